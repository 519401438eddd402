# SPDX-License-Identifier: Apache-2.0
"""Bringing notes in as a person does it: real files, a real vault, and nothing before the yes."""

from __future__ import annotations

import json
import threading
from datetime import date, time
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSettings, Qt, QThreadPool
from PySide6.QtWidgets import QComboBox, QLabel

from companion.domain.entry_find import Wanted
from companion.domain.errors import CompanionError, ErrorCode
from companion.domain.import_notes import LARGEST_FILE
from companion.domain.journal import Certainty, EntryText, Happened
from companion.ui.dialogs.open_dialog import OpenDialog
from companion.ui.pages import import_page
from companion.ui.pages.import_page import ImportPage
from companion.ui.pages.journal_page import JournalPage
from tests.ui.acting import press, words

DAY_ONE = {
    "metadata": {"version": "1.0"},
    "entries": [
        {
            "text": "She hid the tablet\\. ![](dayone-moment://ABC)",
            "creationDate": "2026-05-03T20:14:00Z",
            "timeZone": "Europe/London",
            "tags": ["gaming"],
            "photos": [{"identifier": "ABC"}],
        },
        {"creationDate": "2026-05-04T08:00:00Z", "videos": [{}, {}], "text": ""},
        {"text": "A parcel came", "creationDate": "2026-05-05T08:00:00Z", "isAllDay": True},
    ],
}


@pytest.fixture
def vault(desk, room, clock):
    def now(work):
        return desk.tasks.now_on_vault(work, 10)

    def entries(child):
        lines = now(lambda: room.journal.lines(child.id, 0, 50))
        return [now(lambda one=one: room.journal.entry(one.id)) for one in lines]

    return SimpleNamespace(
        room=room,
        desk=desk,
        clock=clock,
        now=now,
        entries=entries,
        child=lambda label: now(
            lambda: room.checklist.add_child(label, None, has_extra_needs=False)
        ),
        count=lambda child: now(lambda: room.journal.count(child.id)),
    )


@pytest.fixture
def mia(vault):
    return vault.child("Mia")


@pytest.fixture
def page(qtbot, vault, mia, tmp_path):
    page = ImportPage(vault.desk, vault.room)
    qtbot.addWidget(page)
    page.resize(980, 640)
    page.folder, page.wait = tmp_path, qtbot.waitUntil
    page.show()
    page.activateWindow()
    page.wait(lambda: "Choose a file" in buttons(page))
    page.focus_first()
    return page


@pytest.fixture(autouse=True)
def own_settings(tmp_path):
    """Qt's settings of all Qt programs, moved away from the person's."""
    formats, scopes = QSettings.Format, QSettings.Scope
    before = QSettings(scopes.UserScope, "QtProject").fileName().rpartition("/")[0]
    QSettings.setPath(formats.NativeFormat, scopes.UserScope, str(tmp_path / "config"))
    yield
    QSettings.setPath(formats.NativeFormat, scopes.UserScope, before)


def buttons(page):
    return [
        one.text() for one in page.findChildren(type(page.choose)) if one.isVisible() and one.text()
    ]


def choose(page, path):
    """Choose a file in the dialog, as a person would."""
    press(page, "Choose a" if page.start.isVisible() else "Choose another")
    asked = page.findChild(OpenDialog)
    asked.fileSelected.emit(str(path))
    asked.reject()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def give(page, path):
    """Choose a file and wait until something is said about it."""
    page.banner.hide()
    choose(page, path)
    page.wait(lambda: page.bring.isVisible() or page.banner.isVisible())
    page.wait(lambda: not page.status.isVisible())


def bring(page):
    page.banner.hide()
    page.bring.click()
    page.wait(page.banner.isVisible)


def box(page, label):
    return next(
        one
        for one in page.findChildren(QComboBox)
        if one.isVisible() and one.accessibleName().startswith(label)
    )


def pick(page, label, choice):
    """Choose in a box, and wait until the file was read in the new way."""
    before = page._reading
    field = box(page, label)
    field.setCurrentIndex(field.findText(choice))
    page.wait(lambda: page._reading is not before and page.status.isHidden())


def file_of(page, name, content):
    path = page.folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


