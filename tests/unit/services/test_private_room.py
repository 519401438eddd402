# SPDX-License-Identifier: Apache-2.0
"""Opening and closing the private room, and the reports and talks in it."""

from datetime import date

import pytest

from companion.domain.errors import CompanionError, ErrorCode
from companion.domain.report import Report
from companion.domain.talk import Talk
from companion.services.changes import Change
from companion.services.private_room import RoomKeeper
from tests.fakes import FakeClock, FakeVaultDoor

PASSPHRASE = "kettle orbit velvet nine"


@pytest.fixture
def told() -> list[Change]:
    return []


@pytest.fixture
def keeper(told) -> RoomKeeper:
    return RoomKeeper(FakeVaultDoor(), None, FakeClock(), told.append)


def test_a_new_vault_opens_with_its_passphrase(keeper):
    assert not keeper.exists()
    assert keeper.create(PASSPHRASE)
    assert keeper.exists()
    assert keeper.open(PASSPHRASE).checklist.children() == ()


def test_it_does_not_open_twice_at_once(keeper):
    keeper.create(PASSPHRASE)
    keeper.open(PASSPHRASE)
    with pytest.raises(CompanionError) as refused:
        keeper.open(PASSPHRASE)
    assert refused.value.code is ErrorCode.VAULT_IN_USE


def test_after_closing_it_opens_again(keeper):
    keeper.create(PASSPHRASE)
    keeper.open(PASSPHRASE)
    keeper.close()
    keeper.close()
    assert keeper.open(PASSPHRASE)


def test_the_recovery_code_sets_a_new_passphrase(keeper):
    code = keeper.create(PASSPHRASE)
    assert keeper.open_with_recovery_code(code, "a wholly new passphrase")
    keeper.close()
    assert keeper.open("a wholly new passphrase")


def test_reports_and_talks_are_kept_and_told(keeper, told):
    keeper.create(PASSPHRASE)
    room = keeper.open(PASSPHRASE)
    child = room.checklist.add_child("M.")
    report = room.reports.save(
        Report(id=0, child_id=child.id, channel="CEOP", reported_on=date(2026, 5, 3))
    )
    talk = room.talks.save(Talk(id=0, child_id=child.id, topic="gaming"))
    assert list(room.reports.of(child.id)) == [report]
    assert list(room.talks.of(child.id)) == [talk]
    assert report.written_at is not None
    assert {Change.REPORTS, Change.TALKS} <= set(told)
