# SPDX-License-Identifier: Apache-2.0
"""The shipped rule table and signs: an example for each rule of the facts sheet, G.2.

What must hold for every set of answers stands in tests/content/test_rules_hold.py.
"""

from pathlib import Path

import pytest

from companion.content.catalog import Catalog
from companion.domain.checklist import Answer, Child, Reply, Since
from companion.domain.guide import AgeBand
from companion.domain.next_step import next_step
from companion.domain.urgency import Urgency

CATALOG = Catalog.built_in(Path(__file__).resolve().parents[3] / "resources" / "content")
SIGNS = CATALOG.signs()
RULES = CATALOG.rules()
TABLE = CATALOG.rule_table()
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


URGENCIES = Path(__file__).resolve().parents[2] / "data" / "sign_urgencies.txt"


def urgency_line(sign):
    """Return the urgency of a sign and each step above it, as the list of them spells it."""
    steps = []
    for one in sign.step_ups:
        other = "with another sign" if one.with_another_sign else "careful child"
        steps.append(f"{one.to.name} {'asked' if one.ask else other}")
    return " | ".join([sign.id, sign.group, sign.urgency.name, *steps])


def test_each_sign_has_the_urgencies_that_were_agreed():
    """The list was compared with the facts sheet, A.1 to A.7, sign by sign."""
    agreed = URGENCIES.read_text(encoding="utf-8").splitlines()
    assert [urgency_line(sign) for sign in SIGNS.values()] == agreed


def test_harm_already_is_named_as_such_in_every_group():
    marked = {sign.id for sign in SIGNS.values() if sign.is_harm_already}
    assert marked == {"soreness-injury", "lifts-hotels", "goes-missing"}


EVENTS = Path(__file__).resolve().parents[2] / "data" / "sign_events.txt"


def event_line(sign):
    """Return whether a sign tells of an event, itself or by the answer to which question."""
    asked = [one.ask for one in sign.step_ups if one.is_event]
    return " | ".join([sign.id, "happened" if sign.is_event else "is so", *asked])


def test_each_sign_was_judged_to_be_an_event_or_not():
    """What happened stays true; what is so can end. The list was judged sign by sign."""
    assert [event_line(sign) for sign in SIGNS.values()] == EVENTS.read_text("utf-8").splitlines()


@pytest.mark.parametrize("sign", SIGNS.values(), ids=lambda one: one.id)
def test_whatever_asks_for_a_report_or_help_now_is_an_event(sign):
    """So no later list can make it "no longer"."""
    grave = [one for one in sign.step_ups if one.to >= Urgency.REPORT]
    assert sign.is_event or (sign.urgency < Urgency.REPORT and all(one.is_event for one in grave))


def ticks(*sign_ids, follow_ups=ALL_NO, since=None):
    return [Answer(one, Reply.YES, since=since, follow_ups=follow_ups) for one in sign_ids]


def step(answers, child=TEEN, *, worried=False):
    return next_step(TABLE, SIGNS, answers, child, is_still_worried=worried)


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
    assert "report" in [one.rule.id for one in step(everything).also]


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
