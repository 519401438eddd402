# SPDX-License-Identifier: Apache-2.0
"""Cards for the kitchen table: which decks there are, and what one card says."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from companion.domain.guide import AgeBand

ANY = "any"


class DeckKind(StrEnum):
    """What a deck is made of."""

    SMART = "smart"
    STARTERS = "starters"


@dataclass(frozen=True, slots=True)
class Deck:
    """A deck of cards. The SMART ideas are always all. Starters are dealt for one age only."""

    kind: DeckKind
    age: AgeBand | None = None
    topic: str = ""

    @property
    def name(self) -> str:
        """The deck as one word, such as "starters/8-10/any"; `deck_named` reads it again."""
        if self.kind is DeckKind.SMART:
            return self.kind.value
        if self.age is None:
            return DeckKind.STARTERS.value
        return f"{self.kind}/{self.age}/{self.topic or ANY}"


def deck_named(name: str) -> Deck | None:
    """Return the deck of a name, or None where there is no such deck: starters need an age."""
    kind, *choices = name.split("/")
    age, topic = (*choices, "", ANY)[:2]
    if kind == DeckKind.SMART.value:
        return Deck(DeckKind.SMART)
    if kind == DeckKind.STARTERS.value and age in {band.value for band in AgeBand}:
        return Deck(DeckKind.STARTERS, AgeBand(age), "" if topic == ANY else topic)
    return None


class CardKind(StrEnum):
    """What a card asks of those at the table."""

    IDEA = "idea"
    ADULTS = "adults"
    QUESTION = "question"
    STARTER = "starter"


@dataclass(frozen=True, slots=True)
class TableCard:
    """One card. `letter` and `title` name the SMART idea; a starter has neither."""

    kind: CardKind
    words: str
    checked_on: date
    letter: str = ""
    title: str = ""
