# SPDX-License-Identifier: Apache-2.0
"""Which child the private pages are about. Holds a record number, no words, and only while open."""

from PySide6.QtCore import QObject, Signal


class ChosenChild(QObject):
    """The last choice, shared by the pages of one window; a lock forgets it."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.id: int | None = None

    def choose(self, child_id: int) -> None:
        """Take another child, and tell every page."""
        if child_id != self.id:
            self.id = child_id
            self.changed.emit()
