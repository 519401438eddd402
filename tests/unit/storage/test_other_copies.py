# SPDX-License-Identifier: Apache-2.0
"""An older vault put back, and copies with newer notes: noticed, kept, and no false alarm."""

import os
import shutil
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from companion.domain.errors import CompanionError, ErrorCode
from companion.domain.journal import EntryText, Happened
from companion.domain.new_entry import NewEntry
from companion.domain.new_secrets import NewSecrets
from companion.domain.report import Report
from companion.storage import backup_file, migrations, vault_backups
from companion.storage.copy_names import copy_name, kept_copies
from companion.storage.known_copies import Manifests
from companion.storage.recovery_code import new_recovery_code
from tests.fakes import START
from tests.unit.storage.two_records import DAY, GOES, STAYS, tell
from tests.unit.storage.vault_home import PASSPHRASE, Home, refused

NEW = "another passphrase"
YEARS = timedelta(days=3650)


@pytest.fixture
def told(home):
    vault = home.unlock()
    tell(vault, STAYS)
    return vault


@pytest.fixture
def stick(tmp_path):
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


def write(vault, saw):
    vault.journal.add_entry(1, Happened(), EntryText(saw=saw), START)


def keep(vault, count=1, at=START):
    for number in range(count):
        vault.backups.keep(at + timedelta(days=number))


def kept(home):
    return [path.name for path in kept_copies(home.folder / "copies")]


def others(vault):
    return [one.backup.name for one in vault.backups.other_copies()]


def put_older_back(home, vault, older):
    """Do what a file manager, a sync program or somebody else at this computer does."""
    vault.close()
    shutil.copyfile(older, home.vault_file)
    return home.unlock()


def vault_in(home, name, to):
    """Take the vault out of a copy, for which nobody needs a passphrase."""
    to.mkdir()
    backup_file.unpack(home.folder / "copies" / name, to, lambda: None)
    return to / "vault.db"


def bring_back(home, vault, path, passphrase=PASSPHRASE):
    """Bring a copy back on purpose, as the page does."""
    home.door.try_backup(str(path), passphrase)
    vault.backups.keep(START)
    vault.close()
    home.door.put_back(is_copied=True)
    return home.unlock(passphrase)


def test_an_older_vault_put_back_is_noticed_and_the_newer_notes_stay(home, told, tmp_path):
    older = tmp_path / "older.db"
    shutil.copyfile(home.vault_file, older)
    write(told, "written after")
    keep(told)
    vault = put_older_back(home, told, older)
    keep(vault, 12)
    assert others(vault) == ["copy-0001.zip"]
    assert kept(home) == [copy_name(number) for number in (1, *range(4, 14))]
    again = bring_back(home, vault, home.folder / "copies" / "copy-0001.zip")
    lines = again.journal.lines(1, offset=0, limit=9)
    assert "written after" in [line.first_line for line in lines]


def test_one_taken_out_of_a_copy_is_noticed_too(home, told, tmp_path):
    keep(told, 3)
    older = vault_in(home, "copy-0001.zip", tmp_path / "out")
    vault = put_older_back(home, told, older)
    assert others(vault) == ["copy-0003.zip", "copy-0002.zip"]
    assert [one.has_others for one in vault.backups.state().kept] == [True, True, False]


def test_notes_that_are_in_no_chain_are_noticed_as_well(home, told, tmp_path):
    shutil.copyfile(home.vault_file, tmp_path / "older.db")
    told.reports.save_report(Report(0, 1, "police", DAY, said="only this"))
    keep(told)
    vault = put_older_back(home, told, tmp_path / "older.db")
    assert others(vault) == ["copy-0001.zip"]


def test_the_second_place_is_looked_at_too_and_bounded_there(home, told, stick, tmp_path):
    told.backups.second.choose(str(stick))
    shutil.copyfile(home.vault_file, tmp_path / "older.db")
    for number in range(5):
        told.backups.second.copy(START + timedelta(days=number))
    vault = put_older_back(home, told, tmp_path / "older.db")
    assert len(others(vault)) == 5
    for number in range(7):
        vault.backups.second.copy(START + timedelta(days=9 + number))
    assert len(others(vault)) == 5
    assert len(vault.backups.second.own_copies()) == 10
    place = vault.backups.second.place()
    assert place.last_at == START + timedelta(days=15)


def test_a_copy_is_due_where_all_are_of_other_notes(home, told, tmp_path):
    shutil.copyfile(home.vault_file, tmp_path / "older.db")
    keep(told)
    vault = put_older_back(home, told, tmp_path / "older.db")
    vault.backups.other_copies()
    now = home.clock.now()
    assert vault.backups.is_due(now)
    vault.backups.keep(now)
    made = vault.backups._newest()
    assert not vault.backups.is_due(made)


