# SPDX-License-Identifier: Apache-2.0
"""Driver exceptions to known errors. Never passes on a message: it may quote what was written."""

from collections.abc import Iterator
from contextlib import contextmanager

from companion.domain.errors import CompanionError, ErrorCode
from companion.storage.cipher import DriverError, ProgrammingError

_CODES = {
    3: ErrorCode.READ_ONLY,  # PERM
    5: ErrorCode.VAULT_IN_USE,  # BUSY
    6: ErrorCode.VAULT_IN_USE,  # LOCKED
    7: ErrorCode.VAULT_DAMAGED,  # NOMEM: a damaged length
    8: ErrorCode.READ_ONLY,  # READONLY
    11: ErrorCode.VAULT_DAMAGED,  # CORRUPT
    13: ErrorCode.DISK_FULL,  # FULL
    14: ErrorCode.READ_ONLY,  # CANTOPEN: the file, or its journal in a folder we may not write
    26: ErrorCode.VAULT_DAMAGED,  # NOTADB
}


@contextmanager
def known_errors() -> Iterator[None]:
    """Turn what the driver raises into CompanionError. Also a decorator: `@known_errors()`."""
    try:
        yield
    except (DriverError, MemoryError) as error:
        raise known_error(error) from None


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


def error_code(error: Exception) -> int | None:
    """Return SQLite's result code, or None where the driver itself complains."""
    code = getattr(error, "sqlite_errorcode", None)
    return code if isinstance(code, int) else None
