# SPDX-License-Identifier: Apache-2.0
"""Copies in a second place: real folders, of which one may go away, be full, or be shared."""

import errno
import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from datetime import timedelta
from pathlib import Path

import pytest

from companion.domain.errors import ErrorCode
from companion.domain.new_secrets import NewSecrets
from companion.storage import backup_file, second_place
from companion.storage.recovery_code import new_recovery_code
from tests.fakes import START
from tests.unit.storage import real_stick
from tests.unit.storage.two_records import GOES, STAYS, tell
from tests.unit.storage.vault_home import PASSPHRASE, Home, refused

NEW = "another passphrase"


@pytest.fixture
def stick(tmp_path):
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


@pytest.fixture
def told(vault):
    tell(vault, STAYS)
    return vault


@pytest.fixture
def second(told, stick):
    told.backups.second.choose(str(stick))
    return told.backups.second


@pytest.fixture
def other(tmp_path):
    """A second vault, of somebody who uses the same stick."""
    folder = tmp_path / "other"
    folder.mkdir()
    home = Home(folder)
    home.door.create(PASSPHRASE)
    yield home.unlock()
    home.close()


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def write_at(home, moment):
    """Let the vault have been written then."""
    os.utime(home.vault_file, (moment.timestamp(), moment.timestamp()))


def fill(second, count):
    for number in range(count):
        second.copy(START + timedelta(days=number))


def test_none_is_chosen_at_first(vault):
    assert vault.backups.second.place() is None
    assert not vault.backups.second.is_due(START)
    assert vault.backups.second.own_copies() == []
    refused(ErrorCode.PLACE_MISSING, vault.backups.second.copy, START)


def test_a_copy_there_is_whole_and_opens(home, second, stick):
    second.copy(START)
    assert names(stick) == ["copy-0001.zip"]
    assert names(home.folder / "copies") == []
    facts = home.door.try_backup(str(stick / "copy-0001.zip"), PASSPHRASE)
    assert facts.records == 1


def test_what_is_said_of_the_place(second, stick):
    empty = second.place()
    assert (empty.path, empty.is_there, empty.last_at, empty.kept) == (str(stick), True, None, ())
    assert empty.is_same_disk
    second.copy(START)
    assert second.place().last_at == START
    assert [one.name for one in second.place().kept] == ["copy-0001.zip"]


def test_the_place_is_remembered_in_the_vault_alone(home, second, stick):
    second.copy(START)
    for path in home.folder.rglob("*"):
        assert str(stick).encode() not in (path.read_bytes() if path.is_file() else b"")
    home.close()
    found = home.unlock().backups.second.place()
    assert found.path == str(stick)
    assert str(stick) not in repr(found)


def test_what_a_copy_there_says_without_a_passphrase(second, stick):
    second.copy(START)
    manifest = backup_file.read_manifest(stick / "copy-0001.zip")
    assert re.fullmatch(r"[0-9a-f]{32}", manifest.mark)


def test_five_of_our_own_are_kept_and_no_other_file_goes(home, told, second, stick, tmp_path):
    told.backups.keep(START)
    here = home.folder / "copies" / "copy-0001.zip"
    # Carried there by hand, under such a name; made by hand; somebody's; and a way elsewhere.
    shutil.copy(here, stick / "copy-0001.zip")
    told.backups.write(str(stick / "copy-2026-11-22.zip"), START)
    (stick / "copy-0002.zip").write_bytes(b"holiday")
    (stick / "copy-0003.zip").symlink_to(here)
    before = names(stick)
    fill(second, 8)
    assert names(stick) == sorted([*before, *(f"copy-{n:04}.zip" for n in range(7, 12))])
    assert (stick / "copy-0002.zip").read_bytes() == b"holiday"
    assert here.exists()


def test_two_vaults_on_one_stick_rotate_only_their_own(other, second, stick):
    other.backups.second.choose(str(stick))
    fill(second, 5)
    fill(other.backups.second, 7)
    assert len(second.own_copies()) == len(other.backups.second.own_copies()) == 5
    fill(second, 2)
    assert len(second.own_copies()) == len(other.backups.second.own_copies()) == 5
    assert len(names(stick)) == 10


def test_one_that_can_not_be_removed_yet_is_no_failure(second, stick, monkeypatch):
    fill(second, 5)

    unlink = Path.unlink

    def held(path, **kind):
        if path.suffix == ".zip":
            raise PermissionError(errno.EACCES, "no")
        unlink(path, **kind)

    with monkeypatch.context() as failing:
        failing.setattr(Path, "unlink", held)
        second.copy(START + timedelta(days=9))
    assert len(second.own_copies()) == 6
    second.copy(START + timedelta(days=10))
    assert len(second.own_copies()) == 5


