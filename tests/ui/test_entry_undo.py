# SPDX-License-Identifier: Apache-2.0
"""Undo and redo go across the fields of an entry, by keys and by buttons."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from companion.domain.entry_details import EntryDetails, EntryKind
from companion.domain.journal import Certainty, Happened
from tests.ui.journal_writer import JournalWriter


@pytest.fixture
def writer(qtbot, desk, room):
    return JournalWriter(qtbot, desk, room)


@pytest.fixture
def page(writer):
    page = writer.open("new")
    page.activateWindow()
    writer.form.saw.setFocus()
    return page


def test_the_last_change_comes_back_wherever_it_was(writer, page, clock):
    writer.type("She hid the tablet")
    writer.press("Someone told me")
    writer.type("at Gran's", "place")
    writer.press("Yesterday")
    writer.form.saw.setFocus()
    writer.keys("Ctrl+Z")
    assert writer.form.when.happened() == Happened(Certainty.ABOUT, date(2026, 12, 3))
    writer.keys("Ctrl+Z")
    assert writer.form.edits["place"].toPlainText() == ""
    assert writer.form.edits["place"].hasFocus()
    writer.keys("Ctrl+Z")
    assert writer.form.filled().details.kind is EntryKind.OTHER
    writer.keys("Ctrl+Z")
    assert writer.form.saw.toPlainText() == ""
    assert writer.form.saw.hasFocus()
    assert not writer.editor.undo.isEnabled()

    for keys in ("Ctrl+Shift+Z", "Ctrl+Y", "Ctrl+Shift+Z", "Ctrl+Y"):
        writer.keys(keys)
    filled = writer.form.filled()
    assert (filled.text.saw, filled.text.place) == ("She hid the tablet", "at Gran's")
    assert filled.details.kind is EntryKind.TOLD
    assert filled.happened.day == date(2026, 12, 2)
    assert not writer.editor.redo.isEnabled()


def test_a_pause_makes_another_step(writer, page, clock):
    writer.type("She hid")
    clock.forward(seconds=2)
    writer.type(" the tablet")
    writer.keys("Ctrl+Z")
    assert writer.form.saw.toPlainText() == "She hid"
    assert writer.form.saw.textCursor().atEnd()
    writer.keys("Ctrl+Z")
    assert writer.form.saw.toPlainText() == ""


def test_the_buttons_do_the_same_and_the_field_has_the_focus(writer, page):
    writer.type("Words")
    writer.type("Opinion", "think")
    writer.press("Undo")
    assert writer.form.edits["think"].toPlainText() == ""
    assert writer.form.edits["think"].hasFocus()
    writer.press("Redo")
    assert writer.form.edits["think"].toPlainText() == "Opinion"


def test_the_draft_follows(writer, page, clock):
    writer.type("Words")
    clock.forward(seconds=2)
    writer.type(" too many")
    assert writer.keep().text.saw == "Words too many"
    writer.keys("Ctrl+Z")
    assert writer.keep().text.saw == "Words"
    writer.keys("Ctrl+Z")
    assert writer.keep() is None


def test_words_for_the_day_tags_names_and_links_come_back(writer, page, clock):
    writer.type("x")
    writer.say_day("about two weeks ago")
    writer.press("Tags to find it by")
    writer.qtbot.keyClicks(writer.form.details.tags.line, "school")
    writer.type("Kai", "who")
    writer.wait_for("Is this a person's name? Kai")
    writer.press("Keep it with this entry")
    before = writer.form.filled()
    writer.press("Take out")
    assert writer.form.filled().details.people == ()
    writer.press("Undo")
    assert writer.form.filled() == before
    for _ in range(3):
        writer.press("Undo")
    assert writer.form.filled().details == EntryDetails()
    assert writer.form.filled().happened.said == "about two weeks ago"
    writer.press("Undo")
    assert writer.form.filled().happened == writer.form.when.about_today()
    assert writer.form.when.words.line.text() == ""
    for _ in range(4):
        writer.press("Redo")
    assert writer.form.filled() == before


def test_a_paste_is_one_step_and_emoji_are_counted_right(writer, page, clock):
    writer.form.saw.insertPlainText("a🙂b")
    QGuiApplication.clipboard().setText("🙂🙂 pasted\nin two lines")
    writer.keys("Ctrl+V")
    assert writer.form.saw.toPlainText() == "a🙂b🙂🙂 pasted\nin two lines"
    writer.type("!")
    writer.keys("Ctrl+Z")
    writer.keys("Ctrl+Z")
    assert writer.form.saw.toPlainText() == "a🙂b"
    writer.keys("Ctrl+Y")
    assert writer.form.saw.toPlainText() == "a🙂b🙂🙂 pasted\nin two lines"
    QGuiApplication.clipboard().clear()


def test_a_draft_thrown_away_comes_back_in_one_step(writer, page):
    writer.type("Words")
    writer.type("Opinion", "think")
    writer.press("Tags to find it by")
    writer.qtbot.keyClicks(writer.form.details.tags.line, "school")
    before = writer.form.filled()
    writer.editor._throw_away()
    assert writer.form.filled().text.is_blank
    writer.keys("Ctrl+Z")
    assert writer.form.filled() == before


def test_a_choice_between_days_that_is_taken_back_is_asked_again(writer, page):
    writer.type("x")
    writer.say_day("12/3")
    writer.press("Thu 12 Mar 2026")
    writer.press("Undo")
    assert "Which one do you mean?" in writer.words()
    writer.press("Redo")
    assert writer.form.filled().happened.day == date(2026, 3, 12)
    assert "Which one do you mean?" not in writer.words()


def test_another_entry_knows_nothing_of_the_one_before(writer, page):
    entry = writer.write("Other words")
    writer.type("Mine")
    with writer.qtbot.waitSignal(writer.editor.opened):
        page.open_target(str(entry.id))
    assert not writer.editor.undo.isEnabled()
    writer.keys("Ctrl+Z", writer.form.saw)
    assert writer.form.saw.toPlainText() == "Other words"


def test_undo_goes_on_after_saving(writer, page):
    writer.type("Words")
    writer.save()
    writer.press("Undo")
    assert writer.form.saw.toPlainText() == ""
    writer.press("Redo")
    writer.page.keep_words()
    assert writer.draft(writer.editor.entry_id) is None


def test_the_menu_of_a_box_undoes_in_the_form(writer, page):
    writer.type("Words")
    writer.type("Opinion", "think")
    menu = writer.form.saw.menu()
    action = next(one for one in menu.actions() if one.objectName() == "edit-undo")
    assert action.isEnabled()
    action.trigger()
    assert writer.form.edits["think"].toPlainText() == ""
    assert writer.form.saw.toPlainText() == "Words"


def test_a_key_in_a_megabyte_is_undone(writer, page):
    writer.form.saw.setPlainText("word " * 200_000)
    writer.qtbot.keyClick(writer.form.saw, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    writer.type("!")
    writer.press("Undo")
    assert writer.form.saw.toPlainText() == "word " * 200_000
