# SPDX-License-Identifier: Apache-2.0
"""Short lists of sentences: numbered steps, points, and words to borrow."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from companion.ui.kit.look import Look
from companion.ui.kit.override import override
from companion.ui.widgets.icon_view import IconView
from companion.ui.widgets.labels import Words

LINE_EM = 1.4
WIDE = 1_000
"""The stretch of the words, so that what they do not need is left at the end of the line."""


class SentenceList(QWidget):
    """Sentences below each other; the marks are for the eye only."""

    def __init__(self, look: Look, sentences: Iterable[str], mark: str = "point") -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(4))
        for number, sentence in enumerate(sentences, 1):
            row = QHBoxLayout()
            row.setSpacing(look.px(8))
            words = Words(sentence)
            if mark == "number":
                words.setAccessibleName(f"{number}. {sentence}")
            row.addWidget(_mark(look, mark, number), 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(words, WIDE)
            row.addStretch(1)
            column.addLayout(row)


class Mark(QWidget):
    """A painted bullet or number, for the eye only."""

    def __init__(self, look: Look, text: str) -> None:
        super().__init__()
        self._look = look
        self._text = text
        self.setFixedSize(look.px(16), round(look.em * LINE_EM))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self._look.theme.colour("text"))
        font = painter.font()
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignLeading, self._text)
        painter.end()


def _mark(look: Look, mark: str, number: int) -> QWidget:
    if mark in ("point", "number"):
        return Mark(look, f"{number}." if mark == "number" else "•")
    icon, _, role = mark.partition(":")
    return IconView(look, icon, role or "muted", 18)
