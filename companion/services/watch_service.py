# SPDX-License-Identifier: Apache-2.0
"""Decisions to watch: taken, changed, and ended with what came of them. Nothing reminds."""

from dataclasses import replace
from datetime import date, timedelta

from companion.domain.checklist import Review
from companion.domain.errors import CompanionError, ErrorCode
from companion.domain.next_step import NextStep
from companion.domain.watch import Watch, due
from companion.services.changes import Change, OnChange
from companion.services.checklist_service import ChecklistService
from companion.services.noticing_service import NoticingService
from companion.services.ports import Clock, WatchStore


class WatchService:
    """Keeps decisions to watch. Those that are due are listed when somebody looks."""

    def __init__(
        self,
        store: WatchStore,
        checklist: ChecklistService,
        noticings: NoticingService,
        clock: Clock,
        on_change: OnChange,
    ) -> None:
        self._store = store
        self._checklist = checklist
        self._noticings = noticings
        self._clock = clock
        self._on_change = on_change

    def may_watch(self, child_id: int, shown: NextStep | None = None) -> bool:
        """Return whether watching may be offered: never in place of a report or of help now.

        Neither where such a step is `shown`, nor where the last look asks for it, or one that was
        stopped half-way, or a quick note since.
        """
        steps = [self._checklist.next_step(review) for review in self._last_looks(child_id)]
        steps += [shown] if shown else []
        is_urgent = any(step.action.is_for_harm_or_danger for step in steps)
        return not (is_urgent or self._noticings.has_urgent(child_id))

    def suggested_day(self, step: NextStep) -> date:
        """Return the day to look again that goes with a next step."""
        return self.today() + timedelta(days=self._checklist.look_again_days(step))

    def decide(self, watch: Watch) -> Watch:
        """Keep a new decision; its id is 0. Raises CompanionError."""
        kept = self._store.add_watch(self._new(watch))
        self._on_change(Change.WATCHES)
        return kept

    def change(self, watch: Watch) -> Watch:
        """Change why, what would change it, and the day. Raises NO_SUCH_ENTRY once it has ended.

        The decision as it was stays, ended by the change.
        """
        stored = self._newest(watch.id)
        if not stored.is_open:
            raise CompanionError(ErrorCode.NO_SUCH_ENTRY, id=watch.id)
        wanted = replace(
            stored,
            why=watch.why,
            what_would_change=watch.what_would_change,
            look_again_on=watch.look_again_on,
        )
        if wanted == stored:
            return stored
        now = self._clock.now()
        return self._end(replace(stored, changed_at=now, ended_at=now), self._new(wanted))

    def end(self, watch_id: int, outcome: str = "") -> Watch:
        """End a decision with what came of it. Raises NO_SUCH_ENTRY where it has ended."""
        stored = self._store.watch(watch_id)
        if not stored.is_open:
            raise CompanionError(ErrorCode.NO_SUCH_ENTRY, id=watch_id)
        return self._end(self._ended(stored, outcome))

    def looked(self, watch_id: int, outcome: str, look_again_on: date | None) -> Watch:
        """Keep what came of looking again. With a day, the same decision is taken anew.

        Saying so again after a failure ends nothing twice, and decides nothing twice.
        """
        stored = self._newest(watch_id)
        if stored.followed_by:
            return self._store.watch(stored.followed_by)
        again = self._new(stored, look_again_on) if look_again_on else None
        if stored.is_open:
            return self._end(self._ended(stored, outcome), again)
        return self.decide(again) if again else stored

    def of(self, child_id: int) -> tuple[Watch, ...]:
        """Return the decisions about a child, the latest day to look again first."""
        return self._store.watches(child_id)

    def due(self, child_id: int) -> tuple[Watch, ...]:
        """Return the open decisions about a child whose day has come, longest waiting first."""
        return due(self.of(child_id), self.today())

    def today(self) -> date:
        """Return the day on the calendar of this computer."""
        return self._clock.now().astimezone().date()

    def _last_looks(self, child_id: int) -> list[Review]:
        """Return the last finished review, and the one that is open."""
        half = self._checklist.open_review(child_id)
        return [*self._checklist.finished_reviews(child_id)[:1], *([half] if half else [])]

    def _newest(self, watch_id: int) -> Watch:
        """Return a decision in its newest wording."""
        stored = self._store.watch(watch_id)
        while stored.changed_at is not None:
            stored = self._store.watch(stored.followed_by)
        return stored

    def _new(self, watch: Watch, look_again_on: date | None = None) -> Watch:
        """Return a decision as it is taken now."""
        return Watch(
            0,
            watch.child_id,
            look_again_on or watch.look_again_on,
            watch.review_id,
            watch.why,
            watch.what_would_change,
            decided_at=self._clock.now(),
        )

    def _ended(self, watch: Watch, outcome: str) -> Watch:
        return replace(watch, outcome=outcome.strip(), ended_at=self._clock.now())

    def _end(self, ended: Watch, follow: Watch | None = None) -> Watch:
        kept = self._store.end_watch(ended, follow)
        self._on_change(Change.WATCHES)
        return kept
