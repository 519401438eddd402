# SPDX-License-Identifier: Apache-2.0
"""The steps of a chronology as a person goes through them, over a real vault."""

from __future__ import annotations

import csv
import io
import json
import threading
from datetime import date, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QSettings, Qt, QThreadPool
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit

from companion.domain.chronology import LeaveOut, Reader
from companion.domain.chronology_form import ChronologyForm
from companion.domain.entry_details import AccountKind, AccountName, EntryDetails
from companion.domain.errors import CompanionError, ErrorCode
from companion.domain.journal import NO_DETAILS, Certainty, EntryText, Happened
from companion.domain.report import Report
from companion.services.record_check_service import verify_record
from companion.ui.dialogs import chronology_saving
from companion.ui.dialogs.save_dialog import SaveDialog
from companion.ui.pages import chronology_page
from companion.ui.pages.chronology_page import ChronologyPage
from companion.ui.widgets.chronology_formats import Form
from tests.fake_printing import FakePrinting
from tests.ui.acting import press, words

TODAY = date(2026, 12, 3)
PASSWORD = "copper lantern drift nine"


@pytest.fixture(autouse=True)
def own_settings(tmp_path):
    """Qt's settings of all Qt programs, moved away from the person's."""
    scope = QSettings.Scope.UserScope
    before = QSettings(scope, "QtProject").fileName().rpartition("/")[0]
    QSettings.setPath(QSettings.Format.NativeFormat, scope, str(tmp_path / "config"))
    yield
    QSettings.setPath(QSettings.Format.NativeFormat, scope, before)


@pytest.fixture(autouse=True)
def no_printer(monkeypatch):
    monkeypatch.setattr(chronology_page, "printing_here", lambda _owner: FakePrinting())


@pytest.fixture
def vault(desk, room):
    """Ways to write past the page."""

    def now(work):
        return desk.tasks.now_on_vault(work, 10)

    def write(child, ago, details=NO_DETAILS, **boxes):
        happened = Happened(Certainty.EXACT, TODAY - timedelta(ago))
        text = EntryText(**boxes)
        return now(lambda: room.journal.save_entry(child.id, happened, text, details))

    return SimpleNamespace(
        now=now, write=write, child=lambda label: now(lambda: room.checklist.add_child(label))
    )


@pytest.fixture
def mia(vault):
    return vault.child("Mia")


@pytest.fixture
def family(vault, mia):
    """Three entries, one of them struck out."""
    first = vault.write(mia, 30, saw="The tablet was under the pillow. 07700 900123 rang.")
    second = vault.write(
        mia, 20, EntryDetails(people=("Dave Smith",)), saw="Dave Smith wrote.", think="He lies"
    )
    third = vault.write(mia, 10, saw="A slip of mine")
    return SimpleNamespace(child=mia, first=first, second=second, third=third)


@pytest.fixture
def open_page(qtbot, desk, room):
    def make(width=980, height=640):
        page = ChronologyPage(desk, room)
        qtbot.addWidget(page)
        page.resize(width, height)
        page.gone, page.left = [], []
        page.go.connect(page.gone.append)
        page.leave_wanted.connect(lambda: page.left.append(True))
        page.focus_first()
        page.show()
        page.activateWindow()
        qtbot.waitUntil(lambda: page._form is not None)
        return page

    return make


@pytest.fixture
def page(open_page, family):
    return open_page()


def on(page, qtbot, *, reader=Reader.MYSELF, to=5):
    """Go on to a step, as the suggestions have it."""
    if page._now().step == 0:
        page.view.buttons[reader].click()
    while page._now().step < to - 1:
        if page._now().step == 1:
            qtbot.waitUntil(lambda: "ticked" in page.view.count.text())
        press(page, "Next")
    if to == 4:
        qtbot.waitUntil(lambda: not page.view.is_looking)
    if to == 5:
        qtbot.waitUntil(lambda: page.sharing.made is not None)


def tick_words(page):
    model = page.view.model
    role = Qt.ItemDataRole.AccessibleTextRole
    return [model.index(row).data(role) for row in range(model.rowCount())]


