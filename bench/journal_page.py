# SPDX-License-Identifier: Apache-2.0
"""The journal page over a large vault: opening it, each key of a search, each step of scrolling."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.figures import Figure, median_ms, p95_ms, progress
from companion.demo.making import DEMO_PASSPHRASE, make_demo
from companion.domain.preferences import Preferences
from companion.storage.preferences_file import JsonPreferencesFile

LONGEST_SECONDS = 600
ROOT = Path(__file__).resolve().parent.parent


def measure(entries: int) -> list[Figure]:
    """Make a vault and a copy of it, then use the page in a fresh process."""
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        folder, copy = Path(name) / "vault", Path(name) / "copy"
        folder.mkdir()
        make_demo(folder, DEMO_PASSPHRASE, entries, progress)
        JsonPreferencesFile(folder / "settings.json").save(
            Preferences(country="GB", is_first_start_done=True)
        )
        shutil.copytree(folder, copy)
        progress("journal page: opening, typing, scrolling")
        done = subprocess.run(
            [sys.executable, "-m", "bench.journal_typing", str(folder), str(copy)],
            env=os.environ | {"PYTHONPATH": str(ROOT)},
            stdout=subprocess.PIPE,
            timeout=LONGEST_SECONDS,
            check=True,
        )
    return _figures(json.loads(done.stdout))


def _figures(seconds: dict[str, list[float]]) -> list[Figure]:
    names = {
        "open": "journal page: opening, against a bare list",
        "key": "journal page: a key, painted, against the query",
        "scroll": "journal page: a page of scrolling, bare list",
    }
    figures = []
    for key, name in names.items():
        ours, bare = seconds[key], seconds[f"{key} bare"]
        figures.append(Figure(f"{name}, median", median_ms(ours), median_ms(bare)))
        if len(ours) > 1:
            figures.append(Figure(f"{name}, 95th percentile", p95_ms(ours), p95_ms(bare)))
    return figures
