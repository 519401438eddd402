# SPDX-License-Identifier: Apache-2.0
"""The guide: what there is, and starters by age, topic, situation and need."""

import pytest

from companion.domain.guide import AgeBand
from companion.services.channel_service import ChannelService
from companion.services.guide_service import GuideService, StarterFilter
from tests.unit.services.local_fakes import SOURCED, LittleContent, StillClock, starter

YOUNG, OLD = AgeBand.AGE_5_7, AgeBand.AGE_14_17


@pytest.fixture
def guide():
    content = LittleContent()
    content.starters_now = (
        starter("1", YOUNG),
        starter("2", YOUNG, OLD, topic="secrets", situations=("told", "off")),
        starter("3", OLD, needs=("send",)),
        starter("4", OLD, topic="secrets", situations=("off",), needs=("send", "looked-after")),
    )
    return GuideService(content, ChannelService(content, StillClock(), "GB"))


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        (None, "1234"),
        (StarterFilter(age=YOUNG), "12"),
        (StarterFilter(topic="secrets"), "24"),
        (StarterFilter(situation="off"), "24"),
        (StarterFilter(need="send"), "34"),
        (StarterFilter(age=OLD, topic="secrets", situation="off", need="looked-after"), "4"),
        (StarterFilter(age=YOUNG, need="send"), ""),
    ],
)
def test_filters_starters(guide, chosen, expected):
    assert "".join(one.id for one in guide.starters(chosen)) == expected


def test_counts_each_option_beside_the_other_choices(guide):
    counts = guide.starter_counts(StarterFilter(age=OLD, topic="secrets"))
    assert counts.ages[YOUNG] == 1
    assert counts.ages[OLD] == 2
    assert counts.ages[AgeBand.UNDER_5] == 0
    assert counts.topics == {"gaming": 1, "secrets": 2}
    assert counts.situations == {"told": 1, "off": 2}
    assert counts.needs == {"send": 1, "looked-after": 1}


def test_a_count_is_what_the_filter_then_shows(guide):
    for topic, count in guide.starter_counts(StarterFilter(need="send")).topics.items():
        assert len(guide.starters(StarterFilter(need="send", topic=topic))) == count


def test_cards(guide):
    assert [card.id for card in guide.cards()] == ["told", "off"]
    assert guide.card("told").related == ("off",)
    assert guide.card("gone") is None
    assert [card.id for card in guide.cards_named(["off", "gone"])] == ["off"]


def test_the_rest_of_the_guide(guide):
    assert guide.start_tiles()[0].opens == "page:understand"
    assert guide.never_rules()[0].id == "no-pay"
    assert guide.principles()[0].id == "calm"
    assert guide.smart_ideas()[0].letter == "T"
    assert [topic.id for topic in guide.topics()] == ["gaming", "secrets"]
    assert guide.starter("3").needs == ("send",)
    assert guide.starter("9") is None


def test_a_statement_before_its_review_date(guide):
    assert not guide.is_due(SOURCED)
