# SPDX-License-Identifier: Apache-2.0
"""What a process hands to the one that takes its place: through a pipe, read once.

The arguments of a process can be read by everybody on the computer for as long as it lives. So
they name the end of the pipe only, and neither a page, a card nor a deck. What is too much for a
pipe that nobody reads yet goes through nameless memory: words that could not be kept, sealed.
"""

import json
import os
import stat
from contextlib import suppress
from dataclasses import asdict, dataclass, field, fields, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

MOST_BYTES = 4096
"""A pipe takes this much at once, whatever the system, even while nobody reads."""


@dataclass(frozen=True, slots=True)
class Handover:
    """What to show, and where the window was."""

    target: str = ""
    geometry: str = ""
    is_quiet: bool = False
    sealed: str = field(default="", repr=False)
    """Words that the vault could not take, which only the vault itself can read."""

    def as_bytes(self) -> bytes:
        """Return it as it travels; a place that is too long is left out, words never are."""
        if len(_packed(replace(self, sealed=""))) > MOST_BYTES:
            return _packed(Handover(is_quiet=self.is_quiet, sealed=self.sealed))
        return _packed(self)


def offer(handed: Handover) -> int:
    """Return the number of what holds it, and that outlives the change of the program."""
    packed = handed.as_bytes()
    reading = _pipe_with(packed) if len(packed) <= MOST_BYTES else _memory_with(packed)
    os.set_inheritable(reading, True)
    return reading


def take(number: int) -> Handover:
    """Read what was handed over and close it; from an ordinary file, nothing is read."""
    packed = b""
    with suppress(OSError, OverflowError):
        if _is_handed_over(os.fstat(number)):
            while block := os.read(number, MOST_BYTES):
                packed += block
            os.close(number)
    return _unpacked(packed)


def _pipe_with(packed: bytes) -> int:
    reading, writing = os.pipe()
    os.write(writing, packed)
    os.close(writing)
    return reading


def _memory_with(packed: bytes) -> int:
    """Return a file that has no name and is on no disk: on Linux, which alone hands over so."""
    # Other systems have no such thing, nor do those who check types there know of it.
    make: Callable[[str], int] = vars(os)["memfd_create"]
    number = make("handover")
    with os.fdopen(os.dup(number), "wb") as file:
        file.write(packed)
    os.lseek(number, 0, os.SEEK_SET)
    return number


def _is_handed_over(found: os.stat_result) -> bool:
    is_nameless = stat.S_ISREG(found.st_mode) and not found.st_nlink
    return stat.S_ISFIFO(found.st_mode) or is_nameless


def _packed(handed: Handover) -> bytes:
    return json.dumps(asdict(handed)).encode()


def _unpacked(packed: bytes) -> Handover:
    """Take what is there field by field: the program that handed it over may be another version."""
    with suppress(ValueError, RecursionError):
        said = json.loads(packed)
        if isinstance(said, dict):
            known = {one.name: type(one.default) for one in fields(Handover)}
            return Handover(
                **{name: said[name] for name, kind in known.items() if type(said.get(name)) is kind}
            )
    return Handover()
