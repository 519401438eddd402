# SPDX-License-Identifier: Apache-2.0
"""What the room needs of the vault at its edges. Implemented in storage."""

from typing import Protocol

from companion.domain.lock_seen import LockSeen
from companion.services.unkept_ports import Carried


class EdgeStore(Protocol):
    """Words that wait for a child to be chosen, and how the lock was last seen."""

    def keep_carried(self, carried: Carried | None) -> None:
        """Keep these words in place of others; None drops them. Raises CompanionError."""
        ...

    def carried(self) -> Carried | None:
        """Return the words that wait; None where there are none. Raises CompanionError."""
        ...

    def keep_lock(self, seen: LockSeen) -> None:
        """Keep how the lock is set now. Raises CompanionError."""
        ...

    def lock(self) -> LockSeen | None:
        """Return how the lock was set; None where nobody looked yet. Raises CompanionError."""
        ...
