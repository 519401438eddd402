# SPDX-License-Identifier: Apache-2.0
"""Copies to a second place: when one is tried, and what a failure there does not disturb."""

import pytest

from companion.domain.backup import Backup, OldCopy
from companion.domain.errors import CompanionError, ErrorCode
from companion.services.backup_service import BackupService
from companion.services.changes import Change
from tests.fakes import START, FakeClock, FakeVaultDoor

PASSPHRASE = "kettle orbit velvet nine"


@pytest.fixture
def told():
    return []


@pytest.fixture
def door():
    return FakeVaultDoor(PASSPHRASE)


@pytest.fixture
def store(door):
    return door.vault.backups


@pytest.fixture
def clock():
    return FakeClock()


@pytest.fixture
def service(store, clock, told):
    return BackupService(store, clock, told.append)


@pytest.fixture
def chosen(service, store, told):
    """A place was chosen, and has the copy of today."""
    assert service.second.choose("/stick")
    told.clear()
    return service


def test_choosing_makes_a_copy_there_at_once(chosen, store):
    assert store.second.made == [START]
    assert chosen.second.state().path == "/stick"
    assert chosen.second.state().trouble is None


def test_a_place_that_is_refused_is_not_tried(service, door):
    door.vault.fault.code = ErrorCode.PLACE_REFUSED
    with pytest.raises(CompanionError):
        service.second.choose("/notes")


def test_where_nothing_was_chosen_there_is_nothing_to_say(service, store):
    assert service.second.state() is None
    assert service.make_if_due()
    assert store.second.made == []


def test_with_each_quiet_copy_one_goes_there(chosen, store, told):
    store.second.due = True
    assert chosen.make_if_due()
    assert (len(store.made), len(store.second.made)) == (1, 2)
    assert told == [Change.BACKUPS, Change.BACKUPS]


def test_a_stick_that_comes_later_gets_its_copy_later(chosen, store):
    assert chosen.make_if_due()
    store.second.due = True
    assert chosen.make_if_due()
    assert (len(store.made), len(store.second.made)) == (1, 2)
    assert not chosen.make_if_due()


def test_a_full_disk_here_is_no_reason_for_none_there(chosen, store, monkeypatch):
    def fail(_now):
        raise CompanionError(ErrorCode.DISK_FULL)

    store.second.due = True
    monkeypatch.setattr(store, "keep", fail)
    with pytest.raises(CompanionError):
        chosen.make_if_due()
    assert len(store.second.made) == 2


def test_failing_there_is_remembered_and_tried_again_after_an_hour(chosen, store, clock):
    store.due, store.second.due = False, True
    store.second.code = ErrorCode.DISK_FULL
    assert not chosen.make_if_due()
    assert chosen.second.state().trouble is ErrorCode.DISK_FULL
    store.second.code = None
    assert not chosen.make_if_due()
    clock.advance(3601)
    assert chosen.make_if_due()
    assert chosen.second.state().trouble is None


def test_by_hand_it_is_tried_at_once(chosen, store):
    store.second.code = ErrorCode.READ_ONLY
    assert not chosen.second.copy_now()
    store.second.code = None
    assert chosen.second.copy_now()
    assert chosen.second.state().trouble is None


@pytest.mark.parametrize(
    ("code", "trouble"),
    [(ErrorCode.PLACE_MISSING, ErrorCode.PLACE_MISSING), (ErrorCode.STOPPED, None)],
)
def test_a_stick_that_was_away_is_tried_as_soon_as_it_is_there(chosen, store, code, trouble):
    store.second.code, store.second.due = code, True
    assert not chosen.second.copy_now()
    assert chosen.second.state().trouble is trouble
    store.second.code = None
    assert chosen.second.copy_if_due()


def test_a_place_that_was_there_and_stood_still_waits_an_hour(chosen, store, clock):
    store.due, store.second.due = False, True
    store.second.code = ErrorCode.PLACE_MISSING
    before = store.second.tries
    for _ in range(3):
        assert not chosen.make_if_due()
    assert store.second.tries == before + 1
    assert chosen.second.state().trouble is ErrorCode.PLACE_MISSING
    store.second.code = None
    assert chosen.second.copy_now()


def test_a_vault_that_can_not_be_asked_is_no_alarm(chosen, door):
    door.vault.fault.code = ErrorCode.VAULT_LOCKED
    assert not chosen.second.copy_if_due()


def test_forgetting_the_place_forgets_its_trouble(chosen, store, told):
    store.second.code = ErrorCode.DISK_FULL
    chosen.second.copy_now()
    told.clear()
    chosen.second.forget()
    assert chosen.second.state() is None
    assert told == [Change.BACKUPS]
    store.second.code = None
    assert chosen.second.choose("/other")


def old(name, *, is_second):
    backup = Backup(name, f"{'stick' if is_second else 'copies'}/{name}", START)
    return OldCopy(backup, True, False, False, is_second)


def test_old_copies_there_go_only_once_a_new_one_is_there(chosen, store):
    store.old = [old("one", is_second=False), old("one", is_second=True)]
    store.second.code = ErrorCode.DISK_FULL
    with pytest.raises(CompanionError):
        chosen.replace(chosen.old_copies())
    assert [one.is_second for one in chosen.old_copies()] == [True]
    store.second.code = None
    chosen.replace(chosen.old_copies())
    assert chosen.old_copies() == ()
    assert len(store.second.made) == 2
