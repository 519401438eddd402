# SPDX-License-Identifier: Apache-2.0
"""Days and times as people type them. Now is Sunday 22 November 2026, half past ten."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from companion.domain.journal import Certainty, Happened
from companion.domain.when_pieces import DayMonthOrder, DayPart, Refusal
from companion.domain.when_words import Reading, read_when

NOW = datetime(2026, 11, 22, 10, 30)  # noqa: DTZ001 - the person's own local time


def short(reading):
    """Return a reading as the tables write it."""
    happened = reading.happened
    at = happened.at.strftime(" %H:%M") if happened.at else ""
    part = f" {reading.part.value}" if reading.part else ""
    days = "" if reading.first == reading.last else f" {reading.first}..{reading.last}"
    return f"{happened.certainty.value} {happened.day}{at}{part}{days}"


def shorts(text, now=NOW, order=DayMonthOrder.DAY_FIRST):
    return [short(reading) for reading in read_when(text, now, order).readings]


ONE_DAY = """
today = exact 2026-11-22
yesterday = exact 2026-11-21
the day before yesterday = exact 2026-11-20
on Monday = exact 2026-11-16
Monday? = about 2026-11-16
it may have been Monday = about 2026-11-16
I think it was Monday = about 2026-11-16
not sure, maybe Monday = about 2026-11-16
wensday = exact 2026-11-18
yesteday = exact 2026-11-21
yday = exact 2026-11-21
this Sunday = exact 2026-11-22
last Sunday = exact 2026-11-15
Saturday before last = exact 2026-11-14
Sunday before last = exact 2026-11-08
Tuesday last week = exact 2026-11-10
Tuesday this week = exact 2026-11-17
2 days ago = exact 2026-11-20
two days ago = exact 2026-11-20
3 nights ago = exact 2026-11-19
a week ago today = exact 2026-11-15
a couple of days ago = about 2026-11-20
about two weeks ago = about 2026-11-08
two weeks ago = about 2026-11-08
two weeks ago on Tuesday = about 2026-11-03
a fortnight ago = about 2026-11-08
a month ago = about 2026-10-22
a month and a half ago = about 2026-10-07
a week and a half ago = about 2026-11-11
12/3 = exact 2026-03-12
25/12 = exact 2025-12-25
12-3-2026 = exact 2026-03-12
12.03.2026 = exact 2026-03-12
1.5.26 = exact 2026-05-01
1/5/99 = exact 1999-05-01
2026-05-03 = exact 2026-05-03
3 March = exact 2026-03-03
3rd of march 2025 = exact 2025-03-03
March 3rd, 2025 = exact 2025-03-03
Nov 3 = exact 2026-11-03
3 sept '25 = exact 2025-09-03
29 feb = exact 2024-02-29
Tuesday 17 November = exact 2026-11-17
Tuesday the 17th = exact 2026-11-17
the 17th = exact 2026-11-17
the 30th = exact 2026-10-30
the 3rd of this month = exact 2026-11-03
the 3rd of last month = exact 2026-10-03
Halloween = exact 2026-10-31
New Year's Eve 2024 = exact 2024-12-31
at Christmas = about 2025-12-25
"""

STRETCHES = """
sometime in May = about 2026-05-16 2026-05-01..2026-05-31
May = about 2026-05-16 2026-05-01..2026-05-31
last November = about 2025-11-15 2025-11-01..2025-11-30
last May = about 2026-05-16 2026-05-01..2026-05-31
this May = about 2026-05-16 2026-05-01..2026-05-31
this November = about 2026-11-11 2026-11-01..2026-11-22
May 2024 = about 2024-05-16 2024-05-01..2024-05-31
early May = about 2026-05-06 2026-05-01..2026-05-11
the middle of May = about 2026-05-16 2026-05-11..2026-05-21
end of August = about 2026-08-26 2026-08-21..2026-08-31
2024 = about 2024-07-01 2024-01-01..2024-12-31
late 2024 = about 2024-10-31 2024-09-01..2024-12-31
last week = about 2026-11-12 2026-11-09..2026-11-15
week before last = about 2026-11-05 2026-11-02..2026-11-08
this week = about 2026-11-19 2026-11-16..2026-11-22
last month = about 2026-10-16 2026-10-01..2026-10-31
beginning of last month = about 2026-10-06 2026-10-01..2026-10-11
last year = about 2025-07-02 2025-01-01..2025-12-31
over the weekend = about 2026-11-21 2026-11-21..2026-11-22
last weekend = about 2026-11-14 2026-11-14..2026-11-15
the weekend before last = about 2026-11-14 2026-11-14..2026-11-15
last summer = about 2026-07-16 2026-06-01..2026-08-31
last autumn = about 2025-10-16 2025-09-01..2025-11-30
summer 2025 = about 2025-07-16 2025-06-01..2025-08-31
a few days ago = about 2026-11-18 2026-11-17..2026-11-19
2-3 weeks ago = about 2026-11-04 2026-11-01..2026-11-08
3 or 2 weeks ago = about 2026-11-04 2026-11-01..2026-11-08
about 2 or 3 days ago = about 2026-11-19 2026-11-19..2026-11-20
several months ago = about 2026-05-22 2026-03-22..2026-07-22
a year ago = about 2025-07-02 2025-01-01..2025-12-31
the other day = about 2026-11-17 2026-11-15..2026-11-20
in the last few days = about 2026-11-19 2026-11-17..2026-11-22
over the past 2 weeks = about 2026-11-15 2026-11-08..2026-11-22
"""

TIMES = """
3rd of march 2025 at 16:20 = exact 2025-03-03 16:20
2026-05-03 21:40 = exact 2026-05-03 21:40
2026-05-03T21:40 = exact 2026-05-03 21:40
3 March 16h20 = exact 2026-03-03 16:20
yesterday at 09:05 = exact 2026-11-21 09:05
yesterday 4pm = exact 2026-11-21 16:00
yesterday 4 p.m. = exact 2026-11-21 16:00
4.30pm yesterday = exact 2026-11-21 16:30
Fri 12am = exact 2026-11-20 00:00
Fri 12pm = exact 2026-11-20 12:00
Tues 17th at 7pm = exact 2026-11-17 19:00
at 0900 hrs on Friday = exact 2026-11-20 09:00
yesterday 24:00 = exact 2026-11-22 00:00; exact 2026-11-21 00:00
noon yesterday = exact 2026-11-21 12:00
12 noon yesterday = exact 2026-11-21 12:00
twenty-five past 4 pm on Friday = exact 2026-11-20 16:25
10 minutes past 4 pm on Friday = exact 2026-11-20 16:10
yesterday evening = about 2026-11-21 evening
this morning = about 2026-11-22 morning
earlier this morning = about 2026-11-22 morning
first thing this morning = about 2026-11-22 morning
early yesterday morning = about 2026-11-21 morning
Sat morning = about 2026-11-21 morning
after school on Thursday = about 2026-11-19 afternoon
Saturday in the early hours = about 2026-11-21 early-hours
last night = about 2026-11-21 night
late last night = about 2026-11-21 night
last night at 2 = exact 2026-11-22 02:00 night
last night at 11 = exact 2026-11-21 23:00 night
last night at 23:10 = exact 2026-11-21 23:10 night
last night around midnight = about 2026-11-22 00:00 night
Tuesday night at 12 = exact 2026-11-18 00:00 night
yesterday at 8 in the evening = exact 2026-11-21 20:00 evening
yesterday at 3 in the morning = exact 2026-11-21 03:00 morning
yesterday lunchtime around 1 = about 2026-11-21 13:00 midday
Tuesday 17 November, about 4 in the afternoon = about 2026-11-17 16:00 afternoon
just now = about 2026-11-22 10:30
now = exact 2026-11-22 10:30
maybe now = about 2026-11-22 10:30
10 minutes ago = about 2026-11-22 10:20
half an hour ago = about 2026-11-22 10:00
an hour and a half ago = about 2026-11-22 09:00
2 hours ago = about 2026-11-22 08:30
11 hours ago = about 2026-11-21 23:30
at lunchtime = about 2026-11-21 midday
at night = about 2026-11-21 night
22:15 = exact 2026-11-21 22:15
today around 11 = about 2026-11-22 11:00
midnight = exact 2026-11-22 00:00
today at 4 = exact 2026-11-22 04:00
"""

SEVERAL = """
Sunday = exact 2026-11-15; exact 2026-11-22
last Tuesday = exact 2026-11-17; exact 2026-11-10
last Saturday = exact 2026-11-14; exact 2026-11-21
half past seven = exact 2026-11-22 07:30; exact 2026-11-21 19:30
yesterday at half seven = exact 2026-11-21 07:30; exact 2026-11-21 19:30
yesterday at a quarter to one = exact 2026-11-21 12:45; exact 2026-11-21 00:45
yesterday ten to six = exact 2026-11-21 17:50; exact 2026-11-21 05:50
at 4 = exact 2026-11-21 16:00; exact 2026-11-22 04:00
4ish on Friday = about 2026-11-20 16:00; about 2026-11-20 04:00
four o'clock yesterday = exact 2026-11-21 16:00; exact 2026-11-21 04:00
midnight on Friday = exact 2026-11-21 00:00; exact 2026-11-20 00:00
2 at night on Monday = exact 2026-11-17 02:00 night; exact 2026-11-16 02:00 night
at 2 at night = exact 2026-11-22 02:00 night
"""

REFUSED = """
around Easter = not-understood
Monday week = not-understood
Monday or Tuesday = not-understood
yesterday today = not-understood
yesterday last night = not-understood
Monday this month = not-understood
4pm 5pm = not-understood
morning evening = not-understood
just now yesterday = not-understood
yesterday just now = not-understood
just now 4pm = not-understood
just now in the morning = not-understood
when she came home = not-understood
4 = not-understood
on the = not-understood
tomorrow = future
next week = future
in two days = future
tonight = future
this evening = future
today at 22:00 = future
24 November 2026 = future
3/12/2026 = future
Tuesday this week at 99pm = no-such-time
this December = future
31 February = no-such-day
31 April 2025 = no-such-day
29 feb 2025 = no-such-day
the 32nd = no-such-day
the 31st of this month = no-such-day
13/13 = no-such-day
0/0 = no-such-day
25:00 = no-such-time
yesterday 10:75 = no-such-time
yesterday 13am = no-such-time
half past 14 = no-such-time
70 past 4 = no-such-time
16:20 in the morning = no-such-time
yesterday night at 14:00 = no-such-time
1/1/1850 = too-long-ago
999 years ago = too-long-ago
200 years ago = too-long-ago
Monday 17 November = weekday-differs
"""


def table(text):
    return [line.rsplit(" = ", 1) for line in text.splitlines() if line]


@pytest.mark.parametrize(("text", "expected"), table(ONE_DAY + STRETCHES + TIMES + SEVERAL))
def test_reads(text, expected):
    assert shorts(text) == expected.split("; ")


@pytest.mark.parametrize(("text", "refusal"), table(REFUSED))
def test_refuses_with_a_reason(text, refusal):
    read = read_when(text, NOW)
    assert (read.readings, read.refusal) == ((), Refusal(refusal))


@pytest.mark.parametrize("text", ["", "  ", "\n", " . "])
def test_nothing_is_nothing(text):
    assert read_when(text, NOW).refusal is Refusal.EMPTY


@pytest.mark.parametrize(
    "text", ["don't know", "I can't remember", "not sure", "no idea", "unknown"]
)
def test_not_knowing_is_an_answer(text):
    assert read_when(text, NOW).readings == (Reading(Happened()),)


def test_names_the_words_that_it_does_not_understand():
    assert read_when("Monday, around Easter break", NOW).not_understood == ("easter", "break")


def test_long_texts_are_not_read():
    assert read_when("yesterday " * 40, NOW).refusal is Refusal.NOT_UNDERSTOOD


def test_the_order_of_the_locale():
    assert shorts("12/3", order=DayMonthOrder.MONTH_FIRST) == ["exact 2025-12-03"]
    assert shorts("3/12/2026", order=DayMonthOrder.MONTH_FIRST) == ["exact 2026-03-12"]
    assert shorts("25/12", order=DayMonthOrder.MONTH_FIRST) == ["exact 2025-12-25"]


def test_says_what_it_is_made_of():
    (reading,) = read_when("Friday around 4pm", NOW).readings
    assert reading == Reading(
        Happened(Certainty.ABOUT, date(2026, 11, 20), time(16)),
        date(2026, 11, 20),
        date(2026, 11, 20),
        is_time_about=True,
    )
    (reading,) = read_when("maybe Friday at 4pm", NOW).readings
    assert (reading.is_day_about, reading.is_time_about) == (True, False)
    (reading,) = read_when("Friday 4pm or so", NOW).readings
    assert (reading.is_day_about, reading.is_time_about) == (False, True)
    (reading,) = read_when("yesterday evening", NOW).readings
    assert (reading.part, reading.happened.at) == (DayPart.EVENING, None)


def test_says_that_no_day_was_named():
    assert not read_when("22:15", NOW).readings[0].is_day_said
    assert read_when("yesterday 22:15", NOW).readings[0].is_day_said


def test_must_be_chosen_where_there_are_several():
    assert read_when("at 4", NOW).must_choose
    assert not read_when("at 4pm", NOW).must_choose


@pytest.mark.parametrize(
    ("hour", "day", "expected"),
    [(1, 22, "about 2026-11-21 night"), (23, 22, "about 2026-11-22 night")],
)
def test_tonight_after_midnight_began_yesterday(hour, day, expected):
    assert shorts("tonight", NOW.replace(day=day, hour=hour)) == [expected]


@pytest.mark.parametrize(
    ("weekday", "expected"),
    [
        (18, ["exact 2026-11-10", "exact 2026-11-17"]),
        (17, ["exact 2026-11-10"]),
        (16, ["exact 2026-11-10"]),
        (20, ["exact 2026-11-17", "exact 2026-11-10"]),
    ],
)
def test_last_tuesday_depends_on_today(weekday, expected):
    assert shorts("last Tuesday", NOW.replace(day=weekday)) == expected


def test_months_have_different_lengths():
    assert shorts("a month ago", datetime(2026, 3, 31, 12)) == ["about 2026-02-28"]  # noqa: DTZ001
    assert shorts("the 31st", datetime(2026, 3, 1, 12)) == ["exact 2026-01-31"]  # noqa: DTZ001
    assert shorts("29 feb", datetime(1904, 2, 1, 12)) == ["exact 1896-02-29"]  # noqa: DTZ001


_TEXT = """
about around yesterday today last this next on at in the Monday Tue weekend week month year
night evening morning lunchtime noon midnight ago two 2 31 29 12/3 2026-05-03 16:20 4pm 4 half
past quarter to seven March May 2024 3rd of end early Christmas summer few days hours now ? -
before or not sure 12 24:00 00:30 tonight fortnight and a years other day
"""
WORDS = _TEXT.split()
MOMENTS = st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1))  # noqa: DTZ001
ORDERS = st.sampled_from(DayMonthOrder)


def assert_sound(read, now):
    assert bool(read.readings) != (read.refusal is not None)
    for reading in read.readings:
        happened = reading.happened
        if happened.day is None:
            assert happened == Happened()
            continue
        assert reading.first <= happened.day <= reading.last <= now.date()
        if happened.certainty is Certainty.EXACT:
            assert reading.first == reading.last
        if happened.at and happened.day == now.date():
            assert datetime.combine(happened.day, happened.at) <= now + timedelta(hours=1)


@settings(max_examples=400)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(" ".join), MOMENTS, ORDERS)
def test_no_day_is_ever_still_to_come(text, now, order):
    assert_sound(read_when(text, now, order), now)


@given(st.text(), MOMENTS)
def test_any_text(text, now):
    assert_sound(read_when(text, now), now)


@given(MOMENTS, ORDERS)
def test_a_written_date_reads_as_that_day(now, order):
    assert shorts(now.date().isoformat(), now, order) == [f"exact {now.date()}"]
    pattern = "%d/%m/%Y" if order is DayMonthOrder.DAY_FIRST else "%m/%d/%Y"
    assert shorts(now.strftime(pattern), now, order) == [f"exact {now.date()}"]
    assert shorts(now.strftime("%A %d %B %Y"), now, order) == [f"exact {now.date()}"]


def test_the_time_zone_of_now_does_not_matter():
    assert shorts("yesterday 4pm", NOW.replace(tzinfo=UTC)) == ["exact 2026-11-21 16:00"]
