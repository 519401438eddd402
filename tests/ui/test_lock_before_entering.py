"""What can be read before the private part is open locks too: a new code, words that were cleared.

It also says once, later, that nobody typed the code back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication

from companion.ui import app as app_module
from companion.ui.kit.session_watch import SessionWatch
from companion.ui.pages import phrases_page
from tests.stage import Stage, demo_template
from tests.ui.conftest import PASSPHRASE
from tests.ui.test_lock_by_itself import IDLE_SECONDS, TurningClock, is_hidden, targets

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HEARD = "Send me another pic or I show everyone"
UNCHECKED = "You did not type the code of your recovery sheet back."


@pytest.fixture(autouse=True)
def sessions(monkeypatch) -> list[SessionWatch]:
    """Each session that is watched; none of them asks the system."""
    watched: list[SessionWatch] = []

    def watch(parent) -> SessionWatch:
        watched.append(SessionWatch(parent))
        return watched[-1]

    monkeypatch.setattr(app_module, "watch_session", watch)
    return watched


@pytest.fixture
def stage() -> Iterator[Stage]:
    """The private part has just been made; its code stands on the screen."""
    stage = Stage(None)
    stage.go("page:journal")
    page = stage.window.page
    stage.wait_until(lambda: page.heading.text() == "A private part for your notes")
    for secret in (page.make_step.new, page.make_step.again):
        secret.edit.setText(PASSPHRASE)
    stage.press("Make the private part")
    stage.wait_until(lambda: page.sheet_step.sheet.code)
    yield stage
    stage.close()


def open_again(stage: Stage) -> Stage:
    """Start afresh in the same folder, as a lock does, and open with the passphrase."""
    after = Stage(None, folder=stage.folder)
    after.go("page:journal")
    page = after.window.page
    after.wait_until(lambda: page.heading.text() == "Open the private part")
    page.open_step.secret.edit.setText(PASSPHRASE)
    after.press("Open", page)
    after.wait_until(lambda: after.window.is_unlocked)
    return after


def test_a_code_on_the_screen_is_locked_by_hand(stage):
    stage.window.lock()
    assert targets(stage) == ["page:journal"]
    assert is_hidden(stage)


def test_a_code_on_the_screen_is_locked_after_the_idle_time(stage, monkeypatch):
    TurningClock(stage, monkeypatch).go_on(IDLE_SECONDS)
    assert len(stage.relaunched) == 1


def test_a_code_is_locked_from_another_page_too(stage, monkeypatch):
    stage.go("page:start")
    TurningClock(stage, monkeypatch).go_on(IDLE_SECONDS)
    assert targets(stage) == ["page:start"]


def test_a_code_is_locked_with_the_screen_and_when_minimised(stage, sessions, monkeypatch):
    TurningClock(stage, monkeypatch).go_on(1)
    assert len(sessions) == 1
    stage.window.showMinimized()
    stage.settle()
    stage.window._away.timeout.emit()
    sessions[0].left.emit()
    assert len(stage.relaunched) == 2


def test_once_the_sheet_is_dealt_with_there_is_no_code_and_nothing_is_said(stage):
    page = stage.window.page
    page.sheet_step.declines.setChecked(True)
    stage.press("Go on")
    stage.wait_until(lambda: stage.window.is_unlocked)
    assert not stage.desk.held.is_code_shown
    assert UNCHECKED not in stage.words()
    stage.on_vault(stage.desk.keeper.close)
    after = open_again(stage)
    try:
        assert UNCHECKED not in after.words()
    finally:
        after.close()


def test_after_unlocking_it_says_once_that_the_sheet_was_not_checked(stage):
    stage.window.lock()
    after = open_again(stage)
    try:
        assert UNCHECKED in after.words()
        after.press("Make a new sheet")
        assert after.window.page.heading.text() == "A new recovery sheet"
        assert UNCHECKED not in after.words()
        after.on_vault(after.desk.keeper.close)
        third = open_again(after)
        try:
            assert UNCHECKED not in third.words()
        finally:
            third.close()
    finally:
        after.close()


def test_a_sheet_that_opened_the_notes_is_not_asked_about(stage):
    code = stage.window.page.sheet_step.sheet.code
    stage.window.lock()
    after = Stage(None, folder=stage.folder)
    try:
        after.go("page:journal")
        page = after.window.page
        after.wait_until(lambda: page.heading.text() == "Open the private part")
        after.press("I have forgotten my passphrase")
        page.recover_step.code.setText(code)
        for field in (page.recover_step.new, page.recover_step.again):
            field.edit.setText("a wholly new passphrase")
        page._on_recover_clicked()
        after.wait_until(lambda: after.window.is_unlocked)
        assert UNCHECKED not in after.words()
    finally:
        after.close()


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return demo_template(tmp_path_factory.mktemp("demo"))


@pytest.fixture
def looking(template: Path) -> Iterator[Stage]:
    """Words were looked up, with the private part closed."""
    stage = Stage(template)
    stage.go("page:phrases")
    stage.window.page.edit.setPlainText(HEARD)
    stage.settle()
    yield stage
    stage.close()


def test_the_session_is_watched_for_looked_up_words_too(looking, sessions, monkeypatch):
    TurningClock(looking, monkeypatch).go_on(1)
    assert len(sessions) == 1
    sessions[0].left.emit()
    assert targets(looking) == ["page:phrases"]


def test_cleared_words_are_locked_while_they_can_be_brought_back(looking, monkeypatch):
    looking.press("Clear")
    assert looking.has_button("Bring back")
    assert looking.window.has_words_to_lock
    looking.window.lock()
    assert len(looking.relaunched) == 1


def test_cleared_words_go_for_good_after_half_a_minute(looking):
    page = looking.window.page
    looking.press("Clear")
    timer = page._forget_soon
    assert timer.isActive()
    assert timer.interval() == phrases_page.BRING_BACK_MS == 30_000
    looking.button("Bring back").setFocus()
    timer.timeout.emit()
    assert not looking.has_button("Bring back")
    assert not looking.window.has_words_to_lock
    assert QApplication.focusWidget() is page.edit


@pytest.mark.parametrize("way", ["page:start", "page:phrases"], ids=["another", "the same"])
def test_cleared_words_go_with_the_next_step(looking, way):
    looking.press("Clear")
    looking.go(way)
    looking.go("page:phrases")
    assert not looking.has_button("Bring back")
    assert looking.desk.held.cleared == ""
    assert not looking.window.has_words_to_lock


def test_new_words_take_the_place_of_cleared_ones(looking):
    looking.press("Clear")
    looking.type_into("The words", "Hello")
    assert not looking.has_button("Bring back")
    assert (looking.desk.held.cleared, looking.desk.held.looked_up) == ("", "Hello")


def test_words_that_were_brought_back_still_lock(looking):
    looking.press("Clear")
    looking.press("Bring back")
    assert (looking.desk.held.cleared, looking.desk.held.looked_up) == ("", HEARD)
    assert looking.window.has_words_to_lock


def test_another_text_size_brings_nothing_back(looking):
    looking.press("Clear")
    looking.window.rebuild()
    looking.settle()
    assert looking.desk.held.cleared == ""
