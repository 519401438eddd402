# SPDX-License-Identifier: Apache-2.0
"""The row below a review that never scrolls away: back, on, stop here, and what is kept."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.ui.kit import formatting
from companion.ui.kit.look import Look
from companion.ui.kit.override import override
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.columns import WrapRow
from companion.ui.widgets.labels import Words

BESIDE_EM = 4
"""Room for the gaps and edges beside the buttons."""


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
        self._stop_words = self.tr("Stop here, keep what I ticked"), self.tr("Stop here")
        self.stop = ActionButton(look, self._stop_words[0], "", "quiet", self.stop_wanted.emit)
        self.stop.setAccessibleName(self._stop_words[0])
        self.kept = Words("", "small")
        self.kept.setWordWrap(False)
        self.kept.setMinimumHeight(look.px(34))
        self.kept.hide()
        self._on_words = (self.tr("Next"), *said_at_end())
        row = WrapRow(look.px(8))
        for widget in (self.back, self.next, self.stop, self.kept):
            row.add(widget)
        column.addWidget(row)

    def show_next(self, words: str) -> None:
        """Name what the main button does now. It is as wide for each of its words.

        Otherwise the row would break differently, and another button stand under the pointer.
        """
        self.next.setMinimumWidth(0)
        widths = []
        for one in (*self._on_words, words):
            self.next.setText(one)
            widths.append(self.next.sizeHint().width())
        self.next.setMinimumWidth(max(widths))
        self.kept.clear()
        self._fit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Say less on the last button where all of it would take a second line."""
        whole, short = self._stop_words
        self.stop.setText(whole)
        if self._needed() > self.width():
            self.stop.setText(short)

    def _needed(self) -> int:
        buttons = (self.back, self.next, self.stop)
        room = sum(one.sizeHint().expandedTo(one.minimumSize()).width() for one in buttons)
        return room + BESIDE_EM * self._look.em

    def show_kept(self, moment: datetime) -> None:
        """Say when the last change was kept."""
        when = formatting.clock(formatting.local(moment).time())
        self.kept.setText(self.tr("Kept, {time}").format(time=when))
        # Where it would begin a line of its own, the buttons would jump up.
        self.kept.setVisible(self.width() >= self._needed() + self.kept.sizeHint().width())


def said_at_end() -> tuple[str, str]:
    """Return what the main button says on the last page, and on the page after it."""
    return (
        QCoreApplication.translate("NoticePage", "Check your answers"),
        QCoreApplication.translate("NoticePage", "Show the next step"),
    )
