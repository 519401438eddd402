# SPDX-License-Identifier: Apache-2.0
"""The entry form stays where a person writes: focus, offers in view, short answers, the day."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QApplication

from companion.domain.day_in_words import day_named_in
from tests.ui.acting import keep_at_no_pause, press, words
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


def test_the_caret_stays_where_it_is_when_the_window_goes_narrow(writer, page):
    writer.type("She hid the tablet")
    cursor = writer.form.saw.textCursor()
    cursor.setPosition(4)
    writer.form.saw.setTextCursor(cursor)
    for width in (420, 900):
        page.resize(width, 400)
        writer.qtbot.waitUntil(writer.form.saw.isVisible)
        assert QApplication.focusWidget() is writer.form.saw
        assert writer.form.saw.textCursor().position() == 4


def test_all_names_of_the_box_for_people_are_kept_with_one_answer(writer, page):
    writer.type("He wrote to her")
    writer.type("Heron, Ines", "who")
    writer.save()
    writer.wait_for("Keep these names?")
    with writer.qtbot.waitSignal(writer.editor.opened):
        writer.press("Keep all of them")
    assert writer.saved().details.people == ("Heron", "Ines")
    assert "Keep these names?" not in writer.words()


def test_a_day_in_the_words_is_offered_while_nobody_said_one(writer, page):
    writer.type("Last night he wrote to her")
    writer.wait_for("You wrote “Last night”. Did it happen then?")
    writer.press("Yes, take that day")
    assert writer.form.when.words.said == "Last night"
    assert writer.form.when.happened().day != writer.form.when.about_today().day
    assert "Did it happen then?" not in writer.words()
    assert writer.form.saw.hasFocus()


def test_a_day_that_was_said_is_not_asked_about(writer, page):
    writer.press("Yesterday")
    writer.type("Last night @kai_12 wrote to her")
    writer.wait_for("Is this an account?")
    assert "Did it happen then?" not in writer.words()


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("It was last night, late", "last night"),
        ("On  Monday evening he called", "On Monday evening"),
        ("three days ago", "three days ago"),
        ("her last nightdress", ""),
        ("no day", ""),
    ],
)
def test_words_for_a_day_are_found(text, day):
    assert day_named_in(text) == day


def test_no_kind_is_chosen_before_the_person_does(writer, page):
    assert writer.form.details.kind.value is None


def test_enter_strikes_out_and_nothing_else_can_be_saved_meanwhile(writer, page):
    entry = writer.write("Words")
    writer.open(str(entry.id))
    foot = writer.editor.foot
    foot.strike.click()
    assert not foot.save.isVisible()
    writer.qtbot.keyClicks(foot.strike_reason, "Written twice")
    with writer.qtbot.waitSignal(writer.editor.opened):
        writer.qtbot.keyClick(foot.strike_reason, Qt.Key.Key_Return)
    assert writer.now(lambda: writer.room.journal.entry(entry.id)).is_struck_out
    assert writer.now(lambda: writer.room.journal.history(entry.id))[-1].reason == "Written twice"


def test_a_long_reason_is_seen_whole(writer, page):
    entry = writer.write("Words")
    writer.open(str(entry.id))
    writer.editor.foot.strike.click()
    reason = writer.editor.foot.strike_reason
    before = reason.height()
    writer.qtbot.keyClicks(reason, "A reason that goes on and on " * 5)
    assert reason.height() > before


def test_leaving_a_field_keeps_it(writer, page):
    keep_at_no_pause(writer.editor._keeper)
    writer.type("She hid the tablet")
    line = writer.form.when.words.line
    line.setFocus()
    writer.qtbot.keyClicks(line, "yesterday")
    writer.form.saw.setFocus()
    writer.qtbot.waitUntil(lambda: writer.draft().happened.said == "yesterday")


def test_the_reminder_of_a_draft_goes_with_the_first_key(writer, page):
    writer.type("She hid the tablet")
    writer.wait_for("Draft kept")
    page.refresh()
    assert "This is your draft from" in writer.words()
    writer.type(".")
    assert "This is your draft from" not in writer.words()
    assert "Draft kept" in writer.words()


def test_enter_ends_a_tag(writer, page):
    press(page, "Tags to find it by")
    line = writer.form.details.tags.line
    writer.qtbot.keyClicks(line, "school")
    writer.qtbot.keyClick(line, Qt.Key.Key_Return)
    writer.qtbot.keyClicks(line, "game")
    assert writer.form.details.details().tags == ("school", "game")


def test_an_empty_clipboard_is_no_picture(writer, page):
    writer.form.saw.insertFromMimeData(QMimeData())
    assert "Companion keeps words only" not in words(page)


def test_what_is_said_about_a_typed_day_is_in_view(qtbot, writer, page):
    page.resize(1000, 560)
    line = writer.form.when.words
    line.line.setFocus()
    qtbot.keyClicks(line.line, "12/3")
    qtbot.keyClick(line.line, Qt.Key.Key_Return)
    area = page.scroll_area.viewport()

    def is_seen():
        return line.rect().bottom() and area.rect().contains(
            line.mapTo(area, line.rect().bottomLeft())
        )

    qtbot.waitUntil(is_seen)
