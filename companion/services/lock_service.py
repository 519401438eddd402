# SPDX-License-Identifier: Apache-2.0
"""When to lock by itself: after idle minutes, and after the computer slept."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from companion.services.ports import Clock

SLEEP_GAP_SECONDS = 30
"""Wall clock and monotonic clock apart by more than this: the computer was asleep."""


class LockService:
    """Counts idle time. Somebody has to ask `should_lock` now and then."""

    def __init__(self, clock: Clock, idle_minutes: int) -> None:
        self._clock = clock
        self._idle_seconds = idle_minutes * 60
        self._touched_at = clock.monotonic()
        self._wall = clock.now()
        self._looked_at = clock.monotonic()

    def set_idle_minutes(self, minutes: int) -> None:
        """Use another idle time from now on."""
        self._idle_seconds = minutes * 60

    def touch(self) -> None:
        """Note that the person did something."""
        self._touched_at = self._clock.monotonic()

    def should_lock(self) -> bool:
        """Return True once the idle time is over, or after the computer slept."""
        return self._has_slept() or self._clock.monotonic() - self._touched_at >= self._idle_seconds

    def _has_slept(self) -> bool:
        wall, steady = self._clock.now(), self._clock.monotonic()
        gap = (wall - self._wall).total_seconds() - (steady - self._looked_at)
        self._wall, self._looked_at = wall, steady
        return gap > SLEEP_GAP_SECONDS
