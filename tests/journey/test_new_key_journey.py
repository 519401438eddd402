# SPDX-License-Identifier: Apache-2.0
"""From "somebody knows my passphrase" to the old copies being gone, over two runs of the app."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from companion.demo.making import DEMO_PASSPHRASE
from companion.storage.vault_backups import kept_copies
from tests.stage import Stage, demo_template

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NEW = "copper lantern drift nine"


@pytest.fixture
def folder(tmp_path) -> Path:
    return demo_template(tmp_path)


@pytest.fixture
def run(folder) -> Iterator[object]:
    """Begin another run over the same folder, after the one before has ended."""
    running: list[Stage] = []

    def begin() -> Stage:
        while running:
            running.pop().close()
        running.append(Stage(None, folder=folder))
        return running[0]

    yield begin
    for stage in running:
        assert stage.bugs == []
        stage.close()


def page(stage):
    return stage.window.page


def test_half_typed_words_come_along_and_older_copies_go(run, folder):
    stage = run()
    stage.enter()
    stage.on_vault(stage.room.backups.make)
    stage.go("page:journal")
    stage.choose_child("M.")
    stage.type_into("What you saw or heard", "zaunkoenig")
    stage.go("page:settings")
    stage.press("Passphrase and recovery sheet")
    stage.press("Make everything new")
    stage.type_into("The passphrase you have now", DEMO_PASSPHRASE)
    stage.type_into("The new passphrase", NEW)
    stage.type_into("The new passphrase again", NEW)
    stage.press("Go on", page(stage))
    stage.wait_until(page(stage).new_sheet.isVisible)
    stage.type_into("Type the code back", page(stage).new_sheet.sheet.code_label.text())
    stage.press("Change everything now")
    stage.wait_until(lambda: stage.relaunched)
    (again,) = stage.relaunched
    assert again.target == "page:backups"

    stage = run()
    stage.go(again.target)
    stage.type_into("Passphrase", DEMO_PASSPHRASE)
    stage.press("Open", page(stage))
    stage.wait_until(lambda: "That passphrase did not open" in stage.words())
    stage.type_into("Passphrase", NEW)
    stage.press("Open", page(stage))
    stage.wait_until(lambda: "Older copies kept here" in stage.words())
    stage.press("Make a new copy, then remove the older ones")
    stage.wait_until(lambda: "The older ones are gone." in stage.words())
    assert [path.name for path in kept_copies(folder / "copies")] == ["copy-0002.zip"]
    drafts = stage.on_vault(stage.desk.keeper._open.journal.drafts)
    assert "zaunkoenig" in " ".join(draft.text.all_words for draft in drafts)
