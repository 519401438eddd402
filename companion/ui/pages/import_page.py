# SPDX-License-Identifier: Apache-2.0
"""Bring in notes: choose a file, see what would come in, then all of it at once or nothing."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.checklist import Child
from companion.domain.errors import CompanionError
from companion.domain.import_file import Reading, first_reading, open_file
from companion.domain.import_notes import Refusal
from companion.services.changes import Change
from companion.services.private_room import PrivateRoom
from companion.ui.dialogs.open_dialog import OpenDialog, read_file
from companion.ui.kit.access import announce, set_role
from companion.ui.kit.desk import Desk
from companion.ui.kit.messages import Message, message_for
from companion.ui.kit.override import override
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.child_choice import ChildChoice
from companion.ui.widgets.columns import WrapRow
from companion.ui.widgets.import_preview import ImportAbout, ImportPreview
from companion.ui.widgets.import_ways import Again, ImportWays
from companion.ui.widgets.import_words import (
    about_file,
    count_words,
    origin_words,
    refusal_message,
    tag_word,
)
from companion.ui.widgets.labels import Heading, Words
from companion.ui.widgets.lists import SentenceList
from companion.ui.widgets.notice_line import NoticeLine
from companion.ui.widgets.record_fields import today
from companion.ui.widgets.scroll_page import ScrollPage
from companion.ui.widgets.scroll_to import scroll_to_top

BACK = "page:journal"
NOTHING: frozenset[int] = frozenset()


class ImportPage(ScrollPage):
    """Part of the journal. What is read stays in memory until the person says "Bring in"."""

    def __init__(self, desk: Desk, room: PrivateRoom) -> None:
        super().__init__(desk.look, "")
        self._desk = desk
        self._room = room
        self._child: Child | None = None
        self._reading: Reading | None = None
        self._turn = 0
        self._owner = ""
        """Another child whose record holds most of these notes."""
        """Counts what was asked for: an answer to an earlier question is dropped."""
        self._is_waiting = self._is_bringing = False
        self.heading.setText(self.tr("Bring in notes"))
        self.setWindowTitle(self.heading.text())
        self._build()
        self.choice.chosen.connect(self._on_child_chosen)
        self.choice.failed.connect(self.say_error)
        self.ways.wanted.connect(self._on_way_wanted)
        self.preview.twins_chosen.connect(self._show_offer)
        desk.signals.changed.connect(self._on_changed)

    @override
    def focus_first(self) -> None:
        super().focus_first()
        if self._child is None:
            self.choice.focus_first()

    def _build(self) -> None:
        self.choice = ChildChoice(self._desk, self._room)
        self.column.addWidget(self.choice)
        self.start = self._build_start()
        self.column.addWidget(self.start)
        self.status = Words("", "muted")
        set_role(self.status, QAccessible.Role.Notification)
        self.status.hide()
        self.column.addWidget(self.status)
        self.body = self._build_body()
        self.column.addWidget(self.body)
        back = ActionButton(
            self.look,
            self.tr("Go to the journal"),
            "arrow-left",
            "quiet",
            partial(self.go.emit, BACK),
        )
        self.column.addWidget(back, 0, Qt.AlignmentFlag.AlignLeading)
        self.column.addStretch(1)
        self.start.hide()
        self.body.hide()

    def _build_start(self) -> QWidget:
        start, column = self._part()
        column.addWidget(
            Words(
                self.tr(
                    "Notes that you wrote somewhere else can come into the journal. You see "
                    "them first. Nothing is kept until you say so."
                )
            )
        )
        lines = (
            self.tr("From Companion: the record that ends in .json."),
            self.tr("From Day One or jrnl: the JSON export. Unpack a zip first."),
            self.tr("From other programs: plain text, or a table saved as CSV."),
            self.tr("Words only come in. Pictures, films and sounds stay where they are."),
        )
        column.addWidget(SentenceList(self.look, lines))
        self.choose = ActionButton(
            self.look, self.tr("Choose a file"), "file-text", "primary", self._on_choose
        )
        column.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignLeading)
        return start

    def _build_body(self) -> QWidget:
        body, column = self._part()
        self.title = Heading(self.tr("What is in the file"))
        self.about = ImportAbout(self.look)
        self.ways = ImportWays(self.look)
        self.preview = ImportPreview(self.look)
        self.offer = Heading("")
        self.other_child = NoticeLine(self.look, "caution", "triangle-alert")
        self.promise = Words("")
        self.bring = ActionButton(
            self.look, self.tr("Bring in"), "check", "primary", self._on_bring
        )
        self.other = ActionButton(
            self.look, self.tr("Choose another file"), "file-text", "secondary", self._on_choose
        )
        stop = ActionButton(self.look, self.tr("Bring in nothing"), "x", "quiet", self._on_stop)
        row = WrapRow(self.look.px(8))
        for button in (self.bring, self.other, stop):
            row.add(button)
        found = (self.title, self.about, self.ways, self.preview)
        for part in (*found, self.offer, self.other_child, self.promise, row):
            column.addWidget(part)
        return body

    def _part(self) -> tuple[QWidget, QVBoxLayout]:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self.look.px(10))
        return part, column

    def _on_child_chosen(self, child: Child | None) -> None:
        self._child = child
        if self._reading is not None:
            # Never what was compared with one child's notes, while another is chosen.
            self._compare(self._reading)
        else:
            self._show_start()

    def _show_start(self) -> None:
        self.start.setVisible(self._child is not None)
        self.body.hide()

    def _on_choose(self) -> None:
        kinds = ";;".join(
            (
                self.tr("Files with notes (*.json *.csv *.tsv *.txt *.md *.text)"),
                self.tr("All files (*)"),
            )
        )
        window = self.window()
        # Closing the window is leaving quickly.
        dialog = OpenDialog(self.look, kinds, lambda: _close(window), self)
        dialog.fileSelected.connect(self._on_file_chosen)
        dialog.open()

    def _on_file_chosen(self, path: str) -> None:
        self.banner.hide()
        # Another file is looked at from its beginning.
        self._reading = None
        self._say_status(self.tr("Reading the file …"))
        self._read(partial(_open, path))

    def _on_way_wanted(self, again: Again) -> None:
        self._say_status(self.tr("Reading the file …"))
        self._read(again)

    def _read(self, work: Again) -> None:
        self._turn += 1
        turn = self._turn

        def done(found: Reading | Refusal) -> None:
            if turn == self._turn:
                self._on_read(found)

        def failed(error: CompanionError) -> None:
            if turn == self._turn:
                self._on_unread(error)

        self._wait()
        self._desk.tasks.run(self, work, done, failed)

    def _on_unread(self, error: CompanionError) -> None:
        """Say what went wrong, and let another file be chosen."""
        self._forget()
        self.say_error(error)
        self.choose.setFocus()

    def _on_read(self, found: Reading | Refusal) -> None:
        if isinstance(found, Refusal):
            self._forget()
            self.banner.say(refusal_message(found))
            self.scroll_area.verticalScrollBar().setValue(0)
            self.choose.setFocus()
            return
        self._compare(found)

    def _compare(self, found: Reading) -> None:
        """Ask which notes the child's record has already; then show everything."""
        is_first = self._reading is None
        self._reading = found
        self._turn += 1
        turn, child = self._turn, self._child
        self._wait()
        if child is None:
            self.body.hide()
            return

        imports, checklist, notes = self._room.imports, self._room.checklist, found.found.notes

        def look_up() -> tuple[frozenset[int], str]:
            others = (one for one in checklist.children() if one.id != child.id)
            owner = next((one.label for one in others if imports.are_of(one.id, notes)), "")
            return imports.already_there(child.id, notes), owner

        def done(answer: tuple[frozenset[int], str]) -> None:
            if turn == self._turn:
                there, self._owner = answer
                self._show(found, there, is_first=is_first)

        self._desk.tasks.on_vault(self, look_up, done, self._on_failed)

    def _wait(self) -> None:
        """Let nothing be brought in until what is shown is what was asked for."""
        self._is_waiting = True
        self.bring.setEnabled(False)

    def _show(self, found: Reading, there: frozenset[int], *, is_first: bool) -> None:
        self._is_waiting = False
        self.status.hide()
        self.start.hide()
        self.about.show_reading(found)
        self.ways.show_reading(found)
        self.preview.show_reading(found, there, today(self._desk.clock))
        self._show_offer()
        self.body.show()
        announce(self, " ".join(about_file(found)))
        if is_first:
            self.title.setFocus(Qt.FocusReason.OtherFocusReason)
            scroll_to_top(self.scroll_area, self.title)

    def _show_offer(self) -> None:
        """Say what would happen, and to whose notes."""
        count = len(self.preview.chosen)
        child = self._child.label if self._child else ""
        self.bring.setEnabled(bool(count) and not self._is_waiting)
        self.bring.setVisible(bool(count))
        self.promise.setVisible(bool(count))
        self.other_child.hide()
        if not count:
            self.offer.setText(self.tr("There is nothing new to bring in"))
            return
        self.offer.setText(self.tr("These go into the notes about {child}").format(child=child))
        self._warn_of_owner(child)
        words = self.tr("Bring in {notes}").format(notes=count_words(count))
        self.bring.setText(words)
        self.promise.setText(
            self.tr(
                "Each one says where it came from, and has the tag “{tag}”. As the time of "
                "writing it gets the time of today, because that is what this computer knows. "
                "Later you can strike an entry out, but not erase it. The file itself stays as "
                "it is: whoever finds it can read it."
            ).format(tag=tag_word())
        )

    def _warn_of_owner(self, child: str) -> None:
        """Say that the same notes stand in the record of another child: nothing can be erased."""
        if self._owner:
            words = self.tr(
                "The same notes stand already in the notes about {owner}. Look whether {child} "
                "is the right child: an entry can not be erased later."
            )
            self.other_child.say(words.format(owner=self._owner, child=child))

    def _on_bring(self) -> None:
        found, child = self._reading, self._child
        notes = self.preview.chosen
        if found is None or child is None or not notes or self._is_waiting:
            return
        self._turn += 1
        self._set_busy(is_busy=True)
        self._say_status(self.tr("Bringing the notes in. This can take a moment …"))
        origin = partial(origin_words, found, today=today(self._desk.clock))
        work = partial(self._room.imports.bring_in, child.id, notes, origin, tag_word())
        self._desk.tasks.on_vault(self, work, partial(self._on_brought, child), self._on_failed)

    def _on_brought(self, child: Child, count: int) -> None:
        self._forget()
        self.banner.say(
            Message(
                self.tr("Brought in: {notes}.").format(notes=count_words(count)),
                self.tr(
                    "They are in the notes about {child} now. You find them by the tag “{tag}”. "
                    "The file is still where it was."
                ).format(child=child.label, tag=tag_word()),
                "ok",
            )
        )
        self.scroll_area.verticalScrollBar().setValue(0)
        self.choose.setFocus()

    def _on_failed(self, error: CompanionError) -> None:
        """Say what went wrong; what was read stays on the screen to try again."""
        self._is_waiting = False
        self._set_busy(is_busy=False)
        self._show_offer()
        self.bring.setFocus()
        said = message_for(error)
        nothing = self.tr("Nothing of the file was brought in.")
        self.banner.say(Message(said.title, f"{said.text} {nothing}", said.look))
        self.scroll_area.verticalScrollBar().setValue(0)

    def _on_stop(self) -> None:
        self._forget()
        self.say(self.tr("Nothing was brought in."))
        self.choose.setFocus()

    def _forget(self) -> None:
        """Let go of what was read."""
        self._turn += 1
        self._reading = None
        self._set_busy(is_busy=False)
        self.preview.show_reading(None, NOTHING)
        self._show_start()

    def _set_busy(self, *, is_busy: bool) -> None:
        self._is_bringing = is_busy
        self.body.setEnabled(not is_busy)
        self.choice.setEnabled(not is_busy)
        self.status.setVisible(is_busy)

    def _say_status(self, words: str) -> None:
        self.status.hide()
        self.status.setText(words)
        self.status.show()
        announce(self, words)

    def _on_changed(self, change: Change) -> None:
        if change is Change.JOURNAL and self._reading is not None and not self._is_bringing:
            self._compare(self._reading)


def _open(path: str) -> Reading | Refusal:
    """Read a file as what it seems to be. Runs on another thread."""
    data = read_file(path)
    if isinstance(data, Refusal):
        return data
    opened = open_file(data, path.rpartition(".")[2])
    return opened if isinstance(opened, Refusal) else first_reading(opened)


def _close(window: QWidget) -> None:
    window.close()
