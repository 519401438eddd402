# SPDX-License-Identifier: Apache-2.0
"""Decisions to watch: taken, changed, and ended with what came of them. Nothing reminds."""

from dataclasses import replace
from datetime import date, timedelta

from companion.domain.errors import CompanionError, ErrorCode
from companion.domain.next_step import NextStep
from companion.domain.watch import Watch, due
from companion.services.changes import Change, OnChange
from companion.services.ports import Clock, WatchStore

USUAL_DAYS = 7
"""When to look again where the rule names no day: our judgement, as in the rule table."""


class WatchService:
    """Keeps decisions to watch. Those that are due are listed when somebody looks."""

    def __init__(self, store: WatchStore, clock: Clock, on_change: OnChange) -> None:
        self._store = store
        self._clock = clock
        self._on_change = on_change

    def may_watch(self, step: NextStep) -> bool:
        """Return whether watching may be offered: never in place of a report or of help now."""
        return not step.action.is_for_harm_or_danger

    def suggested_day(self, step: NextStep) -> date:
        """Return the day to look again that goes with a next step."""
        return self.today() + timedelta(days=step.action.look_again_days or USUAL_DAYS)

    def decide(self, watch: Watch) -> Watch:
        """Keep a new decision; its id is 0. Raises CompanionError."""
        decided = replace(watch, id=0, decided_at=self._clock.now(), changed_at=None, ended_at=None)
        return self._save(decided)

    def change(self, watch: Watch) -> Watch:
        """Change why, what would change it, and the day. Raises NO_SUCH_ENTRY once it has ended."""
        stored = self._open(watch.id)
        changed = replace(
            stored,
            why=watch.why,
            what_would_change=watch.what_would_change,
            look_again_on=watch.look_again_on,
            changed_at=self._clock.now(),
        )
        return self._save(changed)

    def end(self, watch_id: int, outcome: str = "") -> Watch:
        """End a decision with what came of it. Raises NO_SUCH_ENTRY where it has ended."""
        stored = self._open(watch_id)
        return self._save(replace(stored, outcome=outcome.strip(), ended_at=self._clock.now()))

    def looked(self, watch_id: int, outcome: str, look_again_on: date | None) -> Watch:
        """Keep what came of looking again. With a day, the same decision is taken anew.

        Saying so again after a failure ends nothing twice.
        """
        stored = self._store.watch(watch_id)
        if stored.is_open:
            stored = self.end(watch_id, outcome)
        if look_again_on is None:
            return stored
        return self.decide(replace(stored, look_again_on=look_again_on, outcome=""))

    def of(self, child_id: int) -> tuple[Watch, ...]:
        """Return the decisions about a child, the latest day to look again first."""
        return self._store.watches(child_id)

    def due(self, child_id: int) -> tuple[Watch, ...]:
        """Return the open decisions about a child whose day has come, longest waiting first."""
        return due(self.of(child_id), self.today())

    def today(self) -> date:
        """Return the day on the calendar of this computer."""
        return self._clock.now().astimezone().date()

    def _open(self, watch_id: int) -> Watch:
        stored = self._store.watch(watch_id)
        if not stored.is_open:
            raise CompanionError(ErrorCode.NO_SUCH_ENTRY, id=watch_id)
        return stored

    def _save(self, watch: Watch) -> Watch:
        saved = self._store.save_watch(watch)
        self._on_change(Change.WATCHES)
        return saved