def all_text(page, qtbot):
    """Return all words of the pages, as the fold shows them."""
    preview = page.sharing.preview
    if not preview.fold.is_open:
        preview.fold.button.click()
    qtbot.waitUntil(lambda: preview.words.toPlainText() != "")
    return preview.words.toPlainText()


def save(page, qtbot, path, form=Form.PDF):
    """Answer the question, choose a form, and a place in the dialog."""
    page.sharing.household.question.buttons[0].click()
    if form is Form.LOCKED_PDF:
        page.sharing.formats.password.save.click()
    else:
        page.sharing.formats.buttons[form].click()
    dialog = page.findChild(SaveDialog)
    dialog.fileSelected.emit(str(path))
    dialog.done(1)


# Step 1


def test_it_asks_for_one_reader_and_tells_carers_to_ask_their_service(page):
    assert "Step 1 of 5: Who is it for?" in words(page)
    assert "Ask your service first" in words(page)
    press(page, "Next")
    assert "Choose who it is for." in words(page)
    assert "Step 1 of 5" in words(page)


def test_keys_alone_choose_a_reader_and_bring_what_is_suggested(page, qtbot):
    first = page.view.buttons[Reader.POLICE]
    qtbot.waitUntil(first.hasFocus)
    QTest.keyClick(first, Qt.Key.Key_Space)
    QTest.keyClick(first, Qt.Key.Key_Down)
    assert page.view.buttons[Reader.SCHOOL].isChecked()
    assert page._now().leave_out == (
        LeaveOut.OTHER_CHILDREN,
        LeaveOut.ADDRESSES,
        LeaveOut.OPINIONS,
    )


def test_the_first_arrow_key_chooses_too(page, qtbot):
    first, school = page.view.buttons[Reader.POLICE], page.view.buttons[Reader.SCHOOL]
    qtbot.waitUntil(first.hasFocus)
    QTest.keyClick(first, Qt.Key.Key_Down)
    assert school.hasFocus()
    assert school.isChecked()
    press(page, "Next")
    assert "Step 2 of 5" in words(page)


# Step 2


def test_every_entry_is_ticked_first_and_struck_out_ones_are_not_there(
    page, family, vault, room, qtbot
):
    vault.now(lambda: room.journal.strike_out(family.third.id, "Wrong day"))
    on(page, qtbot, to=2)
    page.view.struck_out.tick.setChecked(False)
    qtbot.waitUntil(lambda: page.view.count.text() == "2 of 2 entries are ticked")
    qtbot.waitUntil(lambda: len(tick_words(page)) == 2)
    assert all(one.startswith("Ticked. ") for one in tick_words(page))
    page.view.struck_out.tick.setChecked(True)
    qtbot.waitUntil(lambda: page.view.count.text() == "3 of 3 entries are ticked")
    qtbot.waitUntil(lambda: len(tick_words(page)) == 3)
    assert "Struck out" in tick_words(page)[0]


def test_the_space_bar_and_a_click_untick_and_the_count_says_so(page, qtbot):
    on(page, qtbot, to=2)
    rows = page.view.rows
    qtbot.waitUntil(lambda: page.view.model.rowCount() == 3)
    rows.setFocus()
    rows.setCurrentIndex(page.view.model.index(0))
    QTest.keyClick(rows, Qt.Key.Key_Space)
    assert page.view.count.text() == "2 of 3 entries are ticked"
    assert tick_words(page)[0].startswith("Not ticked. A slip of mine")
    place = rows.visualRect(page.view.model.index(1)).center()
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert page.view.count.text() == "1 of 3 entries are ticked"


def test_ticks_outlast_the_filters_and_only_these_takes_no_others(page, qtbot):
    on(page, qtbot, to=2)
    qtbot.waitUntil(lambda: page.view.model.rowCount() == 3)
    page.view.search.setText("tablet")
    qtbot.waitUntil(lambda: page.view.model.rowCount() == 1)
    assert page.view.count.text() == "3 of 3 entries are ticked"
    press(page, "Tick only these")
    qtbot.waitUntil(lambda: page.view.count.text() == "1 of 3 entries are ticked")
    page.view.search.clear()
    qtbot.waitUntil(lambda: page.view.model.rowCount() == 3)
    assert [one.startswith("Ticked") for one in tick_words(page)] == [False, False, True]
    press(page, "Untick all in the list")
    qtbot.waitUntil(lambda: page.view.count.text() == "0 of 3 entries are ticked")
    for tick in (page.view.extras.reports, page.view.extras.talks, page.view.extras.signs):
        tick.tick.setChecked(False)
    press(page, "Next")
    assert "Tick at least one entry" in words(page)
    press(page, "Tick all in the list")
    qtbot.waitUntil(lambda: page.view.count.text() == "3 of 3 entries are ticked")


