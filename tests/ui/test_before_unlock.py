# SPDX-License-Identifier: Apache-2.0
"""What is open beside the question for a passphrase: blank sheets, numbers, and the way back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from companion.ui.dialogs.print_dialog import PrintDialog
from companion.ui.kit.paper import text_of
from companion.ui.main_window import MainWindow
from companion.ui.pages.card_page import CardPage
from companion.ui.pages.unlock_page import UnlockPage
from companion.ui.widgets.buttons import ActionButton
from tests.ui.acting import press, words
from tests.ui.conftest import PASSPHRASE

BLANK, EMPTY = "Print a blank missing sheet", "Print the questions, empty"


@pytest.fixture
def open_page(qtbot, desk):
    def make(target):
        page = UnlockPage(desk)
        qtbot.addWidget(page)
        page.printed, page.gone = [], []
        page.blank_wanted.connect(page.printed.append)
        page.go.connect(page.gone.append)
        page.open_target(target)
        page.show()
        qtbot.waitUntil(lambda: page.heading.text() == "A private part for your notes")
        return page

    return make


@pytest.fixture
def window(qtbot, desk):
    window = MainWindow(desk)
    qtbot.addWidget(window)
    window.resize(1024, 640)
    window.go("page:start")
    window.show()
    return window


def buttons(page):
    QCoreApplication.sendPostedEvents()
    return [one.text() for one in page.findChildren(type(page.open_step.done)) if one.isVisible()]


def test_the_questions_of_a_door_are_printed_without_a_passphrase(open_page):
    page = open_page("page:prepare#channel=uk-ceop")
    assert "You can report without this part." in words(page)
    assert "101" in words(page)
    assert "CEOP" in words(page)
    press(page, EMPTY)
    said = text_of(page.printed[0])
    assert "CEOP report" in said
    assert "What happened?\n____" in said


@pytest.mark.parametrize(
    ("target", "title"),
    [
        ("page:prepare", "A sheet for any door"),
        ("page:prepare#sheet=police-call", "A call to the police"),
        ("page:prepare#channel=uk-nspcc-helpline", "A sheet for any door"),
        ("page:prepare#channel=nobody-knows-it", "A sheet for any door"),
    ],
)
def test_each_target_has_its_questions(open_page, target, title):
    page = open_page(target)
    press(page, EMPTY)
    assert page.printed[0].title == title


def test_a_country_without_numbers_has_the_questions_too(open_page, desk):
    desk.channels.choose("KE")
    page = open_page("page:prepare")
    assert "You can report without this part." in words(page)
    assert "CEOP" not in words(page)
    press(page, EMPTY)
    assert "999 or 112" not in text_of(page.printed[0])


@pytest.mark.parametrize("target", ["page:missing#day", "page:missing"])
def test_whose_child_is_missing_is_not_stopped_by_a_passphrase(open_page, target):
    page = open_page(target)
    assert "Phone the police first. A blank sheet needs no passphrase." in words(page)
    press(page, BLANK)
    assert "If a child is missing" in text_of(page.printed[0])
    press(page, "Missing now: first steps")
    assert page.gone == ["card:missing"]


def test_other_pages_ask_for_the_passphrase_alone(open_page):
    page = open_page("page:journal#new")
    assert not {BLANK, EMPTY} & set(buttons(page))
    assert "Phone the police first" not in words(page)


def test_another_target_has_another_box(open_page):
    page = open_page("page:missing#day")
    page.open_target("page:prepare")
    assert EMPTY in buttons(page)
    assert BLANK not in buttons(page)
    page.open_target("page:journal")
    assert not {BLANK, EMPTY} & set(buttons(page))


def test_nothing_stands_beside_the_recovery_code(qtbot, open_page):
    page = open_page("page:prepare")
    for secret in (page.make_step.new, page.make_step.again):
        secret.edit.setText(PASSPHRASE)
    press(page, "Make the private part")
    qtbot.waitUntil(lambda: page.heading.text() == "Your recovery sheet", timeout=10_000)
    assert EMPTY not in buttons(page)


def test_a_blank_sheet_is_printed_without_a_question_about_the_household(window, qtbot):
    window.go("page:prepare#channel=uk-ceop")
    qtbot.waitUntil(lambda: window.page.heading.text() == "A private part for your notes")
    press(window.page, EMPTY)
    dialogs = [one for one in QApplication.topLevelWidgets() if isinstance(one, PrintDialog)]
    assert [one.isVisible() for one in dialogs] == [True]
    dialogs[0].reject()


def test_whoever_wants_the_open_pages_is_back_where_they_came_from(window, qtbot):
    window.go("card:missing")
    window.go("page:missing#day")
    assert isinstance(window.page, UnlockPage)
    window.go("page:journal")
    qtbot.waitUntil(lambda: window.page.heading.text() == "A private part for your notes")
    press(window.page, "Not now")
    assert isinstance(window.page, CardPage)
    assert "missing" in window.page.heading.text().lower()


def test_without_an_open_page_before_it_is_the_start(window, qtbot):
    window._trail.clear()
    window._target = "page:journal"
    window.go("page:missing#day")
    qtbot.waitUntil(lambda: window.page.heading.text() == "A private part for your notes")
    press(window.page, "Not now")
    assert window._page_id == "start"


@pytest.mark.parametrize("target", ["card:blackmail", "channel:uk-ceop"])
def test_a_card_and_a_door_print_the_empty_questions(window, monkeypatch, target):
    printed = []
    monkeypatch.setattr(window._printing, "show", printed.append)
    window.go(target)
    press(window.page, EMPTY)
    assert [sheet.title for sheet in printed] == ["CEOP report"]


@pytest.mark.parametrize("target", ["card:calm", "channel:uk-childline"])
def test_where_no_report_is_got_ready_no_questions_are_printed(window, target):
    window.go(target)
    QCoreApplication.sendPostedEvents()
    found = window.page.findChildren(ActionButton)
    assert EMPTY not in [one.text() for one in found if one.isVisible()]
