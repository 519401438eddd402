# SPDX-License-Identifier: Apache-2.0
"""Many entries at once are the same as one by one."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest

from companion.domain.entry_find import Wanted
from companion.domain.errors import CompanionError
from companion.domain.journal import SALT_BYTES, Certainty, EntryText, Happened
from companion.domain.new_entry import NewEntry
from companion.storage import cipher
from companion.storage.many_entries import add_entries
from companion.storage.open_vault import UnlockedVault, build_vault

KEY = bytes(range(32))
BEGIN = datetime(2026, 3, 1, 20, tzinfo=UTC)
WORDS = ("a cape\0 from Heron", "ﬁve \ud83d\ude00 parcels", "cafe\u0301 at noon", "x" * 300)
TABLES = ("entry", "revision", "entry_text")


def notes():
    for number, words in enumerate(WORDS):
        day = Happened(Certainty.EXACT, date(2026, 2, 1 + number), time(9, number))
        happened = day if number % 2 else Happened()
        yield NewEntry(happened, EntryText(saw=words, did="rang"), BEGIN + timedelta(number))


def new_vault(path):
    path.touch()
    build_vault(path, KEY)
    db = cipher.settle(cipher.connect(path, KEY))
    vault = UnlockedVault(db, path, KEY)
    vault.children.add_child("M.", None, has_extra_needs=False)
    vault.journal.add_entry(1, Happened(), EntryText(saw="before"), BEGIN)
    return db, vault


@pytest.fixture
def vaults(tmp_path):
    made = [new_vault(tmp_path / name) for name in ("one.db", "many.db")]
    yield made
    for _, vault in made:
        vault.close()


def test_leaves_the_same_rows_as_one_by_one(vaults):
    """Besides the salt, and so the hash, of each revision."""
    (one_db, one), (many_db, _) = vaults
    for note in notes():
        one.journal.add_entry(1, note.happened, note.text, note.at)
    add_entries(many_db, 1, notes())
    for table in TABLES:
        assert without_salt(many_db[table].rows) == without_salt(one_db[table].rows)


def without_salt(rows):
    hidden = dict.fromkeys(("salt", "hash", "previous_hash"))
    return [row | hidden for row in rows]


def test_each_revision_has_its_own_salt(vaults):
    _, (db, _) = vaults
    add_entries(db, 1, notes())
    salts = [row["salt"] for row in db.query("select salt from revision")]
    assert len(set(salts)) == len(salts) == len(WORDS) + 1
    assert {len(bytes.fromhex(salt)) for salt in salts} == {SALT_BYTES}


def test_is_found_listed_and_chained(vaults):
    _, (db, vault) = vaults
    add_entries(db, 1, notes())
    later = vault.journal.add_entry(1, Happened(), EntryText(saw="after"), BEGIN)
    assert [
        line.id for line in vault.journal.find(1, Wanted("heron"), offset=0, limit=9).lines
    ] == [2]
    assert vault.journal.count(1) == len(WORDS) + 2 == later.id
    assert vault.journal.check_chain().first_broken is None


def test_begins_in_an_empty_journal(tmp_path):
    path = tmp_path / "empty.db"
    path.touch()
    build_vault(path, KEY)
    db = cipher.settle(cipher.connect(path, KEY))
    vault = UnlockedVault(db, path, KEY)
    vault.children.add_child("M.", None, has_extra_needs=False)
    add_entries(db, 1, notes())
    assert vault.journal.entry(1).current.previous_hash == ""
    assert vault.journal.check_chain().first_broken is None
    vault.close()


def test_adds_all_or_none(vaults):
    _, (db, vault) = vaults
    with pytest.raises(CompanionError):
        add_entries(db, 99, notes())
    assert vault.journal.count(1) == 1
    assert vault.journal.find(1, Wanted("heron"), offset=0, limit=9).lines == ()
