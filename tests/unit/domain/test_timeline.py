# SPDX-License-Identifier: Apache-2.0
"""The timeline: order, places that keep apart, and ways that reach every mark."""

from datetime import date, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.domain.journal import Certainty
from companion.domain.timeline import Lane, Mark, Timeline, What
from companion.domain.timeline_stretch import FIRST, LAST, Stretch, Zoom

DAY = date(2026, 5, 14)
ROOM = 27
COLUMN = 120

days = st.one_of(
    st.dates(),
    st.dates(date(2025, 11, 1), date(2026, 6, 30)),
    st.sampled_from([date.min, date.max, date(9999, 12, 1), date(2024, 2, 29)]),
)
marks = st.builds(
    Mark,
    st.sampled_from(What),
    days,
    st.integers(1, 40).map(str),
    at=st.none() | st.times().map(lambda one: one.replace(tzinfo=None)),
    certainty=st.sampled_from(Certainty),
)
many = st.lists(marks, max_size=60)
some = st.lists(marks, min_size=1, max_size=60)
stretches = st.builds(
    Stretch,
    st.sampled_from(Zoom),
    st.one_of(
        st.floats(FIRST - 900, LAST + 900),
        st.floats(DAY.toordinal() - 200, DAY.toordinal() + 60),
    ),
    st.integers(100, 1900),
    st.just(COLUMN),
)


def mark(what=What.WRITTEN, ago=0, target="", **more):
    return Mark(what, DAY - timedelta(ago), target or f"{what}:{ago}", **more)


def seen(zoom=Zoom.MONTHS, first=DAY - timedelta(100), width=900):
    return Stretch(zoom, first.toordinal(), width, COLUMN)


@given(many)
def test_marks_stand_in_the_order_of_their_moments(given_marks):
    timeline = Timeline(given_marks)
    moments = [one.moment for one in timeline.marks]
    assert moments == sorted(moments)
    assert len(timeline) == len(given_marks)
    assert set(timeline.lanes) == {one.lane for one in given_marks}


@given(many, stretches)
def test_spots_keep_apart_and_hold_each_mark_in_view_once(given_marks, stretch):
    timeline = Timeline(given_marks)
    shown = []
    for lane in timeline.lanes:
        spots = timeline.spots(lane, stretch, ROOM)
        places = [spot.x for spot in spots]
        assert all(on - before >= ROOM - 1e-6 for before, on in pairwise(places))
        for spot in spots:
            held = timeline.places(spot)
            shown += held
            assert held[0] == timeline.first_of(spot)
            assert spot.is_pile == (len(held) > 1)
            assert all(timeline.holds(spot, one) for one in held)
            assert all(timeline.marks[one].lane is lane for one in held)
    assert len(shown) == len(set(shown))
    inside = timeline.within(stretch.start, stretch.end)
    assert {id(one) for one in inside} <= {id(timeline.marks[one]) for one in shown}


@given(some, stretches)
def test_a_spot_stays_in_the_column_of_its_marks(given_marks, stretch):
    timeline = Timeline(given_marks)
    for lane in timeline.lanes:
        for spot in timeline.spots(lane, stretch, ROOM):
            columns = {
                column
                for column in stretch.columns()
                for one in timeline.places(spot)
                if column.start <= timeline.marks[one].moment < column.end
            }
            assert len(columns) == 1
            (column,) = columns
            assert stretch.x_of(column.start) <= spot.x + 1e-6
            assert spot.x <= stretch.x_of(column.end) + 1e-6


@given(some)
def test_the_arrow_keys_reach_every_mark(given_marks):
    timeline = Timeline(given_marks)
    reached, left = set(), [timeline.nearest(DAY.toordinal())]
    while left:
        at = left.pop()
        if at not in reached:
            reached.add(at)
            left += [timeline.along(at, by) for by in (-1, 1)]
            left += [timeline.across(at, by) for by in (-1, 1)]
    assert reached == set(range(len(timeline)))


@given(stretches)
def test_columns_follow_each_other_and_cover_what_is_seen(stretch):
    columns = stretch.columns()
    assert all(one.end == after.start for one, after in pairwise(columns))
    if columns and stretch.start >= FIRST and stretch.end <= LAST:
        assert columns[0].start <= stretch.start
        assert columns[-1].end >= stretch.end
    heads = stretch.heads(columns)
    assert bool(heads) == (bool(columns) and stretch.zoom is not Zoom.YEARS)
    if heads:
        assert heads[0].start == columns[0].start
        assert heads[-1].end == columns[-1].end
        assert len({head.day for head in heads}) == len(heads)


