# SPDX-License-Identifier: Apache-2.0
"""Reading which entries there are: some at a time, so that the vault is free in between."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject

from companion.domain.entry_find import Found, SortBy, Wanted
from companion.domain.errors import CompanionError
from companion.services.journal_service import JournalService
from companion.ui.kit.tasks import Tasks

AT_ONCE = 1_000
Ids = dict[int, bool]
"""Entries, and whether each is struck out."""


@dataclass(slots=True)
class _Reading:
    child_id: int
    wanted: Wanted
    done: Callable[[Ids], None]
    found: Ids


class EntryIds(QObject):
    """One reading at a time: a newer one takes the place of one that is under way."""

    def __init__(
        self,
        owner: QObject,
        tasks: Tasks,
        journal: JournalService,
        failed: Callable[[CompanionError], None],
    ) -> None:
        super().__init__(owner)
        self._tasks, self._journal, self._failed = tasks, journal, failed
        self._reading: _Reading | None = None

    @property
    def is_reading(self) -> bool:
        """True until everything that was asked for is there."""
        return self._reading is not None

    def read(self, child_id: int, wanted: Wanted, done: Callable[[Ids], None]) -> None:
        """Hand all entries that fit to `done`."""
        wanted = replace(wanted, sort=SortBy.EVENT)
        self._reading = _Reading(child_id, wanted, done, {})
        self._go_on(self._reading)

    def stop(self) -> None:
        """Forget what is under way."""
        self._reading = None

    def _go_on(self, reading: _Reading) -> None:
        journal, offset = self._journal, len(reading.found)

        def work() -> Found:
            return journal.find(reading.child_id, reading.wanted, offset=offset, limit=AT_ONCE)

        self._tasks.on_vault(self, work, lambda found: self._on_read(reading, found), self._failed)

    def _on_read(self, reading: _Reading, found: Found) -> None:
        if reading is not self._reading:
            return
        reading.found.update((line.id, line.is_struck_out) for line in found.lines)
        if len(found.lines) == AT_ONCE:
            self._go_on(reading)
        else:
            self._reading = None
            reading.done(reading.found)
