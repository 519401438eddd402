# SPDX-License-Identifier: Apache-2.0
"""When to lock by itself: after idle minutes, and after the computer slept."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from companion.services.ports import Clock

SLEEP_GAP_SECONDS = 30
"""Asleep: the wall clock ran on by more than this alone, nobody asked for longer than this, or the
system says so."""


class LockService:
    """Counts idle time. Somebody has to ask every second or so.

    `seconds_asleep` tells how long the computer slept so far, where its system knows.
    """

    def __init__(
        self,
        clock: Clock,
        idle_minutes: int,
        seconds_asleep: Callable[[], float] = lambda: 0.0,
    ) -> None:
        self._clock = clock
        self._seconds_asleep = seconds_asleep
        self._idle_seconds = idle_minutes * 60
        self._touched_at = clock.monotonic()
        self._wall = clock.now()
        self._looked_at = clock.monotonic()
        self._asleep = seconds_asleep()

    def set_idle_minutes(self, minutes: int) -> None:
        """Use another idle time from now on."""
        self._idle_seconds = minutes * 60

    def touch(self) -> None:
        """Note that the person did something."""
        self._touched_at = self._clock.monotonic()

    def should_lock(self) -> bool:
        """Return True once the idle time is over, or after the computer slept."""
        return self.has_slept() or self._clock.monotonic() - self._touched_at >= self._idle_seconds

    def has_slept(self) -> bool:
        """Return True once after each sleep: cheap enough to ask before everything is painted.

        On Linux and macOS the steady clock stands still meanwhile; on Windows it runs on, and it
        is the long time without a question that tells. The wall clock alone is not enough: it may
        be set back on waking.
        """
        wall, steady = self._clock.now(), self._clock.monotonic()
        unasked = steady - self._looked_at
        gap = (wall - self._wall).total_seconds() - unasked
        asleep = self._seconds_asleep()
        slept = asleep - self._asleep
        self._wall, self._looked_at, self._asleep = wall, steady, asleep
        return max(gap, unasked, slept) > SLEEP_GAP_SECONDS
