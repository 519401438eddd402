"""Paper: what stands on it, how many pages, what a PDF tells; and the dialog before it."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import QEvent, QSettings, Qt
from PySide6.QtGui import QColor, QImage, QPageSize, QPdfWriter
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewWidget
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLabel, QPushButton, QWidget
from shiboken6 import isValid

from companion.domain.errors import CompanionError, ErrorCode
from companion.domain.preferences import ThemeChoice
from companion.paths import resources_folder
from companion.ui.dialogs import print_dialog
from companion.ui.dialogs.print_dialog import PrintDialog
from companion.ui.dialogs.save_dialog import SaveDialog, write_whole
from companion.ui.kit.input_watch import InputWatch
from companion.ui.kit.look import Look
from companion.ui.kit.paper import (
    A4_TEXT_WIDTH,
    Block,
    Sheet,
    document_for,
    paginate,
    pdf_bytes,
    print_to,
    set_margins,
)
from companion.ui.widgets.sheets import card_sheet

TITLE = "Someone threatens to share a picture"
LINE = "Keep calm. Say that it is not their fault and that you will help."


def blocks(steps=6):
    return (
        Block("heading", "Do now"),
        *(Block("step", f"Step {n}. {LINE}") for n in range(1, steps + 1)),
        Block("heading", "Words that help"),
        *(Block("quote", f"Helping words {n}. {LINE}") for n in range(1, 5)),
        Block("heading", "Words that hurt"),
        *(Block("point", f"Hurting words {n}.") for n in range(1, 4)),
        Block("heading", "Never"),
        *(Block("point", f"Never {n}. {LINE}") for n in range(1, 5)),
        Block("note", "A note <b>as it is</b> & no more."),
    )


def sheet(**changed):
    values = {
        "title": TITLE,
        "subtitle": "You can act now.",
        "blocks": blocks(),
        "emergency_line": "999 or 112",
        "checked_note": "Checked on 21 November 2026.",
        "sources_note": "Sources: an invented office.",
    }
    return Sheet(**(values | changed))


def a4(path):
    writer = QPdfWriter(str(path))
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    set_margins(writer)
    return writer


@pytest.fixture
def look(qapp):
    look = Look(resources_folder(), ThemeChoice.DARK, 100)
    look.apply(qapp)
    return look


@pytest.fixture
def paper(look, tmp_path):
    return a4(tmp_path / "paper.pdf")


class TestPaper:
    def test_a_card_fits_on_one_page(self, paper):
        assert paginate(document_for(sheet(), large=False, width=A4_TEXT_WIDTH), paper) == 1

    def test_large_print_is_larger(self, look):
        small, large = (document_for(sheet(), large=one, width=A4_TEXT_WIDTH) for one in (0, 1))
        sizes = [
            document.find("Helping words").charFormat().font().pixelSize()
            for document in (small, large)
        ]
        assert sizes == [11, 16]
        assert large.size().height() > small.size().height()

    def test_is_as_wide_as_asked(self, look):
        assert document_for(sheet(), large=False, width=300).textWidth() == 300

    def test_everything_stands_in_order(self, look):
        text = document_for(sheet(), large=False, width=A4_TEXT_WIDTH).toPlainText()
        parts = [
            "If anyone is in danger now, phone 999 or 112.",
            TITLE,
            "You can act now.",
            *(block.text for block in blocks()),
            "Checked on 21 November 2026.",
            "Sources: an invented office.",
            "Companion is not a police, medical or emergency service.",
        ]
        places = [text.index(part) for part in parts]
        assert places == sorted(places)

    def test_without_a_number_it_still_says_what_to_do(self, look):
        text = document_for(sheet(emergency_line=""), large=False, width=300).toPlainText()
        assert "If anyone is in danger now, phone your emergency number." in text

    def test_empty_parts_leave_no_gap(self, look):
        bare = sheet(subtitle="", checked_note="", sources_note="")
        full = document_for(sheet(), large=False, width=A4_TEXT_WIDTH)
        assert document_for(bare, large=False, width=A4_TEXT_WIDTH).blockCount() == (
            full.blockCount() - 3
        )

    def test_only_consecutive_steps_are_one_list(self, look):
        kinds = ("step", "step", "words", "step")
        mixed = sheet(blocks=tuple(Block(kind, f"{kind} text") for kind in kinds))
        text = document_for(mixed, large=False, width=A4_TEXT_WIDTH).toPlainText()
        assert re.findall(r"(\d+)\.\tstep", text) == ["1", "2", "1"]

    def test_ten_steps_still_hang_before_their_words(self, look):
        document = document_for(sheet(blocks=blocks(12)), large=False, width=A4_TEXT_WIDTH)
        assert document.size().height() > 0
        lines = [document.find(f"Step {n}.").block().layout().lineAt(0) for n in (2, 12)]
        at = [line.cursorToX(line.textStart() + 3 + i)[0] for i, line in enumerate(lines)]
        assert at[0] == pytest.approx(at[1], abs=0.5)

    def test_a_line_break_starts_no_new_paragraph(self, look):
        broken = sheet(blocks=(Block("step", "one\ntwo\r\nthree"),))
        whole = sheet(blocks=(Block("step", "one"),))
        counts = {document_for(one, large=False, width=300).blockCount() for one in (broken, whole)}
        assert len(counts) == 1

    def test_is_black_whatever_the_theme(self, look):
        document = document_for(sheet(), large=False, width=A4_TEXT_WIDTH)
        block = document.begin()
        while block.isValid():
            for part in block:
                assert part.fragment().charFormat().foreground().color() == QColor("black")
            block = block.next()

    def test_a_heading_goes_to_the_page_of_its_words(self, paper):
        lines = tuple(Block("words", f"Line {n}.") for n in range(80))
        for at in range(30, 45):
            parted = sheet(blocks=(*lines[:at], Block("heading", "Here"), *lines[at:]))
            document = document_for(parted, large=False, width=A4_TEXT_WIDTH)
            paginate(document, paper)
            heading = document.find("Here").block()
            layout, height = document.documentLayout(), document.pageSize().height()
            tops = [layout.blockBoundingRect(b).top() for b in (heading, heading.next())]
            assert tops[0] // height == tops[1] // height

    def test_shows_no_private_words_in_a_traceback(self):
        assert TITLE not in repr(sheet())
        assert LINE not in repr(sheet())


class TestPdf:
    def test_tells_nothing_about_itself(self, look):
        data = pdf_bytes(document_for(sheet(), large=False, width=A4_TEXT_WIDTH))
        assert data.startswith(b"%PDF")
        for key in (b"Title", b"Author", b"Creator"):
            assert re.search(rb"/" + key + rb" \(\)", data)
        for word in ("threatens", "Companion", "python"):
            assert word.encode() not in data
            assert word.encode("utf-16-be") not in data

    def test_has_as_many_pages_as_the_document(self, look):
        document = document_for(sheet(blocks=blocks(60)), large=True, width=A4_TEXT_WIDTH)
        data = pdf_bytes(document)
        assert document.pageCount() > 1
        assert len(re.findall(rb"/Type\s*/Page\b", data)) == document.pageCount()

    def test_says_that_it_was_printed(self, look, tmp_path):
        document = document_for(sheet(), large=False, width=A4_TEXT_WIDTH)
        assert print_to(a4(tmp_path / "paper.pdf"), document)


class TestWriteWhole:
    def test_writes_all(self, tmp_path):
        write_whole(str(tmp_path / "page.pdf"), b"all")
        assert (tmp_path / "page.pdf").read_bytes() == b"all"

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

    def open_dialog(names=(), shown=None):
        monkeypatch.setattr(print_dialog, "printer_names", lambda: list(names))
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
    return next(one for one in dialog.findChildren(QPushButton) if one.text() == text)


def words(dialog):
    return " ".join(one.text() for one in dialog.findChildren(QLabel) if one.isVisible())


def saved_as(dialog, path):
    button(dialog, "Save as PDF").click()
    asked = dialog.findChild(SaveDialog)
    asked.fileSelected.emit(str(path))
    asked.reject()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


class TestPrintDialog:
    def test_warns_about_the_printer_and_the_file(self, show):
        text = "Someone else may find this page in the printer. A saved file is not locked."
        assert text in words(show())

    def test_shows_the_page_in_black_on_white(self, show, qtbot):
        dialog = show()
        preview = dialog.findChild(QPrintPreviewWidget)
        qtbot.waitUntil(lambda: preview.pageCount() == 1)
        picture = dialog.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
        middle = preview.geometry().center()
        place = preview.parentWidget().mapTo(dialog, middle)
        column = [picture.pixelColor(place.x(), y).lightness() for y in range(picture.height())]
        assert max(column) == 255

    def test_large_print_takes_more_pages(self, show):
        dialog = show()
        assert "Pages: 1" in words(dialog)
        dialog.findChild(QCheckBox).click()
        assert "Pages: 2" in words(dialog)

    def test_prints_under_a_neutral_name(self, show, monkeypatch):
        printed = []
        dialog = show(["Office"])
        monkeypatch.setattr(
            print_dialog, "print_to", lambda to, _what: printed.append(to.docName()) is None
        )
        button(dialog, "Print").click()
        assert printed == ["Document"]
        assert "Sent to the printer." in words(dialog)

    def test_says_so_when_the_printer_fails(self, show, monkeypatch):
        dialog = show(["Office"])
        monkeypatch.setattr(print_dialog, "print_to", lambda _to, _what: False)
        button(dialog, "Print").click()
        assert "The printer did not take the page. Nothing was lost." in words(dialog)

    def test_without_a_printer_says_why_and_still_saves(self, show, tmp_path):
        dialog = show()
        assert not button(dialog, "Print").isEnabled()
        assert "No printer is set up on this computer" in words(dialog)
        assert "No printer" in button(dialog, "Print").accessibleDescription()
        saved_as(dialog, tmp_path / "page.pdf")
        assert (tmp_path / "page.pdf").read_bytes().startswith(b"%PDF")
        assert "The page is saved." in words(dialog)

    def test_saving_offers_a_neutral_name(self, show):
        dialog = show()
        button(dialog, "Save as PDF").click()
        asked = dialog.findChild(SaveDialog)
        assert asked.selectedFiles()[0].endswith("/page.pdf")
        assert asked.testOption(SaveDialog.Option.DontUseNativeDialog)

    def test_says_calmly_that_it_could_not_save(self, show, tmp_path):
        (tmp_path / "page.pdf").mkdir()
        dialog = show()
        saved_as(dialog, tmp_path / "page.pdf")
        assert "The file could not be written. Nothing was lost." in words(dialog)
        assert list((tmp_path / "page.pdf").iterdir()) == []

    def test_saving_leaves_no_trace_of_the_folder(self, show, tmp_path, own_settings):
        saved_as(show(), tmp_path / "page.pdf")
        settings = QSettings(QSettings.Scope.UserScope, "QtProject")
        assert settings.fileName().startswith(str(own_settings))
        assert [key for key in settings.allKeys() if key.startswith("FileDialog")] == []

    def test_leave_is_in_reach_in_both_dialogs(self, show, left):
        dialog = show()
        button(dialog, "Leave quickly").click()
        button(dialog, "Save as PDF").click()
        button(dialog.findChild(SaveDialog), "Leave quickly").click()
        assert left == ["left", "left"]

    def test_shift_three_times_is_seen(self, show, watch, qtbot):
        dialog = show()
        with qtbot.waitSignal(watch.shift_pressed_thrice, timeout=1000):
            for _ in range(3):
                QTest.keyClick(dialog.windowHandle(), Qt.Key.Key_Shift)

    def test_touches_count_for_the_idle_time(self, show, watch, qtbot):
        dialog = show()
        with qtbot.waitSignal(watch.touched, timeout=1000):
            QTest.keyClick(dialog.windowHandle(), Qt.Key.Key_Down)

    def test_escape_closes_and_deletes(self, show, qtbot):
        dialog = show()
        with qtbot.waitSignal(dialog.destroyed, timeout=1000):
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
        wanted = {button(dialog, name) for name in ("Print", "Save as PDF", "Close")}
        assert wanted | {dialog.findChild(QComboBox), dialog.findChild(QCheckBox)} <= set(seen)
        assert all(one.accessibleName() or one.text() for one in seen)

    def test_the_printer_has_a_label(self, show):
        dialog = show(["Office"])
        label = next(one for one in dialog.findChildren(QLabel) if one.text() == "&Printer")
        assert label.buddy() is dialog.findChild(QComboBox)

    @pytest.mark.parametrize("size", [100, 200])
    def test_fits_into_the_smallest_window(self, show, look, size):
        look.change(ThemeChoice.LIGHT, size)
        dialog = show()
        dialog.resize(480, 400)
        assert (dialog.width(), dialog.height()) == (480, 400)
        for name in ("Leave quickly", "Print", "Save as PDF", "Close"):
            one = button(dialog, name)
            left_edge = one.mapTo(dialog, one.rect().topLeft()).x()
            assert left_edge >= 0
            assert left_edge + one.width() <= 480
            assert one.width() >= one.minimumSizeHint().width()


def test_every_card_fits_one_page_with_the_doors_of_its_country(desk):
    for country in ("GB", "US", "IE", "DE", "KE"):
        desk.channels.choose(country)
        for card in desk.guide.cards():
            document = document_for(card_sheet(desk, card), large=False, width=A4_TEXT_WIDTH)
            printer = QPrinter()
            set_margins(printer)
            assert paginate(document, printer) == 1, card.id
