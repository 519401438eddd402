# SPDX-License-Identifier: Apache-2.0
"""What is typed about a child outlasts a lock, a crash and another page, until it is saved."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from PySide6.QtTest import QTest

from companion.domain.errors import CompanionError, ErrorCode
from companion.storage.child_draft_store import VaultChildDraftStore
from tests.stage import Stage, demo_template
from tests.ui.test_lock_keeps_words import forbid, in_folder, locked, opened_again

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NOTE = "You typed this before. It is not saved yet."
BEGUN = "Go on with the child you began"


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return demo_template(tmp_path_factory.mktemp("demo"))


@pytest.fixture
def stages() -> Iterator[list[Stage]]:
    opened: list[Stage] = []
    yield opened
    for stage in opened:
        stage.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def stage(stages, template, folder) -> Stage:
    stage = in_folder(stages, template, folder)
    go_in(stage)
    return stage


def go_in(stage: Stage, target: str = "page:records") -> None:
    stage.go(target)
    stage.enter(target)


def form_of(stage: Stage):
    page = stage.window.page
    return page.choice.form if hasattr(page, "choice") else page.form


def type_label(stage: Stage, label: str) -> None:
    form = form_of(stage)
    form.label.setFocus()
    QTest.keyClicks(form.label, label)


def fill(stage: Stage, label: str = "Jo") -> None:
    """Fill the form of a child half, as a person does."""
    type_label(stage, label)
    form = form_of(stage)
    form.year.setCurrentIndex(form.year.findData(2014))
    form.mark.setCurrentIndex(2)
    form.needs.click()


def said(stage: Stage) -> tuple[object, ...]:
    form = form_of(stage)
    return (
        form.label.text(),
        form.year.currentData(),
        form.mark.currentIndex(),
        form.needs.isChecked(),
    )


def drafts(stage: Stage) -> list[str]:
    return [one.label for one in stage.on_vault(stage.room.child_drafts.all)]


def labels(stage: Stage) -> list[str]:
    return [one.label for one in stage.on_vault(stage.room.checklist.children)]


def end_at_once(stage: Stage) -> None:
    stage.on_vault(stage.desk.keeper.close)


HALF = ("Jo", 2014, 2, True)


def test_a_new_child_half_typed_is_there_after_a_lock(stages, stage, folder):
    stage.press("Add a record")
    fill(stage)
    again = opened_again(stages, folder, locked(stage))
    go_in(again)
    assert "Jo" not in labels(again)
    again.press("Go on with the record you began")
    assert said(again) == HALF
    assert NOTE in again.words()
    again.press("Add this child")
    assert labels(again)[-1] == "Jo"
    assert drafts(again) == []
    assert again.has_button("Add a record")


def test_where_the_vault_takes_nothing_it_is_sealed(stages, stage, folder):
    stage.press("Add a record")
    forbid(folder, stage)
    fill(stage)
    again = opened_again(stages, folder, locked(stage))
    go_in(again)
    assert "Your words are kept now." in again.words()
    again.press("Go on with the record you began")
    assert said(again) == HALF


def test_a_write_that_failed_unheard_as_the_window_was_hidden_is_tried_again(
    stages, stage, folder, monkeypatch
):
    stage.press("Add a record")
    fill(stage, "J")
    stage.window.keep_words()
    forbid(folder, stage)
    type_label(stage, "o")
    hold = stage.desk.keeper.hold_unkept

    def hold_late(carried):
        # What was written while the windows went has failed by now, and nobody has heard of it.
        stage.on_vault(lambda: None)
        hold(carried)

    monkeypatch.setattr(stage.desk.keeper, "hold_unkept", hold_late)
    again = opened_again(stages, folder, locked(stage))
    go_in(again)
    again.press("Go on with the record you began")
    assert form_of(again).label.text() == "Jo"


def test_a_crash_leaves_what_was_typed_until_then(stages, stage, folder):
    stage.press("Add a record")
    fill(stage)
    stage.window.keep_words()
    end_at_once(stage)
    again = opened_again(stages, folder, "")
    go_in(again)
    again.press("Go on with the record you began")
    assert said(again) == HALF


def test_changes_of_a_child_are_there_after_a_lock(stages, stage, folder):
    stage.window.page.rows["2:change"].click()
    stage.settle()
    type_label(stage, " K.")
    again = opened_again(stages, folder, locked(stage))
    go_in(again)
    assert labels(again)[1] == "Jonas"
    button = again.window.page.rows["2:change"]
    assert button.text() == "Go on changing details"
    button.click()
    again.settle()
    assert form_of(again).label.text() == "Jonas K."
    again.press("Keep the change")
    assert labels(again)[1] == "Jonas K."
    assert again.window.page.rows["2:change"].text() == "Change details"


def test_closed_on_purpose_it_is_gone(stages, stage, folder):
    stage.press("Add a record")
    fill(stage)
    stage.window.keep_words()
    assert drafts(stage) == ["Jo"]
    stage.press("Leave it as it is")
    assert drafts(stage) == []
    assert stage.window.page.rows["add"].hasFocus()
    stage.press("Add a record")
    assert form_of(stage).label.text() == ""
    assert NOTE not in stage.words()


def test_closed_on_purpose_while_the_vault_is_busy_it_is_gone(stage):
    stage.press("Add a record")
    type_label(stage, "Jo")
    go_on = threading.Event()
    stage.desk.tasks.on_vault(stage.window, lambda: go_on.wait(20), lambda _: None, lambda _: None)
    try:
        # As the page goes, what is typed there is on its way, and nothing has been heard of it.
        stage.window.go("page:get-help")
        stage.window.go("page:records")
        form_of(stage).cancelled.emit()
        stage.window.keep_words()
    finally:
        go_on.set()
    assert drafts(stage) == []


def test_typed_back_to_what_it_was_there_is_nothing_to_keep(stage):
    stage.window.page.rows["2:change"].click()
    stage.settle()
    type_label(stage, "x")
    stage.settle()
    assert drafts(stage) == ["Jonasx"]
    form_of(stage).label.backspace()
    stage.window.keep_words()
    assert drafts(stage) == []


def test_the_first_child_half_typed_is_the_same_on_every_page(stages, tmp_path, template):
    stage = in_folder(stages, template, tmp_path / "data")
    go_in(stage)
    for label in ("M.", "Jonas"):
        wipe = stage.room.records.wipe
        (child,) = (
            one for one in stage.on_vault(stage.room.checklist.children) if one.label == label
        )
        stage.on_vault(lambda child=child, wipe=wipe: wipe(child, child.label, wants_no_copy=True))
    stage.go("page:journal")
    stage.wait_until(lambda: form_of(stage).isVisible())
    fill(stage)
    stage.go("page:timeline")
    stage.wait_until(lambda: said(stage) == HALF)
    type_label(stage, "nas")
    stage.go("page:journal")
    stage.wait_until(lambda: form_of(stage).label.text() == "Jonas")
    stage.press("Add this child")
    assert labels(stage) == ["Jonas"]
    stage.go("page:timeline")
    assert drafts(stage) == []
    assert not form_of(stage).isVisible()
    assert stage.has_button("Add another child")


def test_beside_another_child_it_waits_behind_its_button(stages, stage, folder):
    stage.go("page:journal")
    stage.choose_child("M.")
    stage.press("Add another child")
    fill(stage)
    stage.choose_child("Jonas")
    stage.window.page.choice.box.setCurrentIndex(0)
    stage.settle()
    assert not form_of(stage).isVisible()
    again = opened_again(stages, folder, locked(stage))
    go_in(again, "page:journal")
    again.choose_child("M.")
    again.press(BEGUN)
    assert said(again) == HALF
    again.press("Leave it as it is")
    assert again.has_button("Add another child")


def test_what_could_not_be_kept_as_another_form_was_opened_is_tried_again(stage, monkeypatch):
    keep = VaultChildDraftStore.keep_child_draft

    def full(*_):
        raise CompanionError(ErrorCode.DISK_FULL)

    stage.press("Add a record")
    with monkeypatch.context() as disk:
        disk.setattr(VaultChildDraftStore, "keep_child_draft", full)
        fill(stage)
        stage.window.page.rows["2:change"].click()
        stage.settle()
        assert form_of(stage).label.text() == "Jonas"
        assert stage.window.page.banner.isVisible()
        assert stage.window.page.has_any_unkept_words
        stage.window.keep_words()
        assert stage.window.page.has_any_unkept_words
    assert VaultChildDraftStore.keep_child_draft is keep
    stage.window.keep_words()
    assert not stage.window.page.has_any_unkept_words
    assert drafts(stage) == ["Jo"]


def test_a_child_that_can_not_be_saved_stays_in_the_form(stage, monkeypatch):
    def full(*_, **__):
        raise CompanionError(ErrorCode.DISK_FULL)

    stage.press("Add a record")
    fill(stage)
    with monkeypatch.context() as disk:
        disk.setattr(stage.room.checklist, "add_child", full)
        stage.press("Add this child")
    assert said(stage) == HALF
    assert stage.window.page.banner.isVisible()
    stage.press("Add this child")
    assert labels(stage)[-1] == "Jo"
    assert drafts(stage) == []


def test_a_new_text_size_leaves_it_where_it_was(stage):
    stage.press("Add a record")
    fill(stage)
    stage.window.rebuild()
    stage.settle()
    stage.press("Go on with the record you began")
    assert said(stage) == HALF
