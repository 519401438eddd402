# SPDX-License-Identifier: Apache-2.0
"""A short answer: Enter ends it, and it grows while more words come than fit into a line."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent

from companion.ui.kit.look import Look
from companion.ui.kit.override import override
from companion.ui.widgets.field import WordsEdit

MOST_LINES = 3
ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class ReasonEdit(WordsEdit):
    """Begins as one line. Words that were typed elsewhere with new lines stay as they are."""

    ended = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look, 1)
        self._least = self.minimumHeight() + look.px(4)
        self.setFixedHeight(self._least)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            self.ended.emit()
        else:
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()

    def _grow(self) -> None:
        lines = round(self.document().size().height())
        more = (min(MOST_LINES, max(1, lines)) - 1) * self.fontMetrics().lineSpacing()
        is_cut = lines > MOST_LINES
        policies = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            policies.ScrollBarAsNeeded if is_cut else policies.ScrollBarAlwaysOff
        )
        self.setFixedHeight(self._least + more)
