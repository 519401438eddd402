# SPDX-License-Identifier: Apache-2.0
"""Has a copy of the notes made by itself, while the person pauses and at most once a day.

In the first pause it looks whether a copy has notes that are not here: never on the way in.
"""

from PySide6.QtCore import QObject, QTimer, Signal

from companion.domain.backup import OtherCopy
from companion.domain.errors import CompanionError
from companion.services.private_room import PrivateRoom
from companion.ui.kit.input_watch import InputWatch
from companion.ui.kit.tasks import Tasks

PAUSE_MS = 20_000


class QuietCopies(QObject):
    """Waits for a pause after each key or click. Never makes a copy while leaving or locking."""

    other_found = Signal(object)
    """The newest OtherCopy, if there is one; told once."""

    def __init__(self, parent: QObject, tasks: Tasks, room: PrivateRoom, watch: InputWatch) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._room = room
        self._has_looked = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._on_pause)
        watch.touched.connect(self._pause.start)
        self._pause.start()

    def _on_pause(self) -> None:
        if not self._has_looked:
            self._has_looked = True
            look = self._room.backups.other_copies
            self._tasks.on_vault(self, look, self._on_looked, self._on_failed)
        make = self._room.backups.make_if_due
        self._tasks.on_vault(self, make, lambda _: None, self._on_failed, replaces="quiet-copy")

    def _on_looked(self, others: tuple[OtherCopy, ...]) -> None:
        if others:
            self.other_found.emit(others[0])

    def _on_failed(self, _: CompanionError) -> None:
        """Interrupt nobody: the page of copies says how old the last good one is."""
