# SPDX-License-Identifier: Apache-2.0
"""The mouse wheel scrolls the page; it never changes what a person chose."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from companion.domain.journal import EntryText, Happened
from companion.ui.pages.get_help_page import GetHelpPage
from companion.ui.pages.journal_page import JournalPage
from companion.ui.pages.settings_page import SettingsPage
from companion.ui.widgets.starter_filters import StarterFilters

UI = Path(__file__).resolve().parents[2] / "companion" / "ui"
RAW = re.compile(r"\b(?:QComboBox|QDateEdit|QTimeEdit|QDateTimeEdit|QSpinBox|QSlider|QLineEdit)\(")
HOMES = {"calm_inputs.py", "field.py"}


def turn_wheel(widget):
    """Turn the wheel one notch down over a widget, with the focus in it."""
    widget.setFocus()
    middle = QPointF(widget.rect().center())
    event = QWheelEvent(
        middle,
        QPointF(widget.mapToGlobal(middle.toPoint())),
        QPoint(0, 0),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)


@pytest.fixture
def show(qtbot):
    def make(page):
        qtbot.addWidget(page)
        page.resize(840, 600)
        page.show()
        return page

    return make


def test_the_wheel_leaves_the_country_as_it_was(show, desk):
    page = show(GetHelpPage(desk))
    before = desk.preferences.now
    for box in (page._place.country, page._place.nation, page.need):
        chosen = box.currentIndex()
        turn_wheel(box)
        assert box.currentIndex() == chosen
    assert desk.preferences.now == before


def test_the_wheel_leaves_the_settings_as_they_were(show, desk):
    page = show(SettingsPage(desk))
    before = desk.preferences.now
    for box in (page._place.country, page.theme, page.text_size, page.idle):
        turn_wheel(box)
    assert desk.preferences.now == before


def test_the_wheel_leaves_the_filters_of_starters_as_they_were(show, desk):
    filters = show(StarterFilters(desk))
    for box in filters.boxes:
        turn_wheel(box)
        assert box.currentIndex() == 0


def test_the_wheel_leaves_the_child_and_the_day_as_they_were(qtbot, show, desk, room):
    def two_children():
        first = room.checklist.add_child("Mia")
        room.checklist.add_child("Tom")
        happened = Happened()
        room.journal.save_entry(first.id, happened, EntryText(saw="Words"))
        return first

    mia = desk.tasks.now_on_vault(two_children, 10)
    desk.chosen_child.choose(mia.id)
    page = JournalPage(desk, room)
    with qtbot.waitSignal(page.editor.opened):
        show(page)
    when = page.editor.form.when
    when.day.setDate(date(2026, 12, 1))
    when.has_time.click()
    before = page.editor.form.when.happened()
    for field in (page.choice.box, page.choice.form.age, when.day, when.time):
        turn_wheel(field)
    assert page.choice.child == mia
    assert page.choice.form.age.currentIndex() <= 0
    assert page.editor.form.when.happened() == before


def test_every_choice_day_and_line_is_one_of_ours():
    """Fields made elsewhere would take the wheel, or files, again."""
    raw = [
        f"{path.name}: {line.strip()}"
        for path in sorted(UI.rglob("*.py"))
        if path.name not in HOMES
        for line in path.read_text(encoding="utf-8").splitlines()
        if RAW.search(line)
    ]
    assert not raw, "\n".join(raw)
