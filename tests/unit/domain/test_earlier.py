# SPDX-License-Identifier: Apache-2.0
"""Events of earlier times: they count on, and only a correction takes one back."""

from dataclasses import replace
from datetime import date

import pytest

from companion.domain.checklist import Answer, Child, Reply, Sign, StepUp
from companion.domain.earlier import EarlierTick, Said, carried
from companion.domain.guide import AgeBand, Provenance
from companion.domain.next_step import Condition, Rule, RuleTable, next_step, still_counting
from companion.domain.urgency import Urgency

SOURCED = Provenance(("s1",), date(2026, 1, 1), date(2026, 7, 1))
TEEN = Child(1, "A", AgeBand.AGE_14_17)
YES, NO, NOT_SURE = Reply.YES, Reply.NO, Reply.NOT_SURE
ADULT = StepUp(Urgency.REPORT, ask="An adult?")
DANGER = StepUp(Urgency.NOW, ask="In danger now?")


def sign(sign_id, urgency=Urgency.REPORT, *step_ups, is_event=True):
    return Sign(
        sign_id, "one", "Text", ("Reason",), "", urgency, step_ups, "", (), SOURCED,
        is_event=is_event,
    )  # fmt: skip


SIGNS = {
    one.id: one
    for one in (
        sign("told", Urgency.REPORT, DANGER),
        sign("asked", Urgency.TALK_TODAY, ADULT),
        sign("threat", Urgency.NOW),
        sign("gifts", Urgency.TALK, replace(ADULT, is_event=True), is_event=False),
        sign("quiet", Urgency.EYE, is_event=False),
        sign("careful", Urgency.EYE, StepUp(Urgency.TALK, for_step_up_child=True)),
        sign("paired", Urgency.EYE, StepUp(Urgency.TALK, with_another_sign=True)),
    )
}


def on(day, sign_id, reply=YES, *follow_ups, correction=False, **held):
    answer = Answer(sign_id, reply, follow_ups=follow_ups, is_correction=correction)
    facts = {"is_step_up_child": False, "has_another": False} | held
    return Said(answer, date(2026, 5, day), **facts)


def urgencies(*said):
    return {one.sign.id: one.urgency for one in carried(SIGNS, said)}


@pytest.mark.parametrize("later", [[], [on(9, "quiet")], [on(9, "told", NOT_SURE)]])
def test_what_happened_counts_on(later):
    assert urgencies(on(3, "told", YES, NO), *later) == {"told": Urgency.REPORT}


def test_other_signs_are_not_carried_on():
    assert urgencies(on(3, "quiet"), on(3, "gone")) == {}


def test_a_no_before_any_tick_is_nothing():
    assert urgencies(on(3, "told", NO, correction=True), on(4, "told", NO)) == {}


def test_no_means_not_again_however_often_it_is_said():
    denied = [on(day, "told", NO) for day in range(4, 20)]
    (found,) = carried(SIGNS, [on(3, "told", YES, NO), *denied])
    assert (found.day, found.urgency, found.is_denied) == (date(2026, 5, 3), Urgency.REPORT, True)


def test_a_correction_removes_exactly_that_event():
    said = [on(3, "told", YES, NO), on(3, "asked"), on(4, "told", NO, correction=True)]
    assert urgencies(*said) == {"asked": Urgency.REPORT}
    assert urgencies(*said, on(5, "told", YES, NO)) == {
        "asked": Urgency.REPORT, "told": Urgency.REPORT,
    }  # fmt: skip


def test_a_tick_again_stands_with_its_new_day():
    (found,) = carried(SIGNS, [on(3, "told"), on(4, "told", NO), on(9, "told", YES, NO)])
    assert (found.day, found.is_denied, found.urgency) == (
        date(2026, 5, 9), False, Urgency.REPORT,
    )  # fmt: skip


def test_a_now_that_was_denied_still_has_to_be_told_today():
    assert urgencies(on(3, "told"), on(3, "threat")) == {
        "told": Urgency.NOW, "threat": Urgency.NOW,
    }  # fmt: skip
    said = [on(3, "told"), on(3, "threat"), on(4, "told", NO), on(4, "threat", NO)]
    assert set(urgencies(*said).values()) == {Urgency.REPORT}


