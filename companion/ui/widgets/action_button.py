# SPDX-License-Identifier: Apache-2.0
"""A button with an icon that follows the theme. Light: the window's first line is made of them.

Classes of Qt are made when they are first named, so few are named up here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QPushButton

from companion.ui.kit.override import override
from companion.ui.widgets.button_lines import ButtonLines, WrapsWords

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QEnterEvent, QKeyEvent

    from companion.ui.kit.look import Look

ICON = 18
ICON_GAP = 6
ICON_ROLES = {"primary": "on-primary", "leave": "bg", "quiet": "link", "danger": "danger"}
ENTER = (0x01000004, 0x01000005)
"""Qt.Key.Key_Return and Key_Enter: the namespace `Qt` is dear to name, and not needed yet."""


class EnterButton(QPushButton):
    """A button that Enter presses as well as the space bar; Qt does so in dialogs only."""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)


class ActionButton(WrapsWords, EnterButton):
    """A button that does something: a verb, and mostly an icon. Its words wrap if they must."""

    def __init__(
        self,
        look: Look,
        text: str,
        icon: str = "",
        kind: str = "secondary",
        on_click: Callable[[], None] | None = None,
    ) -> None:
        super().__init__(text)
        self._lines = ButtonLines(self)
        self._look = look
        self._icon = icon
        self._drawn = ("", False)
        self._kind = kind
        self.setProperty("look", kind)
        self.setAutoDefault(False)
        if on_click is not None:
            self.clicked.connect(lambda _checked=False: on_click())
        look.theme_changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    @property
    def icon_name(self) -> str:
        """The icon that is shown."""
        return self._icon

    def set_icon_name(self, icon: str) -> None:
        """Show another icon, with a gap if there are words beside it now."""
        self._icon = icon
        if self._drawn != (icon, bool(self.text())) or self.icon().isNull():
            self._on_theme_changed()

    def set_kind(self, kind: str) -> None:
        """Look like another kind of button."""
        self._kind = kind
        self.setProperty("look", kind)
        self.style().unpolish(self)
        self.style().polish(self)
        self._on_theme_changed()

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        from PySide6.QtCore import Qt

        self.setCursor(Qt.CursorShape.PointingHandCursor)
        super().enterEvent(event)

    def _on_theme_changed(self) -> None:
        if self._icon:
            self._drawn = (self._icon, bool(self.text()))
            gap = ICON_GAP if self.text() else 0
            self.setIconSize(QSize(self._look.px(ICON + gap), self._look.px(ICON)))
            role = ICON_ROLES.get(self._kind, "text")
            self.setIcon(self._look.icon(self._icon, role, ICON, gap))