class TestTheWholeWay:
    def test_day_one_shows_first_and_stores_after_the_yes(self, page, vault, mia):
        give(page, file_of(page, "Journal.json", json.dumps(DAY_ONE)))
        shown = words(page)
        assert "This is a Day One file. Found in it: 2 notes." in shown
        assert "She hid the tablet." in shown
        assert "stay out: 3" in shown
        assert "These go into the notes about Mia" in shown
        assert vault.count(mia) == 0
        assert page.focusWidget() is page.title
        bring(page)
        assert "Brought in: 2 notes." in words(page)
        assert "These go into" not in words(page)
        later, first = vault.entries(mia)
        assert first.current.happened == Happened(Certainty.EXACT, date(2026, 5, 3), time(21, 14))
        assert later.current.happened == Happened(Certainty.EXACT, date(2026, 5, 5))
        assert first.current.text == EntryText(saw="She hid the tablet.")
        assert first.current.details.tags == ("gaming", "brought in")
        assert first.created_at == vault.clock.now() == first.current.written_at
        assert first.current.reason == (
            "Brought in from Day One on 3 December 2026. Entry 1 of the file. "
            "Written there on 3 May 2026, 21:14."
        )
        assert vault.now(vault.room.journal.first_broken_revision) is None
        assert vault.now(lambda: vault.room.journal.find(mia.id, Wanted("tablet"))).lines

    def test_what_is_there_already_is_left_out_unless_wanted(self, page, vault, mia):
        path = file_of(page, "Journal.json", json.dumps(DAY_ONE))
        give(page, path)
        bring(page)
        give_again(page, path)
        assert "or twice in the file: 2" in words(page)
        assert "There is nothing new to bring in" in words(page)
        assert not page.bring.isVisible()
        page.preview.with_twins.click()
        assert page.bring.text() == "Bring in 2 notes"
        bring(page)
        assert vault.count(mia) == 4

    def test_a_table_asks_what_its_columns_are(self, page, vault, mia):
        table = "When,A,B,Labels\n03/04/2026 9pm,He laughed,I asked him,tea; sofa\n?,Later,,\n"
        give(page, file_of(page, "notes.csv", table))
        assert "This is read as a table. Found in it: 2 notes." in words(page)
        assert "No date in this file shows which comes first" in words(page)
        pick(page, "Column 3" if "Column 3" in words(page) else "B", "What you asked")
        pick(page, "A", "How the child seemed")
        pick(page, "Dates such as", "The month comes first (4 March)")
        assert "How the child seemed: He laughed" in words(page)
        page.preview.fold.button.click()
        report = page.preview.report.toPlainText()
        assert "Line 3: Its day could not be read." in report
        bring(page)
        unknown, known = vault.entries(mia)
        assert known.current.text == EntryText(seemed="He laughed", asked="I asked him")
        assert known.current.happened == Happened(Certainty.EXACT, date(2026, 3, 4), time(21))
        assert known.current.details.tags == ("tea", "sofa", "brought in")
        assert unknown.current.happened == Happened(said="?")

    def test_a_text_is_one_note_or_split(self, page, vault, mia):
        text = "First thing\n\nSecond thing\n\nThird".encode("utf-16")
        give(page, file_of(page, "notes.txt", text))
        assert page.bring.text() == "Bring in 1 note"
        pick(page, "Where a new note begins", "After each empty line")
        assert page.bring.text() == "Bring in 3 notes"
        pick(page, "Read it as", "A table (CSV)")
        assert "This is read as a table." in words(page)
        pick(page, "Read it as", "Plain text")
        pick(page, "Where a new note begins", "After each empty line")
        bring(page)
        assert [one.current.text.saw for one in vault.entries(mia)] == [
            "Third",
            "Second thing",
            "First thing",
        ]

    def test_our_own_record_says_whether_its_chain_is_whole(self, page, vault, mia):
        other = vault.child("Robin")
        happened = Happened(Certainty.ABOUT, date(2026, 1, 2), said="after school")
        entry = vault.now(
            lambda: vault.room.journal.save_entry(
                other.id, happened, EntryText(saw="x", did="rang")
            )
        )
        data = vault.now(lambda: vault.room.record_check.record([entry.id]))
        vault.desk.chosen_child.choose(mia.id)
        give(page, file_of(page, "record.json", json.dumps(data)))
        assert "Its chain is whole" in words(page)
        assert "The same notes stand already in the notes about Robin." in words(page)
        bring(page)
        (copy,) = vault.entries(mia)
        assert (copy.current.happened, copy.current.text) == (happened, entry.current.text)
        data["revisions"][0]["text"]["saw"] = "y"
        assert "stand already in the notes about" not in words(page)
        give(page, file_of(page, "changed.json", json.dumps(data)))
        assert "Its chain does not fit from what it says was saved on " in words(page)
        bring(page)
        assert any(
            "The chain of that record did not fit." in one.current.reason
            for one in vault.entries(mia)
        )

    def test_a_record_about_two_children_asks_which(self, page, vault, mia):
        robin, sam = vault.child("Robin"), vault.child("Sam")
        for child in (robin, sam):
            vault.now(
                lambda child=child: vault.room.journal.save_entry(
                    child.id, Happened(), EntryText(saw=f"about {child.label}")
                )
            )
        data = vault.now(lambda: vault.room.record_check.record([1, 2]))
        vault.desk.chosen_child.choose(mia.id)
        choose(page, file_of(page, "record.json", json.dumps(data)))
        page.wait(page.body.isVisible)
        assert not page.bring.isVisible()
        pick(page, "The file is about more than one child", "Child number 3 of the file")
        assert "about Sam" in words(page)
        assert "about Robin" not in words(page)

    def test_nothing_is_kept_when_the_person_says_so(self, page, vault, mia):
        give(page, file_of(page, "notes.txt", "Some words"))
        press(page, "Bring in nothing")
        assert "Nothing was brought in." in words(page)
        assert vault.count(mia) == 0
        assert page.preview.chosen == ()

    def test_another_child_is_compared_and_named_anew(self, page, vault, mia):
        robin = vault.child("Robin")
        vault.now(
            lambda: vault.room.journal.save_entry(
                robin.id, Happened(), EntryText(saw="Some  words")
            )
        )
        vault.desk.chosen_child.choose(mia.id)
        give(page, file_of(page, "notes.txt", "Some words"))
        assert page.bring.text() == "Bring in 1 note"
        vault.desk.chosen_child.choose(robin.id)
        page.wait(lambda: "There is nothing new to bring in" in words(page))
        vault.desk.chosen_child.choose(mia.id)
        page.wait(lambda: "These go into the notes about Mia" in words(page))


