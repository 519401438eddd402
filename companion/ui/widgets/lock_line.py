# SPDX-License-Identifier: Apache-2.0
"""Says once, after opening, that the lock was set to wait longer while the notes were shut."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QVBoxLayout

from companion.services.changes import Change
from companion.ui.kit.desk import Desk
from companion.ui.widgets.notice_line import NoticeLine

SETTINGS = "page:settings"


class LockLine(QObject):
    """Anybody can open the settings. What the lock was like is kept in the vault.

    Its line is made when there is something to say.
    """

    def __init__(self, desk: Desk, go: Callable[[str], None], column: QVBoxLayout) -> None:
        super().__init__(column)
        self._desk, self._go, self._column = desk, go, column
        desk.signals.changed.connect(self._on_changed)

    def look_at_lock(self) -> None:
        """See how it is set now, and say so where it waits longer than it did."""
        self._look(self._on_looked)

    def _look(self, done: Callable[[bool], None]) -> None:
        now = self._desk.preferences.now
        look = partial(self._desk.keeper.look_at_lock, now.idle_minutes, now.minimised_lock)
        # Where it can not be kept, it is looked at again the next time.
        self._desk.tasks.on_vault(self, look, done, lambda _: None)

    def _on_looked(self, is_looser: bool) -> None:
        if not is_looser:
            return
        line = NoticeLine(self._desk.look, "caution", "lock")
        self._column.addWidget(line)
        line.say(
            self.tr(
                "While your notes were locked, the lock was set to wait longer. "
                "If that was not you, set it back."
            ),
            self.tr("Look at the settings"),
            partial(self._go, SETTINGS),
        )

    def _on_changed(self, change: Change) -> None:
        if change is Change.PREFERENCES and self._desk.keeper.is_open():
            # Changed from inside: then it is no news.
            self._look(lambda _: None)
