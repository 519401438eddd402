# SPDX-License-Identifier: Apache-2.0
"""Who wants no recovery sheet has none; until that is so, the sheet that was shown still counts."""

import pytest

from companion.domain.errors import CompanionError, ErrorCode
from companion.services.private_room import RoomKeeper
from tests.fakes import FakeClock, FakeVaultDoor

PASSPHRASE = "kettle orbit velvet nine"


class Door(FakeVaultDoor):
    """Can refuse to open, or to forget the code."""

    refuses_to_open = refuses_to_forget = False
    has_code = True

    def unlock(self, passphrase):
        if self.refuses_to_open:
            raise CompanionError(ErrorCode.VAULT_IN_USE)
        return super().unlock(passphrase)

    def forget_recovery_code(self, passphrase):
        self._check(passphrase)
        if self.refuses_to_forget:
            raise CompanionError(ErrorCode.DISK_FULL)
        self.has_code = False


@pytest.fixture
def door() -> Door:
    return Door()


@pytest.fixture
def keeper(door) -> RoomKeeper:
    keeper = RoomKeeper(door, None, FakeClock(), lambda _: None)
    keeper.create(PASSPHRASE)
    return keeper


def test_a_declined_sheet_opens_nothing(keeper, door):
    assert keeper.open_without_sheet(PASSPHRASE)
    assert keeper.is_open()
    assert not door.has_code


def test_the_sheet_counts_on_where_the_private_part_did_not_open(keeper, door):
    # Whoever is still at the sheet may type it back after all.
    door.refuses_to_open = True
    with pytest.raises(CompanionError):
        keeper.open_without_sheet(PASSPHRASE)
    assert door.has_code


def test_the_private_part_stays_shut_where_the_sheet_can_not_be_declined(keeper, door):
    door.refuses_to_forget = True
    with pytest.raises(CompanionError):
        keeper.open_without_sheet(PASSPHRASE)
    assert not keeper.is_open()
    door.refuses_to_forget = False
    assert keeper.open_without_sheet(PASSPHRASE)
