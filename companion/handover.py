# SPDX-License-Identifier: Apache-2.0
"""What a process hands to the one that takes its place: through a pipe, read once.

The arguments of a process can be read by everybody on the computer for as long as it lives. So
they name the end of the pipe only, and neither a page, a card nor a deck.
"""

import json
import os
import stat
from contextlib import suppress
from dataclasses import asdict, dataclass, fields

MOST_BYTES = 4096
"""A pipe takes this much at once, whatever the system, even while nobody reads."""


@dataclass(frozen=True, slots=True)
class Handover:
    """What to show, and where the window was."""

    target: str = ""
    geometry: str = ""
    is_quiet: bool = False

    def as_bytes(self) -> bytes:
        """Return it as it travels; what is too long is left out."""
        packed = json.dumps(asdict(self)).encode()
        return packed if len(packed) <= MOST_BYTES else b"{}"


def offer(handed: Handover) -> int:
    """Return the number of a pipe that holds it, and that outlives the change of the program."""
    reading, writing = os.pipe()
    os.write(writing, handed.as_bytes())
    os.close(writing)
    os.set_inheritable(reading, True)
    return reading


def take(number: int) -> Handover:
    """Read what was handed over and close the pipe; without one, nothing was."""
    packed = b""
    with suppress(OSError, OverflowError):
        if stat.S_ISFIFO(os.fstat(number).st_mode):
            while block := os.read(number, MOST_BYTES):
                packed += block
            os.close(number)
    return _unpacked(packed)


def _unpacked(packed: bytes) -> Handover:
    with suppress(ValueError, TypeError):
        handed = Handover(**json.loads(packed or b"{}"))
        values = (getattr(handed, one.name) for one in fields(Handover))
        if [type(value) for value in values] == [str, str, bool]:
            return handed
    return Handover()
