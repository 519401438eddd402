# SPDX-License-Identifier: Apache-2.0
"""Words of buttons and choices that go on in the next line where one line is too narrow."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QPaintEvent, QResizeEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QGroupBox,
    QRadioButton,
    QSizePolicy,
)

from companion.ui.kit.override import override

LEAST_CHARACTERS = 8
"""A longer word is broken rather than making its page wider than the window."""


def in_lines(text: str, font: QFont, width: int) -> str:
    """Return a text broken to this width: between words, and inside a word only if it must."""
    return "\n".join(_lines(part, font, width) for part in text.split("\n"))


def _lines(text: str, font: QFont, width: int) -> str:
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    found: list[str] = []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(1, width))
        found.append(text[line.textStart() : line.textStart() + line.textLength()].rstrip())
    layout.endLayout()
    return "\n".join(found)


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
        return in_lines(words, self._button.font(), width - self._beside(one_line))

    def _beside(self, one_line: QSize) -> int:
        return one_line.width() - self._words_width(self._button.text())

    def _words_width(self, words: str) -> int:
        metrics = self._button.fontMetrics()
        return metrics.size(Qt.TextFlag.TextShowMnemonic.value, words).width()


class WrappingRadio(QRadioButton):
    """A choice among others, in several lines where there is little room."""

    def __init__(self, text: str = "") -> None:
        super().__init__(text)
        self._lines = ButtonLines(self)

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
        QStylePainter(self).drawControl(QStyle.ControlElement.CE_RadioButton, option)


class WrappingCheck(QCheckBox):
    """Something to tick, in several lines where there is little room."""

    def __init__(self, text: str = "") -> None:
        super().__init__(text)
        self._lines = ButtonLines(self)

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
        QStylePainter(self).drawControl(QStyle.ControlElement.CE_CheckBox, option)


class WrappingGroup(QGroupBox):
    """A group whose title a screen reader reads; Qt would make it as wide as that in one line."""

    @override
    def minimumSizeHint(self) -> QSize:
        layout = self.layout()
        return layout.minimumSize() if layout is not None else QSize()
