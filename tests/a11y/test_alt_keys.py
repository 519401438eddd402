# SPDX-License-Identifier: Apache-2.0
"""On one page each Alt key belongs to one thing only: pressed twice, it must not go elsewhere."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from tests.a11y.walk import shown
from tests.scenes import FRESH, OPEN, PRIVATE, SCENES, Scene, close_dialogs
from tests.stage import Stage, demo_template

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QWidget


def open_report(stage: Stage) -> None:
    stage.go("page:reports")
    stage.press("Write down a report")
    stage.window.page.form.promises.rows[0].words.setPlainText("ring back")
    stage.settle()


def open_talk(stage: Stage) -> None:
    stage.go("page:plans#new")


def open_all_of_a_changed_entry(stage: Stage) -> None:
    next(scene for scene in SCENES if scene.name == "journal-entry").play(stage)
    editor = stage.window.page.editor
    for fold in editor.form.folds.values():
        fold.set_open(is_open=True)
    editor.form.saw.insertPlainText("more")
    stage.window.page.choice.add.click()


FILLED = (
    Scene("report-form", PRIVATE, open_report),
    Scene("talk-form", PRIVATE, open_talk),
    Scene("journal-all-open", PRIVATE, open_all_of_a_changed_entry),
)


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return demo_template(tmp_path_factory.mktemp("demo"))


@pytest.fixture(params=(FRESH, OPEN, PRIVATE))
def stage(request: pytest.FixtureRequest, template: Path) -> Iterator[tuple[str, Stage]]:
    """A stage for the scenes of one kind."""
    kind: str = request.param
    stage = Stage(None if kind == FRESH else template)
    if kind == PRIVATE:
        stage.enter("page:start")
    yield kind, stage
    stage.close()


def alt_keys(root: QWidget) -> dict[str, list[str]]:
    """Return each Alt key that can be pressed now, with the words that promise it."""
    keys: dict[str, list[str]] = defaultdict(list)
    for widget in shown(root):
        if isinstance(widget, QAbstractButton) or (isinstance(widget, QLabel) and widget.buddy()):
            key = QKeySequence.mnemonic(widget.text()).toString()
            if key and widget.isEnabled():
                keys[key].append(widget.text())
    return keys


def test_no_alt_key_is_promised_twice(stage):
    kind, playing = stage
    problems = []
    for scene in (*SCENES, *FILLED):
        if scene.kind == kind:
            scene.play(playing)
            playing.settle()
            keys = alt_keys(QApplication.activeModalWidget() or playing.window)
            problems += [f"{scene.name}: {key}: {own}" for key, own in keys.items() if own[1:]]
            close_dialogs()
    assert not problems, "\n" + "\n".join(problems)
