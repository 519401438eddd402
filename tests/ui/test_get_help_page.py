# SPDX-License-Identifier: Apache-2.0
"""Get help: the doors of the place, one door whole, and what may be opened."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QGuiApplication

from companion.ui.page_registry import PAGES, page_of
from companion.ui.pages.get_help_page import GetHelpPage
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.door_tile import DoorTile
from tests.ui.acting import press, words


@pytest.fixture
def page(qtbot, desk):
    page = GetHelpPage(desk)
    qtbot.addWidget(page)
    page.resize(800, 600)
    page.show()
    desk.signals.changed.connect(
        lambda _change: desk.channels.choose(
            desk.preferences.now.country, desk.preferences.now.nation
        )
    )
    return page


def test_every_country_shows_all_its_doors_and_each_opens(page, desk):
    for code in desk.channels.countries():
        desk.channels.choose(code)
        page.refresh()
        shown = words(page)
        assert desk.channels.channels()
        for door in desk.channels.channels():
            assert door.name in shown
            page.open_target(door.id)
            assert door.phone in words(page)
            page.refresh()


def test_no_door_of_another_country_is_shown(page, desk):
    desk.channels.choose("US")
    page.refresh()
    assert "NSPCC" not in words(page)


def test_choosing_a_country_changes_doors_and_settings(page, desk, qtbot):
    page._place.country.setCurrentText("New Zealand")
    assert desk.preferences.now.country == "NZ"
    page.refresh()
    assert "Netsafe" in words(page)


def test_a_need_narrows_the_doors(page):
    page.need.setCurrentIndex(page.need.findData("child"))
    shown = words(page)
    assert "Childline" in shown
    assert "CEOP Safety Centre" not in shown


def test_opening_a_web_page_says_first_what_it_leaves_behind(page, opened, desk):
    page.open_target("uk-ceop")
    assert "keeps a history" in words(page)
    press(page, "Open the web page")
    assert opened == [desk.channels.channel("uk-ceop").address]


def test_ringing_hands_over_the_listed_number(page, opened, desk):
    page.open_target("uk-childline")
    press(page, "Ring from this computer")
    assert opened == ["tel:08001111"]


def test_copying_a_number_and_clearing_it(page, desk):
    page.open_target("uk-childline")
    press(page, "Copy the number")
    assert QGuiApplication.clipboard().text() == "0800 1111"
    desk.clipboard.clear_ours()
    assert QGuiApplication.clipboard().text() == ""


def test_no_browser_is_said_with_the_address(qtbot, desk):
    from dataclasses import replace

    page = GetHelpPage(replace(desk, open_address=lambda _address: False))
    qtbot.addWidget(page)
    page.show()
    page.open_target("uk-ceop")
    press(page, "Open the web page")
    assert "No browser opened" in words(page)
    assert desk.channels.channel("uk-ceop").address in words(page).replace("\u200b", "")


def test_only_listed_addresses_may_be_opened(desk):
    for hostile in (
        "javascript:alert(1)",
        "file:///etc/passwd",
        "https://www.ceop.police.uk.example.org/",
        "https://www.ceop.police.uk/Safety-Centre/ ",
        "HTTPS://www.ceop.police.uk/Safety-Centre/",
        "tel:999;ext=1",
        "",
    ):
        assert not desk.channels.may_open(hostile)


def test_the_way_to_one_door_stands_first(page, qtbot):
    with qtbot.waitSignal(page.go) as went:
        press(page, "Find the right door")
    assert went.args == ["page:door-finder"]
    shown = words(page)
    assert shown.index("Find the right door") < shown.index("Danger now")


def test_no_need_is_ever_empty_in_any_country(page, desk):
    for code in desk.channels.countries():
        desk.channels.choose(code)
        page.refresh()
        for row in range(page.need.count()):
            page.need.setCurrentIndex(row)
            doors = page._groups.findChildren(DoorTile)
            notes = [line for line in words(page._groups).splitlines() if len(line) > 40]
            assert doors or notes, (code, page.need.currentData())


def test_what_is_lacking_is_named_and_leads_to_what_may_help(page, desk):
    desk.channels.choose("KE")
    page.refresh()
    assert "What we could not find here" in words(page)
    press(page._groups, "Report what someone did")
    assert page.need.currentData() == "report"
    shown = words(page)
    assert "We know no line made for this here. These may help instead." in shown
    assert "Child Helpline 116" in shown


def test_danger_without_a_number_says_what_to_do_and_nothing_else(page, desk):
    desk.channels.choose("KE")
    page.refresh()
    page.need.setCurrentIndex(page.need.findData("danger"))
    shown = words(page._groups)
    assert "phone your local emergency number or the local police now" in shown
    assert "We know no such line" not in shown


def test_ways_without_a_voice_stand_beside_the_emergency_number(page, desk):
    shown = words(page)
    number, silent = shown.index("Phone 999 or 112"), shown.index("press 55 when the recording")
    assert number < shown.index("If you can not speak or hear on a phone") < silent
    assert "text 999" in shown
    for country, said in (("NZ", "111 TXT"), ("FR", "text 114"), ("US", "text 911")):
        desk.channels.choose(country)
        page.refresh()
        assert said in words(page)


def test_where_no_such_way_is_known_nothing_is_said_of_it(page, desk):
    desk.channels.choose("IT")
    page.refresh()
    assert "If you can not speak" not in words(page)


def test_parts_of_a_country_with_doors_of_their_own_are_named_and_shown(page, desk):
    assert "one part of the country: Scotland, Northern Ireland." in words(page)
    assert "Police Scotland" not in words(page)
    page._place.nation.setCurrentIndex(page._place.nation.findData("GB-SCT"))
    page.refresh()
    shown = words(page)
    assert "Police Scotland" in shown
    assert "Only in Scotland." in shown
    assert "one part of the country" not in shown
    assert "HSC Trust" not in shown


def test_says_when_the_doors_were_checked(page):
    assert "Every door below was checked on 21 November 2026 or later." in words(page)


@pytest.mark.parametrize(
    ("button", "target"),
    [
        ("Prepare a report", "page:prepare"),
        ("Write down whom you told", "page:reports#new"),
        ("Your missing sheet", "page:missing#day"),
        ("How old these numbers are", "page:facts"),
    ],
)
def test_what_comes_before_and_after_is_one_click_away(page, qtbot, button, target):
    with qtbot.waitSignal(page.go) as went:
        press(page, button)
    assert went.args == [target]
    assert page_of(target)[0] in {spec.id for spec in PAGES}


def test_the_group_for_a_missing_child_leads_to_the_sheet(page, qtbot):
    page.need.setCurrentIndex(page.need.findData("missing"))
    ways = page._groups.findChildren(ActionButton)
    kept, blank = (one for one in ways if "missing sheet" in one.text())
    with qtbot.waitSignal(page.go) as went:
        kept.click()
    assert went.args == ["page:missing#day"]
    with qtbot.waitSignal(page.print_wanted):
        blank.click()
