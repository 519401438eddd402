# SPDX-License-Identifier: Apache-2.0
"""A word as long as a book: it can be pasted, kept and read, and the window goes on."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData

from companion.domain.import_notes import Remark, Source, What
from companion.domain.journal import EntryText, Happened
from companion.ui.widgets.field import WordsEdit
from companion.ui.widgets.import_words import remark_line
from companion.ui.widgets.record_fields import WordsLine
from tests.ui.journal_writer import JournalWriter

if TYPE_CHECKING:
    from companion.ui.kit.desk import Desk

LONG = "a" * 200_000
MOST_SECONDS = 2.0


@pytest.fixture
def writer(qtbot, desk, room):
    return JournalWriter(qtbot, desk, room)


def longest(words: str) -> int:
    return max(map(len, words.split()))


def pasted(words: str) -> QMimeData:
    data = QMimeData()
    data.setText(words)
    return data


def test_a_pasted_word_gets_line_breaks_and_the_next_key_is_quick(desk: Desk, qtbot):
    box = WordsEdit(desk.look)
    qtbot.addWidget(box)
    box.show()
    begun = time.process_time()
    box.insertFromMimeData(pasted(LONG))
    qtbot.keyClicks(box, "b")
    assert time.process_time() - begun < MOST_SECONDS
    assert longest(box.toPlainText()) <= 1_001
    assert box.toPlainText().replace("\n", "") == f"{LONG}b"


def test_one_line_gets_gaps_instead(desk: Desk, qtbot):
    line = WordsLine(desk.look)
    qtbot.addWidget(line)
    line.insertFromMimeData(pasted(LONG))
    assert "\n" not in line.toPlainText()
    assert longest(line.words) == 1_000


def test_a_saved_entry_is_shown_with_breaks_and_stays_as_it_is(writer):
    entry = writer.write(LONG)
    writer.open(str(entry.id))
    shown = writer.form.saw.toPlainText()
    assert longest(shown) == 1_000
    assert writer.draft(entry.id) is None
    assert writer.saved().text.saw == LONG


def test_the_report_of_an_import_says_it():
    line = remark_line(Source.TEXT, Remark(3, What.LONG_WORD))
    assert "longer than 1,000 letters" in line
    assert "line breaks" in line


def test_a_draft_is_shown_with_breaks(writer):
    keep = writer.room.journal.keep_draft
    writer.now(lambda: keep(writer.mia.id, None, Happened(), EntryText(saw=LONG)))
    writer.open("new")
    assert longest(writer.form.saw.toPlainText()) == 1_000
