# SPDX-License-Identifier: Apache-2.0
"""Buttons whose words wrap. Light: the first line of the window is made of them.

Classes of Qt are made when they are first named, so few are named up here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QSizePolicy

from companion.ui.kit.override import override

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent
    from PySide6.QtWidgets import QAbstractButton, QPushButton

    # All three kinds of button have what is asked of one here. While it runs there is one
    # class of Qt only: that which stands behind this one.
    Button = QPushButton
else:
    Button = object

LEAST_CHARACTERS = 8
"""A longer word is broken rather than making its page wider than the window."""
SHOW_MNEMONIC = 0x0800
"""Qt.TextFlag.TextShowMnemonic: to name the namespace `Qt` would hold the first window up."""


class ButtonLines:
    """What a button with wrapping words needs, from what its words need in one line."""

    def __init__(self, button: QAbstractButton) -> None:
        self._button = button
        self._width = 0
        policy = button.sizePolicy()
        policy.setHorizontalPolicy(QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        button.setSizePolicy(policy)

    def take_width(self, width: int) -> None:
        """Remember how wide the button is now."""
        if width != self._width:
            self._width = width
            self._button.updateGeometry()

    def hint(self, one_line: QSize) -> QSize:
        """Return the size of one line, as high as the button needs in its width."""
        if 0 < self._width < one_line.width():
            return QSize(one_line.width(), self.height(one_line, self._width))
        return one_line

    def least(self, one_line: QSize) -> QSize:
        """Return the least size: its longest word, or the beginning of a very long one."""
        metrics = self._button.fontMetrics()
        most = metrics.averageCharWidth() * LEAST_CHARACTERS
        longest = max((self._words_width(word) for word in self._button.text().split()), default=0)
        width = self._beside(one_line) + min(longest, most)
        return QSize(min(width, one_line.width()), one_line.height())

    def height(self, one_line: QSize, width: int) -> int:
        """Return how high the button is in a width."""
        more = self.text(one_line, width).count("\n") - self._button.text().count("\n")
        return one_line.height() + more * self._button.fontMetrics().lineSpacing()

    def text(self, one_line: QSize, width: int) -> str:
        """Return the words, in lines where the width asks for it."""
        words = self._button.text()
        if width >= one_line.width() or not words:
            return words
        from companion.ui.widgets.wrapping import in_lines

        return in_lines(words, self._button.font(), width - self._beside(one_line))

    def _beside(self, one_line: QSize) -> int:
        return one_line.width() - self._words_width(self._button.text())

    def _words_width(self, words: str) -> int:
        metrics = self._button.fontMetrics()
        return metrics.size(SHOW_MNEMONIC, words).width()


class WrapsWords(Button):
    """Stands before a button of Qt, and lets its words go on in the next line."""

    control = "CE_PushButton"
    """What Qt's styles call the drawing of it."""
    _lines: ButtonLines

    @override
    def sizeHint(self) -> QSize:
        return self._lines.hint(super().sizeHint())

    @override
    def minimumSizeHint(self) -> QSize:
        return self._lines.least(super().sizeHint())

    @override
    def heightForWidth(self, width: int) -> int:
        return self._lines.height(super().sizeHint(), width)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lines.take_width(event.size().width())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        words = self._lines.text(super().sizeHint(), self.width())
        if words == self.text():
            super().paintEvent(event)
            return
        from PySide6.QtWidgets import QStyle, QStyleOptionButton, QStylePainter

        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = words
        QStylePainter(self).drawControl(QStyle.ControlElement[self.control], option)
