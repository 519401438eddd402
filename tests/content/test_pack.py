# SPDX-License-Identifier: Apache-2.0
"""The shipped content as a whole: it loads, nothing is wrong, and nothing is missing."""

from collections import Counter
from itertools import product
from pathlib import Path

import pytest

from companion.content.catalog import Catalog
from companion.content.checks import find_problems
from companion.content.items import all_items
from companion.content.pack_files import PackFiles, read_pack
from companion.domain.guide import AgeBand
from companion.domain.urgency import Urgency

ROOT = Path(__file__).resolve().parents[2] / "resources" / "content"
GROUPS = {
    "secrecy-and-devices": 12,
    "contacts-and-gifts": 12,
    "mood-and-body": 13,
    "school-and-time": 4,
    "sexual-behaviour": 7,
    "money-and-travel": 5,
    "adult-around": 1,
    "threats": 6,
}
FIRST_NOW = {"goes-missing", "hopeless-talk", "knows-where-we-live", "made-to-harm"}
FIRST_REPORT = {
    "child-tells",
    "image-or-fake",
    "lifts-hotels",
    "nude-asked-or-sent",
    "plan-to-meet",
    "sexual-contact-seen",
    "soreness-injury",
    "threats-blackmail",
}
NO_CHECKED_EMERGENCY_NUMBER = {"INT", "KE", "NG", "ZA"}
"""Their emergency number was in no source that we could check: they say so themselves."""


@pytest.fixture(scope="module")
def catalog():
    return Catalog.built_in(ROOT)


@pytest.fixture(scope="module")
def pack():
    return read_pack(PackFiles([ROOT / "en"]))


def test_nothing_is_wrong(pack):
    assert find_problems(pack) == []


def test_every_item_has_sources_that_exist_and_dates(pack, catalog):
    for place in all_items(pack):
        assert place.item.sources
        for source_id in place.item.sources:
            source = catalog.source(source_id)
            assert source.publisher
            assert source.date


def test_our_own_judgement_is_a_source_that_says_so(catalog):
    assert "judgement" in catalog.source("judgement").title.casefold()


def test_sixty_signs_in_eight_groups(catalog):
    assert [group.id for group in catalog.sign_groups()] == list(GROUPS)
    assert Counter(sign.group for sign in catalog.signs().values()) == GROUPS
    assert len(catalog.signs()) == 60


def test_grave_signs_are_as_grave_as_in_the_facts_sheet(catalog):
    """Where a row prints two urgencies, a question leads to the higher; not knowing does too."""
    reached = {
        sign.id: max([sign.urgency, *(step.to for step in sign.step_ups)])
        for sign in catalog.signs().values()
    }
    assert {reached[sign_id] for sign_id in FIRST_NOW} == {Urgency.NOW}
    assert all(reached[sign_id] >= Urgency.REPORT for sign_id in FIRST_REPORT)
    eye = [sign for sign in catalog.signs().values() if sign.urgency is Urgency.EYE]
    assert len(eye) == 18


def test_every_sign_has_ordinary_reasons_and_cards_that_exist(catalog):
    for sign in catalog.signs().values():
        assert sign.ordinary_reasons
        assert set(sign.cards) <= set(catalog.cards())


def test_cards_topics_and_tiles(catalog):
    assert len(catalog.cards()) == 16
    assert len(catalog.topics()) == 12
    assert len(catalog.start_tiles()) == 6
    assert len(catalog.smart_ideas()) == 5
    assert "".join(idea.letter for idea in catalog.smart_ideas()) == "SMART"
    assert len(catalog.never_rules()) >= 8
    assert len(catalog.principles()) >= 5


def test_every_card_can_be_acted_on(catalog):
    for card in catalog.cards().values():
        assert card.first_steps
        assert card.words_that_help
        assert card.do_not
        assert card.call_purposes


def test_two_starters_for_each_age_and_topic(catalog):
    found = Counter(pair for one in catalog.starters() for pair in product(one.ages, [one.topic]))
    missing = [
        (age.value, topic)
        for age, topic in product(AgeBand, catalog.topics())
        if found[age, topic] < 2
    ]
    assert missing == []


def test_each_need_has_starters(catalog):
    needs = Counter(need for one in catalog.starters() for need in one.needs)
    assert set(needs) == {"send", "looked-after", "new-to-english"}


def test_every_country_has_an_emergency_line_or_says_why_not(catalog):
    without = {code for code in catalog.countries() if not catalog.country(code).emergency_line}
    assert without == NO_CHECKED_EMERGENCY_NUMBER
    assert all("number" in " ".join(catalog.country(code).notes) for code in without)


def test_the_place_that_stands_for_any_other_country_is_there(catalog):
    assert "INT" in catalog.countries()
    assert catalog.channels("INT")
