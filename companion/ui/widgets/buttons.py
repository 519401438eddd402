# SPDX-License-Identifier: Apache-2.0
"""Buttons with an icon that follows the theme."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from companion.ui.kit.look import Look
from companion.ui.kit.override import override
from companion.ui.widgets.icon_view import IconView
from companion.ui.widgets.labels import Words

ICON = 18
ICON_GAP = 6
ICON_ROLES = {"primary": "on-primary", "leave": "bg", "quiet": "link", "danger": "danger"}


class ActionButton(QPushButton):
    """A button that does something: a verb, and mostly an icon."""

    def __init__(
        self,
        look: Look,
        text: str,
        icon: str = "",
        kind: str = "secondary",
        on_click: Callable[[], None] | None = None,
    ) -> None:
        super().__init__(text)
        self._look = look
        self._icon = icon
        self._kind = kind
        self.setProperty("look", kind)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        if on_click is not None:
            self.clicked.connect(lambda _checked=False: on_click())
        look.theme_changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def set_icon_name(self, icon: str) -> None:
        """Show another icon."""
        self._icon = icon
        self._on_theme_changed()

    def _on_theme_changed(self) -> None:
        if self._icon:
            gap = ICON_GAP if self.text() else 0
            self.setIconSize(QSize(self._look.px(ICON + gap), self._look.px(ICON)))
            role = ICON_ROLES.get(self._kind, "text")
            self.setIcon(self._look.icon(self._icon, role, ICON, gap))


class TileButton(QPushButton):
    """A large choice: icon, title, perhaps a number, and a line of text; clickable as a whole."""

    def __init__(
        self,
        look: Look,
        title: str,
        text: str,
        icon: str = "",
        number: str = "",
    ) -> None:
        super().__init__()
        self._box = QHBoxLayout(self)
        self._box.setContentsMargins(look.px(16), look.px(14), look.px(16), look.px(14))
        self._box.setSpacing(look.px(16))
        self.setProperty("look", "tile")
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(f"{title}, {number}" if number else title)
        self.setAccessibleDescription(text)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        if icon:
            self._box.addWidget(IconView(look, icon, "primary", 26), 0, Qt.AlignmentFlag.AlignTop)
        self._box.addLayout(self._build_words(title, number, text), 1)

    def _build_words(self, title: str, number: str, text: str) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(2)
        for words, look in ((title, "h2"), (number, "h3"), (text, "muted")):
            if not words:
                continue
            label = Words(words, look)
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            label.setMaximumWidth(16_777_215)
            column.addWidget(label)
        column.addStretch(1)
        return column

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


def row_of(*widgets: QWidget, spacing: int = 8) -> QHBoxLayout:
    """Return a row of widgets that starts at the start and leaves the rest empty."""
    row = QHBoxLayout()
    row.setSpacing(spacing)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return row
