# SPDX-License-Identifier: Apache-2.0
"""The shipped rule table and signs: an example for each rule of the facts sheet, G.2, and what
must hold for every set of answers.
"""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from companion.content.catalog import Catalog
from companion.domain.checklist import Answer, Child, Reply, Since
from companion.domain.guide import AgeBand
from companion.domain.next_step import next_step, ticks_of
from companion.domain.urgency import Urgency

CATALOG = Catalog.built_in(Path(__file__).resolve().parents[3] / "resources" / "content")
SIGNS = CATALOG.signs()
RULES = CATALOG.rules()
RANK = {rule.id: rank for rank, rule in enumerate(RULES)}
TEEN = Child(1, "A", AgeBand.AGE_14_17)
YOUNG = Child(1, "A", AgeBand.AGE_8_10)
IN_CARE = Child(1, "A", AgeBand.AGE_14_17, has_extra_needs=True)
ALL_NO = (Reply.NO, Reply.NO, Reply.NO)
HARM_ALREADY = [
    *(sign.id for sign in SIGNS.values() if sign.group == "threats"),
    "soreness-injury",
    "lifts-hotels",
    "goes-missing",
]


def ticks(*sign_ids, follow_ups=ALL_NO, since=None):
    return [Answer(one, Reply.YES, since=since, follow_ups=follow_ups) for one in sign_ids]


def step(answers, child=TEEN, *, worried=False):
    return next_step(RULES, SIGNS, answers, child, is_still_worried=worried)


def headline(answers, child=TEEN, *, worried=False):
    return step(answers, child, worried=worried).rule.id


def test_the_rules_stand_in_the_order_of_the_facts_sheet():
    assert list(RANK) == [
        "now",
        "report",
        "adviser-today",
        "talk-and-ring",
        "still-worried",
        "talk-and-watch",
        "several-new",
        "keep-talking",
        "no-ticks",
    ]


def test_rule_1_one_grave_sign_is_enough():
    assert headline(ticks("hopeless-talk")) == "now"
    everything = ticks(*SIGNS)
    assert headline(everything) == "now"
    assert "report" in [rule.id for rule in step(everything).also]


def test_rule_1_not_knowing_takes_the_higher():
    assert headline(ticks("plan-to-meet", follow_ups=(Reply.NOT_SURE,))) == "now"
    assert headline(ticks("plan-to-meet", follow_ups=())) == "now"


def test_rule_2_report_today():
    assert headline(ticks("plan-to-meet")) == "report"
    assert headline(ticks("image-or-fake")) == "report"
    assert headline(ticks("nude-asked-or-sent", follow_ups=())) == "report"


@pytest.mark.parametrize("sign_id", HARM_ALREADY)
def test_harm_that_is_there_already_is_never_less_than_a_report(sign_id):
    assert headline(ticks(sign_id)) in ("now", "report")


def test_rule_3_an_adviser_today():
    assert headline(ticks("fear-of-person")) == "adviser-today"
    assert headline(ticks("adult-special-attention")) == "adviser-today"


@pytest.mark.parametrize("sign_id", ["game-gifts", "sexual-words-beyond-age", "money-change"])
def test_rule_3_steps_up_for_a_young_child_and_one_in_care(sign_id):
    assert headline(ticks(sign_id)) == "talk-and-watch"
    assert headline(ticks(sign_id), YOUNG) == "adviser-today"
    assert headline(ticks(sign_id), IN_CARE) == "adviser-today"


def test_rule_4_two_to_talk_about():
    assert headline(ticks("missing-school", "younger-behaviour")) == "talk-and-ring"


def test_rule_4_one_to_talk_about_and_two_new():
    answers = ticks("missing-school", "switches-screen", "secret-high")
    assert headline(answers) == "talk-and-ring"
    old = ticks("switches-screen", "secret-high", since=Since.MONTHS)
    assert headline([*ticks("missing-school"), *old]) == "talk-and-watch"


def test_rule_5_one_to_talk_about():
    found = step(ticks("missing-school", "switches-screen"))
    assert found.rule.id == "talk-and-watch"
    assert found.rule.look_again_days == 7
    assert [sign.id for sign in found.because] == ["missing-school"]


def test_rule_6_three_new_from_two_groups():
    assert headline(ticks("switches-screen", "secret-high", "school-drop")) == "several-new"
    assert headline(ticks("mood-swings", "secret-high", "appearance-change")) == "keep-talking"


