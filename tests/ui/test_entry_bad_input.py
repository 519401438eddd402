# SPDX-License-Identifier: Apache-2.0
"""What nobody should type, and what happens to it: nothing is lost, and it is said calmly."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from companion.domain.entry_find import Wanted
from companion.domain.errors import CompanionError, ErrorCode
from companion.domain.journal import Certainty
from tests.ui.journal_writer import JournalWriter

MEGABYTE = "needle " + "hay " * 249_990
ODD = (
    "\x01\x07 tab\t bell\x7f, \u202eright to left\u202c "
    "\u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627 "
    "\U0001f469\u200d\U0001f467 e\u0301 \u200b\ufeff"
)


@pytest.fixture
def writer(qtbot, desk, room):
    return JournalWriter(qtbot, desk, room)


@pytest.fixture
def page(writer):
    page = writer.open("new")
    page.activateWindow()
    yield page
    QGuiApplication.clipboard().clear()


def paste(writer, where, words):
    QGuiApplication.clipboard().setText(words)
    where.setFocus()
    writer.keys("Ctrl+V", where)


def test_a_megabyte_is_kept_saved_found_and_read_again(writer, page):
    paste(writer, writer.form.saw, MEGABYTE)
    writer.type("!")
    assert writer.keep().text.saw == f"{MEGABYTE}!"
    writer.save()
    assert writer.saved().text.saw == f"{MEGABYTE}!"
    found = writer.now(lambda: writer.room.journal.find(writer.mia.id, Wanted("needle hay")))
    assert len(found.lines) == 1
    writer.press("Undo")
    writer.press("Undo")
    assert writer.form.saw.toPlainText() == ""
    writer.press("Redo")
    writer.press("Redo")
    writer.type("?")
    writer.save()
    writer.press("Earlier wordings")
    writer.editor.history.wordings.setCurrentRow(1)
    assert "[added: ?]" in writer.editor.history.changes.toPlainText()


@pytest.mark.parametrize("box", ["saw", "who", "think"])
def test_odd_characters_come_back_as_they_were_pasted(writer, page, box):
    paste(writer, writer.form.edits["saw"], "x")
    if box in writer.form.folds:
        writer.form.folds[box].button.click()
    paste(writer, writer.form.edits[box], ODD)
    shown = writer.form.edits[box].toPlainText()
    assert ODD in shown
    assert getattr(writer.keep().text, box) == shown
    writer.save()
    assert getattr(writer.saved().text, box) == shown
    writer.open(str(writer.saved().entry_id))
    assert writer.form.edits[box].toPlainText() == shown
    writer.page.keep_words()
    assert writer.draft(writer.saved().entry_id) is None
    assert writer.now(writer.room.journal.first_broken_revision) is None


def test_odd_characters_in_the_line_for_the_day_and_in_tags(writer, page):
    writer.type("x")
    paste(
        writer,
        writer.form.when.words.line,
        "gestern \u05d0\u05ea\u05de\u05d5\u05dc 🙂\nin two lines",
    )
    writer.press("Tags to find it by")
    paste(writer, writer.form.details.tags.line, "שלום, 🙂, e\u0301, \u202etag")
    tags = writer.form.details.tags.tags()
    assert len(tags) == 4
    said = writer.form.when.happened().said
    assert "🙂 in two lines" in said
    assert "not understood as a day" in finish_day(writer)
    writer.press("Save")
    writer.press("Save it as: About Thu 3 Dec 2026")
    writer.qtbot.waitUntil(lambda: writer.editor.entry_id is not None)
    assert writer.saved().happened.said == said
    assert writer.saved().details.tags == tags


def finish_day(writer):
    writer.qtbot.keyClick(writer.form.when.words.line, Qt.Key.Key_Return)
    return writer.words()


def test_ten_thousand_tags_are_all_kept(writer, page):
    writer.type("x")
    writer.press("Tags to find it by")
    tags = tuple(f"tag {number}" for number in range(10_000))
    paste(writer, writer.form.details.tags.line, ", ".join(tags))
    assert "9980 more tags are kept with this entry." in writer.words()
    assert writer.keep().details.tags == tags
    writer.save()
    assert set(writer.saved().details.tags) == set(tags)
    writer.qtbot.keyClicks(writer.form.details.tags.line, ", one")
    writer.press("Undo")
    writer.press("Undo")
    assert writer.form.details.tags.tags() == ()
    writer.press("Redo")
    assert set(writer.form.details.tags.tags()) == set(tags)


def test_a_tag_without_end_says_what_of_it_is_kept(writer, page):
    writer.type("x")
    writer.press("Tags to find it by")
    paste(writer, writer.form.details.tags.line, "long " * 20_000)
    assert "A tag holds 60 letters." in writer.words()
    writer.save()
    assert len(writer.saved().details.tags[0]) <= 60
    assert "A tag holds 60 letters." in writer.words()
    writer.form.details.tags.line.clear()
    assert "A tag holds 60 letters." not in writer.words()


def test_a_day_without_end_says_how_much_fits(writer, page):
    paste(writer, writer.form.when.words.line, "yesterday and then " * 60_000)
    writer.wait_for("Only 120 letters fit here.")
    assert len(writer.form.when.happened().said) <= 120
    assert writer.keep().happened.said.startswith("yesterday and then")


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("32/13/2026", "The calendar has no such day."),
        ("xyzzy", "This was not understood as a day."),
        ("next week", "still to come"),
        ("25:61", "The clock has no such time."),
        ("1 may 0001", "very long ago"),
    ],
)
def test_days_that_can_not_be_are_said_and_stay_in_the_draft(writer, page, said, answer):
    writer.say_day(said)
    assert answer in writer.words()
    assert writer.keep().happened.said == said
    writer.open()
    assert answer in writer.words()
    writer.type("x")
    writer.press("Save")
    assert "Not saved yet: the day you typed is not clear" in writer.words()


def test_a_day_to_come_in_the_fields_is_asked_about_and_saved_as_it_is(writer, page):
    writer.type("x")
    writer.form.when.day.setDate(date(2027, 1, 1))
    assert "This day is still to come. Is the date right?" in writer.words()
    writer.save()
    assert writer.saved().happened.day == date(2027, 1, 1)


def test_a_clock_that_jumps_back_loses_nothing(writer, page, clock):
    writer.type("First")
    writer.say_day("yesterday")
    assert writer.keep() is not None
    clock.forward(days=-40)
    writer.type(" second")
    assert writer.keep().text.saw == "First second"
    assert writer.keep().happened.day == date(2026, 12, 2)
    writer.open()
    assert writer.form.saw.toPlainText() == "First second"
    assert "This is your draft from" in writer.words()
    writer.save()
    assert writer.saved().happened.day == date(2026, 12, 2)
    clock.forward(days=-40)
    writer.type(" third")
    writer.save()
    entry_id = writer.saved().entry_id
    history = writer.now(lambda: writer.room.journal.history(entry_id))
    assert [one.text.saw for one in history] == ["First second", "First second third"]
    assert history[1].written_at < history[0].written_at
    assert writer.now(writer.room.journal.first_broken_revision) is None
    writer.press("Undo")
    assert writer.form.saw.toPlainText() == "First second"


def test_a_full_disk_leaves_every_part_of_the_form_as_it_is(writer, page):
    store = writer.room.journal._store
    keep, add = store.keep_draft, store.add_entry

    def full(*_given):
        raise CompanionError(ErrorCode.DISK_FULL)

    store.keep_draft = store.add_entry = full
    writer.type("Words")
    writer.say_day("about two weeks ago")
    writer.press("Someone told me")
    before = writer.form.filled()
    with writer.qtbot.waitSignal(writer.editor.opened):
        writer.press("Save")
    assert page.banner.isVisible()
    assert writer.form.filled() == before
    assert writer.form.when.happened().certainty is Certainty.ABOUT
    store.keep_draft, store.add_entry = keep, add
    writer.save()
    assert writer.saved().text.saw == "Words"
    assert writer.saved().happened == before.happened
