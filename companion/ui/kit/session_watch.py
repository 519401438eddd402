# SPDX-License-Identifier: Apache-2.0
"""Tells when the person leaves the computer: the screen is locked, or another user comes.

Linux says so over D-Bus (`session_bus`), which is loaded only here, once something is to be locked.
Windows and macOS are asked every second (`session_asked`). Neither was tried on those systems.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

ASK_EVERY_MS = 1_000


class SessionWatch(QObject):
    """Where the system tells nothing, this never speaks: the idle time is what remains."""

    left = Signal()
    """The screen was locked, another user came, or the computer is about to sleep."""


class AskedSession(SessionWatch):
    """Asks the system again and again, and speaks when the answer turns."""

    def __init__(self, parent: QObject, is_left: Callable[[], bool]) -> None:
        super().__init__(parent)
        self._is_left = is_left
        self._was_left = is_left()
        self.timer = QTimer(self)
        self.timer.setInterval(ASK_EVERY_MS)
        self.timer.timeout.connect(self._ask)
        self.timer.start()

    def _ask(self) -> None:
        is_left, was_left = self._is_left(), self._was_left
        self._was_left = is_left
        if is_left and not was_left:
            self.left.emit()
