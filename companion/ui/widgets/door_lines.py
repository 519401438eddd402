# SPDX-License-Identifier: Apache-2.0
"""What is said at the door about the folder of the notes, before anybody is in."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.backup import Aside, DoorNews
from companion.domain.errors import CompanionError, ErrorCode
from companion.ui.kit import formatting
from companion.ui.kit.desk import Desk
from companion.ui.widgets.notice_line import NoticeLine

WRONG = (
    ErrorCode.WRONG_PASSPHRASE,
    ErrorCode.WRONG_RECOVERY_CODE,
    ErrorCode.NO_RECOVERY_CODE,
)
"""After these the notes here may be others than somebody thinks."""


class DoorLines(QWidget):
    """A copy was brought back, or something lay there that did not belong to these notes."""

    def __init__(self, desk: Desk, on_restore: Callable[[], None]) -> None:
        super().__init__()
        self._desk, self._on_restore = desk, on_restore
        self.aside = NoticeLine(desk.look, "info", "history")
        self.strange = NoticeLine(desk.look, "info", "info")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for line in (self.strange, self.aside):
            column.addWidget(line)
        self._is_said = False

    def look(self, problem: ErrorCode | None = None) -> None:
        """Ask what there is to say; after a wrong passphrase the notes may be others."""
        show = partial(self._show, is_wrong=problem in WRONG)
        self._desk.tasks.on_vault(self, self._desk.keeper.news, show, self._on_not_known)

    def _show(self, news: DoorNews, *, is_wrong: bool) -> None:
        if news.aside is not None and (news.aside.is_unseen or is_wrong):
            self.aside.say(self._words(news.aside), self.tr("Bring a copy back"), self._on_restore)
        else:
            self.aside.hide()
        if news.is_strange and not self._is_said:
            self._is_said = True
            self.strange.say(
                self.tr(
                    "Something in the folder of your notes did not belong to them. It was set "
                    "aside. Your notes were not changed."
                )
            )

    def _words(self, aside: Aside) -> str:
        if aside.at is None:
            return self.tr("A copy was brought back. The notes from before are set aside.")
        words = self.tr("On {day} a copy was brought back. The notes from before are set aside.")
        return words.format(day=formatting.day(formatting.local(aside.at).date()))

    def _on_not_known(self, _: CompanionError) -> None:
        """Without an answer there is nothing to say: opening says what is wrong."""
        self.aside.hide()
