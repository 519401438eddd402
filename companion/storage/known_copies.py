# SPDX-License-Identifier: Apache-2.0
"""What the vault knows of its copies, whatever any clock says.

Each copy carries a token, drawn at random and kept in the vault before the copy is made: so the
copy knows itself, and the vault knows every copy that it goes on from. A copy whose token it does
not know was made by another state of the notes, most often a newer one.
"""

import contextlib
import hmac
import os
import secrets
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Self

from companion.domain.errors import CompanionError
from companion.storage import cipher
from companion.storage.backup_file import Manifest, read_manifest

SET_ASIDE = "before-*"
"""Folders that hold what stood in the place of the vault before a copy was brought back."""
OURS, OTHER, CHOSEN = "ours", "other", "chosen"
_TOKEN_BYTES = 16
_NEVER = -1
_BEGIN = """
    insert into known_copy (token, wipes, kind) values (?, (select count(*) from wipe), 'ours')"""
_SEEN = "insert or ignore into known_copy (token, wipes, kind) values (?, 0, ?)"
"""When it was made, and whether that was after a wipe, nobody here knows."""
_SURE = "delete from unsure_copy"
_EXPECT = """
    insert into brought_back (id, is_new_here, is_new_there) values (1, 1, 1)
    on conflict (id) do update set is_new_here = 1, is_new_there = 1"""


@dataclass(slots=True)
class Seen:
    """What was seen of files, each as it was then: by device, number, size and time."""

    read: dict[Path, tuple[tuple[int, ...], Manifest | None]] = field(default_factory=dict)
    broken: set[tuple[int, ...]] = field(default_factory=set)


class Manifests:
    """What copies say of themselves. Each is read once, for as long as the file is the same."""

    def __init__(self, seen: Seen | None = None, *, asks_disk: bool = True) -> None:
        self._seen = seen if seen is not None else Seen()
        self._asks_disk = asks_disk

    def as_seen(self) -> Self:
        """Return the same without a look at the disk: a slow place was asked a moment ago."""
        return type(self)(self._seen, asks_disk=False)

    def of(self, path: Path) -> Manifest | None:
        """Return the manifest of a copy; None where it can not be read."""
        if not self._asks_disk:
            return self._seen.read[path][1] if path in self._seen.read else None
        try:
            now = path.stat()
            key = (now.st_dev, now.st_ino, now.st_size, now.st_mtime_ns)
            if path not in self._seen.read or self._seen.read[path][0] != key:
                self._seen.read[path] = (key, _manifest_of(path))
        except OSError:
            return None
        return self._seen.read[path][1]

    def note_broken(self, path: Path) -> None:
        """Know that a file, as it is now, is not what it says: it was read to its end."""
        if path in self._seen.read:
            self._seen.broken.add(self._seen.read[path][0])

    def is_broken(self, path: Path) -> bool:
        """Return True for a file that was found so."""
        return path in self._seen.read and self._seen.read[path][0] in self._seen.broken

    def token(self, path: Path) -> str:
        """Return the token of a copy; "" for one that has none or can not be read."""
        manifest = self.of(path)
        return manifest.token if manifest is not None else ""


@dataclass(frozen=True, slots=True)
class CopyBook:
    """What was known of copies at one moment."""

    known: dict[str, tuple[int, str]]
    """By token: how many records had been wiped when it was made (0: not here), and the kind."""
    wipes: int
    aside: frozenset[str]
    manifests: Manifests
    key: bytes = field(repr=False)

    def as_seen(self) -> Self:
        """Return the same for copies in a slow place, which was asked a moment ago."""
        return replace(self, manifests=self.manifests.as_seen())

    def is_proved(self, manifest: Manifest) -> bool:
        """Return True for a copy that only this vault, or one made of its copies, can have made."""
        return hmac.compare_digest(manifest.proof, manifest.proof_by(self.key))

    def may_hold_wiped(self, token: str) -> bool:
        """Return False for a copy that was made here after the last wipe."""
        then, _ = self.known.get(token, (_NEVER, ""))
        return self.wipes > 0 and then < self.wipes

    def was_aside_at_wipe(self, name: str) -> bool:
        """Return True for a folder that was there when a record was wiped."""
        return self.wipes > 0 and name in self.aside

    def has_others(self, token: str) -> bool:
        """Return True for a copy with notes that are not here. One without a token is not known."""
        return bool(token) and self.known.get(token, (_NEVER, OTHER))[1] != OURS

    def is_open(self, token: str) -> bool:
        """Return True for such a copy on which nobody has decided yet."""
        return bool(token) and self.known.get(token, (_NEVER, OTHER))[1] == OTHER


