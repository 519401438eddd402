# SPDX-License-Identifier: Apache-2.0
"""A second place for copies, remembered in the vault: a stick, another disk, any folder.

Only files are touched there that carry, in their name and inside, the mark of this vault. The mark
is drawn at random. It is in no other copy, so what somebody carried there by hand stays.
"""

import contextlib
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from pathlib import Path

from companion.domain.backup import Backup, SecondPlace, is_due
from companion.domain.errors import CompanionError, ErrorCode
from companion.storage import cipher
from companion.storage.atomic_file import known_file_errors
from companion.storage.copy_names import ENDING, free_copy, kept_copies
from companion.storage.copy_rank import (
    Readings,
    drop_first,
    highest,
    is_whole,
    newest_of,
    others_in_turn,
)
from companion.storage.edge_files import EdgeFiles, KeepGoing, T
from companion.storage.known_copies import CopyBook, KnownCopies, same_time
from companion.storage.old_copies import described, written
from companion.storage.rows import moment_of
from companion.storage.sql_errors import known_errors, reading
from companion.storage.stored_text import storable, utc_text

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

    def __init__(
        self, db: cipher.VaultDatabase, path: Path, make: Make, known: KnownCopies
    ) -> None:
        self._db = db
        self._path = path
        self._make = make
        self._known = known
        self.edge = EdgeFiles()
        self._readings = Readings()
        self.go_on_alone: KeepGoing = lambda: None
        """Raises once somebody leaves, and where other work for the vault waits."""

    def place(self) -> SecondPlace | None:
        """Return what can be said of it now; None where none was chosen. Raises CompanionError."""
        with reading(), known_file_errors():
            row = self._row()
            if row is None:
                return None
            book = self._known.book()
            kept = self._described(self._own(row), book)
            if kept is None:
                return SecondPlace(str(row.folder), is_there=False, last_at=row.copied_at)
            proved = [one for one in kept if one.is_proved]
            last = next((one for one in proved or kept if not one.has_others), None)
            return SecondPlace(
                str(row.folder),
                is_there=True,
                is_same_disk=not row.is_other_disk,
                last_at=last.made_at if last else None,
                kept=kept,
            )

    def remembered(self) -> str:
        """Return the folder that was chosen; "" where none was. No file is looked at."""
        with reading():
            row = self._row()
            return str(row.folder) if row is not None else ""

    def choose(self, path: str) -> None:
        """Remember a folder. Raises CompanionError: PLACE_REFUSED for where the notes are."""
        with known_errors(), known_file_errors():
            if storable(path) != path:
                # The vault could not keep that name.
                raise CompanionError(ErrorCode.FILE_NOT_WRITABLE)
            folder = Path(path).absolute()
            is_other_disk = self.edge.wake(lambda: self._looked_at(folder))
            mark = secrets.token_hex(_MARK_BYTES)
            with self._db.atomic():
                self._db.execute(_KEEP, [mark, str(folder), int(is_other_disk)])

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
            if is_due(self._newest_at(own), written(self._path), now):
                return True
            self._read_newest(own)
            return is_due(self._newest_at(own), written(self._path), now)

    def copy(self, now: datetime) -> None:
        """Add a proved copy there, and drop the oldest of ours above five. Raises CompanionError.

        Of those with notes that are not here five stay as well: two computers may share a stick.
        PLACE_MISSING where it can not be reached.
        """
        with known_errors(), known_file_errors():
            row = self._row()
            own = self._own(row) if row is not None else None
            if row is None or own is None:
                raise CompanionError(ErrorCode.PLACE_MISSING)
            # A name of its own for what is half made: a second vault may use the same stick.
            packed = row.folder / f"copy-{row.mark[:_IN_NAME]}{ENDING}"
            number = highest(own, self._known.book().as_seen())
            to = self.edge.look(lambda: free_copy(row.folder, number))
            self._make(to, packed, now, row.mark)
            left, book = self._own(row) or [], self._known.book()
            with contextlib.suppress(CompanionError):
                self.edge.write(self._alone(partial(_drop_too_many, left, book)))
        with contextlib.suppress(CompanionError), known_errors(), known_file_errors():
            self._remember(now)

    def own_copies(self) -> list[Path]:
        """Return our own copies there, oldest first; none where it can not be reached."""
        return self.own_copies_or_none() or []

    def own_copies_or_none(self) -> list[Path] | None:
        """Return our own copies there; None where it can not be reached, or none was chosen."""
        row = self._row()
        return self._own(row) if row is not None else None

    def _newest_at(self, own: list[Path]) -> datetime | None:
        newest = newest_of(own, self._known.book().as_seen())
        manifest = self._known.manifests.as_seen().of(newest) if newest is not None else None
        return manifest.moment if manifest is not None else None

    def _read_newest(self, own: list[Path]) -> None:
        """Read the newest copy there to its end, once: it may rot, and nobody would see it."""
        book = self._known.book()
        newest = newest_of(own, book.as_seen())
        if newest is None or not self._readings.is_due(newest):
            return

        work = self._alone(partial(is_whole, newest, book))
        with contextlib.suppress(OSError, CompanionError):
            self._readings.read(newest, lambda: self.edge.write(work))

    def _alone(self, work: Callable[[KeepGoing], T]) -> Callable[[KeepGoing], T]:
        """Return work that ends as well where other work for the vault waits."""

        def run(keep_going: KeepGoing) -> T:
            def go_on() -> None:
                keep_going()
                self.go_on_alone()

            return work(go_on)

        return run

    def _row(self) -> _Row | None:
        for row in self._db.query("select * from second_place where place <> ''"):
            place, is_other = Path(row["place"]), bool(row["is_other_disk"])
            return _Row(row["mark"], place, is_other, _moment(row["copied_at"]))
        return None

    def _remember(self, now: datetime) -> None:
        """Keep when the last copy went there. That is no change of the notes: the time stays."""
        with same_time(self._path), self._db.atomic():
            self._db.execute("update second_place set copied_at = ?", [utc_text(now)])

    def _own(self, row: _Row) -> list[Path] | None:
        """Return our own copies there, oldest first; None where the place can not be reached."""
        try:
            return self.edge.look(lambda: self._found(row))
        except OSError:
            return None
        except CompanionError as error:
            if error.code is ErrorCode.PLACE_MISSING:
                return None
            raise

    def _found(self, row: _Row) -> list[Path] | None:
        if not self._is_there(row):
            return None
        return [path for path in kept_copies(row.folder) if self._has_mark(path, row.mark)]

    def _described(self, own: list[Path] | None, book: CopyBook) -> tuple[Backup, ...] | None:
        """Return what can be said of these copies, newest first; None where nothing answers."""
        if own is None:
            return None
        try:
            return self.edge.look(lambda: tuple(described(path, book) for path in reversed(own)))
        except CompanionError as error:
            if error.code is ErrorCode.PLACE_MISSING:
                return None
            raise

    def _looked_at(self, folder: Path) -> bool:
        """Return whether a folder lies on another disk. Raises CompanionError for a wrong one."""
        if not folder.is_dir():
            raise CompanionError(ErrorCode.PLACE_MISSING)
        if self._holds_vault(folder):
            raise CompanionError(ErrorCode.PLACE_REFUSED)
        return self._is_other_disk(folder)

    def _has_mark(self, path: Path, mark: str) -> bool:
        manifest = self._known.manifests.of(path)
        return manifest is not None and manifest.mark == mark

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


def _moment(text: str | None) -> datetime | None:
    """Return a moment; None for what is none: the page of copies goes on without it."""
    with contextlib.suppress(ValueError):
        found = moment_of(text)
        return found if found is not None and found.tzinfo is not None else None
    return None


def _drop_too_many(own: list[Path], book: CopyBook, keep_going: KeepGoing) -> None:
    with contextlib.suppress(OSError):
        drop_first(own, book, KEPT_THERE, keep_going)
    for other in others_in_turn(own, book)[:-KEPT_THERE]:
        with contextlib.suppress(OSError):
            other.unlink()
