# SPDX-License-Identifier: Apache-2.0
"""What differs from earlier reviews, and what is usual, with dates."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.domain.checklist import Answer, Reply, Review, Sign
from companion.domain.earlier import EarlierTick
from companion.domain.guide import Provenance
from companion.domain.over_time import Comparison, Dated, Usual, compare, usual
from companion.domain.urgency import Urgency

FIRST = datetime(2026, 3, 1, 12, tzinfo=UTC)
YES, NO, NOT_SURE = Reply.YES, Reply.NO, Reply.NOT_SURE


def day(week):
    return (FIRST + timedelta(weeks=week)).astimezone().date()


def review(week, *, is_finished=True, **replies):
    """Make the review of a week; its number is its week plus one."""
    at = FIRST + timedelta(weeks=week)
    answers = tuple(Answer(sign.replace("_", "-"), reply) for sign, reply in replies.items())
    finished_at = at if is_finished else None
    return Review(week + 1, 1, at, finished_at, is_still_worried=False, answers=answers)


def test_new_no_longer_and_as_before():
    before = review(0, hides_phone=YES, night_use=YES, withdrawn=NO)
    now = review(1, hides_phone=YES, night_use=NO, withdrawn=YES, mood_swings=YES)
    assert compare(now, [before]) == Comparison(
        before=day(0),
        new=(Dated("withdrawn", day(1), day(0)), Dated("mood-swings", day(1), None)),
        no_longer=(Dated("night-use", day(0), day(0)),),
        unchanged=(Dated("hides-phone", day(0), day(0)),),
    )


def test_a_sign_that_was_left_open_was_not_looked_at_and_is_not_gone():
    found = compare(review(2), [review(1), review(0, hides_phone=YES)])
    assert found.no_longer == ()
    assert found.not_looked_at == (Dated("hides-phone", day(0), day(0)),)


def test_not_looked_at_in_between_is_still_as_before():
    found = compare(review(2, hides_phone=YES), [review(1), review(0, hides_phone=YES)])
    assert found.unchanged == (Dated("hides-phone", day(0), day(0)),)
    assert found.new == ()


def test_not_sure_is_neither_yes_nor_no():
    earlier = [review(1, hides_phone=NOT_SURE), review(0, hides_phone=YES, night_use=YES)]
    found = compare(review(2, hides_phone=YES, night_use=NOT_SURE), earlier)
    assert found.unchanged == (Dated("hides-phone", day(0), day(0)),)
    assert found.no_longer == found.not_looked_at == ()
    assert found.unsure == (Dated("night-use", day(0), day(0)),)


@given(
    st.lists(
        st.dictionaries(st.sampled_from(["a", "b", "c", "d"]), st.sampled_from([*Reply])),
        min_size=2,
        max_size=5,
    )
)
def test_every_tick_that_nobody_denied_stands_in_exactly_one_part(said):
    """No sign vanishes from the comparison, whatever was answered to it in between."""
    reviews = [review(week, **replies) for week, replies in enumerate(said)]
    found = compare(reviews[-1], reviews[-2::-1])
    parts = (found.new, found.no_longer, found.unchanged, found.unsure, found.not_looked_at)
    shown = [one.sign_id for part in parts for one in part]
    standing = set()
    for replies in said[:-1]:
        standing |= {sign_id for sign_id, reply in replies.items() if reply is YES}
        standing -= {sign_id for sign_id, reply in replies.items() if reply is NO}
    now = {sign_id for sign_id, reply in said[-1].items() if reply is YES}
    assert sorted(shown) == sorted(standing | now)


def test_a_sign_that_was_not_sure_before_is_new():
    found = compare(review(1, hides_phone=YES), [review(0, hides_phone=NOT_SURE)])
    assert found.new == (Dated("hides-phone", day(1), day(0)),)


def test_a_sign_that_comes_back_is_new_and_its_run_begins_again():
    earlier = [review(1, hides_phone=NO), review(0, hides_phone=YES)]
    assert compare(review(2, hides_phone=YES), earlier).new == (
        Dated("hides-phone", day(2), day(1), ticked_before=day(0)),
    )
    again = [review(2, hides_phone=YES), *earlier]
    assert compare(review(3, hides_phone=NO), again).no_longer == (
        Dated("hides-phone", day(2), day(2)),
    )


def test_an_unfinished_review_counts_from_its_start():
    assert compare(review(1), [review(0, is_finished=False)]).before == day(0)


def test_without_an_earlier_review_there_is_nothing_to_compare():
    with pytest.raises(ValueError, match="nothing to compare"):
        compare(review(0), [])


def usual_in(*said, counts=True):
    """Return what is usual by (week, reply, is_usual), the oldest first."""
    reviews = [
        Review(
            week + 1, 1, FIRST + timedelta(weeks=week), FIRST + timedelta(weeks=week), False,
            (Answer("night-use", reply, is_usual=is_usual),) if reply else (),
        )
        for week, reply, is_usual in said
    ]  # fmt: skip
    return usual(reviews[::-1], lambda _review, _answer: counts).get("night-use")


def test_usual_since_the_first_review_that_said_so():
    assert usual_in((0, YES, True), (1, YES, True)) == Usual("night-use", day(0), 1)


@pytest.mark.parametrize(
    ("last", "expected"),
    [
        ((2, None, False), Usual("night-use", date(2026, 3, 1), 1)),
        ((2, YES, False), None),
        ((2, NO, True), None),
        ((2, NOT_SURE, False), None),
    ],
)
def test_only_the_last_answer_says_what_is_usual(last, expected):
    assert usual_in((0, YES, True), last) == expected


def test_usual_begins_again_after_a_break():
    said = [(0, YES, True), (1, NO, False), (2, YES, True)]
    assert usual_in(*said) == Usual("night-use", day(2), 3)


def test_what_does_not_count_is_never_usual():
    assert usual_in((0, YES, True), counts=False) is None


TOLD = Sign(
    "told", "one", "Text", ("Reason",), "", Urgency.REPORT, (), "", (),
    Provenance(("s1",), FIRST.date(), FIRST.date()), is_event=True,
)  # fmt: skip


def told(week, *, is_noted=False):
    return EarlierTick(TOLD, day(week), Urgency.REPORT, is_noted=is_noted)


@pytest.mark.parametrize("replies", [{"told": NO}, {"told": NOT_SURE}, {}])
def test_what_happened_is_never_no_longer(replies):
    earlier = [review(2, told=NO), review(1, told=YES), review(0, told=YES)]
    found = compare(review(3, **replies), earlier, [told(1)])
    assert found == Comparison(before=day(2), still_counts=(Dated("told", day(0), day(1)),))


def test_what_happened_again_is_told_as_a_new_tick():
    earlier = [review(1, told=NO), review(0, told=YES)]
    found = compare(review(2, told=YES), earlier, [told(0)])
    assert found == Comparison(
        before=day(1), new=(Dated("told", day(2), day(1), ticked_before=day(0)),)
    )


def test_a_tick_that_was_taken_back_is_named_with_its_day():
    earlier = [review(1, told=YES), corrected(review(0)), review(-1, told=YES)]
    found = compare(corrected(review(2)), earlier, [told(1)])
    assert found == Comparison(before=day(1), taken_back=(Dated("told", day(1), day(1)),))
    later = compare(review(3, told=NO), [corrected(review(2)), *earlier], [])
    assert later == Comparison(before=day(2))


def test_what_was_only_noted_has_the_day_of_the_note():
    found = compare(review(2), [review(1)], [told(0, is_noted=True)])
    assert found.still_counts == (Dated("told", day(0), day(0)),)


def corrected(one):
    return replace(one, answers=(Answer("told", NO, is_correction=True),))
