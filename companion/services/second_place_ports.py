# SPDX-License-Identifier: Apache-2.0
"""What the services need of the second place for copies. Implemented in storage."""

from datetime import datetime
from typing import Protocol

from companion.domain.backup import SecondPlace


class SecondPlaceStore(Protocol):
    """Where copies go as well. Call it only where the vault is."""

    def place(self) -> SecondPlace | None:
        """Return what can be said of it now; None where none was chosen. Raises CompanionError."""
        ...

    def choose(self, path: str) -> None:
        """Remember a folder. Raises CompanionError: PLACE_REFUSED for where the notes are."""
        ...

    def forget(self) -> None:
        """Remember no place any more. What lies there stays. Raises CompanionError."""
        ...

    def is_due(self, now: datetime) -> bool:
        """Return True where it can be reached, and its newest copy is a day old and behind."""
        ...

    def copy(self, now: datetime) -> None:
        """Add a proved copy there, and drop the oldest of ours above five. Raises CompanionError.

        PLACE_MISSING where it can not be reached.
        """
        ...
