# SPDX-License-Identifier: Apache-2.0
"""Stands in for the program: makes a demo, locks at once off Linux, and says what it found."""

from __future__ import annotations

import sys
from pathlib import Path

from companion import fresh_start
from companion.options import parse
from companion.ui.app import Relaunch


def main(argv: list[str]) -> None:
    """Do what the arguments ask for; the first one names a file for what was found."""
    said, given = Path(argv[0]), argv[1:]
    if given[0] == "--make-demo":
        (Path(given[1]) / "vault.db").write_bytes(b"x")
        return
    is_first = "--handover" not in given
    options = parse(given)
    if is_first:
        fresh_start.SYSTEM = "darwin"
        fresh_start.program = lambda: [sys.executable, __file__, str(said)]
        lock = Relaunch("page:journal", "", is_quiet=False)
        fresh_start.restart(options)(lock)
    is_there = (options.data_folder / "vault.db").exists()
    said.write_text(f"{options.target} {options.is_demo_window} {is_there}", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
