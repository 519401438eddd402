# SPDX-License-Identifier: Apache-2.0
"""Wiping everything: the keys first, nothing of ours left, and what is cut off is finished."""

import errno
import json
import os
import stat
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from companion.domain.errors import CompanionError, ErrorCode
from companion.domain.preferences import Preferences, ThemeChoice
from companion.storage import patiently, wipe_all
from companion.storage.in_use import refuse_in_use
from companion.storage.preferences_file import JsonPreferencesFile
from companion.storage.vault_copies import copy_before_update
from companion.storage.wipe_mark import is_wiping
from tests.counts import how_many
from tests.fakes import START
from tests.unit.storage import wipe_all_and_die
from tests.unit.storage.two_records import STAYS, tell
from tests.unit.storage.vault_home import PASSPHRASE, Home, refused

KILLS = how_many(50, 500)
unix = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")


@pytest.fixture
def full(home):
    """A folder with everything in it that we ever put there. The vault is closed."""
    vault = home.unlock()
    tell(vault, STAYS)
    vault.backups.keep(START)
    home.door.try_backup(home.door.kept_backups()[0].path, PASSPHRASE)
    copy_before_update(vault._db, home.folder, home.data_key())
    vault.close()
    home.door.put_back(is_copied=False)
    for name in (
        *("vault.db-journal", "vault.db-wal", "vault.db-shm", "vault.db.new", "vault.db.wiping"),
        *("vault.db.wiped", "vault.db-journal.old-1", "keys.json.making", "keys.json.making.new"),
        *("keys.json.old-2", "keys.json.new", "vault.making", "before-update.new"),
        *("copies/making.db", "copies/copy-0002.zip.making"),
    ):
        (home.folder / name).write_bytes(b"something")
    for name in ("renewing/old", "restoring/old", "copies/tried"):
        (home.folder / name).mkdir(parents=True)
        (home.folder / name / "keys.json").write_bytes(b"keys")
    keep_settings(home.folder)
    return home


def keep_settings(folder):
    settings = Preferences(
        theme=ThemeChoice.DARK, is_first_start_done=True, is_sheet_unchecked=True
    )
    JsonPreferencesFile(folder / "settings.json").save(settings)


def settings_of(home):
    return JsonPreferencesFile(home.folder / "settings.json").load()


def wipe(home, *, keeps_settings=True):
    home.door.begin_wipe(keeps_settings=keeps_settings, is_open=False)
    home.door.finish_wipe()


@pytest.mark.bar(24)
def test_no_file_of_ours_is_left(full):
    assert {"copies", "before-update-0001.db", "keys.json"} < full.names()
    wipe(full, keeps_settings=False)
    assert full.names() == set()
    assert not full.door.exists()


def test_settings_stay_if_wanted_but_the_first_start_comes_again(full):
    wipe(full)
    assert full.names() == {"settings.json"}
    assert settings_of(full) == Preferences(theme=ThemeChoice.DARK)


def test_afterwards_a_new_vault_can_be_made(full):
    wipe(full)
    full.door.create("a wholly other passphrase")
    assert full.unlock("a wholly other passphrase").children.children() == ()


def test_what_somebody_else_put_there_stays(home):
    for name in ("letter.txt", "vault.db.bak", "keys.json copy", "before-update.txt"):
        (home.folder / name).write_text("mine")
    wipe(home)
    assert home.names() == {"letter.txt", "vault.db.bak", "keys.json copy", "before-update.txt"}


def test_the_keys_go_first_and_are_overwritten(full, monkeypatch):
    order, wipe_file = [], wipe_all.wipe_file

    def watched(path):
        order.append(path.relative_to(full.folder).as_posix())
        wipe_file(path)

    monkeypatch.setattr(wipe_all, "wipe_file", watched)
    kept = full.keys_file.open("rb")
    before = kept.read()
    wipe(full)
    kept.seek(0)
    assert kept.read() == bytes(len(before))
    kept.close()
    keys = [name for name in order if "keys.json" in name]
    assert order[0] == "keys.json"
    assert order[: len(set(keys))] == list(dict.fromkeys(keys))
    assert {"restoring/old/keys.json", "copies/before-0001/keys.json"} <= set(keys)


