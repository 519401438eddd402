# SPDX-License-Identifier: Apache-2.0
"""Deals the cards for the table: only what the guide marks as fit to be read together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from companion.domain.guide import AgeBand, Audience
from companion.domain.table import CardKind, Deck, DeckKind, TableCard

if TYPE_CHECKING:
    from companion.services.ports import ContentSource


class TableService:
    """What a child at the table may read. Nothing else of the guide goes through here."""

    def __init__(self, content: ContentSource) -> None:
        self._content = content

    def cards(self, deck: Deck) -> tuple[TableCard, ...]:
        """Return the cards of a deck, in the order of the guide; there may be none."""
        if deck.kind is DeckKind.SMART:
            return self._smart_cards()
        # What fits a teenager may be too much for a small child: no age, no cards.
        return self._starter_cards(deck.age, deck.topic) if deck.age is not None else ()

    def _smart_cards(self) -> tuple[TableCard, ...]:
        """Return three cards for each idea: what it says, what adults do, the question."""
        return tuple(
            TableCard(kind, words, idea.provenance.checked_on, idea.letter, idea.word)
            for idea in self._content.smart_ideas()
            if idea.audience is Audience.TOGETHER
            for kind, words in (
                (CardKind.IDEA, idea.text),
                (CardKind.ADULTS, idea.adults),
                (CardKind.QUESTION, idea.ask_together),
            )
        )

    def _starter_cards(self, age: AgeBand, topic: str) -> tuple[TableCard, ...]:
        return tuple(
            TableCard(CardKind.STARTER, starter.words, starter.provenance.checked_on)
            for starter in self._content.starters()
            if starter.audience is Audience.TOGETHER
            and age in starter.ages
            and topic in ("", starter.topic)
        )
