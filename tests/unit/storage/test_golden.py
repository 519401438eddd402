# SPDX-License-Identifier: Apache-2.0
"""Vaults as earlier versions left them: opened, brought up to date, and nothing of them lost."""

import json
import shutil
from pathlib import Path

import pytest

from companion.domain.entry_find import Wanted
from companion.domain.errors import ErrorCode
from companion.domain.journal import EntryText, Happened
from companion.storage import cipher, migrations
from companion.storage.keys import KeyFile, SlotKind
from companion.storage.migrations import LATEST, STEPS
from companion.storage.vault import VaultFolder
from tests.fakes import START, FakeClock
from tests.unit.storage.vault_home import CHEAP, digest, refused

GOLDEN = Path(__file__).resolve().parents[2] / "golden"
KEPT = sorted(int(folder.name) for folder in GOLDEN.iterdir() if folder.is_dir())
NAMES = [step.name for step in STEPS.pending(cipher.Database(memory=True))]
NEW_PASSPHRASE = "a passphrase of later years"
OF_THE_INDEX = ("entry_fts", "entry_vocabulary", "sqlite_", "_sqlite_migrations")


class Golden:
    """A copy of one folder, so that nothing is ever written into the kept one."""

    def __init__(self, number: int, folder: Path) -> None:
        self.folder = folder
        shutil.copytree(GOLDEN / str(number), folder)
        told = (folder / "expected.json").read_text(encoding="utf-8")
        self.expected = json.loads(told)
        self.vault_file = folder / "vault.db"
        self.door = VaultFolder(folder, FakeClock(), CHEAP)

    @property
    def passphrase(self) -> str:
        return self.expected["passphrase"]

    def key(self) -> bytes:
        return KeyFile.read(self.folder / "keys.json").unwrap(SlotKind.PASSPHRASE, self.passphrase)

    def rows(self) -> dict[str, list[tuple[object, ...]]]:
        """Return all rows of the tables that are ours."""
        connection = cipher.connect(self.vault_file, self.key())
        found = connection.execute("select name from sqlite_master where type = 'table'")
        tables = [name for (name,) in found if not name.startswith(OF_THE_INDEX)]
        rows = {name: connection.execute(f"select * from {name}").fetchall() for name in tables}  # noqa: S608
        connection.close()
        return rows

    def write_pragma(self, words: str) -> None:
        connection = cipher.connect(self.vault_file, self.key())
        connection.execute(f"pragma {words}")
        connection.commit()
        connection.close()

    def take_back_to(self, steps: int) -> None:
        """Leave only what the first steps know, with the family's rows in it."""
        rows, key = self.rows(), self.key()
        self.vault_file.unlink()
        self.vault_file.touch()
        db = cipher.settle(cipher.connect(self.vault_file, key))
        db.execute("pragma foreign_keys = off")
        with db.atomic():
            STEPS.apply(db, stop_before=NAMES[steps])
            for table in (name for name in rows if name in db.table_names()):
                _fill(db, table, rows[table])
            db.execute(f"pragma application_id = {migrations.APPLICATION_ID}")
            db.execute(f"pragma user_version = {steps}")
        db.close()


def _fill(db: cipher.Database, table: str, rows: list[tuple[object, ...]]) -> None:
    # What was stored of a finished review can not be added to it: the lock comes after the rows.
    found = db.execute("select name, sql from sqlite_master where type = 'trigger'").fetchall()
    locks = {name: sql for name, sql in found if name.startswith(f"{table}_no_")}
    for name in locks:
        db.execute(f"drop trigger {name}")
    for row in rows:
        db.execute(f"insert into {table} values ({', '.join('?' * len(row))})", row)  # noqa: S608
    for sql in locks.values():
        db.execute(sql)


@pytest.fixture
def golden(request, tmp_path):
    return Golden(request.param, tmp_path / "notes")


