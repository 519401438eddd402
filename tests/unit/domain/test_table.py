# SPDX-License-Identifier: Apache-2.0
"""Decks of cards by name: what a start argument may say."""

import pytest

from companion.domain.guide import AgeBand
from companion.domain.table import Deck, DeckKind, deck_named

STARTERS = DeckKind.STARTERS


@pytest.mark.parametrize(
    ("name", "deck"),
    [
        ("smart", Deck(DeckKind.SMART)),
        ("smart/8-10", Deck(DeckKind.SMART)),
        ("starters", Deck(STARTERS)),
        ("starters/8-10", Deck(STARTERS, AgeBand.AGE_8_10)),
        ("starters/any/gaming", Deck(STARTERS, None, "gaming")),
        ("starters/under-5/gaming", Deck(STARTERS, AgeBand.UNDER_5, "gaming")),
        ("starters/nine", None),
        ("journal", None),
        ("", None),
    ],
)
def test_a_name_is_a_deck(name, deck):
    assert deck_named(name) == deck


@pytest.mark.parametrize(
    "deck",
    [
        Deck(DeckKind.SMART),
        Deck(STARTERS),
        Deck(STARTERS, AgeBand.AGE_5_7),
        Deck(STARTERS, None, "x"),
    ],
)
def test_its_own_name_leads_back_to_it(deck):
    assert deck_named(deck.name) == deck
