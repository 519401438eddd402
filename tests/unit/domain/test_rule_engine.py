# SPDX-License-Identifier: Apache-2.0
"""The rule engine on a small rule table: conditions, step-ups, reasons."""

from dataclasses import replace
from datetime import date

import pytest

from companion.domain.checklist import Answer, Child, Reply, Sign, Since, StepUp
from companion.domain.guide import AgeBand, Provenance
from companion.domain.next_step import (
    Condition,
    Effect,
    Rule,
    RuleTable,
    can_be_usual,
    higher_rules,
    next_step,
    stepped_up,
    urgency_alone,
    urgency_of,
)
from companion.domain.urgency import Urgency

SOURCED = Provenance(("s1",), date(2026, 1, 1), date(2026, 7, 1))
TEEN = Child(1, "A", AgeBand.AGE_14_17)
ASK = StepUp(Urgency.REPORT, ask="An adult?")
ASK_MORE = StepUp(Urgency.NOW, ask="Hurt?")
WITH_ANOTHER = StepUp(Urgency.TALK, with_another_sign=True)
YOUNG = StepUp(Urgency.TALK, for_step_up_child=True)


def sign(sign_id, group="one", urgency=Urgency.EYE, step_ups=()):
    return Sign(sign_id, group, "Text", ("Reason",), "Any age", urgency, step_ups, "", (), SOURCED)


def rule(rule_id, *conditions):
    return Rule(rule_id, "Do", "Lead", ("Act",), conditions, (), (), 0, SOURCED)


SIGNS = {
    one.id: one
    for one in (
        sign("eye-1"),
        sign("eye-2"),
        sign("eye-3", "two"),
        sign("talk-1", urgency=Urgency.TALK),
        sign("talk-2", "two", Urgency.TALK),
        sign("asked", urgency=Urgency.TALK, step_ups=(ASK, ASK_MORE)),
        sign("paired", step_ups=(WITH_ANOTHER,)),
        sign("young", step_ups=(YOUNG,)),
    )
}
RULES = (
    rule("now", Condition(urgencies=(Urgency.NOW,), count=1)),
    rule("report", Condition(urgencies=(Urgency.REPORT,), count=1)),
    rule(
        "step-up",
        Condition(urgencies=(Urgency.TALK,), count=1, groups=("two",), for_step_up_child=True),
    ),
    rule(
        "two",
        Condition(urgencies=(Urgency.TALK,), count=2),
        Condition(urgencies=(Urgency.TALK,), count=1, new_eye=2),
    ),
    rule("worried", Condition(still_worried=True)),
    rule("one", Condition(urgencies=(Urgency.TALK,), count=1)),
    rule("several", Condition(new_eye=3, new_eye_groups=2)),
    rule("eye", Condition(urgencies=(Urgency.EYE,), count=1)),
    rule("none", Condition(no_ticks=True)),
)
TABLE = RuleTable(
    RULES,
    usual_days=7,
    new_since=(Since.TODAY, Since.THIS_WEEK, Since.WEEKS),
    careful_bands=tuple(band for band in AgeBand if band is not AgeBand.AGE_14_17),
)


def yes(sign_id, *follow_ups, since=None):
    return Answer(sign_id, Reply.YES, since=since, follow_ups=follow_ups)


def step(*answers, child=TEEN, worried=False, rules=RULES):
    table = replace(TABLE, rules=rules)
    return next_step(table, SIGNS, answers, child, is_still_worried=worried)


def headline(*answers, child=TEEN, worried=False):
    return step(*answers, child=child, worried=worried).rule.id


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ((), "none"),
        (("eye-1",), "eye"),
        (("eye-1", "eye-2"), "eye"),
        (("eye-1", "eye-2", "eye-3"), "several"),
        (("talk-1",), "one"),
        (("talk-1", "eye-1"), "one"),
        (("talk-1", "eye-1", "eye-2"), "two"),
        (("talk-1", "talk-2"), "two"),
    ],
)
def test_the_first_rule_that_fits_is_the_headline(answers, expected):
    assert headline(*(yes(sign_id) for sign_id in answers)) == expected


def test_old_signs_are_not_counted_as_new():
    old = [yes(sign_id, since=Since.MONTHS) for sign_id in ("eye-1", "eye-2", "eye-3")]
    assert headline(*old) == "eye"


@pytest.mark.parametrize(
    ("follow_ups", "expected"),
    [
        ((Reply.NO, Reply.NO), "one"),
        ((Reply.YES, Reply.NO), "report"),
        ((Reply.NOT_SURE, Reply.NO), "report"),
        ((None, Reply.NO), "report"),
        ((Reply.NO, Reply.YES), "now"),
        ((Reply.NO,), "now"),
        ((), "now"),
    ],
)
def test_not_knowing_takes_the_higher_urgency(follow_ups, expected):
    assert headline(yes("asked", *follow_ups)) == expected


def test_a_sign_may_step_up_with_another():
    assert headline(yes("paired")) == "eye"
    assert headline(yes("paired"), yes("eye-1")) == "one"
    assert headline(yes("paired"), Answer("eye-1", Reply.NOT_SURE)) == "eye"


