# SPDX-License-Identifier: Apache-2.0
"""Reads a chronology's entries in steps, so that locking and leaving never wait for all of them."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from companion.domain.chronology import Choices
from companion.domain.chronology_making import Material
from companion.domain.errors import CompanionError
from companion.services.chronology_service import ChronologyService
from companion.ui.kit.tasks import Failed, Tasks


class ChronologyReading(QObject):
    """One reading at a time; a new one takes the place of the one before."""

    def __init__(self, tasks: Tasks, owner: QObject) -> None:
        super().__init__(owner)
        self._tasks = tasks
        self._turn = 0

    def start(
        self,
        service: ChronologyService,
        choices: Choices,
        done: Callable[[Material], None],
        failed: Failed,
        moved: Callable[[int, int], None] | None = None,
    ) -> None:
        """Read all that was chosen; `moved` hears how many entries were read, and of how many."""
        self.stop()
        turn = self._turn

        def read_on(so_far: Material | None) -> None:
            self._tasks.on_vault(self, lambda: service.read(choices, so_far), on_read, fail)

        def on_read(material: Material) -> None:
            if turn != self._turn:
                return
            if material.is_whole:
                done(material)
                return
            if moved is not None:
                read = material.entries_read
                moved(read, read + len(material.to_read))
            read_on(material)

        def fail(error: CompanionError) -> None:
            if turn == self._turn:
                failed(error)

        read_on(None)

    def stop(self) -> None:
        """Forget a reading that is under way: neither `done` nor `failed` is called."""
        self._turn += 1
