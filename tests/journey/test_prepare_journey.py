# SPDX-License-Identifier: Apache-2.0
"""From the card about blackmail to a filled sheet in a file: the whole app, clicks counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication, QFileDialog

from companion.demo.making import DEMO_PASSPHRASE
from tests.stage import Stage, demo_template

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MOST_CLICKS = 9
"""With a few seconds for each, and a passphrase to type, that is well below two minutes."""
WORDS = "Someone wants money or will post a picture"


@pytest.fixture(autouse=True)
def own_settings(tmp_path: Path) -> Iterator[None]:
    """Qt's settings of all Qt programs, moved away from the person's."""
    scope = QSettings.Scope.UserScope
    before = QSettings(scope, "QtProject").fileName().rpartition("/")[0]
    QSettings.setPath(QSettings.Format.NativeFormat, scope, str(tmp_path / "config"))
    yield
    QSettings.setPath(QSettings.Format.NativeFormat, scope, before)


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    stage = Stage(demo_template(tmp_path / "demo"))
    yield stage
    stage.close()


@pytest.fixture
def clicks(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    made: list[str] = []
    press = stage.press

    def counted(text: str, *within: object) -> None:
        made.append(text)
        press(text, *within)

    monkeypatch.setattr(stage, "press", counted)
    return made


def ready(stage: Stage) -> None:
    stage.wait_until(lambda: getattr(stage.window.page, "fields", None) is not None)
    page = stage.window.page
    stage.wait_until(lambda: page.fields.boxes and page.notes.model.rowCount())


def choose(stage: Stage, label: str, clicks: list[str]) -> None:
    clicks.append(f"choose {label}")
    stage.wait_until(lambda: stage.window.is_unlocked)
    stage.choose_child(label)


def test_from_the_card_to_a_file_in_a_few_clicks(stage, clicks, tmp_path):
    stage.go("card:blackmail")
    stage.press("Prepare a report")
    stage.type_into("Passphrase", DEMO_PASSPHRASE)
    stage.press("Open")
    choose(stage, "M.", clicks)
    ready(stage)
    page = stage.window.page
    assert page.sheets.currentText() == "CEOP report"
    stage.press("Tick all in the list")
    stage.press("Fill in from these notes")
    stage.wait_until(page.said.isVisible)
    stage.press("Print or save")
    # Who may find it is asked once after each unlocking.
    stage.press("Go on")
    stage.press("Save as text")
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QFileDialog)
    clicks.append("save")
    file = tmp_path / "page.txt"
    dialog.fileSelected.emit(str(file))
    dialog.reject()
    stage.settle()
    said = file.read_text(encoding="utf-8")
    assert "CEOP Safety Centre: https://www.ceop.police.uk/Safety-Centre/" in said
    assert "Entry " in said
    QApplication.activeModalWidget().reject()
    assert len(clicks) <= MOST_CLICKS, clicks


def test_without_a_note_two_boxes_are_typed(stage, clicks):
    stage.go("card:blackmail")
    stage.press("Prepare a report")
    stage.type_into("Passphrase", DEMO_PASSPHRASE)
    stage.press("Open")
    choose(stage, "M.", clicks)
    ready(stage)
    stage.type_into("What happened?", WORDS)
    stage.press("Print or save")
    stage.press("Go on")
    sheet = QApplication.activeModalWidget()._sheet
    assert WORDS in [block.text for block in sheet.blocks]
    QApplication.activeModalWidget().reject()
    assert len(clicks) <= MOST_CLICKS


def test_a_lock_comes_back_to_the_words_and_to_no_other_child(stage, clicks):
    stage.enter()
    stage.go("page:prepare#channel=uk-ceop")
    stage.choose_child("M.")
    ready(stage)
    stage.type_into("What happened?", WORDS)
    targets: list[str] = []
    stage.window.lock_wanted.disconnect()
    stage.window.lock_wanted.connect(targets.append)
    stage.window.lock()
    assert targets == ["page:prepare#channel=uk-ceop"]
    children = stage.on_vault(stage.room.checklist.children)
    other = next(one for one in children if one.label != "M.")
    assert stage.on_vault(lambda: stage.room.preparations.of(other.id)) == ()
    stage.window.rebuild()
    ready(stage)
    page = stage.window.page
    assert page.fields.words()["what-happened"] == WORDS
