# SPDX-License-Identifier: Apache-2.0
"""Words of a form that was just exchanged for another, while the vault is held up, are sealed."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QPlainTextEdit

from companion.ui import app as app_module
from tests.scenes import SCENES
from tests.stage import Stage, demo_template
from tests.ui.test_lock_keeps_words import (
    FORMS,
    WORDS,
    everything_in,
    in_folder,
    locked,
    open_journal,
    opened_again,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return demo_template(tmp_path_factory.mktemp("demo"))


@pytest.fixture
def stages() -> Iterator[list[Stage]]:
    opened: list[Stage] = []
    yield opened
    for stage in opened:
        stage.close()


@contextmanager
def held_up(stage: Stage) -> Iterator[None]:
    """Hold the vault's own thread. What waits there then finds the vault closed."""
    go_on, is_over = threading.Event(), threading.Event()

    def hold() -> None:
        go_on.wait(60)
        stage.desk.keeper.close()

    def on_vault(work: Callable[[], None]) -> None:
        stage.desk.tasks.on_vault(stage.window, work, lambda _: None, lambda _: None)

    on_vault(hold)
    try:
        yield
    finally:
        on_vault(is_over.set)
        go_on.set()
        assert is_over.wait(60)
        # The stage asks the thread for more, which the process of a person does not.
        stage.desk.tasks.hurry(60)


def test_an_entry_that_another_takes_the_place_of(stages, template, tmp_path, monkeypatch):
    monkeypatch.setattr(app_module, "LOCK_SECONDS", 0.3)
    stage = in_folder(stages, template, tmp_path / "data")
    open_journal(stage)
    saw = stage.window.page.editor.form.saw
    saw.setPlainText("The first word")
    stage.settle()
    with held_up(stage):
        saw.setPlainText(WORDS)
        stage.window.page.list.new.click()
        sealed = locked(stage)
    assert "zq77" not in everything_in(tmp_path / "data")
    again = opened_again(stages, tmp_path / "data", sealed)
    again.enter("page:journal")
    assert "zq77" in everything_kept(again)


@pytest.mark.parametrize("name", FORMS)
def test_a_form_whose_child_is_exchanged(stages, template, tmp_path, monkeypatch, name):
    monkeypatch.setattr(app_module, "LOCK_SECONDS", 0.3)
    stage = in_folder(stages, template, tmp_path / "data")
    stage.enter("page:start")
    next(scene for scene in SCENES if scene.name == name).play(stage)
    stage.settle()
    (field, *_) = (
        one
        for one in stage.window.page.findChildren(QPlainTextEdit)
        if one.isVisible() and one.isEnabled() and not one.isReadOnly()
    )
    field.setPlainText("The first word")
    stage.settle()
    with held_up(stage):
        field.setPlainText(WORDS)
        now = stage.desk.chosen_child.id
        stage.desk.chosen_child.choose(2 if now == 1 else 1)
        sealed = locked(stage)
    assert "zq77" not in everything_in(tmp_path / "data")
    again = opened_again(stages, tmp_path / "data", sealed)
    again.enter("page:journal")
    again.on_vault(again.desk.keeper.close)
    assert "zq77" in everything_in(tmp_path / "data")


def everything_kept(stage: Stage) -> str:
    return repr([draft.text.saw for draft in stage.on_vault(stage.room.journal.drafts)])
