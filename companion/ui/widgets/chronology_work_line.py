# SPDX-License-Identifier: Apache-2.0
"""Says how far slow work is, and stops it where the person wants no more of it."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible

from companion.ui.kit.access import set_role
from companion.ui.kit.look import Look
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.card import Card
from companion.ui.widgets.columns import WrapRow
from companion.ui.widgets.labels import Words


class WorkLine(Card):
    """Words and a Cancel button; nothing moves, and nothing counts down."""

    cancelled = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look, "info")
        self.words = Words("")
        set_role(self.words, QAccessible.Role.Notification)
        self.cancel = ActionButton(look, self.tr("Cancel"), "x", on_click=self.cancelled.emit)
        row = WrapRow(look.px(12))
        for widget in (self.words, self.cancel):
            row.add(widget)
        self.column.addWidget(row)
        self.hide()

    def say(self, words: str) -> None:
        """Show how far it is."""
        self.words.setText(words)
        self.show()
