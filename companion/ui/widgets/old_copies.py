# SPDX-License-Identifier: Apache-2.0
"""Older copies kept here that still open with old secrets, or still hold a wiped record."""

from functools import partial

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QVBoxLayout

from companion.domain.backup import OldCopy
from companion.domain.errors import CompanionError
from companion.services.private_room import PrivateRoom
from companion.ui.kit.access import announce, set_role
from companion.ui.kit.desk import Desk
from companion.ui.widgets.backup_words import made_words
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.card import Card
from companion.ui.widgets.columns import WrapRow
from companion.ui.widgets.labels import Heading, Words
from companion.ui.widgets.lists import SentenceList
from companion.ui.widgets.scroll_page import clear_layout
from companion.ui.widgets.wrapping import WrappingCheck


class OldCopies(Card):
    """Lists them, and offers a new copy in their place. Not shown where there are none."""

    replaced = Signal()
    """There is a new copy, and the older ones are gone."""
    failed = Signal(object)
    """A CompanionError."""

    def __init__(self, desk: Desk, room: PrivateRoom, *, only_wiped: bool = False) -> None:
        super().__init__(desk.look, "caution")
        self._desk, self._room = desk, room
        self._only_wiped = only_wiped
        self._old: tuple[OldCopy, ...] = ()
        self._is_busy = False
        self.title = Heading("")
        self.column.addWidget(self.title)
        self._list = QVBoxLayout()
        self.column.addLayout(self._list)
        self._about = Words("")
        self.column.addWidget(self._about)
        self.aside = WrappingCheck("")
        self.aside.toggled.connect(self._show_what_can_go)
        self.column.addWidget(self.aside)
        self.busy = Words(self.tr("Making a new copy, and opening it to see that it is whole …"))
        set_role(self.busy, QAccessible.Role.Notification)
        self.busy.hide()
        self.column.addWidget(self.busy)
        self.keep = ActionButton(
            desk.look, self.tr("Keep the older ones"), on_click=self._on_keep_clicked
        )
        self.replace = ActionButton(
            desk.look,
            self.tr("Make a new copy, then remove the older ones"),
            "copy",
            "secondary",
            self._on_replace_clicked,
        )
        row = WrapRow(desk.look.px(8))
        row.add(self.replace)
        row.add(self.keep)
        self.column.addWidget(row)
        self.hide()

    def load(self) -> None:
        """Look for older copies, and show them if there are any."""
        if not self._is_busy:
            look = self._room.backups.old_copies
            self._desk.tasks.on_vault(self, look, self._show, self.failed.emit)

    def _show(self, old: tuple[OldCopy, ...]) -> None:
        self._old = tuple(one for one in old if one.holds_wiped or not self._only_wiped)
        clear_layout(self._list)
        sentences = tuple(map(self._words, self._old))
        if sentences:
            self._list.addWidget(SentenceList(self._desk.look, sentences))
        self.title.setText(
            self.tr("Older copies kept here and in the second place")
            if any(one.is_second for one in self._old)
            else self.tr("Older copies kept here")
        )
        copies = [one for one in self._old if not one.is_set_aside]
        self._about.setText(self._about_words(is_only_aside=not copies))
        asked_for = [one for one in self._old if one.is_asked_for]
        self.aside.setText(self._asking_words(asked_for))
        self.aside.setVisible(bool(asked_for))
        self._show_what_can_go()
        self.setVisible(bool(self._old))

    def _words(self, old: OldCopy) -> str:
        name = made_words(old.backup)
        if old.is_set_aside:
            words = self.tr("{name}, set aside when a copy was brought back")
            name = words.format(name=name)
        if old.is_second:
            name = self.tr("{name}, in the second place").format(name=name)
        reasons = [self.tr("It has notes that are not here.")] if old.backup.has_others else []
        if old.has_old_secrets:
            reasons.append(self.tr("It opens with an older passphrase or sheet."))
        if old.holds_wiped:
            reasons.append(self.tr("It may still hold a record that you wiped."))
        return self.tr("{copy}: {why}").format(copy=name, why=" ".join(reasons))

    def _about_words(self, *, is_only_aside: bool) -> str:
        if is_only_aside:
            return self.tr("Notes that were set aside stay until you say otherwise.")
        return self.tr(
            "Companion can make a new copy of your notes as they are now, and then remove these. "
            "What is only in an older copy is gone then. A copy that you made on a stick by hand "
            "stays. A second place has to be connected, or its copies are not in this list."
        )

    def _asking_words(self, asked_for: list[OldCopy]) -> str:
        if all(one.is_set_aside for one in asked_for):
            return self.tr("Remove what was set aside as well. It is in no copy.")
        if not any(one.is_set_aside for one in asked_for):
            return self.tr("Remove the copies with notes that are not here as well.")
        return self.tr(
            "Remove what was set aside as well, and the copies with notes that are not here."
        )

    def _chosen(self) -> tuple[OldCopy, ...]:
        """Return what goes now."""
        takes_all = self.aside.isChecked()
        return tuple(one for one in self._old if takes_all or not one.is_asked_for)

    def _show_what_can_go(self) -> None:
        self.replace.setEnabled(bool(self._chosen()) and not self._is_busy)

    def _on_keep_clicked(self) -> None:
        self.hide()

    def _on_replace_clicked(self) -> None:
        if self._is_busy:
            return
        self._is_busy = True
        self._show_busy()
        work = partial(self._room.backups.replace, self._chosen())
        self._desk.tasks.on_vault(self, work, lambda _: self._on_replaced(), self._on_failed)

    def _on_replaced(self) -> None:
        self._is_busy = False
        self._show_busy()
        self.aside.setChecked(False)
        self.load()
        self.replaced.emit()

    def _on_failed(self, error: CompanionError) -> None:
        self._is_busy = False
        self._show_busy()
        self.load()
        self.failed.emit(error)

    def _show_busy(self) -> None:
        for part in (self.keep, self.aside):
            part.setEnabled(not self._is_busy)
        self._show_what_can_go()
        self.busy.setVisible(self._is_busy)
        if self._is_busy:
            announce(self, self.busy.text())


def replaced_words() -> str:
    """Return what is said once the older copies are gone."""
    return QCoreApplication.translate(
        "OldCopies", "There is a new copy. It was opened, and it is whole. The older ones are gone."
    )
