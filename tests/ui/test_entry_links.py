# SPDX-License-Identifier: Apache-2.0
"""What an entry belongs to: signs, talks and reports are added, kept, opened and taken out."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt

from companion.domain.entry_details import EntryDetails
from companion.domain.report import Report
from companion.domain.talk import Talk
from tests.ui.journal_writer import JournalWriter


@pytest.fixture
def writer(qtbot, desk, room):
    return JournalWriter(qtbot, desk, room)


@pytest.fixture
def sign(desk):
    """A sign of the shipped list."""
    return next(iter(desk.content.signs().values()))


@pytest.fixture
def talk(writer):
    return writer.now(
        lambda: writer.room.talks.save(
            Talk(0, writer.mia.id, "The new game", held_on=date(2026, 11, 30))
        )
    )


@pytest.fixture
def report(writer):
    return writer.now(
        lambda: writer.room.reports.save(Report(0, writer.mia.id, "101", date(2026, 12, 1)))
    )


def add_sign(writer, sign):
    finder = writer.form.details.links.chooser.finder
    writer.qtbot.waitUntil(lambda: finder._is_ready, timeout=5000)
    writer.qtbot.keyClicks(finder.field, sign.text)
    writer.qtbot.waitUntil(lambda: finder.rows.count > 0)
    writer.qtbot.keyClick(finder.field, Qt.Key.Key_Return)


def add(writer, chooser):
    writer.qtbot.keyClick(chooser.box, Qt.Key.Key_Down)
    writer.press(chooser.add.text())


def test_signs_talks_and_reports_are_added_kept_and_stored(writer, sign, talk, report):
    writer.open("new")
    writer.type("x")
    writer.press("What it belongs to")
    links = writer.form.details.links
    assert links.chooser.finder.field.hasFocus()
    add_sign(writer, sign)
    assert f"Sign: {sign.text}" in writer.words().replace("\u200b", "")
    add(writer, links.chooser.talks)
    add(writer, links.chooser.reports)
    expected = ((sign.id,), (talk.id,), (report.id,))
    details = writer.keep().details
    assert (details.sign_ids, details.talk_ids, details.report_ids) == expected
    writer.open()
    assert "Talk: The new game (You talked on Mon 30 Nov 2026)" in writer.words()
    assert "Report: Told 101 on 1 December 2026" in writer.words()
    writer.save()
    details = writer.saved().details
    assert (details.sign_ids, details.talk_ids, details.report_ids) == expected
    assert writer.now(writer.room.journal.first_broken_revision) is None


def test_each_opens_what_it_names(writer, sign, talk, report):
    entry = writer.write(
        "x", EntryDetails(sign_ids=(sign.id,), talk_ids=(talk.id,), report_ids=(report.id,))
    )
    page = writer.open(str(entry.current.entry_id))
    asked = []
    page.go.connect(asked.append)
    writer.press("Read about it")
    for button in page.findChildren(type(writer.editor.discard)):
        if button.isVisible() and button.text() == "Open it":
            button.click()
    assert asked == [
        f"sign:{sign.id}",
        f"page:plans#talk={talk.id}",
        f"page:reports#report={report.id}",
    ]


def test_what_is_linked_is_not_offered_again_and_can_be_taken_out(writer, talk):
    entry = writer.write("x", EntryDetails(talk_ids=(talk.id,)))
    writer.open(str(entry.id))
    links = writer.form.details.links
    writer.press("Add a sign, a talk or a report")
    assert not links.chooser.talks.isVisible()
    writer.press("Take out")
    assert links.chooser.talks.isVisible()
    assert links.chooser.finder.field.hasFocus()
    writer.save()
    assert writer.saved().details.talk_ids == ()
    writer.press("Earlier wordings")
    writer.editor.history.wordings.setCurrentRow(1)
    said = writer.editor.history.changes.toPlainText()
    assert "What it belongs to:\n[taken out: Talk: The new game" in said


def test_what_is_no_longer_there_is_said_and_kept(writer):
    entry = writer.write("x", EntryDetails(sign_ids=("gone",), talk_ids=(77,), report_ids=(78,)))
    writer.open(str(entry.id))
    for said in ("A sign this list", "A talk that is no", "A report that is no"):
        assert said in writer.words()
    writer.type(" more")
    writer.save()
    assert writer.saved().details.talk_ids == (77,)


def test_a_struck_out_entry_keeps_its_links_and_offers_no_change(writer, talk):
    entry = writer.write("x", EntryDetails(talk_ids=(talk.id,)))
    writer.now(lambda: writer.room.journal.strike_out(entry.id, ""))
    writer.open(str(entry.id))
    links = writer.form.details.links
    assert "Talk: The new game" in writer.words()
    assert not links.add.isVisible()
    assert not any(button.isVisible() for button in links.outs)


def test_a_talk_written_meanwhile_is_offered(writer):
    writer.open("new")
    writer.press("What it belongs to")
    chooser = writer.form.details.links.chooser
    assert not chooser.talks.isVisible()
    writer.now(lambda: writer.room.talks.save(Talk(0, writer.mia.id, "Later")))
    writer.qtbot.waitUntil(chooser.talks.isVisible)
    assert "Later" in chooser.talks.box.itemText(0)


def test_nothing_of_another_child_is_offered(writer, talk, desk):
    tom = writer.child("Tom")
    desk.chosen_child.choose(tom.id)
    writer.open("new")
    writer.press("What it belongs to")
    assert not writer.form.details.links.chooser.talks.isVisible()
