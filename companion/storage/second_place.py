# SPDX-License-Identifier: Apache-2.0
"""A second place for copies, remembered in the vault: a stick, another disk, any folder.

Only files are touched there that carry, in their name and inside, the mark of this vault. The mark
is drawn at random. It is in no other copy, so what somebody carried there by hand stays.
"""

import contextlib
import os
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from companion.domain.backup import SecondPlace, is_due
from companion.domain.errors import CompanionError, ErrorCode
from companion.storage import backup_file, cipher
from companion.storage.atomic_file import known_file_errors
from companion.storage.copy_names import ENDING, copy_name, kept_copies, number_of
from companion.storage.old_copies import described, written
from companion.storage.sql_errors import known_errors
from companion.storage.stored_text import utc_text

KEPT_THERE = 5
_MARK_BYTES = 16
_IN_NAME = 8
_IS_KNOWN = "select 1 from sqlite_master where name = 'second_place'"
_NO_PLACE = "update second_place set place = '', is_other_disk = 0, copied_at = null"
_NO_STRANGE_MARK = """
    delete from second_place where length(mark) <> 32 or mark glob '*[^0-9a-f]*'"""
_KEEP = """
    insert into second_place (id, mark, place, is_other_disk, copied_at) values (1, ?, ?, ?, null)
    on conflict (id) do update set place = excluded.place,
        is_other_disk = excluded.is_other_disk, copied_at = null"""

Make = Callable[[Path, Path, datetime, str], None]
"""Makes a proved copy under the first name, by way of the second, with this mark in it."""


@dataclass(frozen=True, slots=True)
class _Row:
    mark: str
    folder: Path = field(repr=False)
    is_other_disk: bool
    copied_at: datetime | None


class VaultSecondPlace:
    """The second place of one open vault."""

    def __init__(self, db: cipher.VaultDatabase, path: Path, make: Make) -> None:
        self._db = db
        self._path = path
        self._make = make

    def place(self) -> SecondPlace | None:
        """Return what can be said of it now; None where none was chosen. Raises CompanionError."""
        with known_errors(), known_file_errors():
            row = self._row()
            if row is None:
                return None
            own = self._own(row)
            if own is None:
                return SecondPlace(str(row.folder), is_there=False, last_at=row.copied_at)
            kept = tuple(described(path) for path in reversed(own))
            return SecondPlace(
                str(row.folder),
                is_there=True,
                is_same_disk=not row.is_other_disk,
                last_at=kept[0].made_at if kept else None,
                kept=kept,
            )

    def choose(self, path: str) -> None:
        """Remember a folder. Raises CompanionError: PLACE_REFUSED for where the notes are."""
        with known_errors(), known_file_errors():
            folder = Path(path).absolute()
            if not folder.is_dir():
                raise CompanionError(ErrorCode.PLACE_MISSING)
            if self._holds_vault(folder):
                raise CompanionError(ErrorCode.PLACE_REFUSED)
            mark = secrets.token_hex(_MARK_BYTES)
            with self._db.atomic():
                self._db.execute(_KEEP, [mark, str(folder), int(self._is_other_disk(folder))])

    def forget(self) -> None:
        """Remember no place any more. What lies there stays. Raises CompanionError."""
        with known_errors(), self._db.atomic():
            self._db.execute("update second_place set place = '', copied_at = null")

    def is_due(self, now: datetime) -> bool:
        """Return True where it can be reached, and its newest copy is a day old and behind."""
        with known_errors(), known_file_errors():
            row = self._row()
            own = self._own(row) if row is not None else None
            if own is None:
                return False
            newest = described(own[-1]).made_at if own else None
            return is_due(newest, written(self._path), now)

    def copy(self, now: datetime) -> None:
        """Add a proved copy there, and drop the oldest of ours above five. Raises CompanionError.

        PLACE_MISSING where it can not be reached.
        """
        with known_errors(), known_file_errors():
            row = self._row()
            own = self._own(row) if row is not None else None
            if row is None or own is None:
                raise CompanionError(ErrorCode.PLACE_MISSING)
            # A name of its own for what is half made: a second vault may use the same stick.
            packed = row.folder / f"copy-{row.mark[:_IN_NAME]}{ENDING}"
            self._make(_free_name(row.folder, own), packed, now, row.mark)
            for old in (self._own(row) or [])[:-KEPT_THERE]:
                with contextlib.suppress(OSError):
                    old.unlink()
        with contextlib.suppress(CompanionError), known_errors(), known_file_errors():
            self._remember(now)

    def own_copies(self) -> list[Path]:
        """Return our own copies there, oldest first; none where it can not be reached."""
        row = self._row()
        return (self._own(row) or []) if row is not None else []

    def _row(self) -> _Row | None:
        for row in self._db.query("select * from second_place where place <> ''"):
            at = row["copied_at"]
            copied_at = datetime.fromisoformat(at) if at else None
            return _Row(row["mark"], Path(row["place"]), bool(row["is_other_disk"]), copied_at)
        return None

    def _remember(self, now: datetime) -> None:
        """Keep when the last copy went there. That is no change of the notes: the time stays."""
        before = self._path.stat()
        with self._db.atomic():
            self._db.execute("update second_place set copied_at = ?", [utc_text(now)])
        with contextlib.suppress(OSError):
            os.utime(self._path, ns=(before.st_atime_ns, before.st_mtime_ns))

    def _own(self, row: _Row) -> list[Path] | None:
        """Return our own copies there, oldest first; None where the place can not be reached."""
        try:
            if not self._is_there(row):
                return None
            return [path for path in kept_copies(row.folder) if _has_mark(path, row.mark)]
        except OSError:
            return None

    def _is_there(self, row: _Row) -> bool:
        if not row.folder.is_dir() or self._holds_vault(row.folder):
            return False
        # Without its stick, the folder in which it is mounted is an empty one of this disk.
        return self._is_other_disk(row.folder) or not row.is_other_disk

    def _holds_vault(self, folder: Path) -> bool:
        """Return True for the folder of the notes, and for any below it."""
        home = self._path.parent.resolve()
        real = folder.resolve()
        return any(place.samefile(home) for place in (real, *real.parents))

    def _is_other_disk(self, folder: Path) -> bool:
        return folder.stat().st_dev != self._path.stat().st_dev


def forget_foreign(connection: cipher.Connection) -> None:
    """Let a vault from elsewhere know no place: whoever made it may have chosen one.

    A mark that we could have drawn stays, so that our own copies are known again.
    """
    if connection.execute(_IS_KNOWN).fetchone():
        connection.execute("pragma query_only = off")
        for words in (_NO_PLACE, _NO_STRANGE_MARK):
            connection.execute(words)
        connection.commit()


def _has_mark(path: Path, mark: str) -> bool:
    try:
        return not path.is_symlink() and backup_file.read_manifest(path).mark == mark
    except (CompanionError, OSError):
        return False


def _free_name(folder: Path, own: list[Path]) -> Path:
    """Return the next number that nobody has there."""
    number = number_of(own[-1]) + 1 if own else 1
    while os.path.lexists(folder / copy_name(number)):
        number += 1
    return folder / copy_name(number)
