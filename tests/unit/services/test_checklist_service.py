# SPDX-License-Identifier: Apache-2.0
"""The checklist: children, answers, going on later, the next step, and what is new."""

import pytest

from companion.domain.checklist import Answer, Reply
from companion.domain.errors import CompanionError, ErrorCode
from companion.domain.guide import AgeBand
from companion.services.changes import Change
from companion.services.checklist_service import ChecklistService
from tests.unit.services.local_fakes import (
    Ledger,
    LittleContent,
    MemoryChildren,
    MemoryReviews,
    StillClock,
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
    return ChecklistService(MemoryChildren(), MemoryReviews(), content, clock, ledger)


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
    assert (found.before, found.new, found.no_longer) == (
        first.finished_at.astimezone().date(),
        ("b",),
        ("a",),
    )


def test_compares_an_older_review_with_one_older_still(checklist, child, clock):
    finished(checklist, child)
    clock.pass_days(7)
    second = finished(checklist, child, "a")
    clock.pass_days(7)
    finished(checklist, child, "a", "b")
    assert checklist.comparison(second).new == ("a",)


def test_signs_that_the_content_lost_are_not_compared(checklist, child, clock, content):
    finished(checklist, child)
    clock.pass_days(7)
    second = finished(checklist, child, "a", "b")
    content.signs_now = (sign("b", "two"),)
    assert checklist.comparison(second).new == ("b",)


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
