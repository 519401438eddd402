# SPDX-License-Identifier: Apache-2.0
"""Overwriting what a file held before its name goes, as far as the disk lets anybody do that.

What is overwritten is encrypted. Some disks write elsewhere than they are told, so this is no
promise: see docs/record-integrity.md.
"""

import contextlib
import os
import stat
from pathlib import Path
from typing import BinaryIO

from companion.storage.patiently import patiently
from companion.storage.to_disk import flush

BLOCK = bytes(1024 * 1024)


def overwrite(file: BinaryIO) -> None:
    """Fill an open file with zeros, and wait until they are on the disk. Raises OSError."""
    left = file.seek(0, os.SEEK_END)
    file.seek(0)
    while left > 0:
        left -= file.write(BLOCK[:left])
    file.flush()
    flush(file.fileno())


def wipe_file(path: Path) -> None:
    """Overwrite a file where that can be done, and remove it. Harmless where there is none.

    A file that has another name too is somebody's copy, and not ours to destroy: our name goes.
    """
    try:
        found = path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return
    if stat.S_ISREG(found.st_mode) and found.st_nlink == 1:
        with contextlib.suppress(OSError), path.open("r+b") as file:
            overwrite(file)
    patiently(path.unlink)
