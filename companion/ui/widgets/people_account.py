# SPDX-License-Identifier: Apache-2.0
"""The card of an account: what sort it is, and whose the person says it is."""

from PySide6.QtCore import Signal

from companion.domain.people import AccountSeen
from companion.ui.kit.desk import Desk
from companion.ui.kit.override import override
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.columns import WrapRow
from companion.ui.widgets.fold import Fold
from companion.ui.widgets.labels import Heading, Words
from companion.ui.widgets.name_target import account_part, person_part
from companion.ui.widgets.people_card import NameCard
from companion.ui.widgets.people_picker import PersonPicker
from companion.ui.widgets.people_reading import Names
from companion.ui.widgets.people_words import sort_words


class AccountCard(NameCard):
    """Asks for what is to be done; the page does it."""

    chosen = Signal(str)
    """The person whose account it is."""
    owner_wanted = Signal(object)
    """The id of a person; None where nobody knows."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        look = desk.look
        self._owner_id = 0
        self.owner = Words("")
        self.see_owner = ActionButton(
            look, self.tr("See this person"), "arrow-right", on_click=self._on_see_owner
        )
        self.nobody = ActionButton(
            look,
            self.tr("I do not know whose it is"),
            "x",
            "quiet",
            lambda: self.owner_wanted.emit(None),
        )
        ways = WrapRow(look.px(8))
        ways.add(self.see_owner)
        ways.add(self.nobody)
        self.picker = PersonPicker(
            look,
            self.tr("Who uses this account?"),
            self.tr("Choose a name from your entries. You can change it at any time."),
        )
        self.picker.picked.connect(self.owner_wanted)
        self.fold = Fold(look, "", self.picker)
        self.fold.opened.connect(self.picker.field.setFocus)
        for widget in (Heading(self.tr("Whose account it is"), 3), self.owner, ways, self.fold):
            self.column.addWidget(widget)

    def show_account(self, seen: AccountSeen, names: Names, *, is_other: bool) -> None:
        """Show an account as the entries have it now."""
        account = seen.account
        self.show_name(
            account_part(account.id), account.name.text, sort_words(account.name.kind), seen.first
        )
        owner = names.owners.get(account.id)
        self._owner_id = owner.person.id if owner else 0
        self.owner.setText(
            self.tr("You said that it belongs to {person}.").format(person=owner.person.label)
            if owner
            else self.tr("You have not said whose it is.")
        )
        self.fold.button.setText(
            self.tr("Choose another person") if owner else self.tr("Say whose account it is")
        )
        for button in (self.see_owner, self.nobody):
            button.setVisible(owner is not None)
        self.fold.setVisible(bool(names.people))
        if is_other:
            self.fold.set_open(is_open=False)
        self.picker.show_people(names, self._owner_id, is_other=is_other)

    @override
    def forget(self) -> None:
        super().forget()
        self._owner_id = 0
        self.owner.clear()
        self.picker.forget()

    def close_picker(self) -> None:
        """Fold the choice away, with the focus on what opens it."""
        self.fold.set_open(is_open=False)
        self.picker.field.clear()
        self.fold.button.setFocus()

    def _on_see_owner(self) -> None:
        self.chosen.emit(person_part(self._owner_id))
