# SPDX-License-Identifier: Apache-2.0
"""Reports made to channels, talks planned and held, and the forms that are not saved yet."""

import logging
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC
from typing import Generic

from companion.domain.errors import CompanionError
from companion.domain.form_draft import FormDraft, R
from companion.domain.report import EarlierReport, PromiseState, Report
from companion.domain.talk import Talk
from companion.services.changes import Change, OnChange
from companion.services.ports import Clock
from companion.services.record_ports import FormDraftStore, ReportStore, TalkStore

_log = logging.getLogger(__name__)


class FormDrafts(Generic[R]):
    """What is being typed into one kind of form. It becomes a record only where one is saved."""

    def __init__(self, kind: type[R], store: FormDraftStore, clock: Clock) -> None:
        self._kind: type[R] = kind
        self._store = store
        self._clock = clock

    def keep(self, record: R, draft_id: int = 0) -> FormDraft[R]:
        """Keep a form as it stands, as a new draft (id 0) or in place of an earlier keeping."""
        kept_at = self._clock.now().astimezone(UTC)
        return self._store.keep_form_draft(FormDraft(draft_id, record, kept_at))

    def of(self, child_id: int) -> tuple[FormDraft[R], ...]:
        """Return what waits to be saved about a child, newest first."""
        return self._store.form_drafts(self._kind, child_id)

    def drop(self, draft_id: int) -> None:
        """Give a draft up, because the person said so. Harmless where there is none."""
        self._store.drop_form_draft(draft_id)

    def drop_saved(self, draft_id: int) -> None:
        """Drop a draft whose words are safe by now: if it stays, saving has still succeeded."""
        if not draft_id:
            return
        try:
            self.drop(draft_id)
        except CompanionError as error:
            _log.warning("draft not dropped: form draft %d, %s", draft_id, error.code)


class ReportService:
    """The report tracker: what was told to whom, and what they promised."""

    def __init__(
        self, store: ReportStore, drafts: FormDrafts[Report], clock: Clock, on_change: OnChange
    ) -> None:
        self._store = store
        self.drafts = drafts
        self._clock = clock
        self._on_change = on_change

    def save(self, report: Report, draft_id: int = 0) -> Report:
        """Add or change a report, and drop its draft. Raises CompanionError."""
        saved = self._store.save_report(replace(report, written_at=self._clock.now()))
        self.drafts.drop_saved(draft_id)
        self._on_change(Change.REPORTS)
        return saved

    def mark(self, report: Report, place: int, state: PromiseState) -> Report:
        """Keep what became of one promise; the rest of the report stays as the vault has it.

        A form of it that is not saved yet hears of it too, or saving that would take it back.
        Where the vault has another promise there by now, nothing is changed.
        """
        stored = next((one for one in self.of(report.child_id) if one.id == report.id), report)
        if not stored.has_promise(report.promises[place], place):
            return stored
        for draft in self.drafts.of(report.child_id):
            begun = draft.record
            if begun.id == report.id and begun.has_promise(report.promises[place], place):
                self.drafts.keep(begun.with_state(place, state), draft.id)
        return self.save(stored.with_state(place, state))

    def of(self, child_id: int) -> Sequence[Report]:
        """Return the reports about a child, newest first."""
        return self._store.reports(child_id)

    def earlier(self, child_id: int) -> Sequence[EarlierReport]:
        """Return how the reports about a child read before they were changed, oldest first."""
        return self._store.earlier_reports(child_id)


class TalkService:
    """Talks planned and how they went."""

    def __init__(
        self, store: TalkStore, drafts: FormDrafts[Talk], clock: Clock, on_change: OnChange
    ) -> None:
        self._store = store
        self.drafts = drafts
        self._clock = clock
        self._on_change = on_change

    def save(self, talk: Talk, draft_id: int = 0) -> Talk:
        """Add or change a talk, and drop its draft. Raises CompanionError."""
        saved = self._store.save_talk(replace(talk, written_at=self._clock.now()))
        self.drafts.drop_saved(draft_id)
        self._on_change(Change.TALKS)
        return saved

    def of(self, child_id: int) -> Sequence[Talk]:
        """Return the talks with a child, newest first."""
        return self._store.talks(child_id)
