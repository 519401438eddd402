# SPDX-License-Identifier: Apache-2.0
"""Words that the vault can not take survive the lock: on the way they are sealed."""

from __future__ import annotations

import base64
import os
import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from companion.demo.making import DEMO_PASSPHRASE
from companion.domain.errors import ErrorCode
from companion.handover import Handover, offer, take
from companion.storage.vault import VaultFolder
from tests.fakes import FakeClock
from tests.scenes import SCENES, close_dialogs
from tests.stage import CHEAP, Stage, demo_template

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

WORDS = "Words of a whole evening zq77. "
FORMS = (
    *("chronology-3", "prepare-filled", "report-form", "missing", "missing-day", "watch-change"),
    *(
        "watch-looked",
        "hand-over-form",
        "quick-note",
        "plans-form",
        "plans-talked",
        "journal-draft",
    ),
)
NOT_KEPT = ("Find in entries", "Find the sign on the list")
"""Search fields: what is typed there is a question, and no note."""


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return demo_template(tmp_path_factory.mktemp("demo"))


@pytest.fixture
def stages() -> Iterator[list[Stage]]:
    opened: list[Stage] = []
    yield opened
    for stage in opened:
        stage.close()


def begun(stages: list[Stage], template: Path | None, folder: Path | None = None) -> Stage:
    """Return a new stage, closed after the test."""
    stages.append(Stage(template, folder=folder))
    return stages[-1]


def in_folder(stages: list[Stage], template: Path, folder: Path) -> Stage:
    """Return a stage over a folder of the test's own, which can be moved."""
    folder.mkdir()
    for name in ("vault.db", "keys.json"):
        shutil.copy(template / name, folder / name)
    return begun(stages, None, folder)


def pragma(stage: Stage, words: str) -> None:
    stage.on_vault(lambda: stage.desk.keeper._open._db.execute(f"pragma {words}").fetchall())


def fill_disk(stage: Stage) -> None:
    """Let the file not grow by one page: what the driver says is what it says of a full disk."""
    pragma(stage, "max_page_count = 1")


def write_to_journal(stage: Stage, words: str) -> None:
    saw = stage.window.page.editor.form.saw
    saw.setFocus()
    QTest.keyClicks(saw, words)
    stage.settle()


def open_journal(stage: Stage, target: str = "page:journal#new") -> None:
    stage.enter("page:journal")
    stage.choose_child("Jonas")
    stage.go(target)


def locked(stage: Stage) -> str:
    """Lock, and return what is handed to the process that takes the place of this one."""
    stage.session.app.lock("page:journal")
    return stage.relaunched[-1].sealed


def opened_again(stages: list[Stage], folder: Path, sealed: str) -> Stage:
    again = begun(stages, None, folder)
    again.desk.keeper.sealed = sealed
    again.go("page:journal")
    return again


def everything_in(folder: Path) -> str:
    vault = VaultFolder(folder, FakeClock(), CHEAP).unlock(DEMO_PASSPHRASE)
    try:
        sql = "select name from sqlite_master where type = 'table' and name not like '%fts%'"
        tables = [name for (name,) in vault._db.execute(sql).fetchall()]
        return repr([list(vault._db.table(name).rows) for name in tables])
    finally:
        vault.close()


def fill(folder: Path, stage: Stage) -> Callable[[], None]:
    fill_disk(stage)
    return lambda: None


def move(folder: Path, stage: Stage) -> Callable[[], None]:
    away = folder.with_name("elsewhere")
    folder.rename(away)
    return lambda: away.rename(folder)


def put_another(folder: Path, stage: Stage) -> Callable[[], None]:
    other = folder.with_name("other.db")
    shutil.copy(folder / "vault.db", other)
    other.replace(folder / "vault.db")
    return lambda: None


def forbid(folder: Path, stage: Stage) -> Callable[[], None]:
    pragma(stage, "query_only = on")
    return lambda: None


