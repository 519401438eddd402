# SPDX-License-Identifier: Apache-2.0
"""Trying again for a moment where another program holds a file: on Windows only.

A virus scanner or an indexer opens what was just written, and lets go of it soon. Elsewhere a file
that is open can be renamed all the same, and nothing is tried twice. Not tried on Windows yet.
"""

import errno
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

SYSTEM: str = sys.platform
PAUSES = (0.02, 0.05, 0.1, 0.2, 0.3, 0.4)
"""About a second in all: what lasts longer is told."""
PASSING = frozenset({errno.EACCES, errno.ENOTEMPTY})
"""How the grip of another program shows: on a file, and on a folder whose file is yet to go."""
T = TypeVar("T")


def patiently(work: Callable[[], T]) -> T:
    """Return what work returns; raises its last OSError where that does not pass."""
    for pause in PAUSES if SYSTEM == "win32" else ():
        try:
            return work()
        except OSError as error:
            if error.errno not in PASSING:
                raise
        time.sleep(pause)
    return work()


def replace_patiently(path: Path, to: Path) -> None:
    """Let a file take the place of another. Raises OSError."""
    patiently(lambda: path.replace(to))


def rename_patiently(path: Path, to: Path) -> Path:
    """Give a file or a folder another name, and return it. Raises OSError."""
    return patiently(lambda: path.rename(to))
