# SPDX-License-Identifier: Apache-2.0
"""What the room needs of the vault at its edges. Implemented in storage."""

from typing import Protocol

from companion.domain.lock_seen import LockSeen
from companion.services.child_draft_ports import ChildDraftStore
from companion.services.unkept_ports import Carried, UnkeptStore


class EdgeStore(Protocol):
    """Words that wait for their place, and how the lock was last seen."""

    def keep_carried(self, carried: Carried) -> None:
        """Keep words until a child is chosen, after those that wait. Raises CompanionError."""
        ...

    def carried(self) -> Carried | None:
        """Return the words that wait for it; None where there are none. Raises CompanionError."""
        ...

    def strange(self) -> Carried | None:
        """Return words whose own child or entry is not here, or None. Raises CompanionError."""
        ...

    def let_arrive(self, words: str) -> None:
        """Let words wait no more. What waits besides them waits on. Raises CompanionError."""
        ...

    def keep_lock(self, seen: LockSeen) -> None:
        """Keep how the lock is set now. Raises CompanionError."""
        ...

    def lock(self) -> LockSeen | None:
        """Return how the lock was set; None where nobody looked yet. Raises CompanionError."""
        ...


class EdgesOfVault(Protocol):
    """What an open vault has for words that are not where they belong yet."""

    @property
    def edges(self) -> EdgeStore: ...
    @property
    def unkept(self) -> UnkeptStore: ...
    @property
    def child_drafts(self) -> ChildDraftStore: ...
