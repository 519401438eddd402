# SPDX-License-Identifier: Apache-2.0
"""One door in use: opened, rung, copied, shown large, printed; and where nothing opens."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QGuiApplication
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from companion.domain.channel import WayKind, ways_of
from companion.domain.errors import CompanionError, ErrorCode
from companion.ui.kit.paper import text_of
from companion.ui.kit.paper_document import A4_TEXT_WIDTH, Variant, document_for
from companion.ui.kit.paper_pages import RunningPages, set_margins, text_area
from companion.ui.pages.get_help_page import GetHelpPage
from companion.ui.pages.settings_page import SettingsPage
from companion.ui.widgets.big_words import BigWords
from companion.ui.widgets.door_large import DoorLarge
from companion.ui.widgets.door_slip import door_slip
from companion.ui.widgets.door_tile import DoorTile
from companion.ui.widgets.door_way import DoorWay
from companion.ui.widgets.sheets import emergency_line
from tests.ui.acting import press, words

FAILURES = [
    ("uk-ceop", WayKind.WEB, "Open the web page", "No browser opened."),
    ("uk-childline", WayKind.PHONE, "Ring from this computer", "No program on this computer can"),
    ("uk-missing-people", WayKind.TEXT, "Write a text", "can send a text."),
    ("uk-nspcc-helpline", WayKind.MAIL, "Write an email", "No mail program opened."),
]
TRACE = "The browser keeps a history"


@pytest.fixture
def show(qtbot, desk):
    """Open a door on the page, on a desk where nothing or everything opens."""

    def open_door(door_id, *, opens=True):
        on = desk if opens else replace(desk, open_address=lambda _address: False)
        page = GetHelpPage(on)
        qtbot.addWidget(page)
        page.resize(800, 600)
        page.show()
        page.open_target(door_id)
        return page

    return open_door


def way_of(page, kind):
    return next(one for one in page.findChildren(DoorWay) if one._way.kind is kind)


@pytest.mark.parametrize("case", FAILURES)
def test_where_nothing_opens_the_contact_is_large_and_can_be_copied(show, desk, case):
    door_id, kind, button, said = case
    page = show(door_id, opens=False)
    press(page, button)
    assert said in words(page)
    shown = next(way for way in ways_of(desk.channels.channel(door_id)) if way.kind is kind).short
    box = way_of(page, kind)._failure
    large = [one for one in box.findChildren(QLabel) if one.property("look") in ("h1", "big")]
    assert [label.text().replace("\u200b", "") for label in large] == [shown]
    press(box, "Copy")
    assert QGuiApplication.clipboard().text() == shown


@pytest.mark.parametrize("case", FAILURES)
def test_one_click_hands_over_and_says_what_to_do_if_nothing_comes(show, desk, opened, case):
    door_id, kind, button, _said = case
    page = show(door_id)
    press(page, button)
    ways = ways_of(desk.channels.channel(door_id))
    assert opened == [next(way.link for way in ways if way.kind is kind)]
    assert "handed to" in words(page)


def test_a_second_try_does_not_pile_up_messages(show):
    page = show("uk-ceop", opens=False)
    press(page, "Open the web page")
    press(page, "Open the web page")
    QApplication.processEvents()
    assert words(page).count("No browser opened.") == 1


def test_what_it_leaves_behind_is_said_before_for_every_way(show):
    page = show("uk-missing-people")
    shown = words(page)
    for said in ("keeps a list of calls", TRACE, "keeps the texts", "Your mail program keeps"):
        assert said in shown


def test_it_can_be_switched_off_at_the_door_and_on_again_in_settings(show, desk, qtbot):
    page = show("uk-ceop")
    press(page, "Do not say this every time")
    assert TRACE not in words(page)
    assert "You can switch it on again in Settings." in words(page)
    page.open_target("uk-childline")
    assert TRACE not in words(page)
    settings = SettingsPage(desk)
    qtbot.addWidget(settings)
    settings.resize(800, 1600)
    settings.show()
    assert [box.isChecked() for box in settings.traces.values()] == [True, True, False, True]
    settings.traces[WayKind.WEB].click()
    page.open_target("uk-ceop")
    assert TRACE in words(page)


def test_switched_off_for_calls_it_is_still_said_of_pages_texts_and_mail(show, desk):
    page = show("uk-missing-people")
    press(way_of(page, WayKind.PHONE), "Do not say this every time")
    shown = words(page)
    assert "keeps a list of calls" not in shown
    for said in (TRACE, "keeps the texts", "Your mail program keeps"):
        assert said in shown
    assert desk.preferences.now.traces_not_said == (WayKind.PHONE,)
    page.open_target("uk-childline")
    assert "keeps a list of calls" not in words(page)


def test_where_settings_can_not_be_kept_it_is_said_and_holds_for_now(show, desk, monkeypatch):
    def fail(_preferences):
        raise CompanionError(ErrorCode.FILE_NOT_WRITABLE)

    page = show("uk-ceop")
    monkeypatch.setattr(desk.preferences._file, "save", fail)
    press(page, "Do not say this every time")
    assert TRACE not in words(page)
    assert "You can switch it on again" not in words(page)


def test_shown_large_the_number_fills_the_page_and_esc_leads_back(show, qtbot):
    page = show("uk-childline")
    qtbot.waitUntil(page.isVisible)
    press(page, "Show it large")
    large = page.findChild(DoorLarge)
    assert large.words.words == "0800 1111"
    assert large.words.accessibleName() == "0800 1111"
    qtbot.waitUntil(lambda: large.words.height() > page.height() / 2)
    assert large.words.size_now > 100
    assert "Who may use it" not in words(page)
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    QTest.keyClick(large.back, Qt.Key.Key_Escape)
    assert "Who may use it" in words(page)


def test_each_of_two_numbers_has_its_own_copy_code_and_large_view(show, desk, qtbot):
    desk.channels.choose("SE")
    page = show("se-police")
    calm, danger = (one for one in page.findChildren(DoorWay) if one._way.kind is WayKind.PHONE)
    assert (calm._way.code, danger._way.code) == ("tel:11414", "tel:112")
    for way, shown in ((calm, "114 14"), (danger, "112")):
        press(way, "Copy")
        assert QGuiApplication.clipboard().text() == shown
        press(way, "Show it large")
        large = page.findChildren(DoorLarge)[-1]
        assert large.words.words == shown
        press(large, "Back")


@pytest.mark.parametrize(
    ("target", "first"), [("se-police", "tel:11414"), ("se-police#danger", "tel:112")]
)
def test_where_danger_leads_here_the_number_for_danger_is_first(show, desk, opened, target, first):
    desk.channels.choose("SE")
    press(show(target), "Ring from this computer")
    assert opened == [first]


def test_in_the_list_of_doors_the_group_for_danger_rings_the_number_for_danger(show, desk, opened):
    desk.channels.choose("SE")
    page = show("")
    name = "Police 112, non-urgent 114 14"
    tiles = [one for one in page.findChildren(DoorTile) if name in one.accessibleName()]
    tiles[0].click()
    press(page, "Ring from this computer")
    page.open_target("")
    tiles[1].click()
    press(page, "Ring from this computer")
    assert opened == ["tel:112", "tel:11414"]


def test_two_numbers_in_one_line_are_copied_as_the_one_that_is_rung(show, desk):
    desk.channels.choose("FR")
    page = show("fr-emergency")
    press(page, "Copy the number")
    assert QGuiApplication.clipboard().text() == "112"


def test_shown_large_it_can_be_copied_and_left_with_the_button(show):
    page = show("uk-nspcc-helpline")
    press(page, "Show it large")
    assert "+44 20 3879 8560" in words(page)
    press(page.findChild(DoorLarge), "Copy")
    assert QGuiApplication.clipboard().text() == "0808 800 5000"
    press(page.findChild(DoorLarge), "Back")
    assert "Who may use it" in words(page)


@pytest.mark.parametrize("size", [(420, 260), (300, 500), (1000, 300)])
def test_large_words_always_fit(qtbot, desk, size):
    for country in desk.channels.countries():
        for door in desk.content.channels(country):
            for way in ways_of(door):
                shown = BigWords(desk.look, way.short)
                qtbot.addWidget(shown)
                shown.resize(*size)
                least = round(desk.look.em * 1.5)
                assert shown.size_now == least or shown._fits(shown._shown(), shown.size_now)


def test_in_the_smallest_usual_window_the_large_number_needs_no_scrolling(show, desk):
    desk.channels.choose("NL")
    page = show("nl-police")
    page.resize(820, 584)
    QApplication.processEvents()
    press(page.findChildren(DoorWay)[0], "Show it large")
    QApplication.processEvents()
    shown, view = page.findChild(DoorLarge).words, page.scroll_area.viewport()
    top = shown.mapTo(view, QPoint(0, 0)).y()
    assert top >= 0
    assert top + shown.height() <= view.height()


@pytest.mark.parametrize("number", ["0900-8844", "1-866-658-9022", "116 000"])
def test_a_large_number_is_parted_at_its_spaces_only(qtbot, desk, number):
    shown = BigWords(desk.look, number)
    qtbot.addWidget(shown)
    shown.resize(640, 900)
    words, size = shown._shown(), shown.size_now
    room = QRectF(shown.rect())
    tall = QFontMetricsF(shown._font_of(size)).boundingRect(room, shown._flags(), words).height()
    assert " " in number or tall < 2 * size
    assert shown.words == number


def test_nothing_that_may_not_be_dialled_has_a_button_to_ring(show):
    shown = show("uk-silent-55")
    assert "999, then 55 when prompted" in words(shown)
    with pytest.raises(AssertionError, match="no button"):
        press(shown, "Ring")
    with pytest.raises(AssertionError, match="no button"):
        press(shown, "QR code")


def test_a_door_for_the_child_says_so_at_its_place(show):
    assert "For your child: Childline" in words(show("uk-childline"))


def test_hours_stand_only_where_they_are_sure(show, desk):
    for door in desk.channels.channels():
        page = show(door.id)
        shown = words(page)
        assert (door.hours in shown) if door.hours else (door.hours_note in shown)


@pytest.fixture
def old(clock, desk):
    """A day on which every door should have been looked at again."""
    review = max(door.provenance.review_by for door in desk.channels.channels())
    clock.forward(days=(review - clock.now().date()) / timedelta(days=1) + 1)


@pytest.mark.usefixtures("old")
def test_an_old_door_is_marked_in_the_list_and_at_its_place(show, desk):
    page = show("")
    doors = desk.channels.channels()
    assert words(page).count("Check before you rely on it: last checked on") >= len(doors)
    page.open_target("uk-ceop")
    assert "check before you rely on it" in words(page)


def test_nothing_is_marked_while_it_is_not_old(show):
    assert "rely on it" not in words(show(""))


def test_a_slip_has_all_that_is_needed_at_the_phone(desk):
    sheet = door_slip(desk, desk.channels.channel("uk-police-101"))
    text = text_of(sheet)
    for said in (
        "101", "Cost: Free", "24 hours a day", "What to say",
        "They first ask: what, where and when?",
        "18001 101", "Not for danger happening now.", "the reference number", "they promised",
        "https://www.police.uk/", "If anyone is in danger now, phone 999 or 112.",
        "Checked on 21 November 2026.",
    ):  # fmt: skip
        assert said in text
    assert sheet.emergency_line == emergency_line(desk)


def test_every_door_has_a_slip_with_a_code_where_it_has_a_link(desk):
    for door in desk.channels.channels():
        sheet = door_slip(desk, door)
        codes = [block.text for block in sheet.blocks if block.kind == "code"]
        assert codes == ([door.address or door.dial] if door.address or door.dial else [])
        assert text_of(sheet).count("____") >= 3


@pytest.mark.parametrize("variant", list(Variant))
def test_the_code_is_on_paper(desk, variant):
    sheet = door_slip(desk, desk.channels.channel("uk-ceop"))
    document = document_for(sheet, width=A4_TEXT_WIDTH, variant=variant)
    assert "\ufffc" in document.toPlainText()
    assert "\ufffc" not in text_of(sheet)


def test_print_hands_the_slip_over(show, qtbot):
    page = show("uk-ceop")
    with qtbot.waitSignal(page.print_wanted) as asked:
        press(page, "Print a slip")
    assert asked.args[0].title == "CEOP Safety Centre"


def test_whom_one_told_is_written_down_next(show, qtbot):
    page = show("uk-ceop")
    with qtbot.waitSignal(page.go) as went:
        press(page, "Write down whom you told")
    assert went.args == ["page:reports#new"]


@pytest.mark.parametrize("country", ["GB", "KE", "INT", "US", "AU", "NZ", "IE", "NL", "SE"])
def test_a_slip_is_one_page(desk, country):
    for door in desk.content.channels(country):
        pages = RunningPages(door_slip(desk, door), Variant.NORMAL)
        printer = QPrinter()
        set_margins(printer)
        assert pages.lay_out(text_area(printer)) == 1, door.id
