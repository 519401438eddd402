# SPDX-License-Identifier: Apache-2.0
"""Copies that open with older secrets or hold a wiped record: found, and removed when asked for."""

import os
from datetime import timedelta

import pytest

from companion.domain.errors import ErrorCode
from companion.domain.new_secrets import NewSecrets
from companion.storage import old_copies, record_wipe
from companion.storage.recovery_code import new_recovery_code
from tests.unit.storage.two_records import GOES, STAYS, tell
from tests.unit.storage.vault_home import PASSPHRASE, refused

NEW = "another passphrase"


@pytest.fixture
def told(home):
    vault = home.unlock()
    for word in (STAYS, GOES):
        tell(vault, word)
    return vault


def renewed(home, vault):
    home.door.renew(vault, PASSPHRASE, NewSecrets(NEW, new_recovery_code()))
    return home.unlock(NEW)


def later(home, seconds=60):
    home.clock.advance(seconds)
    return home.clock.now()


def names(vault):
    return [one.backup.name for one in vault.backups.old_copies()]


def drop(home, vault, *names):
    vault.backups.drop_old(tuple(str(home.folder / "copies" / name) for name in names))


def in_folder(home):
    return sorted(path.name for path in (home.folder / "copies").iterdir())


def test_a_copy_with_the_secrets_and_records_of_today_is_not_old(home, told):
    told.backups.keep(home.clock.now())
    assert told.backups.old_copies() == ()


def test_after_a_new_key_every_earlier_copy_opens_with_the_old_secrets(home, told):
    for _ in range(2):
        told.backups.keep(later(home))
    vault = renewed(home, told)
    assert names(vault) == ["copy-0002.zip", "copy-0001.zip"]
    assert all(one.has_old_secrets and not one.holds_wiped for one in vault.backups.old_copies())
    vault.backups.keep(later(home))
    assert names(vault) == ["copy-0002.zip", "copy-0001.zip"]
    drop(home, vault, "copy-0002.zip", "copy-0001.zip", "copy-0003.zip", "../vault.db")
    assert in_folder(home) == ["copy-0003.zip"]
    assert home.vault_file.exists()


def test_a_changed_passphrase_makes_copies_old_as_well(home, told):
    told.backups.keep(home.clock.now())
    home.door.change_passphrase(PASSPHRASE, NEW)
    assert names(told) == ["copy-0001.zip"]


def test_after_a_wipe_earlier_copies_still_hold_the_record(home, told):
    told.backups.keep(later(home))
    told.records.wipe(2, "G.L.", later(home))
    told.backups.keep(later(home))
    (old,) = told.backups.old_copies()
    assert old.backup.name == "copy-0001.zip"
    assert old.holds_wiped
    assert not old.has_old_secrets
    drop(home, told, "copy-0001.zip")
    assert told.backups.old_copies() == ()


def test_what_was_set_aside_is_found_and_can_go(home, told):
    told.backups.keep(home.clock.now())
    path = home.door.kept_backups()[0].path
    home.door.try_backup(path, PASSPHRASE)
    told.close()
    home.door.put_back(is_copied=False)
    vault = renewed(home, home.unlock())
    aside = vault.backups.old_copies()[-1]
    assert (aside.backup.name, aside.is_set_aside) == ("before-0001", True)
    assert aside.has_old_secrets
    drop(home, vault, "before-0001")
    assert in_folder(home) == ["copy-0001.zip"]


def test_something_set_aside_without_a_vault_is_judged_by_its_folder(home, told):
    aside = home.folder / "copies" / "before-0001"
    aside.mkdir(parents=True)
    long_ago = (home.clock.now() - timedelta(days=9)).timestamp()
    os.utime(aside, (long_ago, long_ago))
    assert names(told) == []
    told.records.wipe(2, "G.L.", later(home))
    assert names(told) == ["before-0001"]
    drop(home, told, "before-0001")
    assert not aside.exists()


def test_a_copy_that_can_not_be_read_opens_with_nothing(home, told):
    told.backups.keep(home.clock.now())
    (home.folder / "copies" / "copy-0001.zip").write_bytes(b"PK")
    home.door.change_passphrase(PASSPHRASE, NEW)
    assert names(told) == []


def test_a_copy_that_can_not_be_removed_is_said(home, told, monkeypatch):
    def fail(_path):
        raise PermissionError(13, "no")

    told.backups.keep(home.clock.now())
    home.door.change_passphrase(PASSPHRASE, NEW)
    monkeypatch.setattr(old_copies, "wipe_file", fail)
    refused(ErrorCode.READ_ONLY, drop, home, told, "copy-0001.zip")
    assert in_folder(home) == ["copy-0001.zip"]


