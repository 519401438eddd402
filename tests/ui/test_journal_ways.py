# SPDX-License-Identifier: Apache-2.0
"""From the journal to what belongs to it, and back to it with a name."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu

from companion.domain.entry_details import AccountKind, AccountName, EntryDetails
from companion.ui.page_registry import PAGES
from tests.ui.journal_writer import JournalWriter

KAI = EntryDetails(people=("Kai",), accounts=(AccountName(AccountKind.HANDLE, "@kai_12"),))


@pytest.fixture
def writer(qtbot, desk, room):
    return JournalWriter(qtbot, desk, room)


def rows(writer):
    model = writer.page.list.model
    return [model.index(row).data() for row in range(model.rowCount())]


def wait_for_rows(writer, *expected):
    writer.qtbot.waitUntil(lambda: rows(writer) == list(expected))


def test_the_list_of_ways_opens_by_key_and_leads_there(writer):
    page = writer.open("new")
    page.activateWindow()
    asked = []
    page.go.connect(asked.append)
    page.more.setFocus()
    writer.qtbot.keyClick(page.more, Qt.Key.Key_Space)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert menu.accessibleName() == "More"
    assert menu.activeAction().text() == "Timeline"
    writer.qtbot.keyClick(menu, Qt.Key.Key_Down)
    writer.qtbot.keyClick(menu, Qt.Key.Key_Return)
    assert asked == ["page:people"]


def test_escape_closes_the_list(writer):
    page = writer.open("new")
    page.activateWindow()
    page.more.setFocus()
    writer.press("More")
    writer.qtbot.keyClick(QApplication.activePopupWidget(), Qt.Key.Key_Escape)
    assert QApplication.activePopupWidget() is None
    assert page.more.hasFocus()


def test_every_way_leads_to_a_page(writer):
    page = writer.open("new")
    ids = {spec.id for spec in PAGES}
    asked = []
    page.go.connect(asked.append)
    for action in page.more.ways().actions():
        assert action.text()
        action.trigger()
    assert {target.removeprefix("page:") for target in asked} <= ids


@pytest.mark.parametrize("part", ["person=1", "account=1"])
def test_a_name_narrows_the_list_to_its_entries(writer, part):
    writer.write("With Kai", KAI)
    writer.write("Without")
    page = writer.open(part)
    wait_for_rows(writer, "With Kai")
    assert page.list.named.isVisible()
    assert page.focusWidget() is page.list.named.all
    writer.press("Show all entries")
    wait_for_rows(writer, "Without", "With Kai")


def test_a_name_of_another_child_chooses_that_child(writer, desk):
    tom = writer.child("Tom")
    writer.write("Tom and Kai", KAI, tom)
    writer.write("About Mia")
    desk.chosen_child.choose(writer.mia.id)
    page = writer.open()
    wait_for_rows(writer, "About Mia")
    page.open_target("person=1")
    wait_for_rows(writer, "Tom and Kai")
    assert page.choice.child == tom
    writer.qtbot.waitUntil(lambda: writer.editor.child_id == tom.id)


def test_a_name_with_no_child_chosen_yet(writer):
    tom = writer.child("Tom")
    writer.write("Tom and Kai", KAI, tom)
    page = writer.open("person=1")
    wait_for_rows(writer, "Tom and Kai")
    assert page.choice.child == tom


def test_a_name_that_is_gone_is_said_and_the_journal_opens(writer):
    page = writer.open("person=4711")
    assert page.banner.isVisible()
    assert writer.editor.isVisible()


def test_the_names_of_a_saved_entry_lead_to_their_page(writer):
    entry = writer.write("With Kai", KAI)
    page = writer.open(str(entry.id))
    asked = []
    page.go.connect(asked.append)
    writer.wait_for("See what else names them")
    writer.press("Kai")
    assert asked == ["page:people#person=1"]
    with writer.qtbot.waitSignal(writer.editor.opened):
        page.open_target("new")
    assert "See what else names them" not in writer.words()
