# SPDX-License-Identifier: Apache-2.0
"""The portable package, on any system: the packed folder, the marker, a few words. One zip.

`python -m build_spec.portable_zip dist/companion dist/companion-0.1.0-portable.zip`
"""

import os
import stat
import sys
import time
import zipfile
from pathlib import Path

MARKER = "portable.txt"
"""As companion/paths.py names it."""
WORDS = """\
Companion, portable
===================

Unpack this whole folder onto a stick. Then open the program "companion" in it.

This file makes it portable: what you write is kept in the folder "data" beside
it, not on the computer. It is encrypted. Make copies, and keep them elsewhere.

Leave Companion before you take the stick out. What a computer itself may note
about a program from a stick is told in the handbook of Companion.
"""
TOO_OLD_FOR_ZIP = 315_532_800
PROGRAM, FILE = stat.S_IFREG | 0o755, stat.S_IFREG | 0o644
FOLDER_IN_ZIP = "Companion"


def main(folder: Path, to: Path) -> None:
    """Pack the folder, in the same order and with the same time whenever it is done."""
    seconds = int(os.environ.get("SOURCE_DATE_EPOCH", TOO_OLD_FOR_ZIP))
    moment = time.gmtime(max(seconds, TOO_OLD_FOR_ZIP))[:6]
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    with zipfile.ZipFile(to, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        for path in files:
            mode = PROGRAM if path.stat().st_mode & stat.S_IXUSR else FILE
            name = f"{FOLDER_IN_ZIP}/{path.relative_to(folder).as_posix()}"
            _add(packed, name, path.read_bytes(), (moment, mode))
        _add(packed, f"{FOLDER_IN_ZIP}/{MARKER}", WORDS.encode(), (moment, FILE))


def _add(
    packed: zipfile.ZipFile,
    name: str,
    data: bytes,
    told: tuple[tuple[int, int, int, int, int, int], int],
) -> None:
    moment, mode = told
    entry = zipfile.ZipInfo(name, moment)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = 3
    entry.external_attr = mode << 16
    packed.writestr(entry, data)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