@pytest.mark.parametrize(
    ("age", "needs", "expected"),
    [
        (AgeBand.AGE_14_17, False, "eye"),
        (AgeBand.AGE_14_17, True, "one"),
        (AgeBand.AGE_11_13, False, "one"),
        (None, False, "one"),
    ],
)
def test_a_sign_may_step_up_for_the_cautious_rule(age, needs, expected):
    assert headline(yes("young"), child=Child(1, "A", age, needs)) == expected


def test_a_lower_step_up_behind_a_higher_one_takes_nothing_back():
    graver_first = sign("g", step_ups=(ASK_MORE, ASK))
    answer = yes("g", Reply.YES, Reply.YES)
    found = urgency_of(graver_first, answer, is_step_up_child=False, has_another=False)
    assert found is Urgency.NOW


@pytest.mark.parametrize(
    ("child", "expected"),
    [
        (TEEN, "one"),
        (Child(1, "A", AgeBand.AGE_8_10), "step-up"),
        (Child(1, "A", AgeBand.AGE_14_17, has_extra_needs=True), "step-up"),
        (Child(1, "A"), "step-up"),
    ],
)
def test_the_cautious_rule(child, expected):
    assert headline(yes("talk-2"), child=child) == expected
    assert headline(yes("talk-1"), child=child) == "one"


def test_still_worried_leads_to_a_person():
    assert headline(worried=True) == "worried"
    assert headline(yes("talk-1"), worried=True) == "worried"
    assert headline(yes("talk-1"), yes("talk-2"), worried=True) == "two"


def test_says_why_and_what_else_fits():
    found = step(yes("talk-1"), yes("eye-1"), yes("eye-2"), yes("eye-3", since=Since.MONTHS))
    assert found.rule.id == "two"
    assert [one.id for one in found.because] == ["talk-1", "eye-1", "eye-2"]
    lower = [(one.rule.id, [sign.id for sign in one.because]) for one in found.also]
    assert lower == [("one", ["talk-1"]), ("eye", ["eye-1", "eye-2", "eye-3"])]


def test_nothing_ticked_needs_no_reason():
    assert step(worried=True).because == ()


def test_not_sure_is_something_to_find_out():
    found = step(
        Answer("talk-1", Reply.NOT_SURE),
        Answer("eye-1", Reply.NO),
        Answer("gone", Reply.NOT_SURE),
    )
    assert found.rule.id == "none"
    assert [one.id for one in found.find_out] == ["talk-1"]


def test_a_sign_that_the_content_no_longer_has_is_passed_over():
    assert headline(yes("gone"), yes("paired")) == "eye"


def test_a_table_that_does_not_fit_is_a_bug():
    with pytest.raises(ValueError, match="no rule fits"):
        step(rules=RULES[:1])


def test_only_rules_above_the_headline_are_offered():
    offered = higher_rules(RULES, step(yes("talk-1")))
    assert [one.id for one in offered] == ["now", "report", "step-up", "two", "worried"]
    assert higher_rules(RULES, step(yes("asked"))) == ()


def test_a_person_may_step_up():
    found = stepped_up(RULES, step(yes("talk-1")), "report")
    assert (found.rule.id, found.stepped_up_to.id, found.action.id) == ("one", "report", "report")


@pytest.mark.parametrize("rule_id", ["one", "eye", "none", "", "gone"])
def test_never_down(rule_id):
    found = stepped_up(RULES, step(yes("talk-1")), rule_id)
    assert found.stepped_up_to is None
    assert found.action.id == "one"


def test_an_effect_is_the_same_where_the_headline_stays():
    eye, talk = step(yes("eye-1")), step(yes("talk-1"))
    assert Effect(eye, step(yes("eye-2"))).is_same
    assert not Effect(eye, talk).is_same


def test_a_sign_alone_takes_the_higher_of_its_urgencies():
    assert urgency_alone(TABLE, SIGNS["asked"], TEEN) is Urgency.NOW
    assert urgency_alone(TABLE, SIGNS["paired"], TEEN) is Urgency.EYE
    assert urgency_alone(TABLE, SIGNS["young"], TEEN) is Urgency.EYE
    assert urgency_alone(TABLE, SIGNS["young"], Child(1, "A")) is Urgency.TALK


@pytest.mark.parametrize(
    ("since", "is_usual", "is_new"),
    [
        (Since.TODAY, False, True),
        (Since.THIS_WEEK, True, True),
        (Since.WEEKS, False, True),
        (Since.MONTHS, False, False),
        (Since.ALWAYS, False, False),
        (None, False, True),
        (None, True, False),
    ],
)
def test_not_knowing_since_when_counts_as_new(since, is_usual, is_new):
    answer = Answer("hides-phone", Reply.YES, since=since, is_usual=is_usual)
    assert TABLE.is_new(answer) is is_new


def test_what_calls_for_somebody_today_is_never_usual():
    today = sign("today", urgency=Urgency.TALK_TODAY)
    assert not can_be_usual(TABLE, today, yes("today"), TEEN)
    assert can_be_usual(TABLE, SIGNS["eye-1"], yes("eye-1"), TEEN)
    assert can_be_usual(TABLE, SIGNS["asked"], yes("asked", Reply.NO, Reply.NO), TEEN)
    assert not can_be_usual(TABLE, SIGNS["asked"], yes("asked", Reply.YES, Reply.NO), TEEN)


def test_some_rules_are_for_harm_or_danger():
    assert [one.id for one in RULES if one.is_for_harm_or_danger] == ["now", "report"]
