# SPDX-License-Identifier: Apache-2.0
"""With the keyboard alone: into the private room, and back into it after a lock."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget

from companion.content.catalog import Catalog
from companion.paths import resources_folder
from tests.journey.real_app import Display, RealApp, make_vault, wait_until
from tests.journey.test_process import PASSPHRASE, Now
from tests.stage import Stage

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MOST_TABS = 40
NAME_BOX = "What do you want to call this child here?"


def focused() -> QWidget:
    return QApplication.focusWidget()


def words_of_focus() -> str:
    found = focused()
    if isinstance(found, QAbstractButton):
        return (found.text() or found.accessibleName()).replace("&", "")
    if isinstance(found, QLabel):
        return found.text()
    return found.accessibleName() if found is not None else ""


def tab_to(stage: Stage, words: str) -> None:
    """Press Tab until the focus is on something that begins with these words."""
    for _ in range(MOST_TABS):
        if words_of_focus().startswith(words):
            return
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
        stage.settle()
    raise AssertionError(words)


def wait_for_heading(qtbot, stage: Stage, words: str) -> None:
    qtbot.waitUntil(lambda: stage.window.page.heading.text() == words, timeout=20_000)
    stage.settle()


@pytest.mark.parametrize("has_sheet", [True, False])
def test_after_the_recovery_sheet_one_types_the_name_of_the_child_at_once(
    qtbot, tmp_path, has_sheet
):
    stage = Stage(None, folder=tmp_path)
    try:
        QTest.keyClick(stage.window, Qt.Key.Key_6, Qt.KeyboardModifier.ControlModifier)
        wait_for_heading(qtbot, stage, "A private part for your notes")
        qtbot.waitUntil(lambda: isinstance(focused(), QLineEdit))
        QTest.keyClicks(focused(), PASSPHRASE)
        tab_to(stage, "The same passphrase")
        QTest.keyClicks(focused(), PASSPHRASE)
        QTest.keyClick(focused(), Qt.Key.Key_Return)
        wait_for_heading(qtbot, stage, "Your recovery sheet")
        if has_sheet:
            QTest.keyClicks(focused(), stage.window.page.sheet_step.sheet.code)
        else:
            tab_to(stage, "I do not want a recovery sheet")
            QTest.keyClick(focused(), Qt.Key.Key_Space)
        tab_to(stage, "Go on")
        QTest.keyClick(focused(), Qt.Key.Key_Space)
        wait_for_heading(qtbot, stage, "Journal")
        qtbot.waitUntil(lambda: words_of_focus() == NAME_BOX)
        QTest.keyClicks(focused(), "Mika")
        assert focused().text() == "Mika"
    finally:
        stage.close()


@pytest.fixture
def display(tmp_path: Path) -> Iterator[Display]:
    display = Display(tmp_path / "home")
    yield display
    display.stop()


@pytest.fixture
def app(display: Display, tmp_path: Path) -> Iterator[RealApp]:
    folder = tmp_path / "data"
    make_vault(folder, PASSPHRASE, Now(), Catalog.built_in(resources_folder() / "content"))
    app = RealApp(display, folder)
    app.unlock(PASSPHRASE)
    yield app
    app.kill()


def lock_with_keys(app: RealApp) -> None:
    app.key("ctrl+l")
    wait_until(lambda: not app.is_unlocked, "the vault is closed")
    wait_until(lambda: "--handover" in app.command, "the new program runs")
    app.wait_for_window()
    app.settle()


real = pytest.mark.skipif(sys.platform != "linux", reason="needs a virtual X display")


@real
@pytest.mark.real_bus
@pytest.mark.parametrize("page", ["ctrl+5", "ctrl+6", "ctrl+8"])
def test_after_a_lock_one_types_the_passphrase_at_once(app, page):
    app.key(page)
    app.settle()
    lock_with_keys(app)
    app.type(PASSPHRASE)
    app.key("Return")
    wait_until(lambda: app.is_unlocked, "the vault is open again")


@real
@pytest.mark.real_bus
def test_after_a_lock_on_an_open_page_nothing_takes_what_is_typed(app):
    app.key("ctrl+2")
    app.settle()
    lock_with_keys(app)
    app.type(PASSPHRASE)
    app.key("Return")
    app.settle()
    assert app.is_running
    assert not app.is_unlocked
