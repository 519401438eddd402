# SPDX-License-Identifier: Apache-2.0
"""The private room: unlocking it, saving in it, its size on the disk, and leaving it quickly.

Unlocking and leaving stand against bars 12 and 14, the rest against a plain file.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.figures import Figure, median_ms, progress
from companion.demo.making import DEMO_PASSPHRASE, make_demo
from companion.storage import cipher
from companion.storage.keys import KeyFile, SlotKind

ENTRIES = 10_000
ROUNDS = 5
LEAVES = 20
LONGEST_SECONDS = 120
UNLOCK_MS, GAP_MS, LEAVE_MS = 1_500, 100, 500
"""The bars."""
ROOT = Path(__file__).resolve().parent.parent


def measure(entries: int = ENTRIES, leaves: int = LEAVES, rounds: int = ROUNDS) -> list[Figure]:
    """Make a vault with the real key derivation, then open and leave it in fresh processes."""
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        folder = Path(name)
        make_demo(folder, DEMO_PASSPHRASE, entries, progress)
        ours, plain = sizes(folder)
        progress("private room: unlocking and saving")
        runs = [_unlocked(folder) for _ in range(rounds)]
        progress("private room: leaving")
        gone = [_left(folder) for _ in range(leaves)]
    ms = 1000
    save = median_ms([one for run in runs for one in run["save"]])
    bare = median_ms([one for run in runs for one in run["save bare"]])
    unlock = median_ms([run["unlock"][0] for run in runs])
    gap = max(run["gap"][0] for run in runs) * ms
    size = Figure("vault, against the same rows in a plain file", ours, plain, "MB")
    return [
        Figure(f"unlocking {entries:,} entries, against its bar", unlock, UNLOCK_MS),
        Figure("unlocking: window not free, longest, against its bar", gap, GAP_MS),
        Figure("saving an entry, against a plain row, median", save, bare),
        size,
        Figure(f"leaving: process gone, slowest of {leaves}, bar", max(gone) * ms, LEAVE_MS),
    ]


def sizes(folder: Path) -> tuple[float, float]:
    """Return how large the vault is, and the same in a file that is not encrypted, in megabytes."""
    vault, plain = folder / "vault.db", folder / "plain.db"
    key = KeyFile.read(folder / "keys.json").unwrap(SlotKind.PASSPHRASE, DEMO_PASSPHRASE)
    whole = folder / "whole.db"
    for file in (plain, whole):
        file.touch()
    connection = cipher.connect(vault, key)
    try:
        # Both without gaps: what is compared is the encryption.
        connection.execute("vacuum into ?", [str(whole)])
        connection.execute("attach database ? as plain key ''", [str(plain)])
        connection.execute("select sqlcipher_export('plain')").fetchall()
        connection.execute("detach database plain")
    finally:
        connection.close()
    found = whole.stat().st_size / 1e6, plain.stat().st_size / 1e6
    for file in (plain, whole):
        file.unlink()
    return found


def _unlocked(folder: Path) -> dict[str, list[float]]:
    said = json.loads(_run(folder, "unlock"))
    return {name: one if isinstance(one, list) else [one] for name, one in said.items()}


def _left(folder: Path) -> float:
    """Return the seconds from the key to the end of the process."""
    pressed = float(_run(folder, "leave"))
    return time.monotonic() - pressed


def _run(folder: Path, what: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "bench.private_room", str(folder), what],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        timeout=LONGEST_SECONDS,
        check=True,
        text=True,
    )
    return done.stdout


if __name__ == "__main__":
    print("\n".join(figure.sentence for figure in measure()))
