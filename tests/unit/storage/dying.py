# SPDX-License-Identifier: Apache-2.0
"""Processes that end in the middle of their work: killed, or cut off before one of their calls."""

import os
import select
import signal
import sys
from collections.abc import Callable


def killed_after(seconds: float, live: Callable[[int], None]) -> list[str]:
    """Kill a process so long after its first word; return the lines it wrote to its pipe."""
    reading, writing = os.pipe()
    process = os.fork()
    if process == 0:
        live(writing)
    os.close(writing)
    said = os.read(reading, 1)
    select.select([], [], [], seconds)
    os.kill(process, signal.SIGKILL)
    os.waitpid(process, 0)
    while block := os.read(reading, 65536):
        said += block
    os.close(reading)
    return said.decode().splitlines()


def is_cut_off(
    watched: tuple[str, ...], calls: int, begin: Callable[[], Callable[[], None]]
) -> bool:
    """End a process before one more than so many watched calls; False where it came to its end.

    `begin` runs there unwatched, and returns the work that is watched.
    """
    process = os.fork()
    if process == 0:
        work, left = begin(), [calls]

        def watch(event: str, _arguments: tuple[object, ...]) -> None:
            if event.startswith(watched):
                if not left[0]:
                    os._exit(9)
                left[0] -= 1

        sys.addaudithook(watch)
        work()
        os._exit(0)
    _, status = os.waitpid(process, 0)
    return os.waitstatus_to_exitcode(status) != 0
