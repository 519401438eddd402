# SPDX-License-Identifier: Apache-2.0
"""Killed while an older vault is brought up to date: it is wholly old, or wholly new."""

import os
import random
import subprocess
import sys
import threading

import pytest

from companion.domain.entry_find import Wanted
from companion.domain.journal import EntryText, Happened
from companion.storage.migrations import LATEST
from companion.storage.open_vault import open_vault
from tests.counts import how_many
from tests.fakes import START
from tests.unit.storage import update_and_die
from tests.unit.storage.older_vault import older_vault, schema

KILLS = how_many(20, 100)
"""For every version, one after the other, until so many."""
LONGEST = 0.12
KEY = os.urandom(32)


def update_and_kill(path, seconds):
    """Return True where the program was done before it could be killed."""
    command = [sys.executable, "-m", update_and_die.__name__, str(path), KEY.hex()]
    program = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert program.stdout.readline() == "begins\n"
    killer = threading.Timer(seconds, program.kill)
    killer.start()
    rest, _ = program.communicate(timeout=60)
    killer.join()
    return "done" in rest


@pytest.mark.slow
@pytest.mark.bar(6)
def test_no_kill_leaves_a_vault_between_two_versions(tmp_path, tally):
    older_vault(tmp_path / "new.db", LATEST, KEY)
    new, dice = schema(tmp_path / "new.db", KEY), random.Random(7)  # noqa: S311 - no secret
    was_old = 0
    for number in range(KILLS):
        path = tmp_path / f"{number}" / "vault.db"
        path.parent.mkdir()
        older_vault(path, number % (LATEST - 1) + 1, KEY)
        old = schema(path, KEY)
        is_done = update_and_kill(path, dice.uniform(0.0, LONGEST))
        found = schema(path, KEY)
        assert found in ([new] if is_done else [old, new])
        was_old += found == old
        vault = open_vault(path, KEY)
        entry = vault.journal.add_entry(1, Happened(), EntryText(saw="after the update"), START)
        lines = vault.journal.find(1, Wanted("after"), offset=0, limit=5).lines
        assert [line.id for line in lines] == [entry.id]
        vault.close()
        assert schema(path, KEY) == new
    assert 0 < was_old < KILLS
    tally(kills=KILLS, cut_off=was_old, between=0)