def give_again(page, path):
    page.banner.hide()
    choose(page, path)
    page.wait(page.body.isVisible)


class TestRefusing:
    @pytest.mark.parametrize(
        ("name", "content", "said"),
        [
            ("a.zip", b"PK\x03\x04rest", "That is a packed file (zip)."),
            ("a.docx", b"PK\x03\x04 word/document.xml", "a word or table program"),
            ("a.png", b"\x89PNG\r\n\x1a\n" + bytes(50), "does not hold plain words"),
            ("a.txt", bytes(range(32)) * 40, "does not hold plain words"),
            ("a.json", b'{"entries": [', "is damaged"),
            ("a.json", b"[" * 100_000, "is damaged"),
            ("a.json", b'{"notes": []}', "We do not know the program"),
            ("a.json", b'{"format": "companion-record", "version": 9}', "a newer version"),
            ("a.txt", b" \n ", "That file is empty."),
        ],
    )
    def test_calmly_and_nothing_changes(self, page, vault, name, content, said):
        give(page, file_of(page, name, content))
        assert said in words(page)
        assert "Nothing was brought in, and the file is as it was." in words(page)
        assert page.choose.isVisible()
        assert vault.count(page.choice.child) == 0

    def test_a_file_that_is_gone_or_a_folder(self, page, tmp_path):
        for path in (tmp_path / "gone.txt", tmp_path):
            give(page, path)
            assert "That file could not be opened." in words(page)

    def test_a_file_that_is_too_large_is_not_read_whole(self, page, tmp_path):
        path = tmp_path / "big.txt"
        with path.open("wb") as file:
            file.truncate(LARGEST_FILE + 1)
        give(page, path)
        assert "That file is larger than 50 MB." in words(page)


def test_a_reading_that_fails_is_said_and_another_file_can_be_chosen(page, monkeypatch):
    def fail(_path):
        raise CompanionError(ErrorCode.FILE_NOT_READABLE)

    monkeypatch.setattr(import_page, "_open", fail)
    give(page, page.folder / "notes.txt")
    assert "Reading the file" not in words(page)
    assert page.choose.isVisible()
    monkeypatch.undo()
    give(page, file_of(page, "notes.txt", "Some words"))
    assert page.bring.text() == "Bring in 1 note"


