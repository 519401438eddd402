# SPDX-License-Identifier: Apache-2.0
"""Together mode as a real process: the key is gone, nothing private can be reached, leaving."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest

from tests.journey.real_app import wait_until
from tests.journey.test_process import (
    CANARY,
    PASSPHRASE,
    content,
    display,
    drafts,
    folder,
    key_needles,
    spellings,
    start,
)
from tests.stage import Stage

if TYPE_CHECKING:
    from tests.journey.real_app import RealApp

__all__ = ["content", "display", "folder", "start"]
pytestmark = [
    pytest.mark.real_bus,
    pytest.mark.skipif(sys.platform != "linux", reason="needs a virtual X display"),
]
AGE = 3
"""Which row of the ages; each is one key further down."""
PAGE_KEYS = (*(f"ctrl+{number}" for number in range(1, 9)), "ctrl+f", "ctrl+p", "F1", "alt+Left")


@pytest.fixture(scope="module")
def places() -> dict[str, tuple[int, int]]:
    """Where the buttons are, from the same window in this process."""
    stage = Stage(None, size=(1024, 640))
    try:
        stage.go("page:talk")
        found = {"At the table": _middle(stage, "At the table")}
        stage.press("At the table")
        found["SMART cards"] = _middle(stage, "SMART cards")
        stage.window.page.filters.age.setCurrentIndex(AGE)
        stage.settle()
        return found | {"Words to begin": _middle(stage, "Words to begin with (")}
    finally:
        stage.close()


def _middle(stage: Stage, words: str) -> tuple[int, int]:
    button = stage.button(words)
    middle = button.mapTo(stage.window, button.rect().center())
    return middle.x(), middle.y()


def sit_down(app: RealApp, places: dict[str, tuple[int, int]]) -> None:
    """Go from Talk to the SMART cards."""
    app.click(*places["At the table"], page="ctrl+3")
    app.click(*places["SMART cards"])
    wait_for_cards(app)


def wait_for_cards(app: RealApp) -> None:
    """Wait for the process with the cards, and see that its arguments say nothing of them."""
    wait_until(lambda: "--handover" in app.command, "the process is replaced")
    wait_until(lambda: not app.is_unlocked, "the vault is closed")
    app.wait_for_window()
    app.settle()
    assert size_of(app) == "1280x900"
    arguments = app.command.partition("--data-dir")[2]
    assert not [word for word in ("together", "smart", "starters", "#") if word in arguments]


def size_of(app: RealApp) -> str:
    return app.display.do("getwindowgeometry", app.window).rpartition("Geometry: ")[2]


def test_the_cards_stand_in_a_process_without_the_key(start, folder, content, places):
    if os.geteuid():
        pytest.skip("only root may read this memory: the app refuses it to everybody else")
    app = start()
    app.unlock(PASSPHRASE)
    needles = {*spellings(CANARY), *key_needles(folder)}
    has_written = app.wrote()
    app.type(f"{CANARY} ")
    wait_until(has_written, "the draft is kept")
    app.settle()
    assert app.found_in_memory(spellings(CANARY)), "the search of the memory finds nothing"
    sit_down(app, places)
    assert app.found_in_memory(needles) == set()
    assert size_of(app) == "1280x900"
    app.kill()
    assert drafts(folder, content) == [f"{CANARY} "]


def test_no_key_leads_out_but_escape_and_coming_back_asks_for_the_passphrase(start, places):
    app = start()
    app.unlock(PASSPHRASE)
    sit_down(app, places)
    for keys in PAGE_KEYS:
        app.key(keys)
        app.settle()
        app.type(PASSPHRASE)
        app.key("Return")
        app.settle()
        assert not app.is_unlocked
        assert size_of(app) == "1280x900"
    app.key("Escape")
    wait_until(lambda: app.has_window() and size_of(app) == "1024x640", "the window is back")
    app.settle()
    assert not app.is_unlocked
    app.unlock(PASSPHRASE)
    assert app.is_unlocked


def test_shift_three_times_leaves_the_cards_too(start, places):
    app = start()
    sit_down(app, places)
    app.key("Shift_L", "Shift_L", "Shift_L")
    app.wait_for_end()


def test_the_words_for_one_age_are_dealt_and_no_argument_names_it(start, places):
    app = start()
    app.key("ctrl+3")
    app.settle()
    app.key("alt+a", *["Down"] * AGE)
    app.settle()
    app.click(*places["At the table"])
    app.click(*places["Words to begin"])
    wait_for_cards(app)
    app.key("Escape")
    wait_until(lambda: app.has_window() and size_of(app) == "1024x640", "the window is back")


def test_after_a_crash_the_app_starts_locked_and_without_cards(start, places):
    app = start()
    app.unlock(PASSPHRASE)
    sit_down(app, places)
    app.kill()
    again = start()
    assert "--handover" not in again.command
    assert not again.is_unlocked
    wait_until(lambda: size_of(again) == "1024x640", "the window has its size")