def test_rule_7_one_or_two_or_old_ones():
    assert headline(ticks("switches-screen")) == "keep-talking"
    assert headline(ticks("switches-screen", "mood-swings")) == "keep-talking"
    old = ticks("switches-screen", "secret-high", "school-drop", since=Since.ALWAYS)
    assert headline(old) == "keep-talking"


def test_rule_8_nothing_ticked():
    assert headline([]) == "no-ticks"
    assert headline([Answer(sign_id, Reply.NO) for sign_id in SIGNS]) == "no-ticks"


@pytest.mark.parametrize("sign_ids", [(), ("switches-screen",), ("missing-school",)])
def test_rule_9_still_worried_leads_to_an_adviser(sign_ids):
    assert headline(ticks(*sign_ids), worried=True) == "still-worried"


def test_rule_9_takes_nothing_away():
    assert headline(ticks("hopeless-talk"), worried=True) == "now"
    assert headline(ticks("fear-of-person"), worried=True) == "adviser-today"


def test_rule_10_not_sure_counts_as_neither():
    found = step([Answer("hopeless-talk", Reply.NOT_SURE)])
    assert found.rule.id == "no-ticks"
    assert [sign.id for sign in found.find_out] == ["hopeless-talk"]


# What holds for every set of answers

replies = st.sampled_from(list(Reply))
children = st.builds(
    Child,
    st.just(1),
    st.just("A"),
    st.sampled_from([None, *AgeBand]),
    has_extra_needs=st.booleans(),
)
yes_parts = st.tuples(
    replies,
    st.sampled_from([None, *Since]),
    st.tuples(*[st.sampled_from([None, *Reply])] * 3),
    st.booleans(),
)
answer_sets = st.dictionaries(st.sampled_from(list(SIGNS)), yes_parts, max_size=60)


def answers_of(parts):
    return [Answer(sign_id, *values) for sign_id, values in parts.items()]


def graver(old, new):
    """Return the new parts, each kept from the old where it would be less grave."""
    if old is None:
        return new
    order = [Reply.NO, Reply.NOT_SURE, Reply.YES]
    since, is_usual = new[1], new[3]
    if Answer("", *old).is_new and not Answer("", *new).is_new:
        since, is_usual = old[1], old[3]
    follow_ups = tuple(
        was if now is Reply.NO else now for was, now in zip(old[2], new[2], strict=True)
    )
    return (max(old[0], new[0], key=order.index), since, follow_ups, is_usual)


@pytest.mark.slow
@settings(max_examples=3000, deadline=None)
@given(
    before=answer_sets,
    change=st.dictionaries(st.sampled_from(list(SIGNS)), yes_parts, max_size=5),
    child=children,
    worried=st.booleans(),
)
def test_a_graver_answer_never_lowers_the_headline(before, change, child, worried):
    after = before | {sign: graver(before.get(sign), new) for sign, new in change.items()}
    first = headline(answers_of(before), child, worried=worried)
    assert RANK[headline(answers_of(after), child, worried=worried)] <= RANK[first]


@pytest.mark.slow
@settings(max_examples=2000, deadline=None)
@given(parts=answer_sets, child=children)
def test_worry_need_and_youth_never_lower_the_headline(parts, child):
    answers = answers_of(parts)
    assert RANK[headline(answers, child)] <= RANK[headline(answers, TEEN)]
    worried = RANK[headline(answers, child, worried=True)]
    assert worried <= RANK[headline(answers, child)]
    assert worried <= RANK["still-worried"]


@pytest.mark.slow
@settings(max_examples=2000, deadline=None)
@given(parts=answer_sets, child=children, worried=st.booleans())
def test_every_set_of_answers_leads_to_an_action(parts, child, worried):
    answers = answers_of(parts)
    found = step(answers, child, worried=worried)
    ticked = ticks_of(SIGNS, answers, child)
    assert found.rule.headline
    assert found.rule.actions
    assert bool(found.because) == (bool(ticked) and found.rule.id != "still-worried")
    order = [RANK[rule.id] for rule in (found.rule, *found.also)]
    assert order == sorted(set(order))
    gravest = max((tick.urgency for tick in ticked), default=Urgency.EYE)
    assert (found.rule.id == "now") == (gravest is Urgency.NOW)
    assert (found.rule.id == "report") == (gravest is Urgency.REPORT)
    assert gravest is not Urgency.TALK_TODAY or found.rule.id == "adviser-today"
