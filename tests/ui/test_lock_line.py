# SPDX-License-Identifier: Apache-2.0
"""Anybody can let the lock wait longer while the notes are shut: said once, after opening."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from companion.domain.lock_seen import LockSeen
from companion.domain.preferences import MinimisedLock
from tests.stage import Stage, demo_template

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

SAID = "the lock was set to wait longer"
SOON, LATE = MinimisedLock.AT_ONCE, MinimisedLock.WHEN_IDLE


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return demo_template(tmp_path_factory.mktemp("demo"))


@pytest.fixture
def start(template: Path, tmp_path: Path) -> Iterator[Callable[[], Stage]]:
    """Start the app in one folder, again and again."""
    folder, stages = tmp_path / "data", []
    folder.mkdir()
    for name in ("vault.db", "keys.json"):
        shutil.copy(template / name, folder / name)

    def begin() -> Stage:
        stages.append(Stage(None, folder=folder))
        return stages[-1]

    yield begin
    for stage in stages:
        stage.close()


def left(stage: Stage) -> Stage:
    """Wait until all is kept, and lock."""
    stage.on_vault(lambda: None)
    stage.session.app.lock("page:start")
    return stage


def test_set_to_wait_longer_while_it_was_locked_is_said_once_with_the_way_there(start):
    first = start()
    first.enter("page:journal")
    assert SAID not in first.words()
    left(first)
    second = start()
    second.desk.preferences.change(idle_minutes=30)
    second.enter("page:journal")
    second.wait_until(lambda: SAID in second.words())
    second.press("Look at the settings")
    assert second.window.page.heading.text() == "Settings"
    left(second)
    third = start()
    third.enter("page:journal")
    third.on_vault(lambda: None)
    assert SAID not in third.words()


def test_set_by_herself_with_the_notes_open_it_is_no_news(start):
    first = start()
    first.enter("page:journal")
    first.desk.preferences.change(text_size=125)
    first.settle()
    first.desk.preferences.change(idle_minutes=30, minimised_lock=LATE)
    left(first)
    second = start()
    second.enter("page:journal")
    second.on_vault(lambda: None)
    assert SAID not in second.words()


def test_set_tighter_it_is_no_news_and_the_next_loosening_is(start):
    left_open = start()
    left_open.enter("page:journal")
    left(left_open)
    tighter = start()
    tighter.desk.preferences.change(minimised_lock=SOON)
    tighter.enter("page:journal")
    tighter.on_vault(lambda: None)
    assert SAID not in tighter.words()
    left(tighter)
    looser = start()
    looser.desk.preferences.change(minimised_lock=LATE)
    looser.enter("page:journal")
    looser.wait_until(lambda: SAID in looser.words())


@pytest.mark.parametrize(
    ("before", "now", "is_looser"),
    [
        ((5, SOON), (5, SOON), False),
        ((5, SOON), (10, SOON), True),
        ((5, SOON), (1, LATE), True),
        ((5, LATE), (1, SOON), False),
    ],
)
def test_looser_is_what_waits_longer_in_one_way_or_the_other(before, now, is_looser):
    assert LockSeen(*now).is_looser_than(LockSeen(*before)) is is_looser
