# SPDX-License-Identifier: Apache-2.0
"""Where nobody has said the country: no word of "this country", the question, and a line."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QComboBox

from companion.domain.errors import CompanionError, ErrorCode
from companion.services.door_finder_service import DoorFinderService
from companion.ui.kit.paper import WRITING_LINE, text_of
from companion.ui.kit.paper_designs import pages_for
from companion.ui.kit.paper_document import Variant
from companion.ui.kit.paper_pages import set_margins, text_area
from companion.ui.main_window import MainWindow
from companion.ui.pages.card_page import CardPage
from companion.ui.pages.door_finder_page import DoorFinderPage
from companion.ui.pages.first_start_page import FirstStartPage
from companion.ui.pages.get_help_page import GetHelpPage
from companion.ui.widgets.checklist_sheets import blank_checklist_sheet
from companion.ui.widgets.missing_sheet import blank_missing_sheet
from companion.ui.widgets.next_step_doors import NextStepDoors
from companion.ui.widgets.place_choice import PlaceChoice
from companion.ui.widgets.pocket_sheet import pocket_sheet
from companion.ui.widgets.sheets import card_sheet, first_steps_sheet
from tests.ui.acting import press, words

QUESTION = "Which country are you in?"
IN_DANGER = "In danger now, phone your emergency number."
IN_THE_UNION = "In the European Union it is 112."
TO_WRITE = "No country is chosen in Companion. Write your emergency number here:"
CARDS = ("danger-now", "missing", "blackmail", "child-tells-you", "something-feels-off")


@pytest.fixture(autouse=True)
def _nowhere(desk):
    desk.channels.choose("")
    desk.signals.changed.connect(
        lambda _change: desk.channels.choose(
            desk.preferences.now.country, desk.preferences.now.nation
        )
    )


@pytest.fixture
def card_page(qtbot, desk):
    return shown(qtbot, CardPage(desk))


def shown(qtbot, page):
    qtbot.addWidget(page)
    page.resize(1000, 700)
    page.show()
    return page


def country_box(page):
    """Return the box that asks for the country, as a person finds it."""
    QCoreApplication.sendPostedEvents()
    (box,) = [one for one in page.findChildren(QComboBox) if one.isVisible()]
    return box


def choose(page, code):
    box = country_box(page)
    box.setCurrentIndex(box.findData(code))


@pytest.mark.parametrize("card", CARDS)
def test_a_card_asks_for_the_country_and_speaks_of_none(card_page, card):
    card_page.open_target(card)
    said = words(card_page)
    assert IN_DANGER in said
    assert IN_THE_UNION in said
    assert QUESTION in said
    assert "this country" not in said


def test_no_country_looks_chosen_before_one_is(card_page):
    card_page.open_target("danger-now")
    assert country_box(card_page).currentText() == ""
    assert country_box(card_page).placeholderText() == "Choose a country"


def test_what_is_chosen_on_a_card_holds_at_once_and_everywhere_on_it(card_page, desk, qtbot):
    card_page.open_target("blackmail")
    box = country_box(card_page)
    box.setFocus()
    choose(card_page, "GB")
    said = words(card_page)
    assert IN_DANGER not in said
    assert desk.preferences.now.country == "GB"
    assert box.hasFocus()
    with qtbot.waitSignal(card_page.go) as went:
        press(card_page, "CEOP")
    assert went.args == ["channel:uk-ceop"]
    with qtbot.waitSignal(card_page.go) as went:
        press(card_page, "Prepare a report")
    assert went.args == ["page:prepare#channel=uk-ceop"]


def test_a_part_of_the_country_can_be_chosen_right_after_it(card_page, desk):
    card_page.open_target("child-tells-you")
    choose(card_page, "GB")
    country, nation = [one for one in card_page.findChildren(QComboBox) if one.isVisible()]
    nation.setCurrentIndex(nation.findData("GB-SCT"))
    assert (desk.preferences.now.country, desk.preferences.now.nation) == ("GB", "GB-SCT")
    assert country.currentData() == "GB"


def test_a_card_that_is_opened_again_asks_no_more(card_page):
    card_page.open_target("blackmail")
    choose(card_page, "IE")
    card_page.refresh()
    assert QUESTION not in words(card_page)


def test_another_country_is_an_answer_and_only_then_is_it_spoken_of(card_page, desk):
    card_page.open_target("danger-now")
    press(card_page, "I am in another country")
    said = words(card_page)
    assert "We could not check an emergency number for this country." in said
    assert QUESTION not in said
    assert desk.preferences.now.country == "INT"


def test_a_choice_that_can_not_be_kept_holds_and_says_so(card_page, desk, monkeypatch):
    def full(**values):
        desk.channels.choose(values["country"])
        raise CompanionError(ErrorCode.DISK_FULL)

    card_page.open_target("danger-now")
    monkeypatch.setattr(desk.preferences, "change", full)
    choose(card_page, "GB")
    assert not card_page.banner.isHidden()
    assert IN_DANGER not in words(card_page)


def test_the_line_on_top_follows_a_choice_on_the_card(qtbot, desk):
    window = MainWindow(desk)
    qtbot.addWidget(window)
    window.show()
    window.go("page:start")
    press(window, "Danger now? Phone your emergency number")
    QApplication.processEvents()
    choose(window.page, "US")
    press(window, "Danger now? Phone 911")


def test_the_next_step_asks_too_and_draws_its_doors_anew(qtbot, desk):
    doors = shown(qtbot, NextStepDoors(desk, ("emergency", "report-grooming", "adult-advice")))
    assert IN_DANGER in words(doors)
    assert "this country" not in words(doors)
    choose(doors, "GB")
    assert IN_DANGER not in words(doors)
    with qtbot.waitSignal(doors.go):
        press(doors, "0808 800 5000")


def test_get_help_says_nothing_of_a_country_that_nobody_named(qtbot, desk):
    page = shown(qtbot, GetHelpPage(desk))
    said = words(page)
    assert "this country" not in said
    assert "What we could not find here" not in said
    assert "Choose your country above" in said
    page.need.setCurrentIndex(page.need.findText("A child is missing"))
    assert "made for this here" not in words(page)


def test_get_help_keeps_the_place_unsaid_until_it_is_said(qtbot, desk):
    page = shown(qtbot, GetHelpPage(desk))
    place = page.findChild(PlaceChoice)
    assert place.chosen == ("", "")
    place.country.setCurrentIndex(place.country.findData("INT"))
    assert desk.preferences.now.country == "INT"
    assert "What we could not find here" in words(page)


def test_the_door_finder_names_no_country_that_was_not_chosen(qtbot, desk):
    page = shown(qtbot, DoorFinderPage(desk, DoorFinderService(desk.content, desk.channels)))
    assert "Doors for Another country" not in page.place.change.text()


def test_going_on_at_the_first_start_without_a_choice_chooses_nothing(qtbot, desk):
    page = shown(qtbot, FirstStartPage(desk))
    for button in ("Next", "Next", "Start"):
        press(page, button)
    assert desk.preferences.now.is_first_start_done
    assert desk.preferences.now.country == ""


def sheets(desk):
    yield from (card_sheet(desk, card) for card in desk.guide.cards())
    yield from (blank_missing_sheet(desk), pocket_sheet(desk), blank_checklist_sheet(desk))


def test_paper_says_that_no_country_is_chosen_and_has_a_line_for_the_number(desk):
    for sheet in sheets(desk):
        said = text_of(sheet)
        assert "this country" not in said, sheet.title
        assert f"{TO_WRITE}\n{WRITING_LINE}" in said, sheet.title


def test_each_page_of_the_set_of_cards_has_the_line(desk):
    said = text_of(first_steps_sheet(desk))
    assert said.count(TO_WRITE) == len(desk.guide.cards())


def test_paper_has_no_such_line_where_the_country_is_known(desk):
    for code in ("GB", "KE", "INT"):
        desk.preferences.change(country=code)
        assert all(TO_WRITE not in text_of(sheet) for sheet in sheets(desk))


def test_a_card_still_fits_one_page(desk):
    printer = QPrinter()
    set_margins(printer)
    for card in desk.guide.cards():
        pages = pages_for(card_sheet(desk, card), Variant.NORMAL)
        assert pages.lay_out(text_area(printer)) == 1, card.id
    assert pages_for(pocket_sheet(desk), Variant.NORMAL).lay_out(text_area(printer)) == 1
