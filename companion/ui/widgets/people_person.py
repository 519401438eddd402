# SPDX-License-Identifier: Apache-2.0
"""The card of a person: their accounts, other names for the same person, and taking apart."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.people import Merge, PersonSeen, merges_about
from companion.ui.kit.desk import Desk
from companion.ui.kit.override import override
from companion.ui.models.passage_list_model import Passage
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.fold import Fold
from companion.ui.widgets.labels import Heading, Words
from companion.ui.widgets.name_target import account_part, person_part
from companion.ui.widgets.people_card import NameCard
from companion.ui.widgets.people_list import NameList
from companion.ui.widgets.people_picker import PersonPicker
from companion.ui.widgets.people_reading import Names
from companion.ui.widgets.people_words import account_row, merge_words
from companion.ui.widgets.scroll_page import clear_layout


class PersonCard(NameCard):
    """Asks for what is to be done; the page does it."""

    chosen = Signal(str)
    """An account of this person."""
    merge_wanted = Signal(object)
    """The id of the other person."""
    split_wanted = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        look = desk.look
        self.accounts = NameList(look, self.tr("Accounts of this person"), 3)
        self.accounts.chosen.connect(self.chosen)
        self.no_account = Words(
            self.tr("No account yet. Choose one in the list of accounts, and say whose it is."),
            "muted",
        )
        self.picker = PersonPicker(
            look,
            self.tr("Which name is the same person?"),
            self.tr(
                "Choose the other name. Both stand here as one person from then on. Your entries "
                "are not changed, and you can take them apart again."
            ),
        )
        self.picker.picked.connect(self.merge_wanted)
        self.fold = Fold(look, self.tr("Another name for the same person"), self.picker)
        self.fold.opened.connect(self.picker.field.setFocus)
        self._history = QWidget()
        self._merges = QVBoxLayout(self._history)
        self._merges.setContentsMargins(0, 0, 0, 0)
        self._merges.setSpacing(look.px(6))
        for widget in (self.accounts, self.no_account, self.fold, self._history):
            self.column.addWidget(widget)

    def show_person(self, seen: PersonSeen, names: Names, *, is_other: bool) -> None:
        """Show a person as the entries have them now."""
        person_id = seen.person.id
        others = [label for label in seen.labels if label != seen.person.label]
        sort = self.tr("Also written as “{labels}”").format(labels="”, “".join(others))
        self.show_name(
            person_part(person_id), seen.person.label, sort if others else "", seen.first
        )
        accounts = [names.accounts[one.id] for one in seen.accounts if one.id in names.accounts]

        def passage(place: int) -> Passage:
            one = accounts[place]
            return Passage(account_part(one.account.id), *account_row(one, ""))

        self.accounts.show_names(len(accounts), passage, is_other=is_other)
        self.no_account.setVisible(not accounts and bool(names.accounts))
        has_others = len(names.people) > 1
        if not has_others and self.fold.isAncestorOf(self.focusWidget() or self):
            self.notes.setFocus()
        self.fold.setVisible(has_others)
        if is_other:
            self.fold.set_open(is_open=False)
        self.picker.show_people(names, person_id, is_other=is_other)
        self._show_history(merges_about(person_id, names.merges))

    @override
    def forget(self) -> None:
        super().forget()
        self.accounts.show_names(0)
        self.picker.forget()
        self._show_history(())

    def close_picker(self) -> None:
        """Fold the choice away, with the focus on what opens it."""
        self.fold.set_open(is_open=False)
        self.picker.field.clear()
        (self.notes if self.fold.isHidden() else self.fold.button).setFocus()

    def _show_history(self, merges: tuple[Merge, ...]) -> None:
        had_focus = self._history.isAncestorOf(self.focusWidget() or self)
        clear_layout(self._merges)
        self._history.setVisible(bool(merges))
        if merges:
            self._merges.addWidget(Heading(self.tr("Names you put together"), 3))
        for merge in merges:
            self._merges.addWidget(Words(merge_words(merge)))
            if merge.undone_at is None:
                self._merges.addWidget(self._split(merge), 0, Qt.AlignmentFlag.AlignLeading)
        if had_focus:
            self.notes.setFocus()

    def _split(self, merge: Merge) -> ActionButton:
        ask = partial(self.split_wanted.emit, merge)
        button = ActionButton(self._desk.look, self.tr("Take apart again"), "undo-2", "quiet", ask)
        name = self.tr("Take “{merged}” and “{kept}” apart again")
        button.setAccessibleName(name.format(merged=merge.merged.label, kept=merge.kept.label))
        return button
