# SPDX-License-Identifier: Apache-2.0
"""Reads a timeline page by page where the vault is, and hands it over as it grows."""

from dataclasses import dataclass, field
from functools import partial

from PySide6.QtCore import QObject, Signal

from companion.domain.errors import CompanionError
from companion.domain.timeline import Mark, Timeline
from companion.services.timeline_service import ENTRIES_AT_ONCE, TimelineService
from companion.ui.kit.tasks import Tasks


class TimelineReading(QObject):
    """One reading at a time: a newer one takes the place of what is still being read."""

    read = Signal(object, bool)
    """A Timeline, and whether it is all there is."""
    failed = Signal(object)
    """A CompanionError."""

    def __init__(self, parent: QObject, tasks: Tasks, service: TimelineService) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._service = service
        self._number = 0

    def stop(self) -> None:
        """Hand nothing over any more."""
        self._number += 1

    def start(self, child_id: int) -> None:
        """Read everything about a child."""
        self._number += 1
        self._go_on(_Job(self._number, child_id))

    def _go_on(self, job: "_Job") -> None:
        self._tasks.on_vault(
            self,
            partial(_read_part, self._service, job),
            partial(self._on_part, job),
            partial(self._on_failed, job),
        )

    def _on_part(self, job: "_Job", part: tuple[Timeline | None, bool]) -> None:
        if job.number != self._number:
            return
        timeline, is_all = part
        if not is_all:
            self._go_on(job)
        if timeline is not None:
            self.read.emit(timeline, is_all)

    def _on_failed(self, job: "_Job", error: CompanionError) -> None:
        if job.number == self._number:
            self.failed.emit(error)


@dataclass(slots=True)
class _Job:
    """What was read so far. Only the vault's thread adds to it."""

    number: int
    child_id: int
    marks: list[Mark] = field(default_factory=list, repr=False)
    offset: int = 0


def _read_part(service: TimelineService, job: _Job) -> tuple[Timeline | None, bool]:
    """Add the next entries; sort only at the beginning and at the end."""
    is_first = not job.offset
    if is_first:
        job.marks.extend(service.others(job.child_id))
    entries = service.entries(job.child_id, job.offset)
    job.marks.extend(entries)
    job.offset += ENTRIES_AT_ONCE
    is_all = len(entries) < ENTRIES_AT_ONCE
    return Timeline(job.marks) if is_all or is_first else None, is_all
