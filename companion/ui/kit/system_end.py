# SPDX-License-Identifier: Apache-2.0
"""The system asks the program to end: words are kept first, as when the person leaves."""

import os
import signal
import sys
from collections.abc import Callable

from PySide6.QtCore import QObject, QSocketNotifier

ASKED = [one for one in signal.Signals if one.name in {"SIGTERM", "SIGHUP"}]
"""How the system asks; not every system has both."""


class SystemEnd(QObject):
    """Leaves when the system says so (SIGTERM, SIGHUP); elsewhere Qt closes the window itself.

    Python runs a handler only between its own steps, and the event loop has none while nothing
    happens: a byte in a pipe wakes it.
    """

    def __init__(self, leave: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._leave = leave
        self._reading = -1
        if sys.platform != "win32":
            self._reading, writing = os.pipe()
            for end in (self._reading, writing):
                os.set_blocking(end, False)
            signal.set_wakeup_fd(writing, warn_on_full_buffer=False)
            for asked in ASKED:
                signal.signal(asked, _nothing_more)
            self._notifier = QSocketNotifier(self._reading, QSocketNotifier.Type.Read, self)
            self._notifier.activated.connect(self._on_signal)

    def _on_signal(self) -> None:
        asked = os.read(self._reading, 64)
        if {*ASKED} & {*asked}:
            self._leave()


def _nothing_more(*_given: object) -> None:
    """Leave it to the byte in the pipe."""
