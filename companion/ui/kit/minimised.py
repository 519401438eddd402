# SPDX-License-Identifier: Apache-2.0
"""Remembers that a window was minimised, where the desktop (Wayland) tells no program of it.

There Qt forgets "minimised" in the same moment, and a window that is opened minimised comes up in
front and takes the keyboard. Elsewhere nothing of this is needed, and nothing is done.
"""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QWindow
from PySide6.QtWidgets import QWidget

from companion.ui.kit.override import override

SETTLE_MS = 500
"""So long the desktop has to take the window away; one that stays was not minimised."""
MINIMISED = Qt.WindowState.WindowMinimized


def is_not_always_told() -> bool:
    """Tell whether the desktop keeps to itself that a window was minimised."""
    return QGuiApplication.platformName() == "wayland"


def remember_minimised(widget: QWidget, *, is_quiet: bool = False) -> None:
    """Let `isMinimized` stay true on Wayland until the window is used again; call once shown.

    Quiet means that it was to be opened minimised.
    """
    handle = widget.windowHandle()
    is_known = widget.findChild(Minimised) is not None
    if handle is not None and not is_known and is_not_always_told():
        Minimised(widget, handle, is_quiet=is_quiet)


class Minimised(QObject):
    """Stands between a window and its widget, and holds back the news that is not true."""

    def __init__(self, widget: QWidget, handle: QWindow, *, is_quiet: bool) -> None:
        super().__init__(widget)
        self._widget, self._handle = widget, handle
        self._is_gone, self._is_to_open_quietly = False, is_quiet
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(SETTLE_MS)
        self._settling.timeout.connect(self._on_settled)
        handle.windowStateChanged.connect(self._on_state_changed)
        handle.installEventFilter(self)
        self._open_quietly()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind is QEvent.Type.WindowStateChange:
            return self._is_gone
        if kind is QEvent.Type.Expose:
            self._open_quietly()
        elif kind is QEvent.Type.FocusIn and self._is_gone and not self._settling.isActive():
            QTimer.singleShot(0, self, self._on_back)
        return False

    def _open_quietly(self) -> None:
        # Before it is on the screen, the desktop does not listen to this.
        if self._is_to_open_quietly and self._handle.isExposed():
            self._is_to_open_quietly = False
            QTimer.singleShot(0, self, self._minimise)

    def _minimise(self) -> None:
        self._handle.setWindowStates(MINIMISED)

    def _on_state_changed(self, state: Qt.WindowState) -> None:
        if state is MINIMISED and not self._is_gone:
            self._is_gone = True
            self._settling.start()
            # The button of the window's own frame tells the window alone.
            QTimer.singleShot(0, self, self._tell_widget)

    def _tell_widget(self) -> None:
        self._widget.setWindowState(self._widget.windowState() | MINIMISED)

    def _on_settled(self) -> None:
        if QGuiApplication.focusWindow() is self._handle:
            self._on_back()

    def _on_back(self) -> None:
        if self._is_gone:
            self._is_gone = False
            self._widget.setWindowState(self._widget.windowState() & ~MINIMISED)
