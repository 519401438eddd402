# SPDX-License-Identifier: Apache-2.0
"""The packed app against a bare window packed the same way: size, start, memory; and quiet.

`python3 dev.py bench --frozen` packs both first. Linux only: it reads /proc.
"""

import math
import re
import statistics
import subprocess
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from bench.figures import Figure, median_ms, progress
from bench.first_window import FIRST, PAGE, ROOT, ROUNDS, settle, variables_for

DIST = ROOT / "dist"
OURS = DIST / "companion-window" / "companion-window"
BARE = DIST / "bare" / "bare"
APP = DIST / "companion" / "companion"
SETTLE_SECONDS, IDLE_SECONDS = 180.0, 60.0
"""Qt's store of drawn pictures looks every ten seconds what it can drop, until it is empty."""


@dataclass(frozen=True, slots=True)
class Start:
    """One start until the window is painted."""

    seconds: float
    megabytes: float
    """The most memory that it ever held, with what it shares with other programs."""


def measure() -> list[Figure]:
    """Compare size, start and memory, and say how often the idle app wakes up."""
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        folder = Path(name)
        settle(folder)
        progress("packed app: is it quiet when nobody does anything? (4 minutes)")
        progress(f"packed app at its first page: {wake_ups(folder)} wake-ups in a minute")
        starts: dict[str, list[Start]] = {"": [], FIRST: [], PAGE: []}
        for until in starts:
            _start(until, folder)  # the first start reads the files from the disk
        for number in range(1, ROUNDS + 1):
            for until, found in starts.items():
                found.append(_start(until, folder))
            progress(f"packed: round {number} of {ROUNDS}")
    times = {who: median_ms([one.seconds for one in found]) for who, found in starts.items()}
    most = {who: statistics.median(one.megabytes for one in found) for who, found in starts.items()}
    return [
        Figure("packed: size", size_of(APP.parent), size_of(BARE.parent), "MB"),
        Figure("packed: time to the first painted window", times[FIRST], times[""]),
        Figure("packed: time to the first page, complete", times[PAGE], times[""]),
        Figure("packed: most memory until the page", most[PAGE], most[""], "MB"),
    ]


def size_of(folder: Path) -> float:
    """Return the size of all files in a folder, in megabytes; a link counts nothing."""
    files = (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    return sum(path.stat().st_size for path in files) / 1e6


def wake_ups(folder: Path) -> int:
    """Return how often a minute the app is woken when nobody does anything, on its first page."""
    process = subprocess.Popen(
        [str(APP)],
        env=variables_for(folder),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        time.sleep(SETTLE_SECONDS)
        before = _switches(process.pid)
        time.sleep(IDLE_SECONDS)
        return round((_switches(process.pid) - before) * 60 / IDLE_SECONDS)
    finally:
        process.kill()
        process.wait()


def _switches(pid: int) -> int:
    """Return how often all threads of a process were given a processor."""
    lines = (
        line
        for status in Path(f"/proc/{pid}/task").glob("*/status")
        for line in status.read_text(encoding="ascii").splitlines()
    )
    return sum(int(line.split()[1]) for line in lines if "ctxt_switches" in line)


def _start(until: str, folder: Path) -> Start:
    """Start ours until then, or the bare window where nothing is said."""
    program = [str(OURS), until] if until else [str(BARE)]
    variables = variables_for(folder)
    began = time.perf_counter()
    process = subprocess.Popen(
        program, env=variables, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    line = process.stdout.readline() if process.stdout else b""
    seconds = time.perf_counter() - began
    status, _ = process.communicate()
    if line.strip() != b"painted":
        raise RuntimeError(f"{until or BARE.name}: no window was painted")
    most = re.search(rb"VmHWM:\s+(\d+) kB", status)
    return Start(seconds, int(most[1]) / 1000 if most else math.nan)
