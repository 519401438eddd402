# SPDX-License-Identifier: Apache-2.0
"""Has a copy of the notes made by itself, while the person pauses and at most once a day."""

from PySide6.QtCore import QObject, QTimer

from companion.domain.errors import CompanionError
from companion.services.private_room import PrivateRoom
from companion.ui.kit.input_watch import InputWatch
from companion.ui.kit.tasks import Tasks

PAUSE_MS = 20_000


class QuietCopies(QObject):
    """Waits for a pause after each key or click. Never makes a copy while leaving or locking."""

    def __init__(self, parent: QObject, tasks: Tasks, room: PrivateRoom, watch: InputWatch) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._room = room
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._on_pause)
        watch.touched.connect(self._pause.start)
        self._pause.start()

    def _on_pause(self) -> None:
        make = self._room.backups.make_if_due
        self._tasks.on_vault(self, make, lambda _: None, self._on_failed, replaces="quiet-copy")

    def _on_failed(self, _: CompanionError) -> None:
        """Interrupt nobody: the page of copies says how old the last good one is."""
