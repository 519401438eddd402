# SPDX-License-Identifier: Apache-2.0
"""The app as a real process: crash, lock, leaving, what it writes and what it connects to."""

from __future__ import annotations

import hmac
import os
import re
import shutil
import signal
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QScrollArea

from companion.content.catalog import Catalog
from companion.paths import resources_folder
from companion.services.private_room import RoomKeeper
from companion.storage.keys import KeyFile, SlotKind
from companion.storage.sealed_words import PURPOSE
from companion.storage.vault import VaultFolder
from tests.journey.real_app import CHEAP, Display, RealApp, make_vault, wait_until, written_paths
from tests.stage import Stage

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = [
    pytest.mark.real_bus,
    pytest.mark.skipif(sys.platform != "linux", reason="needs a virtual X display"),
]
PASSPHRASE = "velvet otter canyon brass"
CANARY = "xylofernquartz"
SECRET = (SlotKind.PASSPHRASE, PASSPHRASE)
EXPECTED_FILES = {"keys.json", "settings.json", "vault.db"}
WHILE_OPEN = {"vault.db-journal", "window.lock"}


class Now:
    """The time of this computer."""

    def now(self) -> datetime:
        return datetime.now(UTC)

    def monotonic(self) -> float:
        return time.monotonic()


@pytest.fixture(scope="module")
def content() -> Catalog:
    return Catalog.built_in(resources_folder() / "content")


@pytest.fixture
def folder(tmp_path: Path, content: Catalog) -> Path:
    folder = tmp_path / "data"
    make_vault(folder, PASSPHRASE, Now(), content)
    return folder


@pytest.fixture
def display(tmp_path: Path) -> Iterator[Display]:
    display = Display(tmp_path / "home")
    yield display
    display.stop()


@pytest.fixture
def start(display: Display, folder: Path) -> Iterator[object]:
    started: list[RealApp] = []

    def start_app(*arguments: str, log: Path | None = None) -> RealApp:
        started.append(RealApp(display, folder, *arguments, log=log))
        return started[-1]

    yield start_app
    for app in started:
        app.kill()


def drafts(folder: Path, content: Catalog) -> list[str]:
    """Return what the drafts in the vault say, read by a process of its own: this one."""
    keeper = RoomKeeper(VaultFolder(folder, Now(), CHEAP), content, Now(), lambda _change: None)
    try:
        return [draft.text.saw for draft in keeper.open(PASSPHRASE).journal.drafts()]
    finally:
        keeper.close()


def spellings(words: str) -> tuple[bytes, bytes]:
    """Return words as Python and as Qt keep them."""
    return words.encode(), words.encode("utf-16-le")


def key_needles(folder: Path) -> set[bytes]:
    """Return every form in which the key and the passphrase could lie about."""
    key = KeyFile.read(folder / "keys.json").unwrap(SlotKind.PASSPHRASE, PASSPHRASE)
    return {key, *spellings(key.hex()), *spellings(key.hex().upper()), *spellings(PASSPHRASE)}


def test_a_draft_survives_kill_9_after_the_first_key(start, folder, content):
    app = start()
    app.unlock(PASSPHRASE)
    has_written = app.wrote()
    app.type("q")
    wait_until(has_written, "the first key is kept")
    app.kill()
    assert drafts(folder, content) == ["q"]


@pytest.mark.bar(15)
def test_after_a_lock_no_word_and_no_key_is_in_memory(start, folder, content):
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
    assert "--handover" not in app.command
    app.key("ctrl+l")
    wait_until(lambda: "--handover" in app.command, "the process is replaced")
    wait_until(lambda: not app.is_unlocked, "the vault is closed")
    app.wait_for_window()
    app.settle()
    assert app.found_in_memory(needles) == set()
    app.kill()
    assert drafts(folder, content) == [f"{CANARY} "]


