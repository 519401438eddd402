# SPDX-License-Identifier: Apache-2.0
"""What the services need of copies of the vault. Implemented in storage."""

from datetime import datetime
from typing import Protocol

from companion.domain.backup import Backup, BackupFacts, BackupState, OldCopy, OtherCopy
from companion.services.second_place_ports import SecondPlaceStore


class BackupStore(Protocol):
    """Copies of the open vault. Call it only where the vault is; `stop` alone from anywhere."""

    @property
    def second(self) -> SecondPlaceStore:
        """Where copies go as well."""
        ...

    def state(self) -> BackupState:
        """Return what is kept. Raises CompanionError."""
        ...

    def is_due(self, now: datetime) -> bool:
        """Return True where something changed since the newest copy, which is a day old."""
        ...

    def keep(self, now: datetime) -> None:
        """Add a proved copy to those kept, and drop the oldest above ten. Raises CompanionError.

        One with notes that are not here is never dropped, and does not count among the ten.
        """
        ...

    def write(self, path: str, now: datetime) -> None:
        """Write a proved copy to a place that was chosen. Raises CompanionError."""
        ...

    def other_copies(self) -> tuple[OtherCopy, ...]:
        """Return copies with notes that are not here, on which nobody has decided yet."""
        ...

    def leave_others(self) -> None:
        """Keep that somebody knows of these copies, and leaves them. Raises CompanionError."""
        ...

    def old_copies(self) -> tuple[OldCopy, ...]:
        """Return kept copies with old secrets or a wiped record, here and in the second place."""
        ...

    def drop_old(self, paths: tuple[str, ...]) -> None:
        """Wipe old copies that lie here, and no other file. Raises CompanionError."""
        ...

    def stop(self) -> None:
        """Have the copy that is being made end soon, with STOPPED. No other is begun."""
        ...


class BackupDoor(Protocol):
    """Copies as seen without the open vault: deriving keys is slow."""

    def kept_backups(self) -> tuple[Backup, ...]:
        """Return the copies kept, newest first. Raises CompanionError."""
        ...

    def try_backup(self, path: str, passphrase: str) -> BackupFacts:
        """Open a copy in a second place, prove it, and return what it holds.

        It stays there for `put_back`. Raises CompanionError; the vault is not touched.
        """
        ...

    def put_back(self, *, is_copied: bool) -> None:
        """Let the copy tried last take the place of the vault, which must be closed.

        What stood there is put aside, unless it was copied before. Raises CompanionError.
        """
        ...

    def forget_tried(self) -> None:
        """Remove the copy that was tried from its second place."""
        ...
