# SPDX-License-Identifier: Apache-2.0
"""The stick is pulled out while somebody writes: said calmly, and the words go on from there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.stage import Stage, demo_template

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NOTE = "She put the phone under the pillow"


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    stage = Stage(None, folder=demo_template(tmp_path / "data"))
    stage.enter("page:journal")
    stage.choose_child("Jonas")
    stage.go("page:journal")
    yield stage
    stage.close()


def test_what_is_written_stays_on_the_screen_and_is_kept_once_the_stick_is_back(stage, tmp_path):
    data, away = tmp_path / "data", tmp_path / "pulled out"
    stage.type_into("What you saw or heard", NOTE)
    data.rename(away)
    stage.press("Save entry")
    assert "The file with your notes is not where it was." in stage.words()
    assert "Connect the stick or disk it is on" in stage.words()
    assert NOTE in stage.field("What you saw or heard").toPlainText()
    stage.go("card:blackmail")
    assert "blackmail" in stage.words().lower()
    away.rename(data)
    stage.go("page:journal")
    stage.press("Save entry")
    assert "Saved, " in stage.words()
    _, child = stage.on_vault(stage.room.checklist.children)
    found = stage.on_vault(lambda: stage.room.journal.search(child.id, "pillow"))
    assert len(found) == 1
