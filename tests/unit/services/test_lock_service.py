# SPDX-License-Identifier: Apache-2.0
"""When the private room locks by itself."""

import pytest

from companion.services.lock_service import LockService
from tests.fakes import FakeClock


def wait(lock: LockService, clock: FakeClock, seconds: int) -> bool:
    """Let time go by with a look at the clock every second; return what the last one said."""
    said = False
    for _ in range(seconds):
        clock.advance(1)
        said = lock.should_lock()
    return said


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


def test_it_locks_after_the_idle_minutes(clock):
    lock = LockService(clock, idle_minutes=5)
    assert not wait(lock, clock, 299)
    assert wait(lock, clock, 1)


def test_a_touch_begins_the_idle_time_again(clock):
    lock = LockService(clock, idle_minutes=5)
    wait(lock, clock, 200)
    lock.touch()
    assert not wait(lock, clock, 200)


def test_another_idle_time_holds_at_once(clock):
    lock = LockService(clock, idle_minutes=30)
    wait(lock, clock, 120)
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


def test_it_locks_after_a_sleep_through_which_the_steady_clock_ran_on(clock):
    # As on Windows, where both clocks go on: only the questions were missing.
    lock = LockService(clock, idle_minutes=30)
    assert not wait(lock, clock, 60)
    clock.advance(45)
    assert lock.should_lock()


def test_a_busy_computer_that_asks_late_is_no_sleep(clock):
    lock = LockService(clock, idle_minutes=30)
    clock.advance(20)
    assert not lock.should_lock()


def test_a_sleep_is_told_once(clock):
    lock = LockService(clock, idle_minutes=30)
    clock.sleep_computer(8 * 3600)
    assert lock.has_slept()
    assert not lock.has_slept()


def test_a_sleep_is_seen_though_the_clock_was_set_back_on_waking(clock):
    asleep = [700.0]
    lock = LockService(clock, 30, lambda: asleep[0])
    assert not wait(lock, clock, 60)
    asleep[0] += 120
    clock.sleep_computer(120 - 3600)
    assert lock.has_slept()
    assert not lock.has_slept()


def test_a_clock_that_is_set_back_locks_nothing(clock):
    lock = LockService(clock, idle_minutes=30)
    clock.sleep_computer(-3600)
    assert not lock.should_lock()