def test_more_than_a_page_of_rows_is_ticked_and_unticked_as_a_whole(
    open_page, mia, vault, room, qtbot
):
    def many():
        for number in range(203):
            day = Happened(Certainty.EXACT, TODAY - timedelta(number))
            room.journal.save_entry(mia.id, day, EntryText(saw=f"Note {number}"))

    vault.now(many)
    page = open_page()
    on(page, qtbot, to=2)
    qtbot.waitUntil(lambda: page.view.count.text() == "203 of 203 entries are ticked")
    qtbot.waitUntil(lambda: page.view.model.rowCount() == 200)
    press(page, "Untick all in the list")
    qtbot.waitUntil(lambda: page.view.count.text() == "0 of 203 entries are ticked")


# Step 3


def test_the_suggestion_of_a_reader_is_ticked_and_can_be_changed(page, qtbot):
    on(page, qtbot, reader=Reader.SCHOOL, to=3)
    assert "For: The school. The ticks are a suggestion." in words(page)
    assert page.view.initials.is_on
    page.view.initials.tick.click()
    page.view.maker_name.setFocus()
    QTest.keyClicks(page.view.maker_name, "A. Bell")
    press(page, "Back")
    press(page, "Next")
    assert not page.view.initials.is_on
    assert page.view.maker_name.text() == "A. Bell"


def test_other_names_are_typed_left_out_and_come_back(open_page, family, qtbot):
    page = open_page()
    on(page, qtbot, reader=Reader.SCHOOL, to=3)
    page.view.other_names.setFocus()
    QTest.keyClicks(page.view.other_names, "dave")
    press(page, "Next")
    press(page, "Back")
    assert page.view.other_names.toPlainText() == "dave"
    on(page, qtbot, to=5)
    assert "[left out: a name]" in all_text(page, qtbot)
    assert "Dave" not in all_text(page, qtbot)
    assert "Other names: 2" in words(page)


def test_a_picture_among_the_other_names_is_refused_calmly(page, qtbot):
    on(page, qtbot, to=3)
    page.view.other_names.picture_refused.emit()
    assert "Companion keeps words only." in words(page)


def test_where_no_other_child_is_known_the_page_says_so(page, qtbot):
    on(page, qtbot, reader=Reader.SCHOOL)
    assert "No other child is known here, so none was left out." in words(page)


def test_words_that_hold_the_name_of_a_child_who_is_left_out_are_named(
    open_page, mia, vault, desk, qtbot
):
    vault.child("Xanthippe")
    desk.chosen_child.choose(mia.id)
    accounts = (AccountName(AccountKind.HANDLE, "itsxanthippe"),)
    many = " ".join(f"xanthippe{chr(97 + one // 26)}{chr(97 + one % 26)}" for one in range(31))
    vault.write(mia, 3, EntryDetails(accounts=accounts), saw=f"They are {many}.")
    page = open_page()
    on(page, qtbot, reader=Reader.SCHOOL, to=3)
    assert "Short forms and user names may still show a name." in words(page)
    on(page, qtbot)
    shown = words(page)
    assert "Names may still be read in these words: itsxanthippe, xanthippeaa," in shown
    assert "More such words: 2" in shown


# Step 4


@pytest.fixture
def blaming(vault, mia):
    """An entry whose wording may be read as blame."""
    said = "It was her own fault, she was asking for it."
    return vault.write(mia, 5, saw=said, child_words=said)


def test_a_wording_is_suggested_and_left_as_it_is(open_page, blaming, qtbot, room, vault):
    page = open_page()
    on(page, qtbot, to=4)
    assert "One entry to look at" in words(page)
    assert "In “What you saw or heard”:" in words(page)
    assert "The child's exact words" not in words(page)
    assert "You could write:" in words(page)
    press(page, "Leave it as it is")
    assert "Nothing to suggest now." in words(page)
    press(page, "Back")
    press(page, "Next")
    qtbot.waitUntil(lambda: not page.view.is_looking)
    assert "Nothing to suggest now." in words(page)
    assert vault.now(lambda: room.journal.entry(blaming.id)).current.text == blaming.current.text


