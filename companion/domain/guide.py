# SPDX-License-Identifier: Apache-2.0
"""What the guide holds: sources, situation cards, starters, principles, SMART ideas."""

from dataclasses import dataclass
from enum import StrEnum

from companion.domain.guide_terms import (
    AgeBand,
    Audience,
    Provenance,
    ReactionKind,
    Source,
    StartTile,
)

__all__ = [
    "HANDBOOK_PARTS",
    "AgeBand",
    "Audience",
    "GuidePage",
    "NeverRule",
    "Part",
    "Point",
    "Principle",
    "Provenance",
    "Reaction",
    "ReactionKind",
    "SituationCard",
    "SmartIdea",
    "Source",
    "StartTile",
    "Starter",
    "Tactic",
    "TacticKind",
    "Topic",
]


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
    """The parts of the library, then those of the handbook, in the order of their lists."""

    WHEN = "when"
    GROOMING = "grooming"
    SIGNS = "signs"
    TALK = "talk"
    RECORD = "record"
    BACKGROUND = "background"
    BEGIN = "begin"
    LOCK = "lock"
    SHARING = "sharing"
    COMPUTER = "computer"


HANDBOOK_PARTS = (Part.BEGIN, Part.LOCK, Part.SHARING, Part.COMPUTER)
"""How Companion itself works."""


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
    """A short page of the library, or a chapter of the handbook."""

    id: str
    part: Part
    title: str
    intro: str
    note: str
    points: tuple[Point, ...]
