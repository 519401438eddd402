# SPDX-License-Identifier: Apache-2.0
"""A paste that is too long for a box: what fits is there, the rest is named, nothing else goes."""

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from companion.ui.widgets import field
from companion.ui.widgets.field import LabelledField, WordsEdit
from companion.ui.widgets.record_fields import WordsLine
from tests.ui.acting import words

CONTROL = Qt.KeyboardModifier.ControlModifier
MOST = 100


@pytest.fixture
def clipboard(qapp):
    yield QGuiApplication.clipboard()
    QGuiApplication.clipboard().clear()


@pytest.fixture(params=[WordsEdit, WordsLine])
def box(request, desk, qtbot, monkeypatch):
    monkeypatch.setattr(field, "LONGEST_BOX", MOST)
    shown = LabelledField(desk.look, "What you saw", request.param(desk.look))
    qtbot.addWidget(shown)
    shown.show()
    qtbot.waitExposed(shown)
    return shown


def paste(box, clipboard, text):
    data = QMimeData()
    data.setText(text)
    clipboard.setMimeData(data)
    QTest.keyClick(box.field, Qt.Key.Key_V, CONTROL)


def test_what_fits_is_pasted_and_the_rest_is_named(box, clipboard):
    QTest.keyClicks(box.field, "Before. ")
    paste(box, clipboard, "ab " * 50)
    assert box.field.toPlainText().startswith("Before. ab ab")
    assert len(box.field.toPlainText()) <= MOST
    assert "still where you copied them from" in words(box)
    assert "first 92 letters" in words(box)
    assert clipboard.text() == "ab " * 50


def test_what_fits_wholly_says_nothing(box, clipboard):
    paste(box, clipboard, "a" * MOST)
    assert box.field.toPlainText() == "a" * MOST
    assert "copied" not in words(box)


def test_marked_words_make_room(box, clipboard):
    QTest.keyClicks(box.field, "x" * MOST)
    box.field.selectAll()
    paste(box, clipboard, "y" * MOST)
    assert box.field.toPlainText() == "y" * MOST
    assert "copied" not in words(box)


def test_a_full_box_takes_nothing_more_and_loses_nothing(box, clipboard):
    QTest.keyClicks(box.field, "x" * MOST)
    paste(box, clipboard, "y y")
    assert box.field.toPlainText() == "x" * MOST
    assert "This box is full." in words(box)


def test_what_was_kept_before_is_never_cut(box, clipboard):
    box.field.setPlainText("x " * MOST)
    assert len(box.field.toPlainText()) == 2 * MOST
    paste(box, clipboard, "y")
    assert "y" not in box.field.toPlainText()
    assert len(box.field.toPlainText()) == 2 * MOST


def test_the_line_goes_once_the_box_is_empty(box, clipboard):
    paste(box, clipboard, "ab " * 50)
    box.field.clear()
    assert "copied" not in words(box)
