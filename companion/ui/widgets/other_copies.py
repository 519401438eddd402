# SPDX-License-Identifier: Apache-2.0
"""Copies with notes that are not here, most often because an older file of notes was put back."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from companion.domain.backup import OtherCopy
from companion.services.private_room import PrivateRoom
from companion.ui.kit.desk import Desk
from companion.ui.widgets.backup_words import made_words
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.card import Card
from companion.ui.widgets.columns import WrapRow
from companion.ui.widgets.labels import Heading, Words
from companion.ui.widgets.lists import SentenceList
from companion.ui.widgets.scroll_page import clear_layout

RESTORE = "page:restore"


class OtherCopies(Card):
    """Lists those on which nobody has decided, and what to do. Not shown where there are none."""

    go = Signal(str)
    failed = Signal(object)
    """A CompanionError."""

    def __init__(self, desk: Desk, room: PrivateRoom) -> None:
        super().__init__(desk.look, "caution")
        self._desk, self._room = desk, room
        self.column.addWidget(Heading(self.tr("A copy has notes that are not here")))
        self._list = QVBoxLayout()
        self.column.addLayout(self._list)
        for sentence in self._sentences():
            self.column.addWidget(Words(sentence))
        row = WrapRow(desk.look.px(8))
        row.add(
            ActionButton(
                desk.look,
                self.tr("Try a copy, then bring it back"),
                "history",
                "secondary",
                partial(self.go.emit, RESTORE),
            )
        )
        row.add(
            ActionButton(
                desk.look, self.tr("Leave it as it is"), on_click=self._on_leave_it_clicked
            )
        )
        self.column.addWidget(row)
        self.hide()

    def load(self) -> None:
        """Look for such copies, and show them if there are any."""
        look = self._room.backups.other_copies
        self._desk.tasks.on_vault(self, look, self._show, self.failed.emit)

    def _sentences(self) -> tuple[str, ...]:
        return (
            self.tr(
                "This can happen when an older file of notes was put back. A program that carries "
                "files to the internet can do that, or a repair of the computer, or a person."
            ),
            self.tr(
                "You can try a copy first. Then you see from when to when it has notes, and "
                "nothing changes until you say so. Your notes of today are kept in a copy too."
            ),
            self.tr(
                "Companion does not remove such a copy by itself. If you leave it as it is, it "
                "stays, and nothing more is said about it when you open your notes."
            ),
        )

    def _show(self, others: tuple[OtherCopy, ...]) -> None:
        clear_layout(self._list)
        if others:
            sentences = tuple(map(self._words, others))
            self._list.addWidget(SentenceList(self._desk.look, sentences))
        self.setVisible(bool(others))

    def _words(self, other: OtherCopy) -> str:
        made = made_words(other.backup)
        if other.is_second:
            return self.tr("{copy}, in the second place").format(copy=made)
        return made

    def _on_leave_it_clicked(self) -> None:
        # The service tells of the change, and the page is read again.
        leave = self._room.backups.leave_others
        self._desk.tasks.on_vault(self, leave, lambda _: self.load(), self.failed.emit)
