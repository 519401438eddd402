# SPDX-License-Identifier: Apache-2.0
"""Keeps our windows out of pictures of the screen where the system can: on Windows only.

On macOS 15 and later it can not be had, and on Linux it depends on who draws the screen: there
nothing is promised and no choice is shown. It was not tried on Windows yet.
"""

import ctypes
import sys
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication, QWindow

LOOK_EVERY_MS = 1_000
EXCLUDE, BLACKEN, SHOW = 0x11, 0x1, 0x0
"""WDA_EXCLUDEFROMCAPTURE; before Windows 10 of 2020 only WDA_MONITOR; WDA_NONE."""
SYSTEM: str = sys.platform

Ask = Callable[[int, int], bool]
"""Sets the affinity of the window of this number; False where the system does not."""


def asking() -> Ask | None:
    """Return what asks the system; None where it can not leave a window out."""
    return ask_windows if SYSTEM == "win32" else None


def ask_windows(number: int, affinity: int) -> bool:
    """Ask Windows. What it does not know it refuses."""
    try:
        call = ctypes.CDLL("user32").SetWindowDisplayAffinity
    except (OSError, AttributeError):
        return False
    call.argtypes = (ctypes.c_void_p, ctypes.c_uint32)
    return bool(call(number, affinity))


class CaptureRefusal(QObject):
    """Asks once for each window of ours that is shown, dialogs, menus and lists included."""

    def __init__(self, parent: QObject, ask: Ask, *, is_on: bool) -> None:
        super().__init__(parent)
        self._ask = ask
        self._is_on = is_on
        self._done: set[int] = set()
        self.timer = QTimer(self)
        self.timer.setInterval(LOOK_EVERY_MS)
        self.timer.timeout.connect(self.look)
        self.timer.start()
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.focusWindowChanged.connect(self.look)

    def set_on(self, *, is_on: bool) -> None:
        """Leave the windows out from now on, or let them be seen again."""
        if is_on != self._is_on:
            self._is_on = is_on
            self._done.clear()
            self.look()

    def look(self, _window: QWindow | None = None) -> None:
        """Ask for the windows that have come since."""
        numbers = {int(one.winId()) for one in QGuiApplication.topLevelWindows() if one.isVisible()}
        self._done &= numbers
        for number in sorted(numbers - self._done):
            self.refuse(number)

    def look_soon(self) -> None:
        """Ask once what a key or a click has opened is there."""
        QTimer.singleShot(0, self, self.look)

    def refuse(self, number: int) -> None:
        """Ask for one window, before it is shown."""
        self._done.add(number)
        if not self._is_on:
            self._ask(number, SHOW)
        elif not self._ask(number, EXCLUDE):
            self._ask(number, BLACKEN)
