# SPDX-License-Identifier: Apache-2.0
"""Says once, on whichever page is open, that nobody typed the code of a new sheet back."""

from collections.abc import Callable
from contextlib import suppress
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.errors import CompanionError
from companion.ui.kit.desk import Desk
from companion.ui.widgets.notice_line import NoticeLine

NEW_SHEET = "page:secrets#new"


class SheetLine(QWidget):
    """Takes no room while there is nothing to say."""

    def __init__(self, desk: Desk, go: Callable[[str], None]) -> None:
        super().__init__()
        self._desk, self._go = desk, go
        self._notice = NoticeLine(desk.look, "caution", "key-round")
        column = QVBoxLayout(self)
        px = desk.look.px
        column.setContentsMargins(px(26), 0, px(22), 0)
        column.addWidget(self._notice)

    def say_once(self) -> None:
        """Say it, if it was not said yet."""
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
