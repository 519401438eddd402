# SPDX-License-Identifier: Apache-2.0
"""The clock wakes the computer only while there is something to lock."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.stage import Stage, demo_template

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

WORDS = "you can keep a secret"


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return demo_template(tmp_path_factory.mktemp("demo"))


@pytest.fixture
def stage(template: Path) -> Iterator[Stage]:
    stage = Stage(template)
    yield stage
    stage.close()


def is_running(stage: Stage) -> bool:
    return stage.session.app._timer.isActive()


@pytest.mark.parametrize("page", ["page:start", "page:understand", "page:talk", "page:get-help"])
def test_nothing_wakes_the_computer_on_the_open_pages(stage, page):
    stage.go(page)
    assert not is_running(stage)


def test_the_clock_runs_while_words_are_looked_up_and_stops_when_they_are_gone(stage, qtbot):
    stage.go("page:phrases")
    stage.window.page.edit.setPlainText(WORDS)
    qtbot.waitUntil(lambda: is_running(stage))
    stage.window.page.edit.clear()
    qtbot.waitUntil(lambda: not is_running(stage))


def test_the_clock_runs_while_the_private_room_is_open(stage):
    stage.enter()
    assert is_running(stage)
