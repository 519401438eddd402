# SPDX-License-Identifier: Apache-2.0
"""What a file changes, door by door: what stands there now beside what the file says."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.channel import Touch
from companion.domain.fact_file import DoorChange, FieldChange
from companion.ui.kit.look import Look
from companion.ui.widgets.card import Card
from companion.ui.widgets.columns import Columns
from companion.ui.widgets.door_way import breakable
from companion.ui.widgets.fact_words import field_name, value_words
from companion.ui.widgets.labels import Heading, Words

SIDE_EM = 15
NUMBERS = ("phone", "dial", "text", "mail", "address")
"""Shown large: a wrong sign in one of these matters most."""


class FactChanges(QWidget):
    """One card for each door that the file touches."""

    def __init__(self, look: Look, changes: Iterable[DoorChange]) -> None:
        super().__init__()
        self._look = look
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(12))
        for one in changes:
            column.addWidget(self._build_door(one))

    def _build_door(self, change: DoorChange) -> QWidget:
        box = Card(self._look)
        box.column.addWidget(Heading(self._title(change)))
        if change.touch is Touch.LEFT_OUT:
            stays = self.tr(
                "It stays in the list with a mark that it may be closed. A file takes no door away."
            )
            box.column.addWidget(Words(stays))
            return box
        if change.touch is Touch.NEW:
            box.column.addWidget(Words(self.tr("This version does not have this door.")))
            for one in change.fields:
                if one.name != "name":
                    title = field_name(one.name)
                    box.column.addWidget(self._build_side(title, one.name, one.after))
            return box
        for one in change.fields:
            box.column.addWidget(Heading(field_name(one.name), 3))
            box.column.addWidget(self._build_field(one))
        return box

    def _title(self, change: DoorChange) -> str:
        words = {
            Touch.CHANGED: self.tr("Changed: {door}"),
            Touch.NEW: self.tr("New: {door}"),
            Touch.LEFT_OUT: self.tr("Left out: {door}"),
        }
        return words[change.touch].format(door=change.door.name)

    def _build_field(self, field: FieldChange) -> QWidget:
        sides = Columns(SIDE_EM * self._look.em, most=2, spacing=self._look.px(12))
        sides.add(self._build_side(self.tr("Now"), field.name, field.before))
        sides.add(self._build_side(self.tr("In the file"), field.name, field.after))
        return sides

    def _build_side(self, title: str, name: str, value: str) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._look.px(2))
        column.addWidget(Words(title, "small"))
        shown = value_words(name, value)
        words = Words(breakable(shown), "h3" if name in NUMBERS else "body")
        spoken = QCoreApplication.translate("FactChanges", "{title}: {value}")
        words.setAccessibleName(spoken.format(title=title, value=shown))
        column.addWidget(words)
        column.addStretch(1)
        return side
