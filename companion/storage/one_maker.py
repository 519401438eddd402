# SPDX-License-Identifier: Apache-2.0
"""Letting only one process at a time make a vault. A process that dies lets go by itself."""

import contextlib
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from companion.domain.errors import CompanionError, ErrorCode
from companion.storage.atomic_file import PRIVATE

if sys.platform == "win32":  # pragma: no cover - not on Unix
    import msvcrt
else:
    import fcntl


@contextmanager
def only_maker(path: Path) -> Iterator[None]:
    """Hold the lock on an empty file, which goes at the end. Raises VAULT_EXISTS, OSError."""
    handle = _take(path)
    try:
        yield
    finally:
        _let_go(handle, path)


def _take(path: Path) -> int:
    """Return the open file, locked. Again where the maker before us just took it away."""
    while True:
        handle = os.open(path, os.O_RDWR | os.O_CREAT, PRIVATE)
        try:
            _lock(handle)
            if _is_at(handle, path):
                return handle
        except BaseException:
            os.close(handle)
            raise
        os.close(handle)


def _is_at(handle: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(handle), path.stat())
    except FileNotFoundError:
        return False


if sys.platform == "win32":  # pragma: no cover - not on Unix

    def _lock(handle: int) -> None:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            raise CompanionError(ErrorCode.VAULT_EXISTS) from None

    def _let_go(handle: int, path: Path) -> None:
        os.close(handle)
        with contextlib.suppress(OSError):
            path.unlink()

else:

    def _lock(handle: int) -> None:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise CompanionError(ErrorCode.VAULT_EXISTS) from None

    def _let_go(handle: int, path: Path) -> None:
        with contextlib.suppress(OSError):
            path.unlink()
        os.close(handle)
