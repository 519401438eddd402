# SPDX-License-Identifier: Apache-2.0
"""Time to the first painted window: Companion's first page against a bare PySide6 window."""

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


def measure() -> list[Figure]:
    """Start both in turn, each in a fresh process, and compare the medians."""
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        JsonPreferencesFile(Path(name) / "settings.json").save(
            Preferences(country="GB", is_first_start_done=True)
        )
        for kind in ("bare", "companion"):
            _seconds(kind, name)  # the first start reads the files from the disk
        times: dict[str, list[float]] = {"bare": [], "companion": []}
        for number in range(1, ROUNDS + 1):
            for kind, found in times.items():
                found.append(_seconds(kind, name))
            progress(f"first window: round {number} of {ROUNDS}")
    ours, bare = median_ms(times["companion"]), median_ms(times["bare"])
    return [Figure("time to the first painted window", ours, bare)]


def _seconds(kind: str, folder: str) -> float:
    # As installed: compiled once, and no lock left behind by the run before.
    compiled = {"PYTHONPYCACHEPREFIX": str(Path(folder) / "compiled")}
    variables = os.environ | {"PYTHONPATH": str(ROOT)} | compiled
    variables.pop("PYTHONDONTWRITEBYTECODE", None)
    (Path(folder) / "window.lock").unlink(missing_ok=True)
    command = [sys.executable, "-m", f"bench.{kind}_window", folder]
    began = time.perf_counter()
    process = subprocess.Popen(
        command, env=variables, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    try:
        line = process.stdout.readline() if process.stdout else b""
        seconds = time.perf_counter() - began
    finally:
        process.communicate(timeout=LONGEST_SECONDS)
    if line.strip() != b"painted":
        raise RuntimeError(f"{kind}: no window was painted")
    return seconds
