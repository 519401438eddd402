# SPDX-License-Identifier: Apache-2.0
"""The review that is being filled in: every change goes into the vault at once."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import QObject, Signal

from companion.domain.checklist import (
    Answer,
    Child,
    Reply,
    Review,
    Sign,
    Strength,
    StrengthAnswer,
)
from companion.domain.next_step import Effect, NextStep, Rule, urgency_of
from companion.domain.noticing import Noticing
from companion.domain.over_time import Comparison, Usual
from companion.domain.urgency import Urgency
from companion.services.private_room import PrivateRoom
from companion.ui.kit.desk import Desk

Waiting = dict[tuple[str, str], Answer | StrengthAnswer | None]
"""What is to be stored, by its kind and its id; None where an answer was taken back."""
SIGN, STRENGTH = "sign", "strength"


@dataclass(frozen=True, slots=True)
class Outcome:
    """A review with the action for its answers, and all that is shown beside it."""

    review: Review
    step: NextStep
    comparison: Comparison | None
    child: Child
    build_on: tuple[Strength, ...] = ()
    higher: tuple[Rule, ...] = ()
    may_watch: bool = False


@dataclass(frozen=True, slots=True)
class History:
    """What is known of a child from before: what is usual, and what was noted in passing."""

    usual: Mapping[str, Usual] = field(default_factory=dict)
    noted: tuple[Noticing, ...] = ()

    def noted_of(self, sign_id: str) -> tuple[Noticing, ...]:
        """Return the notes about one sign."""
        return tuple(one for one in self.noted if one.sign_id == sign_id)


def outcome_of(room: PrivateRoom, review: Review) -> Outcome:
    """Return what to show for a review. Call it where the vault is."""
    checklist = room.checklist
    step = checklist.next_step(review)
    return Outcome(
        review,
        step,
        checklist.comparison(review),
        checklist.child(review.child_id),
        build_on=checklist.build_on(review),
        higher=checklist.higher_rules(step),
        may_watch=room.watches.may_watch(step),
    )


def history_of(room: PrivateRoom, child_id: int) -> History:
    """Return what is known from before a review. Call it where the vault is."""
    return History(room.checklist.baseline(child_id), noted_since(room, child_id))


def noted_since(room: PrivateRoom, child_id: int) -> tuple[Noticing, ...]:
    """Return the notes that no finished review came after, newest first, without those taken back.

    Call it where the vault is.
    """
    finished = room.checklist.finished_reviews(child_id)
    ends = [review.finished_at for review in finished if review.finished_at is not None]
    last = max(ends, default=None)
    return tuple(
        one
        for one in room.noticings.of(child_id)
        if not one.is_taken_back and (last is None or one.written_at > last)
    )


class OpenReview(QObject):
    """Answers as they stand on the screen. What could not be stored is tried again each time."""

    kept = Signal()
    failed = Signal(object)
    """A CompanionError. The answers are still here."""

    def __init__(
        self, desk: Desk, room: PrivateRoom, child: Child, review: Review, history: History
    ) -> None:
        super().__init__()
        self._desk = desk
        self._room = room
        self._waiting: Waiting = {}
        self.id = review.id
        self.child = child
        self.history = history
        self.is_still_worried = review.is_still_worried
        self.answers = {answer.sign_id: answer for answer in review.answers}
        self.strengths = {one.strength_id: one for one in review.strengths}

    @property
    def is_waiting(self) -> bool:
        """True while there is an answer that is not known to be stored."""
        return bool(self._waiting)

    def keep(self, answer: Answer) -> None:
        """Take an answer in place of an earlier one."""
        self.answers[answer.sign_id] = answer
        self._store((SIGN, answer.sign_id), answer)

    def drop(self, sign_id: str) -> None:
        """Leave a sign unanswered again."""
        self.answers.pop(sign_id, None)
        self._store((SIGN, sign_id), None)

    def keep_strength(self, answer: StrengthAnswer) -> None:
        """Take an answer to a strength in place of an earlier one."""
        self.strengths[answer.strength_id] = answer
        self._store((STRENGTH, answer.strength_id), answer)

    def drop_strength(self, strength_id: str) -> None:
        """Leave a strength unanswered again."""
        self.strengths.pop(strength_id, None)
        self._store((STRENGTH, strength_id), None)

    def urgency(self, sign: Sign) -> Urgency | None:
        """Return how soon to act on a sign that was ticked; None where it was not."""
        answer = self.answers.get(sign.id)
        if answer is None or answer.reply is not Reply.YES:
            return None
        yes = [one for one in self.answers.values() if one.reply is Reply.YES]
        return urgency_of(sign, answer, self.child, has_another=len(yes) > 1)

    def can_be_usual(self, sign: Sign, answer: Answer) -> bool:
        """Return whether "usual for this child" may be offered for an answer."""
        return self._room.checklist.can_be_usual(sign, answer, self.child)

    def try_out(self, review: Review, answer: Answer, done: Callable[[Effect], None]) -> None:
        """Hand over what an answer would change, without storing it."""
        checklist = self._room.checklist
        self._desk.tasks.on_vault(
            self,
            lambda: checklist.effect(review, answer),
            done,
            self.failed.emit,
            replaces="try-out",
        )

    def settle(self, done: Callable[[], None]) -> None:
        """Store once more what is waiting, then call `done`; `failed` where that can not be."""
        waiting = dict(self._waiting)

        def stored(_: None) -> None:
            self._on_stored(waiting)
            done()

        self._desk.tasks.on_vault(self, lambda: self._write(waiting), stored, self.failed.emit)

    def finish(self, done: Callable[[Outcome], None]) -> None:
        """Store the end of the review, then hand over what to do next."""
        waiting = dict(self._waiting)
        is_worried = bool(self.is_still_worried)

        def work() -> Outcome:
            self._write(waiting)
            review = self._room.checklist.finish(self.id, is_still_worried=is_worried)
            return outcome_of(self._room, review)

        def finished(outcome: Outcome) -> None:
            self._forget(waiting)
            done(outcome)

        self._desk.tasks.on_vault(self, work, finished, self.failed.emit)

    def _store(self, place: tuple[str, str], answer: Answer | StrengthAnswer | None) -> None:
        self._waiting[place] = answer
        waiting = dict(self._waiting)
        self._desk.tasks.on_vault(
            self,
            lambda: self._write(waiting),
            lambda _: self._on_stored(waiting),
            self.failed.emit,
        )

    def _write(self, waiting: Waiting) -> None:
        checklist = self._room.checklist
        for (kind, item_id), answer in waiting.items():
            if isinstance(answer, Answer):
                checklist.keep_answer(self.id, answer)
            elif isinstance(answer, StrengthAnswer):
                checklist.keep_strength(self.id, answer)
            elif kind == SIGN:
                checklist.drop_answer(self.id, item_id)
            else:
                checklist.drop_strength(self.id, item_id)

    def _on_stored(self, stored: Waiting) -> None:
        self._forget(stored)
        self.kept.emit()

    def _forget(self, stored: Waiting) -> None:
        for place, answer in stored.items():
            if place in self._waiting and self._waiting[place] is answer:
                del self._waiting[place]
