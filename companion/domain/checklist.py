# SPDX-License-Identifier: Apache-2.0
"""The checklist: signs and strengths, the child they are about, and the answers of one review."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum

from companion.domain.guide import AgeBand, Provenance
from companion.domain.local_time import local_day
from companion.domain.sign_terms import GroupKind, Since
from companion.domain.urgency import Urgency

__all__ = [
    "ADULT_AGE",
    "Answer",
    "Child",
    "ChildColour",
    "GroupKind",
    "Reply",
    "Review",
    "Sign",
    "SignGroup",
    "Since",
    "StepUp",
    "Strength",
    "StrengthAnswer",
    "by_group",
]


class Reply(StrEnum):
    """What a person answers to a sign, or to a follow-up question."""

    YES = "yes"
    NOT_SURE = "not-sure"
    NO = "no"


@dataclass(frozen=True, slots=True)
class StepUp:
    """A second, higher urgency of a sign and what decides it.

    Exactly one of `ask` (a follow-up question; not knowing counts as yes), `with_another_sign`
    and `for_step_up_child` (as in the cautious rule, facts sheet J.13) is set.
    """

    to: Urgency
    ask: str = ""
    with_another_sign: bool = False
    for_step_up_child: bool = False
    is_event: bool = False
    """A yes to `ask` tells of something that happened, whatever the sign itself is about."""


@dataclass(frozen=True, slots=True)
class SignGroup:
    """A group of signs (facts sheet A.1 to A.7, the sign of an adult on its own)."""

    id: str
    title: str
    intro: str
    kind: GroupKind = GroupKind.CHILD


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
    is_harm_already: bool = False
    """Tells of harm that may have happened already, whatever group it stands in (G.2.16)."""
    is_event: bool = False
    """Something that happened, and stays true: later reviews can not make it "no longer"."""

    @property
    def questions(self) -> tuple[str, ...]:
        """The follow-up questions, in order."""
        return tuple(step.ask for step in self.step_ups if step.ask)


@dataclass(frozen=True, slots=True)
class Strength:
    """Something that may be going well, and how to build on it. It proves nothing."""

    id: str
    text: str
    build_on: str
    provenance: Provenance


class ChildColour(StrEnum):
    """Six calm marks that tell children apart. They never grade."""

    SEA = "sea"
    MOSS = "moss"
    PLUM = "plum"
    SAND = "sand"
    SLATE = "slate"
    ROSE = "rose"


ADULT_AGE = 18
_FIRST_AGES = (
    (14, AgeBand.AGE_14_17),
    (11, AgeBand.AGE_11_13),
    (8, AgeBand.AGE_8_10),
    (5, AgeBand.AGE_5_7),
)


@dataclass(frozen=True, slots=True)
class Child:
    """A person written about: a label (never needs a name), age, and the step-up flag.

    The age is a year of birth, or a band chosen by hand, or left out. The year goes first.
    """

    id: int
    label: str = field(repr=False)
    age_band: AgeBand | None = None
    has_extra_needs: bool = False
    """Has a learning disability or is in care: the rules step up (facts sheet J.13)."""
    birth_year: int | None = None
    colour: ChildColour = ChildColour.SEA

    def age_on(self, day: date) -> int | None:
        """Return the youngest age that the year of birth allows on a day, so that care holds."""
        if self.birth_year is None:
            return None
        had_birthday = (day.month, day.day) == (12, 31)
        return max(0, day.year - self.birth_year - (not had_birthday))

    def band_on(self, day: date) -> AgeBand | None:
        """Return the age band on a day. From 18 on it stays the oldest: see `is_grown_on`."""
        age = self.age_on(day)
        if age is None:
            return self.age_band
        return next((band for first, band in _FIRST_AGES if age >= first), AgeBand.UNDER_5)

    def is_grown_on(self, day: date) -> bool:
        """Return whether the year says 18 or over: the words for 14 to 17 are the nearest."""
        age = self.age_on(day)
        return age is not None and age >= ADULT_AGE

    def as_of(self, day: date) -> "Child":
        """Return the child with the age band of a day."""
        return replace(self, age_band=self.band_on(day))


@dataclass(frozen=True, slots=True)
class Answer:
    """What was answered to one sign in one review. `follow_ups` go by position of the question."""

    sign_id: str
    reply: Reply
    since: Since | None = None
    follow_ups: tuple[Reply | None, ...] = ()
    is_usual: bool = False
    note: str = field(default="", repr=False)
    is_correction: bool = False
    """With a no: an event that was ticked before never happened. The tick was a mistake."""


@dataclass(frozen=True, slots=True)
class StrengthAnswer:
    """What was answered to one strength in one review. The rules never look at it."""

    strength_id: str
    reply: Reply


@dataclass(frozen=True, slots=True)
class Review:
    """One pass through the checklist for one child; `finished_at` is empty while it is open."""

    id: int
    child_id: int
    started_at: datetime
    finished_at: datetime | None
    is_still_worried: bool | None
    answers: tuple[Answer, ...] = field(repr=False)
    strengths: tuple[StrengthAnswer, ...] = field(default=(), repr=False)
    stepped_up_to: str = ""
    """The id of a higher rule that the person chose; empty for none."""

    @property
    def day(self) -> date:
        """The day it was finished, else begun, on the calendar of this computer."""
        return local_day(self.finished_at or self.started_at)


def by_group(
    groups: Iterable[SignGroup], signs: Iterable[Sign]
) -> tuple[tuple[SignGroup, tuple[Sign, ...]], ...]:
    """Return each group with its signs, in the order of the content."""
    known = tuple(signs)
    return tuple(
        (group, tuple(sign for sign in known if sign.group == group.id)) for group in groups
    )
