# SPDX-License-Identifier: Apache-2.0
"""Reports made to channels, and talks planned and held."""

from collections.abc import Sequence
from dataclasses import replace

from companion.domain.report import Report
from companion.domain.talk import Talk
from companion.services.changes import Change, OnChange
from companion.services.ports import Clock, ReportStore, TalkStore


class ReportService:
    """The report tracker: what was told to whom, and what they promised."""

    def __init__(self, store: ReportStore, clock: Clock, on_change: OnChange) -> None:
        self._store = store
        self._clock = clock
        self._on_change = on_change

    def save(self, report: Report) -> Report:
        """Add or change a report. Raises CompanionError."""
        saved = self._store.save_report(replace(report, written_at=self._clock.now()))
        self._on_change(Change.REPORTS)
        return saved

    def of(self, child_id: int) -> Sequence[Report]:
        """Return the reports about a child, newest first."""
        return self._store.reports(child_id)


class TalkService:
    """Talks planned and how they went."""

    def __init__(self, store: TalkStore, clock: Clock, on_change: OnChange) -> None:
        self._store = store
        self._clock = clock
        self._on_change = on_change

    def save(self, talk: Talk) -> Talk:
        """Add or change a talk. Raises CompanionError."""
        saved = self._store.save_talk(replace(talk, written_at=self._clock.now()))
        self._on_change(Change.TALKS)
        return saved

    def of(self, child_id: int) -> Sequence[Talk]:
        """Return the talks with a child, newest first."""
        return self._store.talks(child_id)
