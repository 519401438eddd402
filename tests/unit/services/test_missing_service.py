# SPDX-License-Identifier: Apache-2.0
"""The missing sheet: kept as typed, looked through on a day, due after six months."""

from datetime import UTC, date, datetime, timedelta

import pytest

from companion.domain.missing import LOOK_AGAIN_AFTER, MissingDay, MissingSheet
from companion.services.changes import Change
from companion.services.missing_service import MissingService
from tests.fakes import FakeClock, InMemoryVault

NOON = datetime(2026, 12, 3, 12, tzinfo=UTC)
TODAY = date(2026, 12, 3)
CHILD = 1
RED = {"hair": "Red"}


@pytest.fixture
def changes():
    return []


@pytest.fixture
def clock():
    return FakeClock(NOON)


@pytest.fixture
def service(clock, changes):
    return MissingService(InMemoryVault().missing, clock, changes.append)


def test_nothing_is_kept_at_first(service):
    found = service.of(CHILD)
    assert (found.sheet, found.days) == (MissingSheet(CHILD), ())
    assert found.sheet.is_blank
    assert service.due(CHILD) is None


def test_the_first_words_are_looked_at_on_the_day_of_writing(service, changes):
    kept = service.keep(MissingSheet(CHILD, RED))
    assert (kept.looked_on, kept.written_at) == (TODAY, NOON)
    assert service.of(CHILD).sheet == kept
    assert changes == [Change.MISSING]


def test_later_words_do_not_count_as_looking_through_it(service):
    service.keep(MissingSheet(CHILD, RED, TODAY - timedelta(9)))
    kept = service.keep(MissingSheet(CHILD, {"hair": "Dark"}, TODAY - timedelta(9)))
    assert kept.looked_on == TODAY - timedelta(9)


def test_it_is_due_after_six_months_until_it_is_looked_through(service):
    for days, is_due in ((-1, False), (0, True), (1, True)):
        day = TODAY - LOOK_AGAIN_AFTER - timedelta(days)
        service.keep(MissingSheet(CHILD, RED, day))
        assert (service.due(CHILD) is not None) is is_due
    assert service.looked(CHILD).words == RED
    assert service.of(CHILD).sheet.looked_on == TODAY
    assert service.due(CHILD) is None


def test_looking_through_nothing_keeps_nothing(service):
    service.looked(CHILD)
    assert service.of(CHILD).sheet == MissingSheet(CHILD)


def test_the_part_for_the_day_is_kept_by_its_id(service, changes):
    day = MissingDay(0, CHILD, TODAY, {"told": "Police"})
    kept = service.keep_day(day)
    (found,) = service.of(CHILD).days
    assert (found.id, found.words, found.written_at) == (kept, {"told": "Police"}, NOON)
    assert service.keep_day(MissingDay(kept, CHILD, TODAY, {"told": " "})) == 0
    assert service.of(CHILD).days == ()
    assert changes == []


def test_what_is_private_is_in_no_printed_form():
    assert "Red" not in repr(MissingSheet(CHILD, RED))
    assert "Red" not in repr(MissingDay(0, CHILD, TODAY, RED))
