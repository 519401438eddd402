# SPDX-License-Identifier: Apache-2.0
"""Changing passphrase and recovery code: safe when killed, on a full disk, and when guessed at."""

import json
import os
import subprocess
import sys
from datetime import date

import pytest

from companion.domain.errors import ErrorCode
from companion.storage import keys
from companion.storage.recovery_code import new_recovery_code
from tests.counts import how_many
from tests.fakes import InMemoryVault
from tests.unit.storage import secrets_and_die
from tests.unit.storage.vault_home import PASSPHRASE, digest, refused

NEW = "another passphrase"
KILLS = how_many(50, 500)
LONGEST_SECONDS = how_many(120, 1_200)
unix = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")


@unix
@pytest.mark.slow
@pytest.mark.bar(11)
def test_killed_at_any_moment_old_or_new_secrets_open_and_so_does_a_sheet(tmp_path, tally):
    program = [sys.executable, "-m", secrets_and_die.__name__, str(tmp_path), str(KILLS)]
    done = subprocess.run(
        program, check=True, timeout=LONGEST_SECONDS, capture_output=True, text=True
    )
    found = json.loads(done.stdout)
    assert found["lost"] == 0
    assert found["kills"] == KILLS
    assert found["in the middle"] > KILLS // 4
    assert found["cut off"] > 10
    tally(kills=KILLS, in_the_middle=found["in the middle"], lost=0)


def full_disk(*_arguments):
    raise OSError(28, "No space left on device")


@pytest.mark.parametrize("where", ["make_private_file", "sync_file"])
def test_on_a_full_disk_nothing_changes(home, monkeypatch, where):
    before, code = digest(home.keys_file), new_recovery_code()
    monkeypatch.setattr(f"companion.storage.atomic_file.{where}", full_disk)
    refused(ErrorCode.DISK_FULL, home.door.change_passphrase, PASSPHRASE, NEW)
    refused(ErrorCode.DISK_FULL, home.door.set_recovery_code, PASSPHRASE, code)
    monkeypatch.undo()
    assert digest(home.keys_file) == before
    assert home.names() == {"vault.db", "keys.json"}
    home.unlock().close()
    home.door.check_recovery_code(home.recovery_code)


def test_a_disk_that_can_not_sync_a_folder_does_not_deny_what_was_changed(home, monkeypatch):
    monkeypatch.setattr("companion.storage.atomic_file.sync_folder", full_disk)
    home.door.change_passphrase(PASSPHRASE, NEW)
    home.unlock(NEW)


def test_a_drawn_code_opens_nothing_and_writes_nothing(home):
    before = digest(home.keys_file)
    code = home.door.draw_recovery_code(PASSPHRASE)
    refused(ErrorCode.WRONG_RECOVERY_CODE, home.door.check_recovery_code, code)
    home.door.check_recovery_code(home.recovery_code)
    assert digest(home.keys_file) == before


def test_a_mistyped_code_costs_no_try_and_no_waiting(home, monkeypatch):
    monkeypatch.setattr(keys, "derive_key", lambda *_arguments: pytest.fail("derived a key"))
    for _ in range(9):
        wrong = home.recovery_code[:-1] + "U"
        refused(ErrorCode.MISTYPED_RECOVERY_CODE, home.door.check_recovery_code, wrong)
        refused(ErrorCode.MISTYPED_RECOVERY_CODE, home.door.set_recovery_code, PASSPHRASE, wrong)
    assert home.door.seconds_to_wait() == 0


@pytest.mark.parametrize("way", ["change", "draw", "set", "check"])
def test_guessing_is_slow_everywhere_and_wipes_nothing(home, way):
    door, code = home.door, new_recovery_code()
    calls = {
        "change": (ErrorCode.WRONG_PASSPHRASE, door.change_passphrase, "wrong", NEW),
        "draw": (ErrorCode.WRONG_PASSPHRASE, door.draw_recovery_code, "wrong"),
        "set": (ErrorCode.WRONG_PASSPHRASE, door.set_recovery_code, "wrong", code),
        "check": (ErrorCode.WRONG_RECOVERY_CODE, door.check_recovery_code, code),
    }
    before = digest(home.keys_file)
    for _ in range(3):
        refused(*calls[way])
    refused(ErrorCode.TRY_LATER, *calls[way][1:])
    refused(ErrorCode.TRY_LATER, door.unlock, PASSPHRASE)
    assert digest(home.keys_file) == before
    home.clock.advance(door.seconds_to_wait())
    home.unlock()


@pytest.fixture(params=["real", "fake"])
def sheet(request):
    vault = InMemoryVault() if request.param == "fake" else request.getfixturevalue("vault")
    return vault.sheet


def test_the_day_on_which_the_sheet_last_worked_is_kept(sheet):
    assert sheet.worked_on() is None
    sheet.keep_worked_on(date(2026, 3, 1))
    sheet.keep_worked_on(date(2026, 4, 2))
    assert sheet.worked_on() == date(2026, 4, 2)
