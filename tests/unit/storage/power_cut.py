# SPDX-License-Identifier: Apache-2.0
"""What a disk may hold after a power cut, worked out from a log of the calls of a program.

What was synced is there. Of what was written since, any part may be there, in any order: each
sector of a write on its own, and the end of a file too.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

SECTOR = 512
CALLS = "openat,close,write,pwrite64,ftruncate,fsync,fdatasync,unlink,rename"
_CALL = re.compile(r"\d+ +(\w+)\((.*)\) += (-?\d+)")
_BYTES = re.compile(r'"((?:\\x[0-9a-f]{2})*)"(\.\.\.)?')
_OUT = 1


@dataclass(slots=True)
class OneFile:
    """A file as it is on the disk for sure, and the writes that may not be there yet."""

    data: bytearray = field(default_factory=bytearray)
    waiting: list[tuple[int, bytes]] = field(default_factory=list)
    """Place and bytes; a cut of the end stands as a place with no bytes."""
    is_there: bool = False
    was_there: bool = False
    """Whether the folder says so for sure."""

    def sync(self) -> None:
        """Make sure of all that was written."""
        for place, data in self.waiting:
            _put(self.data, place, data)
        self.waiting.clear()
        self.was_there = self.is_there

    def after_a_cut(self, dice: Random) -> bytes | None:
        """Return what may be found; None where the file may be missing."""
        is_found = self.is_there if self.is_there == self.was_there else dice.random() < 1 / 2
        if not is_found:
            return None
        found = bytearray(self.data)
        for place, data in self.waiting:
            if not data:
                if dice.random() < 1 / 2:
                    _put(found, place, data)
                continue
            for at in range(0, len(data), SECTOR):
                if dice.random() < 1 / 2:
                    _put(found, place + at, data[at : at + SECTOR])
        return bytes(found)


def _put(to: bytearray, place: int, data: bytes) -> None:
    if not data:
        del to[place:]
        return
    if len(to) < place:
        to.extend(bytes(place - len(to)))
    to[place : place + len(data)] = data


class Disk:
    """The files of one folder while a log is played."""

    def __init__(self, folder: Path) -> None:
        self._folder = str(folder)
        self.files = {
            str(path): OneFile(bytearray(path.read_bytes()), is_there=True, was_there=True)
            for path in folder.iterdir()
        }
        self.said = b""
        """What the program had written to its output."""
        self._open: dict[int, str] = {}

    def play(self, call: tuple[str, str, int]) -> None:
        """Do what one call did."""
        name, arguments, result = call
        if name == "openat":
            self._open[result] = path = _text(arguments)
            if "O_CREAT" in arguments and path.startswith(self._folder):
                self.files.setdefault(path, OneFile()).is_there = True
            return
        if name == "unlink":
            if (path := _text(arguments)) in self.files:
                self.files[path].is_there = False
            return
        if name == "rename":
            raise AssertionError("a rename is not expected while notes are kept")
        self._on_descriptor(name, arguments)

    def _on_descriptor(self, name: str, arguments: str) -> None:
        number = int(arguments.split(",", maxsplit=1)[0])
        path = self._open.get(number, "")
        if name == "close":
            self._open.pop(number, None)
        elif name == "write" and number == _OUT:
            self.said += _bytes(arguments)
        elif path == self._folder:
            for file in self.files.values():
                file.was_there = file.is_there
        elif path in self.files:
            self._on_file(name, arguments, self.files[path])

    def _on_file(self, name: str, arguments: str, file: OneFile) -> None:
        if name in {"fsync", "fdatasync"}:
            file.sync()
        elif name == "pwrite64":
            file.waiting.append((int(arguments.rpartition(",")[2]), _bytes(arguments)))
        elif name == "ftruncate":
            file.waiting.append((int(arguments.rpartition(",")[2]), b""))
        else:
            raise AssertionError(f"not expected while notes are kept: {name}")

    def write_after_a_cut(self, to: Path, dice: Random) -> None:
        """Write the files as they may be found after a power cut now."""
        for path, file in self.files.items():
            data = file.after_a_cut(dice)
            if data is not None:
                (to / Path(path).name).write_bytes(data)


def calls(log: Path) -> Iterator[tuple[str, str, int]]:
    """Give the calls that worked: name, arguments, result."""
    with log.open(encoding="ascii") as lines:
        for line in lines:
            found = _CALL.match(line)
            if found and int(found[3]) >= 0:
                yield found[1], found[2], int(found[3])


def _bytes(arguments: str) -> bytes:
    found = _BYTES.search(arguments)
    if found is None or found[2]:
        raise AssertionError("the log does not hold all bytes of a write")
    return bytes.fromhex(found[1].replace("\\x", ""))


def _text(arguments: str) -> str:
    return _bytes(arguments).decode()