def test_a_link_leads_to_what_is_wiped_too(home, tmp_path):
    stick = tmp_path / "stick"
    stick.mkdir()
    for file in (home.vault_file, home.keys_file):
        target = file.rename(stick / file.name)
        file.symlink_to(target)
    (home.folder / "copies").symlink_to(tmp_path / "nowhere")
    wipe(home)
    assert home.names() <= {"settings.json"}
    assert list(stick.iterdir()) == []


@pytest.mark.parametrize(
    "name",
    [
        *("vault.db", "keys.json", "vault.db.old-1", "vault.db-journal", "keys.json.old-1"),
        *("keys.json.new", "before-update-1.db", "vault.making"),
    ],
)
def test_a_link_of_our_name_to_the_work_of_somebody_else_takes_the_link_alone(home, tmp_path, name):
    thesis = tmp_path / "thesis.odt"
    thesis.write_bytes(b"PK three years of work")
    (home.folder / name).unlink(missing_ok=True)
    (home.folder / name).symlink_to(thesis)
    wipe(home)
    assert home.names() <= {"settings.json"}
    assert thesis.read_bytes() == b"PK three years of work"


def test_a_link_to_settings_of_another_program_takes_the_link_alone(home, tmp_path):
    other = tmp_path / "other.json"
    other.write_text("{}")
    (home.folder / "settings.json").unlink(missing_ok=True)
    (home.folder / "settings.json").symlink_to(other)
    wipe_all.begin_wipe(home.folder, keeps_settings=False)
    wipe_all.finish_wipe(home.folder)
    assert home.names() == set()
    assert other.read_text() == "{}"


def test_a_folder_behind_a_link_is_not_emptied(home, tmp_path):
    other = tmp_path / "mine"
    other.mkdir()
    (other / "letter.txt").write_text("mine")
    (home.folder / "copies").mkdir()
    (home.folder / "copies" / "linked").symlink_to(other)
    (home.folder / "renewing").symlink_to(other)
    wipe(home)
    assert home.names() <= {"settings.json"}
    assert (other / "letter.txt").read_text() == "mine"


def test_a_folder_behind_a_junction_of_windows_is_not_emptied(home, monkeypatch):
    """A folder to all who do not ask, also to what walks through folders; the mark is faked."""
    elsewhere = home.folder / "copies" / "elsewhere"
    elsewhere.mkdir(parents=True)
    (elsewhere / "holiday.txt").write_bytes(b"of somebody else")
    real = Path.lstat

    def lstat(path: Path):
        if path != elsewhere:
            return real(path)
        return SimpleNamespace(st_mode=stat.S_IFDIR, st_nlink=1, st_reparse_tag=0xA0000003)

    monkeypatch.setattr(Path, "lstat", lstat)
    with pytest.raises(CompanionError) as found:
        wipe(home)
    # Windows takes the junction alone; this system does not take a folder for one.
    assert found.value.code is ErrorCode.WIPE_UNFINISHED
    assert (elsewhere / "holiday.txt").read_bytes() == b"of somebody else"