def test_it_is_noticed_after_a_new_key_and_the_keys_of_before(home, told, tmp_path):
    keep(told)
    for name in ("vault.db", "keys.json"):
        shutil.copyfile(home.folder / name, tmp_path / name)
    home.door.renew(told, PASSPHRASE, NewSecrets(NEW, new_recovery_code()))
    renewed = home.unlock(NEW)
    assert others(renewed) == []
    keep(renewed)
    renewed.close()
    for name in ("vault.db", "keys.json"):
        shutil.copyfile(tmp_path / name, home.folder / name)
    vault = home.unlock()
    assert others(vault) == ["copy-0002.zip"]
    # It opens with the newer passphrase: it is not removed with the older ones.
    (old,) = vault.backups.old_copies()
    assert old.is_asked_for


def test_once_left_as_they_are_nothing_is_said_and_nothing_goes(home, told, tmp_path):
    shutil.copyfile(home.vault_file, tmp_path / "older.db")
    keep(told)
    vault = put_older_back(home, told, tmp_path / "older.db")
    assert others(vault) == ["copy-0001.zip"]
    vault.backups.leave_others()
    assert others(vault) == []
    keep(vault, 11)
    assert "copy-0001.zip" in kept(home)
    (old,) = vault.backups.old_copies()
    assert (old.backup.name, old.is_left, old.is_asked_for) == ("copy-0001.zip", True, True)
    vault.backups.drop_old((old.backup.path,))
    assert "copy-0001.zip" not in kept(home)


def test_a_copy_brought_back_on_purpose_is_no_surprise_and_nothing_goes(home, told):
    keep(told, 3)
    vault = bring_back(home, told, home.folder / "copies" / "copy-0001.zip")
    assert others(vault) == []
    keep(vault, 12)
    assert others(vault) == []
    assert kept(home)[:3] == ["copy-0002.zip", "copy-0003.zip", "copy-0004.zip"]
    assert len(kept(home)) == 13


def test_so_too_in_the_second_place_once_it_is_chosen_again(home, told, stick):
    second = told.backups.second
    second.choose(str(stick))
    for number in range(3):
        second.copy(START + timedelta(days=number))
    vault = bring_back(home, told, stick / "copy-0001.zip")
    assert others(vault) == []
    vault.backups.second.choose(str(stick))
    vault.backups.second.copy(START)
    assert others(vault) == []
    # Chosen once: what comes there later, from another computer, is said.
    mark = vault.backups.second._row().mark
    about = backup_file.About(home.keys_file.read_bytes(), START, mark, "5" * 32)
    path = stick / "copy-0099.zip"
    path.touch()
    backup_file.pack(path, home.vault_file, about, lambda: None)
    assert others(vault) == ["copy-0099.zip"]


def test_a_copy_of_an_older_version_brought_back_is_no_surprise(home, told):
    keep(told, 2)
    old = home.folder / "copies" / "copy-0001.zip"
    as_version_one(old)
    vault = bring_back(home, told, old)
    assert others(vault) == []


def as_version_one(path):
    """Make a copy into one from before there were tokens."""
    import json
    import zipfile

    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    told_of = json.loads(members["manifest.json"]) | {"version": 1}
    for name in ("token", "number", "proof"):
        del told_of[name]
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in (members | {"manifest.json": json.dumps(told_of)}).items():
            archive.writestr(name, data)


def test_copies_of_an_older_version_rotate_as_before(home, told):
    keep(told)
    as_version_one(home.folder / "copies" / "copy-0001.zip")
    keep(told, 10)
    assert others(told) == []
    assert kept(home) == [copy_name(number) for number in range(2, 12)]


def imported(home, vault):
    vault.journal.add_entries(1, [NewEntry(Happened(), EntryText(saw="brought in"), START)])
    return vault


def wiped(home, vault):
    vault.records.wipe(1, "Z.L.", START)
    return vault


def renewed(home, vault):
    home.door.renew(vault, PASSPHRASE, NewSecrets(PASSPHRASE, new_recovery_code()))
    return home.unlock()


def reopened(home, vault):
    vault.close()
    return home.unlock()


def in_a_second_place(home, vault):
    place = home.folder.parent / "another"
    place.mkdir()
    vault.backups.second.choose(str(place))
    vault.backups.second.copy(START)
    return vault


def twice_in_a_second(home, vault):
    keep(vault)
    keep(vault)
    return vault


def with_the_clock_back(home, vault):
    keep(vault, at=START - YEARS)
    keep(vault, at=START + YEARS)
    return vault


def with_a_copy_that_failed(home, vault):
    vault.backups.stop()
    refused(ErrorCode.STOPPED, vault.backups.keep, START)
    return reopened(home, vault)


@pytest.mark.parametrize(
    "change",
    [
        imported, wiped, renewed, reopened, in_a_second_place, twice_in_a_second,
        with_the_clock_back, with_a_copy_that_failed,
    ],
)  # fmt: skip
def test_what_she_does_herself_is_no_alarm(home, told, change):
    keep(told, 2)
    vault = change(home, told)
    keep(vault, 2)
    assert others(vault) == []
    assert not any(one.has_others for one in vault.backups.state().kept)


