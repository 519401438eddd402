# SPDX-License-Identifier: Apache-2.0
"""Killed while a copy is made: every file under a final name is whole, and the vault too."""

import random
import subprocess
import sys
import threading
import time

import pytest

from companion.storage.second_place import KEPT_THERE
from companion.storage.vault_backups import KEPT, kept_copies
from tests.counts import how_many
from tests.unit.storage import copy_and_die
from tests.unit.storage.two_records import STAYS, tell
from tests.unit.storage.vault_home import PASSPHRASE

KILLS = how_many(50, 500)
LONGEST = 0.12


@pytest.mark.slow
@pytest.mark.bar(22)
def test_no_kill_leaves_a_bad_file_under_a_final_name(home, tmp_path, tally):
    vault = home.unlock()
    tell(vault, STAYS)
    expected = vault.journal.check_chain()
    begun = time.monotonic()
    vault.backups.write(str(tmp_path / "first.zip"), home.clock.now())
    # On a busy computer a copy takes longer, and some must be finished before the kill.
    longest = max(LONGEST, 3 * (time.monotonic() - begun))
    vault.close()
    stick, dice, looked_at = tmp_path / "stick", random.Random(5), 0  # noqa: S311 - no secret
    stick.mkdir()
    command = [sys.executable, "-m", copy_and_die.__name__, str(home.vault_file)]
    command += [home.data_key().hex(), str(stick)]
    for _ in range(KILLS):
        program = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        assert program.stdout.readline() == "begins\n"
        killer = threading.Timer(dice.uniform(0.0, longest), program.kill)
        killer.start()
        program.communicate(timeout=60)
        killer.join()
        kept = kept_copies(home.folder / "copies")
        for path in [*kept[-2:], *sorted(stick.glob("*.zip"))[-2:]]:
            assert home.door.try_backup(str(path), PASSPHRASE).records == 1
            looked_at += 1
        home.door.forget_tried()
        again = home.unlock()
        assert again.journal.check_chain() == expected
        again.close()
    assert looked_at > KILLS
    tally(kills=KILLS, copies_read=looked_at, bad=0)
    vault = home.unlock()
    # On a busy computer few were finished before the kills: what is kept is counted all the same.
    for _ in range(KEPT):
        vault.backups.keep(home.clock.now())
    assert vault.backups.other_copies() == ()
    left = {path.name for path in (home.folder / "copies").iterdir()}
    assert left == {path.name for path in kept_copies(home.folder / "copies")}
    assert len(left) == KEPT
    for _ in range(KEPT_THERE):
        vault.backups.second.copy(home.clock.now())
    own = [path.name for path in vault.backups.second.own_copies()]
    assert sorted(path.name for path in stick.glob("copy-*")) == own
    assert len(own) == KEPT_THERE
