# SPDX-License-Identifier: Apache-2.0
"""What reviews show over time: new, still counting, no longer, as before. Never a total."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from companion.domain.checklist import Answer, Reply, Review
from companion.domain.earlier import EarlierTick


@dataclass(frozen=True, slots=True)
class Dated:
    """A sign with its days. What `last` means is said where it is used."""

    sign_id: str
    since: date
    """The first of the reviews in a row that ticked it."""
    last: date | None = None
    ticked_before: date | None = None
    """Where it comes back: the day it was last ticked before it was gone."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What is different from the reviews before, sign by sign.

    `before` is the day of the review before. Every sign that is ticked now, or was ticked before
    and not denied since, stands in exactly one part. A sign that was not answered this time is
    `not_looked_at`, never `no_longer`; "not sure" is neither yes nor no, and a part of its own.
    """

    before: date
    new: tuple[Dated, ...] = ()
    """`last`: the day it was last looked at and not ticked; empty where it never was."""
    still_counts: tuple[Dated, ...] = ()
    """Events that this review does not tick: what happened is never `no_longer`."""
    taken_back: tuple[Dated, ...] = ()
    """Events whose earlier tick this review calls a mistake. `last`: the day of that tick."""
    no_longer: tuple[Dated, ...] = ()
    """`last`: the day it was last ticked."""
    unchanged: tuple[Dated, ...] = ()
    """`last`: the day it was ticked before this review."""
    unsure: tuple[Dated, ...] = ()
    """`last`: the day it was last ticked."""
    not_looked_at: tuple[Dated, ...] = ()
    """`last`: the day it was last ticked."""


@dataclass(frozen=True, slots=True)
class Usual:
    """A sign that was said to be usual for this child: since which day, in which review."""

    sign_id: str
    since: date
    review_id: int


Said = tuple[Review, Answer]


def taken_back(newest_first: Iterable[Review]) -> Mapping[int, Mapping[str, date]]:
    """Return the ticks that a later review calls a mistake: by review and sign, since which day."""
    since: dict[str, date] = {}
    found: dict[int, Mapping[str, date]] = {}
    for review in newest_first:
        ticks = (one.sign_id for one in review.answers if one.reply is Reply.YES)
        found[review.id] = {sign_id: since[sign_id] for sign_id in ticks if sign_id in since}
        since |= {one.sign_id: review.day for one in review.answers if _takes_back(one)}
    return found


def compare(
    current: Review, earlier: Sequence[Review], events: Iterable[EarlierTick] = ()
) -> Comparison:
    """Return what differs from the earlier reviews, the newest of which comes first.

    `events` are those of before that still counted when this review began. Raises ValueError
    where there is no review before: then there is nothing to compare with.
    """
    if not earlier:
        raise ValueError("nothing to compare with")
    now = {answer.sign_id: answer.reply for answer in current.answers}
    said = _said(earlier)
    ticked = {sign_id: run for sign_id in said if (run := _run_of_ticks(said[sign_id]))}
    yes = [sign_id for sign_id, reply in now.items() if reply is Reply.YES]
    corrected = {one.sign_id for one in current.answers if _takes_back(one)}
    happened = [one for one in events if one.sign.id not in yes]
    happened_ids = {one.sign.id for one in happened}
    passed = [(one, run) for one, run in ticked.items() if one not in happened_ids]
    still = (one for one in happened if one.sign.id not in corrected)
    mistaken = (one for one in happened if one.sign.id in corrected)
    return Comparison(
        before=earlier[0].day,
        new=tuple(_come(one, current.day, said.get(one, [])) for one in yes if one not in ticked),
        still_counts=tuple(_happened(one, said.get(one.sign.id, [])) for one in still),
        taken_back=tuple(_happened(one, said.get(one.sign.id, [])) for one in mistaken),
        no_longer=tuple(_dated(one, run) for one, run in passed if now.get(one) is Reply.NO),
        unsure=tuple(_dated(one, run) for one, run in passed if now.get(one) is Reply.NOT_SURE),
        unchanged=tuple(_dated(one, ticked[one]) for one in yes if one in ticked),
        not_looked_at=tuple(_dated(one, run) for one, run in passed if one not in now),
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


def _takes_back(answer: Answer) -> bool:
    return answer.reply is Reply.NO and answer.is_correction


def _happened(event: EarlierTick, said: Iterable[Said]) -> Dated:
    """Return an event with the first and the last day it was ticked, since any correction."""
    since = event.day
    for review, answer in said:
        if _takes_back(answer):
            break
        if answer.reply is Reply.YES:
            since = min(since, review.day)
    return Dated(event.sign.id, since, last=event.day)


def _come(sign_id: str, day: date, said: Sequence[Said]) -> Dated:
    """Return a sign that is new, or has come back: the last of these answers does not tick it."""
    ticked = (review.day for review, answer in said if answer.reply is Reply.YES)
    last = said[0][0].day if said else None
    return Dated(sign_id, day, last, ticked_before=next(ticked, None))


def _dated(sign_id: str, run: Sequence[Review]) -> Dated:
    return Dated(sign_id, since=run[-1].day, last=run[0].day)