def test_change_goes_to_the_journal_and_a_changed_entry_is_looked_at_again(
    open_page, blaming, qtbot, room, vault
):
    page = open_page()
    on(page, qtbot, to=4)
    press(page, "Change the entry")
    assert page.gone == [f"page:journal#{blaming.id}"]
    changed = EntryText(saw="The person kept asking until she sent it.")
    happened = blaming.current.happened
    vault.now(lambda: room.journal.change_entry(blaming.id, happened, changed))
    qtbot.waitUntil(lambda: page._is_stale)
    page.refresh()
    qtbot.waitUntil(lambda: "Nothing to suggest now." in words(page))
    assert "Step 4 of 5" in words(page)


# Step 5


def test_the_pages_show_what_goes_out_and_say_what_was_left_out(page, qtbot):
    on(page, qtbot, reader=Reader.SCHOOL)
    shown = words(page)
    assert "Page 1 of" in shown
    assert "Phone numbers: 1" in shown
    assert "Names shown as initials: " in shown
    assert "Entries: 3" in shown
    text = all_text(page, qtbot)
    assert text.startswith("If anyone is in danger now")
    assert "The tablet was under the pillow" in text
    for private in ("07700", "Dave", "He lies"):
        assert private not in text


def test_next_page_turns_and_the_picture_is_black_on_white(page, qtbot):
    on(page, qtbot)
    preview = page.sharing.preview
    assert preview.place.text().startswith("Page 1 of ")
    qtbot.waitUntil(lambda: preview.picture.height() > preview.picture.width())
    picture = preview.picture.grab().toImage()
    assert picture.pixelColor(picture.width() // 2, picture.height() - 30).name() == "#ffffff"
    dark = [
        (x, y)
        for x in range(0, picture.width(), 3)
        for y in range(0, picture.height() // 2, 3)
        if picture.pixelColor(x, y).lightness() < 80
    ]
    assert dark
    preview.next.click()
    assert preview.place.text().startswith("Page 2 of ")
    assert preview.before.isEnabled()


def test_nothing_can_be_saved_before_the_question_about_the_household(page, qtbot):
    on(page, qtbot)
    assert not page.sharing.formats.isVisible()
    assert "Answer this, then you can save or print." in words(page)
    page.sharing.household.question.buttons[1].click()
    assert page.sharing.formats.isVisible()
    assert "Then wait with it, if you can." in words(page)
    assert not page.sharing.formats.buttons[Form.PRINT].isEnabled()
    assert "No printer is set up" in words(page)


def test_a_folder_that_goes_to_the_internet_is_named_after_saving(page, qtbot, tmp_path):
    folder = tmp_path / "Proton Drive"
    folder.mkdir()
    on(page, qtbot)
    save(page, qtbot, folder / "chronology.txt", Form.TEXT)
    qtbot.waitUntil(lambda: "Saved as" in words(page))
    assert "Proton Drive may copy this folder to the internet" in words(page)


@pytest.mark.parametrize("form", [Form.PDF, Form.WORD, Form.TEXT, Form.TABLE, Form.RECORD])
def test_each_file_is_written_whole_and_the_page_names_the_folder_once(page, qtbot, tmp_path, form):
    folder = tmp_path / "For her"
    folder.mkdir()
    path = folder / f"chronology.{form.suffix}"
    on(page, qtbot)
    save(page, qtbot, path, form)
    qtbot.waitUntil(lambda: "Saved as" in words(page))
    assert f"Saved as “chronology.{form.suffix}”, in the folder “For her”." in words(page)
    assert str(tmp_path) not in words(page)
    data = path.read_bytes()
    starts = {Form.PDF: b"%PDF", Form.WORD: b"PK", Form.TABLE: b"\xef\xbb\xbf"}
    assert data.startswith(starts.get(form, b""))
    if form is Form.TABLE:
        assert len(list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))) >= 4
    if form is Form.RECORD:
        assert json.loads(data)
    assert [one.name for one in folder.iterdir()] == [path.name]
    report = ("Prepare a report", "page:prepare")
    told = ("Write down whom you gave it to", "page:reports#new")
    way, target = report if form is Form.TABLE else told
    press(page, way)
    assert page.gone == [target]


