# SPDX-License-Identifier: Apache-2.0
"""Chooses one of the people that entries about a child name, as a person types."""

from functools import partial

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.ui.kit.access import announce, set_role
from companion.ui.kit.look import Look
from companion.ui.models.passage_list_model import Passage
from companion.ui.widgets.field import LabelledField
from companion.ui.widgets.labels import Words
from companion.ui.widgets.page_around import show_row
from companion.ui.widgets.passage_list import PassageList
from companion.ui.widgets.people_reading import Names
from companion.ui.widgets.people_words import person_row
from companion.ui.widgets.search_field import SearchField

SHOWN = 12
FIELD_EM = 30


class PersonPicker(QWidget):
    """A field, and below it the people who fit. A click or Enter on one picks them."""

    picked = Signal(object)
    """The id of a person."""

    def __init__(self, look: Look, label: str, help_text: str) -> None:
        super().__init__()
        self._names = Names()
        self._without = 0
        self.field = SearchField()
        self.field.setMaximumWidth(look.em * FIELD_EM)
        self.field.textChanged.connect(self._on_text_changed)
        self.field.down_pressed.connect(self._on_down_pressed)
        self.said = Words("", "muted")
        set_role(self.said, QAccessible.Role.Notification)
        self.rows = PassageList(look, self.tr("Names to choose from"))
        self.rows.chosen.connect(lambda target: self.picked.emit(int(target)))
        self.rows.left_upwards.connect(self.field.setFocus)
        self.rows.row_shown.connect(partial(show_row, self.rows))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(6))
        column.addWidget(LabelledField(look, label, self.field, help_text))
        column.addWidget(self.said)
        column.addWidget(self.rows)

    def show_people(self, names: Names, without: int, *, is_other: bool) -> None:
        """Offer these people but for one; what is typed stays while it is for the same name."""
        self._names, self._without = names, without
        if is_other:
            with QSignalBlocker(self.field):
                self.field.clear()
        self._draw()

    def forget(self) -> None:
        """Offer nobody."""
        self.show_people(Names(), 0, is_other=True)

    def _draw(self) -> None:
        found = self._names.people_with(self.field.text())
        fitting = [one for one in found if one.person.id != self._without]
        self.rows.show_passages(
            [Passage(str(one.person.id), *person_row(one)) for one in fitting[:SHOWN]]
        )
        self.rows.setVisible(bool(fitting))
        words = ""
        if not fitting:
            words = self.tr("No name fits. Names come from your entries.")
        elif len(fitting) > SHOWN:
            words = self.tr("There are more names. Type a part of the name to find it.")
        self.said.setText(words)
        self.said.setVisible(bool(words))

    def _on_text_changed(self) -> None:
        before = self.said.text()
        self._draw()
        if self.said.text() != before:
            announce(self, self.said.text())

    def _on_down_pressed(self) -> None:
        if self.rows.count:
            self.rows.enter_at(0)
