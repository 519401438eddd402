# SPDX-License-Identifier: Apache-2.0
"""The checklist: signs, the answers of one review, and what changed since the last one."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from companion.domain.guide import AgeBand, Provenance
from companion.domain.urgency import Urgency


class Reply(StrEnum):
    """What a person answers to a sign, or to a follow-up question."""

    YES = "yes"
    NOT_SURE = "not-sure"
    NO = "no"


class Since(StrEnum):
    """Since when a sign has been there."""

    TODAY = "today"
    THIS_WEEK = "this-week"
    WEEKS = "weeks"
    MONTHS = "months"
    ALWAYS = "always"

    @property
    def is_new(self) -> bool:
        """True for "new in the last few weeks" (facts sheet G.2, inputs)."""
        return self in (Since.TODAY, Since.THIS_WEEK, Since.WEEKS)


@dataclass(frozen=True, slots=True)
class StepUp:
    """A second, higher urgency of a sign and what decides it.

    Exactly one of `ask` (a follow-up question; not knowing counts as yes), `with_another_sign`
    and `under_13` is set.
    """

    to: Urgency
    ask: str = ""
    with_another_sign: bool = False
    under_13: bool = False


@dataclass(frozen=True, slots=True)
class SignGroup:
    """One of the seven groups of signs (facts sheet A.1 to A.7)."""

    id: str
    title: str
    intro: str


@dataclass(frozen=True, slots=True)
class Sign:
    """One item of the checklist, with the ordinary reasons that stand beside it."""

    id: str
    group: str
    text: str
    ordinary_reasons: tuple[str, ...]
    more_telling_at: str
    urgency: Urgency
    step_ups: tuple[StepUp, ...]
    also: str
    cards: tuple[str, ...]
    provenance: Provenance

    @property
    def questions(self) -> tuple[str, ...]:
        """The follow-up questions, in order."""
        return tuple(step.ask for step in self.step_ups if step.ask)


@dataclass(frozen=True, slots=True)
class Child:
    """A person written about: a label (never needs a name), age band, and the step-up flag."""

    id: int
    label: str = field(repr=False)
    age_band: AgeBand | None = None
    has_extra_needs: bool = False
    """Has a learning disability or is in care: the rules step up (facts sheet J.13)."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What was answered to one sign in one review. `follow_ups` go by position of the question."""

    sign_id: str
    reply: Reply
    since: Since | None = None
    follow_ups: tuple[Reply | None, ...] = ()
    is_usual: bool = False
    note: str = field(default="", repr=False)

    @property
    def is_new(self) -> bool:
        """True where it began in the last few weeks; not knowing counts as new unless usual."""
        return self.since.is_new if self.since else not self.is_usual


@dataclass(frozen=True, slots=True)
class Review:
    """One pass through the checklist for one child; `finished_at` is empty while it is open."""

    id: int
    child_id: int
    started_at: datetime
    finished_at: datetime | None
    is_still_worried: bool | None
    answers: tuple[Answer, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Comparison:
    """What is different from the review before: never a total."""

    before: date
    new: tuple[str, ...]
    no_longer: tuple[str, ...]


def by_group(
    groups: Iterable[SignGroup], signs: Iterable[Sign]
) -> tuple[tuple[SignGroup, tuple[Sign, ...]], ...]:
    """Return each group with its signs, in the order of the content."""
    known = tuple(signs)
    return tuple(
        (group, tuple(sign for sign in known if sign.group == group.id)) for group in groups
    )


def compare(current: Review, previous: Review) -> Comparison:
    """Return which signs are new and which are no longer ticked since `previous`.

    The day of the review before is the one on the calendar of this computer.
    """
    now = [answer.sign_id for answer in current.answers if answer.reply is Reply.YES]
    then = [answer.sign_id for answer in previous.answers if answer.reply is Reply.YES]
    return Comparison(
        before=(previous.finished_at or previous.started_at).astimezone().date(),
        new=tuple(sign for sign in now if sign not in then),
        no_longer=tuple(
            answer.sign_id
            for answer in current.answers
            if answer.reply is Reply.NO and answer.sign_id in then
        ),
    )
