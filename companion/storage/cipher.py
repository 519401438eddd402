# SPDX-License-Identifier: Apache-2.0
"""The cipher driver: the only importer of sqlcipher3, loaded at unlock and never at start.

It puts the shim in place before sqlite_utils is imported for the first time, so that sqlite_utils
catches the exceptions of our driver and not those of the standard library.
"""

import os
import sys
import threading
import types
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher

from companion.domain.errors import CompanionError, ErrorCode
from companion.storage.haste import Haste
from companion.storage.plain_file import refuse_odd
from companion.storage.stored_text import refuse_long
from companion.storage.unkept import Held
from companion.storage.vault_place import VaultPlace
from companion.storage.windows_writing import refuse_write_protected

_shim = types.ModuleType("pysqlite3")
_shim.__dict__.update({k: v for k, v in vars(sqlcipher).items() if not k.startswith("__")})
_shim.__dict__["dbapi2"] = sqlcipher
sys.modules["pysqlite3"], sys.modules["pysqlite3.dbapi2"] = _shim, sqlcipher

import sqlite_utils  # noqa: E402 - the shim comes first
from sqlite_utils import Database  # noqa: E402
from sqlite_utils.migrations import Migrations  # noqa: E402

__all__ = [
    "Database",
    "Migrations",
    "VaultDatabase",
    "check_binding",
    "connect",
    "copy_into",
    "settle",
]

DriverError: type[Exception] = sqlcipher.Error
ProgrammingError: type[Exception] = sqlcipher.ProgrammingError
Connection = Any
"""A connection of the driver, which publishes no types."""

PAGE_SIZE = 4096
PLAIN_HEADER = b"SQLite format 3\x00"
NOT_A_DATABASE = 26
OLDEST_SQLITE = (3, 53, 3)
LOCK_WAIT_SECONDS = 0.5

_FILE = "select cast(file as blob) from pragma_database_list where name = 'main'"
"""As bytes: on some disks the name of a folder is no text."""
_SETTINGS = (
    "locking_mode = exclusive",
    "journal_mode = delete",
    "synchronous = extra",
    "fullfsync = on",
    "foreign_keys = on",
    "secure_delete = on",
    "temp_store = memory",
    "trusted_schema = off",
    "cell_size_check = on",
)


def check_binding() -> None:
    """Raise RuntimeError unless driver, cipher and sqlite_utils are what we think they are."""
    connection = sqlcipher.connect(":memory:")
    try:
        version = connection.execute("pragma cipher_version").fetchone()
    finally:
        connection.close()
    if not version or not version[0]:
        raise RuntimeError("the database driver has no cipher")
    if sqlcipher.sqlite_version_info < OLDEST_SQLITE:
        raise RuntimeError("the database driver is too old")
    if sqlite_utils.utils.OperationalError is not sqlcipher.OperationalError:
        raise RuntimeError("sqlite_utils was imported before the cipher driver")


def connect(path: Path, key: bytes) -> Connection:
    """Return a keyed connection that has read page 1, and changed nothing in the file.

    Never makes a file: a missing one is an error. Raises the driver's exceptions, CompanionError.
    """
    flags = sqlcipher.SQLITE_OPEN_READWRITE
    _refuse_odd(path, path.with_name(f"{path.name}-journal"))
    connection = sqlcipher.connect(str(path), timeout=LOCK_WAIT_SECONDS, flags=flags)
    try:
        connection.execute("pragma cipher_log_level = NONE")
        connection.execute(f"pragma key = \"x'{key.hex()}'\"")
        connection.execute("select count(*) from sqlite_master").fetchone()
    except BaseException:
        connection.close()
        raise
    return connection


def _refuse_odd(*paths: Path) -> None:
    """Raise FILE_NOT_READABLE for a pipe, or the like: the driver would wait for it without end."""
    try:
        for path in paths:
            refuse_odd(path)
    except OSError:
        raise CompanionError(ErrorCode.FILE_NOT_READABLE) from None


