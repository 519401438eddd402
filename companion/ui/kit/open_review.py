# SPDX-License-Identifier: Apache-2.0
"""The review that is being filled in: every change goes into the vault at once."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from PySide6.QtCore import QObject, Signal

from companion.domain.checklist import (
    Answer,
    Child,
    Review,
    Sign,
    Strength,
    StrengthAnswer,
)
from companion.domain.earlier import EarlierTick
from companion.domain.next_step import Effect, NextStep, Rule
from companion.domain.noticing import Noticing
from companion.domain.over_time import Comparison, Usual, taken_back
from companion.domain.urgency import Urgency
from companion.services.private_room import PrivateRoom
from companion.ui.kit.desk import Desk
from companion.ui.kit.tasks import do_each

Waiting = dict[tuple[str, str], Callable[[], None]]
"""How to store what is to be stored, by its kind and its id."""
SIGN, STRENGTH, WORRY = "sign", "strength", "worry"


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
    mistaken_since: Mapping[str, date] = field(default_factory=dict)
    """The ticks that a later review calls a mistake, and since when."""


@dataclass(frozen=True, slots=True)
class History:
    """What is known of a child from before: what is usual, noted in passing, or happened."""

    usual: Mapping[str, Usual] = field(default_factory=dict)
    noted: tuple[Noticing, ...] = ()
    happened: Mapping[str, EarlierTick] = field(default_factory=dict)
    """Events of before that count on, by their sign."""

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
        may_watch=room.watches.may_watch(review.child_id, step),
        mistaken_since=taken_back(checklist.finished_reviews(review.child_id)).get(review.id, {}),
    )


def history_of(room: PrivateRoom, child_id: int) -> History:
    """Return what is known from before a review. Call it where the vault is."""
    checklist = room.checklist
    review = checklist.open_review(child_id)
    happened = checklist.earlier_events(review) if review is not None else ()
    return History(
        checklist.baseline(child_id),
        room.noticings.standing(child_id),
        {one.sign.id: one for one in happened},
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
        self._store(
            (SIGN, answer.sign_id), lambda: self._room.checklist.keep_answer(self.id, answer)
        )

    def drop(self, sign_id: str) -> None:
        """Leave a sign unanswered again."""
        self.answers.pop(sign_id, None)
        self._store((SIGN, sign_id), lambda: self._room.checklist.drop_answer(self.id, sign_id))

    def keep_strength(self, answer: StrengthAnswer) -> None:
        """Take an answer to a strength in place of an earlier one."""
        self.strengths[answer.strength_id] = answer
        self._store(
            (STRENGTH, answer.strength_id),
            lambda: self._room.checklist.keep_strength(self.id, answer),
        )

    def drop_strength(self, strength_id: str) -> None:
        """Leave a strength unanswered again."""
        self.strengths.pop(strength_id, None)
        self._store(
            (STRENGTH, strength_id),
            lambda: self._room.checklist.drop_strength(self.id, strength_id),
        )

    def keep_worry(self, is_still_worried: bool | None) -> None:
        """Take the reply to the last question; None leaves it open."""
        self.is_still_worried = is_still_worried
        self._store(
            (WORRY, ""),
            lambda: self._room.checklist.keep_worry(self.id, is_still_worried=is_still_worried),
        )

    def urgency(self, sign: Sign) -> Urgency | None:
        """Return how soon to act on a sign that was ticked; None where it was not."""
        return self._room.checklist.urgency(sign, self.answers.values(), self.child)

    def can_be_usual(self, sign: Sign, answer: Answer) -> bool:
        """Return whether "usual for this child" may be offered for an answer."""
        return self._room.checklist.can_be_usual(sign, answer, self.child)

    def try_out(
        self,
        owner: QObject,
        review: Review,
        change: Answer | bool,
        done: Callable[[Effect], None],
    ) -> None:
        """Hand over what an answer, or the reply to the last question, would change.

        Nothing is stored. Once the `owner` is gone, nobody waits for it any more.
        """
        checklist = self._room.checklist

        def work() -> Effect:
            if isinstance(change, Answer):
                return checklist.effect(review, change)
            after = checklist.next_step(replace(review, is_still_worried=change))
            return Effect(before=checklist.next_step(review), after=after)

        self._desk.tasks.on_vault(owner, work, done, self.failed.emit, replaces="try-out")

    def settle(self, done: Callable[[], None]) -> None:
        """Store once more what is waiting, then call `done`; `failed` where that can not be."""
        waiting = dict(self._waiting)

        def stored(_: None) -> None:
            self._on_stored(waiting)
            done()

        self._desk.tasks.on_vault(
            self, lambda: _write(waiting), stored, self.failed.emit, is_keeping=True
        )

    def finish(self, done: Callable[[Outcome], None]) -> None:
        """Store the end of the review, then hand over what to do next."""
        waiting = dict(self._waiting)
        is_worried = self.is_still_worried

        def work() -> Outcome:
            _write(waiting)
            review = self._room.checklist.finish(self.id, is_still_worried=is_worried)
            return outcome_of(self._room, review)

        def finished(outcome: Outcome) -> None:
            self._forget(waiting)
            done(outcome)

        self._desk.tasks.on_vault(self, work, finished, self.failed.emit, is_keeping=True)

    def _store(self, place: tuple[str, str], work: Callable[[], None]) -> None:
        self._waiting[place] = work
        waiting = dict(self._waiting)
        self._desk.tasks.on_vault(
            self,
            lambda: _write(waiting),
            lambda _: self._on_stored(waiting),
            self.failed.emit,
            is_keeping=True,
        )

    def _on_stored(self, stored: Waiting) -> None:
        self._forget(stored)
        self.kept.emit()

    def _forget(self, stored: Waiting) -> None:
        for place, work in stored.items():
            if self._waiting.get(place) is work:
                del self._waiting[place]


def _write(waiting: Waiting) -> None:
    do_each(waiting.values())
