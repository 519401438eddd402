# SPDX-License-Identifier: Apache-2.0
"""Get help: the doors of the place, one door whole, and what may be opened."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QGuiApplication

from companion.ui.pages.get_help_page import GetHelpPage
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
    assert desk.channels.channel("uk-ceop").address in words(page)


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
