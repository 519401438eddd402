# SPDX-License-Identifier: Apache-2.0
"""The dialog before paper: what it shows, offers, prints, saves, and remembers."""

from __future__ import annotations

import os

import pytest
from PySide6.QtCore import QEvent, QFileDevice, QSettings, Qt
from PySide6.QtGui import QImage, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QWidget,
)
from shiboken6 import isValid

from companion.domain.errors import CompanionError, ErrorCode
from companion.domain.preferences import ThemeChoice
from companion.paths import resources_folder
from companion.ui.dialogs import page_printing, save_dialog
from companion.ui.dialogs.print_dialog import PrintDialog
from companion.ui.dialogs.save_dialog import SaveDialog, not_written, write_whole
from companion.ui.kit.input_watch import InputWatch
from companion.ui.kit.look import Look
from companion.ui.kit.paper import PAPER_COUNTRY, Block, Design, Sheet
from companion.ui.kit.paper_pages import Paper
from companion.ui.widgets.print_preview import PrintPreview
from tests.fake_printing import FakePrinting

TITLE = "Someone threatens to share a picture"
LINE = "Keep calm. Say that it is not their fault and that you will help."


def sheet(lines=24, **changed):
    values = {
        "title": TITLE,
        "subtitle": "You can act now.",
        "blocks": tuple(Block("step", LINE) for _ in range(lines)),
        "emergency_line": "999 or 112",
        "checked_note": "Checked on 21 November 2026.",
        "sources_note": "Sources: an invented office.",
    }
    return Sheet(**(values | changed))


@pytest.fixture
def look(qapp):
    look = Look(resources_folder(), ThemeChoice.DARK, 100)
    look.apply(qapp)
    qapp.setStyleSheet(look.sheet)
    return look


class TestWriteWhole:
    def test_writes_all(self, tmp_path):
        write_whole(str(tmp_path / "page.pdf"), b"all")
        assert (tmp_path / "page.pdf").read_bytes() == b"all"

    @pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
    def test_only_the_person_can_read_it(self, tmp_path):
        old, new = tmp_path / "old.pdf", tmp_path / "new.pdf"
        old.write_bytes(b"old")
        old.chmod(0o644)
        for path in (old, new):
            write_whole(str(path), b"all")
            assert path.stat().st_mode & 0o777 == 0o600
            assert path.read_bytes() == b"all"

    @pytest.mark.parametrize(
        "fault",
        [
            {"flush": lambda _: False, "error": lambda _: QFileDevice.FileError.ResourceError},
            {"write": lambda *_: 0},
        ],
    )
    def test_a_full_disk_is_told_from_the_rest(self, tmp_path, monkeypatch, fault):
        for name, lie in fault.items():
            monkeypatch.setattr(save_dialog.QSaveFile, name, lie)
        if "error" not in fault:
            monkeypatch.setattr(save_dialog.QStorageInfo, "bytesAvailable", lambda _: 2)
        with pytest.raises(CompanionError) as caught:
            write_whole(str(tmp_path / "page.pdf"), b"all")
        assert caught.value.code is ErrorCode.DISK_FULL
        assert not_written(caught.value).title == "The disk is full."
        assert not list(tmp_path.iterdir())

    @pytest.mark.parametrize("name", ["missing/page.pdf", "folder"])
    def test_fails_with_nothing_half_written(self, tmp_path, name):
        (tmp_path / "folder").mkdir()
        with pytest.raises(CompanionError) as caught:
            write_whole(str(tmp_path / name), b"all")
        assert caught.value.code is ErrorCode.FILE_NOT_WRITABLE
        assert [path.name for path in tmp_path.rglob("*")] == ["folder"]


@pytest.fixture(autouse=True)
def own_settings(tmp_path):
    """Qt's settings of all Qt programs, moved away from the person's."""
    formats, scopes = QSettings.Format, QSettings.Scope
    before = QSettings(scopes.UserScope, "QtProject").fileName().rpartition("/")[0]
    QSettings.setPath(formats.NativeFormat, scopes.UserScope, str(tmp_path / "config"))
    yield tmp_path / "config"
    QSettings.setPath(formats.NativeFormat, scopes.UserScope, before)


