# SPDX-License-Identifier: Apache-2.0
"""Quick notes: "I have noticed something", written down in ten seconds."""

from dataclasses import dataclass
from datetime import datetime

from companion.domain.checklist import Answer, Reply, Sign
from companion.domain.errors import CompanionError, ErrorCode
from companion.domain.next_step import NextStep, next_step, urgency_alone
from companion.domain.noticing import Noticing, one_line
from companion.domain.urgency import Urgency
from companion.services.changes import Change, OnChange
from companion.services.checklist_service import ChecklistService
from companion.services.ports import Clock, ContentSource, NoticingStore


@dataclass(frozen=True, slots=True)
class Noted:
    """A note that was kept, and what its sign on its own would lead to. None without a sign."""

    noticing: Noticing
    urgency: Urgency | None = None
    step: NextStep | None = None

    @property
    def shows_help_line(self) -> bool:
        """True where the sign means REPORT or NOW: the help line is shown at once."""
        return self.urgency is not None and self.urgency >= Urgency.REPORT


class NoticingService:
    """Keeps quick notes. The rules of a review count those about an event, and no others."""

    def __init__(
        self,
        store: NoticingStore,
        checklist: ChecklistService,
        content: ContentSource,
        clock: Clock,
        on_change: OnChange,
    ) -> None:
        self._store = store
        self._checklist = checklist
        self._content = content
        self._clock = clock
        self._on_change = on_change

    def note(
        self, child_id: int, sign_id: str = "", words: str = "", noticed_at: datetime | None = None
    ) -> Noted:
        """Keep a sign, a line of words, or both. Nothing else is asked first.

        Raises CompanionError: ENTRY_EMPTY without either, NO_SUCH_ENTRY for an unknown sign.
        """
        line = one_line(words)
        if not (sign_id or line):
            raise CompanionError(ErrorCode.ENTRY_EMPTY)
        sign = self._sign(sign_id) if sign_id else None
        now = self._clock.now()
        kept = self._store.add_noticing(
            Noticing(0, child_id, sign_id, line, noticed_at=noticed_at or now, written_at=now)
        )
        self._on_change(Change.NOTICINGS)
        return self._noted(kept, sign)

    def noted(self, noticing_id: int, child_id: int) -> Noted | None:
        """Return a note that stands with what its sign leads to; None where it does not stand."""
        standing = (one for one in self.of(child_id) if not one.is_taken_back)
        noticing = next((one for one in standing if one.id == noticing_id), None)
        if noticing is None:
            return None
        return self._noted(noticing, self._content.signs().get(noticing.sign_id))

    def of(self, child_id: int) -> tuple[Noticing, ...]:
        """Return the notes about a child, those taken back too, newest first."""
        return self._store.noticings(child_id)

    def standing(self, child_id: int) -> tuple[Noticing, ...]:
        """Return the notes that no finished review came after, without those taken back."""
        finished = self._checklist.finished_reviews(child_id)
        ends = [review.finished_at for review in finished if review.finished_at is not None]
        last = max(ends, default=None)
        return tuple(
            one
            for one in self.of(child_id)
            if not one.is_taken_back and (last is None or one.written_at > last)
        )

    def has_urgent(self, child_id: int) -> bool:
        """Return whether a note that stands means REPORT or NOW."""
        return any(
            self._noted(one, self._content.signs().get(one.sign_id)).shows_help_line
            for one in self.standing(child_id)
        )

    def of_sign(self, child_id: int, sign_id: str) -> tuple[Noticing, ...]:
        """Return the notes about one sign that stand, newest first."""
        return tuple(
            one for one in self.of(child_id) if one.sign_id == sign_id and not one.is_taken_back
        )

    def take_back(self, noticing_id: int) -> Noticing:
        """Mark a note as taken back, with the time. It stays in the list. Raises CompanionError."""
        noticing = self._store.take_back(noticing_id, self._clock.now())
        self._on_change(Change.NOTICINGS)
        return noticing

    def _sign(self, sign_id: str) -> Sign:
        sign = self._content.signs().get(sign_id)
        if sign is None:
            raise CompanionError(ErrorCode.NO_SUCH_ENTRY, id=sign_id)
        return sign

    def _noted(self, noticing: Noticing, sign: Sign | None) -> Noted:
        """Return what to show: questions that nobody asked count as for "not sure"."""
        if sign is None:
            return Noted(noticing)
        child = self._checklist.child(noticing.child_id)
        table = self._content.rule_table()
        step = next_step(
            table,
            self._content.signs(),
            (Answer(sign.id, Reply.YES),),
            child,
            is_still_worried=False,
        )
        return Noted(noticing, urgency_alone(table, sign, child), step)
