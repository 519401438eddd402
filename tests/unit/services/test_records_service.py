# SPDX-License-Identifier: Apache-2.0
"""Records: carer mode, handing over, and what must be said before one is wiped."""

from datetime import date, timedelta

import pytest

from companion.domain.checklist import Child
from companion.domain.journal import EntryText, Happened
from companion.domain.records import HandOver, initials_of, is_like_initials, is_same_label
from companion.services.changes import Change
from companion.services.record_service import FormDrafts
from companion.services.records_service import RecordsService
from tests.fakes import START, FakeClock, InMemoryVault

DAY = date(2026, 3, 1)


@pytest.fixture
def changes():
    return []


@pytest.fixture
def vault():
    return InMemoryVault()


@pytest.fixture
def child(vault):
    return vault.children.add_child("Kim Lee", None, has_extra_needs=False)


@pytest.fixture
def service(vault, changes):
    clock = FakeClock()
    drafts = FormDrafts(HandOver, vault.form_drafts, clock)
    return RecordsService(vault.records, vault.journal, drafts, clock, changes.append)


def test_carer_mode_is_kept_and_told(service, changes):
    assert not service.is_carer()
    service.set_carer(is_carer=True)
    assert service.is_carer()
    assert changes == [Change.RECORDS]


def test_a_hand_over_takes_down_what_there_is_now(service, vault, child, changes):
    vault.journal.add_entry(child.id, Happened(), EntryText(saw="x"), START)
    vault.records.newest = "abc"
    kept = service.save(HandOver(0, child.id, DAY, to_whom="T."))
    assert (kept.entries, kept.newest_hash, kept.to_whom) == (1, "abc", "T.")
    assert changes == [Change.RECORDS]
    vault.records.newest = "later"
    changed = service.save(HandOver(kept.id, child.id, DAY, to_whom="Tess", newest_hash="abc"))
    assert changed.newest_hash == "abc"
    assert service.of(child.id) == (changed,)


def test_saving_drops_the_draft(service, child):
    draft = service.drafts.keep(HandOver(0, child.id, DAY, what="x"))
    assert service.drafts.of(child.id) == (draft,)
    service.save(draft.record, draft.id)
    assert service.drafts.of(child.id) == ()


def test_a_wipe_asks_for_the_label_and_for_a_thought_about_a_copy(service, child):
    with pytest.raises(ValueError, match="label"):
        service.wipe(child, "Kim", wants_no_copy=True)
    with pytest.raises(ValueError, match="hand-over"):
        service.wipe(child, "Kim Lee", wants_no_copy=False)
    assert [one.child for one in service.records()] == [child]
    wipe = service.wipe(child, " kim  LEE ", wants_no_copy=True)
    assert wipe.initials == "K.L."
    assert service.wipes() == (wipe,)
    assert service.records() == ()


def test_a_hand_over_is_thought_enough(service, child):
    service.save(HandOver(0, child.id, DAY))
    assert service.wipe(child, "Kim Lee", wants_no_copy=False).initials == "K.L."


def test_notes_written_since_the_hand_over_are_in_no_copy(service, vault, child):
    other = vault.children.add_child("B.", None, has_extra_needs=False)
    entry = vault.journal.add_entry(child.id, Happened(), EntryText(saw="x"), START)
    assert not service.is_handed_over_whole(child.id)
    vault.records.newest = entry.current.hash
    service.save(HandOver(0, child.id, START.date()))
    vault.journal.add_entry(other.id, Happened(), EntryText(saw="about another"), START)
    assert service.is_handed_over_whole(child.id)
    vault.journal.strike_out(entry.id, "wrong", START)
    assert not service.is_handed_over_whole(child.id)
    with pytest.raises(ValueError, match="hand-over"):
        service.wipe(child, "Kim Lee", wants_no_copy=False)


def test_a_hand_over_noted_late_covers_only_what_was_written_up_to_its_day(service, vault, child):
    entry = vault.journal.add_entry(child.id, Happened(), EntryText(saw="x"), START)
    vault.records.newest = entry.current.hash
    service.save(HandOver(0, child.id, START.date() - timedelta(days=3)))
    assert not service.is_handed_over_whole(child.id)


@pytest.mark.parametrize(
    ("label", "initials"),
    [
        ("Kim Lee", "K.L."),
        ("M.", "M."),
        ("a-b (c)", "A.B.C."),
        ("one two three four five", "O.T.T.F."),
        ("🙂 ", "🙂"),
        ("", ""),
        ("Élise", "É."),
    ],
)
def test_initials(label, initials):
    assert initials_of(label) == initials


@pytest.mark.parametrize("label", ["M.", "K.L.", "KL", "A 2", "a b"])
def test_a_label_that_names_nobody(label):
    assert is_like_initials(label)


@pytest.mark.parametrize("label", ["Kim", "Kim L.", "JONAS"])
def test_a_label_that_may_be_a_name(label):
    assert not is_like_initials(label)


def test_no_label_is_the_same_as_none():
    assert not is_same_label("", " ")
    assert is_same_label("STRASSE", "straße")


def test_a_child_is_needed_to_wipe(service):
    with pytest.raises(ValueError, match="label"):
        service.wipe(Child(9, "  "), "", wants_no_copy=True)
