# SPDX-License-Identifier: Apache-2.0
"""Framed boxes: a card on the page, and the banner that says what happened."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout

from companion.ui.kit.access import announce, set_role
from companion.ui.kit.look import Look
from companion.ui.kit.messages import Message
from companion.ui.kit.override import override
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.icon_view import IconView
from companion.ui.widgets.labels import Heading, Words

WIDE = 1_000
SIDE, SIDE_PART = 16, 20
"""The room at each side, and the part of the width that it takes at most."""
BANNER_ICONS = {"caution": "triangle-alert", "info": "info", "ok": "check", "danger": "siren"}


class Card(QFrame):
    """A surface on the page with a column of widgets; `look` colours it by role."""

    def __init__(self, look: Look, kind: str = "card") -> None:
        super().__init__()
        self._look = look
        self.setProperty("look", kind)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.column = QVBoxLayout(self)
        self._fit_sides(look.px(SIDE))
        self.column.setSpacing(look.px(6))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_sides(min(self._look.px(SIDE), self.width() // SIDE_PART))

    def _fit_sides(self, side: int) -> None:
        self.column.setContentsMargins(side, self._look.px(12), side, self._look.px(14))


class Banner(QFrame):
    """A message in the page: stays until dismissed, and is spoken."""

    dismissed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._icon: IconView | None = None
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(look.px(12), look.px(8), look.px(8), look.px(8))
        self._row.setSpacing(look.px(10))
        self._title = Heading("", 3)
        set_role(self._title, QAccessible.Role.Notification)
        self._text = Words("")
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._text)
        self._row.addLayout(words, WIDE)
        self._row.addStretch(1)
        close = ActionButton(look, "", "x", "quiet", self._on_close_clicked)
        close.setAccessibleName(self.tr("Close this message"))
        close.setToolTip(self.tr("Close this message"))
        self._row.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def say(self, message: Message) -> None:
        """Show a message, and have it spoken."""
        self.hide()
        self.setProperty("look", message.look)
        self.style().unpolish(self)
        self.style().polish(self)
        if self._icon is not None:
            self._row.removeWidget(self._icon)
            self._icon.deleteLater()
        self._icon = IconView(self._look, BANNER_ICONS[message.look], message.look)
        self._row.insertWidget(0, self._icon, 0, Qt.AlignmentFlag.AlignTop)
        self._title.setText(message.title)
        self._text.setText(message.text)
        self._text.setVisible(bool(message.text))
        self.show()
        announce(self, f"{message.title} {message.text}")

    def _on_close_clicked(self) -> None:
        self.hide()
        self.dismissed.emit()