@pytest.fixture
def left():
    return []


@pytest.fixture
def watch():
    return InputWatch()


@pytest.fixture
def show(qtbot, look, left, watch, monkeypatch):
    """Open the dialog on a computer with these printers."""
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    opened = []

    def open_dialog(names=(), shown=None, printing=None):
        there = printing or FakePrinting(names)
        monkeypatch.setattr(page_printing, "printing_here", lambda _owner: there)
        leave = lambda: left.append("left")  # noqa: E731
        dialog = PrintDialog(look, shown or sheet(), leave, watch, parent)
        dialog.open()
        opened.append(dialog)
        return dialog

    yield open_dialog
    for dialog in opened:
        if isValid(dialog):
            dialog.reject()


def button(dialog, text):
    buttons = dialog.findChildren(QPushButton)
    return next(one for one in buttons if text in (one.accessibleName(), one.text()))


def radio(dialog, text):
    found = dialog.findChildren(QRadioButton)
    return next(one for one in found if one.text().replace("&", "").startswith(text))


def field(dialog, name):
    found = dialog.findChildren(QComboBox)
    return next(one for one in found if one.accessibleName() == name)


def choose(combo, text):
    combo.setCurrentIndex(combo.findText(text))
    combo.activated.emit(combo.currentIndex())
    combo.textActivated.emit(text)


def words(dialog):
    return " ".join(one.text() for one in dialog.findChildren(QLabel) if one.isVisible())


def saved_as(dialog, path, kind="PDF"):
    button(dialog, f"Save as {kind}").click()
    asked = dialog.findChild(SaveDialog)
    asked.fileSelected.emit(str(path))
    asked.reject()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


