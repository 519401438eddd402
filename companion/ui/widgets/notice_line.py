# SPDX-License-Identifier: Apache-2.0
"""A line in the page that says what happened, with what can be done about it."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from companion.ui.kit.access import announce, set_role
from companion.ui.kit.look import Look
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.icon_view import IconView
from companion.ui.widgets.labels import Words


class NoticeLine(QFrame):
    """Stays until closed, or until the page hides it. Has an action or two; spoken when shown."""

    def __init__(self, look: Look, kind: str, icon: str) -> None:
        super().__init__()
        self.setProperty("look", kind)
        self._on_action: Callable[[], None] | None = None
        self._on_other: Callable[[], None] = self.hide
        row = QHBoxLayout(self)
        row.setContentsMargins(look.px(12), look.px(6), look.px(6), look.px(6))
        row.setSpacing(look.px(10))
        top = Qt.AlignmentFlag.AlignTop
        self.words = Words("")
        set_role(self.words, QAccessible.Role.Notification)
        self.action = ActionButton(look, "", "", "quiet", self._on_action_clicked)
        close = ActionButton(look, "", "x", "quiet", self.hide)
        close.setAccessibleName(self.tr("Close this message"))
        close.setToolTip(self.tr("Close this message"))
        column = QVBoxLayout()
        column.setContentsMargins(0, look.px(4), 0, 0)
        column.setSpacing(0)
        column.addWidget(self.words)
        column.addWidget(self.action, 0, Qt.AlignmentFlag.AlignLeading)
        self.other = ActionButton(look, "", "", "quiet", self._on_other_clicked)
        self.other.hide()
        column.addWidget(self.other, 0, Qt.AlignmentFlag.AlignLeading)
        row.addWidget(IconView(look, icon, kind), 0, top)
        row.addLayout(column, 1)
        row.addStretch()
        row.addWidget(close, 0, top)
        self.hide()

    def say(
        self, words: str, action: str = "", on_action: Callable[[], None] | None = None
    ) -> None:
        """Show the words, and have them spoken."""
        self.hide()
        self.words.setText(words)
        self.action.setText(action)
        self.action.setVisible(bool(action))
        self.other.hide()
        self._on_action = on_action
        self.show()
        announce(self, words)

    def offer(self, other: str, on_other: Callable[[], None]) -> None:
        """Offer a second thing to do about what was said."""
        self._on_other = on_other
        self.other.setText(other)
        self.other.show()

    def _on_other_clicked(self) -> None:
        self.hide()
        self._on_other()

    def _on_action_clicked(self) -> None:
        self.hide()
        if self._on_action is not None:
            self._on_action()
