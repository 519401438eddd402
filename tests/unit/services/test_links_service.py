"""Links of the shipped guide lead both ways, and every source says what stands on it."""

from __future__ import annotations

import pytest

from companion.content.catalog import Catalog
from companion.paths import resources_folder
from companion.services.channel_service import ChannelService
from companion.services.links_service import EVERYDAY, LinksService
from tests.fakes import FakeClock

CONTENT = Catalog.built_in(resources_folder() / "content")
CHANNELS = ChannelService(CONTENT, FakeClock(), "GB")
LINKS = LinksService(CONTENT, CHANNELS)


def ids(found: object) -> set[str]:
    return {one.id for one in found}


def test_signs_and_tactics_name_each_other() -> None:
    for sign in CONTENT.signs():
        for tactic in CONTENT.tactics():
            there = tactic in ids(LINKS.of_sign(sign).tactics)
            assert there == (sign in ids(LINKS.of_tactic(tactic).signs)), (sign, tactic)


def test_signs_and_cards_name_each_other() -> None:
    for sign in CONTENT.signs():
        for card in CONTENT.cards():
            there = card in ids(LINKS.of_sign(sign).cards)
            assert there == (sign in ids(LINKS.of_card(card).signs)), (sign, card)


def test_tactics_and_cards_name_each_other() -> None:
    for tactic in CONTENT.tactics():
        for card in CONTENT.cards():
            there = card in ids(LINKS.of_tactic(tactic).cards)
            assert there == (tactic in ids(LINKS.of_card(card).tactics)), (tactic, card)


def test_topics_lead_to_tactics_and_signs_and_back() -> None:
    for topic in CONTENT.topics():
        related = LINKS.of_topic(topic)
        for tactic in CONTENT.tactics():
            there = tactic in ids(related.tactics)
            assert there == (topic in ids(LINKS.of_tactic(tactic).topics)), (topic, tactic)
        for sign in CONTENT.signs():
            there = sign in ids(related.signs)
            assert there == (topic in ids(LINKS.of_sign(sign).topics)), (topic, sign)
        assert EVERYDAY not in ids(related.cards)


def test_starters_and_their_cards_and_tactics_name_each_other() -> None:
    starters_of = {card: ids(LINKS.of_card(card).starters) for card in CONTENT.cards()}
    for starter in CONTENT.starters():
        related = LINKS.of_starter(starter.id)
        assert ids(related.topics) == {starter.topic}
        assert starter.id in ids(LINKS.of_topic(starter.topic).starters)
        assert related.tactics == LINKS.of_topic(starter.topic).tactics
        for card, starters in starters_of.items():
            assert (card in ids(related.cards)) == (starter.id in starters), (starter.id, card)


@pytest.mark.parametrize("country", ["GB", "IE", "US", "NG"])
def test_doors_name_what_leads_to_them(country: str) -> None:
    channels = ChannelService(CONTENT, FakeClock(), country)
    links = LinksService(CONTENT, channels)
    back = {door.id: links.of_channel(door.id) for door in channels.channels()}
    for kind, names in (
        ("cards", CONTENT.cards()),
        ("tactics", CONTENT.tactics()),
        ("signs", CONTENT.signs()),
    ):
        of = {"cards": links.of_card, "tactics": links.of_tactic, "signs": links.of_sign}[kind]
        for name in names:
            doors = ids(channels.doors_for(of(name).purposes))
            assert doors == {door for door in back if name in ids(getattr(back[door], kind))}


def test_each_tactic_leads_on() -> None:
    for tactic in CONTENT.tactics():
        related = LINKS.of_tactic(tactic)
        assert related.cards or related.topics or related.signs, tactic
        assert CHANNELS.doors_for(related.purposes), tactic


def test_each_sign_leads_to_first_steps_and_doors() -> None:
    for sign in CONTENT.signs():
        related = LINKS.of_sign(sign)
        assert related.cards, sign
        assert CHANNELS.doors_for(related.purposes), sign


def test_sources_and_statements_name_each_other() -> None:
    statements = LINKS.statements()
    named = {source for one in statements for source in one.provenance.sources}
    for source in named:
        uses = LINKS.uses(source)
        assert uses
        assert all(source in one.provenance.sources for one in uses)
    everything = sum(len(one.provenance.sources) for one in statements)
    assert everything == sum(len(LINKS.uses(source)) for source in named)


def test_everything_with_sources_is_a_statement() -> None:
    kinds = {one.kind for one in LINKS.statements()}
    assert kinds == {
        "card", "sign", "tactic", "point", "principle", "smart", "never", "topic", "starter",
        "tile", "rule", "channel", "help",
    }  # fmt: skip
    points = [point.id for page in CONTENT.pages() for point in page.points]
    found = {one.target for one in LINKS.statements()}
    assert {f"page:understand#{one}" for one in (*points, *CONTENT.tactics())} <= found
    assert {f"channel:{door.id}" for door in CHANNELS.channels()} <= found
