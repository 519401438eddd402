# SPDX-License-Identifier: Apache-2.0
"""The few signals that tell pages that something changed."""

from PySide6.QtCore import QObject, Signal

from companion.services.changes import Change


class Signals(QObject):
    """One signal for every change; pages listen and look at which one it is."""

    changed = Signal(object)

    def on_change(self, change: Change) -> None:
        """Tell everybody. Safe to call from any thread."""
        self.changed.emit(change)
