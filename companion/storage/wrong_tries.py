# SPDX-License-Identifier: Apache-2.0
"""Wrong tries only slow down. They never wipe: a partner could destroy the record by guessing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from companion.domain.errors import CompanionError, ErrorCode

if TYPE_CHECKING:
    from companion.services.ports import Clock

FREE_TRIES = 3
LONGEST_WAIT_SECONDS = 30.0


class WrongTries:
    """Counts wrong tries in a row, in memory only, and says how long to wait for the next."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._count = 0
        self._next_at = clock.monotonic()

    def seconds_to_wait(self) -> float:
        """Return how long until the next try is let in; 0.0 for at once."""
        return max(0.0, self._next_at - self._clock.monotonic())

    def refuse_too_early(self) -> None:
        """Raise CompanionError(TRY_LATER) while there is time to wait."""
        seconds = self.seconds_to_wait()
        if seconds > 0:
            raise CompanionError(ErrorCode.TRY_LATER, seconds=int(seconds) + 1)

    def add(self) -> None:
        """Count one wrong try."""
        self._count += 1
        if self._count >= FREE_TRIES:
            # The exponent is capped too, so that a night of guessing makes no huge number.
            wait = min(LONGEST_WAIT_SECONDS, 2.0 ** min(self._count - FREE_TRIES, 10))
            self._next_at = self._clock.monotonic() + wait

    def forget(self) -> None:
        """Start afresh after a right one."""
        self._count = 0
        self._next_at = self._clock.monotonic()
