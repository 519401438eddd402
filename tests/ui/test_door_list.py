# SPDX-License-Identifier: Apache-2.0
"""Whom to call, as a person sees it: fitting doors, whose they are, and words where none is."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QAbstractButton, QApplication

from companion.ui.kit.paper_document import Variant
from companion.ui.kit.paper_pages import RunningPages, set_margins, text_area
from companion.ui.pages.card_page import CardPage
from companion.ui.pages.get_help_page import GetHelpPage
from companion.ui.widgets.buttons import TileButton
from companion.ui.widgets.door_list import DoorList
from companion.ui.widgets.sheets import card_sheet
from tests.ui.acting import press, words

PREPARE = "Prepare a report"
NO_LINE = "We know no such line in this country."
NO_REPORT = "We know no line in this country that takes reports about grooming."
NO_NUMBER = "We could not check an emergency number for this country."


@pytest.fixture
def card_page(qtbot, desk):
    page = CardPage(desk)
    qtbot.addWidget(page)
    page.resize(1000, 700)
    page.show()
    return page


@pytest.fixture
def doors(qtbot, desk):
    def show(country, *purposes):
        desk.channels.choose(country)
        shown = DoorList(desk, purposes)
        qtbot.addWidget(shown)
        shown.show()
        return shown

    return show


def names(shown):
    return [one.accessibleName() for one in shown.findChildren(QAbstractButton)]


def test_a_card_shows_no_line_for_something_else(card_page, desk):
    for country in ("KE", "ZA", "NG", "INT"):
        desk.channels.choose(country)
        card_page.open_target("missing")
        assert "Take It Down" not in words(card_page)
        assert NO_NUMBER in words(card_page)


def test_where_nothing_fits_the_card_says_what_to_do_and_leads_to_get_help(card_page, desk, qtbot):
    desk.channels.choose("INT")
    card_page.open_target("missing")
    shown = words(card_page)
    assert NO_LINE in shown
    assert "A doctor, the school, the local police or social services" in shown
    with qtbot.waitSignal(card_page.go) as went:
        press(card_page, "See every door")
    assert went.args == ["page:get-help"]


def test_an_adviser_is_no_line_for_missing_children(doors):
    shown = doors("FI", "adult-advice", "report-grooming")
    assert names(shown) == [
        "Child Helpline International: helplines by country, On a web page",
        "See every door",
    ]
    assert NO_REPORT in words(shown)
    assert "In danger now, phone 112." in words(shown)


def test_without_an_emergency_number_none_is_named_for_a_report(doors):
    shown = words(doors("INT", "report-grooming", "adult-advice"))
    assert NO_REPORT in shown
    assert "phone ." not in shown


def test_a_number_without_a_door_of_its_own_is_a_number(doors):
    shown = words(doors("NO", "emergency", "report-grooming"))
    assert NO_NUMBER not in shown


def test_nothing_more_is_said_where_the_doors_fit(doors):
    shown = words(doors("GB", "emergency", "report-grooming", "adult-advice"))
    assert not any(words_of_none in shown for words_of_none in (NO_LINE, NO_REPORT, NO_NUMBER))


def test_a_door_only_for_the_child_says_so(doors):
    shown = doors("GB", "adult-advice", "child-helpline")
    assert names(shown)[:2] == [
        "NSPCC Helpline, 0808 800 5000",
        "For your child: Childline, 0800 1111",
    ]


def test_a_door_only_for_the_child_says_so_among_all_doors(qtbot, desk):
    page = GetHelpPage(desk)
    qtbot.addWidget(page)
    page.show()
    assert "For your child: Report Remove" in words(page)


def test_paper_says_the_same(desk):
    card = desk.content.cards()["missing"]
    points = [block.text for block in card_sheet(desk, card).blocks]
    assert "Missing People helpline: 116 000" in points
    desk.channels.choose("INT")
    points = [block.text for block in card_sheet(desk, card).blocks]
    assert any(NO_LINE in point for point in points)
    assert not any("Take It Down" in point for point in points)


@pytest.mark.parametrize("country", ["AT", "PL", "FI", "INT"])
def test_a_card_with_words_about_missing_doors_still_fits_one_page(desk, country):
    desk.channels.choose(country)
    printer = QPrinter()
    set_margins(printer)
    for card in desk.guide.cards():
        pages = RunningPages(card_sheet(desk, card), Variant.NORMAL)
        assert pages.lay_out(text_area(printer)) == 1, card.id


def test_paper_says_which_door_is_for_the_child(desk):
    sheet = card_sheet(desk, desk.content.cards()["something-feels-off"])
    assert "For your child: Childline, 0800 1111" in [block.text for block in sheet.blocks]


@pytest.mark.parametrize("country", ["KE", "NG", "ZA", "INT"])
def test_get_help_begins_with_looking_up_the_emergency_number(qtbot, desk, country):
    desk.channels.choose(country)
    page = GetHelpPage(desk)
    qtbot.addWidget(page)
    page.show()
    shown = words(page)
    note = next(one for one in desk.channels.country().notes if "ook up your local" in one)
    assert shown.count(note) == 1
    assert shown.index(note) < shown.index("You do not need proof.")


def test_get_help_takes_the_sentence_away_with_the_country(qtbot, desk):
    desk.channels.choose("KE")
    page = GetHelpPage(desk)
    qtbot.addWidget(page)
    page.show()
    desk.channels.choose("FI")
    page.refresh()
    assert "emergency number" not in words(page).split("You do not need proof.")[0]
    assert "Look in the list of Child Helpline International." in words(page)


@pytest.mark.parametrize(
    ("purposes", "target"),
    [
        (("emergency", "report-grooming"), "channel:nl-police#danger"),
        (("report-grooming", "emergency"), "channel:nl-police"),
    ],
)
def test_from_danger_the_door_is_asked_for_with_its_number_for_danger(
    doors, qtbot, purposes, target
):
    shown = doors("NL", *purposes)
    with qtbot.waitSignal(shown.go) as went:
        press(shown, "Police 112")
    assert went.args == [target]


def test_a_card_leads_to_a_report_right_beside_whom_to_ask(card_page, qtbot):
    card_page.resize(800, 580)
    card_page.show()
    card_page.open_target("blackmail")
    QApplication.processEvents()
    (way,) = [one for one in card_page.findChildren(QAbstractButton) if one.text() == PREPARE]
    assert way.mapTo(card_page, QPoint(0, way.height())).y() <= card_page.height()
    with qtbot.waitSignal(card_page.go) as heard:
        way.click()
    assert heard.args == ["page:prepare#channel=uk-ceop"]


def test_a_door_without_a_phone_is_said_to_be_a_web_page(card_page, desk):
    card_page.open_target("blackmail")
    tiles = [one for one in card_page.findChildren(TileButton) if "CEOP" in one.accessibleName()]
    assert "On a web page" in tiles[0].accessibleName()
