# SPDX-License-Identifier: Apache-2.0
"""Making copies of the open vault: each is proved before it gets its final name.

Under a final name there is a whole copy or none: `VACUUM INTO` a new file, open that with a fresh
connection, pack it, read the pack, then rename.
"""

import contextlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from threading import Event

from companion.domain.backup import Backup, BackupState, OldCopy, OtherCopy, is_behind, is_due
from companion.domain.errors import CompanionError, ErrorCode
from companion.storage import backup_file, cipher
from companion.storage.atomic_file import (
    known_file_errors,
    make_private_file,
    make_private_folder,
    sync_file,
    sync_folder,
)
from companion.storage.backup_file import About
from companion.storage.copy_names import ENDING, free_copy, kept_copies, number_of
from companion.storage.copy_rank import Readings, drop_first, highest, is_whole, newest_of
from companion.storage.keys import KeyFile
from companion.storage.known_copies import CopyBook, KnownCopies
from companion.storage.old_copies import described, drop_old, old_aside, old_copies, written
from companion.storage.patiently import replace_patiently
from companion.storage.second_place import VaultSecondPlace
from companion.storage.sql_errors import known_errors, reading
from companion.storage.vault_facts import whole_chain

FOLDER = "copies"
KEPT = 10
_WORKING, _WORKING_THERE = "making.db", "making-there.db"
"""Two names: what goes to a second place may still be read by work that stands still."""
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
        self._is_unsure = False
        self._readings = Readings()
        self.is_waited_for: Callable[[], bool] = lambda: False
        """Whether other work for the vault waits: then a copy is not read back to its end."""
        self._known = KnownCopies(db, path, self._folder, key)
        self.second = VaultSecondPlace(db, path, self._make, self._known)
        self.second.edge.keep_going = self._go_on
        self.second.go_on_alone = self._go_on_alone

    def state(self) -> BackupState:
        """Return the copies kept, newest first, and whether something changed since."""
        with known_errors(), known_file_errors():
            kept = described_copies(self._folder, self._known.book())
            is_unsure = self._is_unsure or self._known.is_unsure()
            trouble = ErrorCode.COPY_UNSURE if is_unsure else None
            return BackupState(kept, self._is_behind(), str(self._folder), trouble)

    def is_due(self, now: datetime) -> bool:
        """Return True where something changed since the newest copy, which is a day old."""
        with known_errors(), known_file_errors():
            if is_due(self._newest(), written(self._path), now):
                return True
            self._read_newest()
            return is_due(self._newest(), written(self._path), now)

    def keep(self, now: datetime) -> None:
        """Add a copy to those kept, and drop the oldest above ten. Raises CompanionError.

        One with notes that are not here, or that somebody else put there, is never dropped, and
        does not count among the ten.
        """
        with known_errors(), known_file_errors():
            make_private_folder(self._folder)
            before = kept_copies(self._folder)
            to = free_copy(self._folder, highest(before, self._known.book()))
            self._make(to, _half_made(to), now)
            try:
                drop_first(kept_copies(self._folder), self._known.book(), KEPT, self._go_on_alone)
            except CompanionError as error:
                # The copy is made. What is too much goes with the next one.
                if error.code is not ErrorCode.STOPPED:
                    raise

    def write(self, path: str, now: datetime) -> None:
        """Write a copy to a chosen place, never among our own files. Raises CompanionError."""
        with known_errors(), known_file_errors():
            if "\0" in path:
                raise CompanionError(ErrorCode.FILE_NOT_WRITABLE)
            to = Path(path)
            place, copies = to.parent.resolve(), self._folder.resolve()
            if place == self._path.parent.resolve() or place.is_relative_to(copies):
                raise CompanionError(ErrorCode.FILE_NOT_WRITABLE)
            self._make(to, _half_made(to), now)

    def old_copies(self) -> tuple[OldCopy, ...]:
        """Return kept copies with old secrets or a wiped record, those of the second place last."""
        with known_errors(), known_file_errors():
            book, keys = self._seen(), self._path.parent / backup_file.KEYS
            here = old_copies(keys, kept_copies(self._folder), book)
            own = self.second.own_copies()
            there = old_copies(keys, own, book.as_seen(), is_second=True)
            return (*here, *old_aside(keys, self._folder, book), *there)

    def drop_old(self, paths: tuple[str, ...]) -> None:
        """Wipe old copies that lie here, and no other file. Raises CompanionError."""
        with known_file_errors():
            drop_old([one for one in self.old_copies() if one.backup.path in paths])

    def other_copies(self) -> tuple[OtherCopy, ...]:
        """Return copies with notes that are not here, on which nobody has decided yet.

        Those here come first, and in each place the newest. Raises CompanionError.
        """
        with known_errors(), known_file_errors():
            book = self._seen()
            here, there = kept_copies(self._folder), self.second.own_copies()
            return (
                *_others(here, book, is_second=False),
                *_others(there, book.as_seen(), is_second=True),
            )

    def leave_others(self) -> None:
        """Keep that these copies are left as they are. Raises CompanionError."""
        with known_errors(), known_file_errors():
            self._known.leave_others()

    def look(self) -> CopyBook:
        """Note each copy that this vault does not know. Raises what the driver and files raise."""
        return self._known.look(kept_copies(self._folder), self.second.own_copies_or_none())

    def look_after_restore(self) -> None:
        """Note what is here, once, after a copy was brought back: what comes later is news."""
        with contextlib.suppress(CompanionError), known_errors(), known_file_errors():
            if self._known.was_brought_back():
                self.look()

    def remembered(self) -> tuple[CopyBook, str]:
        """Return what is known of copies, and where they go as well. No file is looked at."""
        with reading():
            self._known.was_brought_back()
            self._known.is_unsure()
            return self._known.book(), self.second.remembered()

    def _seen(self) -> CopyBook:
        """Look, and go on where that can not be noted: this is how a full disk gets room."""
        try:
            with known_errors(), known_file_errors():
                return self.look()
        except CompanionError as error:
            if error.code not in (ErrorCode.DISK_FULL, ErrorCode.READ_ONLY):
                raise
        return self._known.book()

    def stop(self) -> None:
        """Have the copy that is being made end soon. Safe to call from any thread."""
        self._stopped.set()

    def _make(self, to: Path, packed: Path, now: datetime, mark: str = "") -> None:
        """Make a proved copy under the name `to`, by way of the name `packed`."""
        self._go_on()
        self._db.refuse_moved()
        make_private_folder(self._folder)
        working = self._folder / (_WORKING_THERE if mark else _WORKING)
        _clear(working)
        with contextlib.suppress(OSError):  # work that stands still may hold the other one
            _clear(self._folder / _WORKING, self._folder / _WORKING_THERE)
        self.look()
        try:
            with self._token() as token:
                self._make_with(to, packed, working, self._about(to, now, mark, token))
            self._read_back(working, token)
        finally:
            with contextlib.suppress(OSError):
                _clear(working)

    def _about(self, to: Path, now: datetime, mark: str, token: str) -> About:
        return About(b"", now, mark, token, number_of(to), self._key)

    def _make_with(self, to: Path, packed: Path, working: Path, about: About) -> None:
        self._copy(working)
        keys_file = self._path.parent / backup_file.KEYS
        # Read as what it must be: a copy with damaged keys would open nothing.
        KeyFile.read(keys_file)
        about = replace(about, keys=keys_file.read_bytes())
        pack = partial(_pack, to, packed, working, about)
        if about.mark:
            self.second.edge.write(pack)
        else:
            pack(self._go_on)

    def _read_back(self, working: Path, token: str) -> None:
        """Read what was copied as bringing it back will. Raises COPY_UNSURE: the copy stays.

        It takes as long as making it. So work that waits for the vault ends it: no verdict.
        """
        from companion.storage.copy_proof import prove_copy

        def is_over() -> bool:
            return self._stopped.is_set() or self.is_waited_for()

        connection = cipher.connect(working, self._key)
        try:
            connection.set_progress_handler(is_over, _STEPS)
            with known_errors():
                prove_copy(connection, working, self._key)
        except CompanionError:
            if not is_over():
                self._is_unsure = True
                self._note(partial(self._known.note_unsure, token))
                raise CompanionError(ErrorCode.COPY_UNSURE) from None
        else:
            self._is_unsure = False
            self._note(self._known.note_sure)
        finally:
            connection.close()

    def _note(self, note: Callable[[], None]) -> None:
        """Keep what was found, where that can be kept: on a full disk it is known until closing."""
        with contextlib.suppress(CompanionError, OSError, cipher.DriverError):
            note()

    def _copy(self, working: Path) -> None:
        """Copy the open vault into a new file, and prove that it is the same."""
        expected = _facts(self._db)
        make_private_file(working)
        with self._stoppable(self._db.conn):
            cipher.copy_into(self._db, working)
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
    def _token(self) -> Iterator[str]:
        """Give a token for one copy. It is in the vault before the copy has its final name."""
        token = self._known.begin()
        try:
            yield token
        except BaseException as error:
            # While leaving nothing waits for the disk, and a token without a copy does no harm.
            # Where a place stopped to answer, the copy may yet get its name there.
            is_gone = isinstance(error, CompanionError) and error.code is ErrorCode.PLACE_MISSING
            if not self._stopped.is_set() and not is_gone:
                with contextlib.suppress(CompanionError, OSError, cipher.DriverError):
                    self._known.take_back(token)
            raise

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

    def _newest(self) -> datetime | None:
        """Return when the newest copy of these notes was written, by the clock of the vault."""
        newest = newest_of(kept_copies(self._folder), self._known.book())
        return written(newest) if newest is not None else None

    def _read_newest(self) -> None:
        """Read the newest copy to its end, once: what is not whole is not the newest any more."""
        book = self._known.book()
        newest = newest_of(kept_copies(self._folder), book)
        if newest is not None and self._readings.is_due(newest):
            self._readings.read(newest, lambda: is_whole(newest, book, self._go_on_alone))

    def _go_on_alone(self) -> None:
        """Raise once somebody leaves, and where other work for the vault waits."""
        if self._stopped.is_set() or self.is_waited_for():
            raise CompanionError(ErrorCode.STOPPED)

    def _is_behind(self) -> bool:
        # Compared with times that the disk gave by the clock of this computer.
        return is_behind(self._newest(), written(self._path), datetime.now(UTC))