def test_a_question_about_this_moment_takes_the_last_reply_and_others_keep_a_yes():
    assert urgencies(on(3, "told", YES, YES), on(4, "told", YES, NO))["told"] is Urgency.REPORT
    assert urgencies(on(3, "asked", YES, YES), on(4, "asked", YES, NO))["asked"] is Urgency.REPORT
    assert urgencies(on(3, "asked"), on(4, "asked", YES, NO))["asked"] is Urgency.TALK_TODAY
    assert urgencies(on(3, "asked", YES, NO), on(4, "asked"))["asked"] is Urgency.TALK_TODAY


@pytest.mark.parametrize(("reply", "counts"), [(YES, True), (None, True), (NO, False)])
def test_a_question_can_tell_of_an_event_where_the_sign_does_not(reply, counts):
    found = urgencies(on(3, "gifts", YES, reply))
    assert found == ({"gifts": Urgency.REPORT} if counts else {})


def test_a_question_that_was_open_and_is_answered_no_ends_it():
    assert urgencies(on(3, "gifts"), on(4, "gifts", YES, NO)) == {}


def test_what_held_then_holds_on():
    said = [on(3, "careful", is_step_up_child=True), on(3, "paired", has_another=True)]
    later = [on(4, "careful"), on(4, "paired")]
    assert set(urgencies(*said, *later).values()) == {Urgency.TALK}
    assert set(urgencies(*later).values()) == {Urgency.EYE}


def test_a_note_is_a_note_until_a_list_ticks_it():
    noted = replace(on(3, "told"), is_noted=True)
    (found,) = carried(SIGNS, [noted])
    assert found.is_noted
    (found,) = carried(SIGNS, [noted, on(4, "told")])
    assert not found.is_noted
    (found,) = carried(SIGNS, [on(2, "told"), noted])
    assert not found.is_noted


def rule(rule_id, *conditions):
    return Rule(rule_id, "Do", "Lead", ("Act",), conditions, (), (), 0, SOURCED)


TABLE = RuleTable(
    (
        *(rule(one.name, Condition(urgencies=(one,), count=1)) for one in reversed(Urgency)),
        rule("NONE", Condition(no_ticks=True)),
    ),
    usual_days=7,
    new_since=(),
    careful_bands=(),
)


def step(earlier, *answers):
    return next_step(TABLE, SIGNS, answers, TEEN, is_still_worried=False, earlier=earlier)


def test_the_next_step_counts_it_and_says_so():
    told = EarlierTick(SIGNS["told"], date(2026, 5, 3), Urgency.REPORT, (NO,))
    found = step((told,), Answer("quiet", YES))
    assert (found.rule.id, found.because, found.earlier) == ("REPORT", (SIGNS["told"],), (told,))
    denied = step((told,), Answer("told", NO))
    assert (denied.rule.id, denied.earlier) == ("REPORT", (replace(told, is_denied=True),))
    taken_back = step((told,), Answer("told", NO, is_correction=True))
    assert (taken_back.rule.id, taken_back.earlier) == ("NONE", ())


def test_a_tick_of_now_is_its_own_reason_unless_it_was_graver_before():
    asked = EarlierTick(SIGNS["asked"], date(2026, 5, 3), Urgency.TALK_TODAY, (YES,))
    found = step((asked,), Answer("asked", YES, follow_ups=(YES,)))
    assert (found.rule.id, found.because, found.earlier) == ("REPORT", (SIGNS["asked"],), ())
    found = step((asked,), Answer("asked", YES, follow_ups=(NO,)))
    assert (found.rule.id, [one.sign.id for one in found.earlier]) == ("REPORT", ["asked"])


def test_only_what_still_counts_is_left():
    told = EarlierTick(SIGNS["told"], date(2026, 5, 3), Urgency.REPORT)
    assert still_counting([told], []) == (told,)
    assert still_counting([told], [Answer("told", NO, is_correction=True)]) == ()
