# SPDX-License-Identifier: Apache-2.0
"""Starting: Companion's first painted window, and its first page, against a bare PySide6 window."""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.figures import Figure, median_ms, progress
from companion.domain.preferences import Preferences
from companion.storage.preferences_file import JsonPreferencesFile

ROUNDS = 15
LONGEST_SECONDS = 60
ROOT = Path(__file__).resolve().parent.parent
FIRST, PAGE, BARE = "first", "page", "bare"
NAMES = {
    FIRST: "time to the first painted window (line, leave quickly)",
    PAGE: "time to the first page, complete and painted",
}


def measure() -> list[Figure]:
    """Start all in turn, each in a fresh process, and compare the medians."""
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        folder = Path(name)
        settle(folder)
        kinds = (BARE, FIRST, PAGE)
        for kind in kinds:
            _seconds(kind, folder)  # the first start reads the files from the disk
        times: dict[str, list[float]] = {kind: [] for kind in kinds}
        for number in range(1, ROUNDS + 1):
            for kind, found in times.items():
                found.append(_seconds(kind, folder))
            progress(f"first window: round {number} of {ROUNDS}")
    bare = median_ms(times[BARE])
    return [Figure(words, median_ms(times[kind]), bare) for kind, words in NAMES.items()]


def settle(home: Path) -> None:
    """Choose the United Kingdom, where a start without arguments looks for what was chosen."""
    JsonPreferencesFile(_own_folder(home) / "settings.json").save(
        Preferences(country="GB", is_first_start_done=True)
    )


def variables_for(home: Path) -> dict[str, str]:
    """Return the variables with which the folder of the user's own data is this one."""
    # No lock is left behind by the run before, which ended without a goodbye.
    (_own_folder(home) / "window.lock").unlink(missing_ok=True)
    return os.environ | {"XDG_DATA_HOME": str(home)}


def _own_folder(home: Path) -> Path:
    return home / "Companion"


def command_for(kind: str, home: Path) -> tuple[list[str], dict[str, str]]:
    """Return what starts that kind from the source tree, and with which variables."""
    # As installed: compiled once.
    compiled = {"PYTHONPYCACHEPREFIX": str(home / "compiled")}
    variables = variables_for(home) | {"PYTHONPATH": str(ROOT)} | compiled
    variables.pop("PYTHONDONTWRITEBYTECODE", None)
    module = ["bench.bare_window"] if kind == BARE else ["bench.companion_window", kind]
    return [sys.executable, "-m", *module], variables


def _seconds(kind: str, home: Path) -> float:
    command, variables = command_for(kind, home)
    began = time.perf_counter()
    process = subprocess.Popen(
        command,
        env=variables,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    try:
        line = process.stdout.readline() if process.stdout else b""
        seconds = time.perf_counter() - began
    finally:
        process.communicate(timeout=LONGEST_SECONDS)
    if line.strip() != b"painted":
        raise RuntimeError(f"{kind}: no window was painted")
    return seconds
