# SPDX-License-Identifier: Apache-2.0
"""Keeps our windows out of pictures of the screen where the system can: on Windows only.

On macOS 15 and later it can not be had, and on Linux it depends on who draws the screen: there
nothing is promised and no choice is shown. It was not tried on Windows yet.
"""

import ctypes
import sys
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow

LOOK_AGAIN_MS = 1_000
"""More than the mouse rests before a hint comes up."""
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
    """Asks once for each window of ours that is shown, dialogs, menus and lists included.

    While nobody touches anything it sleeps: no window comes then that does not take the keyboard.
    """

    came = Signal(QWindow)
    """A window that is asked for: lists that drop down do not take the keyboard on Windows."""

    def __init__(self, parent: QObject, ask: Ask, *, is_on: bool) -> None:
        super().__init__(parent)
        self._ask = ask
        self._is_on = is_on
        self._is_stirred = False
        self._done: set[int] = set()
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setInterval(LOOK_AGAIN_MS)
        self.timer.timeout.connect(self._look_again)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.focusWindowChanged.connect(self.look)

    def set_on(self, *, is_on: bool) -> None:
        """Leave the windows out from now on, or let them be seen again."""
        if is_on == self._is_on:
            return
        self._is_on = is_on
        if is_on:
            self.look()
            return
        self.timer.stop()
        for number in sorted(self._done & set(_shown())):
            self._ask(number, SHOW)
        self._done.clear()

    def look(self, _window: QWindow | None = None) -> None:
        """Ask for the windows that have come since."""
        if not self._is_on:
            return
        shown = _shown()
        self._done &= shown.keys()
        for number in sorted(shown.keys() - self._done):
            self.refuse(number)
            self.came.emit(shown[number])

    def look_soon(self) -> None:
        """Ask once what a key or a click has opened is there."""
        if self._is_on:
            QTimer.singleShot(0, self, self.look)

    def stir(self) -> None:
        """Ask for a while: what the mouse brings, such as a hint, comes a little later."""
        if not self._is_on:
            return
        if self.timer.isActive():
            self._is_stirred = True
        else:
            self.timer.start()

    def refuse(self, number: int) -> None:
        """Ask for one window, before it is shown."""
        if self._is_on:
            self._done.add(number)
            if not self._ask(number, EXCLUDE):
                self._ask(number, BLACKEN)

    def _look_again(self) -> None:
        self.look()
        if self._is_stirred:
            # The last look comes a whole turn after the last touch.
            self._is_stirred = False
            self.timer.start()


def _shown() -> dict[int, QWindow]:
    return {int(one.winId()): one for one in QGuiApplication.topLevelWindows() if one.isVisible()}
