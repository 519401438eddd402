# SPDX-License-Identifier: Apache-2.0
"""Loads what Get help needs, in small pieces while nothing happens: its first click is quick.

Two threads must never import at the same time: so this happens on the window's thread, and ends for
good as soon as anything was given to another one.
"""

from collections.abc import Sequence
from importlib import import_module

from PySide6.QtCore import QObject, QTimer

from companion.ui.kit.tasks import Tasks

BEGIN_MS, PAUSE_MS = 400, 30
GET_HELP = (
    "companion.ui.widgets.calm_inputs",
    "companion.ui.widgets.door_groups",
    "companion.domain.guide",
    "companion.ui.widgets.sheets",
    "companion.ui.widgets.door_slip",
    "companion.ui.kit.qr",
    "companion.ui.widgets.door_ways",
    "companion.ui.widgets.goes_with",
    "companion.ui.widgets.door_view",
    "companion.domain.journal",
    "companion.domain.preparation",
    "companion.ui.widgets.missing_sheet",
    "companion.ui.widgets.pocket_sheet",
    "companion.ui.pages.get_help_page",
)
"""The smallest first: each takes a few thousandths of a second."""


class WarmUp(QObject):
    """Begins after the window was shown, and takes one piece after the other."""

    def __init__(self, tasks: Tasks, parts: Sequence[str], parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._parts = list(parts)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._load_next)
        self._timer.start(BEGIN_MS)

    @property
    def is_over(self) -> bool:
        """True where nothing is left to load, or nothing may be loaded any more."""
        return not self._parts or self._tasks.has_worked

    def _load_next(self) -> None:
        if self.is_over:
            return
        import_module(self._parts.pop(0))
        self._timer.start(PAUSE_MS)
