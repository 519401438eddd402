# SPDX-License-Identifier: Apache-2.0
"""How the lock was set when it was last seen from inside: the settings are open to anybody."""

from dataclasses import dataclass

from companion.domain.preferences import MinimisedLock

_BY_WAIT = tuple(MinimisedLock)


@dataclass(frozen=True, slots=True)
class LockSeen:
    """When it locks by itself."""

    idle_minutes: int
    minimised: MinimisedLock

    def is_looser_than(self, before: "LockSeen") -> bool:
        """Return True where it waits longer than it did, in one way or the other."""
        waits = _BY_WAIT.index(self.minimised) > _BY_WAIT.index(before.minimised)
        return waits or self.idle_minutes > before.idle_minutes
