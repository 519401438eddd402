# SPDX-License-Identifier: Apache-2.0
"""Copies to a second place: one whenever it is due and the place is there. Failing is no alarm."""

from dataclasses import replace
from datetime import datetime, timedelta

from companion.domain.backup import SecondPlace
from companion.domain.errors import CompanionError, ErrorCode
from companion.services.changes import Change, OnChange
from companion.services.ports import Clock
from companion.services.second_place_ports import SecondPlaceStore

HOUR = timedelta(hours=1)


class SecondPlaceService:
    """Remembers, until the vault is closed, why the last try there did not work."""

    def __init__(self, store: SecondPlaceStore, clock: Clock, on_change: OnChange) -> None:
        self._store = store
        self._clock = clock
        self._on_change = on_change
        self._trouble: ErrorCode | None = None
        self._failed_at: datetime | None = None

    def state(self) -> SecondPlace | None:
        """Return how it stands there; None where no place was chosen. Raises CompanionError."""
        found = self._store.place()
        return None if found is None else replace(found, trouble=self._trouble)

    def choose(self, path: str) -> bool:
        """Remember a folder, and return whether a copy is there at once. Raises CompanionError.

        Where only the copy fails the folder is remembered, and `state` has the trouble.
        """
        self._store.choose(path)
        return self._try()

    def forget(self) -> None:
        """Remember no place any more. What lies there stays. Raises CompanionError."""
        self._store.forget()
        self._trouble = self._failed_at = None
        self._on_change(Change.BACKUPS)

    def copy_now(self) -> bool:
        """Make a copy there, and return whether it worked; `state` says why not."""
        return self._try()

    def copy_if_due(self) -> bool:
        """Make a copy there if one is due, and return whether one was made. Never raises.

        After a try that failed the next one waits an hour: also where the place was there and
        then stood still, for each try makes the whole copy once more.
        """
        now = self._clock.now()
        failed_at = self._failed_at
        if failed_at is not None and timedelta(0) <= now - failed_at < HOUR:
            return False
        try:
            is_due = self._store.is_due(now)
        except CompanionError:
            return False
        if not is_due:
            return False
        is_made = self._try()
        if self._trouble is ErrorCode.PLACE_MISSING:
            self._failed_at = now
        return is_made

    def _try(self) -> bool:
        now = self._clock.now()
        self._trouble = self._failed_at = None
        try:
            self._store.copy(now)
        except CompanionError as error:
            if error.code is not ErrorCode.STOPPED:
                self._trouble = error.code
            if error.code not in (ErrorCode.STOPPED, ErrorCode.PLACE_MISSING):
                self._failed_at = now
            return False
        finally:
            self._on_change(Change.BACKUPS)
        return True
