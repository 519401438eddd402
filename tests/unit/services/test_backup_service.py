# SPDX-License-Identifier: Apache-2.0
"""Copies of the vault: by hand, by themselves, and put back; over a vault in memory."""

import pytest

from companion.domain.backup import Backup, OldCopy, OtherCopy
from companion.domain.errors import CompanionError, ErrorCode
from companion.services.backup_service import BackupService
from companion.services.changes import Change
from companion.services.private_room import RoomKeeper
from tests.fakes import START, FakeClock, FakeVaultDoor

PASSPHRASE = "kettle orbit velvet nine"


@pytest.fixture
def told() -> list[Change]:
    return []


@pytest.fixture
def door() -> FakeVaultDoor:
    return FakeVaultDoor(PASSPHRASE)


@pytest.fixture
def store(door):
    return door.vault.backups


@pytest.fixture
def service(store, told):
    return BackupService(store, FakeClock(), told.append)


@pytest.fixture
def keeper(door, told):
    return RoomKeeper(door, None, FakeClock(), told.append)


def test_made_by_hand_everybody_hears_of_it(service, told):
    service.make()
    assert [one.made_at for one in service.state().kept] == [START]
    assert told == [Change.BACKUPS]


def test_by_itself_only_when_due(service, store, told):
    assert service.make_if_due()
    assert not service.make_if_due()
    assert store.made == [START]
    assert told == [Change.BACKUPS]


def test_one_that_fails_is_not_told_as_made(service, door, told):
    door.vault.fault.code = ErrorCode.DISK_FULL
    with pytest.raises(CompanionError):
        service.make()
    assert told == []


def test_to_a_chosen_place(service, store):
    service.write("stick/copy.zip")
    assert store.written == ["stick/copy.zip"]


def test_leaving_stops_the_copy_that_is_made(keeper, store):
    keeper.hurry(is_leaving=True)
    assert not store.is_stopped
    keeper.open(PASSPHRASE)
    keeper.hurry(is_leaving=True)
    assert store.is_stopped


def test_before_one_is_put_back_the_open_vault_is_copied_and_closed(keeper, door, store):
    keeper.open(PASSPHRASE)
    assert keeper.try_backup("old.zip", PASSPHRASE).records == 1
    keeper.put_back()
    assert store.made == [START]
    assert door.put_in_place == ("old.zip", True)
    assert door.vault.fault.code is ErrorCode.VAULT_LOCKED


def test_a_closed_vault_is_put_aside_as_it_is(keeper, door):
    keeper.try_backup("old.zip", PASSPHRASE)
    keeper.put_back()
    assert door.put_in_place == ("old.zip", False)


def test_a_vault_too_damaged_to_be_copied_is_put_aside_as_it_is(keeper, door, store, monkeypatch):
    keeper.open(PASSPHRASE)
    keeper.try_backup("old.zip", PASSPHRASE)

    def fail(_now):
        raise CompanionError(ErrorCode.VAULT_DAMAGED)

    monkeypatch.setattr(store, "keep", fail)
    keeper.put_back()
    assert door.put_in_place == ("old.zip", False)


def test_where_the_open_vault_can_not_be_copied_nothing_is_put_back(keeper, door, store):
    keeper.open(PASSPHRASE)
    keeper.try_backup("old.zip", PASSPHRASE)
    door.vault.fault.code = ErrorCode.DISK_FULL
    with pytest.raises(CompanionError):
        keeper.put_back()
    assert door.put_in_place is None


def test_copies_can_be_listed_and_forgotten_while_the_vault_is_closed(keeper, door, store):
    store.keep(START)
    assert [one.made_at for one in keeper.kept_backups()] == [START]
    keeper.try_backup("old.zip", PASSPHRASE)
    keeper.forget_tried()
    assert door.tried == ""


def test_copies_with_other_notes_are_said_until_they_are_left(service, store, told):
    store.others = [OtherCopy(Backup("one", "copies/one", START, has_others=True))]
    assert [one.backup.name for one in service.other_copies()] == ["one"]
    service.leave_others()
    assert service.other_copies() == ()
    assert told == [Change.BACKUPS]


def old_copy(name):
    backup = Backup(name, f"copies/{name}", START)
    return OldCopy(backup, has_old_secrets=True, holds_wiped=False, is_set_aside=False)


def test_old_copies_go_only_once_a_new_one_is_made(service, store, told):
    store.old = [old_copy("one"), old_copy("two")]
    service.replace(service.old_copies()[:1])
    assert store.made == [START]
    assert [one.backup.name for one in service.old_copies()] == ["two"]
    assert told == [Change.BACKUPS]


def test_without_a_new_copy_no_old_one_goes(service, store, door, told):
    store.old = [old_copy("one")]
    door.vault.fault.code = ErrorCode.DISK_FULL
    with pytest.raises(CompanionError):
        service.replace(tuple(store.old))
    assert store.old
    assert told == []


def test_everybody_hears_of_the_new_copy_even_where_an_old_one_stays(service, store, told):
    def fail(_names):
        raise CompanionError(ErrorCode.READ_ONLY)

    store.old, store.drop_old = [old_copy("one")], fail
    with pytest.raises(CompanionError):
        service.replace(tuple(store.old))
    assert told == [Change.BACKUPS]
