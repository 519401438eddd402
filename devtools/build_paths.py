"""Takes the folders of the builder's computer out of packed libraries.

The loader looks in such a folder first, on the reader's computer too: whoever owns a folder of that
name there could put a library into the app. It also tells the name of the builder's account.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from devtools.build_libraries import is_elf, said_of
from devtools.console import DevError

if TYPE_CHECKING:
    from pathlib import Path

_FOLDERS = re.compile(r"^\s+(?:RUNPATH|RPATH)\s+(\S+)$", re.MULTILINE)
OWN = "$ORIGIN"
"""Where the library itself lies."""


def foreign(folder: Path) -> dict[Path, list[str]]:
    """Return the programs and libraries that look elsewhere than beside themselves, and where."""
    found = {}
    for path in folder.rglob("*"):
        if path.is_file() and not path.is_symlink() and is_elf(path):
            said = [one for one in _FOLDERS.findall(said_of(path)) if without_foreign(one) != one]
            if said:
                found[path] = said
    return found


def without_foreign(folders: str) -> str:
    """Return a list of folders with only those beside the library."""
    return ":".join(one for one in folders.split(":") if one.startswith(OWN))


def take_out(folder: Path) -> int:
    """Leave only folders beside the library in all files; return in how many others stood.

    Raises DevError where that can not be done.
    """
    found = foreign(folder)
    for path, said in found.items():
        data = path.read_bytes()
        for folders in said:
            old = folders.encode()
            if data.count(b"\0" + old + b"\0") != 1:
                raise DevError(f"{path.name} names {folders}, and it can not be taken out.")
            new = without_foreign(folders).encode().ljust(len(old), b"\0")
            data = data.replace(b"\0" + old + b"\0", b"\0" + new + b"\0")
        path.write_bytes(data)
    left = foreign(folder)
    if left:
        raise DevError(f"These still look elsewhere: {', '.join(one.name for one in left)}.")
    return len(found)
