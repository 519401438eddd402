# SPDX-License-Identifier: Apache-2.0
"""Words of buttons and choices that go on in the next line where one line is too narrow."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QFont, QTextLayout, QTextOption
from PySide6.QtWidgets import QCheckBox, QGroupBox, QRadioButton

from companion.ui.kit.override import override
from companion.ui.widgets.button_lines import ButtonLines, WrapsWords


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


class WrappingRadio(WrapsWords, QRadioButton):
    """A choice among others, in several lines where there is little room."""

    control = "CE_RadioButton"

    def __init__(self, text: str = "") -> None:
        super().__init__(text)
        self._lines = ButtonLines(self)


class WrappingCheck(WrapsWords, QCheckBox):
    """Something to tick, in several lines where there is little room."""

    control = "CE_CheckBox"

    def __init__(self, text: str = "") -> None:
        super().__init__(text)
        self._lines = ButtonLines(self)


class WrappingGroup(QGroupBox):
    """A group whose title a screen reader reads; Qt would make it as wide as that in one line."""

    @override
    def minimumSizeHint(self) -> QSize:
        layout = self.layout()
        return layout.minimumSize() if layout is not None else QSize()
