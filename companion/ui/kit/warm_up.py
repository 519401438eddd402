# SPDX-License-Identifier: Apache-2.0
"""Loads what a page needs, in small pieces while nothing happens: its first click is quick.

Two threads must never import at the same time: so this happens on the window's thread, and waits
while another one works. Only the window's thread gives them work, and it does not while it imports.
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
JOURNAL = (
    *("companion.ui.widgets.child_form", "companion.ui.widgets.child_choice"),
    *("companion.ui.widgets.child_head", "companion.domain.when_words"),
    *("companion.ui.widgets.when_said", "companion.ui.widgets.when_field"),
    *("companion.ui.widgets.describe_form", "companion.ui.widgets.kept_names"),
    *("companion.ui.widgets.link_names", "companion.ui.widgets.sign_finder"),
    *("companion.ui.widgets.entry_links", "companion.ui.widgets.entry_details_form"),
    *("companion.ui.widgets.entry_form", "companion.ui.widgets.entry_opening"),
    *("companion.ui.widgets.entry_foot", "companion.ui.widgets.entry_history"),
    *("companion.ui.widgets.entry_names", "companion.ui.widgets.entry_view"),
    *("companion.ui.widgets.entry_editor", "companion.ui.widgets.entry_rows"),
    *("companion.ui.widgets.entry_list_empty", "companion.ui.widgets.entry_filters"),
    *("companion.ui.widgets.kept_searches", "companion.ui.widgets.entry_list"),
    *("companion.ui.widgets.waiting_line", "companion.ui.pages.journal_page"),
)
"""While the passphrase is typed: else the window would stand still once it is open."""


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
        """True where nothing is left to load."""
        return not self._parts

    def _load_next(self) -> None:
        if self.is_over:
            return
        if self._tasks.is_idle:
            import_module(self._parts.pop(0))
        self._timer.start(PAUSE_MS)
