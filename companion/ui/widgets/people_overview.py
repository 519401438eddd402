# SPDX-License-Identifier: Apache-2.0
"""All people and accounts of one child, with a search above them."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.ui.kit.access import announce, set_role
from companion.ui.kit.look import Look
from companion.ui.models.passage_list_model import Passage
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.card import Card
from companion.ui.widgets.field import LabelledField
from companion.ui.widgets.labels import Words
from companion.ui.widgets.name_target import account_part, person_part
from companion.ui.widgets.people_list import NameList
from companion.ui.widgets.people_reading import Names
from companion.ui.widgets.people_unkept import UnkeptNames
from companion.ui.widgets.people_words import account_row, person_row
from companion.ui.widgets.scroll_to import bring_into_view
from companion.ui.widgets.search_field import SearchField

FIELD_EM = 30
MANY = 12
"""With more people than this there is a short way down to the accounts."""


class NameOverview(QWidget):
    """Two lists, which the search narrows down together."""

    chosen = Signal(str)
    """The part of the page that shows a name."""
    entry_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._names = Names()
        self._people, self._accounts = self._names.people_with(""), self._names.accounts_with("")
        self.what = Words("", "muted")
        self.field = SearchField()
        self.field.setMaximumWidth(look.em * FIELD_EM)
        self._search = LabelledField(look, self.tr("&Find a name or an account"), self.field)
        self.said = Words("", "muted")
        set_role(self.said, QAccessible.Role.Notification)
        self.clear = ActionButton(look, self.tr("Clear search"), "x", on_click=self._on_clear)
        self.down = ActionButton(
            look, self.tr("Go to the accounts"), "chevron-down", "quiet", self._on_down
        )
        self.unkept = UnkeptNames(look)
        self.people = NameList(look, self.tr("People"))
        self.accounts = NameList(look, self.tr("Accounts"))
        self.empty = self._build_empty(look)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(10))
        parts = (self.what, self._search, self.said, self.clear, self.down)
        for part in (*parts, self.empty, self.unkept, self.people, self.accounts):
            column.addWidget(part)
        for button in (self.clear, self.down):
            column.setAlignment(button, Qt.AlignmentFlag.AlignLeading)
        self._connect()

    def show_names(self, names: Names, child: str) -> None:
        """Show these; what is looked for stays while they are of the same child."""
        is_other = names.child_id != self._names.child_id
        self._names = names
        words = self.tr(
            "Names in your entries about {child}, as you wrote them. To be listed here says "
            "nothing about what a person did."
        )
        self.what.setText(words.format(child=child))
        if is_other and self.field.text():
            self.field.clear()
        self.unkept.show_names(names.unkept, is_open=names.is_empty)
        self._draw(is_other=is_other)

    def forget(self) -> None:
        """Show nobody."""
        self.show_names(Names(), "")
        self.empty.hide()

    def focus_first(self) -> None:
        """Put the focus where a person begins."""
        (self.write if self._names.is_empty else self.field).setFocus()

    def enter(self, part: str) -> None:
        """Put the focus on the row of a name, where it is shown."""
        first, then = self.people, self.accounts
        if part.startswith(account_part(0)[:-1]):
            first, then = then, first
        if not (first.enter(part) or then.enter()):
            self.focus_first()

    def _connect(self) -> None:
        self.field.textChanged.connect(self._on_text_changed)
        self.field.down_pressed.connect(partial(self.enter, ""))
        self.field.returnPressed.connect(self._on_return_pressed)
        for names in (self.people, self.accounts):
            names.chosen.connect(self.chosen)
        self.people.left_upwards.connect(self.field.setFocus)
        self.people.left_downwards.connect(self.accounts.enter)
        self.accounts.left_upwards.connect(self._on_left_accounts)

    def _build_empty(self, look: Look) -> QWidget:
        card = Card(look)
        for words, kind in (
            (self.tr("People and accounts that you keep with an entry will stand here."), "body"),
            (
                self.tr(
                    "For example: you write that Mia plays with “foxy_22”. Companion asks below "
                    "the box whether it is an account. Keep it, and it stands here with the day "
                    "it was first seen."
                ),
                "muted",
            ),
        ):
            card.column.addWidget(Words(words, kind))
        self.write = ActionButton(
            look, self.tr("Write an entry"), "notebook-pen", "primary", self.entry_wanted.emit
        )
        card.column.addWidget(self.write, 0, Qt.AlignmentFlag.AlignLeading)
        return card

    def _draw(self, *, is_other: bool) -> None:
        names, words = self._names, self.field.text()
        self._people, self._accounts = names.people_with(words), names.accounts_with(words)
        self.people.show_names(len(self._people), self._person, is_other=is_other)
        self.accounts.show_names(len(self._accounts), self._account, is_other=is_other)
        self.empty.setVisible(names.is_empty)
        for widget in (self.what, self._search):
            widget.setVisible(not names.is_empty)
        is_search = bool(words.strip())
        found = len(self._people) + len(self._accounts)
        said = self.tr("Found: {count}").format(count=found) if found else self._nothing()
        self.said.setText(said if is_search else "")
        self.said.setVisible(is_search)
        self.clear.setVisible(is_search and not found)
        self.down.setVisible(len(self._people) > MANY and bool(self._accounts))

    def _nothing(self) -> str:
        return self.tr("Nothing found. Try only the beginning of the name.")

    def _person(self, place: int) -> Passage:
        seen = self._people[place]
        return Passage(person_part(seen.person.id), *person_row(seen))

    def _account(self, place: int) -> Passage:
        seen = self._accounts[place]
        number = seen.account.id
        return Passage(account_part(number), *account_row(seen, self._names.owner(number)))

    def _on_text_changed(self) -> None:
        self._draw(is_other=True)
        if self.said.text():
            announce(self, self.said.text())

    def _on_return_pressed(self) -> None:
        if self.field.text().strip():
            for names in (self.people, self.accounts):
                if names.count:
                    names.rows.open_row(0)
                    return

    def _on_clear(self) -> None:
        self.field.clear()
        self.field.setFocus()

    def _on_down(self) -> None:
        bring_into_view(self.accounts)
        self.accounts.enter()

    def _on_left_accounts(self) -> None:
        if self.people.count:
            self.people.enter_last()
        else:
            self.field.setFocus()
