# SPDX-License-Identifier: Apache-2.0
"""Whatever a person writes is shown as it is written: no tag is read, no file is fetched."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QTextEdit

from companion.domain.journal import EntryText, Happened
from companion.domain.report import Report
from companion.domain.talk import Talk
from tests.stage import Stage, demo_template

if TYPE_CHECKING:
    from collections.abc import Iterator

BOXES = [box.name for box in fields(EntryText)]
SHAPES = (
    "<b>bold {n}</b>",
    "<img src='file:///etc/hostname' alt='{n}'>",
    "<a href='https://example.org/{n}'>press</a>",
    "<script>{n}</script>",
    "<style>* {{ display: none }}</style>{n}",
    "<table><tr><td>{n}",
    "<!-- {n} -->",
    "&lt;i&gt; &amp; {n} &nbsp;",
    "{n} < 3 & 4 > 2",
    "https://example.org/{n}?a=<b>",
    "[press {n}](https://example.org)",
    "![{n}](file:///etc/hostname)",
    "# {n}\u00b6 *not* _marked_ `up`",
    "</body></html>{n}",
    "<font size=7 color=red>{n}",
    "<iframe src='file:///'>{n}",
    "%{n}s %n %1 {{0}} {{question}}",
    "'; drop table entry; -- {n}",
    "&&File && &{n}",
    "\u202e{n} turned\u202c \u200f<b>",
)
PAYLOADS = [shape.format(n=n) for n in range(10) for shape in SHAPES]


@pytest.fixture(scope="module")
def template(tmp_path_factory):
    return demo_template(tmp_path_factory.mktemp("demo"))


@pytest.fixture
def stage(template) -> Iterator[Stage]:
    stage = Stage(template)
    stage.enter()
    stage.choose_child("M.")
    yield stage
    stage.close()


def child_of(stage):
    return stage.desk.chosen_child.id


def fields_of(stage):
    """Return what stands in the fields that a person can see."""
    boxes = [one.toPlainText() for one in stage.window.findChildren(QPlainTextEdit)]
    return boxes + [one.text() for one in stage.window.findChildren(QLineEdit)]


def assert_shown_as_it_is(stage, written):
    """Assert that all of it is to be read, and that nothing that shows it reads tags."""
    shown = stage.words()
    assert [one for one in written if one not in shown] == []
    assert_nothing_reads_tags(stage, written)


def assert_nothing_reads_tags(stage, written):
    for label in stage.window.findChildren(QLabel):
        if any(one in label.text() for one in written):
            assert label.textFormat() is Qt.TextFormat.PlainText
    assert [one for one in stage.window.findChildren(QTextEdit) if one.isVisible()] == []


@pytest.mark.slow
@pytest.mark.bar(19)
def test_every_box_of_an_entry_shows_what_was_written(stage, tally):
    for start in range(0, len(PAYLOADS), len(BOXES)):
        written = PAYLOADS[start : start + len(BOXES)]
        text = EntryText(**dict(zip(BOXES, written, strict=True)))
        save = partial(stage.room.journal.save_entry, child_of(stage), Happened(), text)
        entry = stage.on_vault(save)
        stored = stage.on_vault(partial(stage.room.journal.entry, entry.id))
        assert stored.current.text == text
        stage.go(f"page:journal#{entry.id}")
        stage.wait_until(lambda first=written[0]: first in fields_of(stage))
        assert [one for one in written if one not in fields_of(stage)] == []
        assert_nothing_reads_tags(stage, written)
    tally(payloads=len(PAYLOADS), read_as_tags=0)


@pytest.mark.bar(19)
@pytest.mark.parametrize("shape", SHAPES)
def test_reports_talks_and_notes_show_what_was_written(stage, shape):
    words = [shape.format(n=n) for n in "abcde"]
    child = child_of(stage)
    report = Report(0, child, words[0], date(2026, 1, 2), reference=words[1], said=words[2])
    talk = Talk(0, child, words[3], opening=words[4], held_on=date(2026, 1, 2))
    saved = stage.on_vault(lambda: stage.room.reports.save(report))
    stage.go(f"page:reports#report={saved.id}")
    assert_shown_as_it_is(stage, words[:3])
    held = stage.on_vault(lambda: stage.room.talks.save(talk))
    stage.go(f"page:plans#talk={held.id}")
    assert_shown_as_it_is(stage, words[3:4])


def test_the_name_of_a_child_and_a_quick_note_show_what_was_written(stage):
    name, words = "<b>K</b> &amp; <img src=x>", "<i>saw</i> &copy;"
    child = stage.on_vault(lambda: stage.room.checklist.add_child(name))
    stage.on_vault(lambda: stage.room.noticings.note(child.id, words=words))
    stage.desk.chosen_child.choose(child.id)
    stage.go("page:notice")
    stage.wait_until(lambda: words in stage.words())
    assert_shown_as_it_is(stage, [words])
