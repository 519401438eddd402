# SPDX-License-Identifier: Apache-2.0
"""Words that could not be kept, sealed, in a file: for a program that is not started by the lock.

What lies there opens only with the key of its vault. The folder of the vault comes first; where
that takes nothing, such as on a full disk, another place of the same user does. Light to import.
"""

import contextlib
import os
import stat
from collections.abc import Collection, Iterable
from pathlib import Path
from threading import Lock
from zlib import crc32

from companion.storage.atomic_file import make_private_folder, write_atomically
from companion.storage.file_wipe import wipe_file

NAME = "unkept.bin"
LARGEST, MOST_LINES = 256 * 1024 * 1024, 1_000
"""What is more is nobody's typing. It is not read, so no such file is ever written either.

Several entries with a million letters in each box are less.
"""
WAIT_SECONDS = 5.0
_PLAIN = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0)


class UnkeptFiles:
    """Lines of what is sealed, each with a mark of the folder of its vault."""

    def __init__(self, folder: Path, elsewhere: tuple[Path, ...] = ()) -> None:
        # Links on the way to it give one folder several names.
        folders = [Path(os.path.realpath(one)) for one in (folder, *elsewhere)]
        self._mark = f"{crc32(os.fsencode(folders[0])):08x} "
        self._places = tuple(one / NAME for one in dict.fromkeys(folders))
        self._settling = Lock()

    def words(self) -> tuple[str, ...]:
        """Return what waits, each in its sealed form; it may be of another vault."""
        found = (_sealed(line) for place in self._places for line in _readable(place))
        return tuple(dict.fromkeys(found))

    def settle(self, new: Iterable[str], kept: Collection[str]) -> bool:
        """Let a file hold what is new, then drop what is kept by now.

        Where no place takes what is new, nothing is dropped, and it is False.
        """
        # The window's thread comes as well, where the vault's own is held up.
        if not self._settling.acquire(timeout=WAIT_SECONDS):
            return False
        try:
            return self._settle(new, kept)
        finally:
            self._settling.release()

    def _settle(self, new: Iterable[str], kept: Collection[str]) -> bool:
        there = self.words()
        lines = [f"{self._mark}{one}" for one in new if one not in there]
        if lines and not any(self._takes(place, lines) for place in self._places):
            return False
        for place in self._places:
            self._leave(place, [line for line in _readable(place) if _sealed(line) not in kept])
        return True

    def wipe(self) -> None:
        """Remove all that is of this folder."""
        for place in self._places:
            lines = [line for line in _readable(place) if not line.startswith(self._mark)]
            with contextlib.suppress(OSError):
                wipe_file(_half_written(place))
            self._leave(place, lines)

    def _takes(self, place: Path, lines: list[str]) -> bool:
        """Add lines to a file. The folder of a vault is never made: its stick may be away."""
        try:
            if place is not self._places[0]:
                make_private_folder(place.parent)
            lines = [*_lines(place), *lines]
            if len(lines) > MOST_LINES or sum(map(len, lines)) + len(lines) > LARGEST:
                return False
            _write(place, lines)
        except OSError:
            return False
        return True

    def _leave(self, place: Path, lines: list[str]) -> None:
        """Let a file hold these of its lines; where there are none it goes, and leaves nothing."""
        with contextlib.suppress(OSError):
            if lines == _lines(place):
                return
            if lines:
                _write(place, lines)
                return
            wipe_file(place)
            wipe_file(_half_written(place))
            if place is not self._places[0]:
                place.parent.rmdir()


def _lines(place: Path) -> list[str]:
    """Return what a file holds, if it is a plain one. Raises OSError."""
    try:
        number = os.open(place, _PLAIN)
    except FileNotFoundError:
        return []
    with os.fdopen(number, "rb") as file:
        found = os.fstat(number)
        if not stat.S_ISREG(found.st_mode) or found.st_size > LARGEST:
            raise OSError
        said = file.read()
    if said.count(b"\n") > MOST_LINES:
        raise OSError
    return said.decode("ascii", "replace").removesuffix("\n").split("\n") if said else []


def _readable(place: Path) -> list[str]:
    with contextlib.suppress(OSError):
        return _lines(place)
    return []


def _write(place: Path, lines: list[str]) -> None:
    write_atomically(place, "".join(f"{line}\n" for line in lines).encode("ascii", "replace"))


def _half_written(place: Path) -> Path:
    """Return what a power cut may have left of writing it anew."""
    return place.with_name(f"{place.name}.new")


def _sealed(line: str) -> str:
    return line.rpartition(" ")[2]
