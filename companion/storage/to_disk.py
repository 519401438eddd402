# SPDX-License-Identifier: Apache-2.0
"""Waiting until what was written is on the disk itself, and not only on its way there."""

import os
import sys
from contextlib import suppress


def flush(handle: int) -> None:
    """Wait for an open file or folder. Raises OSError.

    On macOS the usual call ends once the disk was told, which may write in another order. A power
    cut could then leave keys without their content. Not tried there yet.
    """
    if sys.platform == "darwin":
        import fcntl

        with suppress(OSError):  # a share in a network may not know it
            fcntl.fcntl(handle, fcntl.F_FULLFSYNC)
            return
    os.fsync(handle)
