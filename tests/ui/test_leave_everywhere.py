# SPDX-License-Identifier: Apache-2.0
"""The way out is in view in every state of every page and dialog, and the key works there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from companion.domain.table import deck_named
from companion.services.table_service import TableService
from companion.ui.page_registry import PAGES
from companion.ui.together.together_window import TogetherWindow
from tests.scenes import FRESH, OPEN, PRIVATE, SCENES, close_dialogs
from tests.stage import Stage, demo_template

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

WAYS_OUT = {"Leave quickly", "Leave"}
SMALLEST = (480, 400)
"""Where the least is in view; how wide windows look is tried with every page."""


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return demo_template(tmp_path_factory.mktemp("demo"))


@pytest.fixture
def make_stage(template: Path) -> Iterator[object]:
    made: list[Stage] = []

    def make(kind: str, size: tuple[int, int]) -> Stage:
        stage = Stage(None if kind == FRESH else template, size=size)
        made.append(stage)
        # Leaving would end the process of the tests.
        stage.window.leave_wanted.disconnect(stage.session.app.leave)
        if kind == PRIVATE:
            stage.enter("page:start")
        return stage

    yield make
    for stage in made:
        stage.close()


def way_out(root: QWidget) -> QPushButton | None:
    """Return the button that leaves, where all of it is seen without scrolling."""
    for button in root.findChildren(QPushButton):
        if button.window() is root and button.accessibleName() in WAYS_OUT | {""}:
            words = button.text() or button.accessibleName()
            whole = QRect(QPoint(0, 0), button.size())
            is_seen = button.isVisible() and button.visibleRegion().boundingRect() == whole
            if words in WAYS_OUT and is_seen and button.isEnabled():
                return button
    return None


def press_shift_thrice(root: QWidget) -> None:
    for _ in range(3):
        QTest.keyPress(root.windowHandle(), Qt.Key.Key_Shift)
        QTest.keyRelease(root.windowHandle(), Qt.Key.Key_Shift)


def problems_with(name: str, root: QWidget, left: list[str]) -> Iterator[str]:
    button = way_out(root)
    left.clear()
    if button is None:
        yield f"{name}: no button to leave is in view"
    else:
        button.click()
        if not left:
            yield f"{name}: the button does not leave"
    left.clear()
    press_shift_thrice(root)
    if not left:
        yield f"{name}: Shift three times does not leave"


@pytest.mark.slow
@pytest.mark.parametrize("kind", [FRESH, OPEN, PRIVATE])
@pytest.mark.bar(14)
def test_it_is_one_click_and_one_key_from_every_scene(make_stage, kind):
    stage = make_stage(kind, SMALLEST)
    left: list[str] = []
    stage.window.leave_wanted.connect(lambda: left.append("left"))
    problems = []
    for scene in SCENES:
        if scene.kind == kind:
            scene.play(stage)
            stage.settle()
            root = QApplication.activeModalWidget() or stage.window
            problems += problems_with(scene.name, root, left)
            close_dialogs()
    assert problems == []


def test_it_is_one_click_and_one_key_from_every_page(make_stage):
    stage = make_stage(PRIVATE, (1024, 640))
    left: list[str] = []
    stage.window.leave_wanted.connect(lambda: left.append("left"))
    problems = []
    for spec in PAGES:
        stage.go(f"page:{spec.id}")
        problems += problems_with(spec.id, stage.window, left)
    assert problems == []


@pytest.mark.parametrize("deck", ["smart", "starters/8-10"])
def test_it_is_one_click_and_one_key_from_the_cards_at_the_table(qtbot, desk, deck):
    cards = TableService(desk.content).cards(deck_named(deck))
    window = TogetherWindow(desk.look, cards, "999")
    qtbot.addWidget(window)
    left: list[str] = []
    window.leave_wanted.connect(lambda: left.append("left"))
    window.resize(1024, 640)
    with qtbot.waitExposed(window):
        window.show()
    problems = []
    for place in range(len(cards)):
        window.go_to(place)
        problems += problems_with(f"card {place}", window, left)
    assert problems == []
    window.closeEvent = lambda event: event.accept()
