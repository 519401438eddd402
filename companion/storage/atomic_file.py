# SPDX-License-Identifier: Apache-2.0
"""Writing a small file wholly or not at all, and what the system's file errors mean to us."""

import contextlib
import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from companion.domain.errors import CompanionError, ErrorCode
from companion.storage.patiently import patiently, replace_patiently
from companion.storage.to_disk import flush

PRIVATE = 0o600
PRIVATE_FOLDER = 0o700
_CODES = {
    errno.ENOSPC: ErrorCode.DISK_FULL,
    errno.EFBIG: ErrorCode.DISK_FULL,
    errno.EROFS: ErrorCode.READ_ONLY,
    errno.EACCES: ErrorCode.READ_ONLY,
    errno.EPERM: ErrorCode.READ_ONLY,
}
if hasattr(errno, "EDQUOT"):  # pragma: no branch - not on Windows
    _CODES[errno.EDQUOT] = ErrorCode.DISK_FULL
_NO_REFUSAL = frozenset({21, 32, 33})
"""Windows: the card is out, or another program has the file open or holds a part of it. The errno
of all of these says that there is no right to write."""


@contextmanager
def known_file_errors() -> Iterator[None]:
    """Turn OSError into CompanionError, without the path."""
    try:
        yield
    except OSError as error:
        code = ErrorCode.FILE_NOT_WRITABLE
        if getattr(error, "winerror", None) not in _NO_REFUSAL:
            code = _CODES.get(error.errno or 0, code)
        raise CompanionError(code) from None


def make_private_file(path: Path) -> None:
    """Make an empty file that only this user may read. It must not be there yet."""
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, PRIVATE))


def make_private_folder(folder: Path) -> None:
    """Make a folder that only this user may enter, unless it is there. Raises OSError.

    Its name is on the disk then, where the disk can promise that.
    """
    if not folder.is_dir():
        # Nothing stands above a drive: one that was pulled out is an error, made by `mkdir`.
        if folder.parent != folder:
            make_private_folder(folder.parent)
        folder.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
    with contextlib.suppress(OSError):
        sync_folder(folder.parent)


def write_atomically(path: Path, data: bytes) -> None:
    """Replace a file by a new one with this content, or leave it as it was. Raises OSError.

    An error always means that the file is as it was.
    """
    new = path.with_name(f"{path.name}.new")
    patiently(partial(new.unlink, missing_ok=True))
    try:
        make_private_file(new)
        new.write_bytes(data)
        sync_file(new)
        replace_patiently(new, path)
    except BaseException:
        with contextlib.suppress(OSError):
            new.unlink(missing_ok=True)
        raise
    # It counts from here on. A disk that can not promise its names is no reason to deny that.
    with contextlib.suppress(OSError):
        sync_folder(path.parent)


def sync_file(path: Path) -> None:
    """Wait until the content of a file is on the disk. Never call it on the live vault."""
    with patiently(lambda: path.open("r+b")) as file:
        flush(file.fileno())


def sync_folder(folder: Path) -> None:
    """Wait until the names in a folder are on the disk."""
    if os.name == "nt":  # pragma: no cover - Windows has no such call
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        flush(handle)
    finally:
        os.close(handle)
