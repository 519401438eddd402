# SPDX-License-Identifier: Apache-2.0
"""About this version, and programs of others: read by keyboard, in large letters, offline."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from companion import __version__
from companion.domain.errors import CompanionError, ErrorCode
from companion.services.about_service import AboutService
from companion.services.changes import Change
from companion.ui.pages.about_page import AboutPage
from companion.ui.pages.licences_page import LicencesPage
from companion.ui.pages.settings_page import SettingsPage
from companion.ui.widgets.labels import Words
from tests.ui.acting import press, words


class NoNotices:
    """A list that can not be read, or texts that can not."""

    def __init__(self, notices=()):
        self._notices = notices

    def notices(self):
        if not self._notices:
            raise CompanionError(ErrorCode.CONTENT_DAMAGED, file="notices.toml", key="")
        return self._notices

    def licence_text(self, name):
        raise CompanionError(ErrorCode.CONTENT_DAMAGED, file=name, key="")


def shown(page, qtbot):
    qtbot.addWidget(page)
    page.resize(800, 600)
    page.show()
    return page


@pytest.fixture
def about(desk, qtbot):
    return shown(AboutPage(desk, AboutService(desk.content, desk.clock)), qtbot)


@pytest.fixture
def licences(desk, qtbot):
    return shown(LicencesPage(desk, desk.notices()), qtbot)


def choose(page, begin):
    index = next(i for i in range(page.choice.count()) if page.choice.itemText(i).startswith(begin))
    page.choice.setCurrentIndex(index)


def test_says_its_version_and_where_notes_are(about, desk):
    assert f"This is version {__version__}." in words(about)
    assert desk.data_folder in words(about)
    assert "this folder stays" in words(about)


def test_says_how_old_the_facts_are_by_the_clock_that_it_is_given(about, desk, clock):
    assert "The list of doors to help was checked" in words(about)
    assert "The last check was 12 days ago." in words(about)
    assert "long ago" not in words(about)
    clock.forward(days=30)
    desk.signals.on_change(Change.DOORS)
    assert "The last check was 6 weeks ago." in words(about)
    clock.forward(days=340)
    about.refresh()
    assert "The last check was 13 months ago." in words(about)
    assert "Look for a newer version, and check each number." in words(about)


@pytest.mark.parametrize(
    ("days", "said"), [(-12, "The last check was today."), (-11, "The last check was yesterday.")]
)
def test_names_today_and_yesterday(about, clock, days, said):
    clock.forward(days=days)
    about.refresh()
    assert said in words(about)


@pytest.mark.parametrize(
    ("button", "target"),
    [
        ("How old the numbers are", "page:facts"),
        ("Copies of your notes", "page:backups"),
        ("Programs of others", "page:licences"),
    ],
)
def test_leads_on(about, qtbot, button, target):
    with qtbot.waitSignal(about.go) as asked:
        press(about, button)
    assert asked.args == [target]


def test_settings_lead_here(desk, qtbot):
    settings = shown(SettingsPage(desk), qtbot)
    with qtbot.waitSignal(settings.go) as asked:
        press(settings, "This version, and who made it")
    assert asked.args == ["page:about"]


def test_a_guide_that_can_not_be_read_is_said_calmly(desk, qtbot, monkeypatch):
    def fail(_self):
        raise CompanionError(ErrorCode.CONTENT_DAMAGED, file="signs.toml", key="")

    monkeypatch.setattr(AboutService, "guide", fail)
    page = shown(AboutPage(desk, AboutService(desk.content, desk.clock)), qtbot)
    assert "A part of the guide can not be read." in words(page)


def test_says_what_the_licence_of_qt_gives_a_person(licences):
    said = words(licences)
    assert "GNU Lesser General Public License, version 3" in said
    assert "You may put your own build of them in place of these files." in said
    assert "You have a right to their source." in said
    assert "https://code.qt.io/cgit/pyside/pyside-setup.git/" in said
    assert "https://code.qt.io/cgit/qt/" in said


def test_lists_every_program_with_its_licence(licences, desk):
    said = words(licences)
    for notice in desk.notices().notices():
        assert f"{notice.name} {notice.version}".strip() + f": {notice.licence}" in said


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("pyside6-essentials", "GNU LESSER GENERAL PUBLIC LICENSE"),
        ("Qt 6", "GNU GENERAL PUBLIC LICENSE"),
        ("lxml", "Copyright (c) 2004 Infrae"),
        ("SQLite", "The words of this licence stand with its source."),
        ("Atkinson", "SIL OPEN FONT LICENSE"),
    ],
)
def test_every_licence_can_be_read(licences, name, said):
    choose(licences, name)
    assert said.lower() in licences.text.toPlainText().lower()


def test_a_licence_is_chosen_and_read_with_keys_alone(licences, qtbot):
    licences.activateWindow()
    licences.choice.setFocus()
    first = licences.text.toPlainText()
    QTest.keyClick(licences.choice, Qt.Key.Key_Down)
    assert licences.text.toPlainText() != first
    QTest.keyClick(licences.choice, Qt.Key.Key_Tab)
    assert licences.focusWidget() is licences.text
    before = licences.text.textCursor().position()
    QTest.keyClick(licences.text, Qt.Key.Key_PageDown)
    assert licences.text.textCursor().position() > before
    text = licences.text.toPlainText()
    QTest.keyClicks(licences.text, "not to be changed")
    assert licences.text.toPlainText() == text
    assert licences.text.accessibleName() == "Licence"


def test_no_address_is_opened_from_here(licences, opened):
    for button in licences.findChildren(QAbstractButton):
        assert "://" not in button.text()
    for label in licences.findChildren(Words):
        assert label.textFormat() is Qt.TextFormat.PlainText
    assert opened == []


def test_a_list_that_can_not_be_read_is_said_calmly(desk, qtbot):
    page = shown(LicencesPage(desk, NoNotices()), qtbot)
    assert "can not be read" in words(page)


def test_a_text_that_can_not_be_read_is_said_calmly(desk, qtbot):
    page = shown(LicencesPage(desk, NoNotices(desk.notices().notices())), qtbot)
    assert "can not be read" in words(page)


def test_the_notes_have_a_card_of_their_own_in_the_settings_before_what_companion_is(desk, qtbot):
    settings = shown(SettingsPage(desk), qtbot)
    said = words(settings).split("\n")
    assert said.index("The lock") < said.index("Your notes") < said.index("About Companion")
    assert said.index("Your notes") < said.index(desk.data_folder) < said.index("About Companion")
    with qtbot.waitSignal(settings.go) as asked:
        press(settings, "Copies of your notes")
    assert asked.args == ["page:backups"]
