# SPDX-License-Identifier: Apache-2.0
"""Words that lost the record they were written for: the journal asks, and puts them nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from companion.demo.making import DEMO_PASSPHRASE
from companion.storage.vault import VaultFolder
from tests.fakes import START, FakeClock
from tests.stage import CHEAP, NothingSaysSoError, Stage, demo_template
from tests.ui.test_lock_keeps_words import (
    WORDS,
    all_boxes,
    everything_in,
    forbid,
    in_folder,
    locked,
    open_journal,
    opened_again,
    write_to_journal,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ASKED = "Some words are waiting for their place."
PUT, LEAVE = "Put them in an entry about M.", "Leave them waiting"


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


def without_jonas(stages: list[Stage], template: Path, folder: Path) -> str:
    """Write about Jonas in vain, wipe his record, and return what was sealed."""
    stage = in_folder(stages, template, folder)
    open_journal(stage)
    forbid(folder, stage)
    write_to_journal(stage, WORDS)
    sealed = locked(stage)
    vault = VaultFolder(folder, FakeClock(), CHEAP).unlock(DEMO_PASSPHRASE)
    (jonas,) = (one for one in vault.children.children() if one.label == "Jonas")
    vault.records.wipe(jonas.id, "J.", START)
    vault.close()
    return sealed


@pytest.fixture
def stage(stages, template, folder) -> Stage:
    """The journal of the one child that there is; words about another one came back."""
    stage = opened_again(stages, folder, without_jonas(stages, template, folder))
    stage.enter("page:journal")
    stage.wait_until(lambda: ASKED in stage.words())
    stage.wait_until(lambda: stage.window.page.editor.is_ready)
    return stage


def drafts_and_boxes(stage: Stage) -> str:
    drafts = stage.on_vault(stage.room.journal.drafts)
    return all_boxes(stage) + repr([draft.text.saw for draft in drafts])


def test_with_one_child_they_are_put_nowhere_unasked(stage):
    assert "Some of your words have lost their place." in stage.words()
    assert "zq77" not in drafts_and_boxes(stage)
    assert "Jonas" not in drafts_and_boxes(stage)


def test_put_there_they_are_in_a_new_entry_and_wait_no_more(stages, stage, folder):
    stage.press(PUT)
    stage.wait_until(lambda: "zq77" in all_boxes(stage))
    assert "Jonas" in all_boxes(stage)
    assert "Look first whether they belong here." in stage.words()
    assert ASKED not in stage.words()
    stage.settle()
    # A crash right after it: nothing more is kept.
    stage.on_vault(stage.desk.keeper.close)
    assert everything_in(folder).count("zq77") == 1
    again = opened_again(stages, folder, "")
    again.enter("page:journal")
    again.wait_until(lambda: all_boxes(again).count("zq77") == 1)
    assert ASKED not in again.words()


def test_left_waiting_they_are_asked_about_again(stages, stage, folder):
    stage.press(LEAVE)
    assert ASKED not in stage.words()
    stage.go("page:get-help")
    stage.go("page:journal")
    stage.wait_until(lambda: ASKED in stage.words())
    again = opened_again(stages, folder, locked(stage))
    again.enter("page:journal")
    again.wait_until(lambda: ASKED in again.words())
    assert "zq77" not in drafts_and_boxes(again)
    assert everything_in_once(again)


def everything_in_once(stage: Stage) -> bool:
    return str(stage.on_vault(stage.room.waiting.strange)).count("zq77") == 1


def test_put_there_while_nothing_can_be_kept_they_are_not_offered_twice(stages, stage, folder):
    forbid(folder, stage)
    stage.press(PUT)
    stage.wait_until(lambda: "zq77" in all_boxes(stage))
    stage.go("page:get-help")
    stage.go("page:journal")
    assert ASKED not in stage.words()
    again = opened_again(stages, folder, locked(stage))
    again.enter("page:journal")
    again.wait_until(lambda: all_boxes(again).count("zq77") == 1)
    assert ASKED not in again.words()


def test_with_several_children_it_is_asked_once_one_is_chosen(stages, stage):
    stage.on_vault(lambda: stage.room.checklist.add_child("T."))
    again = opened_again(stages, stage.folder, locked(stage))
    again.enter("page:journal")
    assert ASKED not in again.words()
    again.choose_child("T.")
    again.wait_until(lambda: ASKED in again.words())
    with pytest.raises(NothingSaysSoError):
        again.button(PUT)
    again.choose_child("M.")
    again.wait_until(lambda: again.has_button(PUT))
    assert "zq77" not in drafts_and_boxes(again)


def test_words_on_their_way_are_not_mixed_with_them(stage):
    stage.desk.held.carry("child_words", "what was said zq55")
    stage.go("page:journal#carried")
    stage.wait_until(lambda: "zq55" in all_boxes(stage))
    assert "zq77" not in drafts_and_boxes(stage)
    assert ASKED in stage.words()
