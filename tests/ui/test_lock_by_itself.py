# SPDX-License-Identifier: Apache-2.0
"""When the window locks without being asked, and how it comes back: the clock is the test's."""

from __future__ import annotations

import sys
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog

from companion.domain.preferences import MinimisedLock
from companion.ui import app as app_module
from companion.ui.dialogs.save_dialog import SaveDialog
from companion.ui.kit.session_watch import SessionWatch
from companion.ui.window_calls import LOCK_AFTER_MINIMISED_MS
from companion.wiring import seconds_asleep
from tests.stage import Stage, demo_template

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

WORDS = "He asked again where she lives"
IDLE_SECONDS = 5 * 60


class TurningClock:
    """The clock of a stage, which goes on only when it is told to."""

    def __init__(self, stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
        clock = stage.desk.clock
        self._wall, self._steady = clock.now(), clock.monotonic()
        self._stage = stage
        monkeypatch.setattr(type(clock), "now", lambda _: self._wall)
        monkeypatch.setattr(type(clock), "monotonic", lambda _: self._steady)
        stage.session.lock.touch()
        stage.session.lock.has_slept()

    def go_on(self, seconds: int) -> None:
        """Let seconds go by, with a look at the clock after each."""
        for _ in range(seconds):
            self._wall += timedelta(seconds=1)
            self._steady += 1
            self._stage.session.app._on_clock()

    def sleep(self, seconds: int, *, is_steady_running: bool = False) -> None:
        """Let the computer sleep: nobody looks meanwhile."""
        self._wall += timedelta(seconds=seconds)
        self._steady += seconds if is_steady_running else 0


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return demo_template(tmp_path_factory.mktemp("demo"))


@pytest.fixture
def sessions(monkeypatch) -> list[SessionWatch]:
    """Each session that is watched; none of them asks the system."""
    watched: list[SessionWatch] = []

    def watch(parent) -> SessionWatch:
        watched.append(SessionWatch(parent))
        return watched[-1]

    monkeypatch.setattr(app_module, "watch_session", watch)
    return watched


@pytest.fixture
def stage(template: Path, sessions) -> Iterator[Stage]:
    stage = Stage(template)
    stage.enter()
    stage.go("page:journal")
    yield stage
    stage.close()


@pytest.fixture
def clock(stage: Stage, monkeypatch) -> TurningClock:
    return TurningClock(stage, monkeypatch)


def is_hidden(stage: Stage) -> bool:
    return not any(window.isVisible() for window in QGuiApplication.topLevelWindows())


def show_again(stage: Stage) -> bool:
    """Tell the window that it is to be painted, as after a sleep; return whether it may be."""
    window = stage.window.windowHandle()
    return not stage.window.watch.eventFilter(window, QEvent(QEvent.Type.Expose))


def targets(stage: Stage) -> list[str]:
    return [one.target for one in stage.relaunched]


@pytest.mark.bar(15)
def test_it_locks_at_the_idle_time_and_not_a_second_before(stage, clock):
    clock.go_on(IDLE_SECONDS - 1)
    assert not stage.relaunched
    assert stage.window.isVisible()
    clock.go_on(1)
    assert len(stage.relaunched) == 1
    assert is_hidden(stage)


def test_each_key_begins_the_idle_time_anew(stage, clock):
    clock.go_on(IDLE_SECONDS - 1)
    stage.window.watch.touched.emit()
    clock.go_on(IDLE_SECONDS - 1)
    assert not stage.relaunched


@pytest.mark.parametrize("is_steady_running", [False, True], ids=["linux-mac", "windows"])
@pytest.mark.bar(15)
def test_after_a_sleep_it_locks_before_anything_is_painted(stage, clock, is_steady_running):
    clock.go_on(3)
    clock.sleep(60, is_steady_running=is_steady_running)
    assert not show_again(stage)
    assert not show_again(stage)
    stage.wait_until(lambda: stage.relaunched)
    assert is_hidden(stage)
    assert targets(stage) == ["page:journal"]


def test_what_changed_is_not_painted_either(stage, clock):
    clock.sleep(60)
    event = QEvent(QEvent.Type.UpdateRequest)
    assert stage.window.watch.eventFilter(stage.window.windowHandle(), event)
    stage.wait_until(lambda: stage.relaunched)


def test_a_window_that_is_painted_all_the_time_still_locks_when_nobody_is_there(stage, clock):
    for _ in range(IDLE_SECONDS):
        assert show_again(stage)
        clock.go_on(1)
    assert len(stage.relaunched) == 1


def test_after_a_sleep_with_nothing_to_lock_the_window_is_shown(template, sessions, monkeypatch):
    stage = Stage(template)
    try:
        clock = TurningClock(stage, monkeypatch)
        clock.sleep(3600)
        assert show_again(stage)
        assert stage.window.isVisible()
    finally:
        stage.close()


def test_a_locked_screen_locks_the_notes_too(stage, sessions):
    assert len(sessions) == 1
    sessions[0].left.emit()
    assert targets(stage) == ["page:journal"]
    assert is_hidden(stage)


def test_the_session_is_watched_only_once_there_is_something_to_lock(template, sessions):
    stage = Stage(template)
    try:
        stage.go("page:start")
        assert sessions == []
        stage.enter("page:journal")
        assert len(sessions) == 1
    finally:
        stage.close()


def minimise(stage: Stage) -> None:
    stage.window.showMinimized()
    stage.settle()


def test_minimised_the_words_are_hidden_at_once_and_locked_after_a_minute(stage):
    minimise(stage)
    assert not stage.window._stack.isVisible()
    away = stage.window._away
    assert away.isActive()
    assert away.interval() == 60_000
    away.timeout.emit()
    assert targets(stage) == ["page:journal"]
    assert stage.relaunched[0].is_quiet


def test_coming_back_within_the_minute_locks_nothing(stage):
    minimise(stage)
    stage.window.showNormal()
    stage.settle()
    assert not stage.window._away.isActive()
    assert stage.window._stack.isVisible()
    assert not stage.relaunched


def test_minimised_it_locks_at_once_where_that_was_chosen(stage):
    stage.desk.preferences.change(minimised_lock=MinimisedLock.AT_ONCE)
    minimise(stage)
    stage.wait_until(lambda: stage.relaunched)
    assert stage.relaunched[0].is_quiet


def test_minimised_it_waits_for_the_idle_time_where_that_was_chosen(stage, clock):
    stage.desk.preferences.change(minimised_lock=MinimisedLock.WHEN_IDLE)
    minimise(stage)
    assert not stage.window._stack.isVisible()
    assert not stage.window._away.isActive()
    clock.go_on(IDLE_SECONDS)
    assert len(stage.relaunched) == 1


def test_every_choice_for_a_minimised_window_is_kept_and_shown(stage):
    stage.go("page:settings")
    box = stage.window.page.minimised
    assert box.currentText() == "After one minute"
    for row, choice in enumerate(MinimisedLock):
        box.setCurrentIndex(row)
        assert stage.desk.preferences.now.minimised_lock is choice
    assert set(LOCK_AFTER_MINIMISED_MS) | {MinimisedLock.WHEN_IDLE} == set(MinimisedLock)


def save_dialog(stage: Stage) -> QDialog:
    stage.go("card:blackmail")
    stage.press("Print this card")
    stage.press("Save as PDF")
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, SaveDialog)
    return dialog


