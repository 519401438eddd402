# SPDX-License-Identifier: Apache-2.0
"""Step 4 of a chronology: wordings that may be worth another look, one entry at a time."""

from dataclasses import dataclass, field, replace
from functools import partial

from PySide6.QtWidgets import QVBoxLayout

from companion.domain.checklist import Child
from companion.domain.chronology import OPINION_BOX, Choices, LeaveOut
from companion.domain.chronology_form import ChronologyForm, wording_key
from companion.domain.entry_find import Wanted
from companion.domain.errors import CompanionError
from companion.domain.journal import Entry
from companion.domain.wording_check import WordingBook, WordingFinding
from companion.services.journal_service import JournalService
from companion.services.private_room import PrivateRoom
from companion.ui.kit.access import announce
from companion.ui.kit.desk import Desk
from companion.ui.kit.override import override
from companion.ui.widgets.chronology_ids import EntryIds, Ids
from companion.ui.widgets.chronology_step import StepView
from companion.ui.widgets.chronology_suggestion import SuggestionCard
from companion.ui.widgets.labels import Words
from companion.ui.widgets.scroll_page import clear_layout, show_all

AT_ONCE = 100


@dataclass(frozen=True, slots=True)
class Suggested:
    """An entry, and what may be worth another look in it."""

    entry: Entry = field(repr=False)
    findings: tuple[WordingFinding, ...]

    @property
    def key(self) -> str:
        """Name the wording: once it was changed, this is another one."""
        return wording_key(self.entry.id, self.entry.current.id)


class WordingStep(StepView):
    """Suggestions only. Nothing is changed here, and the child's own words are never looked at."""

    def __init__(self, desk: Desk, room: PrivateRoom) -> None:
        super().__init__(desk)
        self._journal = room.journal
        self._form: ChronologyForm | None = None
        self._suggested: list[Suggested] = []
        self._left: list[str] = []
        self._turn = 0
        self.is_looking = False
        self._ids = EntryIds(self, desk.tasks, room.journal, self._on_failed)
        self.card: SuggestionCard | None = None
        self.column.addWidget(
            Words(
                self.tr(
                    "Some wordings are easy to read in another way than you meant. These are "
                    "suggestions. Companion never changes your words, and it never looks at your "
                    "child's own words. You can go on at any time."
                )
            )
        )
        self.state = Words("", "h3")
        self.column.addWidget(self.state)
        self._body = QVBoxLayout()
        self.column.addLayout(self._body)

    @property
    @override
    def title(self) -> str:
        return self.tr("Have a look at the wording")

    @override
    def show_form(self, form: ChronologyForm, child: Child) -> None:
        self._turn += 1
        self._form = form
        self._left = list(form.left_alone)
        self._suggested = []
        self._clear()
        self.is_looking = True
        self.state.setText(self.tr("Looking through the entries …"))
        if form.is_all:
            self._ids.read(child.id, Wanted(), self._on_ids)
        else:
            self._read(self._turn, list(form.entry_ids))

    @override
    def filled(self, form: ChronologyForm) -> ChronologyForm:
        return replace(form, left_alone=tuple(self._left))

    @override
    def leave(self) -> None:
        self._turn += 1
        self._ids.stop()

    @override
    def forget(self) -> None:
        self._form, self._suggested = None, []
        self._clear()

    @override
    def focus_first(self) -> None:
        if self.card is not None:
            self.card.change.setFocus()

    # Reading and looking

    def _on_ids(self, ids: Ids) -> None:
        self._read(self._turn, list(ids))

    def _read(self, turn: int, ids: list[int]) -> None:
        """Read some entries, have them looked through, then go on with the others."""
        form = self._form
        if turn != self._turn or form is None:
            return
        if not ids:
            self.is_looking = False
            self._show()
            return
        journal, now, later = self._journal, ids[:AT_ONCE], ids[AT_ONCE:]

        def on_read(entries: list[Entry]) -> None:
            self._look(turn, form, entries, later)

        self.desk.tasks.on_vault(self, lambda: _entries(journal, now), on_read, self._on_failed)

    def _look(
        self, turn: int, form: ChronologyForm, entries: list[Entry], later: list[int]
    ) -> None:
        book = self.desk.content.wording()
        boxes = _boxes_left_out(form)

        def on_looked(found: list[Suggested]) -> None:
            if turn == self._turn:
                self._suggested += [one for one in found if one.key not in self._left]
                if self.card is None and self._suggested:
                    self._show()
                self._read(turn, later)

        shown = [one for one in entries if form.with_struck_out or not one.is_struck_out]
        work = partial(_suggestions, book, shown, boxes)
        self.desk.tasks.run(self, work, on_looked, self._on_failed)

    def _on_failed(self, error: CompanionError) -> None:
        self.is_looking = False
        self.state.setText(
            self.tr("Not every entry could be looked through. Go back and on again to try.")
        )
        self.failed.emit(error)

    # What is shown

    def _clear(self) -> None:
        self.card = None
        clear_layout(self._body)

    def _show(self) -> None:
        """Show the first entry that is still to be looked at, or that there is none."""
        is_same = (
            self.card is not None and self._suggested and (self.card.key == self._suggested[0].key)
        )
        if not is_same:
            self._clear()
            if self._suggested:
                self._show_card(self._suggested[0])
        self.state.setText(self._state_words())

    def _show_card(self, first: Suggested) -> None:
        self.card = SuggestionCard(self.desk, first.key, first.entry, first.findings)
        self.card.change_wanted.connect(self._on_change_wanted)
        self.card.leave_wanted.connect(self._on_leave_wanted)
        self._body.addWidget(self.card)
        show_all(self._body)

    def _state_words(self) -> str:
        count = len(self._suggested)
        if count == 1:
            return self.tr("One entry to look at")
        if count:
            return self.tr("{count} entries to look at").format(count=count)
        if self.is_looking:
            return self.tr("Looking through the entries …")
        return self.tr(
            "Nothing to suggest now. The check knows only some wordings, so read it once yourself."
        )

    def _on_change_wanted(self) -> None:
        self.go.emit(f"page:journal#{self._suggested[0].entry.id}")

    def _on_leave_wanted(self) -> None:
        self._left.append(self._suggested.pop(0).key)
        self._show()
        announce(self, self.state.text())
        self.changed.emit()
        self.focus_first()


def _entries(journal: JournalService, ids: list[int]) -> list[Entry]:
    return [journal.entry(one) for one in ids]


def _boxes_left_out(choices: Choices) -> frozenset[str]:
    """Return the boxes that the reader does not get: nobody has to look at their wording."""
    is_out = LeaveOut.OPINIONS in choices.leave_out
    return frozenset((OPINION_BOX,)) if is_out else frozenset()


def _suggestions(book: WordingBook, entries: list[Entry], boxes: frozenset[str]) -> list[Suggested]:
    found = []
    for entry in entries:
        findings = tuple(one for one in book.check(entry.current.text) if one.box not in boxes)
        if findings:
            found.append(Suggested(entry, findings))
    return found
