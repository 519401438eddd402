# SPDX-License-Identifier: Apache-2.0
"""People and accounts: everybody that entries about a child name, and one name at a time."""

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.checklist import Child
from companion.domain.errors import CompanionError
from companion.domain.people import Merge
from companion.domain.who_names import UnkeptName
from companion.services.changes import Change
from companion.services.private_room import PrivateRoom
from companion.ui.kit.desk import Desk
from companion.ui.kit.override import override
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.child_choice import ChildChoice
from companion.ui.widgets.child_head import ChildHead
from companion.ui.widgets.columns import WrapRow
from companion.ui.widgets.name_target import NOTES, PAGE, NameTarget, find_name, is_name
from companion.ui.widgets.notice_line import NoticeLine
from companion.ui.widgets.people_account import AccountCard
from companion.ui.widgets.people_overview import NameOverview
from companion.ui.widgets.people_person import PersonCard
from companion.ui.widgets.people_reading import Names, read_names
from companion.ui.widgets.scroll_page import ScrollPage

T = TypeVar("T")


class PeoplePage(ScrollPage):
    """Part of the journal. Nothing here changes an entry."""

    def __init__(self, desk: Desk, room: PrivateRoom) -> None:
        super().__init__(desk.look, "")
        self._desk, self._people, self._journal = desk, room.people, room.journal
        self._child: Child | None = None
        self._names = Names()
        self._part = ""
        """The name whose card is open; empty while the lists are."""
        self._asked = ""
        self._goal: NameTarget | None = None
        """A name that was asked for, until what its child has was read."""
        self._is_stale = False
        self._wants_focus = False
        self.heading.setText(self.tr("People and accounts"))
        self.setWindowTitle(self.heading.text())
        self.choice = ChildChoice(desk, room)
        self.notice = NoticeLine(desk.look, "info", "info")
        self.overview = NameOverview(desk.look)
        self.person, self.account = PersonCard(desk), AccountCard(desk)
        self._build(desk)
        self._connect()

    @override
    def open_target(self, target: str) -> None:
        """Show the name of "person=3" or "account=3", also one of another child; else the lists."""
        self._asked, self._goal = "", None
        if not is_name(target):
            self._show_lists()
            return
        self._asked = target
        people = self._people
        self._desk.tasks.on_vault(
            self,
            lambda: find_name(people, target),
            partial(self._on_name_found, target),
            self._on_name_missing,
        )

    @override
    def refresh(self) -> None:
        """Read again what changed while another page was open."""
        if self._is_stale:
            self._read()

    @override
    def focus_first(self) -> None:
        super().focus_first()
        self._wants_focus = True
        if self._child is None:
            self.choice.focus_first()
        elif self._names.child_id and not self._asked:
            self._settle_focus()

    def focus_search(self) -> None:
        """Go to the search field."""
        if self._part:
            self._show_lists()
        self.overview.focus_first()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _build(self, desk: Desk) -> None:
        look = desk.look
        self.column.removeWidget(self.heading)
        self._head = ChildHead(look, self.heading, self.choice)
        self.column.insertWidget(0, self._head)
        self.column.addWidget(self.notice)
        self.column.addWidget(self.overview)
        self._one = QWidget()
        column = QVBoxLayout(self._one)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(10))
        self.back = ActionButton(
            look, self.tr("Back to all names"), "arrow-left", "quiet", self._on_back
        )
        column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeading)
        for card in (self.person, self.account):
            column.addWidget(card)
        self.column.addWidget(self._one)
        row = WrapRow(look.px(8))
        leave = partial(self.go.emit, NOTES)
        row.add(ActionButton(look, self.tr("Go to the journal"), "arrow-left", "quiet", leave))
        self.column.addWidget(row)
        self.column.addStretch(1)
        self._show_part()
        self.overview.hide()

    def _connect(self) -> None:
        self.choice.chosen.connect(self._on_child_chosen)
        self.choice.failed.connect(self.say_error)
        self.overview.chosen.connect(self._open)
        self.overview.entry_wanted.connect(partial(self.go.emit, f"{NOTES}#new"))
        self.overview.unkept.keep_wanted.connect(self._on_keep_wanted)
        self.overview.unkept.settled.connect(self.overview.focus_first)
        for card in (self.person, self.account):
            card.go.connect(self.go)
            card.chosen.connect(self._open)
        self.person.merge_wanted.connect(self._on_merge_wanted)
        self.person.split_wanted.connect(self._on_split_wanted)
        self.account.owner_wanted.connect(self._on_owner_wanted)
        self._desk.signals.changed.connect(self._on_changed)

    def _fit(self) -> None:
        self._head.fit(self.width(), has_child=self._child is not None)

    def _on_child_chosen(self, child: Child | None) -> None:
        is_same = child is not None and self._child is not None and child.id == self._child.id
        self._child = child
        self._fit()
        if is_same:
            return
        # At once: nothing of one child stands while another is chosen.
        if self._part:
            self._show_lists()
        self._names = Names()
        self.notice.hide()
        self.overview.forget()
        for card in (self.person, self.account):
            card.forget()
        self._show_part()
        self.overview.setVisible(child is not None)
        if child is not None:
            self._read()
        elif self._wants_focus:
            self.choice.focus_first()

    def _read(self) -> None:
        self._is_stale = False
        if self._child is not None:
            people, child_id = self._people, self._child.id
            self._desk.tasks.on_vault(
                self,
                lambda: read_names(people, child_id),
                self._on_read,
                self._on_not_read,
                replaces="people-names",
            )

    def _on_read(self, names: Names) -> None:
        if self._child is None or names.child_id != self._child.id:
            return
        self._names = names
        self.overview.show_names(names, self._child.label)
        if self._part:
            self._draw_card(is_other=False)
        self._settle_goal()
        if self._wants_focus and not self._asked:
            self._settle_focus()

    def _on_not_read(self, error: CompanionError) -> None:
        self._is_stale = True
        self.say_error(error)

    def _on_name_found(self, asked: str, name: NameTarget) -> None:
        if asked != self._asked:
            # Something else was asked for in the meantime.
            return
        self._goal = name
        if self._child is not None and self._child.id == name.child_id:
            self._settle_goal()
        else:
            self._desk.chosen_child.choose(name.child_id)

    def _on_name_missing(self, error: CompanionError) -> None:
        self._asked = ""
        if "missing" in error.parameters:
            self._say_nobody()
        else:
            self.say_error(error)
        if self._wants_focus and self._names.child_id:
            self._settle_focus()

    def _settle_goal(self) -> None:
        if self._goal is not None and self._goal.child_id == self._names.child_id:
            part = self._goal.part
            self._asked, self._goal = "", None
            self._open(part)

    def _settle_focus(self) -> None:
        self._wants_focus = False
        if self._part:
            self._card.notes.setFocus()
        else:
            self.overview.focus_first()
        self.scroll_area.verticalScrollBar().setValue(0)

    @property
    def _card(self) -> PersonCard | AccountCard:
        return self.person if self._part.startswith("person") else self.account

    def _open(self, part: str) -> None:
        """Show the card of a name."""
        self.notice.hide()
        self._part = part
        if not self._draw_card(is_other=True):
            self._say_nobody()
            return
        self.moved.emit(f"{PAGE}#{part}")
        self._settle_focus()

    def _say_nobody(self) -> None:
        self.say(
            self.tr("No entry has this name now."),
            self.tr("Earlier wordings of an entry may still have it."),
        )

    def _draw_card(self, *, is_other: bool) -> bool:
        """Draw the card that is open, or the lists where no entry has that name any more."""
        number = int(self._part.partition("=")[2])
        person, account = self._names.people.get(number), self._names.accounts.get(number)
        if self._card is self.person and person is not None:
            self.person.show_person(person, self._names, is_other=is_other)
        elif self._card is self.account and account is not None:
            self.account.show_account(account, self._names, is_other=is_other)
        else:
            self._show_lists()
            return False
        self._show_part()
        return True

    def _show_lists(self) -> None:
        self._part = ""
        self._show_part()
        self.moved.emit(PAGE)

    def _show_part(self) -> None:
        self._one.setVisible(bool(self._part))
        self.person.setVisible(bool(self._part) and self._card is self.person)
        self.account.setVisible(bool(self._part) and self._card is self.account)
        self.overview.setVisible(not self._part and self._child is not None)

    def _on_back(self) -> None:
        part = self._part
        self._show_lists()
        self.overview.enter(part)

    def _on_merge_wanted(self, other_id: int) -> None:
        kept_id = int(self._part.partition("=")[2])
        self._change(lambda: self._people.merge(kept_id, other_id), self._on_merged)

    def _on_merged(self, merge: Merge) -> None:
        self.person.close_picker()
        words = self.tr(
            "“{merged}” and “{kept}” stand here as one person now. Your entries are not changed."
        )
        self.notice.say(
            words.format(merged=merge.merged.label, kept=merge.kept.label),
            self.tr("Take apart again"),
            partial(self._on_split_wanted, merge),
        )
        self.scroll_area.verticalScrollBar().setValue(0)

    def _on_split_wanted(self, merge: Merge) -> None:
        self._change(lambda: self._people.split(merge.id), self._on_split)

    def _on_split(self, merge: Merge) -> None:
        words = self.tr("“{merged}” and “{kept}” stand apart again.")
        self.notice.say(words.format(merged=merge.merged.label, kept=merge.kept.label))
        self._card.notes.setFocus()

    def _on_keep_wanted(self, unkept: UnkeptName) -> None:
        reason = self.tr("Name kept from the box “Who was in it”.")
        keep = partial(self._journal.keep_name, unkept.entry_ids, unkept.name, reason)
        self._desk.tasks.on_vault(self, keep, lambda _count: None, self._on_not_kept)

    def _on_not_kept(self, error: CompanionError) -> None:
        self.overview.unkept.let_try_again()
        self.say_error(error)

    def _on_owner_wanted(self, person_id: int | None) -> None:
        account_id = int(self._part.partition("=")[2])
        self._change(
            lambda: self._people.give_account(account_id, person_id),
            lambda _nothing: self.account.close_picker(),
        )

    def _change(self, work: Callable[[], T], done: Callable[[T], None]) -> None:
        self._desk.tasks.on_vault(self, work, done, self.say_error)

    def _on_changed(self, change: Change) -> None:
        if change is Change.JOURNAL:
            self._is_stale = True
            if self.isVisible():
                self._read()
