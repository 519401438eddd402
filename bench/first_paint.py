# SPDX-License-Identifier: Apache-2.0
"""Says when a window has been painted for the first time, and ends the process."""

import os
import sys
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer

from companion.ui.kit.override import override


class FirstPaint(QObject):
    """Install it on a window before it is shown."""

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint:
            watched.removeEventFilter(self)
            # Once the event loop is free again, everything that was to be painted is.
            QTimer.singleShot(0, _end)
        return False


def _end() -> None:
    steps = sys.modules.get("bench.start_watch")
    noted = b"" if steps is None else steps.noted()
    os.write(1, b"painted\n" + noted)
    with suppress(OSError):
        # What the process has used until now; there on Linux only.
        os.write(1, Path("/proc/self/status").read_bytes())
    os._exit(0)
