# SPDX-License-Identifier: Apache-2.0
"""The checklist: children, answers, going on later, the next step, and what is new."""

from dataclasses import replace
from datetime import timedelta

import pytest

from companion.domain.checklist import Answer, ChildColour, Reply, Since, StrengthAnswer
from companion.domain.errors import CompanionError, ErrorCode
from companion.domain.guide import AgeBand
from companion.domain.noticing import Noticing
from companion.domain.over_time import Dated, Usual
from companion.domain.report import Report
from companion.domain.urgency import Urgency
from companion.services.changes import Change
from companion.services.checklist_service import ChecklistService
from tests.fakes import InMemoryVault
from tests.unit.services.local_fakes import (
    Ledger,
    LittleContent,
    StillClock,
    little_vault,
    sign,
)


@pytest.fixture
def content():
    return LittleContent()


@pytest.fixture
def clock():
    return StillClock()


@pytest.fixture
def ledger():
    return Ledger()


@pytest.fixture
def checklist(content, clock, ledger):
    return ChecklistService(little_vault(), content, clock, ledger)


@pytest.fixture
def child(checklist):
    return checklist.add_child("S", AgeBand.AGE_14_17)


def answer(checklist, review, sign_id, reply=Reply.YES):
    checklist.keep_answer(review.id, Answer(sign_id, reply))
    return checklist.review(review.id)


def finished(checklist, child, *yes, worried=False):
    review = checklist.start_or_continue(child.id)
    for sign_id in yes:
        answer(checklist, review, sign_id)
    return checklist.finish(review.id, is_still_worried=worried)


def test_children_have_a_label_and_no_more(checklist, ledger):
    child = checklist.add_child("  S ", has_extra_needs=True)
    assert (child.label, child.age_band, child.has_extra_needs) == ("S", None, True)
    assert checklist.children() == (child,)
    assert ledger.changes == [Change.CHILDREN]


def test_a_child_can_be_changed(checklist, child):
    checklist.change_child(type(child)(child.id, "T ", AgeBand.AGE_8_10))
    assert checklist.child(child.id).label == "T"
    assert checklist.child(child.id).age_band is AgeBand.AGE_8_10


def test_a_child_needs_some_label(checklist, child):
    for act in (
        lambda: checklist.add_child(" "),
        lambda: checklist.change_child(type(child)(child.id, "")),
    ):
        with pytest.raises(CompanionError) as caught:
            act()
        assert caught.value.code is ErrorCode.ENTRY_EMPTY


def test_a_child_that_is_not_there(checklist, child):
    with pytest.raises(CompanionError) as caught:
        checklist.child(child.id + 1)
    assert caught.value.code is ErrorCode.NO_SUCH_ENTRY


def test_signs_stand_in_their_groups(checklist):
    assert [(group.id, [one.id for one in signs]) for group, signs in checklist.groups()] == [
        ("one", ["a", "c"]),
        ("two", ["b"]),
        ("adult", []),
    ]


def test_a_review_is_begun_once_and_gone_on_with(checklist, child, clock, ledger):
    assert checklist.open_review(child.id) is None
    review = checklist.start_or_continue(child.id)
    assert review.started_at == clock.now()
    assert checklist.start_or_continue(child.id) == review
    assert checklist.open_review(child.id) == review
    assert ledger.changes == [Change.CHILDREN, Change.REVIEWS]


def test_answers_are_kept_replaced_and_dropped(checklist, child):
    review = checklist.start_or_continue(child.id)
    answer(checklist, review, "a")
    assert answer(checklist, review, "a", Reply.NO).answers == (Answer("a", Reply.NO),)
    checklist.drop_answer(review.id, "a")
    assert checklist.review(review.id).answers == ()


@pytest.mark.parametrize(
    ("answered", "expected"),
    [("", "a"), ("a", "c"), ("c", "b"), ("b", "a"), ("cb", "a"), ("acb", None)],
)
def test_goes_on_after_the_last_answer(checklist, child, answered, expected):
    review = checklist.start_or_continue(child.id)
    for sign_id in answered:
        review = answer(checklist, review, sign_id, Reply.NOT_SURE)
    assert checklist.resume_at(review) == expected


def test_the_reply_to_the_last_question_is_kept_at_once(checklist, child):
    review = checklist.start_or_continue(child.id)
    for reply in (True, False, None):
        checklist.keep_worry(review.id, is_still_worried=reply)
        assert checklist.open_review(child.id).is_still_worried is reply


def test_a_last_question_left_open_is_no_reply_and_counts_as_no(checklist, child):
    review = checklist.finish(checklist.start_or_continue(child.id).id, is_still_worried=None)
    assert review.is_still_worried is None
    assert checklist.next_step(review).rule.id == "none"


