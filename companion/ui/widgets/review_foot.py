# SPDX-License-Identifier: Apache-2.0
"""The row below a review that never scrolls away: back, on, stop here, and what is kept."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.ui.kit import formatting
from companion.ui.kit.look import Look
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.columns import WrapRow
from companion.ui.widgets.labels import Words

ROOMY_EM = 40
"""Below this width the words about keeping would cost a line that the signs need."""


class ReviewFoot(QWidget):
    """Stopping is always in view, and loses nothing."""

    back_wanted = Signal()
    next_wanted = Signal()
    stop_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setObjectName("page")
        column = QVBoxLayout(self)
        self.back = ActionButton(
            look, self.tr("Back"), "arrow-left", on_click=self.back_wanted.emit
        )
        self.next = ActionButton(
            look, self.tr("Next"), "arrow-right", "primary", self.next_wanted.emit
        )
        self.stop = ActionButton(
            look, self.tr("Stop here, keep what I ticked"), "", "quiet", self.stop_wanted.emit
        )
        self.kept = Words("", "small")
        self.kept.setWordWrap(False)
        self.kept.setMinimumHeight(look.px(34))
        self.kept.hide()
        row = WrapRow(look.px(8))
        for widget in (self.back, self.next, self.stop, self.kept):
            row.add(widget)
        column.addWidget(row)

    def show_next(self, words: str) -> None:
        """Name what the main button does now."""
        self.next.setText(words)
        self.kept.hide()

    def show_kept(self, moment: datetime) -> None:
        """Say when the last change was kept."""
        when = formatting.clock(formatting.local(moment).time())
        self.kept.setText(self.tr("Kept, {time}").format(time=when))
        self.kept.setVisible(self.width() >= ROOMY_EM * self._look.em)
