# SPDX-License-Identifier: Apache-2.0
"""Watches keys and clicks of a window: for the idle time, the focus ring and Shift three times."""

from __future__ import annotations

from typing import TYPE_CHECKING
from weakref import WeakMethod

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, Signal
from PySide6.QtGui import QKeyEvent

from companion.ui.kit.override import override

if TYPE_CHECKING:
    from collections.abc import Callable

PRESSES = 3
MOST_MS_BETWEEN = 5_000
"""Shift three times, nothing between, 5 seconds at most between presses (security.md 2.6)."""
SHIFT = 0x01000020
"""Qt.Key.Key_Shift: to name the namespace `Qt` would hold the first window up."""

INPUT = {
    QEvent.Type.KeyPress,
    QEvent.Type.KeyRelease,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
    QEvent.Type.TabletPress,
}
STIRS = INPUT | {QEvent.Type.MouseMove, QEvent.Type.MouseButtonRelease}
"""All that a hand does: a button acts when it is let go, a hint comes where the mouse rests."""
SHOWING = {QEvent.Type.Expose, QEvent.Type.UpdateRequest}
"""What a window is told before it is painted."""


class InputWatch(QObject):
    """Install it on a QWindow, where events arrive once, before widgets see them."""

    touched = Signal()
    stirred = Signal()
    shift_pressed = Signal(int)
    shift_pressed_thrice = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.last_was_key = False
        self._must_hide: WeakMethod[Callable[[], bool]] | None = None
        self._presses = 0
        self._is_clean = False
        self._since_press = QElapsedTimer()

    def ask_before_showing(self, must_hide: Callable[[], bool]) -> None:
        """Ask this method before anything is painted; True means that it must not be."""
        # Weakly: whoever asks for it holds this watch, and both shall go together.
        self._must_hide = WeakMethod(must_hide)

    def watch(self, window: QObject) -> None:
        """Start watching a QWindow."""
        window.removeEventFilter(self)
        window.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in STIRS:
            self.stirred.emit()
        if kind in INPUT:
            self.touched.emit()
            if isinstance(event, QKeyEvent):
                self.last_was_key = True
                self._look_at_key(event)
            else:
                self.last_was_key = False
                self._forget()
        return kind in SHOWING and self._hides()

    def _hides(self) -> bool:
        must_hide = self._must_hide() if self._must_hide is not None else None
        return must_hide is not None and must_hide()

    def _look_at_key(self, event: QKeyEvent) -> None:
        if event.isAutoRepeat():
            return
        if event.key() != SHIFT:
            self._forget()
        elif event.type() is QEvent.Type.KeyPress:
            self._is_clean = True
        elif self._is_clean:
            self._count()

    def _count(self) -> None:
        if self._since_press.isValid() and self._since_press.elapsed() > MOST_MS_BETWEEN:
            self._presses = 0
        self._since_press.restart()
        self._presses += 1
        self.shift_pressed.emit(self._presses)
        if self._presses >= PRESSES:
            self._forget()
            self.shift_pressed_thrice.emit()

    def _forget(self) -> None:
        if self._presses:
            self.shift_pressed.emit(0)
        self._presses = 0
        self._is_clean = False
