# SPDX-License-Identifier: Apache-2.0
"""Words carried into the journal wait in the vault until a draft with them is kept: once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtTest import QTest

from companion.domain.errors import CompanionError, ErrorCode
from companion.domain.journal import EntryText, Happened
from companion.storage import journal_store
from tests.stage import Stage, demo_template
from tests.ui.test_lock_keeps_words import (
    all_boxes,
    begun,
    everything_in,
    forbid,
    in_folder,
    locked,
    opened_again,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

WORDS = "what was said zq55"


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
    return in_folder(stages, template, folder)


def bring(stage: Stage, words: str = WORDS) -> None:
    """Carry words from an open page to the journal of the child that is chosen."""
    stage.desk.held.carry("child_words", words)
    stage.go("page:journal#carried")


def in_journal(stage: Stage) -> None:
    stage.go("page:journal")
    stage.enter("page:journal")
    stage.choose_child("Jonas")
    stage.wait_until(lambda: stage.window.page.editor.is_ready)


def end_at_once(stage: Stage) -> None:
    """End as a crash or a power cut does: nothing more is kept, sealed or handed on."""
    stage.on_vault(stage.desk.keeper.close)


def opened_after(stages: list[Stage], folder: Path, sealed: str = "") -> Stage:
    again = opened_again(stages, folder, sealed)
    again.enter("page:journal")
    again.choose_child("Jonas")
    again.wait_until(lambda: again.window.page.editor.is_ready)
    again.settle()
    return again


def refuse(*_: object) -> None:
    raise CompanionError(ErrorCode.DISK_FULL)


@pytest.mark.parametrize("place", ["keep_draft", "take_off"])
def test_a_crash_before_the_draft_is_kept_loses_nothing(stages, stage, folder, monkeypatch, place):
    in_journal(stage)
    with monkeypatch.context() as crash:
        if place == "keep_draft":
            crash.setattr(journal_store.VaultJournalStore, "keep_draft", refuse)
        else:
            # In the middle of the one step in which the draft is kept.
            crash.setattr(journal_store, "take_off", refuse)
        bring(stage)
        stage.wait_until(lambda: "zq55" in all_boxes(stage))
        end_at_once(stage)
    again = opened_after(stages, folder)
    again.wait_until(lambda: all_boxes(again).count("zq55") == 1)


def test_a_crash_after_the_draft_is_kept_brings_them_once(stages, stage, folder):
    in_journal(stage)
    bring(stage)
    stage.wait_until(lambda: "zq55" in all_boxes(stage))
    stage.settle()
    end_at_once(stage)
    assert everything_in(folder).count("zq55") == 1
    again = opened_after(stages, folder)
    again.wait_until(lambda: all_boxes(again).count("zq55") == 1)
    assert not again.desk.held.is_carrying


def test_while_another_draft_is_still_being_written_they_wait(stages, stage, folder, monkeypatch):
    """The write that is on its way ends after they came: they are in none of it."""
    in_journal(stage)
    keep, told = journal_store.VaultJournalStore.keep_draft, []

    def keep_only_the_first(store, draft):
        told.append(draft.text)
        return keep(store, draft) if len(told) == 1 else refuse()

    monkeypatch.setattr(journal_store.VaultJournalStore, "keep_draft", keep_only_the_first)
    saw = stage.window.page.editor.form.saw
    saw.setFocus()
    QTest.keyClick(saw, "w")
    bring(stage)
    stage.wait_until(lambda: "zq55" in all_boxes(stage))
    end_at_once(stage)
    monkeypatch.undo()
    again = opened_after(stages, folder)
    again.wait_until(lambda: all_boxes(again).count("zq55") == 1)


def test_a_draft_with_them_that_a_lock_had_to_seal_brings_them_once(stages, stage, folder):
    in_journal(stage)
    bring_refused(stage, folder)
    again = opened_after(stages, folder, locked(stage))
    again.wait_until(lambda: all_boxes(again).count("zq55") == 1)
    assert not again.desk.held.is_carrying
    again.on_vault(again.desk.keeper.close)
    assert everything_in(folder).count("zq55") == 1


def bring_refused(stage: Stage, folder: Path) -> None:
    """Let the words wait in the vault, and have the draft with them refused."""
    stage.on_vault(lambda: stage.desk.keeper.keep_carried(("child_words", WORDS)))
    stage.desk.held.go_on_carrying("child_words", WORDS, is_kept=True)
    forbid(folder, stage)
    stage.go("page:journal#carried")
    stage.wait_until(lambda: "zq55" in all_boxes(stage))


def test_saved_at_once_they_do_not_come_again(stages, stage, folder, monkeypatch):
    in_journal(stage)
    saw = stage.window.page.editor.form.saw
    saw.setFocus()
    QTest.keyClicks(saw, "seen")
    stage.window.keep_words()
    monkeypatch.setattr(journal_store.VaultJournalStore, "keep_draft", refuse)
    bring(stage)
    stage.wait_until(lambda: "zq55" in all_boxes(stage))
    stage.press("Save")
    stage.settle()
    end_at_once(stage)
    monkeypatch.undo()
    again = opened_after(stages, folder)
    assert not again.desk.held.is_carrying
    assert "zq55" not in all_boxes(again)


def test_thrown_away_on_purpose_they_do_not_come_again(stages, stage, folder):
    in_journal(stage)
    bring(stage)
    stage.wait_until(lambda: "zq55" in all_boxes(stage))
    stage.settle()
    stage.press("Throw this draft away")
    stage.settle()
    end_at_once(stage)
    assert "zq55" not in everything_in(folder)


def test_words_that_waited_do_not_take_the_place_of_those_on_their_way(stages, stage, folder):
    stage.enter("page:journal")
    stage.on_vault(lambda: stage.desk.keeper.keep_carried(("saw", "earlier zq11")))
    end_at_once(stage)
    again = begun(stages, None, folder)
    bring(again)
    again.enter("page:journal#carried")
    again.choose_child("Jonas")
    again.wait_until(lambda: "zq11" in all_boxes(again))
    assert all_boxes(again).count("zq55") == 1


def test_carried_words_of_a_lock_do_not_come_twice_from_the_file(stages, stage, folder):
    """The file that holds what was sealed outlasts a crash after the words were placed."""
    bring(stage)
    stage.enter("page:journal#carried")
    stage.on_vault(lambda: stage.desk.keeper._open._db.execute("delete from carried"))
    forbid(folder, stage)
    sealed = locked(stage)
    again = opened_after(stages, folder, sealed)
    again.wait_until(lambda: all_boxes(again).count("zq55") == 1)
    again.settle()
    end_at_once(again)
    last = opened_after(stages, folder)
    last.wait_until(lambda: all_boxes(last).count("zq55") == 1)


def test_an_entry_about_something_else_leaves_waiting_words_alone(stage):
    stage.enter("page:journal")
    stage.on_vault(lambda: stage.desk.keeper.keep_carried(("saw", "hi")))
    save = stage.room.journal.keep_draft
    stage.on_vault(lambda: save(1, None, Happened(), EntryText(saw="hi")))
    assert stage.on_vault(stage.desk.keeper._open.edges.carried) == ("saw", "hi")
