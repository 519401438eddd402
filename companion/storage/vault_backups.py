# SPDX-License-Identifier: Apache-2.0
"""Making copies of the open vault: each is proved before it gets its final name.

Under a final name there is a whole copy or none: `VACUUM INTO` a new file, open that with a fresh
connection, pack it, read the pack, then rename.
"""

import contextlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from threading import Event

from companion.domain.backup import Backup, BackupState, OldCopy, is_behind, is_due
from companion.domain.errors import CompanionError, ErrorCode
from companion.storage import backup_file, cipher
from companion.storage.atomic_file import (
    known_file_errors,
    make_private_file,
    sync_file,
    sync_folder,
)
from companion.storage.copy_names import ENDING, copy_name, kept_copies, number_of
from companion.storage.keys import KeyFile
from companion.storage.old_copies import described, drop_old, old_copies, old_elsewhere, written
from companion.storage.revision_chain import chain_end
from companion.storage.second_place import VaultSecondPlace
from companion.storage.sql_errors import known_errors

FOLDER = "copies"
KEPT = 10
PRIVATE_FOLDER = 0o700
_WORKING = "making.db"
_STEPS = 2_000
"""So many steps of the database between two looks whether to stop."""


class VaultBackups:
    """The copies of one open vault."""

    def __init__(self, db: cipher.VaultDatabase, path: Path, key: bytes) -> None:
        self._db = db
        self._path = path
        self._key = key
        self._folder = path.parent / FOLDER
        self._stopped = Event()
        self.second = VaultSecondPlace(db, path, self._make)

    def state(self) -> BackupState:
        """Return the copies kept, newest first, and whether something changed since."""
        with known_file_errors():
            kept = described_copies(self._folder)
            return BackupState(kept, self._is_behind(), str(self._folder))

    def is_due(self, now: datetime) -> bool:
        """Return True where something changed since the newest copy, which is a day old."""
        with known_file_errors():
            return is_due(self._newest(), written(self._path), now)

    def keep(self, now: datetime) -> None:
        """Add a copy to those kept, and drop the oldest above ten. Raises CompanionError."""
        with known_errors(), known_file_errors():
            self._folder.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
            before = kept_copies(self._folder)
            to = self._folder / copy_name(number_of(before[-1]) + 1 if before else 1)
            self._make(to, _half_made(to), now)
            for old in kept_copies(self._folder)[:-KEPT]:
                old.unlink()

    def write(self, path: str, now: datetime) -> None:
        """Write a copy to a chosen place, never among our own files. Raises CompanionError."""
        with known_errors(), known_file_errors():
            to = Path(path)
            place, copies = to.parent.resolve(), self._folder.resolve()
            if place == self._path.parent.resolve() or place.is_relative_to(copies):
                raise CompanionError(ErrorCode.FILE_NOT_WRITABLE)
            self._make(to, _half_made(to), now)

    def old_copies(self) -> tuple[OldCopy, ...]:
        """Return kept copies with old secrets or a wiped record, those of the second place last."""
        with known_errors(), known_file_errors():
            kept = tuple(reversed(kept_copies(self._folder)))
            wiped = self._last_wipe()
            there = old_elsewhere(self._folder, self.second.own_copies(), wiped)
            return (*old_copies(self._folder, kept, wiped), *there)

    def drop_old(self, paths: tuple[str, ...]) -> None:
        """Wipe old copies that lie here, and no other file. Raises CompanionError."""
        with known_file_errors():
            drop_old([one for one in self.old_copies() if one.backup.path in paths])

    def stop(self) -> None:
        """Have the copy that is being made end soon. Safe to call from any thread."""
        self._stopped.set()

    def _make(self, to: Path, packed: Path, now: datetime, mark: str = "") -> None:
        """Make a proved copy under the name `to`, by way of the name `packed`."""
        self._go_on()
        self._db.refuse_moved()
        self._folder.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
        working = self._folder / _WORKING
        _clear(working, packed)
        try:
            self._copy(working)
            make_private_file(packed)
            keys_file = self._path.parent / backup_file.KEYS
            # Read as what it must be: a copy with damaged keys would open nothing.
            KeyFile.read(keys_file)
            about = backup_file.About(keys_file.read_bytes(), now, mark)
            backup_file.pack(packed, working, about, self._go_on)
            sync_file(packed)
            packed.replace(to)
        finally:
            with contextlib.suppress(OSError):
                _clear(working, packed)
        with contextlib.suppress(OSError):  # not every stick can promise it
            sync_folder(to.parent)

    def _copy(self, working: Path) -> None:
        """Copy the open vault into a new file, and prove that it is the same."""
        expected = _facts(self._db)
        make_private_file(working)
        with self._stoppable(self._db.conn):
            self._db.execute("vacuum into ?", [str(working)])
        sync_file(working)
        connection = cipher.connect(working, self._key)
        try:
            with self._stoppable(connection):
                problems = connection.execute("pragma integrity_check").fetchall()
                found = _facts(cipher.Database(connection, execute_plugins=False))
        finally:
            connection.close()
        if problems != [("ok",)] or found != expected:
            raise CompanionError(ErrorCode.VAULT_DAMAGED)

    @contextmanager
    def _stoppable(self, connection: cipher.Connection) -> Iterator[None]:
        connection.set_progress_handler(self._stopped.is_set, _STEPS)
        try:
            yield
        except cipher.DriverError:
            self._go_on()
            raise
        finally:
            connection.set_progress_handler(None, 0)

    def _go_on(self) -> None:
        if self._stopped.is_set():
            raise CompanionError(ErrorCode.STOPPED)

    def _last_wipe(self) -> datetime | None:
        (found,) = self._db.execute("select max(wiped_at) from wipe").fetchone()
        return datetime.fromisoformat(found) if found else None

    def _newest(self) -> datetime | None:
        """Return when the newest copy was written, by the same clock as the vault."""
        copies = kept_copies(self._folder)
        return written(copies[-1]) if copies else None

    def _is_behind(self) -> bool:
        # Compared with times that the disk gave by the clock of this computer.
        return is_behind(self._newest(), written(self._path), datetime.now(UTC))


def described_copies(folder: Path) -> tuple[Backup, ...]:
    """Return what can be said of the copies in a folder, newest first. Raises OSError."""
    return tuple(described(path) for path in reversed(kept_copies(folder)))


def _half_made(path: Path) -> Path:
    return path.with_name(path.name + ENDING)


def _clear(*paths: Path) -> None:
    for path in paths:
        for ending in ("", "-journal"):
            path.with_name(path.name + ending).unlink(missing_ok=True)


def _facts(db: cipher.Database) -> list[object]:
    """Return how many rows every table has, the newest hash, and the marks in the head."""
    # The vocabulary is a view of the index.
    names = [name for name in db.table_names() if name != "entry_vocabulary"]
    counts = {name: db.table(name).count for name in names}
    heads = [
        db.execute(f"pragma {head}").fetchone()[0] for head in ("application_id", "user_version")
    ]
    return [counts, chain_end(db), heads]
