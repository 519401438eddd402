# SPDX-License-Identifier: Apache-2.0
"""What is on the screen first: whom to phone in danger, and the way out. Both work at once.

The rail and the pages come into the same window right after it was painted. Until then nothing may
be imported here that is dear: no content, no services, and of Qt not the namespace `Qt`.
"""

from __future__ import annotations

import os
import re
import sys
import threading
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QRect, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from companion.quiet_qt import silence_qt, without_gtk
from companion.ui.kit.input_watch import InputWatch
from companion.ui.kit.mac_keys import let_tab_reach_all
from companion.ui.kit.override import override
from companion.ui.widgets.rail_place import rail_place
from companion.ui.widgets.top_line import TopLine

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QCloseEvent, QPaintEvent, QResizeEvent, QShowEvent

    from companion.ui.kit.look import Look

NARROW_EM = 52
WIDTH, HEIGHT = 1024, 640
NEVER_PAINTED_MS = 500
"""A window that nobody can see is painted late or never: the rest does not wait for that."""
WATCHDOG_SECONDS = 0.4
"""Leaving ends the process after this, whatever hangs (security.md 2.6)."""
KERNEL_SECONDS = 0.6
"""And after this where Python itself is held up: then its own threads stand still as well."""
BOX = r"-?\d{1,5},-?\d{1,5},\d{1,5},\d{1,5}"


class FirstDesk:
    """All that the first line needs: the look, and whom to phone in danger, such as "999"."""

    def __init__(self, look: Look, number: str) -> None:
        self.look = look
        self.number = number


class FirstWindow(QMainWindow):
    """The line on top and the ways out; beside and below it, room for what comes later."""

    leave_wanted = Signal()
    painted = Signal()
    """For the first time; or it is clear that it will not be soon."""

    def __init__(self, first: FirstDesk) -> None:
        super().__init__()
        self._look = first.look
        self._is_painted = False
        self.watch = InputWatch()
        self.setMinimumSize(480, 400)
        self._build_frame(first.number)
        first.look.dress(self)
        self.watch.shift_pressed_thrice.connect(self.leave_wanted)

    @property
    def look(self) -> Look:
        """How it looks."""
        return self._look

    def take_place(self, geometry: str) -> None:
        """Stand where a place such as "40,40,1024,640" says, or in the usual size."""
        box = box_of(geometry)
        if box is not None:
            self.setGeometry(box)
        else:
            screen = QGuiApplication.primaryScreen().availableGeometry()
            self.resize(min(WIDTH, screen.width()), min(HEIGHT, screen.height()))

    def show_first(self, geometry: str) -> None:
        """Show the line and the way out."""
        make_neutral(self, self._look)
        self.take_place(geometry)
        self._top.emergency.setFocus()
        self.show()
        QTimer.singleShot(NEVER_PAINTED_MS, self, self._on_painted)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._is_painted:
            # Once the event loop is free again, all of it is painted.
            QTimer.singleShot(0, self, self._on_painted)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.watch.watch(self.windowHandle())

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()
        self.leave_wanted.emit()

    def _on_painted(self) -> None:
        if not self._is_painted:
            self._is_painted = True
            self.painted.emit()

    def _build_frame(self, number: str) -> None:
        self._top = TopLine(self._look)
        self._top.emergency.show_number(number)
        self._top.leave_wanted.connect(self.leave_wanted)
        self.watch.shift_pressed.connect(self._top.show_presses)
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        self._column.addWidget(self._top)
        self._column.addStretch(1)
        self._beside: QWidget = rail_place(self._look)
        middle = QWidget()
        self._row = QHBoxLayout(middle)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(self._beside)
        self._row.addLayout(self._column, 1)
        self.setCentralWidget(middle)
        self._fit()

    def _fit(self) -> None:
        is_narrow = self.width() < NARROW_EM * self._look.em
        self._beside.setVisible(not is_narrow)
        self._top.set_narrow(is_narrow=is_narrow)


def make_application(argv: list[str]) -> QApplication:
    """Return the QApplication, neutral in everything that the system shows of it."""
    QCoreApplication.setApplicationName("companion")
    QGuiApplication.setDesktopFileName("org.example.Companion")
    # Asked for here: later it would bring along the class of all styles, which nobody needs.
    with without_gtk():
        app = QApplication([*argv[:1], "-style", "fusion"])
    silence_qt()
    let_tab_reach_all()
    app.setApplicationDisplayName("Companion")
    app.setQuitOnLastWindowClosed(False)
    return app


def make_neutral(window: QWidget, look: Look) -> None:
    """Let title and icon say nothing of what is shown."""
    window.setWindowTitle("Companion")
    window.setWindowIcon(QIcon(look.pixmap("book-open", "primary", 48)))


def box_of(geometry: str) -> QRect | None:
    """Return a place such as "40,40,1024,640", or None for words that are no place."""
    if re.fullmatch(BOX, geometry, re.ASCII) is None:
        return None
    box = QRect(*map(int, geometry.split(",")))
    return box if box.isValid() else None


def hide_everything() -> None:
    """Take every window of ours off the screen now, dialogs and menus included."""
    for window in QGuiApplication.topLevelWindows():
        window.hide()
    QGuiApplication.sync()


def begin_leaving() -> None:
    """Take everything off the screen, and see to it that the process ends, whatever hangs."""
    watchdog = threading.Timer(WATCHDOG_SECONDS, os._exit, (0,))
    watchdog.daemon = True
    watchdog.start()
    with suppress(Exception):
        _let_kernel_watch()
    with suppress(Exception):
        # Hidden or not: the process ends.
        hide_everything()


def _let_kernel_watch() -> None:
    """Have the system end the process, should something of Qt's not give Python's lock back."""
    if sys.platform != "win32":
        import signal  # noqa: PLC0415 - the first window does without it

        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGALRM})
        signal.setitimer(signal.ITIMER_REAL, KERNEL_SECONDS)


def leave_at_once(release: Callable[[], None]) -> None:
    """End the process while there is nothing yet to keep; `release` lets it be opened again."""
    begin_leaving()
    with suppress(Exception):
        # Whatever hangs on to the lock: the person has left.
        release()
    os._exit(0)


def one_after_the_other(parts: list[Callable[[], object]], on_fault: Callable[[], None]) -> None:
    """Do each part in a turn of its own, so that a click on the way out never waits for all.

    Where one fails, the ones after it are not done, and the fault is told as any other.
    """

    def go_on() -> None:
        try:
            parts.pop(0)()
        except BaseException:
            on_fault()
            raise
        if parts:
            QTimer.singleShot(0, go_on)

    QTimer.singleShot(0, go_on)
