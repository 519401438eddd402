# SPDX-License-Identifier: Apache-2.0
"""The door finder as a parent uses it: a question at a time, then a door, and nothing is kept."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSizeF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget

from companion.content.catalog import Catalog
from companion.domain.door_finder import next_question, offered, outcome_of
from companion.paths import resources_folder
from companion.services.door_finder_service import DoorFinderService
from companion.ui.kit.paper import Block
from companion.ui.kit.paper_designs import pages_for
from companion.ui.kit.paper_document import Variant
from companion.ui.pages.door_finder_page import DoorFinderPage
from companion.ui.widgets.finder_question import AnswerTile
from tests.ui.acting import press, words

FIRST = "Is anyone in danger right now?"
A4 = QSizeF(504, 751)


@pytest.fixture
def page(qtbot, desk):
    desk.signals.changed.connect(
        lambda _change: desk.channels.choose(
            desk.preferences.now.country, desk.preferences.now.nation
        )
    )
    desk.preferences.change(country="GB", nation="")
    page = DoorFinderPage(desk, DoorFinderService(desk.content, desk.channels))
    qtbot.addWidget(page)
    page.resize(800, 600)
    page.show()
    return page


def type_keys(page, keys):
    for key in keys:
        page.heading.setFocus()
        QTest.keyClicks(page.heading, key)


def answer(page, *titles):
    for title in titles:
        press(page, title)


def tile(page, name):
    return page.findChild(QPushButton, name)


def test_begins_with_danger_and_shows_one_question_at_a_time(page):
    assert page.heading.text() == FIRST
    assert "Question 1, of 6 at most" in words(page)
    assert not page.back.isVisible()
    answer(page, "No, not right now")
    assert page.heading.text() == "What is it about?"
    assert FIRST not in words(page)
    assert page.back.isVisible()


def test_danger_leads_to_the_number_at_once(page):
    answer(page, "Yes")
    assert page.heading.text() == "Get help now"
    assert "In danger now: phone 999 or 112" in words(page)
    assert "First: Emergency services 999" in words(page)


def test_danger_in_a_country_with_a_number_and_no_line_in_the_list(page, desk):
    desk.preferences.change(country="NO")
    answer(page, "Yes")
    assert "In danger now: phone 112" in words(page)
    assert "could not check" not in words(page)
    assert tile(page, "door-no-kripos").isVisible()


def test_danger_in_a_country_without_a_checked_number_says_what_to_do(page, desk):
    desk.preferences.change(country="KE")
    answer(page, "Yes")
    assert "phone your local emergency number or the local police now" in words(page)
    assert "First:" not in words(page)
    press(page, "Child Helpline 116")
    assert "116" in words(page)


def test_blackmail_shows_what_never_to_do_before_the_door(page):
    answer(page, "No, not right now", "Threats or blackmail", "only know online", "that was taken")
    shown = words(page)
    assert page.heading.text() == "Report the threats today"
    assert shown.index("Do not pay, reply or delete.") < shown.index("First: CEOP Safety Centre")
    assert "What it does not do" in shown
    assert "Who may use it" in shown
    assert "For your child: Childline" in shown
    assert "All doors" not in shown


def test_not_knowing_about_danger_puts_the_number_above_the_first_door(page):
    type_keys(page, "?2?1")
    shown = words(page)
    assert shown.index("In danger now: phone 999 or 112") < shown.index("First: CEOP")
    press(page, "How to reach them")
    assert page.heading.text() == "Emergency services 999"
    press(page, "Back")
    assert page.heading.text() == "Report the threats today"


def test_a_child_only_door_is_handed_to_the_child(page):
    type_keys(page, "25?22")
    assert page.heading.text() == "Help your child to get the picture taken down"
    assert "First: For your child: Report Remove" in words(page)
    assert "Only a child may use this door." in words(page)


def test_someone_at_home_is_warned_about_this_computer_first(page):
    answer(page, "No, not right now", "Contact that worries me", "Someone at home")
    assert page.heading.text() == "Could this person look at this computer?"
    answer(page, "I don't know")
    shown = words(page)
    assert shown.index("this person cannot get into") < shown.index("First: NSPCC Helpline")
    assert "Do not warn or confront the person." in shown


def test_bullying_never_names_ceop(page):
    type_keys(page, "20")
    assert page.heading.text() == "Get help with the bullying"
    assert "CEOP Safety Centre" not in words(page)
    assert tile(page, "door-uk-ceop") is None
    assert "First: NSPCC Helpline" in words(page)


def test_self_harm_puts_the_child_and_the_number_before_any_door(page):
    answer(page, "No, not right now", "Self-harm")
    assert page.heading.text() == "Did someone tell your child to do it?"
    press(page, "I don't know")
    shown = words(page)
    first = shown.index("First: CEOP Safety Centre")
    assert shown.index("In danger now: phone 999 or 112") < first
    assert shown.index("Stay with your child.") < first
    assert "Do not search for the group or watch its films." in shown


def test_whoever_has_told_someone_finds_the_reports_from_the_first_question(page, qtbot):
    with qtbot.waitSignal(page.go) as gone:
        press(page, "I have told someone already")
    assert gone.args == ["page:reports"]
    answer(page, "No, not right now")
    with pytest.raises(AssertionError, match="no button"):
        press(page, "I have told someone already")


def test_back_goes_through_the_questions_and_an_answer_can_be_changed(page):
    type_keys(page, "2")
    type_keys(page, "9")
    assert page.heading.text() == "Get advice about your child today"
    press(page, "Back")
    assert page.heading.text() == "What is it about?"
    QTest.keyClick(page.heading, Qt.Key.Key_Backspace)
    assert page.heading.text() == FIRST
    QTest.keyClick(page.heading, Qt.Key.Key_Backspace)
    assert page.heading.text() == FIRST
    type_keys(page, "1")
    assert page.heading.text() == "Get help now"


def test_every_answer_has_a_key_that_it_shows(page):
    type_keys(page, "2")
    tiles = page.findChildren(AnswerTile)
    assert [one.key for one in tiles] == list("1234567890a?")
    assert all(f"Key {one.key}." in one.accessibleDescription() for one in tiles)
    type_keys(page, "x")
    assert page.heading.text() == "What is it about?"
    type_keys(page, "A")
    assert page.heading.text() == "What did you see?"


def test_a_key_held_with_control_answers_nothing(page):
    QTest.keyClick(page.heading, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert page.heading.text() == FIRST


def test_the_question_is_read_out_and_tab_goes_on_to_its_answers(page, qtbot):
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    type_keys(page, "2")
    assert QApplication.focusWidget() is page.heading
    for _ in range(3):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        if isinstance(QApplication.focusWidget(), AnswerTile):
            break
    assert QApplication.focusWidget().key == "1"
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert page.heading.text() == "Phone the police about your child now"


def test_another_door_opens_here_and_leads_back(page):
    type_keys(page, "20")
    tile(page, "door-uk-childline").click()
    assert page.heading.text() == "For your child: Childline"
    assert "0800 1111" in words(page)
    assert "Only a child may use this door." in words(page)
    press(page, "Back")
    assert page.heading.text() == "Get help with the bullying"


def test_the_country_is_shown_and_can_be_changed(page, desk):
    type_keys(page, "20")
    assert page.place.change.text() == "Doors for United Kingdom. Change"
    press(page, "Doors for United Kingdom")
    page.place.choice.country.setCurrentText("France")
    assert desk.preferences.now.country == "FR"
    assert "First: 3018" in words(page)
    assert "NSPCC" not in words(page)
    assert page.place.choice.isVisible()


def test_the_nation_is_shown(page, desk):
    desk.preferences.change(country="GB", nation="GB-NIR")
    answer(page, "No, not right now", "Contact that worries me", "A grown-up we know", "report")
    assert page.place.change.text() == "Doors for United Kingdom, Northern Ireland. Change"
    assert "First: HSC Trust Gateway" in words(page)


def test_where_nobody_has_said_the_country_it_is_asked(page, desk):
    desk.preferences.change(country="", nation="")
    type_keys(page, "20")
    assert page.heading.text() == "Which country are you in?"
    assert page.place.choice.isVisible()
    page.place.choice.country.setCurrentText("Australia")
    press(page, "Go on")
    assert "First: eSafety" in words(page)
    press(page, "Back")
    assert page.heading.text() == "Which country are you in?"
    press(page, "Back")
    assert page.heading.text() == "What is it about?"


def test_in_danger_the_country_is_not_asked_first(page, desk):
    desk.preferences.change(country="", nation="")
    type_keys(page, "1")
    assert page.heading.text() == "Get help now"
    assert page.place.choice.isVisible()
    page.place.choice.country.setCurrentText("Australia")
    assert "In danger now: phone 000" in words(page)


def test_leaving_forgets_the_answers(page):
    type_keys(page, "22")
    assert page.heading.text() != FIRST
    page.hide()
    assert page._answers == {}
    page.show()
    assert page.heading.text() == FIRST


def test_start_again(page):
    type_keys(page, "20")
    press(page, "Start again")
    assert page.heading.text() == FIRST
    assert not page.again.isVisible()


def test_nothing_that_was_chosen_is_written_anywhere(page, desk, tmp_path):
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    answer(page, "No, not right now", "Threats or blackmail", "only know online", "that was taken")
    after = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    assert after == before


def test_cards_and_the_tracker_are_one_click_away(page, qtbot):
    type_keys(page, "29")
    with qtbot.waitSignal(page.go) as gone:
        press(page, "My child may be harming another child")
    assert gone.args == ["card:child-may-be-harming"]
    with qtbot.waitSignal(page.go) as gone:
        press(page, "Write down whom you told")
    assert gone.args == ["page:reports#new"]
    with qtbot.waitSignal(page.go) as gone:
        press(page, "See every door")
    assert gone.args == ["page:get-help"]


def test_what_was_found_can_be_printed_and_says_nothing_of_the_answers(page, qtbot):
    answer(page, "No, not right now", "Threats or blackmail", "only know online", "that was taken")
    with qtbot.waitSignal(page.print_wanted) as printed:
        press(page, "Print this page")
    sheet = printed.args[0]
    told = "\n".join(block.text for block in sheet.blocks if isinstance(block, Block))
    assert sheet.title == "Report the threats today"
    assert sheet.emergency_line == "999 or 112"
    assert "First: CEOP Safety Centre" in told
    assert "https://www.ceop.police.uk/Safety-Centre/" in told
    assert "Do not pay, reply or delete." in told
    assert "Childline" in told
    assert "Police non-emergency 101" in told
    assert "101: 101" not in told
    assert "only know online" not in told


def test_a_sheet_in_danger_begins_with_the_number(page, desk, qtbot):
    desk.preferences.change(country="KE")
    type_keys(page, "1")
    with qtbot.waitSignal(page.print_wanted) as printed:
        press(page, "Print this page")
    assert "local emergency number" in printed.args[0].blocks[0].text


def test_a_door_not_checked_in_time_says_so(page, clock):
    clock.forward(days=400)
    type_keys(page, "20")
    assert "Check before you rely on it" in tile(page, "door-uk-childline").accessibleDescription()


def test_content_that_can_not_be_read_is_said(page, desk, monkeypatch):
    from companion.domain.errors import CompanionError, ErrorCode

    def broken():
        raise CompanionError(ErrorCode.CONTENT_DAMAGED, file="channels/GB.toml", key="")

    monkeypatch.setattr(desk.channels, "channels", broken)
    type_keys(page, "20")
    assert page.banner.isVisible()


def test_a_window_that_is_minimised_keeps_the_answers(qtbot, desk):
    """What is hidden then is the frame around the page."""
    frame = QWidget()
    qtbot.addWidget(frame)
    page = DoorFinderPage(desk, DoorFinderService(desk.content, desk.channels))
    QVBoxLayout(frame).addWidget(page)
    frame.show()
    type_keys(page, "2")
    frame.hide()
    frame.show()
    assert page.heading.text() == "What is it about?"


def test_a_report_to_the_first_door_can_be_prepared(page, qtbot):
    type_keys(page, "2211")
    with qtbot.waitSignal(page.go) as gone:
        press(page, "Prepare a report")
    assert gone.args == ["page:prepare#channel=uk-ceop"]


def test_the_other_doors_are_one_click_down(page):
    type_keys(page, "2211")
    press(page, "Go to the other doors")
    assert page.scroll_area.verticalScrollBar().value() > 0
    assert QApplication.focusWidget().text() == "Other doors that fit"


def ends():
    """Return one way through the questions for each path of the table."""
    found = {}

    def walk(answers):
        question = next_question(FINDER, answers)
        if question is None:
            found.setdefault(outcome_of(FINDER, answers).path.id, answers)
            return
        for one in offered(question, answers):
            walk({**answers, question.id: one.id})

    walk({})
    return found


FINDER = Catalog.built_in(resources_folder() / "content").door_finder()
ENDS = ends()


@pytest.mark.parametrize("code", ["GB", "NO", "INT"])
@pytest.mark.parametrize("end", ENDS)
def test_every_end_is_shown_and_takes_two_sheets_of_paper_at_most(page, desk, code, end, qtbot):
    desk.preferences.change(country=code, nation="")
    for chosen in ENDS[end].values():
        page.findChild(AnswerTile, f"answer-{chosen}").click()
    path = next(one for one in FINDER.paths if one.id == end)
    assert page.heading.text() == path.title
    assert path.why in words(page)
    with qtbot.waitSignal(page.print_wanted) as printed:
        press(page, "Print this page")
    assert pages_for(printed.args[0], Variant.NORMAL).lay_out(A4) <= 2