@pytest.mark.parametrize("hinder", [fill, move, put_another, forbid])
def test_an_entry_that_can_not_be_kept_survives_the_lock(stages, template, tmp_path, hinder):
    folder = tmp_path / "data"
    stage = in_folder(stages, template, folder)
    open_journal(stage)
    mend = hinder(folder, stage)
    write_to_journal(stage, WORDS * 200)
    sealed = locked(stage)
    assert "zq77" not in sealed
    assert "zq77" not in repr(base64.b64decode(sealed))
    assert "sealed" not in repr(stage.relaunched[-1])
    mend()
    again = opened_again(stages, folder, sealed)
    assert "Some of your words could not be kept yet." in again.words()
    again.enter("page:journal")
    assert "Your words are kept now." in again.words()
    again.choose_child("Jonas")
    again.wait_until(lambda: again.window.page.editor.form.saw.toPlainText() == WORDS * 200)
    assert not again.desk.keeper.sealed
    assert not locked(again)
    assert WORDS * 200 in everything_in(folder)


def test_words_about_a_child_that_is_another_by_now_wait_for_a_choice(stages, template, tmp_path):
    folder = tmp_path / "data"
    stage = in_folder(stages, template, folder)
    open_journal(stage)
    forbid(folder, stage)
    write_to_journal(stage, WORDS)
    sealed = locked(stage)
    vault = VaultFolder(folder, FakeClock(), CHEAP).unlock(DEMO_PASSPHRASE)
    (jonas,) = (one for one in vault.children.children() if one.label == "Jonas")
    vault.children.change_child(replace(jonas, label="Other"))
    vault.close()
    again = opened_again(stages, folder, sealed)
    again.enter("page:journal")
    assert "Some of your words have lost their place." in again.words()
    drafts = again.on_vault(again.desk.keeper._open.journal.drafts)
    assert all(WORDS.strip() not in draft.text.saw for draft in drafts)
    again.choose_child("M.")
    again.press("Put them in an entry about M.")
    again.wait_until(lambda: WORDS.strip() in again.window.page.editor.form.saw.toPlainText())
    assert "Jonas" in again.window.page.editor.form.saw.toPlainText()


def typed_into_all(window: QWidget) -> list[str]:
    """Type a word of its own into each box that can be typed in, and return the words."""
    marks = []
    for field in (*window.findChildren(QPlainTextEdit), *window.findChildren(QLineEdit)):
        is_open = field.isVisible() and field.isEnabled() and not field.isReadOnly()
        is_day = type(field.parent()).__name__ in {"CalmDateEdit", "CalmTimeEdit", "QSpinBox"}
        if is_open and not is_day and field.accessibleName() not in NOT_KEPT:
            marks.append(f"zq{len(marks):02d}xy")
            field.setFocus()
            QTest.keyClicks(field, marks[-1])
    return marks


@pytest.mark.parametrize("name", FORMS)
def test_what_is_typed_into_any_form_survives_too(stages, template, tmp_path, name):
    folder = tmp_path / "data"
    stage = in_folder(stages, template, folder)
    stage.enter("page:start")
    scene = next(one for one in SCENES if one.name == name)
    scene.play(stage)
    stage.settle()
    away = move(folder, stage)
    marks = typed_into_all(stage.window)
    stage.settle()
    sealed = locked(stage)
    close_dialogs()
    away()
    assert marks
    assert not any(mark in everything_in(folder) for mark in marks)
    again = opened_again(stages, folder, sealed)
    again.enter("page:start")
    locked(again)
    kept = everything_in(folder)
    assert [mark for mark in marks if mark not in kept] == []


def test_while_the_disk_stays_full_nothing_is_lost_and_nothing_overwritten(
    stages, template, tmp_path, monkeypatch
):
    folder = tmp_path / "data"
    stage = in_folder(stages, template, folder)
    open_journal(stage)
    fill_disk(stage)
    write_to_journal(stage, "The first evening. " * 600)
    sealed = locked(stage)
    again = begun(stages, None, folder)
    with monkeypatch.context() as full:
        from companion.domain.errors import CompanionError
        from companion.storage import sealed_words

        def refuse(*_: object) -> None:
            raise CompanionError(ErrorCode.DISK_FULL)

        full.setattr(sealed_words, "_put", refuse)
        again.desk.keeper.sealed = sealed
        again.go("page:journal")
        open_journal(again)
        assert again.desk.keeper.is_waiting
        write_to_journal(again, "The next evening.")
        sealed = locked(again)
    assert sealed
    last = opened_again(stages, folder, sealed)
    last.enter("page:journal")
    assert not locked(last)
    found = everything_in(folder)
    assert "The next evening." in found
    assert ("The first evening. " * 600).strip() in found


