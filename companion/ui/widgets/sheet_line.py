# SPDX-License-Identifier: Apache-2.0
"""Lines above whichever page is open, each said once.

Nobody typed the code of a new sheet back; the lock was set to wait longer; a copy has notes that
are not here.
"""

from collections.abc import Callable
from contextlib import suppress
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.errors import CompanionError
from companion.ui.kit.desk import Desk
from companion.ui.widgets.fitted_area import FittedArea
from companion.ui.widgets.lock_line import LockLine
from companion.ui.widgets.notice_line import NoticeLine

NEW_SHEET = "page:secrets#new"
COPIES = "page:backups"
PART_OF_WINDOW = 0.3


class SheetLine(FittedArea):
    """Takes no room while there is nothing to say, and never much: the page stays in view."""

    def __init__(self, desk: Desk, go: Callable[[str], None]) -> None:
        inside = QWidget()
        column = self._column = QVBoxLayout(inside)
        super().__init__(desk.look, inside, PART_OF_WINDOW, is_in_page=False)
        self._desk, self._go = desk, go
        self._notice = NoticeLine(desk.look, "caution", "key-round")
        self._copy: NoticeLine | None = None
        px = desk.look.px
        column.setContentsMargins(px(26), 0, px(22), 0)
        column.addWidget(self._notice)
        self._lock = LockLine(desk, go, column)

    def say_once(self) -> None:
        """Say it, if it was not said yet."""
        self._lock.look_at_lock()
        if not self._desk.preferences.now.is_sheet_unchecked:
            return
        with suppress(CompanionError):
            # Where that can not be kept, it is said again the next time.
            self._desk.preferences.change(is_sheet_unchecked=False)
        self._notice.say(
            self.tr(
                "You did not type the code of your recovery sheet back. Do you have it on paper, "
                "and has nobody else seen it? If you are not sure, make a new sheet."
            ),
            self.tr("Make a new sheet"),
            partial(self._go, NEW_SHEET),
        )

    def say_of_copy(self, words: str) -> None:
        """Say that a copy has notes that are not here, and where to read more."""
        if self._copy is None:
            self._copy = NoticeLine(self._desk.look, "caution", "history")
            self._column.addWidget(self._copy)
        go = partial(self._go, COPIES)
        self._copy.say(words, self.tr("Look at the copies"), go)