def test_a_place_that_is_away_is_no_error_and_the_last_time_is_known(second, stick):
    second.copy(START)
    away = stick.rename(stick.with_name("away"))
    found = second.place()
    assert (found.is_there, found.last_at, found.kept) == (False, START, ())
    assert not second.is_due(START + timedelta(days=9))
    refused(ErrorCode.PLACE_MISSING, second.copy, START)
    assert not stick.exists()
    away.rename(stick)
    assert second.place().is_there


def test_a_place_that_can_not_be_read_counts_as_away(second, monkeypatch):
    def fail(_folder):
        raise OSError(errno.EIO, "torn out")

    second.copy(START)
    monkeypatch.setattr(second_place, "kept_copies", fail)
    assert not second.place().is_there


def test_the_empty_folder_in_which_a_stick_was_mounted_is_not_the_stick(
    home, second, stick, monkeypatch
):
    with monkeypatch.context() as on_another_disk:
        on_another_disk.setattr(second, "_is_other_disk", lambda _folder: True)
        second.choose(str(stick))
        assert not second.place().is_same_disk
    assert not second.place().is_there
    refused(ErrorCode.PLACE_MISSING, second.copy, START)
    assert names(stick) == []


@pytest.mark.parametrize("below", ["", "copies", "copies/more"])
def test_the_folder_of_the_notes_is_refused(home, told, below):
    folder = home.folder / below
    folder.mkdir(parents=True, exist_ok=True)
    refused(ErrorCode.PLACE_REFUSED, told.backups.second.choose, str(folder))
    assert told.backups.second.place() is None


def test_a_link_to_the_folder_of_the_notes_is_refused(home, told, tmp_path):
    (tmp_path / "link").symlink_to(home.folder)
    refused(ErrorCode.PLACE_REFUSED, told.backups.second.choose, str(tmp_path / "link"))


def test_a_folder_that_became_the_folder_of_the_notes_is_not_used(home, second, stick):
    stick.rmdir()
    stick.symlink_to(home.folder)
    assert not second.place().is_there
    refused(ErrorCode.PLACE_MISSING, second.copy, START)


def test_what_is_no_folder_is_refused(told, tmp_path):
    refused(ErrorCode.PLACE_MISSING, told.backups.second.choose, str(tmp_path / "gone"))


def test_due_after_a_day_with_changes(home, second):
    write_at(home, START)
    assert second.is_due(START)
    second.copy(START)
    assert not second.is_due(START + timedelta(days=2))
    write_at(home, START + timedelta(hours=1))
    assert not second.is_due(START + timedelta(hours=23))
    assert second.is_due(START + timedelta(hours=25))


def test_to_remember_that_a_copy_was_made_is_no_change_of_the_notes(home, told, second):
    told.backups.keep(START)
    before = home.vault_file.stat().st_mtime_ns
    second.copy(START)
    assert home.vault_file.stat().st_mtime_ns == before
    assert not told.backups.state().is_behind


def test_that_a_copy_is_there_counts_even_where_it_can_not_be_remembered(
    second, stick, monkeypatch
):
    def fail(*_, **__):
        raise PermissionError(errno.EPERM, "no")

    monkeypatch.setattr(os, "utime", fail)
    second.copy(START)
    stat = Path.stat

    def gone(path, **kind):
        if path.name == "vault.db" and names(stick) == ["copy-0001.zip", "copy-0002.zip"]:
            raise FileNotFoundError(errno.ENOENT, "gone")
        return stat(path, **kind)

    monkeypatch.setattr(Path, "stat", gone)
    second.copy(START + timedelta(days=1))
    monkeypatch.undo()
    assert len(second.own_copies()) == 2


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, ErrorCode.DISK_FULL),
        (errno.EROFS, ErrorCode.READ_ONLY),
        (errno.EIO, ErrorCode.FILE_NOT_WRITABLE),
    ],
)
def test_a_stick_that_fails_midway_keeps_what_it_had(second, stick, monkeypatch, number, code):
    second.copy(START)
    before = (stick / "copy-0001.zip").read_bytes()

    def fail(_handle):
        raise OSError(number, "no")

    with monkeypatch.context() as failing:
        failing.setattr(backup_file.os, "fsync", fail)
        refused(code, second.copy, START + timedelta(days=1))
    assert names(stick) == ["copy-0001.zip"]
    assert (stick / "copy-0001.zip").read_bytes() == before
    assert second.place().last_at == START
    second.copy(START + timedelta(days=1))


