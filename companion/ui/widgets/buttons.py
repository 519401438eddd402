# SPDX-License-Identifier: Apache-2.0
"""Buttons with an icon that follows the theme."""

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from companion.ui.kit.look import Look
from companion.ui.kit.override import override
from companion.ui.widgets.action_button import ICON, ActionButton, EnterButton
from companion.ui.widgets.icon_view import IconView
from companion.ui.widgets.labels import Words

__all__ = ["ActionButton", "CompactTile", "EnterButton", "TileButton", "row_of"]

WIDE = 1_000
WIDEST = 16_777_215


class TileButton(EnterButton):
    """A large choice: title, perhaps icon, number and a line of text; clickable as a whole."""

    margins = (16, 14)
    icon_size = 26
    looks = ("h2", "h3", "muted")

    def __init__(
        self, look: Look, title: str, text: str = "", icon: str = "", *, number: str = ""
    ) -> None:
        super().__init__()
        side, above = (look.px(margin) for margin in self.margins)
        self._box = QHBoxLayout(self)
        self._box.setContentsMargins(side, above, side, above)
        self._box.setSpacing(side)
        self.setProperty("look", "tile")
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(f"{title}, {number}" if number else title)
        self.setAccessibleDescription(text)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        if icon:
            shown = IconView(look, icon, "primary", self.icon_size)
            self._box.addWidget(shown, 0, Qt.AlignmentFlag.AlignTop)
        self.words = _words(zip((title, number, text), self.looks, strict=True))
        self._box.addLayout(self.words, WIDE)
        # Words no wider than a line stand at the start, not in the middle.
        self._box.addStretch(1)

    @override
    def sizeHint(self) -> QSize:
        return self._box.sizeHint()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._box.minimumSize().width(), self._box.minimumSize().height())

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return self._box.totalHeightForWidth(width)


class CompactTile(TileButton):
    """A small choice, for several beside each other."""

    margins = (10, 8)
    icon_size = ICON
    looks = ("h3", "body", "small")


def _words(lines: Iterable[tuple[str, str]]) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(2)
    for words, look in lines:
        if words:
            label = Words(words, look)
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            label.setMaximumWidth(WIDEST)
            column.addWidget(label)
    column.addStretch(1)
    return column


def row_of(*widgets: QWidget, spacing: int = 8) -> QHBoxLayout:
    """Return a row of widgets that starts at the start and leaves the rest empty."""
    row = QHBoxLayout()
    row.setSpacing(spacing)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return row
