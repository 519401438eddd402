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
    """A deck of cards. Age and topic narrow the starters down; the SMART ideas are always all."""

    kind: DeckKind
    age: AgeBand | None = None
    topic: str = ""

    @property
    def name(self) -> str:
        """The deck as one word, such as "starters/8-10/any"; `deck_named` reads it again."""
        if self.kind is DeckKind.SMART:
            return self.kind.value
        age = self.age.value if self.age else ANY
        return f"{self.kind}/{age}/{self.topic or ANY}"


def deck_named(name: str) -> Deck | None:
    """Return the deck of a name, or None where there is no such deck."""
    kind, *choices = name.split("/")
    age, topic = (*choices, ANY, ANY)[:2]
    ages: dict[str, AgeBand | None] = {band.value: band for band in AgeBand} | {ANY: None}
    if kind == DeckKind.SMART.value:
        return Deck(DeckKind.SMART)
    if kind == DeckKind.STARTERS.value and age in ages:
        return Deck(DeckKind.STARTERS, ages[age], "" if topic == ANY else topic)
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
