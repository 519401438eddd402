# SPDX-License-Identifier: Apache-2.0
"""A picture or a file is refused, and can be described in words that stay."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QGuiApplication, QImage

from tests.ui.journal_writer import JournalWriter

ALL = (
    "This is about a photo. It is on this device: the blue tablet. "
    "It is in this app or folder: the chat of the game. This person has the device: my sister. "
    "I saw it, or heard of it: today, about 4pm. "
    "This person showed it to me, or told me: her teacher! "
    "What it is, in a few words: a drawing."
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


def paste_picture(writer):
    data = QMimeData()
    data.setImageData(QImage(8, 8, QImage.Format.Format_RGB32))
    QGuiApplication.clipboard().setMimeData(data)
    writer.form.saw.setFocus()
    writer.keys("Ctrl+V")
    writer.press("Describe it instead")


def fill_in(writer):
    writer.press("A photo")
    for name, said in (
        ("device", "the blue tablet"),
        ("app", "the chat of the game"),
        ("holder", "my sister"),
        ("seen", "today, about 4pm"),
        ("shown", "her teacher!"),
        ("what", "a drawing"),
    ):
        writer.qtbot.keyClicks(writer.form.describe.lines[name], said)


def test_what_is_described_becomes_sentences_that_can_be_changed(writer, page):
    writer.type("She showed me.")
    paste_picture(writer)
    fill_in(writer)
    writer.press("Put it into my entry")
    assert writer.form.saw.toPlainText() == f"She showed me.\n\n{ALL}"
    assert writer.form.saw.hasFocus()
    assert not writer.form.describe.isVisible()
    writer.type(" More.")
    writer.save()
    assert writer.saved().text.saw == f"She showed me.\n\n{ALL} More."


def test_the_first_key_is_in_the_draft_and_comes_back_as_words(writer, page):
    paste_picture(writer)
    writer.qtbot.keyClicks(writer.form.describe.lines["holder"], "m")
    assert writer.keep().text.saw == "This person has the device: m."
    writer.open()
    assert writer.form.saw.toPlainText() == "This person has the device: m."
    assert not writer.form.describe.isVisible()


def test_saving_takes_what_is_still_being_described(writer, page):
    paste_picture(writer)
    writer.press("A voice message")
    writer.save()
    assert writer.saved().text.saw == "This is about a voice message."
    assert writer.form.saw.toPlainText() == "This is about a voice message."
    writer.page.keep_words()
    assert writer.draft(writer.editor.entry_id) is None


def test_closed_it_is_no_part_of_the_entry_and_opens_with_its_words(writer, page):
    paste_picture(writer)
    fill_in(writer)
    writer.press("Close this")
    assert writer.form.filled().text.saw == ""
    paste_picture(writer)
    assert writer.form.filled().text.saw == ALL


def test_it_is_undone_like_everything_else(writer, page, clock):
    paste_picture(writer)
    clock.forward(seconds=2)
    writer.press("A photo")
    clock.forward(seconds=2)
    writer.qtbot.keyClicks(writer.form.describe.lines["device"], "tablet")
    writer.press("Put it into my entry")
    writer.press("Undo")
    assert writer.form.describe.isVisible()
    assert writer.form.saw.toPlainText() == ""
    writer.press("Undo")
    assert writer.form.filled().text.saw == "This is about a photo."
    writer.press("Undo")
    writer.press("Undo")
    assert not writer.form.describe.isVisible()
    for _ in range(4):
        writer.press("Redo")
    said = "This is about a photo. It is on this device: tablet."
    assert writer.form.saw.toPlainText() == said


def test_it_says_what_not_to_do_and_shows_the_ways_on(writer, page):
    asked = []
    page.go.connect(asked.append)
    paste_picture(writer)
    assert "Do not open it again, copy it, send it or save it." in writer.words()
    for button in writer.form.describe._links.shown():
        button.click()
    assert asked == ["card:image-sent", "page:get-help"]


def test_pictures_and_files_are_refused_in_it_too(writer, page):
    paste_picture(writer)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/somewhere/secret-name.png")])
    data.setText("file:///somewhere/secret-name.png")
    writer.form.describe.lines["what"].insertFromMimeData(data)
    assert "keeps words only" in writer.editor.refusal.words.text()
    assert "secret-name" not in writer.words()
    assert writer.form.filled().text.saw == ""


def test_words_that_tell_of_a_picture_offer_it_too(writer, page):
    writer.type("He has a nude photo of my daughter")
    writer.wait_for("If this is about a picture of a child")
    writer.press("Describe it in words")
    assert writer.form.describe.isVisible()
    writer.press("A photo")
    assert writer.form.filled().text.saw.endswith("my daughter\n\nThis is about a photo.")


def test_another_entry_begins_without_it(writer, page):
    other = writer.write("Other")
    paste_picture(writer)
    fill_in(writer)
    with writer.qtbot.waitSignal(writer.editor.opened):
        page.open_target(str(other.id))
    assert not writer.form.describe.isVisible()
    assert writer.form.filled().text.saw == "Other"
    assert writer.draft().text.saw == ALL
    paste_picture(writer)
    assert writer.form.filled().text.saw == "Other"
