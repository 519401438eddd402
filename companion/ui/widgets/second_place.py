# SPDX-License-Identifier: Apache-2.0
"""The second place for copies: choosing it, how it stands there, making a copy there by hand."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.backup import SecondPlace
from companion.domain.errors import CompanionError, ErrorCode
from companion.services.private_room import PrivateRoom
from companion.ui.kit.access import announce, set_role
from companion.ui.kit.desk import Desk
from companion.ui.widgets import second_place_words as said
from companion.ui.widgets.backup_words import backup_words, synced_words
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.card import Card
from companion.ui.widgets.columns import WrapRow
from companion.ui.widgets.labels import Heading, SelectableWords, Words
from companion.ui.widgets.lists import SentenceList
from companion.ui.widgets.notice_line import NoticeLine
from companion.ui.widgets.scroll_page import clear_layout


class SecondPlaceCard(Card):
    """Says calmly how it stands. Nothing else in the program asks for the place."""

    failed = Signal(object)
    """A CompanionError that has nothing to do with what is in the place."""
    folder_wanted = Signal()
    """Asks the page for a folder, which it gives to `take`."""

    def __init__(self, desk: Desk, room: PrivateRoom) -> None:
        super().__init__(desk.look)
        self._desk, self._second = desk, room.backups.second
        self._is_busy = False
        self._told = ""
        self.folder = ""
        """Where copies go as well, if it could be reached when the page was last shown."""
        self.column.addWidget(Heading(self.tr("A second place for copies")))
        self.column.addWidget(SentenceList(desk.look, said.about_words()))
        self.column.addWidget(self._build_place())
        self.trouble = NoticeLine(desk.look, "caution", "triangle-alert")
        self.synced = NoticeLine(desk.look, "caution", "triangle-alert")
        self.notice = NoticeLine(desk.look, "ok", "check")
        for line in (self.trouble, self.synced, self.notice):
            self.column.addWidget(line)
        self.busy = Words(self.tr("Making a copy there, and reading it to see that it is whole …"))
        set_role(self.busy, QAccessible.Role.Notification)
        self.busy.hide()
        self.column.addWidget(self.busy)
        self.column.addWidget(self._build_buttons())
        self._show(None)

    def load(self) -> None:
        """Look again how it stands there."""
        self._desk.tasks.on_vault(
            self, self._second.state, self._show, self.failed.emit, replaces="second-place"
        )

    def _build_place(self) -> QWidget:
        self._chosen = QWidget()
        column = QVBoxLayout(self._chosen)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Words(self.tr("Copies go to this folder too:"), "muted"))
        self._path, self._state = SelectableWords(""), Words("")
        self._same_disk = Words(said.same_disk_words(), "muted")
        self._carried = Words("", "muted")
        for part in (self._path, self._state, self._same_disk, self._carried):
            column.addWidget(part)
        self._list = QVBoxLayout()
        self._list.setSpacing(self._desk.look.px(4))
        column.addLayout(self._list)
        return self._chosen

    def _build_buttons(self) -> QWidget:
        look = self._desk.look
        self.make = ActionButton(
            look, self.tr("Make a copy there now"), "copy", "secondary", self._on_make
        )
        self.choose = ActionButton(
            look, self.tr("Choose a second place"), "save", "secondary", self._on_choose
        )
        self.forget = ActionButton(
            look, self.tr("Stop using this place"), "", "quiet", self._on_forget
        )
        row = WrapRow(look.px(8))
        for button in (self.make, self.choose, self.forget):
            row.add(button)
        return row

    def _show(self, place: SecondPlace | None) -> None:
        clear_layout(self._list)
        self.folder = place.path if place is not None and place.is_there else ""
        self._chosen.setVisible(place is not None)
        for button in (self.make, self.forget):
            button.setVisible(place is not None)
        self.choose.setText(
            self.tr("Choose a second place") if place is None else self.tr("Choose another place")
        )
        if place is None:
            self.trouble.hide()
            return
        self._path.setText(place.path)
        self._state.setText(said.state_words(place, self._desk.clock.now()))
        self._same_disk.setVisible(place.is_same_disk)
        self._carried.setText(synced_words(place.path))
        self._carried.setVisible(bool(self._carried.text()))
        for backup in place.kept:
            self._list.addWidget(Words(backup_words(backup)))
        self._show_trouble(place)

    def _show_trouble(self, place: SecondPlace) -> None:
        """Say it once: who closed the line, or looks at the page again, has read it."""
        is_over = place.trouble is ErrorCode.PLACE_MISSING and place.is_there
        words = said.trouble_words(place.trouble) if place.trouble and not is_over else ""
        if not words:
            self.trouble.hide()
        elif words != self._told:
            self.trouble.say(words)
        self._told = words

    def _on_choose(self) -> None:
        if not self._is_busy:
            self.folder_wanted.emit()

    def take(self, path: str) -> None:
        """Use this folder; ask first where it is carried to the internet."""
        words = synced_words(path)
        if words:
            self.notice.hide()
            self.synced.say(words, self.tr("Use this folder"), partial(self._use, path))
        else:
            self._use(path)

    def _use(self, path: str) -> None:
        if self._begin():
            work = partial(self._second.choose, path)
            self._desk.tasks.on_vault(self, work, self._on_done, self._on_failed)

    def _on_make(self) -> None:
        if self._begin():
            self._desk.tasks.on_vault(self, self._second.copy_now, self._on_done, self._on_failed)

    def _on_forget(self) -> None:
        if not self._is_busy:
            forget = self._second.forget
            self._desk.tasks.on_vault(self, forget, self._on_forgotten, self.failed.emit)

    def _begin(self) -> bool:
        """Say that it is working. False where it is already."""
        if self._is_busy:
            return False
        self._set_busy(is_busy=True)
        for line in (self.trouble, self.synced, self.notice):
            line.hide()
        self._told = ""
        announce(self, self.busy.text())
        return True

    def _set_busy(self, *, is_busy: bool) -> None:
        self._is_busy = is_busy
        self.busy.setVisible(is_busy)

    def _on_done(self, is_made: bool) -> None:
        self._set_busy(is_busy=False)
        if is_made:
            self.notice.say(said.made_words())
        self.load()

    def _on_failed(self, error: CompanionError) -> None:
        self._set_busy(is_busy=False)
        self.load()
        self.failed.emit(error)

    def _on_forgotten(self, _: None) -> None:
        for line in (self.trouble, self.synced):
            line.hide()
        self.notice.say(said.forgotten_words())
        self.load()
