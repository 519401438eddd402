# SPDX-License-Identifier: Apache-2.0
"""A new data key: the open vault is written into a new file under it, and that file is proved.

The vault itself is not touched. Never `pragma rekey` in place: killed midway it would open with
neither key.
"""

import contextlib
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from companion.domain.errors import CompanionError, ErrorCode
from companion.storage import cipher
from companion.storage.atomic_file import known_file_errors, make_private_file, sync_file
from companion.storage.sheet_store import VaultSheetStore
from companion.storage.sql_errors import known_errors
from companion.storage.vault_facts import heads, vault_facts

_NEW = "renewed"
_ATTACH = f"attach database cast(? as text) as {_NEW} key ?"
_DETACH = f"detach database {_NEW}"
_EXPORT = f"select sqlcipher_export('{_NEW}')"
_HEAD = f"pragma {_NEW}.application_id = %d", f"pragma {_NEW}.user_version = %d"
_WORK_SETTINGS = ("journal_mode = memory", "synchronous = off")
"""The new file is thrown away after an error, and synchronised once it is whole."""
_INDEX_IS_SOUND = "insert into entry_fts (entry_fts) values ('integrity-check')"


class VaultRenewal:
    """Writes the open vault anew."""

    def __init__(self, db: cipher.VaultDatabase) -> None:
        self._db = db

    def write(self, path: Path, key: bytes, sheet_worked_on: date | None) -> None:
        """Write a new file and prove that it holds the same. Raises CompanionError."""
        with known_errors(), known_file_errors(), self._db.haste.working():
            self._db.refuse_moved()
            expected = vault_facts(self._db)
            make_private_file(path)
            with self._attached(path, key):
                for setting in _WORK_SETTINGS:
                    self._db.execute(f"pragma {_NEW}.{setting}")
                self._export(path)
                for words, value in zip(_HEAD, heads(self._db), strict=True):
                    self._db.execute(words % value)
            _prove(path, key, expected, sheet_worked_on)
            sync_file(path)

    def refuse_leaving(self) -> None:
        """Raise STOPPED once somebody leaves: what is sealed for the old key must stay readable."""
        self._db.haste.refuse_work()

    def _export(self, path: Path) -> None:
        """Copy everything. The driver does not say that the disk is full here, so we ask."""
        try:
            self._db.execute(_EXPORT).fetchall()
        except cipher.DriverError:
            (pages,) = self._db.execute("pragma main.page_count").fetchone()
            missing = int(pages) * cipher.PAGE_SIZE - path.stat().st_size
            if shutil.disk_usage(path.parent).free < missing:
                raise CompanionError(ErrorCode.DISK_FULL) from None
            raise

    @contextmanager
    def _attached(self, path: Path, key: bytes) -> Iterator[None]:
        # As a value, so that no error can quote it.
        self._db.execute(_ATTACH, [os.fsencode(path), f"x'{key.hex()}'"])
        try:
            yield
        except BaseException:
            with contextlib.suppress(cipher.DriverError):
                self._db.conn.rollback()
            with contextlib.suppress(cipher.DriverError):
                self._db.execute(_DETACH)
            raise
        self._db.execute(_DETACH)


def _prove(path: Path, key: bytes, expected: list[object], worked_on: date | None) -> None:
    """Open the new file as a vault is opened, compare it, and keep what is known of the sheet."""
    connection = cipher.connect(path, key)
    try:
        db = cipher.settle(connection)
        problems = connection.execute("pragma integrity_check").fetchall()
        if problems != [("ok",)] or vault_facts(db) != expected:
            raise CompanionError(ErrorCode.VAULT_DAMAGED)
        with db.atomic():
            db.execute(_INDEX_IS_SOUND)
            db.execute("delete from recovery_sheet")
        if worked_on is not None:
            VaultSheetStore(db).keep_worked_on(worked_on)
    finally:
        connection.close()
