# SPDX-License-Identifier: Apache-2.0
"""What a disk may hold after a power cut, worked out from a log of the calls of a program.

What was synced is there. Of what was written since, any part may be there, in any order: each
sector of a write on its own, and the end of a file too. Names are sure once their folder was
synced, and only then: of the names made, changed and taken away since, any may be as they are or
as they were. A rename is there as a whole or not at all.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path
    from random import Random

SECTOR = 512
CALLS = (
    "openat,close,lseek,write,pwrite64,ftruncate,fsync,fdatasync,"
    "unlink,unlinkat,rename,renameat,renameat2,mkdir,mkdirat,rmdir,link,linkat,symlink"
)
_CALL = re.compile(r"\d+ +(\w+)\((.*)\) += (-?\d+)")
_BYTES = re.compile(r'"((?:\\x[0-9a-f]{2})*)"(\.\.\.)?')
_OUT = 1
_TOP = 0

Call = tuple[str, str, int]
Place = tuple[int, str]
"""A name in a folder."""


@dataclass(slots=True)
class OneFile:
    """A file as it is on the disk for sure, and the writes that may not be there yet."""

    data: bytearray = field(default_factory=bytearray)
    waiting: list[tuple[int, bytes]] = field(default_factory=list)
    """Place and bytes; a cut of the end stands as a place with no bytes."""

    def sync(self) -> None:
        """Make sure of all that was written."""
        for place, data in self.waiting:
            _put(self.data, place, data)
        self.waiting.clear()

    def as_written(self) -> bytes:
        """Return what the program itself would read."""
        found = bytearray(self.data)
        for place, data in self.waiting:
            _put(found, place, data)
        return bytes(found)

    def after_a_cut(self, dice: Random) -> bytes:
        """Return what may be found."""
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


@dataclass(frozen=True, slots=True)
class Change:
    """What one call does to names, as a whole: where they lead now; nowhere is None."""

    places: tuple[tuple[Place, int | None], ...]

    @property
    def keys(self) -> set[Place]:
        """The names that it touches."""
        return {place for place, _ in self.places}

    def touches(self, folder: int) -> bool:
        """Tell whether a name in this folder is changed."""
        return any(place[0] == folder for place, _ in self.places)

    def do(self, folders: dict[int, dict[str, int]]) -> None:
        """Do it."""
        for (folder, name), to in self.places:
            names = folders.setdefault(folder, {})
            if to is None:
                names.pop(name, None)
            else:
                names[name] = to


@dataclass(slots=True)
class _Opened:
    what: int
    at: int = 0


class Disk:
    """A folder, with all in it, while a log is played."""

    def __init__(self, top: Path, before: Path | None = None) -> None:
        """Begin with what lies there now, or with a copy of what lay there before."""
        self._top = str(top)
        self.files: dict[int, OneFile] = {}
        self._now: dict[int, dict[str, int]] = {_TOP: {}}
        self._sure: dict[int, dict[str, int]] = {_TOP: {}}
        self.unsure: list[Change] = []
        """Changes of names that may not be there yet."""
        self.said = b""
        """What the program had written to its output."""
        self._open: dict[int, _Opened] = {}
        self._made = _TOP
        before = before or top
        for path in sorted(before.rglob("*")):
            folder, name = self._place(f"{top}/{path.relative_to(before)}")
            new = self._new_folder() if path.is_dir() else self._new_file(path.read_bytes())
            for names in (self._now, self._sure):
                names[folder][name] = new

    def play(self, call: Call) -> bool:
        """Do what one call did, and tell whether a cut could show it."""
        name, arguments, result = call
        if name == "openat":
            return self._on_open(arguments, result)
        if name in _NAMES:
            return _NAMES[name](self, arguments)
        return self._on_descriptor(name, arguments, result)

    def file(self, path: Path) -> OneFile:
        """Return a file by the name that it has now."""
        folder, name = self._place(str(path))
        return self.files[self._now[folder][name]]

    def write_as_it_is(self, to: Path) -> None:
        """Write what the program itself would find."""
        self._write(to, self._now, OneFile.as_written)

    def write_after_a_cut(self, to: Path, dice: Random) -> None:
        """Write what may be found after a power cut now."""
        folders = {folder: dict(names) for folder, names in self._sure.items()}
        for change in _some(self.unsure, dice):
            change.do(folders)
        self._write(to, folders, lambda file: file.after_a_cut(dice))

    def _write(
        self, to: Path, folders: dict[int, dict[str, int]], content: Callable[[OneFile], bytes]
    ) -> None:
        left = [(to, _TOP)]
        while left:
            path, folder = left.pop()
            path.mkdir(parents=True, exist_ok=True)
            for name, what in sorted(folders.get(folder, {}).items()):
                if what in self.files:
                    (path / name).write_bytes(content(self.files[what]))
                else:
                    left.append((path / name, what))

    def _new_file(self, data: bytes = b"") -> int:
        self._made += 1
        self.files[self._made] = OneFile(bytearray(data))
        return self._made

    def _new_folder(self) -> int:
        self._made += 1
        self._now[self._made], self._sure[self._made] = {}, {}
        return self._made

    def _on_open(self, arguments: str, result: int) -> bool:
        self._open.pop(result, None)
        found = self._named(arguments)
        if found is None:
            return False
        folder, name = found
        what = self._now[folder].get(name) if name else folder
        is_new = what is None
        if what is None:
            what = self._new_file()
            self._change(((folder, name), what))
        elif "O_TRUNC" in arguments:
            self.files[what].waiting.append((0, b""))
        self._open[result] = _Opened(what)
        return is_new or "O_TRUNC" in arguments

    def _on_descriptor(self, name: str, arguments: str, result: int) -> bool:
        number = int(arguments.split(",", maxsplit=1)[0])
        if name == "write" and number == _OUT:
            self.said += _bytes(arguments)
            return True
        opened = self._open.get(number)
        if opened is None:
            return False
        if name == "close":
            del self._open[number]
            return False
        if name == "lseek":
            opened.at = result
            return False
        if name in {"fsync", "fdatasync"}:
            self._sync(opened.what)
        else:
            self._on_writing(name, arguments, result, opened)
        return True

    def _sync(self, what: int) -> None:
        if what in self.files:
            self.files[what].sync()
        else:
            self._make_sure(what)

    def _on_writing(self, name: str, arguments: str, result: int, opened: _Opened) -> None:
        file = self.files[opened.what]
        if name == "write":
            file.waiting.append((opened.at, _bytes(arguments)[:result]))
            opened.at += result
        elif name == "pwrite64":
            file.waiting.append((int(arguments.rpartition(",")[2]), _bytes(arguments)[:result]))
        else:
            file.waiting.append((int(arguments.rpartition(",")[2]), b""))

    def _remove(self, arguments: str) -> bool:
        found = self._named(arguments)
        return found is not None and self._change((found, None))

    def _make_folder(self, arguments: str) -> bool:
        found = self._named(arguments)
        return found is not None and self._change((found, self._new_folder()))

    def _rename(self, arguments: str) -> bool:
        before, after = self._two(arguments)
        if before is None and after is None:
            return False
        if before is None or after is None:
            raise AssertionError("from another disk, or to one")
        what = self._now[before[0]][before[1]]
        return self._change((before, None), (after, what))

    def _link(self, arguments: str) -> bool:
        before, after = self._two(arguments)
        if before is None or after is None:
            return False
        return self._change((after, self._now[before[0]][before[1]]))

    def _refuse(self, arguments: str) -> bool:
        assert self._top not in _text(arguments), "no link of this kind is expected"
        return False

    def _change(self, *places: tuple[Place, int | None]) -> bool:
        change = Change(places)
        change.do(self._now)
        self.unsure.append(change)
        return True

    def _make_sure(self, folder: int) -> None:
        """Make sure of all names in a folder, and of what came before to the same names."""
        needed: set[Place] = set()
        now, later = [], []
        for change in reversed(self.unsure):
            if change.touches(folder) or change.keys & needed:
                needed |= change.keys
                now.append(change)
            else:
                later.append(change)
        for change in reversed(now):
            change.do(self._sure)
        self.unsure = later[::-1]

    def _two(self, arguments: str) -> tuple[Place | None, Place | None]:
        first, second = re.findall(r'(?:[\w-]+, )?"(?:\\x[0-9a-f]{2})*"', arguments)
        return self._named(first), self._named(second)

    def _named(self, arguments: str) -> Place | None:
        """Return the folder and the name in it; no name for the top; None for another place."""
        path, start = _text(arguments), arguments.split(",", maxsplit=1)[0]
        if not path.startswith("/"):
            opened = self._open.get(int(start)) if start.isdecimal() else None
            return (opened.what, path) if opened else None
        if path == self._top:
            return _TOP, ""
        return self._place(path) if path.startswith(f"{self._top}/") else None

    def _place(self, path: str) -> Place:
        *folders, name = path[len(self._top) + 1 :].split("/")
        folder = _TOP
        for one in folders:
            folder = self._now[folder][one]
        return folder, name


_NAMES: dict[str, Callable[[Disk, str], bool]] = {
    "unlink": Disk._remove,
    "unlinkat": Disk._remove,
    "rmdir": Disk._remove,
    "mkdir": Disk._make_folder,
    "mkdirat": Disk._make_folder,
    "rename": Disk._rename,
    "renameat": Disk._rename,
    "renameat2": Disk._rename,
    "link": Disk._link,
    "linkat": Disk._link,
    "symlink": Disk._refuse,
}


def _some(changes: list[Change], dice: Random) -> Iterable[Change]:
    """Choose which of the changes that are not sure are found, in their order."""
    match dice.randrange(4):
        case 0:  # as a disk that keeps the order
            return changes[: dice.randint(0, len(changes))]
        case 1 if changes:
            alone = dice.randrange(len(changes))
            return changes[alone : alone + 1]
        case 2 if changes:
            missing = dice.randrange(len(changes))
            return changes[:missing] + changes[missing + 1 :]
        case _:
            return [change for change in changes if dice.random() < 1 / 2]


def calls(log: Path) -> Iterator[Call]:
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
