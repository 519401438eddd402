# SPDX-License-Identifier: Apache-2.0
"""Lets Python's garbage collector run on the window's thread only.

It runs on whichever thread happens to allocate. A widget or timer in a reference cycle would then
be destroyed on the storage thread, which Qt does not allow: a warning at best, a crash at worst.
"""

import gc

from PySide6.QtCore import QAbstractEventDispatcher, QObject


class TidyMemory(QObject):
    """Collects just before the event loop goes to sleep, so that it wakes nobody."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        QAbstractEventDispatcher.instance().aboutToBlock.connect(self._on_about_to_block)

    def _on_about_to_block(self) -> None:
        """Collect the oldest generation that is due, as Python itself would have."""
        due = [
            generation
            for generation, (count, limit) in enumerate(
                zip(gc.get_count(), gc.get_threshold(), strict=True)
            )
            if limit and count > limit
        ]
        if due:
            gc.collect(due[-1])
