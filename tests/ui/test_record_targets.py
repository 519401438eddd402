# SPDX-License-Identifier: Apache-2.0
"""A target such as "report=4" shows that record: of another child, beside a draft, or no more."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import TYPE_CHECKING, NamedTuple

import pytest

from companion.domain.checklist import Answer, Reply
from companion.domain.report import Report
from companion.domain.talk import Talk
from companion.domain.watch import Watch
from companion.ui.kit.targets import record_of, runs_once
from companion.ui.page_registry import page_of
from companion.ui.pages.notice_page import NoticePage
from companion.ui.pages.plans_page import PlansPage
from companion.ui.pages.quick_note_page import QuickNotePage
from companion.ui.pages.reports_page import ReportsPage
from companion.ui.pages.watch_page import WatchPage
from companion.ui.widgets.record_row import RecordRow
from tests.ui.acting import press, words

if TYPE_CHECKING:
    from collections.abc import Callable

GONE = "This is not in the record any more."


@pytest.fixture
def vault(desk, room):
    def now(work):
        return desk.tasks.now_on_vault(work, 10)

    mia, tom = (
        now(lambda label=label: room.checklist.add_child(label)) for label in ("Mia", "Tom")
    )
    return SimpleNamespace(now=now, mia=mia, tom=tom, desk=desk, room=room)


def add_report(vault, room, child, number):
    report = Report(0, child.id, f"Door {number}", date(2026, 11, number))
    return vault.now(lambda: room.reports.save(report)).id


def add_talk(vault, room, child, number):
    talk = Talk(0, child.id, f"Topic {number}", held_on=date(2026, 11, number))
    return vault.now(lambda: room.talks.save(talk)).id


def add_note(vault, room, child, number):
    return vault.now(lambda: room.noticings.note(child.id, "", f"Note {number}")).noticing.id


class Case(NamedTuple):
    """A page, how a record of it is called in a target, added, and shown."""

    page_class: type
    kind: str
    add: Callable
    title: str


CASES = [
    Case(ReportsPage, "report", add_report, "Told Door"),
    Case(PlansPage, "talk", add_talk, "Topic"),
    Case(QuickNotePage, "note", add_note, "Note"),
]
every_page = pytest.mark.parametrize("case", CASES, ids=lambda case: case.kind)


@pytest.fixture
def open_page(qtbot, desk, room):
    def make(page_class, target):
        page = page_class(desk, room)
        qtbot.addWidget(page)
        page.resize(700, 500)
        page.show()
        page.activateWindow()
        page.open_target(target)
        page.focus_first()
        return page

    return make


def row_in_focus(page):
    """Return the row that the focus is in, as a person sees it, or None."""
    widget = page.focusWidget()
    while widget is not None and not isinstance(widget, RecordRow):
        widget = widget.parentWidget()
    if widget is None or not widget.isVisible():
        return ""
    top = widget.mapTo(page.scroll_area.viewport(), widget.rect().topLeft()).y()
    assert 0 <= top < page.scroll_area.viewport().height()
    return widget.title.text()


@every_page
def test_the_record_is_shown_and_has_the_focus(qtbot, vault, open_page, case):
    ids = [case.add(vault, vault.room, vault.mia, number) for number in range(1, 15)]
    vault.desk.chosen_child.choose(vault.mia.id)
    page = open_page(case.page_class, f"{case.kind}={ids[0]}")
    qtbot.waitUntil(lambda: f"{case.title} 1 " in f"{row_in_focus(page)} ")
    page.open_target(f"{case.kind}={ids[8]}")
    qtbot.waitUntil(lambda: f"{case.title} 9" in row_in_focus(page))


@every_page
def test_the_child_it_is_about_is_chosen_first(qtbot, vault, open_page, case):
    case.add(vault, vault.room, vault.mia, 1)
    record_id = case.add(vault, vault.room, vault.tom, 2)
    vault.desk.chosen_child.choose(vault.mia.id)
    page = open_page(case.page_class, f"{case.kind}={record_id}")
    qtbot.waitUntil(lambda: f"{case.title} 2" in row_in_focus(page))
    assert page.choice.child == vault.tom
    assert f"{case.title} 1" not in words(page)


@every_page
def test_what_is_typed_is_kept_beside_it(qtbot, vault, open_page, case):
    record_id = case.add(vault, vault.room, vault.mia, 3)
    vault.desk.chosen_child.choose(vault.mia.id)
    page = open_page(case.page_class, "new")
    qtbot.waitUntil(lambda: page.keeper.is_attending)
    page.form.words_box().setFocus()
    qtbot.keyClicks(page.form.words_box(), "Half a sentence")
    page.open_target(f"{case.kind}={record_id}")
    qtbot.waitUntil(lambda: f"{case.title} 3" in row_in_focus(page))
    qtbot.waitUntil(lambda: "Not saved yet." in words(page))
    press(page, "Go on writing")
    assert page.form.words_box().toPlainText() == "Half a sentence"


@every_page
def test_a_record_that_is_gone_is_said_calmly(qtbot, vault, open_page, case):
    vault.desk.chosen_child.choose(vault.mia.id)
    page = open_page(case.page_class, f"{case.kind}=4711")
    qtbot.waitUntil(lambda: GONE in words(page))


def test_a_note_that_was_taken_back_can_have_the_focus(qtbot, desk, room, vault, open_page):
    note = add_note(vault, room, vault.mia, 1)
    vault.now(lambda: room.noticings.take_back(note))
    page = open_page(QuickNotePage, f"note={note}")
    qtbot.waitUntil(lambda: row_in_focus(page) == "Note 1")
    assert page.choice.child == vault.mia


def test_a_decision_to_watch_opens_or_is_shown_where_it_has_ended(
    qtbot, desk, room, vault, open_page
):
    decide, end = room.watches.decide, room.watches.end
    mine, other = (
        vault.now(lambda child=child: decide(Watch(0, child.id, date(2026, 12, 9), why="Why")))
        for child in (vault.mia, vault.tom)
    )
    desk.chosen_child.choose(vault.mia.id)
    page = open_page(WatchPage, f"watch={mine.id}")
    qtbot.waitUntil(lambda: page.keeper.is_attending)
    page.open_target(f"watch={other.id}")
    qtbot.waitUntil(lambda: page.choice.child == vault.tom and page.keeper.is_attending)
    vault.now(lambda: end(mine.id, "It was nothing new"))
    page.open_target(f"watch={mine.id}")
    qtbot.waitUntil(lambda: row_in_focus(page) == "Why")
    assert "It was nothing new" in words(page)
    page.open_target("watch=4711")
    qtbot.waitUntil(lambda: GONE in words(page))


def finished_review(vault, room, child, sign_id):
    def work():
        review = room.checklist.start_or_continue(child.id)
        room.checklist.keep_answer(review.id, Answer(sign_id, Reply.YES))
        return room.checklist.finish(review.id, is_still_worried=True)

    return vault.now(work)


def test_an_earlier_look_is_shown_and_its_child_chosen(qtbot, desk, room, vault, open_page):
    sign_id = next(iter(desk.content.signs()))
    mine = finished_review(vault, room, vault.mia, sign_id)
    other = finished_review(vault, room, vault.tom, sign_id)
    desk.chosen_child.choose(vault.mia.id)
    page = open_page(NoticePage, f"review={mine.id}")
    qtbot.waitUntil(lambda: "You said that you were still worried." in words(page))
    assert page.heading.text().startswith("Looked on")
    page.open_target(f"review={other.id}")
    qtbot.waitUntil(lambda: page.landing.choice.child == vault.tom)
    qtbot.waitUntil(lambda: "You said that you were still worried." in words(page))
    page.open_target("review=4711")
    qtbot.waitUntil(lambda: GONE in words(page))


def test_a_look_of_the_only_child_is_shown_before_anything_was_chosen(
    qtbot, desk, room, vault, open_page
):
    sign_id = next(iter(desk.content.signs()))
    review = finished_review(vault, room, vault.tom, sign_id)
    page = open_page(NoticePage, f"review={review.id}")
    qtbot.waitUntil(lambda: page.heading.text().startswith("Looked on"))
    assert page.landing.choice.child == vault.tom


@pytest.mark.parametrize(
    ("part", "number"),
    [("talk=4", 4), ("talk=", 0), ("talk=x", 0), ("report=4", 0), ("4", 0), ("", 0)],
)
def test_numbers_in_targets(part, number):
    assert record_of(part, "talk") == number


def test_notes_stand_on_the_page_for_notes():
    assert page_of("page:notice#note=4") == ("quick-note", "note=4")
    assert page_of("page:notice#review=4") == ("notice", "review=4")
    assert not runs_once("quick-note", "note=4", is_private=True)
