# SPDX-License-Identifier: Apache-2.0
"""Decisions to watch: taken, changed, due, ended."""

from dataclasses import replace
from datetime import timedelta
from types import SimpleNamespace

import pytest

from companion.domain.checklist import Answer, Reply
from companion.domain.errors import CompanionError, ErrorCode
from companion.domain.guide import AgeBand
from companion.domain.next_step import Condition, NextStep
from companion.domain.urgency import Urgency
from companion.domain.watch import Watch
from companion.services.changes import Change
from companion.services.checklist_service import ChecklistService
from companion.services.noticing_service import NoticingService
from companion.services.watch_service import WatchService
from tests.fakes import InMemoryVault
from tests.unit.services.local_fakes import Ledger, LittleContent, StillClock, rule, sign


@pytest.fixture
def clock():
    return StillClock()


@pytest.fixture
def ledger():
    return Ledger()


class GraveContent(LittleContent):
    """With a sign that means a report today."""

    def signs(self):
        return super().signs() | {"told": sign("told", "one", Urgency.REPORT)}

    def rules(self):
        return (rule("report", Condition(urgencies=(Urgency.REPORT,), count=1)), *super().rules())


@pytest.fixture
def room(clock, ledger):
    """Return the services of Notice, on one vault in memory."""
    vault, content = InMemoryVault(), GraveContent()
    checklist = ChecklistService(vault, content, clock, ledger)
    checklist.add_child("M", AgeBand.AGE_14_17)
    noticings = NoticingService(vault.noticings, checklist, content, clock, ledger)
    watches = WatchService(vault.watches, checklist, noticings, clock, ledger)
    ledger.changes.clear()
    return SimpleNamespace(vault=vault, checklist=checklist, noticings=noticings, watches=watches)


@pytest.fixture
def watches(room):
    return room.watches


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


def test_a_change_keeps_what_was_decided_before(watches, decided, clock):
    clock.pass_days(2)
    later = decided.look_again_on + timedelta(days=7)
    changed = watches.change(
        replace(decided, look_again_on=later, why="Two signs", decided_at=None, review_id=9)
    )
    assert (changed.look_again_on, changed.why, changed.is_open) == (later, "Two signs", True)
    assert (changed.decided_at, changed.review_id) == (clock.now(), 4)
    before = replace(decided, changed_at=clock.now(), ended_at=clock.now(), followed_by=changed.id)
    assert watches.of(1) == (changed, before)


def test_a_change_of_nothing_leaves_no_trace(watches, decided, ledger):
    ledger.changes.clear()
    assert watches.change(decided) == decided
    assert watches.of(1) == (decided,)
    assert ledger.changes == []


def test_a_change_that_is_said_again_after_a_failure_is_made_once(watches, decided):
    wanted = replace(decided, why="Two signs")
    changed = watches.change(wanted)
    assert watches.change(wanted) == changed
    assert len(watches.of(1)) == 2


def test_a_decision_that_was_changed_can_be_looked_at_by_its_old_form(watches, decided):
    changed = watches.change(replace(decided, why="Two signs"))
    ended = watches.looked(decided.id, "All quiet", None)
    assert (ended.id, ended.outcome) == (changed.id, "All quiet")
    with pytest.raises(CompanionError):
        watches.change(decided)


def test_looking_again_is_kept_whole_or_not_at_all(watches, decided, room):
    store, day = room.vault.watches, decided.look_again_on + timedelta(days=7)
    room.vault.fault.code = ErrorCode.DISK_FULL
    with pytest.raises(CompanionError):
        watches.looked(decided.id, "Tired", day)
    room.vault.fault.code = None
    assert store.watches(1) == (decided,)
    again = watches.looked(decided.id, "Tired", day)
    assert (again.look_again_on, again.outcome) == (day, "")
    assert watches.looked(decided.id, "Tired", day) == again
    assert [one.outcome for one in watches.of(1)] == ["", "Tired"]


def test_one_that_ended_for_good_can_still_be_taken_anew(watches, decided):
    ended = watches.looked(decided.id, "All quiet", None)
    assert watches.looked(decided.id, "All quiet", None) == ended
    again = watches.looked(decided.id, "All quiet", watches.today())
    assert watches.of(1)[0].is_open is False
    assert again.is_open


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
    assert watches.may_watch(1, step(urgency=urgency)) is may
    up = step(urgency=urgency).rule
    assert watches.may_watch(1, step(stepped_up_to=up)) is may


def test_nor_for_what_a_look_that_was_stopped_half_way_asks(room):
    assert room.watches.may_watch(1)
    review = room.checklist.start_or_continue(1)
    room.checklist.keep_answer(review.id, Answer("told", Reply.YES))
    assert not room.watches.may_watch(1)
    room.checklist.keep_answer(review.id, Answer("told", Reply.NO))
    assert room.watches.may_watch(1)


def test_nor_for_what_the_last_look_asks(room, clock):
    for reply, may in ((Reply.YES, False), (Reply.NO, True)):
        clock.pass_days(1)
        review = room.checklist.start_or_continue(1)
        room.checklist.keep_answer(review.id, Answer("told", reply))
        room.checklist.finish(review.id, is_still_worried=None)
        assert room.watches.may_watch(1) is may


def test_nor_for_a_quick_note_until_it_is_taken_back_or_looked_at(room, clock):
    room.noticings.note(1, "a", "late again")
    assert room.watches.may_watch(1)
    noted = room.noticings.note(1, "told")
    assert not room.watches.may_watch(1)
    room.noticings.take_back(noted.noticing.id)
    assert room.watches.may_watch(1)
    room.noticings.note(1, "told")
    clock.pass_days(1)
    review = room.checklist.start_or_continue(1)
    assert not room.watches.may_watch(1)
    room.checklist.finish(review.id, is_still_worried=False)
    assert room.watches.may_watch(1)


def test_nor_for_what_happened_before_until_it_is_called_a_mistake(room, clock, monkeypatch):
    event = replace(GraveContent().signs()["told"], is_event=True)
    kept = {**GraveContent().signs(), "told": event}
    monkeypatch.setattr(GraveContent, "signs", lambda _: kept)
    for reply, is_correction, may in (
        (Reply.YES, False, False),
        (Reply.NO, False, False),
        (Reply.NO, True, True),
        (Reply.NO, False, True),
    ):
        clock.pass_days(1)
        review = room.checklist.start_or_continue(1)
        room.checklist.keep_answer(review.id, Answer("told", reply, is_correction=is_correction))
        room.checklist.finish(review.id, is_still_worried=None)
        assert room.watches.may_watch(1) is may
