# SPDX-License-Identifier: Apache-2.0
"""When the private room locks by itself."""

import pytest

from companion.services.lock_service import LockService
from tests.fakes import FakeClock


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


def test_it_locks_after_the_idle_minutes(clock):
    lock = LockService(clock, idle_minutes=5)
    clock.advance(299)
    assert not lock.should_lock()
    clock.advance(1)
    assert lock.should_lock()


def test_a_touch_begins_the_idle_time_again(clock):
    lock = LockService(clock, idle_minutes=5)
    clock.advance(200)
    lock.touch()
    clock.advance(200)
    assert not lock.should_lock()


def test_another_idle_time_holds_at_once(clock):
    lock = LockService(clock, idle_minutes=30)
    clock.advance(120)
    lock.set_idle_minutes(1)
    assert lock.should_lock()


def test_it_locks_after_the_computer_slept(clock):
    lock = LockService(clock, idle_minutes=30)
    clock.sleep_computer(60)
    assert lock.should_lock()


def test_a_clock_set_a_little_ahead_is_no_sleep(clock):
    lock = LockService(clock, idle_minutes=30)
    clock.sleep_computer(20)
    assert not lock.should_lock()
