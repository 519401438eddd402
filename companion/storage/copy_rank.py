# SPDX-License-Identifier: Apache-2.0
"""Which copies are ours, in which order they were made, and which of them may go.

A number in a name, and what a copy says of itself, are claims of whoever put the file there. So
each copy carries its number, bound to all else that it says by a key that only the open vault has.
"""

import errno
from collections.abc import Callable, Iterable
from enum import Enum, auto
from pathlib import Path

from companion.domain.errors import CompanionError, ErrorCode
from companion.storage.backup_file import KeepGoing, unpack
from companion.storage.copy_names import MOST, number_of
from companion.storage.known_copies import CopyBook

_LIKELY = 10_000
"""So far above the number of copies that were ever made, nobody counts."""


class Rank(Enum):
    """What a file with the name of a copy is to the vault."""

    OURS = auto()
    """Made of these notes, under this very name, and proved so."""
    EARLIER = auto()
    """Of these notes by its own words: from before there was a proof, or before a new key."""
    OTHER = auto()
    """With notes that are not here."""
    STRANGE = auto()
    """It can not be read, or somebody gave it this name: never counted, and never removed."""


def rank_of(path: Path, book: CopyBook) -> Rank:
    """Return what a file is."""
    manifest = book.manifests.of(path)
    if manifest is None or book.manifests.is_broken(path):
        return Rank.STRANGE
    if book.has_others(manifest.token):
        return Rank.OTHER
    if not book.is_proved(manifest):
        return Rank.EARLIER
    return Rank.OURS if manifest.number == str(number_of(path)) else Rank.STRANGE


def in_turn(paths: Iterable[Path], book: CopyBook) -> list[Path]:
    """Return copies of these notes as they go, the first one first: what is proved goes last."""
    ranks = [(path, rank_of(path, book)) for path in paths]
    return [path for rank in (Rank.EARLIER, Rank.OURS) for path, own in ranks if own is rank]


def newest_of(paths: Iterable[Path], book: CopyBook) -> Path | None:
    """Return the newest copy that is proved to be of these notes."""
    found = [path for path in paths if rank_of(path, book) is Rank.OURS]
    return found[-1] if found else None


def highest(paths: Iterable[Path], book: CopyBook) -> int:
    """Return the highest number that is proved, or likely enough."""
    numbers = [number_of(path) for path in paths if _is_in_line(path, book)]
    return max((number for number in numbers if number < MOST), default=0)


def others_in_turn(paths: Iterable[Path], book: CopyBook) -> list[Path]:
    """Return copies with notes that are not here as they go: what is proved goes last."""
    found = [path for path in paths if rank_of(path, book) is Rank.OTHER]
    return sorted(found, key=lambda path: _is_proved(path, book))


def drop_first(paths: list[Path], book: CopyBook, kept: int, keep_going: KeepGoing) -> None:
    """Remove copies of these notes above a number, once the newest but one was read whole.

    The newest was read when it was made. One that is not whole any more does not count.
    """
    is_read = False
    while len(line := in_turn(paths, book)) > kept:
        if not is_read and not is_whole(line[-2], book, keep_going):
            continue
        is_read = True
        line[0].unlink()
        paths = [path for path in paths if path != line[0]]


def is_whole(path: Path, book: CopyBook, keep_going: KeepGoing) -> bool:
    """Read a copy to its end, and know from then on if it is not what it says. Raises OSError."""
    try:
        unpack(path, None, keep_going)
    except CompanionError as error:
        if error.code is not ErrorCode.BACKUP_DAMAGED:
            raise
    except OSError as error:
        # Of another error nobody knows whose fault it is: a stick may have been pulled out.
        if error.errno != errno.EIO:
            raise
    else:
        return True
    book.manifests.note_broken(path)
    return False


class Readings:
    """Reads the newest copy of a place to its end, once for each program."""

    def __init__(self) -> None:
        self._read: Path | None = None

    def is_due(self, newest: Path | None) -> bool:
        """Return True where this one was not read yet."""
        return newest is not None and newest != self._read

    def read(self, newest: Path, work: Callable[[], bool]) -> bool:
        """Return False where it is not whole. What ends the reading says nothing."""
        try:
            is_sound = work()
        except CompanionError as error:
            if error.code is not ErrorCode.STOPPED:
                raise
            return True
        self._read = newest
        return is_sound


def _is_proved(path: Path, book: CopyBook) -> bool:
    manifest = book.manifests.of(path)
    return manifest is not None and book.is_proved(manifest)


def _is_in_line(path: Path, book: CopyBook) -> bool:
    manifest = book.manifests.of(path)
    number = number_of(path)
    if manifest is not None and book.is_proved(manifest) and manifest.number == str(number):
        return True
    return number <= _LIKELY + len(book.known)