def test_a_failure_of_an_earlier_file_ends_nothing(page, monkeypatch):
    gate, real = threading.Event(), import_page._open

    def open_or_fail(path):
        if path.endswith("first.txt"):
            assert gate.wait(10)
            raise CompanionError(ErrorCode.FILE_NOT_READABLE)
        return real(path)

    monkeypatch.setattr(import_page, "_open", open_or_fail)
    choose(page, page.folder / "first.txt")
    choose(page, file_of(page, "second.txt", "Some words"))
    gate.set()
    assert QThreadPool.globalInstance().waitForDone(10_000)
    page.wait(page.bring.isVisible)
    assert not page.banner.isVisible()
    assert page.bring.text() == "Bring in 1 note"


def test_a_full_disk_stores_nothing_and_can_be_tried_again(page, vault, mia):
    db = vault.desk.keeper._open._db
    many = "".join(f"2026-05-03 note {number} {'words ' * 40}\n" for number in range(300))
    give(page, file_of(page, "notes.txt", many))
    assert page.bring.text() == "Bring in 300 notes"
    (pages,) = vault.now(lambda: db.execute("pragma page_count").fetchone())
    vault.now(lambda: db.execute(f"pragma max_page_count = {pages + 20}").fetchone())
    bring(page)
    assert "The disk is full" in words(page)
    assert "Nothing of the file was brought in." in words(page)
    assert vault.count(mia) == 0
    vault.now(lambda: db.execute(f"pragma max_page_count = {pages + 9000}").fetchone())
    bring(page)
    assert "Brought in: 300 notes." in words(page)
    assert vault.count(mia) == 300


def test_an_entry_that_was_brought_in_says_so_where_it_is_read(page, vault, mia, qtbot):
    give(page, file_of(page, "notes.txt", "Some words"))
    bring(page)
    (entry,) = vault.entries(mia)
    journal = JournalPage(vault.desk, vault.room)
    qtbot.addWidget(journal)
    journal.show()
    journal.open_target(str(entry.id))
    said = "Brought in from a text file on 3 December 2026. Line 1 of the file."
    page.wait(lambda: said in words(journal))


def test_what_is_written_meanwhile_is_compared_as_well(page, vault, mia):
    give(page, file_of(page, "notes.txt", "Some words"))
    text = EntryText(saw="Some words")
    vault.now(lambda: vault.room.journal.save_entry(mia.id, Happened(), text))
    page.wait(lambda: "There is nothing new to bring in" in words(page))


def test_nothing_comes_in_while_something_else_is_being_read(page, vault, mia):
    give(page, file_of(page, "notes.txt", "Some words\n\nSome words"))
    pick(page, "Where a new note begins", "After each empty line")
    box(page, "Where a new note begins").setCurrentIndex(0)
    page.preview.with_twins.click()
    assert not page.bring.isEnabled()
    page.bring.click()
    page.wait(page.bring.isEnabled)
    assert page.bring.text() == "Bring in 1 note"
    assert vault.count(mia) == 0


def test_markup_in_a_file_stays_words(page):
    give(page, file_of(page, "notes.csv", "Text,<b>A & B</b>\n<img src=x>,<i>Kai</i>\n"))
    assert "<img src=x>" in words(page)
    marked = [one for one in page.findChildren(QLabel) if "<" in one.text() and one.isVisible()]
    assert len(marked) > 2
    assert {one.textFormat() for one in marked} == {Qt.TextFormat.PlainText}
    assert box(page, "<b>A & B</b>").isVisible()


def test_the_dialog_leaves_no_trace_and_has_the_way_out(page, monkeypatch):
    closed = []
    monkeypatch.setattr(ImportPage, "closeEvent", lambda _self, _event: closed.append(1), False)
    press(page, "Choose a file")
    asked = page.findChild(OpenDialog)
    assert asked.testOption(OpenDialog.Option.DontUseNativeDialog)
    press(asked, "Leave quickly")
    assert closed
    asked.reject()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    settings = QSettings(QSettings.Scope.UserScope, "QtProject")
    assert [key for key in settings.allKeys() if key.startswith("FileDialog")] == []


def test_without_a_child_it_asks_whose_notes_they_are(qtbot, desk, room):
    page = ImportPage(desk, room)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(page.choice.form.isVisible)
    assert not page.choose.isVisible()
