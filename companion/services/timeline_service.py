# SPDX-License-Identifier: Apache-2.0
"""Collects what is held about one child as dated marks. Runs where the vault is."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import time

from companion.domain.checklist import Answer, Reply, Review
from companion.domain.journal import Certainty, EntryLine
from companion.domain.local_time import local_day, local_hour
from companion.domain.noticing import Noticing
from companion.domain.over_time import taken_back
from companion.domain.report import PromiseState, Report
from companion.domain.talk import Talk
from companion.domain.timeline import Mark, What
from companion.domain.watch import Watch
from companion.services.ports import OpenVault

ENTRIES_AT_ONCE = 2_000
"""Reading so many keeps other questions to the vault waiting for a moment only."""
_PROMISES = {
    PromiseState.OPEN: What.PROMISE_OPEN,
    PromiseState.KEPT: What.PROMISE_KEPT,
    PromiseState.CHANGED: What.PROMISE_CHANGED,
}


class TimelineService:
    """Reads, and writes nothing."""

    def __init__(self, vault: OpenVault) -> None:
        self._vault = vault

    def entries(self, child_id: int, offset: int = 0) -> tuple[Mark, ...]:
        """Return the marks of some entries, the newest first; none where no more are left."""
        lines = self._vault.journal.lines(child_id, offset=offset, limit=ENTRIES_AT_ONCE)
        return tuple(_entry_mark(line) for line in lines)

    def others(self, child_id: int) -> tuple[Mark, ...]:
        """Return the marks of everything but the entries, in no order."""
        return tuple(self._others(child_id))

    def _others(self, child_id: int) -> Iterator[Mark]:
        yield from _review_marks(self._vault.checklist.finished_reviews(child_id))
        for noticing in self._vault.noticings.noticings(child_id):
            yield _noticing_mark(noticing)
        for talk in self._vault.talks.talks(child_id):
            yield from _talk_marks(talk)
        for report in self._vault.reports.reports(child_id):
            yield from _report_marks(report)
        for watch in self._vault.watches.watches(child_id):
            yield from _watch_marks(watch)


def _entry_mark(line: EntryLine) -> Mark:
    happened = line.happened
    return Mark(
        What.WRITTEN,
        happened.day or local_day(line.written_at),
        f"page:journal#{line.id}",
        line.first_line,
        happened.at,
        happened.certainty if happened.day else Certainty.UNKNOWN,
        is_struck_out=line.is_struck_out,
    )


def _review_marks(newest_first: tuple[Review, ...]) -> Iterator[Mark]:
    """Give each review, oldest first, and each sign on the day it was first ticked in a row.

    A tick that was called a mistake later is struck out; the next tick begins a new row.
    """
    mistaken = taken_back(newest_first)
    standing: set[str] = set()
    for review in reversed(newest_first):
        yield Mark(What.LOOKED, review.day, _target(review), at=_hour(review))
        for answer in review.answers:
            if answer.reply is Reply.YES and answer.sign_id not in standing:
                mark = _answer_mark(review, answer)
                yield replace(mark, is_struck_out=answer.sign_id in mistaken[review.id])
                standing.add(answer.sign_id)
            elif answer.reply is Reply.NO:
                standing.discard(answer.sign_id)


def _answer_mark(review: Review, answer: Answer) -> Mark:
    what = What.USUAL if answer.is_usual else What.TICKED
    return Mark(what, review.day, _target(review), at=_hour(review), sign_id=answer.sign_id)


def _target(review: Review) -> str:
    return f"page:notice#review={review.id}"


def _hour(review: Review) -> time:
    return local_hour(review.finished_at or review.started_at)


def _noticing_mark(noticing: Noticing) -> Mark:
    is_of_this_moment = noticing.noticed_at == noticing.written_at
    return Mark(
        What.NOTED,
        local_day(noticing.noticed_at),
        f"page:notice#note={noticing.id}",
        noticing.words,
        local_hour(noticing.noticed_at) if is_of_this_moment else None,
        sign_id=noticing.sign_id,
        is_struck_out=noticing.is_taken_back,
    )


def _talk_marks(talk: Talk) -> Iterator[Mark]:
    target = f"page:plans#talk={talk.id}"
    if talk.held_on is not None:
        yield Mark(What.TALKED, talk.held_on, target, talk.topic)
    elif talk.planned_for is not None:
        yield Mark(What.TALK_PLANNED, talk.planned_for, target, talk.topic)
    elif talk.written_at is not None:
        day = local_day(talk.written_at)
        yield Mark(What.TALK_PLANNED, day, target, talk.topic, certainty=Certainty.UNKNOWN)


def _report_marks(report: Report) -> Iterator[Mark]:
    target = f"page:reports#report={report.id}"
    yield Mark(What.REPORTED, report.reported_on, target, report.channel)
    for promise in report.promises:
        if promise.by is not None:
            yield Mark(_PROMISES[promise.state], promise.by, target, promise.words)
    for update in report.updates:
        yield Mark(What.HEARD_SINCE, update.on, target, update.words)
    if report.next_on is not None:
        yield Mark(What.COME_BACK, report.next_on, target, report.next_step)


def _watch_marks(watch: Watch) -> Iterator[Mark]:
    page = "plans" if watch.is_open else "watch"
    target = f"page:{page}#watch={watch.id}"
    if watch.decided_at is not None:
        at = local_hour(watch.decided_at)
        yield Mark(What.WATCH_DECIDED, local_day(watch.decided_at), target, watch.why, at)
    if watch.changed_at is not None:
        return
    if watch.ended_at is not None:
        at = local_hour(watch.ended_at)
        yield Mark(What.WATCH_ENDED, local_day(watch.ended_at), target, watch.outcome, at)
    else:
        yield Mark(What.LOOK_AGAIN, watch.look_again_on, target, watch.why)