def described_copies(folder: Path, book: CopyBook | None = None) -> tuple[Backup, ...]:
    """Return what can be said of the copies in a folder, newest first. Raises OSError."""
    return tuple(described(path, book) for path in reversed(kept_copies(folder)))


def _others(paths: list[Path], book: CopyBook, *, is_second: bool) -> tuple[OtherCopy, ...]:
    """Return those on which nobody has decided yet, newest first."""
    return tuple(
        OtherCopy(described(path, book), is_second)
        for path in reversed(paths)
        if book.is_open(book.manifests.token(path))
    )


def _pack(
    to: Path, packed: Path, working: Path, about: About, keep_going: backup_file.KeepGoing
) -> None:
    """Pack what was proved, and give it its final name where it is whole. Raises OSError."""
    try:
        _clear(packed)
        make_private_file(packed)
        backup_file.pack(packed, working, about, keep_going)
        sync_file(packed)
        keep_going()
        replace_patiently(packed, to)
    finally:
        with contextlib.suppress(OSError):
            _clear(packed)
    with contextlib.suppress(OSError):  # not every stick can promise it
        sync_folder(to.parent)


def _half_made(path: Path) -> Path:
    return path.with_name(path.name + ENDING)


def _clear(*paths: Path) -> None:
    for path in paths:
        for ending in ("", "-journal"):
            path.with_name(path.name + ending).unlink(missing_ok=True)


def _facts(db: cipher.Database) -> list[object]:
    """Return how many rows every table has, the hashes of the chain, and the marks in the head."""
    # The vocabulary is a view of the index.
    names = [name for name in db.table_names() if name != "entry_vocabulary"]
    counts = {name: db.table(name).count for name in names}
    heads = [
        db.execute(f"pragma {head}").fetchone()[0] for head in ("application_id", "user_version")
    ]
    return [counts, whole_chain(db), heads]
