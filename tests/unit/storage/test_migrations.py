# SPDX-License-Identifier: Apache-2.0
"""Bringing older vaults up to date: a copy first, all steps or none, the schema of a new one."""

import os
from functools import partial

import pytest

from companion.domain.entry_find import Wanted
from companion.domain.errors import ErrorCode
from companion.domain.journal import EntryText, Happened
from companion.storage import cipher, open_vault, vault_copies
from companion.storage.migrations import LATEST, STEPS
from tests.fakes import START
from tests.rights import is_private
from tests.unit.storage.older_vault import NAMES
from tests.unit.storage.older_vault import older_vault as make_older_vault
from tests.unit.storage.older_vault import schema as schema_of
from tests.unit.storage.vault_home import digest, refused

KEY = os.urandom(32)
older_vault = partial(make_older_vault, key=KEY)
schema = partial(schema_of, key=KEY)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "vault.db"


@pytest.fixture
def new_schema(tmp_path):
    older_vault(tmp_path / "new.db", LATEST)
    found = schema(tmp_path / "new.db")
    (tmp_path / "new.db").unlink()
    return found


def test_there_is_a_step_for_every_version():
    assert len(NAMES) == LATEST


@pytest.mark.parametrize("steps", range(1, LATEST))
def test_every_older_vault_becomes_the_same_as_a_new_one(path, new_schema, steps):
    older_vault(path, steps)
    vault = open_vault.open_vault(path, KEY)
    entry = vault.journal.add_entry(1, Happened(), EntryText(saw="after the update"), START)
    assert [
        line.id for line in vault.journal.find(1, Wanted("after"), offset=0, limit=5).lines
    ] == [entry.id]
    assert vault._db.execute("pragma foreign_keys").fetchone() == (1,)
    vault.close()
    assert schema(path) == new_schema


def test_a_vault_that_is_up_to_date_is_not_copied(path):
    older_vault(path, LATEST)
    open_vault.open_vault(path, KEY).close()
    assert vault_copies.copies(path.parent) == []


def test_the_copy_is_the_vault_as_it_was(path):
    older_vault(path, 2)
    before = schema(path)
    open_vault.open_vault(path, KEY).close()
    (copy,) = vault_copies.copies(path.parent)
    assert copy.name == "before-update-0001.db"
    assert is_private(copy)
    assert schema(copy) == before
    assert not copy.read_bytes().startswith(b"SQLite")


def test_a_vault_without_a_journal_yet_can_be_copied(path):
    path.touch()
    db = cipher.settle(cipher.connect(path, KEY))
    db.table("other").create({"id": int})
    assert vault_copies.copy_before_update(db, path.parent, KEY).exists()
    db.close()


def test_three_copies_are_kept(path, tmp_path):
    older_vault(path, LATEST)
    (tmp_path / "before-update-9999.db").write_bytes(b"old")
    (tmp_path / "before-update.new").write_bytes(b"cut off")
    (tmp_path / "somebody-elses.db").write_bytes(b"other")
    vault = open_vault.open_vault(path, KEY)
    vault.journal.add_entry(1, Happened(), EntryText(saw="x"), START)
    for _ in range(4):
        vault_copies.copy_before_update(vault._db, tmp_path, KEY)
    vault.close()
    assert [one.name for one in vault_copies.copies(tmp_path)] == [
        "before-update-10001.db",
        "before-update-10002.db",
        "before-update-10003.db",
    ]
    assert not (tmp_path / "before-update.new").exists()
    assert (tmp_path / "somebody-elses.db").exists()


def test_a_copy_that_does_not_prove_good_stops_the_update(path, monkeypatch):
    older_vault(path, 2)
    before = schema(path)
    monkeypatch.setattr(vault_copies, "_newest", lambda db: [object()])
    refused(ErrorCode.VAULT_DAMAGED, open_vault.open_vault, path, KEY)
    assert schema(path) == before
    assert [one.name for one in path.parent.iterdir()] == ["vault.db"]


def test_an_update_that_fails_changes_nothing(path, monkeypatch):
    older_vault(path, 2)
    before = schema(path)

    def fail(_db):
        raise MemoryError

    last = STEPS.pending(cipher.Database(memory=True))[-1]
    monkeypatch.setattr(last, "fn", fail)
    refused(ErrorCode.VAULT_DAMAGED, open_vault.open_vault, path, KEY)
    assert schema(path) == before


def test_a_mistake_in_a_step_is_a_bug_and_never_told_as_damage(path, monkeypatch):
    older_vault(path, 2)
    before = schema(path)

    def fail(_db):
        raise KeyError("label")

    last = STEPS.pending(cipher.Database(memory=True))[-1]
    monkeypatch.setattr(last, "fn", fail)
    with pytest.raises(KeyError):
        open_vault.open_vault(path, KEY)
    assert schema(path) == before


def test_a_reference_that_leads_nowhere_stops_the_update(path):
    older_vault(path, 4)
    connection = cipher.connect(path, KEY)
    connection.execute("insert into review (child_id, started_at) values (77, '')")
    connection.commit()
    connection.close()
    before = schema(path)
    refused(ErrorCode.VAULT_DAMAGED, open_vault.open_vault, path, KEY)
    assert schema(path) == before


def test_a_step_we_do_not_know_is_newer_and_the_file_stays(path):
    older_vault(path, LATEST)
    connection = cipher.connect(path, KEY)
    connection.execute(
        "insert into _sqlite_migrations (migration_set, name, applied_at) "
        "values ('companion', 'step_of_the_future', '')"
    )
    connection.commit()
    connection.close()
    before = digest(path)
    refused(ErrorCode.NEWER_VAULT, open_vault.open_vault, path, KEY)
    assert digest(path) == before


def test_every_table_is_strict_and_every_sort_has_an_index(path):
    older_vault(path, LATEST)
    connection = cipher.connect(path, KEY)
    tables = connection.execute("pragma table_list").fetchall()
    own = [row for row in tables if row[2] == "table" and not row[1].startswith("sqlite_")]
    assert {row[1] for row in own if not row[5]} == set()
    for sql in (
        "select id from entry where child_id = 1 order by sort_key desc, id desc",
        "select id from review where child_id = 1 order by finished_at desc, id desc",
        "select id from report where child_id = 1 order by reported_on desc, id desc",
        "select id from noticing where child_id = 1 order by noticed_at desc, id desc",
        "select id from watch where child_id = 1 order by look_again_on desc, id desc",
        "select id from talk where child_id = 1 order by sort_key desc, id desc",
        "select id from revision where entry_id = 1 order by id",
        "select id, sort_key from entry where child_id = 1 order by id desc",
        "select id from saved_search where child_id = 1 order by id",
        "select id from preparation where child_id = 1 order by written_at desc, id desc",
    ):
        plan = str(connection.execute(f"explain query plan {sql}").fetchall())
        assert "USING" in plan, plan
        assert "TEMP B-TREE" not in plan, plan
    connection.close()
