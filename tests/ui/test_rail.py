# SPDX-License-Identifier: Apache-2.0
"""The rail: what is marked on pages without a row of their own, and what stays in its place."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from companion.ui.widgets.rail import Rail, RailItem

OPEN = [RailItem("start", "Start here", "house"), RailItem("talk", "Talk", "messages-square")]
PRIVATE = [RailItem("journal", "Journal", "notebook-pen")]


@pytest.fixture
def rail(qtbot, desk) -> Rail:
    rail = Rail(desk.look, OPEN, PRIVATE)
    qtbot.addWidget(rail)
    rail.resize(rail.width(), 640)
    rail.show_locked(is_locked=False)
    rail.show()
    return rail


def row(rail: Rail, words: str) -> tuple[object, QPoint]:
    """Return the list that shows a row with these words, and the middle of that row."""
    for rows in rail._lists:
        for item in rows.findItems(words, Qt.MatchFlag.MatchExactly):
            if not item.isHidden() and rows.isVisible():
                return rows, rows.visualItemRect(item).center()
    raise AssertionError(words)


def place_of(rail: Rail, words: str) -> QPoint:
    rows, middle = row(rail, words)
    return rows.viewport().mapTo(rail, middle)


def marked(rail: Rail) -> list[str]:
    return [item.text() for rows in rail._lists for item in rows.selectedItems()]


@pytest.mark.parametrize(
    "page", ["settings", "handbook", "about", "licences", "secrets", "backups", "household"]
)
def test_what_settings_leads_to_stands_under_settings(rail, page):
    rail.show_current("talk")
    rail.show_current(page)
    assert marked(rail) == ["Settings"]


def test_locking_moves_no_row_under_the_mouse(qtbot, rail):
    height = rail._foot.height()
    lock, settings = place_of(rail, "Lock now"), place_of(rail, "Settings")
    rail.show_locked(is_locked=True)
    qtbot.waitUntil(lambda: rail._foot.height() < height)
    assert place_of(rail, "Settings") == settings
    under_mouse = rail.childAt(lock)
    assert under_mouse is None or not rail._foot.isAncestorOf(under_mouse)


def test_a_double_click_on_the_lock_opens_nothing_else(qtbot, rail):
    chosen: list[str] = []
    rail.chosen.connect(chosen.append)
    rail.chosen.connect(lambda _page: rail.show_locked(is_locked=True))
    rows, middle = row(rail, "Lock now")
    place, height = place_of(rail, "Lock now"), rows.height()
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    qtbot.waitUntil(lambda: rows.height() < height)
    below = rail.childAt(place) or rail
    QTest.mouseClick(below, Qt.MouseButton.LeftButton, pos=below.mapFrom(rail, place))
    assert chosen == ["lock"]
