# SPDX-License-Identifier: Apache-2.0
"""Answers and what is new about them; children and the age band of a day."""

from datetime import UTC, date, datetime

import pytest

from companion.domain.checklist import Answer, Child, Reply, Review
from companion.domain.guide import AgeBand

THEN = datetime(2026, 11, 1, 12, tzinfo=UTC)


def test_private_words_do_not_show_in_logs():
    answer = Answer("hides-phone", Reply.YES, note="what my child said")
    one = Review(1, 1, THEN, None, is_still_worried=None, answers=(answer,))
    child = Child(1, "Sam")
    assert "said" not in repr(answer) + repr(one)
    assert "Sam" not in repr(child)


BORN_2014 = Child(1, "A", AgeBand.UNDER_5, birth_year=2014)


@pytest.mark.parametrize(
    ("day", "age", "band"),
    [
        (date(2014, 6, 1), 0, AgeBand.UNDER_5),
        (date(2019, 12, 30), 4, AgeBand.UNDER_5),
        (date(2019, 12, 31), 5, AgeBand.AGE_5_7),
        (date(2022, 12, 30), 7, AgeBand.AGE_5_7),
        (date(2023, 1, 1), 8, AgeBand.AGE_8_10),
        (date(2026, 1, 1), 11, AgeBand.AGE_11_13),
        (date(2028, 12, 30), 13, AgeBand.AGE_11_13),
        (date(2028, 12, 31), 14, AgeBand.AGE_14_17),
        (date(2032, 12, 30), 17, AgeBand.AGE_14_17),
        (date(2032, 12, 31), 18, AgeBand.AGE_14_17),
        (date(2060, 6, 1), 45, AgeBand.AGE_14_17),
        (date(2010, 6, 1), 0, AgeBand.UNDER_5),
    ],
)
def test_the_year_gives_the_youngest_age_it_allows(day, age, band):
    assert (BORN_2014.age_on(day), BORN_2014.band_on(day)) == (age, band)
    assert BORN_2014.as_of(day).age_band is band
    assert BORN_2014.is_grown_on(day) is (age >= 18)


@pytest.mark.parametrize("band", [None, AgeBand.AGE_8_10])
def test_without_a_year_the_band_that_was_chosen_holds(band):
    child = Child(1, "A", band)
    assert child.band_on(date(2026, 1, 1)) is band
    assert child.age_on(date(2026, 1, 1)) is None
    assert not child.is_grown_on(date(2026, 1, 1))
