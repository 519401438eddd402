# SPDX-License-Identifier: Apache-2.0
"""No table is forgotten: each is read before a copy is believed, and each may hold odd rows."""

import shutil
from contextlib import suppress
from pathlib import Path

import pytest

from companion.domain.errors import CompanionError
from companion.storage import read_all
from companion.storage.migrations import LATEST
from companion.storage.read_all import read_everything
from tests.odd_rows import NOT_ODD, ODD, make_odd
from tests.unit.storage.vault_home import Home

GOLDEN = Path(__file__).resolve().parents[2] / "golden" / str(LATEST)
PASSPHRASE = "an invented family only"
READ = 20
"""The authorizer's number for reading a column."""
TABLES = "select name from pragma_table_list where schema = 'main' and type = 'table'"
SQLITES_OWN = "sqlite_"
READ_AT_THE_OPENING = {"_sqlite_migrations"}


@pytest.fixture
def told(tmp_path):
    """A vault with something in every table that people fill."""
    folder = tmp_path / "vault"
    folder.mkdir()
    for name in ("vault.db", "keys.json"):
        shutil.copyfile(GOLDEN / name, folder / name)
    home = Home(folder)
    yield home.unlock(PASSPHRASE)
    home.close()


def tables(db):
    found = {row[0] for row in db.execute(TABLES).fetchall()}
    return {name for name in found if not name.startswith(SQLITES_OWN)}


def test_what_a_copy_holds_is_read_in_every_table(told, monkeypatch):
    # It looks at lengths alone, in whatever table there is.
    monkeypatch.setattr(read_all, "_refuse_long_texts", lambda _: None)
    seen = set()

    def note(action, table, *_):
        if action == READ:
            seen.add(table)
        return 0

    told._db.conn.set_authorizer(note)
    read_everything(told, told._db)
    told._db.conn.set_authorizer(None)
    assert tables(told._db) - seen == READ_AT_THE_OPENING


def test_every_table_has_rows_that_are_tried(told):
    tried = {table for table, _, _ in ODD}
    assert tables(told._db) == tried | NOT_ODD.keys()
    assert not tried & NOT_ODD.keys()


@pytest.mark.parametrize("table", sorted({table for table, _, _ in ODD}))
def test_an_odd_row_is_read_or_told_of(told, table):
    db = told._db
    for own, column, values in ODD:
        for value in values if own == table else ():
            with suppress(Undone), db.atomic():
                assert make_odd(db, table, column, value)
                with suppress(CompanionError):
                    read_everything(told, db)
                raise Undone


class Undone(Exception):  # noqa: N818 - no error: it takes back what was made odd
    """Takes back what was made odd."""


@pytest.mark.parametrize("copied_at", ["yesterday", "2026-99-99", "2026-01-01T00:00:00"])
def test_an_odd_moment_of_the_last_copy_hides_no_place(told, tmp_path, copied_at):
    place = tmp_path / "gone"
    place.mkdir()
    told.backups.second.choose(str(place))
    place.rmdir()
    told._db.execute("update second_place set copied_at = ?", [copied_at])
    found = told.backups.second.place()
    assert (found.path, found.is_there, found.last_at) == (str(place), False, None)