def test_words_on_their_way_to_the_journal_survive_the_lock(stages, template, tmp_path):
    folder = tmp_path / "data"
    stage = in_folder(stages, template, folder)
    stage.go("page:phrases")
    stage.desk.held.carry("child_words", "what was said zq55")
    stage.go("page:journal#carried")
    assert "The words you bring are not kept yet." in stage.words()
    stage.enter("page:journal#carried")
    sealed = locked(stage)
    again = opened_again(stages, folder, sealed)
    again.enter("page:journal")
    again.choose_child("Jonas")
    box = again.window.page.editor.form
    again.wait_until(
        lambda: "zq55" in "".join(one.toPlainText() for one in box.findChildren(QPlainTextEdit))
    )


def all_boxes(stage: Stage) -> str:
    boxes = stage.window.page.findChildren(QPlainTextEdit)
    return "\n".join(box.toPlainText() for box in boxes)


def test_words_that_wait_for_a_child_survive_leaving_quickly(stages, template, tmp_path):
    folder = tmp_path / "data"
    stage = in_folder(stages, template, folder)
    stage.desk.held.carry("child_words", "what was said zq55")
    stage.go("page:journal#carried")
    stage.enter("page:journal#carried")
    stage.on_vault(lambda: None)
    # The process ends, and nothing is handed on.
    stage.on_vault(stage.desk.keeper.close)
    again = opened_again(stages, folder, "")
    again.enter("page:journal")
    again.choose_child("Jonas")
    again.wait_until(lambda: all_boxes(again).count("zq55") == 1)
    assert not locked(again)
    last = opened_again(stages, folder, "")
    last.enter("page:journal")
    last.choose_child("Jonas")
    last.wait_until(lambda: all_boxes(last).count("zq55") == 1)
    assert not last.desk.held.is_carrying


def test_sealed_by_the_lock_as_well_they_come_back_once(stages, template, tmp_path):
    folder = tmp_path / "data"
    stage = in_folder(stages, template, folder)
    stage.desk.held.carry("child_words", "what was said zq55")
    stage.go("page:journal#carried")
    stage.enter("page:journal#carried")
    stage.on_vault(lambda: None)
    again = opened_again(stages, folder, locked(stage))
    again.enter("page:journal")
    again.choose_child("Jonas")
    again.wait_until(lambda: all_boxes(again).count("zq55") == 1)


def test_kept_on_the_way_they_outlast_a_look_at_another_page(stages, template, tmp_path):
    stage = in_folder(stages, template, tmp_path / "data")
    stage.desk.held.carry("child_words", "what was said zq55")
    stage.go("page:journal#carried")
    stage.enter("page:journal#carried")
    stage.on_vault(lambda: None)
    stage.go("page:get-help")
    stage.desk.held.carry("child_words", "and then this zq66")
    stage.go("page:journal")
    stage.choose_child("Jonas")
    stage.wait_until(lambda: "zq55" in all_boxes(stage))
    assert "zq66" in all_boxes(stage)


def test_a_locked_window_hands_sealed_words_on(stages, template, tmp_path):
    folder = tmp_path / "data"
    stage = in_folder(stages, template, folder)
    stage.desk.keeper.sealed = "AAAA"
    assert locked(stage) == "AAAA"


def test_a_write_that_failed_unheard_is_tried_again(stages, template, tmp_path):
    folder = tmp_path / "data"
    stage = in_folder(stages, template, folder)
    open_journal(stage)
    move(folder, stage)
    saw = stage.window.page.editor.form.saw
    saw.setFocus()
    QTest.keyClick(saw, "w")
    # It has failed by now, on its own thread, and nobody here has heard of it.
    stage.on_vault(lambda: None)
    assert locked(stage)


def test_words_of_another_vault_stay_sealed(stages, template, tmp_path):
    folder = tmp_path / "data"
    stage = in_folder(stages, template, folder)
    stage.desk.keeper.sealed = base64.b64encode(b"x" * 60).decode()
    stage.enter("page:journal")
    assert locked(stage) == base64.b64encode(b"x" * 60).decode()


@pytest.mark.skipif(not hasattr(os, "memfd_create"), reason="on Linux the process stays")
def test_a_long_evening_is_handed_over_whole():
    handed = Handover("page:journal", "1,1,9,9", is_quiet=False, sealed="x" * 300_000)
    assert take(offer(handed)) == handed
