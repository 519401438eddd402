# SPDX-License-Identifier: Apache-2.0
"""Entries: which are blank, what a list shows, and what the hash covers."""

from dataclasses import fields, replace
from datetime import UTC, date, datetime, time

import pytest

from companion.domain.entry_details import AccountKind, AccountName, EntryDetails, EntryKind
from companion.domain.journal import (
    Certainty,
    EntryText,
    Happened,
    Revision,
    RevisionKind,
    chain_hash,
)

WRITTEN = Revision(
    id=1,
    entry_id=1,
    kind=RevisionKind.WRITTEN,
    written_at=datetime(2026, 11, 1, 22, 5, tzinfo=UTC),
    happened=Happened(Certainty.ABOUT, date(2026, 10, 31), time(21, 30)),
    text=EntryText(saw="A message", who="Robin"),
    reason="more came to mind",
    salt="00112233445566778899aabbccddeeff",
)
FIRST_RELEASE = "096e8661712813aa0eb1b405ccf58b8c17d348d67ce4e90e922d34ef92a7c606"


@pytest.mark.parametrize("box", [box.name for box in fields(EntryText)])
def test_any_one_box_is_enough(box):
    assert not EntryText(**{box: "words"}).is_blank
    assert EntryText(**{box: " \n\t"}).is_blank


def test_words_and_first_line():
    text = EntryText(saw=" \n First\nsecond", think="third")
    assert text.first_line == "First"
    assert text.all_words == " \n First\nsecond\nthird"
    assert EntryText().first_line == ""
    assert EntryText(think="only this").first_line == "only this"


@pytest.mark.parametrize(
    "change",
    [
        {"id": 2},
        {"entry_id": 2},
        {"kind": RevisionKind.CHANGED},
        {"written_at": datetime(2026, 11, 1, 22, 6, tzinfo=UTC)},
        {"happened": Happened()},
        {"happened": replace(WRITTEN.happened, at=None)},
        {"text": EntryText(saw="A message", who="robin")},
        {"reason": ""},
        {"salt": "0" * 32},
        {"details": EntryDetails(EntryKind.TOLD)},
        {"details": EntryDetails(tags=("a",))},
        {"details": EntryDetails(people=("a",))},
        {"details": EntryDetails(accounts=(AccountName(AccountKind.OTHER, "a"),))},
        {"details": EntryDetails(sign_ids=("a",))},
        {"details": EntryDetails(talk_ids=(1,))},
        {"details": EntryDetails(report_ids=(1,))},
    ],
)
def test_the_hash_covers_every_field(change):
    assert chain_hash("", replace(WRITTEN, **change), 1) != chain_hash("", WRITTEN, 1)


def test_the_hash_covers_the_child_and_the_one_before():
    hashes = {chain_hash("", WRITTEN, 1), chain_hash("", WRITTEN, 2), chain_hash("a", WRITTEN, 1)}
    assert len(hashes) == 3


def test_the_hash_stays_the_same_for_ever():
    """A vault of an old release must still check out: never change what is hashed."""
    assert chain_hash("", WRITTEN, 1) == chain_hash("", replace(WRITTEN, hash="kept"), 1)
    assert chain_hash("", WRITTEN, 1) == FIRST_RELEASE


def test_private_words_do_not_show_in_logs():
    assert "message" not in repr(WRITTEN)
    assert "mind" not in repr(WRITTEN)
    assert WRITTEN.salt not in repr(WRITTEN)