class KnownCopies:
    """Reads and keeps what is known. None of it is a change of the notes: their time stays."""

    def __init__(self, db: cipher.VaultDatabase, path: Path, folder: Path, key: bytes) -> None:
        self._db = db
        self._path = path
        self._folder = folder
        self._key = key
        self.manifests = Manifests()

    def book(self) -> CopyBook:
        """Return what is known now."""
        rows = self._db.execute("select token, wipes, kind from known_copy").fetchall()
        (wipes,) = self._db.execute("select count(*) from wipe").fetchone()
        known = {row[0]: (row[1], row[2]) for row in rows}
        return CopyBook(known, wipes, noted_aside(self._db), self.manifests, self._key)

    def begin(self) -> str:
        """Draw the token of a copy that is about to be made, and keep it."""
        token = secrets.token_hex(_TOKEN_BYTES)
        with self._quietly():
            self._db.execute(_BEGIN, [token])
        return token

    def take_back(self, token: str) -> None:
        """Forget a token: the copy was not made."""
        with self._quietly():
            self._db.execute("delete from known_copy where token = ?", [token])

    def look(self, here: Iterable[Path], there: Iterable[Path] | None) -> CopyBook:
        """Note each copy that the vault does not know, and return what is known then.

        `there` is the second place; None where it can not be reached, or none was chosen.
        """
        book = self.book()
        new_here, new_there = _unknown(book, here), _unknown(book.as_seen(), there or ())
        is_new_here, is_new_there = self._brought_back()
        gone = [name for name in book.aside if not (self._folder / name).is_dir()]
        is_seen = is_new_here or (is_new_there and there is not None)
        if not (new_here or new_there or gone or is_seen):
            return book
        with self._quietly():
            for tokens, is_chosen in ((new_here, is_new_here), (new_there, is_new_there)):
                for token in tokens:
                    self._db.execute(_SEEN, [token, CHOSEN if is_chosen else OTHER])
            self._db.execute("update brought_back set is_new_here = 0")
            if there is not None:
                self._db.execute("update brought_back set is_new_there = 0")
            for name in gone:
                self._db.execute("delete from aside_at_wipe where name = ?", [name])
        return self.book()

    def was_brought_back(self) -> bool:
        """Return True where a copy was brought back, and nobody looked at what is here since."""
        return self._brought_back()[0]

    def is_unsure(self) -> bool:
        """Return True where the last copy that was made could not be read again whole."""
        (is_unsure,) = self._db.execute("select exists (select 1 from unsure_copy)").fetchone()
        return bool(is_unsure)

    def note_unsure(self, token: str) -> None:
        """Keep that this copy could not be read again whole."""
        with self._quietly():
            self._db.execute("insert or ignore into unsure_copy (token) values (?)", [token])

    def note_sure(self) -> None:
        """Keep that a copy could be read again: what was unsure before is no news any more."""
        if self.is_unsure():
            with self._quietly():
                self._db.execute(_SURE)

    def leave_others(self) -> None:
        """Keep that somebody knows about the copies with other notes, and leaves them so."""
        with self._quietly():
            self._db.execute("update known_copy set kind = ? where kind = ?", [CHOSEN, OTHER])

    def _brought_back(self) -> tuple[bool, bool]:
        sql = "select is_new_here, is_new_there from brought_back"
        for is_new_here, is_new_there in self._db.execute(sql).fetchall():
            return bool(is_new_here), bool(is_new_there)
        return False, False

    @contextmanager
    def _quietly(self) -> Iterator[None]:
        with same_time(self._path), self._db.atomic():
            yield


def expect_others(connection: cipher.Connection) -> None:
    """Let a copy that is brought back on purpose take newer copies as no surprise.

    It was read whole a moment ago, so it is sure of itself.
    """
    connection.execute("pragma query_only = off")
    for words in (_EXPECT, _SURE):
        connection.execute(words)
    connection.commit()


def aside_now(db: cipher.Database, folder: Path) -> frozenset[str]:
    """Return what is set aside in the folder of copies and was not noted yet. Raises OSError."""
    found = (path.name for path in folder.glob(SET_ASIDE))
    return frozenset(found) - noted_aside(db)


def note_aside(db: cipher.Database, names: Iterable[str]) -> None:
    """Keep that these were there when a record was wiped."""
    with db.atomic():
        for name in sorted(names):
            db.execute("insert into aside_at_wipe (name) values (?)", [name])


def noted_aside(db: cipher.Database) -> frozenset[str]:
    """Return what was there when a record was wiped, as far as it was noted."""
    return frozenset(row[0] for row in db.execute("select name from aside_at_wipe").fetchall())


@contextmanager
def same_time(path: Path) -> Iterator[None]:
    """Leave the time of the last change as it was: it says whether a copy is due."""
    before = path.stat()
    yield
    with contextlib.suppress(OSError):
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def _manifest_of(path: Path) -> Manifest | None:
    try:
        return read_manifest(path)
    except CompanionError:
        return None


def _unknown(book: CopyBook, paths: Iterable[Path]) -> list[str]:
    tokens = dict.fromkeys(map(book.manifests.token, paths))
    return [token for token in tokens if token and token not in book.known]
