# SPDX-License-Identifier: Apache-2.0
"""Exceptions of the driver, and of rows that do not read, to known errors.

Never passes on a message: it may quote what was written.
"""

import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

from companion.domain.errors import CompanionError, ErrorCode
from companion.storage.cipher import DriverError, ProgrammingError

_CODES = {
    3: ErrorCode.READ_ONLY,  # PERM
    5: ErrorCode.VAULT_IN_USE,  # BUSY
    6: ErrorCode.VAULT_IN_USE,  # LOCKED
    7: ErrorCode.VAULT_DAMAGED,  # NOMEM: a damaged length
    8: ErrorCode.READ_ONLY,  # READONLY
    9: ErrorCode.STOPPED,  # INTERRUPT: somebody leaves or locks
    11: ErrorCode.VAULT_DAMAGED,  # CORRUPT
    13: ErrorCode.DISK_FULL,  # FULL
    14: ErrorCode.READ_ONLY,  # CANTOPEN: the file, or its journal in a folder we may not write
    26: ErrorCode.VAULT_DAMAGED,  # NOTADB
}

ODD_ROW = (ValueError, TypeError, LookupError, AttributeError, OverflowError, RecursionError)
"""What a row raises that none of ours wrote: no JSON, no day, a word that is not on the list."""


@contextmanager
def known_errors() -> Iterator[None]:
    """Turn what the driver raises into CompanionError. Also a decorator.

    Anything else is a mistake of ours and passes: what is written comes from us.
    """
    try:
        yield
    except (DriverError, MemoryError) as error:
        raise known_error(error) from None


@contextmanager
def reading() -> Iterator[None]:
    """Do the same around turning rows into things: a row may hold what we never write.

    Never around writing. ROW_NOT_READ names the place, for it may be a mistake of ours as well.
    """
    try:
        with known_errors():
            yield
    except ODD_ROW as error:
        raise CompanionError(ErrorCode.ROW_NOT_READ, place=_place(error.__traceback__)) from None


def _place(trace: TracebackType | None) -> str:
    """Return the innermost module and line of ours, as a crash report would name it."""
    frames = [(Path(frame.filename), frame.lineno) for frame in traceback.extract_tb(trace)]
    ours = [f"{path.name}:{line}" for path, line in frames if "companion" in path.parts]
    return ours[-1] if ours else ""


def known_error(error: Exception) -> CompanionError:
    """Return the known error for an exception of the driver."""
    if isinstance(error, MemoryError):
        return CompanionError(ErrorCode.VAULT_DAMAGED)
    code = error_code(error)
    if code is None:
        if isinstance(error, ProgrammingError) and "closed" in str(error):
            return CompanionError(ErrorCode.VAULT_LOCKED)
        return CompanionError(ErrorCode.STORAGE_FAILED, kind=type(error).__name__)
    known = _CODES.get(code & 0xFF)
    return CompanionError(known) if known else CompanionError(ErrorCode.STORAGE_FAILED, sql=code)


def is_damage(error: Exception) -> bool:
    """Tell whether the driver calls the file damaged."""
    return known_error(error).code is ErrorCode.VAULT_DAMAGED


def error_code(error: Exception) -> int | None:
    """Return SQLite's result code, or None where the driver itself complains."""
    code = getattr(error, "sqlite_errorcode", None)
    return code if isinstance(code, int) else None
