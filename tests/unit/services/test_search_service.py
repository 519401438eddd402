# SPDX-License-Identifier: Apache-2.0
"""Search over the guide and the doors: what is found, in which groups, and what it opens."""

import pytest

from companion.domain.channel import Purpose
from companion.domain.guide import AgeBand
from companion.domain.search import Kind
from companion.services.channel_service import ChannelService
from companion.services.search_service import SearchService
from tests.unit.services.local_fakes import LittleContent, StillClock, card, channel, starter


@pytest.fixture
def content():
    content = LittleContent()
    content.starters_now = (starter("s", AgeBand.AGE_8_10),)
    return content


@pytest.fixture
def channels(content):
    return ChannelService(content, StillClock(), "GB")


@pytest.fixture
def search(content, channels):
    return SearchService(content, channels)


def targets(groups):
    return [result.target for group in groups for result in group.results]


@pytest.mark.parametrize(
    ("query", "target"),
    [
        ("card told", "card:told"),
        ("promise secrecy", "card:told"),
        ("sign b", "sign:b"),
        ("puberty", "sign:a"),
        ("words s", "starter:s"),
        ("nobody", "starter:s"),
        ("play together", "page:talk#gaming"),
        ("breath", "page:understand#calm"),
        ("whom", "page:understand#tell"),
        ("never pay", "page:understand#no-pay"),
        ("house rule", "page:understand#private"),
        ("add me", "page:understand#private"),
        ("gaining trust", "page:understand#meaning"),
        ("wales", "page:understand#meaning"),
        ("what it is in short", "page:understand#what"),
        ("gut feeling", "card:off"),
        ("beleive", "card:told"),
        ("door police", "channel:police"),
    ],
)
def test_finds_everything_and_says_what_to_open(search, query, target):
    assert target in targets(search.search(query))


def test_results_come_in_groups_in_a_steady_order(search):
    groups = search.search("a")
    assert [group.kind for group in groups] == [
        kind for kind in Kind if kind in {group.kind for group in groups}
    ]
    assert all(group.results for group in groups)


def test_a_group_shows_the_best_and_counts_the_rest(content, search):
    content.cards_now = tuple(card(f"c{number}") for number in range(12))
    (group,) = search.search("believe")
    assert [result.target for result in group.results] == [f"card:c{n}" for n in range(5)]
    assert group.found == 12
    (more,) = search.search("believe", 30, Kind.CARD)
    assert len(more.results) == 12
    assert search.search("believe", 30, Kind.SIGN) == ()


def test_where_nothing_holds_all_words_each_kind_shows_what_holds_most(search):
    groups = {group.kind: group for group in search.search("add friends listen")}
    assert targets([groups[Kind.TACTIC]]) == ["page:understand#private"]
    assert targets([groups[Kind.CARD]]) == ["card:told", "card:off"]
    assert not any(group.has_all_words for group in groups.values())


def test_the_nearest_cards_stand_beside_what_holds_all_words(content, search):
    content.cards_now = tuple(card(f"c{number}") for number in range(12))
    content.starters_now = (starter("note", AgeBand.AGE_8_10),)
    groups = {group.kind: group for group in search.search("nobody note")}
    assert groups[Kind.STARTER].has_all_words
    assert not groups[Kind.CARD].has_all_words
    assert groups[Kind.CARD].found == len(groups[Kind.CARD].results) == 3


def test_nothing_asked_nothing_found(search):
    assert search.search(" ") == ()


def test_doors_follow_the_place(content, channels, search):
    content.named["GB"] += (channel("north", Purpose.ADULT_ADVICE, nation="GB-SCT"),)
    assert targets(search.search("door")) == ["channel:help", "channel:police"]
    channels.choose("GB", "GB-SCT")
    assert targets(search.search("door north")) == ["channel:north"]
    channels.choose("INT")
    assert targets(search.search("door")) == ["channel:world"]


def test_the_guide_is_read_once(content, search):
    search.prepare()
    content.cards_now = ()
    assert targets(search.search("card told")) == ["card:told"]
