# SPDX-License-Identifier: Apache-2.0
"""Opening a file to read, without ever waiting for whoever made something else under its name.

A pipe would be waited for without end, and a device may be. Light to import.
"""

import errno
import os
import stat
from pathlib import Path
from typing import BinaryIO

_TO_READ = (
    os.O_RDONLY
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_NOCTTY", 0)
    | getattr(os, "O_BINARY", 0)
    | getattr(os, "O_CLOEXEC", 0)
)
_JUNCTION = 0xA0000003
"""IO_REPARSE_TAG_MOUNT_POINT: a folder to all who do not ask for this."""


def open_plain(path: Path) -> BinaryIO:
    """Open a plain file, or what a link to one leads to. Raises OSError for anything else."""
    handle = os.open(path, _TO_READ)
    try:
        _refuse_other(os.fstat(handle).st_mode)
        return os.fdopen(handle, "rb")
    except BaseException:
        os.close(handle)
        raise


def is_link(path: Path) -> bool:
    """Tell whether a name leads to another place: a link, or a junction of Windows."""
    try:
        found = path.lstat()
    except OSError:
        return False
    return stat.S_ISLNK(found.st_mode) or getattr(found, "st_reparse_tag", 0) == _JUNCTION


def is_plain(path: Path) -> bool:
    """Tell whether a name stands for a file itself: no folder, no pipe, and no link."""
    try:
        return stat.S_ISREG(path.lstat().st_mode)
    except OSError:
        return False


def refuse_odd(path: Path) -> None:
    """Raise OSError for a name that stands for neither nothing nor a plain file."""
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        return
    _refuse_other(mode)


def _refuse_other(mode: int) -> None:
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, "a folder")
    if not stat.S_ISREG(mode):
        raise OSError(errno.EINVAL, "no plain file")
