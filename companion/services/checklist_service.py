# SPDX-License-Identifier: Apache-2.0
"""Reviews of the checklist: answering, finishing, the next step, and what is new."""

from dataclasses import replace

from companion.domain.checklist import (
    Answer,
    Child,
    Comparison,
    Review,
    Sign,
    SignGroup,
    by_group,
    compare,
)
from companion.domain.errors import CompanionError, ErrorCode
from companion.domain.guide import AgeBand
from companion.domain.next_step import NextStep, next_step
from companion.services.changes import Change, OnChange
from companion.services.ports import ChecklistStore, ChildStore, Clock, ContentSource


class ChecklistService:
    """One pass through the checklist per review; an action at its end, never a verdict."""

    def __init__(
        self,
        children: ChildStore,
        store: ChecklistStore,
        content: ContentSource,
        clock: Clock,
        on_change: OnChange,
    ) -> None:
        self._children = children
        self._store = store
        self._content = content
        self._clock = clock
        self._on_change = on_change

    def children(self) -> tuple[Child, ...]:
        """Return the children written about."""
        return self._children.children()

    def child(self, child_id: int) -> Child:
        """Return a child. Raises CompanionError(NO_SUCH_ENTRY)."""
        for child in self._children.children():
            if child.id == child_id:
                return child
        raise CompanionError(ErrorCode.NO_SUCH_ENTRY, id=child_id)

    def add_child(
        self, label: str, age_band: AgeBand | None = None, *, has_extra_needs: bool = False
    ) -> Child:
        """Begin a record for a child. Raises CompanionError(ENTRY_EMPTY) without a label."""
        child = self._children.add_child(_label(label), age_band, has_extra_needs=has_extra_needs)
        self._on_change(Change.CHILDREN)
        return child

    def change_child(self, child: Child) -> None:
        """Change label, age or needs. Raises CompanionError(ENTRY_EMPTY) without a label."""
        self._children.change_child(replace(child, label=_label(child.label)))
        self._on_change(Change.CHILDREN)

    def groups(self) -> tuple[tuple[SignGroup, tuple[Sign, ...]], ...]:
        """Return the checklist: each group with its signs, in the order of the content."""
        return by_group(self._content.sign_groups(), self._content.signs().values())

    def open_review(self, child_id: int) -> Review | None:
        """Return the review that was begun and not finished, or None."""
        return self._store.open_review(child_id)

    def start_or_continue(self, child_id: int) -> Review:
        """Return the open review of a child; begin one where there is none."""
        review = self._store.open_review(child_id)
        if review is None:
            review = self._store.start_review(child_id, self._clock.now())
            self._on_change(Change.REVIEWS)
        return review

    def keep_answer(self, review_id: int, answer: Answer) -> None:
        """Store an answer at once, in place of an earlier one to the same sign.

        Correcting a finished review re-opens it: cut off, it shows as one that is not finished.
        """
        review = self._store.review(review_id)
        if review.finished_at is None:
            self._store.keep_answer(review_id, answer)
        elif answer not in review.answers:
            self.reopen(review_id)
            self._store.keep_answer(review_id, answer)

    def drop_answer(self, review_id: int, sign_id: str) -> None:
        """Leave a sign unanswered again. Re-opens a finished review, as `keep_answer` does."""
        review = self._store.review(review_id)
        if review.finished_at is None:
            self._store.drop_answer(review_id, sign_id)
        elif any(answer.sign_id == sign_id for answer in review.answers):
            self.reopen(review_id)
            self._store.drop_answer(review_id, sign_id)

    def reopen(self, review_id: int) -> None:
        """Take the end of a review back, until it is finished again."""
        self._store.reopen_review(review_id)
        self._on_change(Change.REVIEWS)

    def review(self, review_id: int) -> Review:
        """Return a review with its answers."""
        return self._store.review(review_id)

    def resume_at(self, review: Review) -> str | None:
        """Return the sign to go on with: the first open one after the last one answered.

        Where nothing follows, the first that was passed over; None where all are answered.
        """
        order = [sign.id for _, signs in self.groups() for sign in signs]
        answered = {answer.sign_id for answer in review.answers}
        last = max((at for at, sign in enumerate(order) if sign in answered), default=-1)
        waiting = (sign for sign in order[last + 1 :] + order[: last + 1] if sign not in answered)
        return next(waiting, None)

    def finish(self, review_id: int, *, is_still_worried: bool) -> Review:
        """Close a review with the last question."""
        review = self._store.finish_review(
            review_id, is_still_worried=is_still_worried, at=self._clock.now()
        )
        self._on_change(Change.REVIEWS)
        return review

    def next_step(self, review: Review, *, is_still_worried: bool | None = None) -> NextStep:
        """Return the action for the answers, of an open review too, so that effects are seen.

        Without a reply to the last question, the one that was stored with the review holds.
        """
        worried = review.is_still_worried if is_still_worried is None else is_still_worried
        return next_step(
            self._content.rules(),
            self._content.signs(),
            review.answers,
            self.child(review.child_id),
            is_still_worried=bool(worried),
        )

    def finished_reviews(self, child_id: int) -> tuple[Review, ...]:
        """Return finished reviews, newest first."""
        return self._store.finished_reviews(child_id)

    def comparison(self, review: Review) -> Comparison | None:
        """Return what is new since the finished review before this one, or None without one.

        Signs that the content no longer has are left out.
        """
        earlier = (
            one
            for one in self._store.finished_reviews(review.child_id)
            if one.id != review.id and one.started_at <= review.started_at
        )
        previous = next(earlier, None)
        if previous is None:
            return None
        found = compare(review, previous)
        return replace(found, new=self._known(found.new), no_longer=self._known(found.no_longer))

    def _known(self, sign_ids: tuple[str, ...]) -> tuple[str, ...]:
        signs = self._content.signs()
        return tuple(sign_id for sign_id in sign_ids if sign_id in signs)


def _label(label: str) -> str:
    """Return the label without white space around it; it need not be a name."""
    if not label.strip():
        raise CompanionError(ErrorCode.ENTRY_EMPTY)
    return label.strip()
