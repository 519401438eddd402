# SPDX-License-Identifier: Apache-2.0
"""What the guide holds: sources, situation cards, starters, principles, SMART ideas."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class AgeBand(StrEnum):
    """The five age bands of the guidance (facts sheet C.2)."""

    UNDER_5 = "under-5"
    AGE_5_7 = "5-7"
    AGE_8_10 = "8-10"
    AGE_11_13 = "11-13"
    AGE_14_17 = "14-17"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a statement comes from. `date` is as printed there, or "undated"."""

    id: str
    publisher: str
    title: str
    date: str
    address: str | None = None


@dataclass(frozen=True, slots=True)
class Provenance:
    """Why a statement may be shown: its sources, when it was checked, when to look again.

    `is_from_file` where a file of the person says so, and nobody can confirm it.
    """

    sources: tuple[str, ...]
    checked_on: date
    review_by: date
    is_from_file: bool = False

    def is_due(self, today: date) -> bool:
        """Return whether the statement is past its review date."""
        return today > self.review_by


@dataclass(frozen=True, slots=True)
class SituationCard:
    """First steps for one situation (facts sheet C.4): one screen, one printed page."""

    id: str
    title: str
    summary: str
    opening: str
    first_steps: tuple[str, ...]
    words_that_help: tuple[str, ...]
    words_that_harm: tuple[str, ...]
    do_not: tuple[str, ...]
    notes: tuple[str, ...]
    call_purposes: tuple[str, ...]
    related: tuple[str, ...]
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class NeverRule:
    """One line of the never list that stands on all cards (facts sheet C.4.0)."""

    id: str
    text: str
    reason: str
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class Principle:
    """One principle of talking with a child (facts sheet C.1)."""

    id: str
    title: str
    text: str
    provenance: Provenance


class Audience(StrEnum):
    """Who may read an item: only the adult, or a child at the table too."""

    ADULT = "adult"
    TOGETHER = "together"


@dataclass(frozen=True, slots=True)
class SmartIdea:
    """One of the five SMART ideas, credited to Childnet (facts sheet D.1).

    `text` speaks to the child, `adults` says what the adults do.
    """

    id: str
    letter: str
    word: str
    text: str
    adults: str
    ask_together: str
    provenance: Provenance
    audience: Audience = Audience.ADULT


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic that starters are filed under (facts sheet C.3)."""

    id: str
    title: str
    points: tuple[str, ...]
    provenance: Provenance


class ReactionKind(StrEnum):
    """The six ways in which a child may answer, in the order in which they are shown."""

    SHRUG = "shrug"
    SILENCE = "silence"
    JOKE = "joke"
    ANGER = "anger"
    TEARS = "tears"
    TELLS = "tells"


@dataclass(frozen=True, slots=True)
class Reaction:
    """How a child may answer a starter, and what to say then."""

    child: str
    say: str
    kind: ReactionKind


@dataclass(frozen=True, slots=True)
class Starter:
    """A prompt to begin a talk: words to borrow, why they help, what to do with the answer."""

    id: str
    words: str
    ages: tuple[AgeBand, ...]
    topic: str
    situations: tuple[str, ...]
    needs: tuple[str, ...]
    why: str
    reactions: tuple[Reaction, ...]
    avoid: str
    provenance: Provenance
    audience: Audience = Audience.ADULT


class TacticKind(StrEnum):
    """What a tactic is: a stage (facts sheet B.1), a tactic (B.2), a newer pattern (B.3)."""

    STAGE = "stage"
    TACTIC = "tactic"
    PATTERN = "pattern"


@dataclass(frozen=True, slots=True)
class Tactic:
    """Something a person who grooms may do, why it works, and what a parent can do."""

    id: str
    kind: TacticKind
    title: str
    looks_like: str
    sounds_like: tuple[str, ...]
    why_it_works: str
    what_you_can_do: tuple[str, ...]
    ordinary_reasons: tuple[str, ...]
    signs: tuple[str, ...]
    topics: tuple[str, ...]
    cards: tuple[str, ...]
    call_purposes: tuple[str, ...]
    provenance: Provenance


class Part(StrEnum):
    """The parts of the library, in the order of its list."""

    WHEN = "when"
    GROOMING = "grooming"
    SIGNS = "signs"
    TALK = "talk"
    RECORD = "record"
    BACKGROUND = "background"


@dataclass(frozen=True, slots=True)
class Point:
    """One statement of a guide page. A figure carries the year and place of its count."""

    id: str
    title: str
    text: tuple[str, ...]
    provenance: Provenance
    year: str = ""
    place: str = ""
    is_historic: bool = False
    links: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GuidePage:
    """A short page of the library."""

    id: str
    part: Part
    title: str
    intro: str
    note: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class StartTile:
    """One answer to "What brings you here today?" and the page or card it opens."""

    id: str
    title: str
    text: str
    icon: str
    opens: str
    provenance: Provenance
