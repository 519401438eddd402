# SPDX-License-Identifier: Apache-2.0
"""Decisions to watch: taken, changed, due, ended."""

from dataclasses import replace
from datetime import timedelta

import pytest

from companion.domain.errors import CompanionError, ErrorCode
from companion.domain.next_step import Condition, NextStep
from companion.domain.urgency import Urgency
from companion.domain.watch import Watch
from companion.services.changes import Change
from companion.services.watch_service import WatchService
from tests.fake_journal import Fault
from tests.fakes import InMemoryWatchStore
from tests.unit.services.local_fakes import Ledger, StillClock, rule


@pytest.fixture
def clock():
    return StillClock()


@pytest.fixture
def ledger():
    return Ledger()


@pytest.fixture
def watches(clock, ledger):
    return WatchService(InMemoryWatchStore(Fault()), clock, ledger)


@pytest.fixture
def decided(watches):
    day = watches.today() + timedelta(days=7)
    return watches.decide(Watch(0, 1, day, 4, "One sign", "If it happens again"))


def test_a_decision_is_kept_with_its_time(watches, decided, clock, ledger):
    assert decided.decided_at == clock.now()
    assert (decided.why, decided.what_would_change, decided.review_id) == (
        "One sign",
        "If it happens again",
        4,
    )
    assert watches.of(1) == (decided,)
    assert watches.of(2) == ()
    assert ledger.changes == [Change.WATCHES]


def test_it_is_listed_when_its_day_has_come(watches, decided, clock):
    assert watches.due(1) == ()
    clock.pass_days(7)
    assert watches.due(1) == (decided,)
    assert watches.due(2) == ()


def test_a_change_keeps_when_it_was_decided(watches, decided, clock):
    clock.pass_days(2)
    later = decided.look_again_on + timedelta(days=7)
    changed = watches.change(
        replace(decided, look_again_on=later, why="Two signs", decided_at=None, review_id=9)
    )
    assert (changed.look_again_on, changed.why) == (later, "Two signs")
    assert (changed.decided_at, changed.review_id) == (decided.decided_at, 4)
    assert changed.changed_at == clock.now()


def test_ending_keeps_what_came_of_it(watches, decided, clock):
    clock.pass_days(8)
    ended = watches.end(decided.id, " It was a new game. ")
    assert (ended.outcome, ended.ended_at) == ("It was a new game.", clock.now())
    assert watches.due(1) == ()
    assert watches.of(1) == (ended,)


def test_what_has_ended_stays_as_it_is(watches, decided):
    ended = watches.end(decided.id)
    for act in (lambda: watches.end(decided.id, "x"), lambda: watches.change(decided)):
        with pytest.raises(CompanionError) as caught:
            act()
        assert caught.value.code is ErrorCode.NO_SUCH_ENTRY
    assert watches.of(1) == (ended,)


def step(*, days=0, urgency=Urgency.EYE, stepped_up_to=None):
    found = replace(rule("r", Condition(urgencies=(urgency,), count=1)), look_again_days=days)
    return NextStep(found, (), (), (), stepped_up_to)


@pytest.mark.parametrize(("days", "expected"), [(14, 14), (0, 7)])
def test_suggests_the_day_of_the_rule(watches, days, expected):
    day = watches.today() + timedelta(days=expected)
    assert watches.suggested_day(step(days=days)) == day


@pytest.mark.parametrize(
    ("urgency", "may"),
    [
        (Urgency.EYE, True),
        (Urgency.TALK_TODAY, True),
        (Urgency.REPORT, False),
        (Urgency.NOW, False),
    ],
)
def test_watching_never_stands_in_for_a_report_or_help_now(watches, urgency, may):
    assert watches.may_watch(step(urgency=urgency)) is may
    up = step(urgency=urgency).rule
    assert watches.may_watch(step(stepped_up_to=up)) is may