@given(stretches, st.sampled_from(Zoom), st.floats(0, 1))
def test_zooming_keeps_the_moment_where_it_is(stretch, zoom, share):
    moment = stretch.start + share * stretch.days
    there = stretch.zoomed(zoom, moment)
    assert there.x_of(moment) == pytest.approx(stretch.x_of(moment), abs=0.1)
    assert there.moment_at(there.x_of(moment)) == pytest.approx(moment)


def test_zoom_ends_at_years_and_at_days():
    assert Zoom.MONTHS.closer(1) is Zoom.WEEKS
    assert Zoom.DAYS.closer(1) is Zoom.DAYS
    assert Zoom.YEARS.closer(-3) is Zoom.YEARS


def test_columns_begin_where_people_begin_them():
    def first(zoom):
        return seen(zoom, DAY).columns()[0].day

    assert [first(zoom) for zoom in Zoom] == [
        date(2026, 1, 1),
        date(2026, 4, 1),
        date(2026, 5, 1),
        date(2026, 5, 11),
        DAY,
    ]


@pytest.mark.parametrize("zoom", Zoom)
def test_the_calendar_ends_without_a_fault(zoom):
    at_the_end = seen(zoom, date.max).columns()
    assert at_the_end[-1].end > LAST
    assert seen(zoom, date.min).moved(-0.5).columns()[0].start == FIRST


def test_a_stretch_moves_only_as_far_as_it_must():
    stretch = seen()
    inside = stretch.start + stretch.days / 2
    assert stretch.with_seen(inside, ROOM) is stretch
    far = stretch.with_seen(stretch.end + 50, ROOM)
    assert far.x_of(stretch.end + 50) == pytest.approx(far.width / 2)
    assert stretch.ending(inside).end == pytest.approx(inside)
    for days in (-90_000, 90_000):
        held = stretch.moved(days).held(inside - 5, inside + 5)
        assert held.start < inside + 5 < held.end or held.start < inside - 5 < held.end
    assert stretch.held(inside, inside) == stretch


def test_marks_on_one_day_share_a_place_and_those_days_apart_do_not():
    timeline = Timeline([mark(ago=9), mark(ago=9, target="b"), mark(ago=40)])
    assert [spot.is_pile for spot in timeline.spots(Lane.ENTRY, seen(), ROOM)] == [False, True]
    pile = timeline.spots(Lane.ENTRY, seen(), ROOM)[1]
    assert not timeline.holds(pile, 0)
    assert not Timeline([mark(What.TALKED), mark()]).holds(pile, 1)


def test_without_an_hour_it_is_noon():
    assert mark().moment == DAY.toordinal() + 0.5
    assert mark(at=time(18)).moment == DAY.toordinal() + 0.75


def test_across_goes_to_the_nearest_in_time_and_stops_at_the_edge():
    timeline = Timeline([mark(ago=9), mark(What.TALKED, 30), mark(What.TALKED, 8)])
    entry = timeline.place_of(mark(ago=9))
    assert timeline.marks[timeline.across(entry, 1)].day == DAY - timedelta(8)
    assert timeline.across(entry, -1) == entry


def test_nearest_is_the_last_up_to_then():
    timeline = Timeline([mark(ago=9), mark(ago=3)])
    assert timeline.nearest(DAY.toordinal()) == 1
    assert timeline.nearest(FIRST) == 0
    assert Timeline().nearest(FIRST) == -1


@given(some, stretches)
def test_nothing_up_to_a_day_stands_behind_its_line(given_marks, stretch):
    timeline, day = Timeline(given_marks), DAY.toordinal()
    spots = [spot for lane in timeline.lanes for spot in timeline.spots(lane, stretch, 20)]
    line = timeline.line_of(day, spots, stretch)
    for spot in spots:
        if all(timeline.marks[place].day <= DAY for place in timeline.places(spot)):
            assert spot.x <= line


def test_a_mark_is_found_again_after_its_day_was_changed():
    timeline = Timeline([mark(ago=9, target="a"), mark(ago=3, target="b")])
    assert timeline.place_of(mark(ago=99, target="b")) == 1
    assert timeline.place_of(mark(target="c")) == -1
    assert timeline.place_of(None) == -1


def test_private_words_are_not_in_a_repr():
    assert "zanzibar" not in repr(mark(words="zanzibar", sign_id="zanzibar"))