def test_a_record_for_checking_is_borne_out_by_the_chain(page, qtbot, tmp_path):
    path = tmp_path / "chronology.json"
    on(page, qtbot, to=2)
    for tick in (page.view.extras.reports, page.view.extras.talks, page.view.extras.signs):
        tick.tick.setChecked(False)
    on(page, qtbot, to=5)
    assert page.sharing.made.chronology.can_be_checked
    save(page, qtbot, path, Form.RECORD)
    qtbot.waitUntil(lambda: "Saved as" in words(page))
    check = verify_record(path.read_text())
    assert check.problem is None
    assert check.first_broken is None
    assert check.revisions == 3


def test_a_locked_pdf_asks_twice_and_opens_with_its_password_alone(page, qtbot, tmp_path):
    from pypdf import PdfReader

    path = tmp_path / "chronology.pdf"
    on(page, qtbot)
    page.sharing.household.question.buttons[0].click()
    press(page, "Save as a locked PDF")
    box = page.sharing.formats.password
    QTest.keyClicks(box.first.edit, "short")
    box.save.click()
    assert "The password needs at least 10 characters." in words(page)
    box.first.edit.setText(PASSWORD)
    QTest.keyClicks(box.again.edit, "copper lantern drift nin")
    box.save.click()
    assert "The two passwords are not the same." in words(page)
    QTest.keyClicks(box.again.edit, "e")
    save(page, qtbot, path, Form.LOCKED_PDF)
    qtbot.waitUntil(lambda: "Saved as" in words(page))
    reader = PdfReader(path)
    assert reader.is_encrypted
    assert not reader.decrypt("wrong")
    assert reader.decrypt(PASSWORD)
    assert not box.first.words
    assert not any(PASSWORD in one.text() for one in page.findChildren(QLineEdit))


def test_a_folder_that_is_gone_is_said_calmly_and_leaves_nothing(page, qtbot, tmp_path):
    on(page, qtbot)
    save(page, qtbot, tmp_path / "gone" / "chronology.pdf")
    qtbot.waitUntil(lambda: "The file could not be written." in words(page))
    assert "no half file was left" in words(page)
    assert not (tmp_path / "gone").exists()
    assert page.sharing.formats.buttons[Form.PDF].isEnabled()


def test_a_full_disk_is_said_and_can_be_tried_again(page, qtbot, tmp_path, monkeypatch):
    def full(path, data):
        raise CompanionError(ErrorCode.DISK_FULL)

    on(page, qtbot)
    monkeypatch.setattr(chronology_saving, "write_whole", full)
    save(page, qtbot, tmp_path / "chronology.pdf")
    qtbot.waitUntil(lambda: "The disk is full." in words(page))
    assert "no half file was left" in words(page)
    monkeypatch.undo()
    page.sharing.formats.buttons[Form.PDF].click()
    page.findChildren(SaveDialog)[-1].fileSelected.emit(str(tmp_path / "chronology.pdf"))
    qtbot.waitUntil((tmp_path / "chronology.pdf").exists)
    page.findChildren(SaveDialog)[-1].done(1)


@pytest.fixture
def long_pdf(monkeypatch):
    """A PDF of which the end is not in sight: it is made until the person stops it."""
    pause = threading.Event()

    def make(script, paper, variant, progress):
        while progress(120, 400):
            pause.wait(0.005)
        raise CompanionError(ErrorCode.STOPPED)

    monkeypatch.setattr(chronology_saving, "chronology_pdf", make)


@pytest.mark.usefixtures("long_pdf")
def test_cancel_stops_the_making_and_no_file_is_there(page, qtbot, tmp_path):
    on(page, qtbot)
    path = tmp_path / "chronology.pdf"
    save(page, qtbot, path)
    qtbot.waitUntil(lambda: "Making page 120 of 400" in words(page))
    page.work.cancel.click()
    assert "Nothing was saved." in words(page)
    assert page.sharing.formats.buttons[Form.PDF].isEnabled()
    assert QThreadPool.globalInstance().waitForDone(5_000)
    assert not path.exists()


