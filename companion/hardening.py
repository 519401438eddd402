# SPDX-License-Identifier: Apache-2.0
"""What is in the memory of this process stays in it. Loads nothing until it is asked."""

import sys
from contextlib import suppress

SYSTEM: str = sys.platform
PR_SET_DUMPABLE = 4
"""From linux/prctl.h."""
NO_FAULT_BOX, NO_DISK_BOX, REPORT_NO_HEAP = 0x2, 0x1, 0x1
"""SEM_NOGPFAULTERRORBOX, SEM_FAILCRITICALERRORS (a card reader with no card in it), and
WER_FAULT_REPORTING_FLAG_NOHEAP. Not tried yet."""


def harden() -> None:
    """Leave no memory in a file after a crash; on Linux no other program of the user reads it.

    Called as soon as the first line is painted: before the words that were handed over are opened,
    and before there is a field that takes a passphrase. Until then there is nothing to read.
    """
    import ctypes

    if SYSTEM == "win32":
        # For this process only: to be left out for good is written down for all to see.
        with suppress(OSError, AttributeError):
            windows = ctypes.CDLL("kernel32")
            windows.SetErrorMode(windows.GetErrorMode() | NO_FAULT_BOX | NO_DISK_BOX)
            windows.WerSetFlags(REPORT_NO_HEAP)
        return
    leave_no_core()
    if SYSTEM == "linux":
        ctypes.CDLL(None).prctl(PR_SET_DUMPABLE, 0)


def leave_no_core() -> None:
    """Do the part of `harden` that takes no time, before anything is shown."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
