# SPDX-License-Identifier: Apache-2.0
"""The names of copies that are kept: a number and nothing else, so they tell nothing."""

import os
import re
from pathlib import Path

from companion.storage.plain_file import is_plain

ENDING = ".making"
"""What a copy is called until it is proved ends so."""
MOST = 999_999_000
"""Numbers above have no room for more."""
_NAME = re.compile(r"copy-(\d{4,9})\.zip", re.ASCII)


def copy_name(number: int) -> str:
    """Return the name of the copy with a number."""
    return f"copy-{number:04}.zip"


def number_of(path: Path) -> int:
    """Return the number of a copy; 0 for any other file."""
    found = _NAME.fullmatch(path.name)
    return int(found[1]) if found else 0


def kept_copies(folder: Path) -> list[Path]:
    """Return the copies in a folder, oldest first: plain files only. Raises OSError."""
    if not folder.is_dir():
        return []
    named = (path for path in folder.iterdir() if _NAME.fullmatch(path.name))
    return sorted(filter(is_plain, named), key=number_of)


def free_copy(folder: Path, highest: int) -> Path:
    """Return the next name that nothing has, whatever it is."""
    number = highest + 1
    while os.path.lexists(folder / copy_name(number)):
        number += 1
    return folder / copy_name(number)
