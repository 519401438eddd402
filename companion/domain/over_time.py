# SPDX-License-Identifier: Apache-2.0
"""What reviews show over time: new, no longer, as before, usual. Dates, and never a total."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from companion.domain.checklist import Answer, Reply, Review


@dataclass(frozen=True, slots=True)
class Dated:
    """A sign with its days. What `last` means is said where it is used."""

    sign_id: str
    since: date
    """The first of the reviews in a row that ticked it."""
    last: date | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """What is different from the reviews before, sign by sign.

    `before` is the day of the review before. A sign that was not answered this time is
    `not_looked_at`, never `no_longer`; "not sure" is neither yes nor no.
    """

    before: date
    new: tuple[Dated, ...] = ()
    """`last`: the day it was last looked at and not ticked; empty where it never was."""
    no_longer: tuple[Dated, ...] = ()
    """`last`: the day it was last ticked."""
    unchanged: tuple[Dated, ...] = ()
    """`last`: the day it was ticked before this review."""
    not_looked_at: tuple[Dated, ...] = ()
    """`last`: the day it was last ticked."""


@dataclass(frozen=True, slots=True)
class Usual:
    """A sign that was said to be usual for this child: since which day, in which review."""

    sign_id: str
    since: date
    review_id: int


Said = tuple[Review, Answer]


def compare(current: Review, earlier: Sequence[Review]) -> Comparison:
    """Return what differs from the earlier reviews, the newest of which comes first.

    Raises ValueError where there is none: then there is nothing to compare with.
    """
    if not earlier:
        raise ValueError("nothing to compare with")
    now = {answer.sign_id: answer.reply for answer in current.answers}
    said = _said(earlier)
    ticked = {sign_id: run for sign_id in said if (run := _run_of_ticks(said[sign_id]))}
    yes = [sign_id for sign_id, reply in now.items() if reply is Reply.YES]
    return Comparison(
        before=earlier[0].day,
        new=tuple(
            Dated(one, current.day, _day_without(said.get(one, [])))
            for one in yes
            if one not in ticked
        ),
        no_longer=tuple(
            _dated(one, run) for one, run in ticked.items() if now.get(one) is Reply.NO
        ),
        unchanged=tuple(_dated(one, ticked[one]) for one in yes if one in ticked),
        not_looked_at=tuple(_dated(one, run) for one, run in ticked.items() if one not in now),
    )


def usual(
    finished: Sequence[Review], counts: Callable[[Review, Answer], bool]
) -> Mapping[str, Usual]:
    """Return what is usual by the last answer to each sign; the newest review comes first.

    `counts` says which answers may be called usual at all.
    """
    found = {}
    for sign_id, said in _said(finished).items():
        run: list[Said] = []
        for review, answer in said:
            if not (answer.reply is Reply.YES and answer.is_usual and counts(review, answer)):
                break
            run.append((review, answer))
        if run:
            first, _ = run[-1]
            found[sign_id] = Usual(sign_id, first.day, first.id)
    return found


def _said(reviews: Iterable[Review]) -> dict[str, list[Said]]:
    """Return the answers to each sign, the newest first, in the order of first mention."""
    found: dict[str, list[Said]] = {}
    for review in reviews:
        for answer in review.answers:
            found.setdefault(answer.sign_id, []).append((review, answer))
    return found


def _run_of_ticks(said: Iterable[Said]) -> list[Review]:
    """Return the reviews that ticked a sign, newest first, until one that says no."""
    run = []
    for review, answer in said:
        if answer.reply is Reply.NO:
            break
        if answer.reply is Reply.YES:
            run.append(review)
    return run


def _day_without(said: Iterable[Said]) -> date | None:
    """Return the day on which a sign was last looked at; none of these answers ticks it."""
    return next((review.day for review, _ in said), None)


def _dated(sign_id: str, run: Sequence[Review]) -> Dated:
    return Dated(sign_id, since=run[-1].day, last=run[0].day)
