# SPDX-License-Identifier: Apache-2.0
"""Buttons with an icon that follows the theme."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from companion.ui.kit.look import Look
from companion.ui.kit.override import override
from companion.ui.widgets.icon_view import IconView
from companion.ui.widgets.labels import Words
from companion.ui.widgets.wrapping import ButtonLines

ICON = 18
ICON_GAP = 6
WIDE = 1_000
WIDEST = 16_777_215
ICON_ROLES = {"primary": "on-primary", "leave": "bg", "quiet": "link", "danger": "danger"}


class EnterButton(QPushButton):
    """A button that Enter presses as well as the space bar; Qt does so in dialogs only."""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)


class ActionButton(EnterButton):
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
        self.setCursor(Qt.CursorShape.PointingHandCursor)
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
        if self._drawn != (icon, bool(self.text())):
            self._on_theme_changed()

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
        # Qt's classes are made when they are first named, and this one takes long.
        from PySide6.QtWidgets import QStyle, QStyleOptionButton, QStylePainter

        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = words
        QStylePainter(self).drawControl(QStyle.ControlElement.CE_PushButton, option)

    def _on_theme_changed(self) -> None:
        if self._icon:
            self._drawn = (self._icon, bool(self.text()))
            gap = ICON_GAP if self.text() else 0
            self.setIconSize(QSize(self._look.px(ICON + gap), self._look.px(ICON)))
            role = ICON_ROLES.get(self._kind, "text")
            self.setIcon(self._look.icon(self._icon, role, ICON, gap))


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