YEARS = 10 * 365 * 24 * 3600


@pytest.mark.parametrize("jump", [-YEARS, YEARS, 0], ids=["back", "ahead", "the same second"])
@pytest.mark.parametrize("when", ["copy", "wipe"])
def test_a_wiped_record_is_named_whatever_the_clock_says(home, told, when, jump):
    at = home.clock.now()
    wrong = at + timedelta(seconds=jump)
    told.backups.keep(wrong if when == "copy" else at)
    told.records.wipe(2, "G.L.", wrong if when == "wipe" else at)
    told.backups.keep(at)
    (old,) = told.backups.old_copies()
    assert (old.backup.name, old.holds_wiped) == ("copy-0001.zip", True)


def test_after_two_wipes_each_earlier_copy_is_named_and_no_later_one(home, told):
    ahead, now = later(home, YEARS), later(home, -YEARS)
    told.backups.keep(now)
    told.records.wipe(2, "G.L.", ahead)
    told.backups.keep(now)
    assert names(told) == ["copy-0001.zip"]
    told.records.wipe(1, "Z.L.", now)
    told.backups.keep(now)
    assert names(told) == ["copy-0002.zip", "copy-0001.zip"]


def test_copies_in_the_second_place_are_named_without_a_clock(home, told, tmp_path):
    stick = tmp_path / "stick"
    stick.mkdir()
    told.backups.second.choose(str(stick))
    told.backups.second.copy(later(home, YEARS))
    stick.rename(tmp_path / "in the drawer")
    told.records.wipe(2, "G.L.", later(home, -2 * YEARS))
    assert told.backups.old_copies() == ()
    (tmp_path / "in the drawer").rename(stick)
    told.backups.second.copy(later(home))
    (old,) = told.backups.old_copies()
    assert (old.backup.name, old.holds_wiped, old.is_second) == ("copy-0001.zip", True, True)


def test_a_copy_that_was_hidden_during_the_wipe_is_named_when_it_comes_back(home, told, tmp_path):
    told.backups.keep(later(home))
    copy = home.folder / "copies" / "copy-0001.zip"
    copy.rename(tmp_path / "hidden.zip")
    told.records.wipe(2, "G.L.", later(home))
    (tmp_path / "hidden.zip").rename(home.folder / "copies" / "copy-0099.zip")
    (old,) = told.backups.old_copies()
    assert (old.backup.name, old.holds_wiped) == ("copy-0099.zip", True)


def test_what_was_set_aside_after_a_wipe_is_not_named(home, told):
    aside = home.folder / "copies"
    (aside / "before-0001").mkdir(parents=True)
    told.records.wipe(2, "G.L.", later(home, -YEARS))
    (aside / "before-0002").mkdir()
    assert names(told) == ["before-0001"]
    # The name is free again: another one under it was not there then.
    (aside / "before-0001").rmdir()
    assert names(told) == []
    (aside / "before-0001").mkdir()
    assert names(told) == []


def test_a_wipe_that_fails_names_nothing(home, told, monkeypatch):
    def fail(*_):
        raise PermissionError(13, "no")

    told.backups.keep(later(home))
    (home.folder / "copies" / "before-0001").mkdir()
    monkeypatch.setattr(record_wipe, "_replace", fail)
    refused(ErrorCode.READ_ONLY, told.records.wipe, 2, "G.L.", later(home))
    assert names(told) == []


def test_no_rest_of_a_copy_outlives_a_wipe(home, told):
    told.backups.keep(later(home))
    home.door.try_backup(str(home.folder / "copies" / "copy-0001.zip"), PASSPHRASE)
    rests = ("making.db", "making.db-journal", "making-there.db", "copy-0002.zip.making")
    for name in rests:
        (home.folder / "copies" / name).write_bytes(b"half")
    (home.folder / "before-update.new").write_bytes(b"half")
    mine = ("holiday.zip", "making-jam.db.txt", "making.db.old", "my.making-of.mp4", "x.making")
    for name in mine:
        (home.folder / "copies" / name).write_bytes(b"mine")
    told.records.wipe(2, "G.L.", later(home))
    assert in_folder(home) == ["copy-0001.zip", *mine]
    assert all((home.folder / "copies" / name).read_bytes() == b"mine" for name in mine)
    assert home.names() - {"vault.db-journal"} == {"copies", "keys.json", "vault.db"}
