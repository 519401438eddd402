# SPDX-License-Identifier: Apache-2.0
"""Copies of the open vault: by hand whenever asked, and by itself at most once a day."""

from companion.domain.backup import BackupState, OldCopy, OtherCopy
from companion.domain.errors import CompanionError, ErrorCode
from companion.services.backup_ports import BackupStore
from companion.services.changes import Change, OnChange
from companion.services.ports import Clock
from companion.services.second_place_service import SecondPlaceService


class BackupService:
    """Knows when to make a copy. Never while leaving: that must be quick."""

    def __init__(self, store: BackupStore, clock: Clock, on_change: OnChange) -> None:
        self._store = store
        self._clock = clock
        self._on_change = on_change
        self.second = SecondPlaceService(store.second, clock, on_change)

    def state(self) -> BackupState:
        """Return the copies kept, and whether there are newer notes. Raises CompanionError."""
        return self._store.state()

    def make(self) -> None:
        """Keep a copy now. Raises CompanionError."""
        try:
            self._store.keep(self._clock.now())
        except CompanionError as error:
            if error.code is ErrorCode.COPY_UNSURE:
                self._on_change(Change.BACKUPS)
            raise
        self._on_change(Change.BACKUPS)

    def make_if_due(self) -> bool:
        """Keep a copy wherever one is due, and return whether it was. Raises CompanionError."""
        try:
            is_due = self._store.is_due(self._clock.now())
            if is_due:
                self.make()
        finally:
            # A full disk here is no reason for none there.
            is_made_there = self.second.copy_if_due()
        return is_due or is_made_there

    def write(self, path: str) -> None:
        """Write a copy to a chosen place, such as a stick. Raises CompanionError."""
        self._store.write(path, self._clock.now())

    def other_copies(self) -> tuple[OtherCopy, ...]:
        """Return copies with notes that are not here, on which nobody has decided yet."""
        return self._store.other_copies()

    def leave_others(self) -> None:
        """Say no more of these copies. They stay where they are. Raises CompanionError."""
        self._store.leave_others()
        self._on_change(Change.BACKUPS)

    def old_copies(self) -> tuple[OldCopy, ...]:
        """Return kept copies that open with older secrets, or hold a wiped record."""
        return self._store.old_copies()

    def replace(self, old: tuple[OldCopy, ...]) -> None:
        """Keep a new copy, and only then remove these; so too in the second place.

        Raises CompanionError.
        """
        now = self._clock.now()
        self._store.keep(now)
        try:
            self._store.drop_old(tuple(one.backup.path for one in old if not one.is_second))
            if there := tuple(one.backup.path for one in old if one.is_second):
                self._store.second.copy(now)
                self._store.drop_old(there)
        finally:
            self._on_change(Change.BACKUPS)
