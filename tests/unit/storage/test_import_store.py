# SPDX-License-Identifier: Apache-2.0
"""Notes from a file in a real vault: all of them or none, chained, found, whatever happens."""

import random
import subprocess
import sys

import pytest

from companion.domain.entry_find import Wanted
from companion.domain.errors import ErrorCode
from companion.domain.import_file import first_reading, open_file
from companion.domain.journal import EntryText, Happened
from companion.domain.new_entry import NewEntry
from companion.services.import_service import ImportService
from companion.storage.open_vault import open_vault
from tests.counts import how_many
from tests.fakes import START
from tests.unit.storage import import_loop
from tests.unit.storage.vault_home import refused

ROWS = 5_000
KILLS = how_many(8, 200)


@pytest.fixture
def child(vault):
    return vault.children.add_child("A", None, has_extra_needs=False).id


@pytest.mark.slow
def test_thousands_of_rows_come_in_at_once(home, vault, child):
    rows = "".join(f"2024-05-{n % 28 + 1:02},note number{n},tea\n" for n in range(ROWS))
    found = first_reading(open_file(f"Date,Text,Tags\n{rows}".encode(), "csv"))
    imports = ImportService(vault.journal, home.clock, lambda _change: None)
    before = vault.journal.add_entry(child, Happened(), EntryText(saw="before"), START)
    assert imports.already_there(child, found.found.notes) == frozenset()
    imports.bring_in(child, found.found.notes, lambda one: f"line {one.row}", "brought in")
    assert vault.journal.count(child) == ROWS + 1
    checked = vault.journal.check_chain()
    assert (checked.revisions, checked.first_broken) == (ROWS + 1, None)
    (line,) = vault.journal.find(child, Wanted("number4321"), offset=0, limit=5).lines
    entry = vault.journal.entry(line.id)
    assert entry.current.reason == "line 4323"
    assert entry.current.details.tags == ("tea", "brought in")
    assert entry.created_at == home.clock.now()
    assert vault.journal.tags(child, 5) == ("brought in", "tea")
    assert len(imports.already_there(child, found.found.notes)) == ROWS
    assert vault.journal.entry(before.id) == before


def test_a_full_disk_in_the_middle_leaves_nothing(vault, child):
    journal = vault.journal
    kept = journal.add_entry(child, Happened(), EntryText(saw="kept words"), START)
    (pages,) = vault._db.execute("pragma page_count").fetchone()
    vault._db.execute(f"pragma max_page_count = {pages + 20}")
    many = [NewEntry(Happened(), EntryText(saw=f"canary {n} " * 200), START) for n in range(200)]
    refused(ErrorCode.DISK_FULL, journal.add_entries, child, many)
    assert journal.count(child) == 1
    assert journal.find(child, Wanted("canary"), offset=0, limit=5).lines == ()
    assert journal.check_chain().revisions == 1
    vault._db.execute(f"pragma max_page_count = {pages + 5000}")
    journal.add_entries(child, many)
    assert journal.count(child) == 201
    assert journal.entry(kept.id) == kept
    assert journal.check_chain().first_broken is None
    vault._db.execute("insert into entry_fts (entry_fts, rank) values ('integrity-check', 1)")


def test_a_note_that_makes_the_work_stop_leaves_nothing(vault, child):
    def broken():
        yield NewEntry(Happened(), EntryText(saw="first"), START)
        raise ArithmeticError

    with pytest.raises(ArithmeticError):
        vault.journal.add_entries(child, broken())
    assert vault.journal.count(child) == 0
    assert vault.journal.check_chain().revisions == 0


@pytest.mark.slow
@pytest.mark.bar(5)
def test_a_kill_leaves_all_of_it_or_nothing(home, tally):
    key, picks = home.data_key(), random.Random(3)  # noqa: S311 - the same kills in every run
    vault = open_vault(home.vault_file, key)
    vault.children.add_child("A", None, has_extra_needs=False)
    vault.close()
    ended = 0
    for _ in range(KILLS):
        ended += ends_until_killed(home, key, picks.uniform(0.0, 0.08))
        vault = open_vault(home.vault_file, key)
        count = vault.journal.count(1)
        assert count % import_loop.MANY == 0
        assert count >= ended * import_loop.MANY
        ended = count // import_loop.MANY
        checked = vault.journal.check_chain()
        assert (checked.revisions, checked.first_broken) == (count, None)
        vault.close()
    tally(kills=KILLS, half=0)


def ends_until_killed(home, key, seconds):
    """Return how often all notes were said to be kept."""
    arguments = [sys.executable, "-u", "-m", import_loop.__name__, home.vault_file, key.hex()]
    process = subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True)
    assert process.stdout.readline() == "begin\n"
    with pytest.raises(subprocess.TimeoutExpired):
        process.wait(seconds)
    process.kill()
    rest, _ = process.communicate()
    return rest.count("end")
