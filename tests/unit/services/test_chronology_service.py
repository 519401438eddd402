# SPDX-License-Identifier: Apache-2.0
"""What is read of a real vault for a chronology, and that its record can be checked."""

import json
from dataclasses import asdict, replace
from datetime import UTC, date, datetime, timedelta

import pytest

from companion.content.catalog import Catalog
from companion.demo.making import DEMO_PASSPHRASE, StoryClock
from companion.domain.chronology import SUGGESTIONS, Choices, LeaveOut, Reader, suggestion_for
from companion.domain.chronology_making import chronology_of
from companion.domain.entry_details import EntryDetails
from companion.domain.errors import CompanionError, ErrorCode
from companion.domain.journal import Certainty, EntryText, Happened
from companion.domain.report import Report
from companion.paths import resources_folder
from companion.services import chronology_service
from companion.services.private_room import RoomKeeper
from companion.services.record_check_service import verify_record
from companion.storage.kdf import KdfCost
from companion.storage.vault import VaultFolder
from companion.writers.files import Files
from tests.unit.domain.chronology_story import shown

CHEAP = KdfCost(memory_kib=8 * 1024, passes=1, lanes=1)
CONTENT = Catalog.built_in(resources_folder() / "content")
DAY = date(2026, 5, 14)


@pytest.fixture
def clock():
    clock = StoryClock()
    clock.turn_to(datetime(2026, 5, 14, 12, tzinfo=UTC))
    return clock


@pytest.fixture
def room(tmp_path, clock):
    keeper = RoomKeeper(VaultFolder(tmp_path, clock, CHEAP), CONTENT, clock, lambda _change: None)
    keeper.create(DEMO_PASSPHRASE)
    yield keeper.open(DEMO_PASSPHRASE)
    keeper.close()


@pytest.fixture
def child(room):
    return room.checklist.add_child("Mia").id


def write(room, child_id, words, people=(), day=DAY):
    happened = Happened(Certainty.EXACT, day)
    details = EntryDetails(people=people)
    return room.journal.save_entry(child_id, happened, EntryText(saw=words), details).id


def read(room, choices):
    material = room.chronology.read(choices)
    while not material.is_whole:
        material = room.chronology.read(choices, material)
    return material


def chronology(room, child_id, **chosen):
    choices = Choices(child_id, **chosen)
    return chronology_of(read(room, choices), choices)


def test_chosen_entries_come_whole_and_others_do_not(room, child):
    first, second = write(room, child, "one"), write(room, child, "two")
    room.journal.change_entry(first, Happened(), EntryText(saw="one again"), "Slip")
    found = chronology(room, child, entry_ids=(first, first), with_earlier_wordings=True)
    assert found.entry_ids == (first,)
    assert shown(found) == "one again / one / Slip"
    assert second not in found.entry_ids
    assert found.newest_hash == room.record_check.verify().newest_hash


def test_many_entries_are_read_in_steps(room, child, monkeypatch):
    monkeypatch.setattr(chronology_service, "ENTRIES_AT_ONCE", 2)
    ids = tuple(write(room, child, f"entry {number}") for number in range(5))
    choices = Choices(child, entry_ids=ids)
    first = room.chronology.read(choices)
    assert (first.entries_read, first.is_whole) == (2, False)
    assert chronology(room, child, entry_ids=ids).entry_ids == ids


def test_merged_people_have_the_same_initials(room, child):
    entry = write(room, child, "Dave Smith is Wolfie", ("Dave Smith", "Wolfie"))
    dave, wolfie = (one.person.id for one in room.people.people(child))
    room.people.merge(dave, wolfie)
    found = chronology(room, child, entry_ids=(entry,), names_as_initials=True)
    assert shown(found) == "D.S. is D.S. / D.S. / D.S."


def test_a_name_that_was_corrected_later_becomes_initials_everywhere(room, child):
    entry = write(room, child, "Dave Smith rang", ("Dave Smith",))
    write(room, child, "Dave Smith again")
    room.journal.change_entry(
        entry, Happened(), EntryText(saw="Dave Smyth rang"), "Spelling",
        EntryDetails(people=("Dave Smyth",)),
    )  # fmt: skip
    other = write(room, child, "no names", ("Ann Bell",))
    room.journal.change_entry(
        other, Happened(), EntryText(saw="Ann Bell, no names"), "", EntryDetails()
    )
    found = chronology(
        room, child, entry_ids=(entry, other), names_as_initials=True, with_earlier_wordings=True
    )
    words = shown(found)
    for name in ("Dave", "Smith", "Smyth", "Ann", "Bell"):
        assert name not in words
    alone = chronology(room, child, entry_ids=(entry + 1,), names_as_initials=True)
    assert "Smith" not in shown(alone)