def test_what_was_half_made_goes_with_the_next_copy_and_that_of_others_stays(second, stick):
    second.copy(START)
    mark = backup_file.read_manifest(stick / "copy-0001.zip").mark
    (stick / f"copy-{mark[:8]}.making").write_bytes(b"half")
    (stick / "copy-00000000.making").write_bytes(b"of another vault")
    second.copy(START)
    assert names(stick) == ["copy-00000000.making", "copy-0001.zip", "copy-0002.zip"]


def test_stopped_there_is_no_copy_and_no_rest(told, second, stick):
    told.backups.stop()
    refused(ErrorCode.STOPPED, second.copy, START)
    assert names(stick) == []


def test_forgotten_nothing_goes_and_chosen_again_they_are_known(second, stick):
    second.copy(START)
    second.forget()
    assert second.place() is None
    assert names(stick) == ["copy-0001.zip"]
    second.choose(str(stick))
    assert [path.name for path in second.own_copies()] == ["copy-0001.zip"]


def bring_back(home, told, path):
    home.door.try_backup(str(path), PASSPHRASE)
    told.close()
    home.door.put_back(is_copied=True)
    return home.unlock().backups.second


def test_a_copy_that_is_brought_back_has_to_be_told_the_place_again(home, told, second, stick):
    second.copy(START)
    again = bring_back(home, told, stick / "copy-0001.zip")
    assert again.place() is None
    again.choose(str(stick))
    assert [path.name for path in again.own_copies()] == ["copy-0001.zip"]


@pytest.mark.parametrize("mark", ["../../../away", "", "Z" * 32])
def test_a_place_that_somebody_else_chose_is_forgotten(home, told, second, stick, mark):
    told._db.execute("update second_place set mark = ?, copied_at = 'never'", [mark])
    told._db.conn.commit()
    told.backups.keep(START)
    again = bring_back(home, told, home.folder / "copies" / "copy-0001.zip")
    assert again.place() is None
    again.choose(str(stick))
    again.copy(START)
    assert names(stick) == ["copy-0001.zip"]


def test_after_a_new_key_the_copies_there_are_old_and_can_go(home, told, second, stick):
    second.copy(home.clock.now())
    shutil.copy(stick / "copy-0001.zip", stick / "by hand.zip")
    home.door.renew(told, PASSPHRASE, NewSecrets(NEW, new_recovery_code()))
    vault = home.unlock(NEW)
    (old,) = vault.backups.old_copies()
    assert (old.backup.path, old.is_second) == (str(stick / "copy-0001.zip"), True)
    assert old.has_old_secrets
    vault.backups.second.copy(home.clock.now())
    vault.backups.drop_old((old.backup.path, str(stick / "by hand.zip")))
    assert names(stick) == ["by hand.zip", "copy-0002.zip"]
    assert vault.backups.old_copies() == ()


def test_after_a_wipe_the_copies_there_still_hold_the_record(home, told, second, stick):
    tell(told, GOES)
    second.copy(home.clock.now())
    home.clock.advance(60)
    told.records.wipe(2, "G.L.", home.clock.now())
    (old,) = told.backups.old_copies()
    assert (old.holds_wiped, old.has_old_secrets, old.is_second) == (True, False, True)
    away = stick.rename(stick.with_name("away"))
    assert told.backups.old_copies() == ()
    away.rename(stick)
    assert told.backups.old_copies() == (old,)


@pytest.mark.parametrize("mark", ["Z" * 32, "", "0" * 31])
def test_a_mark_that_is_none_is_refused(second, stick, mark):
    second.copy(START)
    path = stick / "copy-0001.zip"
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    told_of = json.loads(members["manifest.json"]) | {"mark": mark}
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in (members | {"manifest.json": json.dumps(told_of)}).items():
            archive.writestr(name, data)
    refused(ErrorCode.BACKUP_DAMAGED, backup_file.read_manifest, path)
    assert second.own_copies() == []


def test_a_real_stick_that_is_full_locked_and_pulled_out(home, told, stick):
    told.close()
    own_mounts = ["unshare", "--map-root-user", "--mount"]
    is_there = shutil.which("unshare") is not None
    if not is_there or subprocess.run([*own_mounts, "true"], check=False).returncode:
        pytest.skip("no disk of our own may be mounted here")
    command = [*own_mounts, sys.executable, "-m", real_stick.__name__]
    command += [str(home.vault_file), home.data_key().hex(), str(stick)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == ["disk-full", "read-only", "place-missing"]
    assert home.unlock().journal.check_chain().first_broken is None
