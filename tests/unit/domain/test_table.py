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
        ("starters", None),
        ("starters/any", None),
        ("starters//gaming", None),
        ("starters/8-10", Deck(STARTERS, AgeBand.AGE_8_10)),
        ("starters/any/gaming", None),
        ("starters/8-10/any", Deck(STARTERS, AgeBand.AGE_8_10)),
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
        Deck(STARTERS, AgeBand.AGE_5_7),
        Deck(STARTERS, AgeBand.AGE_14_17, "x"),
    ],
)
def test_its_own_name_leads_back_to_it(deck):
    assert deck_named(deck.name) == deck


def test_starters_without_an_age_are_no_deck_to_be_dealt():
    assert deck_named(Deck(STARTERS).name) is None
    assert deck_named(Deck(STARTERS, None, "gaming").name) is None
