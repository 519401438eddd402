# SPDX-License-Identifier: Apache-2.0
"""Copies of your notes: how old the last one is, which are kept, and making one by hand."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.backup import BackupState
from companion.domain.errors import CompanionError
from companion.services.changes import Change
from companion.services.private_room import PrivateRoom
from companion.ui.dialogs.folder_dialog import FolderDialog
from companion.ui.dialogs.quiet_file_dialog import folder_for_copies
from companion.ui.dialogs.save_dialog import SaveDialog
from companion.ui.kit.access import set_role
from companion.ui.kit.desk import Desk
from companion.ui.kit.messages import message_for
from companion.ui.kit.override import override
from companion.ui.kit.own_folder import is_on_same_disk
from companion.ui.widgets.backup_words import backup_words, state_words, synced_words
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.card import Card
from companion.ui.widgets.columns import WrapRow
from companion.ui.widgets.labels import Heading, SelectableWords, Words
from companion.ui.widgets.lists import SentenceList
from companion.ui.widgets.notice_line import NoticeLine
from companion.ui.widgets.old_copies import OldCopies, replaced_words
from companion.ui.widgets.other_copies import OtherCopies
from companion.ui.widgets.record_fields import today
from companion.ui.widgets.scroll_page import ScrollPage, clear_layout
from companion.ui.widgets.second_place import SecondPlaceCard
from companion.ui.widgets.second_place_words import same_disk_words


class BackupsPage(ScrollPage):
    """Makes copies. Bringing one back has a page of its own, which needs no open vault."""

    def __init__(self, desk: Desk, room: PrivateRoom) -> None:
        super().__init__(desk.look, "")
        self._desk, self._room = desk, room
        self._is_busy = False
        self.heading.setText(self.tr("Copies of your notes"))
        self.setWindowTitle(self.heading.text())
        self.column.addWidget(self._build_state())
        self.notice = NoticeLine(desk.look, "ok", "check")
        self.synced = NoticeLine(desk.look, "caution", "triangle-alert")
        for line in (self.notice, self.synced):
            self.column.addWidget(line)
        self.others = OtherCopies(desk, room)
        self.others.go.connect(self.go)
        self.others.failed.connect(self.say_error)
        self.column.addWidget(self.others)
        self.old = OldCopies(desk, room)
        self.old.replaced.connect(lambda: self.notice.say(replaced_words()))
        self.old.failed.connect(self.say_error)
        self.column.addWidget(self.old)
        self.column.addWidget(self._build_list())
        self.second = SecondPlaceCard(desk, room)
        self.second.failed.connect(self.say_error)
        self.second.folder_wanted.connect(self._on_folder_wanted)
        self.column.addWidget(self.second)
        self.column.addWidget(self._build_about())
        self.column.addStretch(1)
        desk.signals.changed.connect(self._on_changed)
        self.refresh()

    @override
    def refresh(self) -> None:
        """Read again what is kept."""
        self._desk.tasks.on_vault(
            self, self._room.backups.state, self._show, self.say_error, replaces="backups"
        )
        self.others.load()
        self.old.load()
        self.second.load()

    def _build_state(self) -> QWidget:
        look = self._desk.look
        box = Card(look)
        self._age = Heading("")
        self._since = Words("")
        self._place = Words(synced_words(self._desk.data_folder), "muted")
        self._place.setVisible(bool(self._place.text()))
        self._trouble = Words("")
        for words in (self._age, self._since, self._trouble, self._place):
            box.column.addWidget(words)
        self.make = ActionButton(look, self.tr("Make a copy now"), "copy", "primary", self._on_make)
        self.stick = ActionButton(
            look, self.tr("Make a copy on a stick"), "save", "secondary", self._on_stick
        )
        self.stick.setAccessibleDescription(
            self.tr("Asks for a place: a stick, another disk or any folder.")
        )
        row = WrapRow(look.px(8))
        row.add(self.make)
        row.add(self.stick)
        box.column.addWidget(row)
        self.busy = Words(self.tr("Making a copy, and opening it to see that it is whole …"))
        set_role(self.busy, QAccessible.Role.Notification)
        self.busy.hide()
        box.column.addWidget(self.busy)
        return box

    def _build_list(self) -> QWidget:
        look = self._desk.look
        box = Card(look)
        box.column.addWidget(Heading(self._where_kept()))
        self._list = QVBoxLayout()
        self._list.setSpacing(look.px(4))
        box.column.addLayout(self._list)
        box.column.addWidget(Words(self.tr("They lie in this folder:"), "muted"))
        self._folder = SelectableWords("")
        box.column.addWidget(self._folder)
        restore = ActionButton(
            look,
            self.tr("Bring a copy back"),
            "history",
            "secondary",
            partial(self.go.emit, "page:restore"),
        )
        box.column.addWidget(restore, 0, Qt.AlignmentFlag.AlignLeading)
        return box

    def _where_kept(self) -> str:
        if self._desk.is_portable:
            return self.tr("Kept beside the program")
        return self.tr("Kept on this computer")

    def _why_elsewhere(self) -> str:
        if self._desk.is_portable:
            return self.tr(
                "Copies beside the program do not help if the stick breaks or is lost. Keep one "
                "on another stick, with somebody you trust."
            )
        return self.tr(
            "Copies on this computer do not help if it breaks or is taken. Keep one on a "
            "stick, with somebody you trust."
        )

    def _build_about(self) -> QWidget:
        look = self._desk.look
        box = Card(look)
        box.column.addWidget(Heading(self.tr("Good to know")))
        sentences = (
            self.tr(
                "After changes, Companion makes a copy by itself while you pause, at most once a "
                "day. It keeps the newest ten."
            ),
            self.tr("A copy with notes that are not here stays until you say otherwise."),
            self.tr("Each copy is opened once, and only then counts as good."),
            self.tr(
                "A copy opens with the passphrase of the day it was made. A later change of the "
                "passphrase does not change the copy."
            ),
            self._why_elsewhere(),
            self.tr(
                "OneDrive, Dropbox, iCloud and Google Drive carry files to the internet. A copy "
                "there stays locked, but others may see that there is one."
            ),
            self.tr(
                "Wiping a record does not reach older copies. They still hold it, until you have "
                "them removed. Companion asks you afterwards."
            ),
        )
        box.column.addWidget(SentenceList(look, sentences))
        return box

    def _show(self, state: BackupState) -> None:
        age, since = state_words(state, self._desk.clock.now())
        self._age.setText(age)
        self._since.setText(since)
        self._trouble.setVisible(state.trouble is not None)
        if state.trouble is not None:
            said = message_for(CompanionError(state.trouble))
            self._trouble.setText(f"{said.title} {said.text}")
        self._folder.setText(state.place)
        clear_layout(self._list)
        for backup in state.kept:
            self._list.addWidget(Words(backup_words(backup)))
        if not state.kept:
            self._list.addWidget(Words(self.tr("None yet.")))

    def _on_changed(self, change: Change) -> None:
        if change is Change.BACKUPS:
            self.refresh()

    def _begin(self) -> bool:
        """Say that it is working. False where it is already."""
        if self._is_busy:
            return False
        self._set_busy(is_busy=True)
        for part in (self.banner, self.notice, self.synced):
            part.hide()
        return True

    def _set_busy(self, *, is_busy: bool) -> None:
        self._is_busy = is_busy
        self.busy.setVisible(is_busy)

    def _on_make(self) -> None:
        if self._begin():
            words = self.tr("The copy is made. It was opened, and it is whole.")
            self._desk.tasks.on_vault(
                self, self._room.backups.make, partial(self._on_done, words), self._on_failed
            )

    def _on_stick(self) -> None:
        if self._is_busy:
            return
        name = self.tr("copy-{day}.zip").format(day=today(self._desk.clock).isoformat())
        kinds = self.tr("Copies (*.zip)")
        dialog = SaveDialog(self._desk.look, name, kinds, self.leave_wanted.emit, self)
        dialog.setDirectory(folder_for_copies(self.second.folder))
        dialog.fileSelected.connect(self._on_chosen)
        dialog.open()

    def _on_folder_wanted(self) -> None:
        dialog = FolderDialog(self._desk.look, self.leave_wanted.emit, self)
        dialog.fileSelected.connect(self.second.take)
        dialog.open()

    def _on_chosen(self, path: str) -> None:
        words = synced_words(path)
        if words:
            self.notice.hide()
            self.synced.say(words, self.tr("Make the copy there"), partial(self._write, path))
        else:
            self._write(path)

    def _write(self, path: str) -> None:
        if self._begin():
            write, home = self._room.backups.write, self._desk.data_folder

            def work() -> bool:
                write(path)
                return is_on_same_disk(path, home)

            self._desk.tasks.on_vault(
                self, work, partial(self._on_written, Path(path)), self._on_failed
            )

    def _on_written(self, path: Path, is_same_disk: bool) -> None:
        """Say which file it is, in which folder, and what there is to mind there."""
        made = self.tr(
            "The copy is made. It was opened, and it is whole. It is “{name}”, in the folder "
            "“{folder}”."
        ).format(name=path.name, folder=path.parent.name or str(path.parent))
        eject = self.tr("Before you pull the stick out, tell the computer to eject it.")
        self._on_done(f"{made} {same_disk_words() if is_same_disk else eject}", None)

    def _on_done(self, words: str, _: None) -> None:
        self._set_busy(is_busy=False)
        self.notice.say(words)
        self.refresh()

    def _on_failed(self, error: CompanionError) -> None:
        self._set_busy(is_busy=False)
        self.say_error(error)
        self.refresh()
