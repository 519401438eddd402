# SPDX-License-Identifier: Apache-2.0
"""Lines take words and nothing else, and what is copied from anywhere does not stay around."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
    QKeySequence,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from companion.ui.kit import clipboard as clipboard_module
from companion.ui.kit.clipboard import CLEAR_AFTER_MS, SECRET_FORMATS
from companion.ui.pages.search_page import SearchPage
from companion.ui.pages.unlock_page import UnlockPage
from companion.ui.widgets.child_form import ChildForm
from companion.ui.widgets.field import PlainLine, WordsEdit
from companion.ui.widgets.labels import SelectableWords
from companion.ui.widgets.record_fields import TypedChoice

WORDS = "zanzibar lighthouse"
CONTROL = Qt.KeyboardModifier.ControlModifier


def picture():
    data = QMimeData()
    data.setImageData(QImage(8, 8, QImage.Format.Format_RGB32))
    return data


def file_link():
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/somewhere/picture.png")])
    data.setText("file:///somewhere/picture.png")
    return data


def plain(words):
    data = QMimeData()
    data.setText(words)
    return data


@pytest.fixture
def clipboard(qapp):
    yield QGuiApplication.clipboard()
    QGuiApplication.clipboard().clear()


@pytest.fixture
def show(qtbot):
    shown = []

    def make(widget):
        qtbot.addWidget(widget)
        shown.append(widget)
        widget.show()
        return widget

    return make


def lines(desk, show):
    """Return a line of every kind that the app has."""
    unlock = show(UnlockPage(desk))
    return [
        *unlock.findChildren(QLineEdit),
        show(ChildForm(desk.look, desk.clock)).label,
        show(SearchPage(desk)).field,
        show(TypedChoice(desk.look)).lineEdit(),
    ]


def drop(line, data):
    """Drag something over a line and let it go there."""
    place, copy = line.rect().center(), Qt.DropAction.CopyAction
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(line, QDragEnterEvent(place, copy, data, left, none))
    QApplication.sendEvent(line, QDropEvent(QPointF(place), copy, data, left, none))


@pytest.mark.parametrize("refused", [picture, file_link])
def test_no_line_takes_a_picture_or_a_file(qtbot, desk, show, clipboard, refused):
    for line in lines(desk, show):
        assert isinstance(line, PlainLine)
        clipboard.setMimeData(refused())
        with qtbot.waitSignal(line.picture_refused):
            QTest.keyClick(line, Qt.Key.Key_V, CONTROL)
        assert line.text() == ""
        if line.acceptDrops():
            with qtbot.waitSignal(line.picture_refused):
                drop(line, refused())
        assert line.text() == ""


def test_every_line_takes_words(desk, show, clipboard):
    for line in lines(desk, show):
        clipboard.setMimeData(plain(f"{WORDS}\n"))
        QTest.keyClick(line, Qt.Key.Key_V, CONTROL)
        assert line.text() == WORDS


def test_words_are_dropped_into_a_line(show):
    line = show(PlainLine())
    drop(line, plain(WORDS))
    assert line.text() == WORDS


def test_pasting_from_the_menu_is_guarded_too(qtbot, show, clipboard):
    line = show(PlainLine())
    clipboard.setMimeData(file_link())
    paste = next(a for a in line.menu().actions() if a.objectName() == "edit-paste")
    with qtbot.waitSignal(line.picture_refused):
        paste.trigger()
    assert line.text() == ""


# What is copied


def copied_from_label(desk, show):
    label = show(SelectableWords(WORDS))
    label.setFocus()
    label.setSelection(0, len(WORDS))
    return label


def copied_from_line(desk, show):
    line = show(PlainLine())
    line.setText(WORDS)
    line.selectAll()
    return line


def copied_from_box(desk, show):
    box = show(WordsEdit(desk.look))
    box.setPlainText(WORDS)
    box.selectAll()
    return box


SOURCES = [copied_from_label, copied_from_line, copied_from_box]


def copy(desk, show, source):
    QTest.keySequence(source(desk, show), QKeySequence(QKeySequence.StandardKey.Copy))


def is_secret(data):
    return not data.hasHtml() and all(data.hasFormat(name) for name in SECRET_FORMATS)


@pytest.mark.parametrize("source", SOURCES)
def test_a_copy_is_plain_words_that_are_not_to_be_kept(desk, show, clipboard, source):
    copy(desk, show, source)
    assert clipboard.text() == WORDS
    assert is_secret(clipboard.mimeData())


@pytest.mark.parametrize("source", SOURCES)
def test_a_copy_is_cleared_on_locking_and_leaving(desk, show, clipboard, source):
    copy(desk, show, source)
    desk.clipboard.clear_ours()
    assert clipboard.text() == ""


@pytest.mark.parametrize("source", SOURCES)
def test_a_copy_is_cleared_after_a_while(desk, show, clipboard, source):
    copy(desk, show, source)
    assert desk.clipboard.timer.isActive()
    assert desk.clipboard.timer.interval() == CLEAR_AFTER_MS
    desk.clipboard.timer.timeout.emit()
    assert clipboard.text() == ""


def test_a_cut_is_a_copy_too(desk, show, clipboard):
    line = copied_from_line(desk, show)
    QTest.keyClick(line, Qt.Key.Key_X, CONTROL)
    assert line.text() == ""
    assert clipboard.text() == WORDS
    assert is_secret(clipboard.mimeData())
    desk.clipboard.clear_ours()
    assert clipboard.text() == ""


def test_words_of_another_program_stay(desk, show, clipboard):
    copy(desk, show, copied_from_line)
    # Without a display no clipboard counts as ours, so this one is another program's.
    clipboard.setMimeData(plain("a shopping list"))
    desk.clipboard.clear_ours()
    assert clipboard.text() == "a shopping list"
    assert not is_secret(clipboard.mimeData())


def test_a_hidden_passphrase_is_not_copied(show, clipboard):
    line = show(PlainLine())
    line.setEchoMode(QLineEdit.EchoMode.Password)
    line.setText(WORDS)
    line.selectAll()
    QTest.keyClick(line, Qt.Key.Key_C, CONTROL)
    assert clipboard.text() == ""


def test_a_system_that_hands_no_mark_back_is_not_asked_without_end(desk, clipboard, monkeypatch):
    """As macOS might: what is read there is made anew from what the system keeps."""
    monkeypatch.setattr(desk.clipboard, "owns", lambda: True)
    monkeypatch.setattr(clipboard_module, "_held", lambda: plain(clipboard.text()))
    clipboard.setMimeData(plain(WORDS))
    assert is_secret(clipboard.mimeData())
    assert desk.clipboard.timer.isActive()
    desk.clipboard.clear_ours()
    assert clipboard.text() == ""


def test_a_copy_made_by_qt_itself_is_marked_once_it_is_seen(desk, show, clipboard, monkeypatch):
    """Such as from the menu of a field that is not one of ours."""
    monkeypatch.setattr(desk.clipboard, "owns", lambda: True)
    box = show(QPlainTextEdit(WORDS))
    box.selectAll()
    box.copy()
    assert clipboard.text() == WORDS
    assert is_secret(clipboard.mimeData())
    desk.clipboard.clear_ours()
    assert clipboard.text() == ""