@unix
def test_while_another_process_has_it_open_nothing_goes(home):
    program = [sys.executable, "-m", wipe_all_and_die.__name__, "hold", str(home.folder)]
    other = subprocess.Popen(program, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert other.stdout.readline() == "open\n"
    before = home.names()
    refused(ErrorCode.VAULT_IN_USE, wipe, home)
    assert home.names() == before
    other.communicate("\n", timeout=60)
    home.unlock().close()
    wipe(home)
    assert home.names() <= {"settings.json"}


@pytest.mark.parametrize("content", [b"", b"short", bytes(8192), None])
def test_a_damaged_or_missing_vault_is_in_nobodys_hands(home, content):
    home.vault_file.unlink()
    if content is not None:
        home.vault_file.write_bytes(content)
    refuse_in_use(home.vault_file)
    wipe(home)
    assert home.names() <= {"settings.json"}


def failing(code):
    def fail(*_arguments, **_more):
        raise OSError(code, "no")

    return fail


@pytest.mark.parametrize("code", [errno.EACCES, errno.EROFS])
def test_a_read_only_folder_is_told_before_anything_goes(home, monkeypatch, code):
    monkeypatch.setattr(wipe_all, "write_atomically", failing(code))
    refused(ErrorCode.READ_ONLY, wipe, home)
    home.unlock()


def test_a_full_disk_is_no_reason_to_keep_anything(home, monkeypatch):
    monkeypatch.setattr(wipe_all, "write_atomically", failing(errno.ENOSPC))
    wipe(home)
    assert not {"vault.db", "keys.json"} & home.names()


def test_keys_that_can_not_go_mean_that_nothing_goes(home, monkeypatch):
    before = home.names()
    with monkeypatch.context() as patch:
        patch.setattr(wipe_all, "wipe_file", failing(errno.EACCES))
        refused(ErrorCode.FILE_NOT_WRITABLE, wipe, home)
    assert home.names() == before
    assert not is_wiping(home.folder)
    home.unlock()


def test_keys_that_were_overwritten_count_as_gone(home, monkeypatch):
    real = wipe_all.wipe_file

    def held(path):
        if path == home.keys_file:
            path.write_bytes(bytes(10))
            raise OSError(errno.EACCES, "no")
        real(path)

    with monkeypatch.context() as patch:
        patch.setattr(wipe_all, "wipe_file", held)
        refused(ErrorCode.WIPE_UNFINISHED, wipe, home)
        assert not home.vault_file.exists()
    assert not home.door.exists()
    assert home.names() <= {"settings.json"}


def test_what_is_held_by_another_program_is_said_and_tried_again(home, monkeypatch):
    real = wipe_all.wipe_file

    def held(path):
        if path == home.vault_file:
            raise OSError(errno.EACCES, "no")
        real(path)

    with monkeypatch.context() as patch:
        patch.setattr(wipe_all, "wipe_file", held)
        refused(ErrorCode.WIPE_UNFINISHED, wipe, home)
        assert not home.keys_file.exists()
        again = Home(home.folder)
        assert again.door.exists()
        refused(ErrorCode.WIPE_UNFINISHED, again.door.unlock, PASSPHRASE)
        refused(ErrorCode.WIPE_UNFINISHED, again.door.create, PASSPHRASE)
    assert not again.door.exists()
    assert home.names() <= {"settings.json"}


def test_asked_for_twice_it_is_done_once(home):
    home.door.begin_wipe(keeps_settings=True, is_open=False)
    wipe(home)
    assert home.names() <= {"settings.json"}


def test_settings_that_can_not_be_kept_are_no_reason_to_stop(home, monkeypatch):
    def full(*_):
        raise CompanionError(ErrorCode.DISK_FULL)

    keep_settings(home.folder)
    monkeypatch.setattr(JsonPreferencesFile, "save", full)
    wipe(home)
    assert home.names() == {"settings.json"}


def test_a_folder_that_is_not_there_has_nothing_to_wipe(tmp_path):
    wipe_all.finish_wipe(tmp_path / "nowhere")
    assert not is_wiping(tmp_path / "nowhere")


@unix
@pytest.mark.slow
@pytest.mark.bar(24)
def test_killed_at_any_moment_the_next_start_finishes_or_all_is_there(tmp_path, tally):
    program = [sys.executable, "-m", wipe_all_and_die.__name__, "kill", str(tmp_path), str(KILLS)]
    done = subprocess.run(program, check=True, timeout=900, capture_output=True, text=True)
    found = json.loads(done.stdout)
    assert found["neither"] == 0
    assert found["kills"] == KILLS
    assert found["cut off"] > 30
    assert found["finished"] > 20
    assert found["as before"] > 0
    tally(**found)


def test_a_link_of_the_name_of_the_vault_to_an_empty_file_takes_the_link_alone(home, tmp_path):
    other = tmp_path / "empty.txt"
    other.touch()
    home.vault_file.unlink()
    home.vault_file.symlink_to(other)
    home.door.begin_wipe(keeps_settings=False, is_open=False)
    home.door.finish_wipe()
    assert not home.vault_file.is_symlink()
    assert other.exists()


def test_a_wiping_waits_for_a_scanner_of_windows_to_let_go(full, monkeypatch):
    monkeypatch.setattr(patiently, "SYSTEM", "win32")
    monkeypatch.setattr(patiently.time, "sleep", lambda _seconds: None)
    for name in ("unlink", "rmdir"):
        monkeypatch.setattr(Path, name, held_at_first(getattr(Path, name)))
    wipe(full)
    assert full.names() <= {"settings.json"}


def held_at_first(real):
    """Refuse each path once, as where another program has it open for a moment."""
    met = set()

    def call(path: Path, **named):
        if path not in met:
            met.add(path)
            raise PermissionError(errno.EACCES, "in use")
        return real(path, **named)

    return call
