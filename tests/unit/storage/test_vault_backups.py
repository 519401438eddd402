# SPDX-License-Identifier: Apache-2.0
"""Copies of the open vault: proved, rotating, never half, and never in the way."""

import json
import os
import shutil
import sys
import zipfile
from datetime import UTC, datetime, timedelta

import pytest

from companion.domain.errors import CompanionError, ErrorCode
from companion.domain.journal import EntryText, Happened
from companion.storage import backup_file, cipher, vault_backups
from companion.storage.open_vault import open_vault
from companion.storage.vault_backups import kept_copies
from tests.fakes import START
from tests.rights import is_private
from tests.unit.storage.two_records import STAYS, tell
from tests.unit.storage.vault_home import digest, refused

NAMES = ["keys.json", "manifest.json", "vault.db"]


@pytest.fixture
def told(vault):
    tell(vault, STAYS)
    return vault


def files(home):
    return kept_copies(home.folder / "copies")


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def opened(home, path, tmp_path):
    """Open what is in a copy, as on an empty machine."""
    folder = tmp_path / f"second-{path.stem}"
    folder.mkdir()
    backup_file.unpack(path, folder, lambda: None)
    return home.keep(open_vault(folder / "vault.db", home.data_key()))


def write_later(home, days):
    """Let the vault have been written so many days after the copies were."""
    newest = files(home)[-1].stat().st_mtime
    os.utime(home.vault_file, (newest + days * 86400, newest + days * 86400))


def test_a_copy_is_one_zip_of_three_and_opens_with_equal_rows(home, told, tmp_path):
    told.backups.keep(START)
    (path,) = files(home)
    assert path.name == "copy-0001.zip"
    assert is_private(path)
    with zipfile.ZipFile(path) as archive:
        assert sorted(archive.namelist()) == NAMES
        assert {member.compress_type for member in archive.infolist()} == {zipfile.ZIP_STORED}
    other = opened(home, path, tmp_path)
    assert vault_backups._facts(other._db) == vault_backups._facts(told._db)
    assert other.journal.check_chain() == told.journal.check_chain()
    assert names(home.folder / "copies") == ["copy-0001.zip"]


def test_a_copy_with_another_hash_in_the_middle_is_no_copy(home, told, monkeypatch):
    copy_into = cipher.copy_into

    def change_one(db, path):
        copy_into(db, path)
        connection = cipher.connect(path, home.data_key())
        with connection:
            connection.execute("drop trigger revision_no_update")
            connection.execute("update revision set hash = 'x' where id = 1")
        connection.close()

    monkeypatch.setattr(cipher, "copy_into", change_one)
    refused(ErrorCode.VAULT_DAMAGED, told.backups.keep, START)
    assert files(home) == []


def test_what_can_be_read_without_a_passphrase_says_nothing_of_the_notes(home, told):
    told.backups.keep(START)
    (path,) = files(home)
    assert STAYS.encode() not in path.read_bytes()
    with zipfile.ZipFile(path) as archive:
        told_of = set(json.loads(archive.read("manifest.json")))
    hashes = {"keys_hash", "vault_hash", "token", "proof"}
    assert told_of == {"format", "version", "made_at", "number"} | hashes


def test_ten_are_kept_and_nothing_of_anybody_else_goes(home, vault):
    folder = home.folder / "copies"
    folder.mkdir()
    (folder / "holiday.zip").write_bytes(b"other")
    (folder / "making.db").write_bytes(b"cut off")
    for number in range(13):
        vault.backups.keep(START + timedelta(days=number))
    assert [path.name for path in files(home)] == [f"copy-{n:04}.zip" for n in range(4, 14)]
    assert (folder / "holiday.zip").read_bytes() == b"other"
    assert not (folder / "making.db").exists()


def test_the_list_says_when_each_was_made_newest_first(home, vault):
    assert vault.backups.state().kept == ()
    for number in range(2):
        vault.backups.keep(START + timedelta(days=number))
    (home.folder / "copies" / "copy-0003.zip").write_bytes(b"PK")
    found = vault.backups.state()
    assert [(one.name, one.made_at) for one in found.kept] == [
        ("copy-0003.zip", None),
        ("copy-0002.zip", START + timedelta(days=1)),
        ("copy-0001.zip", START),
    ]
    assert found.place == str(home.folder / "copies")


def test_it_is_behind_once_something_was_written_since(home, vault):
    assert vault.backups.state().is_behind
    vault.backups.keep(START)
    write_later(home, -1)
    assert not vault.backups.state().is_behind
    write_later(home, 1)
    assert vault.backups.state().is_behind


def test_another_is_due_after_a_day_with_changes(home, vault):
    assert vault.backups.is_due(START)
    vault.backups.keep(START)
    made = vault.backups._newest()
    assert not vault.backups.is_due(made + timedelta(days=2))
    write_later(home, 1)
    assert not vault.backups.is_due(made + timedelta(hours=23))
    assert vault.backups.is_due(made + timedelta(hours=25))
    # The clock was set back: not never again.
    assert vault.backups.is_due(made - timedelta(days=3))