def test_dialogs_are_gone_with_the_lock(stage, clock):
    dialog = save_dialog(stage)
    over = dialog.parentWidget()
    clock.go_on(IDLE_SECONDS)
    assert len(stage.relaunched) == 1
    assert is_hidden(stage)
    assert not dialog.windowHandle().isVisible()
    over.close()


def test_after_unlocking_the_person_is_back_at_the_place_with_the_draft(stage, template):
    stage.choose_child("M.")
    stage.type_into("What you saw", WORDS)
    stage.window.lock()
    (again,) = stage.relaunched
    # The process is replaced: a new one opens the same folder at the same target.
    after = Stage(None, folder=stage.folder)
    try:
        after.window.go(again.target)
        after.enter(again.target)
        assert type(after.window.page).__name__ == "JournalPage"
        after.choose_child("M.")
        after.wait_until(lambda: WORDS in after.field("What you saw").toPlainText())
    finally:
        after.close()


@pytest.mark.parametrize("target", ["page:journal", "page:reports", "page:notice", "page:people"])
def test_the_title_never_says_what_is_open(stage, target):
    stage.go(target)
    stage.choose_child("M.")
    assert stage.window.windowTitle() == "Companion"
    assert {one.title() for one in QGuiApplication.topLevelWindows()} <= {"Companion", ""}


@pytest.mark.skipif(sys.platform != "linux", reason="only there a clock tells it")
def test_the_time_asleep_neither_falls_nor_grows_while_awake():
    first = seconds_asleep()
    # Two questions, one after the other: hardly any time between them.
    assert first > -1
    assert abs(seconds_asleep() - first) < 1