@pytest.mark.usefixtures("long_pdf")
def test_a_lock_gives_up_a_file_that_is_being_made(page, qtbot, tmp_path):
    on(page, qtbot)
    path = tmp_path / "chronology.pdf"
    save(page, qtbot, path)
    page.keep_words()
    assert QThreadPool.globalInstance().waitForDone(5_000)
    assert not path.exists()


def test_closing_the_dialog_lets_everything_be_pressed_again(page, qtbot):
    on(page, qtbot)
    page.sharing.household.question.buttons[0].click()
    page.sharing.formats.buttons[Form.PDF].click()
    assert not page.sharing.formats.buttons[Form.PDF].isEnabled()
    dialog = page.findChild(SaveDialog)
    press(dialog, "Leave quickly")
    assert page.left == [True]
    dialog.reject()
    assert page.sharing.formats.buttons[Form.PDF].isEnabled()


def one_printer(monkeypatch, **how):
    printing = FakePrinting(("Hall",), **how)
    monkeypatch.setattr(chronology_page, "printing_here", lambda _owner: printing)
    monkeypatch.setattr(chronology_saving, "printing_here", lambda _owner: printing)
    return printing


def test_it_prints_to_the_chosen_printer(open_page, family, qtbot, monkeypatch):
    printing = one_printer(monkeypatch)
    page = open_page()
    on(page, qtbot)
    page.sharing.household.question.buttons[0].click()
    page.sharing.formats.buttons[Form.PRINT].click()
    qtbot.waitUntil(lambda: "Sent to the printer." in words(page))
    ((tray, made),) = printing.sent
    assert tray.printer == "Hall"
    assert made.startswith(b"%PDF")


def test_what_is_on_its_way_to_the_printer_can_be_stopped(open_page, family, qtbot, monkeypatch):
    printing = one_printer(monkeypatch)
    page = open_page()
    on(page, qtbot)
    page.sharing.household.question.buttons[0].click()
    printing.is_slow = True
    page.sharing.formats.buttons[Form.PRINT].click()
    printing.answer()
    qtbot.waitUntil(lambda: "Sending to the printer …" in words(page))
    page.work.cancel.click()
    assert "Stopped." in words(page)
    assert printing.waiting == []
    assert page.sharing.formats.buttons[Form.PRINT].isEnabled()


def test_a_printer_that_does_not_answer_is_said_calmly(open_page, family, qtbot, monkeypatch):
    one_printer(monkeypatch, takes=False)
    page = open_page()
    on(page, qtbot)
    page.sharing.household.question.buttons[0].click()
    page.sharing.formats.buttons[Form.PRINT].click()
    qtbot.waitUntil(lambda: "The printer did not take the pages." in words(page))


# What is kept


def test_what_was_chosen_comes_back_after_the_page_is_gone(open_page, family, qtbot):
    page = open_page()
    on(page, qtbot, reader=Reader.SCHOOL, to=2)
    qtbot.waitUntil(lambda: page.view.model.rowCount() == 3)
    page.view.rows.setCurrentIndex(page.view.model.index(0))
    QTest.keyClick(page.view.rows, Qt.Key.Key_Space)
    press(page, "Next")
    QTest.keyClicks(page.view.maker_role, "Mother")
    page.keep_words()
    assert not page.has_unkept_words
    again = open_page()
    assert "Step 3 of 5" in words(again)
    assert again.view.maker_role.text() == "Mother"
    press(again, "Back")
    qtbot.waitUntil(lambda: again.view.count.text() == "2 of 3 entries are ticked")


def test_the_foot_of_the_last_step_leads_to_saving(page, qtbot):
    on(page, qtbot, reader=Reader.POLICE)
    qtbot.waitUntil(lambda: page.sharing.made is not None)
    press(page, "Go to saving and printing")
    household = page.sharing.household.question
    assert household.isAncestorOf(QApplication.focusWidget())
    household.buttons[0].click()
    press(page, "Go to saving and printing")
    qtbot.waitUntil(page.sharing.formats.buttons[Form.PDF].hasFocus)
    area, formats = page.scroll_area.viewport(), page.sharing.formats
    assert area.rect().contains(formats.mapTo(area, formats.rect().topLeft()))


