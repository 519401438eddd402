# SPDX-License-Identifier: Apache-2.0
"""Reviews of the checklist: answering, finishing, the next step, and what is new."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from companion.domain.checklist import (
    Answer,
    Child,
    ChildColour,
    GroupKind,
    Reply,
    Review,
    Sign,
    SignGroup,
    Strength,
    StrengthAnswer,
    by_group,
)
from companion.domain.earlier import EarlierTick, Said, carried
from companion.domain.errors import CompanionError, ErrorCode
from companion.domain.guide import AgeBand
from companion.domain.local_time import local_day
from companion.domain.next_step import (
    Effect,
    NextStep,
    Rule,
    can_be_usual,
    higher_rules,
    next_step,
    stepped_up,
    ticks_of,
)
from companion.domain.noticing import Noticing
from companion.domain.over_time import Comparison, Dated, Usual, compare, usual
from companion.domain.urgency import Urgency
from companion.services.changes import Change, OnChange
from companion.services.ports import Clock, ContentSource, OpenVault


class ChecklistService:
    """One pass through the checklist per review; an action at its end, never a verdict."""

    def __init__(
        self, vault: OpenVault, content: ContentSource, clock: Clock, on_change: OnChange
    ) -> None:
        self._children = vault.children
        self._store = vault.checklist
        self._noticings = vault.noticings
        self._reports = vault.reports
        self._content = content
        self._clock = clock
        self._on_change = on_change

    def children(self) -> tuple[Child, ...]:
        """Return the children written about, each with the age band of today."""
        today = self._today()
        return tuple(child.as_of(today) for child in self._children.children())

    def child(self, child_id: int) -> Child:
        """Return a child with the age band of today. Raises CompanionError(NO_SUCH_ENTRY)."""
        return self._child(child_id, self._today())

    def add_child(
        self,
        label: str,
        age_band: AgeBand | None = None,
        *,
        has_extra_needs: bool = False,
        birth_year: int | None = None,
        colour: ChildColour | None = None,
    ) -> Child:
        """Begin a record for a child. Raises CompanionError(ENTRY_EMPTY) without a label.

        With a year of birth, an age band is not kept. Without a colour, the first free one is.
        """
        child = self._children.add_child(
            _label(label),
            None if birth_year else age_band,
            has_extra_needs=has_extra_needs,
            birth_year=birth_year,
            colour=colour or self.free_colour(),
        )
        self._on_change(Change.CHILDREN)
        return child.as_of(self._today())

    def change_child(self, child: Child) -> None:
        """Change label, age, needs or colour. Raises CompanionError(ENTRY_EMPTY) without a label.

        With a year of birth, the age band is not kept: it follows from the year.
        """
        age_band = None if child.birth_year else child.age_band
        self._children.change_child(replace(child, label=_label(child.label), age_band=age_band))
        self._on_change(Change.CHILDREN)

    def free_colour(self) -> ChildColour:
        """Return the first colour that no child has, or the first of all."""
        taken = {child.colour for child in self._children.children()}
        return next((one for one in ChildColour if one not in taken), ChildColour.SEA)

    def strengths(self) -> tuple[Strength, ...]:
        """Return what may be going well, to be answered within a review."""
        return self._content.strengths()

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
        if answer not in review.answers:
            self._reopen_finished(review)
            self._store.keep_answer(review_id, answer)

    def drop_answer(self, review_id: int, sign_id: str) -> None:
        """Leave a sign unanswered again. Re-opens a finished review, as `keep_answer` does."""
        review = self._store.review(review_id)
        if any(answer.sign_id == sign_id for answer in review.answers):
            self._reopen_finished(review)
            self._store.drop_answer(review_id, sign_id)

    def keep_strength(self, review_id: int, answer: StrengthAnswer) -> None:
        """Store what was said to a strength, as `keep_answer` does. The rules never look at it."""
        review = self._store.review(review_id)
        if answer not in review.strengths:
            self._reopen_finished(review)
            self._store.keep_strength(review_id, answer)

    def drop_strength(self, review_id: int, strength_id: str) -> None:
        """Leave a strength unanswered again, as `drop_answer` does."""
        review = self._store.review(review_id)
        if any(answer.strength_id == strength_id for answer in review.strengths):
            self._reopen_finished(review)
            self._store.drop_strength(review_id, strength_id)

    def keep_worry(self, review_id: int, *, is_still_worried: bool | None) -> None:
        """Store the reply to the last question at once, as `keep_answer` does; None is no reply."""
        review = self._store.review(review_id)
        if is_still_worried is not review.is_still_worried:
            self._reopen_finished(review)
            self._store.keep_worry(review_id, is_still_worried=is_still_worried)

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

    def finish(self, review_id: int, *, is_still_worried: bool | None) -> Review:
        """Close a review with the reply to the last question; None where it was left open."""
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
        table = self._content.rule_table()
        found = next_step(
            table,
            self._content.signs(),
            review.answers,
            self._child(review.child_id, review.day),
            is_still_worried=bool(worried),
            earlier=self.earlier_events(review),
        )
        return stepped_up(table.rules, found, review.stepped_up_to)

    def earlier_events(self, review: Review) -> tuple[EarlierTick, ...]:
        """Return the events of the reviews before this one, and of quick notes, that still count.

        What this review says about them is not looked at. A note that was taken back is left out.
        """
        said = [
            (one.finished_at or one.started_at, answer)
            for one in reversed(self._before(review))
            for answer in self._said(one)
        ]
        end = review.finished_at
        said += [
            (one.written_at, self._said_in_note(one))
            for one in self._noticings.noticings(review.child_id)
            if not one.is_taken_back and (end is None or one.written_at <= end)
        ]
        said.sort(key=lambda one: one[0])
        found = carried(self._content.signs(), (one for _, one in said))
        told = [one.reported_on for one in self._reports.reports(review.child_id)] if found else []
        return tuple(
            replace(one, reported_on=max((day for day in told if day >= one.day), default=None))
            for one in found
        )

    def look_again_days(self, step: NextStep) -> int:
        """Return after how many days to look again: as its rule says, else as usual."""
        return step.action.look_again_days or self._content.rule_table().usual_days

    def higher_rules(self, step: NextStep) -> tuple[Rule, ...]:
        """Return what a person may step up to, the gravest first. Nothing lower is offered."""
        return higher_rules(self._content.rules(), step)

    def step_up(self, review_id: int, rule_id: str) -> Review:
        """Keep the higher rule that the person chose; "" takes the choice back to the headline.

        A rule that is not above the headline changes nothing.
        """
        review = self._store.review(review_id)
        allowed = {"", *(rule.id for rule in self.higher_rules(self.next_step(review)))}
        if rule_id not in allowed or rule_id == review.stepped_up_to:
            return review
        review = self._store.step_up(review_id, rule_id)
        self._on_change(Change.REVIEWS)
        return review

    def effect(self, review: Review, answer: Answer) -> Effect:
        """Return the next step before and after an answer, without storing anything."""
        others = (one for one in review.answers if one.sign_id != answer.sign_id)
        return self._effect(review, (*others, answer))

    def effect_without(self, review: Review, sign_id: str) -> Effect:
        """Return the next step before and after taking an answer away, without storing anything."""
        return self._effect(review, (one for one in review.answers if one.sign_id != sign_id))

    def build_on(self, review: Review) -> tuple[Strength, ...]:
        """Return the strengths that were answered yes: what a person can build on."""
        yes = {one.strength_id for one in review.strengths if one.reply is Reply.YES}
        return tuple(one for one in self._content.strengths() if one.id in yes)

    def finished_reviews(self, child_id: int) -> tuple[Review, ...]:
        """Return finished reviews, newest first."""
        return self._store.finished_reviews(child_id)

    def comparison(self, review: Review) -> Comparison | None:
        """Return what differs from the finished reviews before this one, or None without one.

        Signs that the content no longer has are left out.
        """
        earlier = self._before(review)
        if not earlier:
            return None
        found = compare(review, earlier, self.earlier_events(review))
        return Comparison(
            before=found.before,
            new=self._known(found.new),
            still_counts=self._known(found.still_counts),
            taken_back=self._known(found.taken_back),
            no_longer=self._known(found.no_longer),
            unchanged=self._known(found.unchanged),
            unsure=self._known(found.unsure),
            not_looked_at=self._known(found.not_looked_at),
        )

    def baseline(self, child_id: int) -> Mapping[str, Usual]:
        """Return what is usual for a child by the finished reviews: since when, from which.

        What means REPORT or NOW is never usual, nor is what an adult does.
        """
        return usual(self._store.finished_reviews(child_id), self._counts_as_usual)

    def can_be_usual(self, sign: Sign, answer: Answer, child: Child) -> bool:
        """Return whether "usual for this child" may be offered for an answer."""
        kinds = {group.id: group.kind for group in self._content.sign_groups()}
        table = self._content.rule_table()
        return kinds[sign.group] is GroupKind.CHILD and can_be_usual(table, sign, answer, child)

    def urgency(self, sign: Sign, answers: Iterable[Answer], child: Child) -> Urgency | None:
        """Return how soon to act on a sign, beside the other answers; None without a tick."""
        ticks = ticks_of(self._content.rule_table(), self._content.signs(), answers, child)
        return next((tick.urgency for tick in ticks if tick.sign.id == sign.id), None)

    def _before(self, review: Review) -> list[Review]:
        """Return the finished reviews before one, newest first."""
        return [
            one
            for one in self._store.finished_reviews(review.child_id)
            if one.id != review.id and one.started_at <= review.started_at
        ]

    def _said(self, review: Review) -> list[Said]:
        has_another = sum(one.reply is Reply.YES for one in review.answers) > 1
        is_careful = self._is_careful(review.child_id, review.day)
        return [Said(one, review.day, is_careful, has_another) for one in review.answers]

    def _said_in_note(self, noticing: Noticing) -> Said:
        day = local_day(noticing.noticed_at)
        answer = Answer(noticing.sign_id, Reply.YES)
        return Said(
            answer,
            day,
            self._is_careful(noticing.child_id, day),
            has_another=False,
            is_noted=True,
        )

    def _is_careful(self, child_id: int, day: date) -> bool:
        return self._content.rule_table().is_step_up_child(self._child(child_id, day))

    def _counts_as_usual(self, review: Review, answer: Answer) -> bool:
        sign = self._content.signs().get(answer.sign_id)
        child = self._child(review.child_id, review.day)
        return sign is not None and self.can_be_usual(sign, answer, child)

    def _effect(self, review: Review, answers: Iterable[Answer]) -> Effect:
        changed = replace(review, answers=tuple(answers))
        return Effect(before=self.next_step(review), after=self.next_step(changed))

    def _reopen_finished(self, review: Review) -> None:
        if review.finished_at is not None:
            self.reopen(review.id)

    def _child(self, child_id: int, day: date) -> Child:
        for child in self._children.children():
            if child.id == child_id:
                return child.as_of(day)
        raise CompanionError(ErrorCode.NO_SUCH_ENTRY, id=child_id)

    def _today(self) -> date:
        return self._clock.now().astimezone().date()

    def _known(self, found: tuple[Dated, ...]) -> tuple[Dated, ...]:
        signs = self._content.signs()
        return tuple(one for one in found if one.sign_id in signs)


def _label(label: str) -> str:
    """Return the label without white space around it; it need not be a name."""
    if not label.strip():
        raise CompanionError(ErrorCode.ENTRY_EMPTY)
    return label.strip()