def test_another_reply_to_the_last_question_opens_a_finished_review_again(checklist, child):
    review = finished(checklist, child, worried=True)
    checklist.keep_worry(review.id, is_still_worried=True)
    assert checklist.open_review(child.id) is None
    checklist.keep_worry(review.id, is_still_worried=False)
    assert checklist.open_review(child.id).is_still_worried is False


def test_an_urgency_is_told_for_what_is_ticked_only(checklist, content, child):
    signs = content.signs()
    answers = [Answer("b", Reply.YES), Answer("c", Reply.NOT_SURE)]
    assert checklist.urgency(signs["b"], answers, child) is Urgency.TALK
    assert checklist.urgency(signs["c"], answers, child) is None


def test_says_after_how_many_days_to_look_again(checklist, content, child):
    step = checklist.next_step(checklist.start_or_continue(child.id))
    assert checklist.look_again_days(step) == content.rule_table().usual_days
    named = replace(step, rule=replace(step.rule, look_again_days=3))
    assert checklist.look_again_days(named) == 3


def test_finishing_keeps_the_last_question(checklist, child, clock, ledger):
    review = finished(checklist, child, "a", worried=True)
    assert review.is_still_worried
    assert review.finished_at == clock.now()
    assert checklist.finished_reviews(child.id) == (review,)
    assert ledger.changes[-1] is Change.REVIEWS


def test_the_next_step_follows_the_answers_at_once(checklist, child):
    review = checklist.start_or_continue(child.id)
    assert checklist.next_step(review).rule.id == "none"
    assert checklist.next_step(answer(checklist, review, "a")).rule.id == "eye"
    step = checklist.next_step(answer(checklist, review, "b"))
    assert step.rule.id == "talk"
    assert [one.id for one in step.because] == ["b"]


def test_the_last_question_counts_as_asked_or_as_stored(checklist, child):
    review = finished(checklist, child, worried=True)
    assert checklist.next_step(review).rule.id == "worried"
    assert checklist.next_step(review, is_still_worried=False).rule.id == "none"


def test_compares_with_the_finished_review_before(checklist, child, clock):
    first = finished(checklist, child, "a")
    assert checklist.comparison(first) is None
    clock.pass_days(7)
    review = checklist.start_or_continue(child.id)
    answer(checklist, review, "a", Reply.NO)
    review = answer(checklist, review, "b")
    found = checklist.comparison(review)
    assert found.before == first.day
    assert found.new == (Dated("b", review.day),)
    assert found.no_longer == (Dated("a", first.day, first.day),)


def test_compares_an_older_review_with_one_older_still(checklist, child, clock):
    finished(checklist, child)
    clock.pass_days(7)
    second = finished(checklist, child, "a")
    clock.pass_days(7)
    finished(checklist, child, "a", "b")
    assert checklist.comparison(second).new == (Dated("a", second.day),)


def test_signs_that_the_content_lost_are_not_compared(checklist, child, clock, content):
    finished(checklist, child)
    clock.pass_days(7)
    second = finished(checklist, child, "a", "b")
    content.signs_now = (sign("b", "two"),)
    assert checklist.comparison(second).new == (Dated("b", second.day),)


def test_a_correction_that_is_cut_off_shows_as_a_review_that_is_not_finished(
    checklist, child, ledger
):
    review = finished(checklist, child, "photos", "gifts")
    ledger.changes.clear()
    corrected = answer(checklist, review, "photos", Reply.NO)
    assert corrected.finished_at is None
    assert checklist.open_review(child.id) == corrected
    assert checklist.finished_reviews(child.id) == ()
    assert ledger.changes == [Change.REVIEWS]
    done = checklist.finish(review.id, is_still_worried=False)
    assert checklist.finished_reviews(child.id) == (done,)


def test_taking_an_answer_of_a_finished_review_back_opens_it_again(checklist, child):
    review = finished(checklist, child, "photos")
    checklist.drop_answer(review.id, "photos")
    assert checklist.open_review(child.id).answers == ()


def test_the_same_answer_again_leaves_a_finished_review_as_it_is(checklist, child, ledger):
    review = finished(checklist, child, "photos")
    ledger.changes.clear()
    assert answer(checklist, review, "photos") == review
    checklist.drop_answer(review.id, "never-there")
    assert checklist.review(review.id) == review
    assert ledger.changes == []


