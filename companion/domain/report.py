# SPDX-License-Identifier: Apache-2.0
"""What the person told a channel, what it promised, and what came of it since."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum


class PromiseState(StrEnum):
    """What became of a promise, as far as it is written down."""

    OPEN = "open"
    KEPT = "kept"
    CHANGED = "changed"
    """They said something else since."""


_AFTER = {PromiseState.OPEN: PromiseState.KEPT}


@dataclass(frozen=True, slots=True)
class Promise:
    """What a channel said it would do. `by` is the day that it named."""

    words: str = field(default="", repr=False)
    by: date | None = None
    state: PromiseState = PromiseState.OPEN

    @property
    def is_blank(self) -> bool:
        """True where neither words nor a day are written."""
        return not self.words and self.by is None


@dataclass(frozen=True, slots=True)
class Update:
    """What came since: a call back, a letter, something that was done."""

    on: date
    words: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Report:
    """One report. `next_on` is the day on which the person wants to come back to it."""

    id: int
    child_id: int
    channel: str = field(repr=False)
    reported_on: date
    how: str = field(default="", repr=False)
    reference: str = field(default="", repr=False)
    spoke_to: str = field(default="", repr=False)
    said: str = field(default="", repr=False)
    promises: tuple[Promise, ...] = ()
    updates: tuple[Update, ...] = ()
    next_step: str = field(default="", repr=False)
    next_on: date | None = None
    written_at: datetime | None = None

    @property
    def open_promises(self) -> tuple[Promise, ...]:
        """What is not written down as done or as changed."""
        return tuple(one for one in self.promises if one.state is PromiseState.OPEN)

    @property
    def days(self) -> tuple[date, ...]:
        """Every day of it: when it was made, what was promised for when, and what came since."""
        promised = (one.by for one in self.promises if one.by is not None)
        after = (self.next_on,) if self.next_on is not None else ()
        return (self.reported_on, *promised, *(one.on for one in self.updates), *after)

    def loses_words_of(self, before: "Report") -> bool:
        """Return whether something that was written down before is not to be read here.

        What is only added, and a promise that is done by now, takes nothing away.
        """
        lines = ("channel", "how", "reference", "spoke_to", "said", "next_step", "next_on")
        is_said = all(
            not getattr(before, name) or getattr(before, name) == getattr(self, name)
            for name in lines
        )
        promised = {(one.words, one.by): one.state for one in self.promises}
        is_promised = all(
            promised.get((one.words, one.by)) in (one.state, _AFTER.get(one.state))
            for one in before.promises
        )
        is_told = set(before.updates) <= set(self.updates)
        is_same_day = before.reported_on == self.reported_on
        return not (is_said and is_promised and is_told and is_same_day)

    def has_promise(self, promise: Promise, place: int) -> bool:
        """Return whether this was promised at that place, whatever became of it."""
        there = self.promises[place : place + 1]
        return [(one.words, one.by) for one in there] == [(promise.words, promise.by)]

    def with_state(self, place: int, state: PromiseState) -> "Report":
        """Return it with another state of the promise at a place."""
        promises = list(self.promises)
        promises[place] = replace(promises[place], state=state)
        return replace(self, promises=tuple(promises))


@dataclass(frozen=True, slots=True)
class EarlierReport:
    """How a report read until it was changed."""

    report: Report
    changed_at: datetime


def kept_since(report: Report, earlier: Sequence[EarlierReport], place: int) -> datetime | None:
    """Return when a promise was written down as done; None where that is not known.

    `earlier` are the earlier wordings of this report, oldest first.
    """
    for one in reversed(earlier):
        if not _is_kept(one.report, place, report.promises[place].words):
            return one.changed_at
    return None if earlier else report.written_at


def _is_kept(report: Report, place: int, words: str) -> bool:
    """Return True where a promise stood there as done, under these words or in this place."""
    return any(
        one.state is PromiseState.KEPT and (number == place or one.words == words)
        for number, one in enumerate(report.promises)
    )


def still_open(reports: Iterable[Report]) -> tuple[tuple[Report, Promise], ...]:
    """Return every open promise with its report: the earliest day first, those without one last."""
    found = [(report, promise) for report in reports for promise in report.open_promises]
    return tuple(sorted(found, key=lambda one: (one[1].by or date.max, one[0].reported_on)))


def to_come_back_to(reports: Iterable[Report]) -> tuple[Report, ...]:
    """Return the reports with a day to come back to them, the earliest day first."""
    found = [report for report in reports if report.next_on is not None]
    return tuple(sorted(found, key=lambda one: (one.next_on or date.max, one.id)))
