# SPDX-License-Identifier: Apache-2.0
"""What a no means for something that happened: not again, or that the earlier tick was wrong."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.ui.kit.look import Look
from companion.ui.widgets.answer_words import correction_words
from companion.ui.widgets.labels import Words
from companion.ui.widgets.wrapping import WrappingCheck


class MistakeBox(QWidget):
    """A quiet choice. Nothing is needed: without it, no means "not again"."""

    changed = Signal()

    def __init__(self, look: Look, *, is_mistake: bool) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, look.px(6), 0, 0)
        column.setSpacing(look.px(4))
        words = self.tr("Without this tick, no means “not again”. What happened still counts.")
        column.addWidget(Words(words, "muted"))
        self.check = WrappingCheck(correction_words())
        self.check.setChecked(is_mistake)
        self.check.clicked.connect(lambda _checked: self.changed.emit())
        column.addWidget(self.check)

    @property
    def is_mistake(self) -> bool:
        """Whether the earlier tick was called a mistake."""
        return self.check.isChecked()

    def clear(self) -> None:
        """Leave it unticked and out of sight, with its answer."""
        self.check.setChecked(False)
        self.hide()
