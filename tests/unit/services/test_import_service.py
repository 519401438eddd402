# SPDX-License-Identifier: Apache-2.0
"""Bringing notes in: what is there already, what is stored, and what it says of itself."""

from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest

from companion.domain.entry_details import EntryDetails
from companion.domain.errors import CompanionError, ErrorCode
from companion.domain.import_notes import Note
from companion.domain.journal import Certainty, EntryText, Happened, RevisionKind
from companion.services import import_service
from companion.services.changes import Change
from companion.services.import_service import ImportService
from tests.fake_journal import Fault, InMemoryJournalStore
from tests.unit.services.local_fakes import Ledger, StillClock

CHILD, OTHER = 7, 8
DAY = Happened(Certainty.EXACT, date(2026, 5, 3), time(21, 14))
SAME_DAY = Happened(Certainty.ABOUT, date(2026, 5, 3))
AT = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.fixture
def fault():
    return Fault()


@pytest.fixture
def store(fault):
    return InMemoryJournalStore(fault)


@pytest.fixture
def ledger():
    return Ledger()


@pytest.fixture
def imports(store, ledger):
    return ImportService(store, StillClock(), ledger)


def note(saw, happened=DAY, **more):
    return Note(1, happened, EntryText(saw=saw), **more)


def origin(one):
    return f"from line {one.row}"


def test_new_entries_are_written_now_and_say_where_they_came_from(imports, store, ledger):
    tagged = note("a", details=EntryDetails(tags=("tea", "Brought  In")))
    assert imports.bring_in(CHILD, [tagged, note("b")], origin, "brought in") == 2
    one, two = store.entries_of(CHILD)
    assert one.current.details.tags == ("tea", "Brought In")
    assert two.current.details.tags == ("brought in",)
    assert (one.current.kind, one.current.happened) == (RevisionKind.WRITTEN, DAY)
    assert one.created_at == one.current.written_at == StillClock().moment
    assert one.current.reason == "from line 1"
    assert ledger.changes == [Change.JOURNAL]


def test_what_is_there_is_known_by_day_and_words(imports, store):
    store.add_entry(CHILD, DAY, EntryText(saw="She  hid\nthe tablet"), AT)
    store.add_entry(OTHER, DAY, EntryText(saw="Only of the other child"), AT)
    notes = [
        note("She hid the tablet"),
        note("She hid the tablet", SAME_DAY),
        note("She hid the tablet", Happened()),
        note("She hid the tablet", replace(DAY, at=time(9))),
        note("She hid the tablets"),
        note("She hid the tablet, and more"),
        note("Only of the other child"),
    ]
    # The second has no time, so nothing says that it is another one.
    assert imports.already_there(CHILD, notes) == {0, 1}


def test_what_stands_twice_in_the_file_is_found(imports):
    at_nine = replace(DAY, at=time(9))
    notes = [note("a"), note("b"), note(" a "), note("a", at_nine), note("a", at_nine)]
    assert imports.already_there(CHILD, notes) == {2, 4}


def test_every_page_of_a_long_journal_is_looked_at(imports, store, monkeypatch):
    monkeypatch.setattr(import_service, "LINES_AT_ONCE", 2)
    for number in range(5):
        store.add_entry(CHILD, DAY, EntryText(saw=f"n{number}"), AT)
    notes = [note(f"n{number}") for number in range(6)]
    assert imports.already_there(CHILD, notes) == set(range(5))


def test_a_failure_says_nothing_of_a_change(imports, fault, ledger):
    fault.code = ErrorCode.DISK_FULL
    with pytest.raises(CompanionError):
        imports.bring_in(CHILD, [note("a")], origin, "tag")
    assert ledger.changes == []
