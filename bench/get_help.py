# SPDX-License-Identifier: Apache-2.0
"""Get help from every open page, from the locked door and from a dialog: until it is painted."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.figures import Figure, median_ms
from companion.domain.preferences import Preferences
from companion.storage.preferences_file import JsonPreferencesFile

ROUNDS = 5
LONGEST_SECONDS = 300
ROOT = Path(__file__).resolve().parent.parent
NAMES = {
    "first": "Get help, first time, against bare labels",
    "again": "Get help, again, against bare labels",
    "dialog": "Get help, out of a dialog, against bare labels",
    "cold": "Get help, first click after the start, against bare labels",
}


def measure() -> list[Figure]:
    """Open it from everywhere in a fresh process; the slowest place of the first times counts."""
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        JsonPreferencesFile(Path(folder) / "settings.json").save(
            Preferences(country="GB", is_first_start_done=True)
        )
        done = subprocess.run(
            [sys.executable, "-m", "bench.get_help_opening", folder, str(ROUNDS)],
            env=os.environ | {"PYTHONPATH": str(ROOT)},
            stdout=subprocess.PIPE,
            timeout=LONGEST_SECONDS,
            check=True,
        )
    seconds: dict[str, list[float]] = json.loads(done.stdout)
    bare = median_ms(seconds["bare"])
    return [
        Figure("Get help, slowest way to it, against bare labels", _slowest(seconds), bare),
        *(Figure(name, median_ms(seconds[key]), bare) for key, name in NAMES.items()),
    ]


def _slowest(seconds: dict[str, list[float]]) -> float:
    return max(one for key in NAMES for one in seconds[key]) * 1000
