# SPDX-License-Identifier: Apache-2.0
"""What storage does for words that could not be kept before a lock."""

from collections.abc import Collection, Iterable
from typing import Protocol

Carried = tuple[str, str]
"""A box of the entry, and the words that were on their way into it."""


class UnkeptStore(Protocol):
    """Holds and seals what could not be kept, and puts it back once the vault is open again."""

    carried: Carried | None
    """Words on their way to the journal: right after an opening, and when the lock came."""

    def begin(self) -> None:
        """Hold what fails to be kept from now on. Any thread may call it."""
        ...

    def sealed(self) -> str:
        """Return all that is not kept, readable for this vault only; "" where all is kept."""
        ...

    def sealed_beside(self) -> str:
        """Return the same, as far as the memory has it. For any thread: the vault may be busy."""
        ...

    def take_key(self, key: bytes) -> None:
        """Seal for another data key from now on."""
        ...

    def take(self, sealed: str) -> bool:
        """Take back what was sealed. False where it is not of this vault."""
        ...

    def put_back(self) -> int:
        """Write what waits, and return how many drafts are kept now. What fails waits on."""
        ...

    def carry_strange(self) -> int:
        """Keep words that belong to nobody here until somebody places them; return how many."""
        ...

    @property
    def is_waiting(self) -> bool:
        """True while something could not be put back."""
        ...


class UnkeptFiles(Protocol):
    """Files in which what was sealed waits, for a program that was not started by the lock."""

    def words(self) -> tuple[str, ...]:
        """Return what waits, each in its sealed form; it may be of another vault."""
        ...

    def settle(self, new: Iterable[str], kept: Collection[str]) -> bool:
        """Let a file hold what is new, then drop what is kept by now.

        Where no place takes what is new, nothing is dropped, and it is False.
        """
        ...


class UnkeptDoor(Protocol):
    """What of it is there while the vault is closed."""

    @property
    def unkept_files(self) -> UnkeptFiles: ...