def test_nothing_of_a_hash_is_left_where_something_was_left_out(room, child):
    room.checklist.add_child("Tom")
    first, second = write(room, child, "Tom told me"), write(room, child, "no name")
    found = chronology(room, child, entry_ids=(first, second), leave_out=(LeaveOut.OTHER_CHILDREN,))
    assert found.newest_hash == ""
    assert {one.revision_hash for one in found.all_items} == {""}
    whole = chronology(room, child, entry_ids=(first, second))
    assert all(one.revision_hash for one in whole.all_items)


def test_names_of_children_in_other_records_can_be_left_out(room, child):
    room.checklist.add_child("Tom")
    entry = write(room, child, "Tom told me")
    found = chronology(room, child, entry_ids=(entry,), leave_out=(LeaveOut.OTHER_CHILDREN,))
    assert shown(found) == "[other-child] told me"


def test_everything_about_this_child_is_there_to_choose(room, child):
    other = room.checklist.add_child("Tom").id
    sign = next(iter(CONTENT.signs().values()))
    for child_id in (child, other):
        room.reports.save(Report(0, child_id, "The police", DAY, said=f"said {child_id}"))
        room.noticings.note(child_id, sign.id, f"seen {child_id}")
    everything = suggestion_for(Reader.MYSELF).applied_to(Choices(child))
    found = chronology_of(read(room, everything), everything)
    assert shown(found) == f"The police / said {child} / {sign.text} / seen {child}"


def test_an_entry_about_another_child_is_refused(room, child):
    other = room.checklist.add_child("Tom").id
    entry = write(room, other, "not hers")
    with pytest.raises(CompanionError) as refused:
        room.chronology.read(Choices(child, entry_ids=(entry,)))
    assert refused.value.code is ErrorCode.NO_SUCH_ENTRY


def test_an_unknown_child_is_refused(room):
    with pytest.raises(CompanionError) as refused:
        room.chronology.read(Choices(99))
    assert refused.value.code is ErrorCode.NO_SUCH_ENTRY


def test_no_salt_comes_into_what_is_for_reading(room, child):
    """With it, a letter that was left out could be found by trying all of them."""
    entry = write(room, child, "whole")
    found = chronology(room, child, entry_ids=(entry,), with_earlier_wordings=True)
    (revision,) = room.journal.history(entry)
    assert revision.salt
    assert revision.salt not in str(asdict(found))


def test_the_record_of_what_is_shown_can_be_checked(room, child):
    chosen, other = write(room, child, "shown"), write(room, child, "kept back")
    found = chronology(room, child, entry_ids=(chosen,))
    assert found.can_be_checked
    text = Files().record(room.record_check.record(found.entry_ids)).decode()
    assert "kept back" not in text
    check = verify_record(text, room.record_check.known_hashes())
    assert (check.problem, check.first_broken, check.first_different) == (None, None, None)
    assert (check.revisions, check.left_out) == (1, 1)
    assert check.newest_hash == found.newest_hash
    forged = json.loads(text)
    forged["revisions"][0]["text"]["saw"] = "something else"
    assert verify_record(json.dumps(forged)).first_broken == 1
    assert other


def test_every_suggestion_names_sources_of_the_guide():
    known = {one.id for one in CONTENT.sources()}
    for suggestion in SUGGESTIONS:
        assert suggestion.sources
        assert known.issuperset(suggestion.sources)


def test_reading_changes_nothing(room, child, clock):
    entry = write(room, child, "Tom of 12 Mill Road")
    before = room.journal.history(entry)
    clock.turn_to(clock.now() + timedelta(days=1))
    choices = suggestion_for(Reader.SCHOOL).applied_to(Choices(child, entry_ids=(entry,)))
    material = read(room, replace(choices, child_as_initials=True))
    chronology_of(material, choices)
    assert room.journal.history(entry) == before
    assert material.made_at == clock.now()
