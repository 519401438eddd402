# SPDX-License-Identifier: Apache-2.0
"""Copies of the open vault: by hand whenever asked, and by itself at most once a day."""

from companion.domain.backup import BackupState
from companion.services.backup_ports import BackupStore
from companion.services.changes import Change, OnChange
from companion.services.ports import Clock


class BackupService:
    """Knows when to make a copy. Never while leaving: that must be quick."""

    def __init__(self, store: BackupStore, clock: Clock, on_change: OnChange) -> None:
        self._store = store
        self._clock = clock
        self._on_change = on_change

    def state(self) -> BackupState:
        """Return the copies kept, and whether there are newer notes. Raises CompanionError."""
        return self._store.state()

    def make(self) -> None:
        """Keep a copy now. Raises CompanionError."""
        self._store.keep(self._clock.now())
        self._on_change(Change.BACKUPS)

    def make_if_due(self) -> bool:
        """Keep a copy if one is due, and return whether it was. Raises CompanionError."""
        if not self._store.is_due(self._clock.now()):
            return False
        self.make()
        return True

    def write(self, path: str) -> None:
        """Write a copy to a chosen place, such as a stick. Raises CompanionError."""
        self._store.write(path, self._clock.now())