class TestPrintDialog:
    def test_warns_about_the_printer_and_the_file(self, show):
        text = "Someone else may find this page in the printer. A saved file is not locked."
        assert text in words(show())

    def test_shows_the_page_in_black_on_white(self, show):
        dialog = show()
        preview = dialog.findChild(PrintPreview).picture
        assert dialog.findChild(PrintPreview).count == 1
        picture = dialog.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
        middle = preview.geometry().center()
        place = preview.parentWidget().mapTo(dialog, middle)
        column = [picture.pixelColor(place.x(), y).lightness() for y in range(picture.height())]
        assert max(column) == 255

    def test_says_the_emergency_line(self, show):
        assert "If anyone is in danger now, phone 999 or 112." in words(show())

    def test_each_style_says_how_many_pages_it_takes(self, show):
        dialog = show()
        assert radio(dialog, "Normal").isChecked()
        assert "Pages: 1" in words(dialog)
        radio(dialog, "Large print").click()
        assert "Pages: 2" in words(dialog)
        radio(dialog, "Plain").click()
        assert "Pages: 1" in words(dialog)

    def test_styles_are_one_group_and_have_access_keys(self, show, qtbot):
        dialog = show()
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow)
        QTest.keyClick(dialog.windowHandle(), Qt.Key.Key_L, Qt.KeyboardModifier.AltModifier)
        qtbot.waitUntil(radio(dialog, "Large print").isChecked)
        assert "Pages: 2" in words(dialog)
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Down)
        assert radio(dialog, "Plain").isChecked()
        assert "Pages: 1" in words(dialog)
        keys = [one.text()[one.text().index("&") + 1] for one in dialog.findChildren(QRadioButton)]
        assert len({*keys, "P", "a"}) == 5

    def test_prints_on_the_paper_that_was_chosen(self, show):
        printing = FakePrinting(["Office"])
        dialog = show(printing=printing)
        for name in ("US Letter", "A4"):
            choose(field(dialog, "Paper"), name)
            button(dialog, "Print").click()
        letter, a4 = printing.sent
        assert (letter[0].paper, a4[0].paper) == (Paper.LETTER, Paper.A4)
        assert b"/MediaBox [0 0 612" in letter[1]
        assert b"/MediaBox [0 0 595" in a4[1]

    def test_style_and_paper_are_kept_until_the_program_ends(self, show, look, watch, qtbot):
        dialog = show()
        radio(dialog, "Plain").click()
        choose(field(dialog, "Paper"), "US Letter")
        dialog.reject()
        again = show()
        assert radio(again, "Plain").isChecked()
        assert field(again, "Paper").currentText() == "US Letter"
        other_window = QWidget()
        qtbot.addWidget(other_window)
        fresh = PrintDialog(look, sheet(), lambda: None, watch, other_window)
        assert radio(fresh, "Normal").isChecked()

    def test_the_paper_of_the_country_comes_first(self, show, monkeypatch):
        for country, name in (("US", "US Letter"), ("GB", "A4")):
            monkeypatch.setattr(
                "companion.ui.kit.paper_pages.country_of_this_computer", lambda c=country: c
            )
            assert field(show(), "Paper").currentText() == name

    def test_the_country_that_was_chosen_comes_before_that_of_the_computer(
        self, show, look, watch, qtbot, monkeypatch
    ):
        monkeypatch.setattr("companion.ui.kit.paper_pages.country_of_this_computer", lambda: "GB")
        window = QWidget()
        qtbot.addWidget(window)
        for country, name in (("US", "US Letter"), ("PH", "US Letter"), ("IE", "A4"), ("", "A4")):
            window.setProperty(PAPER_COUNTRY, country)
            dialog = PrintDialog(look, sheet(), lambda: None, watch, window)
            assert field(dialog, "Paper").currentText() == name

    def test_a_page_with_a_shape_of_its_own_says_why_it_has_one_size(self, show):
        blocks = [Block("point", LINE), *(Block("page", f"Part {n}") for n in range(3))]
        dialog = show(shown=sheet(blocks=tuple(blocks), design=Design.POCKET))
        assert "its words have one size" in words(dialog)
        assert not any(one.isEnabled() for one in dialog.findChildren(QRadioButton))
        assert radio(dialog, "Normal").isChecked()
        assert dialog.focusWidget() is field(dialog, "Paper")

    def test_goes_from_page_to_page(self, show):
        dialog = show(shown=sheet(lines=90))
        preview = dialog.findChild(PrintPreview)
        assert preview.count == 3
        assert "Page 1 of 3" in words(dialog)
        assert not button(dialog, "Page before").isEnabled()
        button(dialog, "Next page").click()
        button(dialog, "Next page").click()
        assert preview.picture.page == 2
        assert "Page 3 of 3" in words(dialog)
        assert not button(dialog, "Next page").isEnabled()
        assert dialog.focusWidget() is button(dialog, "Page before")

    def test_saves_the_same_words_as_text(self, show, tmp_path):
        dialog = show()
        saved_as(dialog, tmp_path / "page.txt", "text")
        lines = (tmp_path / "page.txt").read_text("utf-8").splitlines()
        assert lines[0] == "If anyone is in danger now, phone 999 or 112."
        assert lines[2] == TITLE
        assert f"1. {LINE}" in lines
        assert "The page is saved: page." in words(dialog)

    def test_says_that_it_is_on_its_way_and_then_how_it_went(self, show):
        printing = FakePrinting(["Office"])
        dialog = show(printing=printing)
        printing.is_slow = True
        button(dialog, "Print").setFocus()
        button(dialog, "Print").click()
        assert "Sending to the printer …" in words(dialog)
        assert not button(dialog, "Print").isEnabled()
        assert not field(dialog, "Printer").isEnabled()
        assert dialog.focusWidget() is button(dialog, "Close")
        for name in ("Close", "Leave quickly", "Get help", "Save as PDF"):
            assert button(dialog, name).isEnabled()
        QTest.keySequence(dialog, QKeySequence.StandardKey.Print)
        printing.answer()
        assert "Sent to the printer." in words(dialog)
        assert dialog.focusWidget() is button(dialog, "Print")
        assert field(dialog, "Printer").isEnabled()
        assert len(printing.sent) == 1

    def test_closing_wants_no_answer_any_more(self, show, qtbot):
        printing = FakePrinting(["Office"])
        dialog = show(printing=printing)
        printing.is_slow = True
        button(dialog, "Print").click()
        with qtbot.waitSignal(dialog.finished):
            button(dialog, "Close").click()
        assert printing.stops == 1
        printing.answer()

    def test_leaves_as_much_of_the_edge_as_the_printer_needs(self, show):
        printing = FakePrinting(["Office"])
        dialog = show(shown=sheet(lines=33), printing=printing)
        assert "Pages: 1" in words(dialog)
        printing.least_mm = 40
        choose(field(dialog, "Printer"), "Office")
        assert "Pages: 2" in words(dialog)
        button(dialog, "Print").click()
        assert printing.sent[0][1].count(b"/Type /Page\n") == 2

    def test_printers_may_be_found_later(self, show):
        printing = FakePrinting(["Office", "Attic"])
        printing.is_slow = True
        dialog = show(printing=printing)
        assert "Looking for printers …" in words(dialog)
        assert button(dialog, "Print").accessibleDescription() == "Looking for printers …"
        assert not button(dialog, "Print").isEnabled()
        printing.answer()
        assert "Looking for printers …" not in words(dialog)
        assert field(dialog, "Printer").currentText() == "Office"
        button(dialog, "Print").click()
        assert printing.sent[0][0].printer == "Office"

    def test_icons_come_back_with_the_room_for_them(self, show):
        dialog = show()
        for width, is_empty in ((880, False), (480, True), (880, False)):
            dialog.resize(width, 640)
            QApplication.processEvents()
            assert button(dialog, "Save as text").icon().isNull() is is_empty

    def test_what_can_be_done_is_the_green_one(self, show):
        looks = {"Print": ("primary", "secondary"), "Save as PDF": ("secondary", "primary")}
        for names in (["Office"], []):
            dialog = show(names)
            for name, (there, not_there) in looks.items():
                assert button(dialog, name).property("look") == (there if names else not_there)

    def test_says_so_when_the_printer_fails(self, show):
        dialog = show(printing=FakePrinting(["Office"], takes=False))
        button(dialog, "Print").click()
        assert "The printer did not take the page. Nothing was lost." in words(dialog)

    def test_without_a_printer_says_why_and_still_saves(self, show, tmp_path):
        dialog = show()
        assert not button(dialog, "Print").isEnabled()
        assert "No printer is set up on this computer" in words(dialog)
        assert "No printer" in button(dialog, "Print").accessibleDescription()
        saved_as(dialog, tmp_path / "page.pdf")
        assert (tmp_path / "page.pdf").read_bytes().startswith(b"%PDF")
        assert "The page is saved: page." in words(dialog)

    @pytest.mark.parametrize(("kind", "name"), [("PDF", "/page.pdf"), ("text", "/page.txt")])
    def test_saving_offers_a_neutral_name(self, show, kind, name):
        dialog = show()
        button(dialog, f"Save as {kind}").click()
        asked = dialog.findChild(SaveDialog)
        assert asked.selectedFiles()[0].endswith(name)
        assert asked.testOption(SaveDialog.Option.DontUseNativeDialog)

    def test_says_calmly_that_it_could_not_save(self, show, tmp_path):
        (tmp_path / "page.pdf").mkdir()
        dialog = show()
        saved_as(dialog, tmp_path / "page.pdf")
        assert "The file could not be written. Nothing was lost." in words(dialog)
        assert list((tmp_path / "page.pdf").iterdir()) == []

    @pytest.mark.bar(21)
    def test_saving_leaves_no_trace_of_the_folder(self, show, tmp_path, own_settings):
        saved_as(show(), tmp_path / "page.pdf")
        settings = QSettings(QSettings.Scope.UserScope, "QtProject")
        assert settings.fileName().startswith(str(own_settings))
        assert [key for key in settings.allKeys() if key.startswith("FileDialog")] == []
        assert list(own_settings.iterdir()) == []

    def test_saving_leaves_the_settings_of_other_programs_of_qt(self, show, tmp_path, own_settings):
        other = QSettings(QSettings.Scope.UserScope, "QtProject")
        other.setValue("Designer/width", 7)
        other.sync()
        saved_as(show(), tmp_path / "page.pdf")
        (left,) = own_settings.iterdir()
        assert left.read_text(encoding="utf-8").split() == ["[Designer]", "width=7"]

    def test_leave_is_in_reach_in_both_dialogs(self, show, left):
        dialog = show()
        button(dialog, "Leave quickly").click()
        button(dialog, "Save as PDF").click()
        button(dialog.findChild(SaveDialog), "Leave quickly").click()
        assert left == ["left", "left"]

    def test_shift_three_times_is_seen(self, show, watch, qtbot):
        dialog = show()
        with qtbot.waitSignal(watch.shift_pressed_thrice):
            for _ in range(3):
                QTest.keyClick(dialog.windowHandle(), Qt.Key.Key_Shift)

    def test_touches_count_for_the_idle_time(self, show, watch, qtbot):
        dialog = show()
        with qtbot.waitSignal(watch.touched):
            QTest.keyClick(dialog.windowHandle(), Qt.Key.Key_Down)

    def test_escape_closes_and_deletes(self, show, qtbot):
        dialog = show()
        with qtbot.waitSignal(dialog.destroyed):
            QTest.keyClick(dialog, Qt.Key.Key_Escape)

    def test_enter_presses_only_the_button_with_the_focus(self, show, left):
        dialog = show()
        QTest.keyClick(dialog, Qt.Key.Key_Return)
        assert (left, dialog.findChild(SaveDialog)) == ([], None)
        button(dialog, "Save as PDF").setFocus()
        QTest.keyClick(button(dialog, "Save as PDF"), Qt.Key.Key_Return)
        assert dialog.findChild(SaveDialog) is not None

    def test_tab_reaches_everything_and_comes_back(self, show):
        dialog = show(["Office"])
        seen = []
        while dialog.focusWidget() not in seen:
            seen.append(dialog.focusWidget())
            QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
        wanted = {
            button(dialog, name) for name in ("Print", "Save as PDF", "Save as text", "Close")
        }
        fields = {field(dialog, "Printer"), field(dialog, "Paper"), radio(dialog, "Normal")}
        assert wanted | fields <= set(seen)
        assert all(one.accessibleName() or one.text() for one in seen)

    def test_lists_have_labels(self, show):
        dialog = show(["Office"])
        buddies = {one.text(): one.buddy() for one in dialog.findChildren(QLabel) if one.buddy()}
        wanted = {"&Printer": field(dialog, "Printer"), "Pap&er": field(dialog, "Paper")}
        assert buddies == wanted

    @pytest.mark.parametrize("size", [100, 150, 200])
    @pytest.mark.parametrize("names", [[], ["Office"]])
    def test_no_way_out_scrolls_away_in_the_smallest_window(self, show, look, size, names):
        look.change(ThemeChoice.LIGHT, size)
        dialog = show(names)
        dialog.resize(480, 400)
        QApplication.processEvents()
        assert (dialog.width(), dialog.height()) == (480, 400)
        scrolled = dialog.findChild(QScrollArea)
        for name in ("Get help", "Leave quickly", "Print", "Save as PDF", "Save as text", "Close"):
            one = button(dialog, name)
            assert one.accessibleName() == name
            assert not scrolled.isAncestorOf(one)
            corners = (one.rect().topLeft(), one.rect().bottomRight())
            assert all(dialog.rect().contains(one.mapTo(dialog, corner)) for corner in corners)
            assert one.width() >= one.minimumSizeHint().width()
            assert one.height() >= one.minimumSizeHint().height()
        assert scrolled.height() > look.em * 2
