"""Several children: one key goes to the next, and nothing of the other one stays, hidden or not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QWidget

from tests.stage import Stage, demo_template

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGES = ("notice", "journal", "reports", "missing", "plans", "watch", "quick-note")
AT_ONCE = tuple(page for page in PAGES if page != "journal")
"""The journal still holds what was typed until the vault has taken it: a moment later."""
LEAST = 12
"""Shorter words than these may stand on a page by chance."""


@pytest.fixture(scope="module")
def template(tmp_path_factory):
    return demo_template(tmp_path_factory.mktemp("demo"))


@pytest.fixture
def stage(template) -> Iterator[Stage]:
    stage = Stage(template)
    stage.enter()
    stage.go("page:plans")
    yield stage
    stage.close()


def child(stage, label):
    children = stage.on_vault(stage.room.checklist.children)
    return next(one for one in children if one.label == label)


def own_words(stage, label):
    """Return what the vault holds about one child, in pieces."""
    one, room = child(stage, label).id, stage.room
    lines = stage.on_vault(lambda: room.journal.lines(one))
    entries = stage.on_vault(lambda: [room.journal.entry(line.id) for line in lines])
    found = {entry.current.text.all_words for entry in entries}
    for talk in stage.on_vault(lambda: room.talks.of(one)):
        found |= {talk.topic, talk.opening, talk.how_it_went, talk.child_words, talk.note}
    for report in stage.on_vault(lambda: room.reports.of(one)):
        found |= {report.said, report.reference, report.next_step}
        found |= {part.words for part in (*report.promises, *report.updates)}
    missing = stage.on_vault(lambda: room.missing.of(one))
    found |= {*missing.sheet.words.values()}
    for watch in stage.on_vault(lambda: room.watches.of(one)):
        found |= {watch.why, watch.what_would_change, watch.outcome}
    found |= {note.words for note in stage.on_vault(lambda: room.noticings.of(one))}
    pieces = {line.strip() for words in found for line in words.splitlines()}
    return {piece for piece in pieces if len(piece) >= LEAST}


def every_text(place) -> str:
    """Return all that any widget says or would say, shown or hidden."""
    found = []
    for widget in place.findChildren(QWidget):
        for name in ("text", "toPlainText", "title", "currentText"):
            said = getattr(widget, name, None)
            if callable(said):
                found.append(str(said()))
        found += [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()]
        model = widget.model() if isinstance(widget, QAbstractItemView | QComboBox) else None
        for row in range(model.rowCount() if model is not None else 0):
            for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
                found.append(str(model.index(row, 0).data(role)))
    return "\n".join(found)


def fill_every_page(stage):
    """Open each private page about M., with something half typed where it can be."""
    stage.choose_child("M.")
    for page in PAGES:
        stage.go(f"page:{page}")
    stage.go("page:notice")
    stage.press("Looked on")
    for target, box in (
        ("page:plans#new", lambda page: page.form.opening),
        ("page:reports#new", lambda page: page.form.said),
        ("page:quick-note", lambda page: page.form.words),
    ):
        stage.go(target)
        box(stage.window.page).setPlainText("Zebra crossing words of M.")
        stage.settle()


def test_nothing_of_the_other_child_stays_anywhere(stage):
    fill_every_page(stage)
    m_words, jonas = own_words(stage, "M."), own_words(stage, "Jonas")
    before = every_text(stage.window)
    assert "Zebra crossing" in before
    assert sum(words in before for words in m_words) > 10

    QTest.keyClick(stage.window, Qt.Key.Key_F4)
    at_once = "\n".join(every_text(stage.window._pages[page]) for page in AT_ONCE)
    assert sorted(words for words in m_words - jonas if words in at_once) == []
    assert "Zebra crossing" not in at_once
    stage.settle()

    after = every_text(stage.window)
    assert stage.desk.chosen_child.id == child(stage, "Jonas").id
    assert "Zebra crossing" not in after
    assert sorted(words for words in m_words - jonas if words in after) == []
    for page in PAGES:
        stage.go(f"page:{page}")
    after = every_text(stage.window)
    assert sorted(words for words in m_words - jonas if words in after) == []
    assert sum(words in after for words in jonas) > 5


def test_what_was_typed_waits_for_its_child(stage):
    fill_every_page(stage)
    QTest.keyClick(stage.window, Qt.Key.Key_F4)
    stage.settle()
    QTest.keyClick(stage.window, Qt.Key.Key_F4, Qt.KeyboardModifier.ShiftModifier)
    stage.settle()
    for page, box in (("plans", "opening"), ("reports", "said"), ("quick-note", "words")):
        stage.go(f"page:{page}")
        assert getattr(stage.window.page.form, box).toPlainText() == "Zebra crossing words of M."


def test_the_switch_is_said_and_the_box_has_the_focus(stage):
    assert stage.desk.chosen_child.id is None
    assert "Choose a child first." in stage.words()
    QTest.keyClick(stage.window, Qt.Key.Key_F4)
    stage.settle()
    choice = stage.window.page.choice
    assert choice.box.currentText() == "M."
    QTest.keyClick(stage.window, Qt.Key.Key_F4)
    stage.settle()
    assert "This page is about Jonas now." in stage.words()
    assert stage.window.focusWidget() is choice.box
    QTest.keyClick(stage.window, Qt.Key.Key_F4)
    stage.settle()
    assert choice.box.currentText() == "M."
    QTest.keyClick(stage.window, Qt.Key.Key_F4, Qt.KeyboardModifier.ShiftModifier)
    stage.settle()
    assert choice.box.currentText() == "Jonas"
    choice.box.setCurrentIndex(0)
    stage.settle()
    assert "now." not in choice.said.text() or not choice.said.isVisible()


def test_pages_that_show_no_child_leave_the_key_alone(stage):
    stage.choose_child("M.")
    stage.go("page:start")
    QTest.keyClick(stage.window, Qt.Key.Key_F4)
    stage.settle()
    assert stage.desk.chosen_child.id == child(stage, "M.").id
