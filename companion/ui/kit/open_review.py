# SPDX-License-Identifier: Apache-2.0
"""The review that is being filled in: every change goes into the vault at once."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from companion.domain.checklist import Answer, Child, Reply, Review, Sign
from companion.domain.next_step import NextStep, urgency_of
from companion.domain.over_time import Comparison
from companion.domain.urgency import Urgency
from companion.services.private_room import PrivateRoom
from companion.ui.kit.desk import Desk


@dataclass(frozen=True, slots=True)
class Outcome:
    """A review with the action for its answers, and what is different from the one before."""

    review: Review
    step: NextStep
    comparison: Comparison | None


def outcome_of(room: PrivateRoom, review: Review) -> Outcome:
    """Return what to show for a review. Call it where the vault is."""
    return Outcome(review, room.checklist.next_step(review), room.checklist.comparison(review))


class OpenReview(QObject):
    """Answers as they stand on the screen. What could not be stored is tried again each time."""

    kept = Signal()
    failed = Signal(object)
    """A CompanionError. The answers are still here."""

    def __init__(self, desk: Desk, room: PrivateRoom, child: Child, review: Review) -> None:
        super().__init__()
        self._desk = desk
        self._room = room
        self._waiting: dict[str, Answer | None] = {}
        self.id = review.id
        self.child = child
        self.is_still_worried = review.is_still_worried
        self.answers = {answer.sign_id: answer for answer in review.answers}

    @property
    def is_waiting(self) -> bool:
        """True while there is an answer that is not known to be stored."""
        return bool(self._waiting)

    def keep(self, answer: Answer) -> None:
        """Take an answer in place of an earlier one."""
        self.answers[answer.sign_id] = answer
        self._store(answer.sign_id, answer)

    def drop(self, sign_id: str) -> None:
        """Leave a sign unanswered again."""
        self.answers.pop(sign_id, None)
        self._store(sign_id, None)

    def urgency(self, sign: Sign) -> Urgency | None:
        """Return how soon to act on a sign that was ticked; None where it was not."""
        answer = self.answers.get(sign.id)
        if answer is None or answer.reply is not Reply.YES:
            return None
        yes = [one for one in self.answers.values() if one.reply is Reply.YES]
        return urgency_of(sign, answer, self.child, has_another=len(yes) > 1)

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

    def _store(self, sign_id: str, answer: Answer | None) -> None:
        self._waiting[sign_id] = answer
        waiting = dict(self._waiting)
        self._desk.tasks.on_vault(
            self,
            lambda: self._write(waiting),
            lambda _: self._on_stored(waiting),
            self.failed.emit,
        )

    def _write(self, waiting: dict[str, Answer | None]) -> None:
        for sign_id, answer in waiting.items():
            if answer is None:
                self._room.checklist.drop_answer(self.id, sign_id)
            else:
                self._room.checklist.keep_answer(self.id, answer)

    def _on_stored(self, stored: dict[str, Answer | None]) -> None:
        self._forget(stored)
        self.kept.emit()

    def _forget(self, stored: dict[str, Answer | None]) -> None:
        for sign_id, answer in stored.items():
            if sign_id in self._waiting and self._waiting[sign_id] is answer:
                del self._waiting[sign_id]
