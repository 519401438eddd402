# SPDX-License-Identifier: Apache-2.0
"""Writes the lists in wheels/ again: `python -m tests.dev.wheel_lists windows VERSION WHEEL...`.

The wheels are those of PySide6-Essentials and shiboken6 of one version, from `pip download
--no-deps --only-binary :all: --platform win_amd64` (or `macosx_13_0_universal2`, for "mac").
"""

import sys
import zipfile
from pathlib import Path

FOLDER = Path(__file__).with_name("wheels")
LIBRARIES = (".dll", ".pyd", ".so", ".dylib")
WORDS = ("/qtbase_en.qm", "/qtbase_de.qm")
NEVER_ASKED_FOR = ("/qml/", "/Headers/")


def is_listed(name: str) -> bool:
    """Tell whether a file of a wheel says something about what comes along."""
    if name.endswith("/") or any(part in name for part in NEVER_ASKED_FOR):
        return False
    return name.endswith((*LIBRARIES, *WORDS)) or ".framework/" in name


def main(system: str, version: str, *wheels: str) -> None:
    """Write one list from all wheels of a system, in place of the one before."""
    names = [name for wheel in wheels for name in zipfile.ZipFile(wheel).namelist()]
    for old in FOLDER.glob(f"{system}-*.txt"):
        old.unlink()
    lines = "".join(f"{name}\n" for name in sorted(filter(is_listed, names)))
    (FOLDER / f"{system}-{version}.txt").write_text(lines, encoding="ascii", newline="\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