@pytest.mark.parametrize("repeats", [1, 300], ids=["through a pipe", "through memory"])
def test_words_that_could_not_be_kept_come_back_after_the_lock(start, folder, content, repeats):
    app = start()
    app.unlock(PASSPHRASE)
    needles = {*spellings(CANARY), *key_needles(folder)}
    needles.add(hmac.digest(KeyFile.read(folder / "keys.json").unwrap(*SECRET), PURPOSE, "sha256"))
    away = folder.with_name("stick-pulled-out")
    folder.rename(away)
    app.type(f"{CANARY} " * repeats)
    app.key("ctrl+l")
    wait_until(lambda: "--handover" in app.command, "the process is replaced")
    app.wait_for_window()
    app.settle()
    if not os.geteuid():
        assert app.found_in_memory(needles) == set()
    if folder.exists():
        shutil.rmtree(folder)
    away.rename(folder)
    app.unlock(PASSPHRASE)
    app.settle()
    app.kill()
    assert drafts(folder, content) == [f"{CANARY} " * repeats]


def test_the_command_line_tells_nothing_of_what_was_open(start, folder):
    app = start()
    app.unlock(PASSPHRASE)
    app.key("ctrl+2")
    app.settle()
    app.key("Tab", "Down", "Down")
    app.settle()
    for _ in range(2):
        app.key("ctrl+l")
        wait_until(lambda: not app.is_unlocked, "the vault is closed")
        wait_until(lambda: "--handover" in app.command, "the process is replaced")
        app.wait_for_window()
        app.settle()
        said = app.command.split()
        after = said[said.index("--data-dir") :]
        assert after[:3] == ["--data-dir", str(folder), "--handover"]
        assert len(after) == 4
        assert after[3].isdigit()
        assert "page:" not in variables_of(app.pid)
        assert not is_open(app.pid, after[3])
        app.unlock(PASSPHRASE)


def variables_of(pid: int) -> str:
    """Return the environment of a process as others see it."""
    return Path(f"/proc/{pid}/environ").read_text(encoding="utf-8")


def is_open(pid: int, number: str) -> bool:
    """Tell whether the process still holds a pipe under this number."""
    try:
        return str(Path(f"/proc/{pid}/fd/{number}").readlink()).startswith("pipe:")
    except OSError:
        return False


@pytest.mark.bar(14)
def test_shift_three_times_ends_the_process_and_keeps_the_draft(start, folder, content):
    app = start()
    app.unlock(PASSPHRASE)
    app.type(CANARY)
    app.key("Shift_L", "Shift_L", "Shift_L")
    app.wait_for_end()
    assert drafts(folder, content) == [CANARY]


def test_closing_the_window_leaves_too(start, folder, content):
    app = start()
    app.unlock(PASSPHRASE)
    app.type(CANARY)
    app.key("alt+F4")
    app.wait_for_end()
    assert drafts(folder, content) == [CANARY]


@pytest.mark.parametrize("asked", [signal.SIGTERM, getattr(signal, "SIGHUP", signal.SIGTERM)])
def test_the_system_that_ends_it_loses_no_word(start, folder, content, asked):
    app = start()
    app.unlock(PASSPHRASE)
    app.type(CANARY)
    # Not before the keys have arrived: what never came to the app can not be kept.
    app.settle()
    os.kill(app.pid, asked)
    app.wait_for_end()
    (draft,) = drafts(folder, content)
    assert CANARY.startswith(draft)
    assert len(draft) > len(CANARY) // 2


@pytest.mark.bar(14)
def test_leaves_from_the_print_dialog_with_the_draft_kept(start, folder, content, display):
    app = start("--geometry", "20,20,1024,860")
    app.unlock(PASSPHRASE)
    app.type(CANARY)
    app.click(*place_of("page:start", "A child is in danger now"), page="ctrl+1")
    app.scroll_down()
    app.click(*place_of("card:danger-now", "Print this card"))
    wait_until(lambda: display.do("search", "--onlyvisible", "--name", "^Print$"), "it is there")
    app.settle()
    app.key("Shift_L", "Shift_L", "Shift_L")
    app.wait_for_end()
    assert drafts(folder, content) == [CANARY]


