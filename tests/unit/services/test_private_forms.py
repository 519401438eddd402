# SPDX-License-Identifier: Apache-2.0
"""The forms for quick notes and decisions to watch: what saving makes of them."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from companion.domain.errors import CompanionError
from companion.domain.noticing import QuickNote, moment_of
from companion.domain.watch import WatchWords
from companion.services.changes import Change
from companion.services.private_room import RoomKeeper
from tests.fakes import FakeVaultDoor
from tests.unit.services.local_fakes import Ledger, LittleContent, StillClock


@pytest.fixture
def clock():
    return StillClock()


@pytest.fixture
def ledger():
    return Ledger()


@pytest.fixture
def room(clock, ledger):
    return RoomKeeper(FakeVaultDoor("open"), LittleContent(), clock, ledger).open("open")


@pytest.fixture
def child(room):
    return room.checklist.add_child("M").id


@pytest.fixture
def watching(room, child):
    day = room.watches.today() + timedelta(days=7)
    return room.watch_forms.save(WatchWords(0, child, "One sign", "A new name", day, 0))


def test_a_quick_note_is_about_this_moment(room, child, clock):
    draft = room.quick_note_forms.drafts.keep(QuickNote(0, child, words="Sec"))
    saved = room.quick_note_forms.save(QuickNote(0, child, words="Secrets"), draft.id)
    (note,) = room.noticings.of(child)
    assert (saved.id, note.words, note.noticed_at) == (note.id, "Secrets", clock.now())
    assert room.quick_note_forms.drafts.of(child) == ()


def test_a_quick_note_about_a_day_stands_on_that_day(room, child, clock):
    day = clock.now().astimezone().date() - timedelta(days=3)
    room.quick_note_forms.save(QuickNote(0, child, words="Secrets", day=day))
    (note,) = room.noticings.of(child)
    assert note.noticed_at.astimezone().date() == day


def test_a_moment_of_a_day_is_never_still_to_come():
    now = datetime(2026, 12, 3, 0, 5, tzinfo=UTC)
    assert moment_of(now.astimezone().date(), now) <= now
    earlier = moment_of(date(2026, 12, 1), now).astimezone()
    assert (earlier.date(), earlier.time()) == (date(2026, 12, 1), time(12))


def test_a_note_that_was_kept_tells_what_it_leads_to(room, child):
    kept = room.quick_note_forms.save(QuickNote(0, child, words="Secrets"))
    noted = room.noticings.noted(kept.id, child)
    assert noted.noticing.words == "Secrets"
    assert not noted.shows_help_line
    assert room.noticings.noted(kept.id + 1, child) is None
    room.noticings.take_back(kept.id)
    assert room.noticings.noted(kept.id, child) is None


def test_a_decision_is_taken_and_its_draft_dropped(room, child, ledger):
    words = WatchWords(0, child, "One sign")
    draft = room.watch_forms.drafts.keep(words)
    saved = room.watch_forms.save(words, draft.id)
    (watch,) = room.watches.of(child)
    assert (watch.id, watch.why, watch.look_again_on) == (
        saved.id,
        "One sign",
        room.watches.today(),
    )
    assert room.watch_forms.drafts.of(child) == ()
    assert ledger.changes[-1] is Change.WATCHES


def test_a_decision_is_changed(room, child, watching):
    room.watch_forms.save(replace(watching, why="Two signs"))
    watch, before = room.watches.of(child)
    assert (watch.why, watch.is_open) == ("Two signs", True)
    assert (before.why, before.is_open) == ("One sign", False)


def test_having_looked_ends_it_with_what_came_of_it(room, child, watching):
    looked = replace(watching, has_looked=True, outcome="All quiet", look_again_on=None)
    room.watch_forms.save(looked)
    (watch,) = room.watches.of(child)
    assert (watch.outcome, watch.is_open) == ("All quiet", False)


def test_having_looked_with_a_new_day_takes_the_decision_anew(room, child, watching, clock):
    clock.pass_days(7)
    day = room.watches.today() + timedelta(days=14)
    looked = replace(watching, has_looked=True, outcome="Still tired", look_again_on=day)
    saved = room.watch_forms.save(looked)
    again, before = room.watches.of(child)
    assert (before.outcome, before.is_open) == ("Still tired", False)
    assert (again.id, again.why, again.look_again_on) == (saved.id, "One sign", day)
    assert (again.outcome, again.decided_at) == ("", clock.now())
    # Said once more, after a failure half-way: nothing is ended twice.
    room.watch_forms.save(looked)
    assert room.watches.of(child)[-1] == before


def test_looking_needs_a_decision_that_is_there(room, child):
    with pytest.raises(CompanionError):
        room.watch_forms.save(WatchWords(99, child, has_looked=True))


@pytest.mark.parametrize("day", [date(1, 1, 1), date(1969, 5, 1), date(9999, 12, 31)])
def test_a_day_of_which_the_system_knows_no_local_time_is_no_fault(day):
    """Windows knows none before 1970, and no system before the first year."""
    now = datetime(2026, 11, 22, tzinfo=UTC)
    assert moment_of(day, now).year in {1, 1969, 2026}