def test_the_first_choice_is_kept_at_once(page, vault, room, family, qtbot):
    page.view.buttons[Reader.POLICE].click()

    def kept():
        drafts = vault.now(lambda: room.chronology_forms.of(family.child.id))
        return [one.record.reader for one in drafts if one.record.has_reader]

    qtbot.waitUntil(lambda: kept() == [Reader.POLICE])


def test_the_draft_is_in_the_vault_and_never_a_record(page, vault, room, family, qtbot):
    on(page, qtbot, to=3)
    page.keep_words()
    drafts = vault.now(lambda: room.chronology_forms.of(family.child.id))
    assert [type(one.record) for one in drafts] == [ChronologyForm]
    assert drafts[0].record.step == 2
    assert drafts[0].record.is_all


def test_start_again_clears_the_steps_and_can_be_taken_back(page, qtbot):
    on(page, qtbot, reader=Reader.POLICE, to=3)
    press(page, "Start again")
    assert "Step 1 of 5" in words(page)
    assert not page.view.buttons[Reader.POLICE].isChecked()
    press(page, "Undo")
    assert "Step 3 of 5" in words(page)
    assert page._now().reader is Reader.POLICE


def test_another_child_shows_nothing_of_the_one_before(page, vault, desk, qtbot):
    on(page, qtbot, reader=Reader.SCHOOL)
    other = vault.child("Jon")
    desk.chosen_child.choose(other.id)
    qtbot.waitUntil(lambda: page._form is not None and page._form.child_id == other.id)
    assert "Step 1 of 5" in words(page)
    assert not page.sharing.preview.words.toPlainText()
    labels = [label.text() for label in page.findChildren(QLabel)]
    assert not any("tablet" in label for label in labels)
    on(page, qtbot, reader=Reader.MYSELF, to=2)
    assert page.view.model.rowCount() == 0


def test_reports_made_are_in_it_where_they_are_ticked(page, vault, room, family, qtbot):
    report = Report(0, family.child.id, "Mrs Bell at school", TODAY - timedelta(5))
    vault.now(lambda: room.reports.save(report))
    on(page, qtbot, reader=Reader.SOCIAL_WORKER)
    assert "Reports: 1" in words(page)
    assert "Mrs Bell at school" in all_text(page, qtbot)


def test_next_stands_where_it_stood_so_that_a_second_click_never_goes_back(page, qtbot):
    on(page, qtbot, to=1)
    assert page.foot.back.isVisible()
    assert not page.foot.back.isEnabled()
    before = page.foot.next.geometry()
    press(page, "Next")
    assert page.foot.next.geometry() == before
    assert page.foot.back.isEnabled()


def test_focus_goes_to_the_first_answer_of_each_step(page, qtbot):
    on(page, qtbot, to=2)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is page.view.search)
    press(page, "Next")
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not page.foot.next)
    assert page.view.isAncestorOf(QApplication.focusWidget())


def test_no_place_stays_in_the_settings_of_qt(page, qtbot, tmp_path):
    folder = tmp_path / "Seldom"
    folder.mkdir()
    on(page, qtbot)
    save(page, qtbot, folder / "chronology.txt", Form.TEXT)
    qtbot.waitUntil(lambda: "Saved as" in words(page))
    config = tmp_path / "config"
    kept = [one for one in config.rglob("*") if one.is_file()] if config.exists() else []
    assert not any("Seldom" in Path(one).read_text(errors="ignore") for one in kept)


def test_other_paper_makes_the_pages_again_and_cancel_keeps_those_there_were(page, qtbot):
    on(page, qtbot)
    sharing = page.sharing
    sharing.household.question.buttons[0].click()
    before = sharing.made
    sharing.formats.choices.paper_chosen.emit("letter")
    sharing.work.cancelled.emit()
    assert sharing.made is before
    assert sharing.formats.buttons[Form.PDF].isEnabled()
    sharing.formats.choices.variant_chosen.emit("large")
    qtbot.waitUntil(lambda: sharing.made is not before)
    assert sharing.made.pages.paper.value == "letter"
    assert len(sharing.made.pages.pages) >= len(before.pages.pages)