def test_a_crash_between_copy_and_rotation_is_no_alarm(home, told, monkeypatch):
    keep(told, 10)

    def die(*_):
        raise OSError(5, "the power went")

    monkeypatch.setattr(vault_backups, "drop_first", die)
    with pytest.raises(CompanionError):
        keep(told)
    monkeypatch.undo()
    vault = reopened(home, told)
    assert len(kept(home)) == 11
    assert others(vault) == []
    keep(vault)
    assert len(kept(home)) == 10


def test_killed_at_any_moment_no_copy_is_of_other_notes(home, told, stick):
    key = home.data_key().hex()
    told.close()
    command = [sys.executable, "-m", "tests.unit.storage.copy_and_die"]
    for lines in range(1, 5):
        arguments = [*command, str(home.vault_file), key, str(stick)]
        with subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True) as running:
            for _ in range(lines):
                running.stdout.readline()
            running.kill()
        vault = home.unlock()
        assert others(vault) == []
        vault.close()


def test_a_copy_that_fails_leaves_no_token_behind(home, told, monkeypatch):
    monkeypatch.setattr(backup_file, "unpack", lambda *_: None)
    before = told._db.table("known_copy").count
    for _ in range(3):
        refused(ErrorCode.FILE_NOT_WRITABLE, told.backups.keep, START)
    assert told._db.table("known_copy").count == before


def test_noting_a_copy_is_no_change_of_the_notes(home, told, stick):
    told.backups.second.choose(str(stick))
    now = home.clock.now()
    keep(told)
    told.backups.second.copy(now)
    assert not told.backups.state().is_behind
    made = told.backups._newest()
    assert not told.backups.is_due(made + timedelta(days=3))


def test_an_unknown_copy_carried_in_is_said_and_a_broken_one_is_not(home, told, tmp_path):
    folder = tmp_path / "other"
    folder.mkdir()
    other = Home(folder)
    other.door.create(NEW)
    made = other.unlock(NEW)
    keep(made)
    made.close()
    (home.folder / "copies").mkdir()
    shutil.copy(folder / "copies" / "copy-0001.zip", home.folder / "copies" / "copy-0007.zip")
    (home.folder / "copies" / "copy-0008.zip").write_bytes(b"PK")
    assert others(told) == ["copy-0007.zip"]


def test_a_vault_from_before_this_step_notices_newer_copies(home, told, tmp_path):
    """An older vault with an older schema, put back after the update."""
    keep(told)
    told._db.execute("delete from known_copy")
    told._db.conn.commit()
    for table in ("known_copy", "brought_back", "aside_at_wipe"):
        told._db.execute(f"drop table {table}")
    told._db.execute("delete from _sqlite_migrations where name = 'known_copies'")
    told._db.execute(f"pragma user_version = {migrations.LATEST - 1}")
    told._db.conn.commit()
    vault = reopened(home, told)
    assert others(vault) == ["copy-0001.zip"]


def test_asking_is_quick_and_writes_nothing_where_all_is_known(home, told):
    keep(told, 10)
    before = home.vault_file.read_bytes() if os.name != "nt" else b""
    told.backups.other_copies()
    told.close()
    assert Path(home.vault_file).read_bytes() == before


def test_wiped_record_in_newer_copies_is_named_once_wiped_here(home, told, tmp_path):
    tell(told, GOES)
    shutil.copyfile(home.vault_file, tmp_path / "older.db")
    keep(told)
    vault = put_older_back(home, told, tmp_path / "older.db")
    vault.records.wipe(2, "G.L.", START)
    (old,) = vault.backups.old_copies()
    assert (old.backup.name, old.holds_wiped, old.is_asked_for) == ("copy-0001.zip", True, True)


def test_a_copy_that_is_gone_has_no_manifest_and_a_slow_place_is_not_asked_twice(home, told):
    keep(told)
    path = home.folder / "copies" / "copy-0001.zip"
    manifests = Manifests()
    assert manifests.as_seen().of(path) is None
    token = manifests.token(path)
    path.unlink()
    assert manifests.as_seen().token(path) == token
    assert manifests.of(path) is None
    assert manifests.token(path) == ""


def test_a_copy_that_gets_its_name_after_the_place_stopped_to_answer_is_no_alarm(
    home, told, stick, monkeypatch
):
    told.backups.second.choose(str(stick))

    def stand_still(_work):
        raise CompanionError(ErrorCode.PLACE_MISSING)

    before = told._db.table("known_copy").count
    monkeypatch.setattr(told.backups.second.edge, "write", stand_still)
    refused(ErrorCode.PLACE_MISSING, told.backups.second.copy, START)
    assert told._db.table("known_copy").count == before + 1
