# SPDX-License-Identifier: Apache-2.0
"""Newer numbers from a file: every change is shown first, then all of it is used, or nothing."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.errors import CompanionError
from companion.domain.fact_file import FactFile, FactRefusal, KeptFactFile, Refused
from companion.domain.import_notes import Refusal
from companion.services.private_room import PrivateRoom
from companion.ui.dialogs.open_dialog import OpenDialog, read_file
from companion.ui.kit import formatting
from companion.ui.kit.access import announce
from companion.ui.kit.desk import Desk
from companion.ui.kit.override import override
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.card import Card
from companion.ui.widgets.columns import WrapRow
from companion.ui.widgets.fact_changes import FactChanges
from companion.ui.widgets.fact_words import refusal_message
from companion.ui.widgets.fold_row import FoldRow, FoldWords
from companion.ui.widgets.labels import Heading, Words
from companion.ui.widgets.lists import SentenceList
from companion.ui.widgets.record_fields import today
from companion.ui.widgets.scroll_page import ScrollPage, clear_layout


class FactFilePage(ScrollPage):
    """Behind the passphrase: nobody else at this computer can put a number here."""

    def __init__(self, desk: Desk, room: PrivateRoom) -> None:
        super().__init__(desk.look, "")
        self._desk, self._room = desk, room
        self._offered: FactFile | None = None
        self._is_busy = False
        self.heading.setText(self.tr("Newer numbers from a file"))
        self.setWindowTitle(self.heading.text())
        self._kept = QVBoxLayout()
        self._kept.setSpacing(desk.look.px(12))
        self._offer = QVBoxLayout()
        self._offer.setSpacing(desk.look.px(12))
        self.column.addLayout(self._kept)
        self._before = self._build_before()
        self.column.addWidget(self._before)
        self.column.addLayout(self._offer)
        self.column.addStretch(1)
        self._show_kept()

    @override
    def refresh(self) -> None:
        """Show what is kept now; a file that was only looked at is put down."""
        self._put_down()
        self._show_kept()

    def _build_before(self) -> QWidget:
        box = Card(self.look)
        box.column.addWidget(Heading(self.tr("Before you choose a file")))
        lines = (
            self.tr("Companion can not tell who made a file, or whether its numbers are right."),
            self.tr("Take one only from a service you trust, never from the person you fear."),
            self.tr("No file can change whom you phone in danger, or a line that children ring."),
            self.tr("No file can ring another number than the one you see."),
            self.tr("No file can bring a web site that Companion does not know."),
            self.tr("Its numbers are marked, and used only while your notes are open."),
        )
        box.column.addWidget(SentenceList(self.look, lines))
        row = WrapRow(self.look.px(8))
        self.choose = ActionButton(
            self.look, self.tr("Choose a file"), "file-text", "primary", self._on_choose
        )
        row.add(self.choose)
        row.add(
            ActionButton(
                self.look,
                self.tr("How old the numbers are"),
                "arrow-left",
                "quiet",
                partial(self.go.emit, "page:facts"),
            )
        )
        box.column.addWidget(row)
        return box

    def _show_kept(self) -> None:
        kept = self._room.fact_files.kept
        self._desk.tasks.on_vault(self, kept, self._on_kept, self.say_error)

    def _on_kept(self, files: tuple[KeptFactFile, ...]) -> None:
        clear_layout(self._kept)
        in_use = {file.code: file for file in self._desk.channels.files_in_use()}
        for kept in files:
            self._kept.addWidget(self._build_kept(kept, in_use.get(kept.code)))

    def _build_kept(self, kept: KeptFactFile, used: FactFile | None) -> QWidget:
        box = Card(self.look, "caution")
        country = self._desk.content.countries().get(kept.code, kept.code)
        day = formatting.day(kept.added_on)
        if used is None:
            title = self.tr("Not used: a file for {country}, added on {day}")
            why = self.tr("What came with this version of Companion is used instead.")
        else:
            title = self.tr("In use: a file for {country}, added on {day}")
            why = self.tr("The emergency number is Companion's own, as always.")
        box.column.addWidget(Heading(title.format(country=country, day=day)))
        box.column.addWidget(Words(why))
        row = FoldRow(self.look)
        row.add(
            ActionButton(
                self.look,
                self.tr("Go back to Companion's own numbers"),
                "undo-2",
                on_click=partial(self._on_drop, kept.code),
            )
        )
        if used is not None:
            words = FoldWords(self.tr("Show what it changed"), self.tr("Hide what it changed"))
            changes = used.changes
            row.add_fold(words, "list-checks", lambda: FactChanges(self.look, changes))
        box.column.addWidget(row)
        return box

    def _on_choose(self) -> None:
        kinds = ";;".join((self.tr("Lists of doors (*.toml)"), self.tr("All files (*)")))
        dialog = OpenDialog(self.look, kinds, self.leave_wanted.emit, self)
        dialog.fileSelected.connect(self._on_chosen)
        dialog.open()

    def _on_chosen(self, path: str) -> None:
        if self._is_busy:
            return
        self._put_down()
        self._set_busy(is_busy=True)
        self.say(self.tr("Reading the file …"))
        read = partial(_read, self._desk, path)
        self._desk.tasks.run(self, read, self._on_read, self._on_failed)

    def _on_read(self, found: FactFile | Refused) -> None:
        self._set_busy(is_busy=False)
        self.banner.hide()
        if isinstance(found, Refused):
            self.banner.say(refusal_message(found))
            self.scroll_area.verticalScrollBar().setValue(0)
            self.choose.setFocus()
            return
        self._offered = found
        self._show_offer(found)

    def _show_offer(self, file: FactFile) -> None:
        self._before.hide()
        title = Heading(self.tr("What this file would change: {country}").format(
            country=file.country
        ))  # fmt: skip
        self._offer.addWidget(title)
        said = self.tr("The file says that it was checked on {day}. Companion can not confirm it.")
        self._offer.addWidget(Words(said.format(day=formatting.day(file.checked_on))))
        self._offer.addWidget(FactChanges(self.look, file.changes))
        promise = self.tr("All of this is used, or nothing. You can go back at any time.")
        self._offer.addWidget(Words(promise))
        row = WrapRow(self.look.px(8))
        self.use = ActionButton(
            self.look, self.tr("Use these numbers"), "check", "primary", self._on_use
        )
        row.add(self.use)
        row.add(
            ActionButton(
                self.look, self.tr("Use nothing of it"), "x", on_click=self._on_use_nothing
            )
        )
        self._offer.addWidget(row)
        announce(self, f"{title.text()}. {promise}")
        self.scroll_area.verticalScrollBar().setValue(0)
        title.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_use(self) -> None:
        if self._offered is None or self._is_busy:
            return
        self._set_busy(is_busy=True)
        take = partial(self._room.fact_files.take, self._offered)
        self._desk.tasks.on_vault(self, take, self._on_taken, self._on_failed)

    def _on_taken(self, taken: FactFile | Refused) -> None:
        self._set_busy(is_busy=False)
        self._put_down()
        self._show_kept()
        if isinstance(taken, Refused):
            self.banner.say(refusal_message(taken))
            return
        marked = self.tr("They are marked wherever they stand. The file itself is where it was.")
        self.say(self.tr("These numbers are used now."), marked, "ok")
        self.choose.setFocus()

    def _on_use_nothing(self) -> None:
        self._put_down()
        self.say(self.tr("Nothing has changed."))
        self.choose.setFocus()

    def _on_drop(self, code: str) -> None:
        if self._is_busy:
            return
        self._set_busy(is_busy=True)
        drop = partial(self._room.fact_files.drop, code)
        self._desk.tasks.on_vault(self, drop, self._on_dropped, self._on_failed)

    def _on_dropped(self, _: None) -> None:
        self._set_busy(is_busy=False)
        self._show_kept()
        self.say(
            self.tr("Companion's own numbers are used again."),
            self.tr("To use the file again, choose it again."),
            "ok",
        )
        self.choose.setFocus()

    def _on_failed(self, error: CompanionError) -> None:
        self._set_busy(is_busy=False)
        self.say_error(error)

    def _set_busy(self, *, is_busy: bool) -> None:
        self._is_busy = is_busy
        self.choose.setEnabled(not is_busy)

    def _put_down(self) -> None:
        self._offered = None
        clear_layout(self._offer)
        self._before.show()


def _read(desk: Desk, path: str) -> FactFile | Refused:
    """Read a file as what it would change. Runs on another thread."""
    data = read_file(path)
    if isinstance(data, Refusal):
        is_large = data is Refusal.TOO_LARGE
        return Refused(FactRefusal.TOO_LARGE if is_large else FactRefusal.NOT_READ)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return Refused(FactRefusal.NOT_SUCH_A_FILE)
    return desk.content.read_fact_file(text, today(desk.clock))
