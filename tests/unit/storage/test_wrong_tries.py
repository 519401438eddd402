# SPDX-License-Identifier: Apache-2.0
"""Wrong tries only slow down."""

import pytest

from companion.domain.errors import ErrorCode
from companion.storage.wrong_tries import WrongTries
from tests.fakes import FakeClock
from tests.unit.storage.vault_home import refused


@pytest.fixture
def clock():
    return FakeClock()


@pytest.fixture
def tries(clock):
    return WrongTries(clock)


def test_the_first_slips_cost_nothing(tries):
    tries.add()
    tries.add()
    tries.refuse_too_early()
    assert tries.seconds_to_wait() == 0


def test_waits_double_up_to_thirty_seconds(tries, clock):
    waits = []
    for _ in range(2000):
        tries.add()
        waits.append(tries.seconds_to_wait())
        clock.advance(waits[-1])
    assert waits[:10] == [0, 0, 1, 2, 4, 8, 16, 30, 30, 30]
    assert waits[-1] == 30


def test_too_early_says_how_long(tries, clock):
    for _ in range(5):
        tries.add()
    assert refused(ErrorCode.TRY_LATER, tries.refuse_too_early).parameters == {"seconds": 5}
    clock.advance(4)
    tries.refuse_too_early()


def test_a_right_one_starts_afresh(tries):
    for _ in range(9):
        tries.add()
    tries.forget()
    tries.add()
    assert tries.seconds_to_wait() == 0
