# SPDX-License-Identifier: Apache-2.0
"""Short lists of sentences: numbered steps, points, and words to borrow."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from companion.ui.kit.look import Look
from companion.ui.widgets.icon_view import IconView
from companion.ui.widgets.labels import Words

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


def _mark(look: Look, mark: str, number: int) -> QWidget:
    if mark in ("point", "number"):
        label = QLabel(f"{number}." if mark == "number" else "•")
        label.setProperty("look", "h3")
        label.setMinimumWidth(look.px(16))
        label.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        return label
    icon, _, role = mark.partition(":")
    return IconView(look, icon, role or "muted", 18)
