# SPDX-License-Identifier: Apache-2.0
"""`main.py --self-test`, as a packaged app runs it too; and that it reaches for no network."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LIMIT_SECONDS = 60
STEPS = 11
WITH_AUDIT = """
import sys
events = []
sys.addaudithook(lambda name, _: name.startswith("socket.") and events.append(name))
from companion.self_test import SelfTest, run_self_test
as_ever = SelfTest._make_files
def note_what_is_loaded(self):
    # What makes files reads XML, and the part of Python for that loads all sorts of things.
    print("LOADED", *sorted(sys.modules))
    as_ever(self)
SelfTest._make_files = note_what_is_loaded
code = run_self_test()
print("AUDIT", *sorted(set(events)))
sys.exit(code)
"""
# Not "_socket": typing_extensions, which msgspec imports, takes the type of a constant from it.
NEVER_LOADED = {
    "socket", "ssl", "_ssl", "http.client", "urllib.request", "asyncio", "ftplib",
    "smtplib", "PySide6.QtNetwork", "PySide6.QtWebSockets", "requests", "urllib3",
}  # fmt: skip
ASKED_ON_WINDOWS = set()
if sys.platform == "win32":
    # There Python's own `platform`, which argon2 asks for the kind of processor, asks `socket` for
    # the name of the computer. That reaches for nobody. The packed app has no such module at all.
    ASKED_ON_WINDOWS = {"socket.gethostname"}
    NEVER_LOADED -= {"socket"}


def run(folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    variables = {"TMPDIR": str(folder), "HOME": str(folder), "PYTHONPATH": str(ROOT)}
    kept = {name: value for name, value in os.environ.items() if not name.endswith("DISPLAY")}
    return subprocess.run(
        [sys.executable, *command],
        env=kept | variables | {"PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        timeout=LIMIT_SECONDS,
        check=False,
    )


@pytest.mark.bar(27)
def test_is_well_quick_and_leaves_nothing(tmp_path):
    began = time.monotonic()
    done = run(tmp_path, str(ROOT / "main.py"), "--self-test")
    lines = done.stdout.splitlines()
    assert done.returncode == 0, done.stdout + done.stderr
    assert [line[:2] for line in lines] == ["ok"] * STEPS + ["al"]
    assert time.monotonic() - began < LIMIT_SECONDS
    assert list(tmp_path.rglob("*.*")) == []


@pytest.fixture
def damaged(tmp_path: Path) -> Path:
    """A copy of the app with a page that does not open."""
    for part in ("companion", "resources", "main.py"):
        copy = shutil.copytree if (ROOT / part).is_dir() else shutil.copy
        copy(ROOT / part, tmp_path / part)
    page = tmp_path / "companion" / "ui" / "pages" / "plans_page.py"
    page.write_text("raise RuntimeError('not for anyone to read')\n", encoding="utf-8")
    return tmp_path


def test_a_page_that_does_not_open_fails_it(damaged, monkeypatch):
    monkeypatch.setattr("tests.journey.test_self_test.ROOT", damaged)
    done = run(damaged, str(damaged / "main.py"), "--self-test")
    assert done.returncode == 1, done.stderr
    assert "FAILED every page opens: RuntimeError" in done.stdout
    assert "not for anyone to read" not in done.stdout


@pytest.mark.bar(17)
def test_reaches_for_no_network(tmp_path):
    done = run(tmp_path, "-c", WITH_AUDIT)
    assert done.returncode == 0, done.stdout + done.stderr
    said = {line.split()[0]: line.split()[1:] for line in done.stdout.splitlines()}
    assert set(said["AUDIT"]) - ASKED_ON_WINDOWS == set()
    assert set(said["LOADED"]) & NEVER_LOADED == set()
