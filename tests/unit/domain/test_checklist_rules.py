# SPDX-License-Identifier: Apache-2.0
"""Answers, what is new about them, and what differs from the review before."""

from datetime import UTC, datetime

import pytest

from companion.domain.checklist import Answer, Child, Comparison, Reply, Review, Since, compare

THEN = datetime(2026, 11, 1, 12, tzinfo=UTC)


def review(review_id, **replies):
    answers = tuple(
        Answer(sign_id=sign.replace("_", "-"), reply=reply) for sign, reply in replies.items()
    )
    return Review(review_id, 1, THEN, THEN, is_still_worried=False, answers=answers)


def test_compares_with_the_review_before():
    before = review(1, hides_phone=Reply.YES, night_use=Reply.YES, withdrawn=Reply.YES)
    now = review(2, hides_phone=Reply.YES, night_use=Reply.NO, mood_swings=Reply.YES)
    assert compare(now, before) == Comparison(
        before=THEN.astimezone().date(), new=("mood-swings",), no_longer=("night-use",)
    )


def test_a_sign_that_was_left_open_is_not_said_to_be_gone():
    found = compare(review(2), review(1, hides_phone=Reply.YES))
    assert found.no_longer == ()


def test_an_unfinished_review_counts_from_its_start():
    before = Review(1, 1, THEN, None, is_still_worried=None, answers=())
    assert compare(review(2), before).before == THEN.astimezone().date()


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
    assert answer.is_new is is_new


def test_private_words_do_not_show_in_logs():
    answer = Answer("hides-phone", Reply.YES, note="what my child said")
    one = Review(1, 1, THEN, None, is_still_worried=None, answers=(answer,))
    child = Child(1, "Sam")
    assert "said" not in repr(answer) + repr(one)
    assert "Sam" not in repr(child)
