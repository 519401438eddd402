# SPDX-License-Identifier: Apache-2.0
"""Asks where words belong whose own child or entry is not in these notes."""

from functools import partial

from PySide6.QtCore import Signal

from companion.domain.checklist import Child
from companion.services.private_room import PrivateRoom
from companion.ui.kit.desk import Desk
from companion.ui.widgets.notice_line import NoticeLine


class WaitingLine(NoticeLine):
    """Shown while such words wait and a child is chosen. They wait on until they are put there."""

    put_wanted = Signal(str)
    """The words belong to the child that is chosen."""
    failed = Signal(object)
    """A CompanionError, for the page's `say_error`."""

    def __init__(self, desk: Desk, room: PrivateRoom) -> None:
        super().__init__(desk.look, "info", "info")
        self._desk, self._waiting = desk, room.waiting
        self._child: Child | None = None
        self._put = ""

    def ask(self, child: Child | None) -> None:
        """Ask about the child that is chosen now, where words wait."""
        if child != self._child:
            self.hide()
        self._child = child
        if child is not None:
            found = partial(self._on_found, child)
            self._desk.tasks.on_vault(self, self._waiting.strange, found, self.failed.emit)

    def note_put(self, words: str) -> None:
        """Ask no more about words that stand in the form: the vault may not have that yet."""
        self._put = words

    def _on_found(self, child: Child, words: str) -> None:
        if child != self._child or not self.isHidden():
            return
        if words in ("", self._put):
            return
        self.say(
            self.tr(
                "Some words are waiting for their place. They were written for a child or an "
                "entry that these notes do not have. They begin with that child's name."
            ),
            self.tr("Put them in an entry about {child}").format(child=child.label),
            partial(self.put_wanted.emit, words),
        )
        self.offer(self.tr("Leave them waiting"), self.hide)