def place_of(target: str, button: str, vault: Path | None = None) -> tuple[int, int]:
    """Return where a button is at the end of its page, from the same window in this process.

    A page of a vault is looked at where it begins.
    """
    stage = Stage(vault, size=(1024, 860))
    try:
        if vault is not None:
            stage.enter(passphrase=PASSPHRASE)
            stage.go(target)
            return _middle_of(stage, button)
        stage.go(target)
        area = stage.window.page.findChild(QScrollArea)
        area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
        stage.settle()
        return _middle_of(stage, button)
    finally:
        stage.close()


def _middle_of(stage: Stage, button: str) -> tuple[int, int]:
    found = stage.button(button)
    middle = found.mapTo(stage.window, found.rect().center())
    return middle.x(), middle.y()


@pytest.mark.bar(8)
def test_writes_nothing_readable_and_only_its_own_files(start, folder, display, tmp_path):
    log = tmp_path / "calls.log"
    app = start(log=log)
    app.unlock(PASSPHRASE)
    app.type(CANARY)
    app.settle()
    app.key("ctrl+s")
    app.settle()
    app.key("ctrl+f")
    app.type(CANARY[:6])
    app.settle()
    for page in "12345678":
        app.key(f"ctrl+{page}")
        app.settle()
    app.key("Shift_L", "Shift_L", "Shift_L")
    app.wait_for_end()
    assert holding(tmp_path, CANARY) == []
    assert {path.name for path in folder.iterdir()} == EXPECTED_FILES
    assert connections(log) == []
    assert foreign_files(log, tmp_path) == []


@pytest.mark.bar(8)
def test_killed_beside_a_copy_and_an_open_dialog_it_leaves_only_its_own_files(
    start, folder, display, tmp_path
):
    log = tmp_path / "calls.log"
    place = place_of("page:backups", "Make a copy now", folder)
    app = start("--target", "page:backups", "--geometry", "20,20,1024,860", log=log)
    app.type(PASSPHRASE)
    app.key("Return")
    wait_until(lambda: app.is_unlocked, "the vault is open")
    app.settle()
    app.click(*place)
    copies = folder / "copies"
    wait_until((copies / "copy-0001.zip").exists, "the copy is made")
    app.settle()
    app.key("Tab", "space")
    wait_until(lambda: display.do("search", "--onlyvisible", "--name", "^Save$"), "it is there")
    app.settle()
    app.type(CANARY)
    app.settle()
    app.kill()
    assert holding(tmp_path, CANARY) == []
    assert holding(tmp_path, PASSPHRASE) == []
    assert {path.name for path in folder.iterdir()} == EXPECTED_FILES | WHILE_OPEN | {"copies"}
    assert [path.name for path in copies.iterdir()] == ["copy-0001.zip"]
    assert connections(log) == []
    assert foreign_files(log, tmp_path) == []


def holding(folder: Path, words: str) -> list[Path]:
    """Return the files in which words stand as they were typed."""
    return [
        path
        for path in folder.rglob("*")
        if path.is_file() and any(word in path.read_bytes() for word in spellings(words))
    ]


def connections(log: Path) -> list[str]:
    """Return every call that could reach a network."""
    lines = log.read_text(encoding="utf-8", errors="replace").splitlines()
    return [line for line in lines if re.search(r"AF_INET6?|AF_NETLINK|AF_PACKET", line)]


def foreign_files(log: Path, own: Path) -> list[str]:
    """Return what was written outside of the folders that the test gave to the app."""
    harmless = re.compile(r"/dev/|/proc/self/|/memfd:")
    return sorted(
        path
        for path in written_paths(log)
        if Path(path).is_absolute() and not path.startswith(str(own)) and not harmless.match(path)
    )