def test_the_age_band_follows_from_the_year_and_the_day(checklist, clock):
    child = checklist.add_child("S", AgeBand.UNDER_5, birth_year=2015)
    assert child.age_band is AgeBand.AGE_8_10
    clock.pass_days(366)
    assert checklist.child(child.id).age_band is AgeBand.AGE_11_13
    assert checklist.children() == (checklist.child(child.id),)


def test_a_year_takes_the_place_of_the_band(checklist, child):
    checklist.change_child(type(child)(child.id, "S", AgeBand.UNDER_5, birth_year=2010))
    assert checklist.child(child.id).age_band is AgeBand.AGE_14_17
    without = type(child)(child.id, "S", AgeBand.AGE_5_7)
    checklist.change_child(without)
    assert checklist.child(child.id) == without


def test_an_old_review_keeps_the_age_of_its_day(checklist, content, clock):
    content.signs_now = (sign("a", "one"), sign("young", "one", careful=Urgency.TALK))
    child = checklist.add_child("S", birth_year=2012)
    review = finished(checklist, child, "young")
    assert checklist.next_step(review).rule.id == "talk"
    clock.pass_days(400)
    assert checklist.next_step(review).rule.id == "talk"
    assert checklist.next_step(finished(checklist, child, "young")).rule.id == "eye"


def test_children_get_different_colours_until_none_is_free(checklist):
    added = [checklist.add_child("S").colour for _ in range(7)]
    assert added == [*ChildColour, ChildColour.SEA]
    assert checklist.add_child("T", colour=ChildColour.PLUM).colour is ChildColour.PLUM


def test_strengths_are_kept_with_the_review_and_change_no_next_step(checklist, child):
    review = checklist.start_or_continue(child.id)
    before = checklist.next_step(answer(checklist, review, "a"))
    for strength_id, reply in (("s", Reply.NO), ("s", Reply.YES), ("t", Reply.NOT_SURE)):
        checklist.keep_strength(review.id, StrengthAnswer(strength_id, reply))
    review = checklist.review(review.id)
    assert set(review.strengths) == {
        StrengthAnswer("s", Reply.YES),
        StrengthAnswer("t", Reply.NOT_SURE),
    }
    assert checklist.next_step(review) == before
    assert checklist.build_on(review) == checklist.strengths()[:1]
    checklist.drop_strength(review.id, "s")
    checklist.drop_strength(review.id, "never-there")
    assert checklist.build_on(checklist.review(review.id)) == ()


def test_a_strength_of_a_finished_review_opens_it_again(checklist, child):
    review = finished(checklist, child)
    said = StrengthAnswer("s", Reply.YES)
    checklist.keep_strength(review.id, said)
    assert checklist.open_review(child.id).strengths == (said,)
    done = checklist.finish(review.id, is_still_worried=False)
    checklist.keep_strength(review.id, said)
    assert checklist.review(review.id) == done
    checklist.drop_strength(review.id, "s")
    assert checklist.open_review(child.id).strengths == ()


def test_what_is_usual_is_known_to_a_later_review(checklist, child, clock):
    review = checklist.start_or_continue(child.id)
    checklist.keep_answer(review.id, Answer("a", Reply.YES, Since.ALWAYS, is_usual=True))
    assert checklist.baseline(child.id) == {}
    first = checklist.finish(review.id, is_still_worried=False)
    clock.pass_days(30)
    finished(checklist, child, "c")
    assert checklist.baseline(child.id) == {"a": Usual("a", first.day, first.id)}
    finished(checklist, child, "a")
    assert checklist.baseline(child.id) == {}


def test_grave_signs_and_what_an_adult_does_are_never_usual(checklist, content, child):
    content.signs_now = (
        sign("grave", "one", Urgency.REPORT),
        sign("today", "one", Urgency.TALK_TODAY),
        sign("grown-up", "adult"),
        sign("lost", "one"),
        sign("eye", "one"),
    )
    review = checklist.start_or_continue(child.id)
    for one in content.signs():
        checklist.keep_answer(review.id, Answer(one, Reply.YES, is_usual=True))
    checklist.finish(review.id, is_still_worried=False)
    content.signs_now = tuple(one for one in content.signs_now if one.id != "lost")
    assert list(checklist.baseline(child.id)) == ["eye"]


def test_a_person_may_step_up_and_back_to_the_headline_and_never_down(checklist, child, ledger):
    review = finished(checklist, child, "a")
    offered = checklist.higher_rules(checklist.next_step(review))
    assert [one.id for one in offered] == ["talk", "worried"]
    ledger.changes.clear()
    review = checklist.step_up(review.id, "talk")
    assert checklist.next_step(review).action.id == "talk"
    assert review.finished_at is not None
    for lower in ("eye", "none", "gone"):
        assert checklist.step_up(review.id, lower) == review
    assert ledger.changes == [Change.REVIEWS]
    review = checklist.step_up(review.id, "")
    assert checklist.next_step(review).action.id == "eye"


