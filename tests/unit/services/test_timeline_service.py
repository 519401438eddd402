# SPDX-License-Identifier: Apache-2.0
"""What the timeline collects about one child, from a real vault with an invented family."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace

import pytest

from companion.content.catalog import Catalog
from companion.demo.making import DEMO_PASSPHRASE, StoryClock, make_demo
from companion.domain.checklist import Answer, Reply
from companion.domain.journal import Certainty, EntryText, Happened
from companion.domain.report import Promise, PromiseState, Report, Update
from companion.domain.talk import Talk
from companion.domain.timeline import Lane, Timeline, What
from companion.domain.watch import Watch
from companion.paths import resources_folder
from companion.services import timeline_service
from companion.services.private_room import RoomKeeper
from companion.services.timeline_service import TimelineService
from companion.storage.kdf import KdfCost
from companion.storage.vault import VaultFolder

CHEAP = KdfCost(memory_kib=8 * 1024, passes=1, lanes=1)
DAY = date(2026, 5, 14)
NOON = datetime(2026, 5, 14, 12, tzinfo=UTC)


def keeper_of(folder, clock):
    content = Catalog.built_in(resources_folder() / "content")
    return RoomKeeper(VaultFolder(folder, clock, CHEAP), content, clock, lambda _change: None)


@pytest.fixture(scope="module")
def demo_folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("demo")
    make_demo(folder, DEMO_PASSPHRASE, 0, lambda _words: None, cost=CHEAP)
    return folder


@pytest.fixture
def demo(demo_folder):
    keeper = keeper_of(demo_folder, StoryClock())
    yield keeper.open(DEMO_PASSPHRASE)
    keeper.close()


@pytest.fixture
def clock():
    clock = StoryClock()
    clock.turn_to(NOON)
    return clock


@pytest.fixture
def room(tmp_path, clock):
    keeper = keeper_of(tmp_path, clock)
    keeper.create(DEMO_PASSPHRASE)
    yield keeper.open(DEMO_PASSPHRASE)
    keeper.close()


@pytest.fixture
def child(room):
    return room.checklist.add_child("Mia").id


def everything(room, child_id):
    marks, offset = [*room.timeline.others(child_id)], 0
    while part := room.timeline.entries(child_id, offset):
        marks += part
        offset += timeline_service.ENTRIES_AT_ONCE
    return Timeline(marks)


def whats(room, child_id):
    return [one.what for one in everything(room, child_id).marks]


def test_the_demo_family_fills_every_lane_and_nothing_is_missing_or_mixed_up(demo):
    first, second = (one.id for one in demo.checklist.children())
    timeline = everything(demo, first)
    assert timeline.lanes == tuple(Lane)
    found = Counter(one.what for one in timeline.marks)
    assert found[What.WRITTEN] == demo.journal.count(first)
    assert found[What.LOOKED] == len(demo.checklist.finished_reviews(first))
    assert found[What.NOTED] == len(demo.noticings.of(first))
    assert found[What.TALKED] + found[What.TALK_PLANNED] == len(demo.talks.of(first))
    assert found[What.REPORTED] == len(demo.reports.of(first))
    assert found[What.WATCH_DECIDED] == len(demo.watches.of(first))
    mine = {one.target for one in timeline.marks if one.lane is not Lane.SIGN}
    theirs = {one.target for one in everything(demo, second).marks if one.lane is not Lane.SIGN}
    assert not mine & theirs


def test_entries_come_page_by_page(demo, monkeypatch):
    child_id = demo.checklist.children()[0].id
    whole = {one.target for one in everything(demo, child_id).marks}
    monkeypatch.setattr(timeline_service, "ENTRIES_AT_ONCE", 7)
    assert len(demo.timeline.entries(child_id)) == 7
    assert {one.target for one in everything(demo, child_id).marks} == whole


def test_an_entry_keeps_how_sure_its_day_is(room, child):
    for happened in (
        Happened(Certainty.EXACT, DAY),
        Happened(Certainty.ABOUT, DAY - timedelta(3)),
        Happened(),
    ):
        room.journal.save_entry(child, happened, EntryText(saw="Something"))
    about, *rest = everything(room, child).marks
    assert (about.certainty, about.day) == (Certainty.ABOUT, DAY - timedelta(3))
    assert {one.certainty for one in rest} == {Certainty.EXACT, Certainty.UNKNOWN}
    assert {one.day for one in rest} == {NOON.astimezone().date()}


def test_a_struck_out_entry_and_a_note_taken_back_stay_and_say_so(room, child):
    entry = room.journal.save_entry(child, Happened(), EntryText(saw="Wrong child"))
    room.journal.strike_out(entry.id, "Wrong child")
    noted = room.noticings.note(child, words="Hm")
    room.noticings.take_back(noted.noticing.id)
    assert [one.is_struck_out for one in everything(room, child).marks] == [True, True]


def test_a_quick_note_about_another_day_has_no_hour(room, child):
    room.noticings.note(child, words="Now")
    room.noticings.note(child, words="Then", noticed_at=NOON - timedelta(2))
    hours = {one.words: one.at for one in everything(room, child).marks}
    assert hours["Then"] is None
    assert hours["Now"] == NOON.astimezone().time()


def test_a_sign_stands_on_the_day_it_was_first_ticked_and_again_after_a_no(room, child, clock):
    sign = "moved-to-private-app"
    replies = (Reply.YES, Reply.YES, Reply.NOT_SURE, Reply.NO, Reply.YES)
    for week, reply in enumerate(replies):
        clock.turn_to(NOON + timedelta(weeks=week))
        review = room.checklist.start_or_continue(child)
        room.checklist.keep_answer(review.id, Answer(sign, reply, is_usual=week == 4))
        room.checklist.finish(review.id, is_still_worried=False)
    found = [one for one in everything(room, child).marks if one.sign_id]
    assert [(one.what, one.day) for one in found] == [
        (What.TICKED, NOON.astimezone().date()),
        (What.USUAL, NOON.astimezone().date() + timedelta(weeks=4)),
    ]


def test_a_tick_called_a_mistake_later_is_struck_out_and_a_new_one_is_not(room, child, clock):
    sign = "child-tells"
    given = (
        Answer(sign, Reply.YES),
        Answer(sign, Reply.NO, is_correction=True),
        Answer(sign, Reply.YES),
        Answer(sign, Reply.NO),
    )
    for week, answer in enumerate(given):
        clock.turn_to(NOON + timedelta(weeks=week))
        review = room.checklist.start_or_continue(child)
        room.checklist.keep_answer(review.id, answer)
        room.checklist.finish(review.id, is_still_worried=False)
    found = [one for one in everything(room, child).marks if one.sign_id]
    assert [one.is_struck_out for one in found] == [True, False]


def test_talks_planned_and_held_and_one_without_a_day(room, child):
    room.talks.save(Talk(0, child, "Games", planned_for=DAY, held_on=DAY - timedelta(1)))
    room.talks.save(Talk(0, child, "Secrets", planned_for=DAY + timedelta(4)))
    room.talks.save(Talk(0, child, "Some day"))
    found = {one.words: one for one in everything(room, child).marks}
    assert (found["Games"].what, found["Games"].day) == (What.TALKED, DAY - timedelta(1))
    assert (found["Secrets"].what, found["Secrets"].day) == (
        What.TALK_PLANNED,
        DAY + timedelta(4),
    )
    assert found["Some day"].certainty is Certainty.UNKNOWN


def test_a_promise_stands_on_its_day_and_says_whether_it_was_done(room, child):
    room.reports.save(Report(0, child, "School", DAY))
    room.reports.save(Report(0, child, "CEOP", DAY, promises=(Promise("Ring", DAY), Promise("x"))))
    kept, changed = Promise("", DAY, PromiseState.KEPT), Promise("y", DAY, PromiseState.CHANGED)
    room.reports.save(Report(0, child, "Police", DAY, promises=(kept, changed)))
    assert Counter(whats(room, child)) == {
        What.REPORTED: 3,
        What.PROMISE_OPEN: 1,
        What.PROMISE_KEPT: 1,
        What.PROMISE_CHANGED: 1,
    }


def test_what_came_after_a_report_and_the_day_to_come_back_to_it(room, child):
    later, last = DAY + timedelta(3), DAY + timedelta(9)
    room.reports.save(
        Report(0, child, "School", DAY, updates=(Update(later, "They rang."),), next_on=last)
    )
    assert whats(room, child) == [What.REPORTED, What.HEARD_SINCE, What.COME_BACK]


def test_a_decision_to_watch_has_its_day_to_look_again_until_it_ends(room, child, clock):
    watch = room.watches.decide(Watch(0, child, DAY + timedelta(7), why="Sleep"))
    assert whats(room, child) == [What.WATCH_DECIDED, What.LOOK_AGAIN]
    clock.turn_to(NOON + timedelta(5))
    room.watches.end(watch.id, "Sleeps again")
    assert whats(room, child) == [What.WATCH_DECIDED, What.WATCH_ENDED]


def test_a_decision_that_was_changed_ends_with_no_mark(room, child, clock):
    watch = room.watches.decide(Watch(0, child, DAY + timedelta(7), why="Sleep"))
    clock.turn_to(NOON + timedelta(5))
    room.watches.change(replace(watch, why="Sleep and food"))
    assert Counter(whats(room, child)) == {What.WATCH_DECIDED: 2, What.LOOK_AGAIN: 1}


def test_what_has_no_day_at_all_is_left_out():
    nothing = SimpleNamespace(
        checklist=SimpleNamespace(finished_reviews=lambda _child: ()),
        noticings=SimpleNamespace(noticings=lambda _child: ()),
        reports=SimpleNamespace(reports=lambda _child: ()),
        talks=SimpleNamespace(talks=lambda _child: (Talk(1, 1, "Games"),)),
        watches=SimpleNamespace(watches=lambda _child: (Watch(1, 1, DAY),)),
    )
    (mark,) = TimelineService(nothing).others(1)
    assert (mark.what, mark.day) == (What.LOOK_AGAIN, DAY)


def test_a_child_without_notes_has_an_empty_timeline(room, child):
    assert everything(room, child).marks == ()
