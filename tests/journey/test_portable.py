# SPDX-License-Identifier: Apache-2.0
"""Portable mode as a real process: all of it beside the program, nothing on the computer."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from companion.content.catalog import Catalog
from companion.paths import MARKER, resources_folder
from tests.journey.real_app import (
    PROGRAM,
    ROOT,
    Display,
    RealApp,
    make_vault,
    wait_until,
    written_paths,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = [
    pytest.mark.real_bus,
    pytest.mark.skipif(sys.platform != "linux", reason="needs a virtual X display"),
]
PASSPHRASE = "velvet otter canyon brass"
PACKED = Path(PROGRAM[0]) if len(PROGRAM) == 1 else None
"""The packed program, where it is the one that is tried: then all of its folder is on the stick."""
READ_ONLY_FOLDER = 'mount --bind "$0" "$0" && mount -o remount,ro,bind "$0" && exec "$@"'
OWN_FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig><dir prefix="xdg">fonts</dir><cachedir prefix="xdg">fontconfig</cachedir></fontconfig>
"""
"""What a user without rights has: a cache of the fonts is written into the user's own folder."""


class Now:
    """The time of this computer."""

    def now(self) -> datetime:
        return datetime.now(UTC)

    def monotonic(self) -> float:
        return time.monotonic()


class AppOnStick(RealApp):
    """A run of the program on the stick, which is told nothing about folders."""

    def __init__(self, display: Display, stick: Path, log: Path) -> None:
        self.display, self.folder, self.log = display, stick / "data", log
        calls = "trace=openat,open,creat,rename,renameat,renameat2,mkdir,mkdirat,execve"
        self._process = subprocess.Popen(
            [
                *("strace", "-f", "-qq", "-e", calls, "-o", str(log)),
                *_program_on(stick),
                *("--geometry", "40,40,1024,640"),
            ],
            env=display.variables | {"PYTHONPATH": str(stick)},
            cwd=stick,
        )
        self.window = ""
        wait_until(self.has_window, "the window is shown")
        self.pid = int(display.do("getwindowpid", self.window))
        wait_until(self._is_in_front, "the window is in front")
        self.settle()


def _program_on(stick: Path) -> list[str]:
    if PACKED is not None:
        return [str(stick / PACKED.name)]
    return [sys.executable, str(stick / "main.py")]


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """A stick with the program and the marker on it."""
    stick = tmp_path / "stick"
    if PACKED is not None:
        shutil.copytree(PACKED.parent, stick)
    else:
        for part in ("companion", "resources"):
            shutil.copytree(ROOT / part, stick / part, ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copy(ROOT / "main.py", stick)
    (stick / MARKER).touch()
    return stick


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """The home of whoever sits at this computer, with a font that has no cache yet."""
    home = tmp_path / "home"
    (home / "xdg_data_home" / "fonts").mkdir(parents=True)
    font = next((ROOT / "resources" / "fonts").glob("*.ttf"))
    shutil.copy(font, home / "xdg_data_home" / "fonts")
    (home / "fonts.conf").write_text(OWN_FONTS, encoding="utf-8")
    return home


@pytest.fixture
def display(home: Path) -> Iterator[Display]:
    display = Display(home)
    display.variables["FONTCONFIG_FILE"] = str(home / "fonts.conf")
    yield display
    display.stop()


def seen(home: Path) -> dict[str, bytes]:
    """Return every file and folder of a home, without the log of the window manager."""
    return {
        str(path): path.read_bytes() if path.is_file() else b""
        for path in home.rglob("*")
        if path.name != "openbox.log"
    }


def test_a_whole_use_writes_nothing_outside_of_the_stick(display, stick, home, tmp_path):
    make_vault(stick / "data", PASSPHRASE, Now(), Catalog.built_in(resources_folder() / "content"))
    before, log = seen(home), tmp_path / "calls.log"
    names = {path.name for path in stick.iterdir()}
    app = AppOnStick(display, stick, log)
    app.unlock(PASSPHRASE)
    has_written = app.wrote()
    app.type("hid the phone")
    wait_until(has_written, "the draft is kept")
    app.key("ctrl+s")
    app.settle()
    app.key("ctrl+l")
    wait_until(lambda: not app.is_unlocked, "the vault is closed")
    wait_until(lambda: "--handover" in app.command, "the process is replaced")
    app.wait_for_window()
    app.settle()
    app.key("Shift_L", "Shift_L", "Shift_L")
    app.wait_for_end()
    assert seen(home) == before
    harmless = re.compile(rf"{re.escape(str(stick))}/(data|cache)/|/dev/|/proc/self/|/memfd:")
    written = [path for path in written_paths(log) if Path(path).is_absolute()]
    assert [path for path in written if not harmless.match(path)] == []
    assert {path.name for path in stick.iterdir()} == names | {"cache"}
    assert {path.name for path in (stick / "data").iterdir()} == {
        *("vault.db", "keys.json", "settings.json"),
    }
    assert list((stick / "cache" / "fontconfig").iterdir()), "the fonts had a cache already"


@pytest.mark.skipif(PACKED is not None, reason="it is tried with the source tree")
def test_a_stick_that_can_not_be_written_to_is_read_from_and_says_so(stick, home):
    (stick / "data").mkdir()
    if os.geteuid():
        stick.chmod(0o500)
        (stick / "data").chmod(0o500)
        before = []
    else:
        before = ["unshare", "-m", "sh", "-c", READ_ONLY_FOLDER, str(stick)]
        if subprocess.run([*before, "true"], check=False, capture_output=True).returncode:
            pytest.skip("this computer lets nobody make a folder read-only for one process")
    script = ROOT / "tests" / "journey" / "read_only_stick.py"
    done = subprocess.run(
        [*before, sys.executable, str(script)],
        env={
            "HOME": str(home),
            "TMPDIR": str(home),
            "PATH": os.environ["PATH"],
            "PYTHONPATH": f"{stick}:{ROOT}",
            "PYTHONDONTWRITEBYTECODE": "1",
            "QT_QPA_PLATFORM": "offscreen",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "blackmail" in done.stdout.lower()
    assert "This folder can not be written to." in done.stdout
    assert "runs from a stick, check its lock switch" in done.stdout
    assert list((stick / "data").iterdir()) == []
