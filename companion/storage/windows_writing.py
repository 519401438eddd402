# SPDX-License-Identifier: Apache-2.0
"""Whether Windows lets a file be written. It calls each one writable that nobody marked otherwise.

A stick with its lock switch on, or a folder of somebody else, shows only once it is tried. Not
tried on Windows yet.
"""

import sys
from pathlib import Path

from companion.domain.errors import CompanionError, ErrorCode
from companion.storage.patiently import patiently

SYSTEM: str = sys.platform


def refuse_write_protected(path: Path) -> None:
    """Raise READ_ONLY for a file that can not be opened to write. Nothing is written.

    On Windows alone: elsewhere, to close the live vault once more would drop the locks on it.
    """
    if SYSTEM == "win32":
        try:
            patiently(lambda: path.open("r+b")).close()
        except OSError:
            raise CompanionError(ErrorCode.READ_ONLY) from None
