# SPDX-License-Identifier: Apache-2.0
"""How old statements are, in the unit that a person would count in."""

from datetime import date, timedelta

import pytest

from companion.domain.content_age import ContentAge, Unit, age_between

TODAY = date(2026, 11, 22)


def age(days):
    newest = TODAY - timedelta(days=days)
    return ContentAge(newest, newest, TODAY)


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (-3, (0, Unit.DAYS)),
        (0, (0, Unit.DAYS)),
        (13, (13, Unit.DAYS)),
        (14, (2, Unit.WEEKS)),
        (59, (8, Unit.WEEKS)),
        (60, (2, Unit.MONTHS)),
        (400, (13, Unit.MONTHS)),
    ],
)
def test_is_counted_in_days_weeks_or_months(days, said):
    assert age(days).since_newest == said


def test_is_old_after_a_year():
    assert not age(364).is_old
    assert age(365).is_old


def test_spans_from_the_oldest_to_the_newest():
    days = [TODAY, TODAY - timedelta(days=9), TODAY - timedelta(days=2)]
    assert age_between(days, TODAY) == ContentAge(days[1], TODAY, TODAY)


def test_nothing_has_no_age():
    assert age_between([], TODAY) is None
