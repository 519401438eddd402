# SPDX-License-Identifier: Apache-2.0
"""The chosen mark of the timeline: a card, and a few short lines where that has no room."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from companion.domain.timeline import Mark
from companion.ui.kit.look import Look
from companion.ui.kit.override import override
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.card import Card
from companion.ui.widgets.columns import WrapRow
from companion.ui.widgets.labels import Heading, Words
from companion.ui.widgets.timeline_words import Signs, mark_second, mark_title

SECOND_LINES = 2
PART_OF_LINES = 0.9
"""Words wrap before the end of a line: this much of all lines is counted on."""


class ChosenCard(Card):
    """Says what a mark is; its buttons are for the page to connect."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self.title = Heading("", 3)
        self.second = Words("")
        self.open = ActionButton(look, self.tr("Open this"), "arrow-right")
        self.sign = ActionButton(look, self.tr("About this sign"), "book-open", "quiet")
        row = WrapRow(look.px(8))
        for button in (self.open, self.sign):
            row.add(button)
        for widget in (self.title, self.second, row):
            self.column.addWidget(widget)

    def say(self, mark: Mark, signs: Signs) -> None:
        """Say what this mark is, and its day."""
        self.title.setText(mark_title(mark, signs))
        self.second.setText(mark_second(mark, signs))
        self.open.setAccessibleDescription(self.title.text())
        self.sign.setVisible(mark.sign_id in signs)

    def say_nothing(self) -> None:
        """Say that no mark is chosen."""
        self.title.clear()
        self.second.clear()


class ChosenLine(QWidget):
    """Stays as high as it is, whatever it says, so that the picture above it does not jump."""

    def __init__(self) -> None:
        super().__init__()
        self._said = "", ""
        self.title = Words("", "h3")
        self.second = Words("")
        self.second.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        column = QVBoxLayout(self)
        column.setSpacing(0)
        rule = QFrame()
        rule.setProperty("look", "rule")
        column.addWidget(rule)
        column.addWidget(self.title)
        column.addWidget(self.second)

    def say(self, title: str, second: str) -> None:
        """Say what the mark is, and its day; what has no room is cut off at the end."""
        self._said = title, second
        self._fit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        layout = self.layout()
        sides = layout.contentsMargins() if layout else self.contentsMargins()
        inside = self.width() - sides.left() - sides.right()
        title, second = self._said
        _fill(self.title, title, 1, inside)
        _fill(self.second, second, SECOND_LINES, inside)


def _fill(label: Words, words: str, lines: int, inside: int) -> None:
    """Show as much of the words as so many lines hold."""
    metrics, width = label.fontMetrics(), min(inside, label.maximumWidth())
    room = width if lines == 1 else round(width * lines * PART_OF_LINES)
    label.setMinimumHeight(lines * metrics.lineSpacing())
    label.setText(
        metrics.elidedText(" ".join(words.split()), Qt.TextElideMode.ElideRight, max(0, room))
    )
