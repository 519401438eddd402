# SPDX-License-Identifier: Apache-2.0
"""Records as wholes, hand-overs and carer mode: the vault, and the fake that stands for it."""

from dataclasses import replace
from datetime import date

import pytest

from companion.domain.journal import EntryText, Happened
from companion.domain.noticing import Noticing
from companion.domain.records import HandOver, Record
from companion.domain.talk import Talk
from tests.fakes import START, InMemoryVault

DAY, LATER = date(2026, 11, 20), date(2026, 11, 21)


@pytest.fixture(params=["vault", "fake"])
def both(request):
    return InMemoryVault() if request.param == "fake" else request.getfixturevalue("vault")


@pytest.fixture
def child(both):
    return both.children.add_child("K.", None, has_extra_needs=False)


def test_carer_mode_is_off_until_somebody_says_so(both):
    records = both.records
    assert not records.is_carer()
    records.set_carer(is_carer=True)
    records.set_carer(is_carer=True)
    assert records.is_carer()
    records.set_carer(is_carer=False)
    assert not records.is_carer()


def test_hand_overs_come_back_as_they_were_the_newest_first(both, child):
    said = HandOver(0, child.id, DAY, "T.", "all", "12 pages", "a copy", 3, "abc", START)
    kept = both.records.save_hand_over(said)
    assert kept == replace(said, id=kept.id)
    newer = both.records.save_hand_over(HandOver(0, child.id, LATER))
    assert both.records.hand_overs(child.id) == (newer, kept)
    changed = both.records.save_hand_over(replace(kept, to_whom="\ud83d\ude42"))
    assert both.records.hand_overs(child.id)[1].id == changed.id
    assert both.records.hand_overs(99) == ()


def test_there_is_no_newest_hash_before_the_first_entry(both):
    assert both.records.newest_hash() == ""
    assert both.records.wipes() == ()


def test_a_record_that_was_wiped_leaves_its_receipt(both, child):
    other = both.children.add_child("O.", None, has_extra_needs=False)
    both.records.save_hand_over(HandOver(0, child.id, DAY))
    wipe = both.records.wipe(child.id, "K.", START)
    assert (wipe.is_hand_over_known, wipe.handed_on) == (True, DAY)
    assert [one.child for one in both.records.records()] == [other]
    assert both.records.wipes() == (replace(wipe, is_finished=True),)


def test_the_newest_hash_is_that_of_the_chain(vault):
    child = vault.children.add_child("K.", None, has_extra_needs=False)
    entry = vault.journal.add_entry(child.id, Happened(), EntryText(saw="x"), START)
    assert vault.records.newest_hash() == entry.current.hash


def test_a_record_begins_with_the_first_thing_written(vault):
    child = vault.children.add_child("K.", None, has_extra_needs=False)
    assert vault.records.records() == (Record(child, None, None),)
    vault.talks.save_talk(Talk(0, child.id, "x"))
    assert vault.records.records() == (Record(child, None, None),)
    vault.noticings.add_noticing(Noticing(0, child.id, "a", "", START, START))
    earlier = START.replace(day=START.day - 1) if START.day > 1 else START.replace(year=2025)
    vault.journal.add_entry(child.id, Happened(), EntryText(saw="x"), earlier)
    vault.records.save_hand_over(HandOver(0, child.id, DAY))
    vault.records.save_hand_over(HandOver(0, child.id, LATER))
    assert vault.records.records() == (Record(child, earlier, LATER),)