def everything_is_there(golden, vault):
    expected = golden.expected
    children = vault.children.children()
    assert [child.label for child in children] == expected["children"]
    assert sum(vault.journal.count(child.id) for child in children) == expected["entries"]
    check = vault.journal.check_chain()
    assert (check.revisions, check.newest_hash) == (expected["revisions"], expected["newest_hash"])
    assert check.first_broken is None
    first = children[0].id
    wanted = Wanted(expected["word"])
    assert len(vault.journal.find(first, wanted, offset=0, limit=9).lines) == 1
    entry = vault.journal.add_entry(first, Happened(), EntryText(saw="marmalade"), START)
    found = vault.journal.find(first, Wanted("marmalade"), offset=0, limit=9).lines
    assert [line.id for line in found] == [entry.id]


def test_there_is_one_of_the_newest_schema():
    assert LATEST in KEPT, "python3 dev.py golden makes it"


@pytest.mark.parametrize("golden", KEPT, indirect=True, ids=str)
def test_a_vault_of_an_earlier_version_opens_whole(golden):
    before = golden.rows()
    vault = golden.door.unlock(golden.passphrase)
    everything_is_there(golden, vault)
    vault.close()
    after = golden.rows()
    for table in ("child", "answer", "report", "talk", "noticing", "watch", "missing_sheet"):
        assert [row[: len(before[table][0])] for row in after[table]] == before[table]


@pytest.mark.parametrize("golden", KEPT, indirect=True, ids=str)
def test_its_recovery_sheet_opens_it(golden):
    code = golden.expected["recovery_code"]
    golden.door.unlock_with_recovery_code(code, NEW_PASSPHRASE).close()
    golden.door.unlock(NEW_PASSPHRASE).close()


@pytest.mark.parametrize("golden", KEPT, indirect=True, ids=str)
def test_its_copy_can_be_brought_back(golden):
    facts = golden.door.try_backup(str(golden.folder / "copy.zip"), golden.passphrase)
    assert facts.entries == golden.expected["entries"]
    assert facts.records == len(golden.expected["children"])
    golden.vault_file.unlink()
    golden.door.put_back(is_copied=False)
    vault = golden.door.unlock(golden.passphrase)
    everything_is_there(golden, vault)
    vault.close()


@pytest.mark.parametrize("golden", KEPT, indirect=True, ids=str)
def test_an_older_copy_brought_back_on_purpose_is_no_surprise(golden):
    vault = golden.door.unlock(golden.passphrase)
    vault.backups.keep(START)
    vault.close()
    golden.door.try_backup(str(golden.folder / "copy.zip"), golden.passphrase)
    golden.door.put_back(is_copied=True)
    vault = golden.door.unlock(golden.passphrase)
    assert vault.backups.other_copies() == ()
    (kept,) = vault.backups.state().kept
    assert kept.has_others
    vault.close()


@pytest.mark.parametrize("golden", KEPT[-1:], indirect=True, ids=str)
@pytest.mark.parametrize("steps", range(2, LATEST))
def test_the_family_comes_along_from_every_step_before(golden, steps):
    golden.take_back_to(steps)
    before = {table: rows for table, rows in golden.rows().items() if rows}
    vault = golden.door.unlock(golden.passphrase)
    everything_is_there(golden, vault)
    vault.close()
    after = golden.rows()
    for table in before.keys() - {"entry", "entry_text", "revision"}:
        assert after[table] == before[table]


@pytest.mark.parametrize("golden", KEPT, indirect=True, ids=str)
def test_a_vault_of_a_newer_version_is_refused_and_stays(golden):
    golden.write_pragma(f"user_version = {LATEST + 1}")
    before = {path.name: digest(path) for path in golden.folder.iterdir()}
    refused(ErrorCode.NEWER_VAULT, golden.door.unlock, golden.passphrase)
    assert {path.name: digest(path) for path in golden.folder.iterdir()} == before


@pytest.mark.parametrize("golden", KEPT, indirect=True, ids=str)
def test_a_vault_of_another_program_is_refused_and_stays(golden):
    golden.write_pragma("application_id = 7")
    before = {path.name: digest(path) for path in golden.folder.iterdir()}
    refused(ErrorCode.FOREIGN_FILE, golden.door.unlock, golden.passphrase)
    assert {path.name: digest(path) for path in golden.folder.iterdir()} == before