def test_a_step_up_falls_away_when_the_answers_go_higher(checklist, child):
    review = finished(checklist, child, "a")
    checklist.step_up(review.id, "worried")
    step = checklist.next_step(answer(checklist, review, "b"))
    assert (step.rule.id, step.stepped_up_to) == ("talk", None)


def test_the_effect_of_a_change_is_told_without_storing_it(checklist, child):
    review = finished(checklist, child, "a", "b")
    found = checklist.effect(review, Answer("b", Reply.NO))
    assert (found.before.rule.id, found.after.rule.id, found.is_same) == ("talk", "eye", False)
    assert checklist.effect_without(review, "a").is_same
    assert checklist.review(review.id) == review


@pytest.fixture
def told(content):
    """Add a sign that tells of an event."""
    event = replace(sign("told", "one", Urgency.TALK), is_event=True)
    content.signs_now = (*content.signs_now, event)
    return event


def denied(checklist, child, *, correction=False):
    review = checklist.start_or_continue(child.id)
    checklist.keep_answer(review.id, Answer("told", Reply.NO, is_correction=correction))
    return checklist.finish(review.id, is_still_worried=False)


def test_what_happened_counts_in_every_later_review(checklist, child, clock, told):
    first = finished(checklist, child, "told")
    for _ in range(3):
        clock.pass_days(1)
        last = denied(checklist, child)
        step = checklist.next_step(last)
        assert (step.rule.id, step.because) == ("talk", (told,))
        assert [(one.sign, one.day) for one in step.earlier] == [(told, first.day)]
        assert checklist.comparison(last).no_longer == ()
        assert checklist.comparison(last).still_counts == (Dated("told", first.day, first.day),)
    assert checklist.next_step(first).earlier == ()


def test_a_correction_takes_it_back_and_leaves_the_earlier_review_as_it_was(
    checklist, child, clock, told
):
    first = finished(checklist, child, "told")
    clock.pass_days(1)
    last = denied(checklist, child, correction=True)
    assert checklist.next_step(last).rule.id == "none"
    assert checklist.comparison(last).taken_back == (Dated("told", first.day, first.day),)
    clock.pass_days(1)
    assert checklist.next_step(finished(checklist, child)).rule.id == "none"
    assert checklist.review(first.id) == first
    assert checklist.next_step(first).rule.id == "talk"


def test_a_quick_note_about_an_event_counts_until_it_is_taken_back(told, content, clock, ledger):
    vault = little_vault()
    checklist = ChecklistService(vault, content, clock, ledger)
    child = checklist.add_child("S", AgeBand.AGE_14_17)
    noted = vault.noticings.add_noticing(
        Noticing(0, child.id, "told", "", noticed_at=clock.now(), written_at=clock.now())
    )
    clock.pass_days(1)
    for _ in range(2):
        review = finished(checklist, child)
        (event,) = checklist.next_step(review).earlier
        assert (event.sign, event.is_noted, event.day) == (told, True, noted.noticed_at.date())
        clock.pass_days(1)
    vault.noticings.take_back(noted.id, clock.now())
    assert checklist.next_step(review).rule.id == "none"


def test_a_note_that_came_after_a_review_is_no_part_of_it(told, content, clock, ledger):
    vault = little_vault()
    checklist = ChecklistService(vault, content, clock, ledger)
    child = checklist.add_child("S", AgeBand.AGE_14_17)
    review = finished(checklist, child)
    clock.pass_days(1)
    later = clock.now()
    vault.noticings.add_noticing(Noticing(0, child.id, "told", "", later, written_at=later))
    assert checklist.next_step(review).rule.id == "none"
    assert checklist.next_step(checklist.start_or_continue(child.id)).rule.id == "talk"


def test_a_report_since_is_named_and_changes_nothing(told, content, clock, ledger):
    vault = InMemoryVault()
    checklist = ChecklistService(vault, content, clock, ledger)
    child = checklist.add_child("S", AgeBand.AGE_14_17)
    day = clock.now().date()
    vault.reports.save_report(Report(0, child.id, "police", day - timedelta(days=9)))
    finished(checklist, child, "told")
    clock.pass_days(1)
    last = denied(checklist, child)
    before = checklist.next_step(last)
    assert before.earlier[0].reported_on is None
    vault.reports.save_report(Report(0, child.id, "police", day))
    after = checklist.next_step(last)
    assert after.earlier[0].reported_on == day
    assert (after.rule, after.because) == (before.rule, before.because)
