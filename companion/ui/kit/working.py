# SPDX-License-Identifier: Apache-2.0
"""How far slow work on another thread has come, and the wish to stop it."""

from threading import Event

from PySide6.QtCore import QObject, Signal

STEPS = 100
"""So often at most the window hears of it."""


class Working(QObject):
    """Itself a progress: call it on any thread. `moved` arrives where it was made."""

    moved = Signal(int, int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stopped = Event()
        self._said = (-1, -1)

    def __call__(self, done: int, of: int) -> bool:
        """Tell how much is done; return False once nobody wants any more of it."""
        step = (done * STEPS // of if of else done % STEPS, of)
        if step != self._said and not self._stopped.is_set():
            self._said = step
            self.moved.emit(done, of)
        return not self._stopped.is_set()

    def stop(self) -> None:
        """Have the work end at its next step."""
        self._stopped.set()