class VaultDatabase(Database):
    """Reports nothing as written that went into a file which is gone or was replaced."""

    def __init__(self, connection: Connection, place: VaultPlace) -> None:
        self._owner = threading.get_ident()
        super().__init__(connection, execute_plugins=False, strict=True)
        self._place = place
        self.held = Held()
        self.haste = Haste()
        self._is_changing = False
        """As the driver would say, but it answers no other thread before its question is done."""

    def hurry(self, *, is_leaving: bool) -> None:
        """Let what takes long here end. Any thread may call it."""
        self.haste.begin(is_leaving=is_leaving, interrupt=self._interrupt)

    def _interrupt(self) -> None:
        """End the question that is asked now. What changes something is short, and is let through.

        Where the two meet all the same, the driver takes the whole change back.
        """
        with suppress(DriverError):
            if not self._is_changing:
                self.conn.interrupt()

    def close(self) -> None:  # type: ignore[explicit-override]
        """Close the file."""
        with self.haste.closing():
            super().close()

    def refuse_moved(self) -> None:
        """Raise VAULT_MISSING where the file is gone, or another stands in its place."""
        self._place.refuse_moved()

    def open_again(self, connection: Connection, path: Path) -> None:
        """Go on with another connection, now that the file was closed and replaced on purpose."""
        place = VaultPlace(path)
        with self.haste.closing():
            self.conn = settle(connection, place).conn
        self._place = place

    @contextmanager
    def atomic(self) -> Generator[Database, None, None]:  # type: ignore[explicit-override]
        """Change all or nothing. Raises VAULT_MISSING: before, so that nothing is written twice."""
        self._refuse_others()
        if self.conn.in_transaction:
            with super().atomic():
                yield self
            return
        self._place.refuse_moved()
        self._is_changing = True
        try:
            with self._telling(), super().atomic():
                yield self
        finally:
            self._is_changing = False
        self._place.refuse_moved()

    def execute(self, *given: Any) -> Any:  # type: ignore[explicit-override]  # noqa: ANN401
        """Ask. A stick that was pulled out is told as that: the driver may call it damage.

        All that is written goes through here: nothing that is too long to be read back.
        """
        self._refuse_others()
        for values in given[1:]:
            refuse_long(values.values() if isinstance(values, dict) else values or ())
        with self._telling():
            return _Answer(super().execute(*given), self._telling)

    def query(self, *given: Any) -> Generator[dict[str, Any], None, None]:  # type: ignore[explicit-override]  # noqa: ANN401
        """Ask, as above."""
        self._refuse_others()
        with self._telling():
            return self._rows(super().query(*given))

    def _rows(self, rows: Iterable[dict[str, Any]]) -> Generator[dict[str, Any], None, None]:
        with self._telling():
            yield from rows

    def _refuse_others(self) -> None:
        """Raise VAULT_IN_USE on any thread but the vault's own, before the driver makes it wait."""
        if threading.get_ident() != self._owner:
            raise CompanionError(ErrorCode.VAULT_IN_USE)

    @contextmanager
    def _telling(self) -> Generator[None, None, None]:
        try:
            yield
        except DriverError as error:
            self._refuse_gone(error)
            raise

    def _refuse_gone(self, error: Exception) -> None:
        """Look for the file, unless it was closed by us."""
        if not isinstance(error, ProgrammingError):
            self._place.refuse_moved()


class _Answer:
    """What a statement gave. Rows are read later: a stick may be pulled out in between."""

    def __init__(
        self,
        cursor: Any,  # noqa: ANN401 - the driver's, which publishes no types
        telling: Callable[[], AbstractContextManager[None]],
    ) -> None:
        self._cursor = cursor
        self._telling = telling

    def __iter__(self) -> Iterator[Any]:
        with self._telling():
            # Not the cursor itself: left half read, it would be closed, from whatever thread.
            yield from iter(self._cursor.fetchone, None)

    def fetchone(self) -> Any:  # noqa: ANN401 - whatever was asked for
        with self._telling():
            return self._cursor.fetchone()

    def fetchall(self) -> list[Any]:
        with self._telling():
            return list(self._cursor.fetchall())

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - the rest is the cursor's
        return getattr(self._cursor, name)


def settle(connection: Connection, place: VaultPlace | None = None) -> VaultDatabase:
    """Apply our settings, take the lock for good, and see that the file can be written.

    `place` is where the file stood before it was opened: one replaced since then is refused.
    """
    place = place or _place_of(connection)
    for setting in _SETTINGS:
        connection.execute(f"pragma {setting}")
    _claim(connection, place.path)
    place.refuse_moved()
    return VaultDatabase(connection, place)


def _place_of(connection: Connection) -> VaultPlace:
    (path,) = connection.execute(_FILE).fetchone()
    return VaultPlace(Path(os.fsdecode(path)))


def copy_into(db: Database, to: Path) -> None:
    """Write the whole database anew into a file that is empty."""
    db.execute("vacuum into cast(? as text)", [os.fsencode(to)])


def _claim(connection: Connection, path: Path) -> None:
    """Take the exclusive lock. Raises READ_ONLY where a change could not be stored.

    No change is tried and taken back to find that out: about once in 2,700 times this driver then
    calls a sound file malformed, until it is opened again.
    """
    can_ask_as_we_act = os.access in os.supports_effective_ids
    for place in (path, path.parent):
        if not os.access(place, os.W_OK, effective_ids=can_ask_as_we_act):
            raise CompanionError(ErrorCode.READ_ONLY)
    refuse_write_protected(path)
    connection.execute("begin exclusive")
    connection.execute("rollback")
