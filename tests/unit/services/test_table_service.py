# SPDX-License-Identifier: Apache-2.0
"""Cards for the table: only what is marked for it, whatever else the guide holds."""

from dataclasses import replace
from datetime import date

import pytest

from companion.domain.guide import AgeBand, Audience, Provenance, SmartIdea
from companion.domain.table import CardKind, Deck, DeckKind
from companion.services.table_service import TableService
from tests.unit.services.local_fakes import LittleContent, starter

CHECKED = Provenance(("s",), date(2026, 11, 1), date(2027, 5, 1))


def together(starter_id, *ages, topic="gaming"):
    made = starter(starter_id, *ages, topic=topic)
    return replace(made, words=f"words of {starter_id}", audience=Audience.TOGETHER)


@pytest.fixture
def content():
    content = LittleContent()
    content.starters_now = (
        together("a", AgeBand.AGE_5_7),
        starter("adult", AgeBand.AGE_5_7),
        together("b", AgeBand.AGE_5_7, AgeBand.AGE_8_10, topic="secrets"),
    )
    ideas = (
        SmartIdea("x", "S", "Safe", "adult text", "adult promise", "adult question", CHECKED),
        SmartIdea("y", "T", "Tell", "text", "promise", "question", CHECKED, Audience.TOGETHER),
    )
    content.smart_ideas = lambda: ideas
    return content


@pytest.mark.parametrize(
    ("deck", "expected"),
    [
        (Deck(DeckKind.STARTERS), []),
        (Deck(DeckKind.STARTERS, AgeBand.AGE_5_7), ["words of a", "words of b"]),
        (Deck(DeckKind.STARTERS, AgeBand.AGE_8_10), ["words of b"]),
        (Deck(DeckKind.STARTERS, None, "gaming"), []),
        (Deck(DeckKind.STARTERS, AgeBand.AGE_5_7, "gaming"), ["words of a"]),
        (Deck(DeckKind.STARTERS, AgeBand.AGE_8_10, "gaming"), []),
        (Deck(DeckKind.SMART, AgeBand.AGE_14_17, "gaming"), ["text", "promise", "question"]),
    ],
)
def test_deals_what_is_marked_and_nothing_else(content, deck, expected):
    assert [card.words for card in TableService(content).cards(deck)] == expected


def test_an_idea_what_the_adults_do_and_the_question_are_cards_of_their_own(content):
    cards = TableService(content).cards(Deck(DeckKind.SMART))
    kinds = [CardKind.IDEA, CardKind.ADULTS, CardKind.QUESTION]
    assert [card.kind for card in cards] == kinds
    assert {(card.letter, card.title) for card in cards} == {("T", "Tell")}
    assert cards[-1].checked_on == CHECKED.checked_on
