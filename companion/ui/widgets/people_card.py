# SPDX-License-Identifier: Apache-2.0
"""What stands on the card of every name: the name, where it was first, ways on, a copy."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible

from companion.domain.people import FirstSeen
from companion.ui.kit.access import announce, set_role
from companion.ui.kit.desk import Desk
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.card import Card
from companion.ui.widgets.columns import WrapRow
from companion.ui.widgets.labels import Heading, Words
from companion.ui.widgets.name_target import NOTES
from companion.ui.widgets.people_words import first_lines


class NameCard(Card):
    """One name. Its widgets stay while what they say changes, so that the focus does too."""

    go = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.look)
        self._desk = desk
        self._part, self._name = "", ""
        self._first: FirstSeen | None = None
        look = desk.look
        self.column.setSpacing(look.px(8))
        self.title = Heading("", 2)
        self.sort = Words("", "small")
        self.lines = Words("")
        self.notes = ActionButton(
            look, self.tr("All entries with this name"), "search", "primary", self._on_notes
        )
        self.notes.setAccessibleDescription(self.tr("Opens the journal with these entries only."))
        self.open_first = ActionButton(
            look, self.tr("Open the first entry"), "arrow-right", on_click=self._on_first
        )
        self.copy = ActionButton(look, self.tr("Copy the name"), "copy", "quiet", self._on_copy)
        row = WrapRow(look.px(8))
        for button in (self.notes, self.open_first, self.copy):
            row.add(button)
        self.copied = Words("", "muted")
        set_role(self.copied, QAccessible.Role.Notification)
        for widget in (self.title, self.sort, self.lines, row, self.copied):
            self.column.addWidget(widget)

    def show_name(self, part: str, name: str, sort: str, first: FirstSeen | None) -> None:
        """Show what every name has."""
        if part != self._part:
            self.copied.hide()
        self._part, self._name, self._first = part, name, first
        self.title.setText(name)
        self.sort.setText(sort)
        self.sort.setVisible(bool(sort))
        self.lines.setText("\n".join(first_lines(first)))
        self.open_first.setVisible(first is not None)

    def forget(self) -> None:
        """Drop the words of the name."""
        self.show_name("", "", "", None)
        self.lines.clear()

    def _on_notes(self) -> None:
        self.go.emit(f"{NOTES}#{self._part}")

    def _on_first(self) -> None:
        if self._first is not None:
            self.go.emit(f"{NOTES}#{self._first.entry_id}")

    def _on_copy(self) -> None:
        self._desk.clipboard.copy(self._name)
        self.copied.hide()
        self.copied.setText(self.tr("Copied. It leaves the clipboard after 30 seconds."))
        self.copied.show()
        announce(self, self.copied.text())