def test_a_copy_to_a_stick_leaves_nothing_else_there(home, told, tmp_path):
    stick = tmp_path / "stick"
    stick.mkdir()
    told.backups.write(str(stick / "copy.zip"), START)
    told.backups.write(str(stick / "copy.zip"), START)
    assert names(stick) == ["copy.zip"]
    assert names(home.folder / "copies") == []
    opened(home, stick / "copy.zip", tmp_path)


@pytest.mark.parametrize(
    "place", ["vault.db", "keys.json", "copies/copy-0001.zip", "copies/before-0001/vault.db"]
)
def test_our_own_files_are_never_written_over(home, told, place):
    told.backups.keep(START)
    (home.folder / "copies" / "before-0001").mkdir()
    before = digest(home.folder / "copies" / "copy-0001.zip"), digest(home.keys_file)
    refused(ErrorCode.FILE_NOT_WRITABLE, told.backups.write, str(home.folder / place), START)
    assert (digest(home.folder / "copies" / "copy-0001.zip"), digest(home.keys_file)) == before
    assert told.journal.check_chain().first_broken is None


def test_a_folder_that_is_gone_is_a_calm_refusal(vault, tmp_path):
    place = str(tmp_path / "pulled out" / "copy.zip")
    refused(ErrorCode.FILE_NOT_WRITABLE, vault.backups.write, place, START)


def test_stopped_there_is_no_copy_and_no_rest(home, told):
    told.backups.stop()
    refused(ErrorCode.STOPPED, told.backups.keep, START)
    assert names(home.folder / "copies") == []
    assert told.journal.check_chain().first_broken is None


def test_stopped_while_the_database_is_copied_the_vault_goes_on(home, told, monkeypatch):
    monkeypatch.setattr(vault_backups, "_STEPS", 10)
    facts = vault_backups._facts

    def stop_after(db):
        found = facts(db)
        told.backups.stop()
        return found

    monkeypatch.setattr(vault_backups, "_facts", stop_after)
    refused(ErrorCode.STOPPED, told.backups.keep, START)
    assert names(home.folder / "copies") == []
    told.journal.add_entry(1, Happened(), EntryText(saw="after"), START)


def test_a_driver_error_that_is_no_stop_is_told_as_what_it_is(home, told, monkeypatch):
    def fail(*_):
        raise cipher.DriverError

    monkeypatch.setattr(told._db, "execute", fail)
    refused(ErrorCode.STORAGE_FAILED, told.backups.keep, START)
    assert files(home) == []


def test_a_copy_that_is_not_the_same_gets_no_name(home, told, monkeypatch):
    facts = iter(["one", "another"])
    monkeypatch.setattr(vault_backups, "_facts", lambda _db: next(facts))
    refused(ErrorCode.VAULT_DAMAGED, told.backups.keep, START)
    assert names(home.folder / "copies") == []


def test_a_pack_that_does_not_read_back_gets_no_name(home, told, monkeypatch):
    monkeypatch.setattr(backup_file, "unpack", lambda *_: None)
    refused(ErrorCode.FILE_NOT_WRITABLE, told.backups.keep, START)
    assert names(home.folder / "copies") == []


def test_with_damaged_keys_no_copy_is_made(home, told):
    home.keys_file.write_bytes(b"{}")
    refused(ErrorCode.KEYS_DAMAGED, told.backups.keep, START)
    assert files(home) == []


def test_a_vault_that_was_replaced_is_not_copied(home, told):
    shutil.copy(home.vault_file, home.folder / "other")
    (home.folder / "other").replace(home.vault_file)
    refused(ErrorCode.VAULT_MISSING, told.backups.keep, START)
    assert files(home) == []


@pytest.mark.skipif(sys.platform == "win32", reason="needs file limits")
@pytest.mark.parametrize("room", [0, 4096, 200_000, None])
def test_a_full_disk_loses_nothing_and_leaves_no_rest(home, told, room):
    import resource
    import signal

    told.backups.keep(START)
    (kept,) = files(home)
    before = digest(kept)
    if room is None:
        # The vault can be copied, and the zip is a little too long.
        room = kept.stat().st_size - 200
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    quiet = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, limits[1]))
    try:
        with pytest.raises(CompanionError) as caught:
            told.backups.keep(START)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, quiet)
    # For a limit on one file, which stands for the disk here, SQLite has no name of its own.
    assert caught.value.code in (ErrorCode.DISK_FULL, ErrorCode.STORAGE_FAILED)
    assert files(home) == [kept]
    assert digest(kept) == before
    assert names(home.folder / "copies") == [kept.name]
    assert told.journal.check_chain().first_broken is None
    told.backups.keep(START)


def test_a_copy_from_when_the_clock_ran_ahead_proves_nothing(home, vault):
    now = datetime.now(UTC)
    vault.backups.keep(now)
    assert not vault.backups.state().is_behind
    ahead = (now + timedelta(days=3650)).timestamp()
    os.utime(home.folder / "copies" / "copy-0001.zip", (ahead, ahead))
    assert vault.backups.state().is_behind
    assert vault.backups.is_due(now)
    vault.backups.keep(now)
    assert not vault.backups.state().is_behind
    assert not vault.backups.is_due(now)
