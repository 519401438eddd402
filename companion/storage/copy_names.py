# SPDX-License-Identifier: Apache-2.0
"""The names of copies that are kept: a number and nothing else, so they tell nothing."""

import re
from pathlib import Path

ENDING = ".making"
"""What a copy is called until it is proved ends so."""
_NAME = re.compile(r"copy-(\d{4,9})\.zip", re.ASCII)


def copy_name(number: int) -> str:
    """Return the name of the copy with a number."""
    return f"copy-{number:04}.zip"


def number_of(path: Path) -> int:
    """Return the number of a copy; 0 for any other file."""
    found = _NAME.fullmatch(path.name)
    return int(found[1]) if found else 0


def kept_copies(folder: Path) -> list[Path]:
    """Return the copies in a folder, oldest first. Raises OSError."""
    if not folder.is_dir():
        return []
    return sorted((p for p in folder.iterdir() if _NAME.fullmatch(p.name)), key=number_of)
