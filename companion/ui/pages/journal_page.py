# SPDX-License-Identifier: Apache-2.0
"""The journal: the entries of one child beside the entry that is read or written."""

from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from companion.domain.checklist import Child
from companion.domain.errors import CompanionError
from companion.domain.journal import Entry
from companion.services.changes import Change
from companion.services.private_room import PrivateRoom
from companion.ui.kit.desk import Desk
from companion.ui.kit.override import override
from companion.ui.kit.words_back import keep_on_the_way
from companion.ui.widgets.child_choice import ChildChoice
from companion.ui.widgets.child_head import NARROW_EM, ChildHead
from companion.ui.widgets.entry_editor import EntryEditor, Say
from companion.ui.widgets.entry_list import EntryList
from companion.ui.widgets.entry_opening import open_entry, open_latest
from companion.ui.widgets.kept_focus import kept_focus
from companion.ui.widgets.more_menu import MoreButton
from companion.ui.widgets.name_target import NameTarget, find_name, is_name
from companion.ui.widgets.scroll_page import ScrollPage
from companion.ui.widgets.scroll_to import show_whole
from companion.ui.widgets.waiting_line import WaitingLine

LIST_EM = 19
BODY_STRETCH = 1_000
CARRIED = "carried"
"""The target for words that were carried here from another page."""
LIST_SHARE = 0.36
LOW_EM = 42
"""Below this height of the page: open filters or the entries, not both."""
BESIDE_EM = 22
"""In a page lower than this the entry would have two lines beside the list: one at a time."""
FOOT_EM = 26
"""Below this width the buttons of the foot stand below what it says."""
FOOT_ROOM_EM = 13
"""In a page lower than this the foot scrolls with the entry: it would leave no room to write."""


class JournalPage(ScrollPage):
    """Brings the list and the editor together."""

    def __init__(self, desk: Desk, room: PrivateRoom) -> None:
        super().__init__(desk.look, "")
        self._desk, self._room = desk, room
        self._child: Child | None = None
        self._wanted = ""
        self._wants_focus = self._was_searching = False
        self._is_narrow = False
        self._shows_entry = False
        self._is_between = False
        """Another child was chosen, and the editor still holds the words of the one before."""
        self.heading.setText(self.tr("Journal"))
        self._build(desk, room)
        self._build_keys()
        self.choice.chosen.connect(self._on_child_chosen)
        desk.signals.changed.connect(self._on_changed)
        for part in (self.choice, self.list, self.editor, self.waiting):
            part.failed.connect(self.say_error)
        # What could not be stored a moment ago is stored now.
        self.editor.stored.connect(self.banner.hide)

    @override
    def open_target(self, target: str) -> None:
        """Begin a new entry for "new" or with carried words, or open the entry with this id.

        "person=ID" and "account=ID" show the entries that name them.
        """
        if target == CARRIED and not self._desk.held.is_carrying:
            # They were taken already, or dropped by a lock.
            target = ""
        if target in ("", CARRIED) and self._desk.held.is_carrying:
            target = CARRIED
            keep_on_the_way(self._desk)
        self._wanted = target
        # An entry, a person and an account know their child; a new entry waits for one.
        knows_child = target.isdecimal() or is_name(target)
        if target and (self._child is not None or knows_child):
            self._open_wanted()

    @override
    def refresh(self) -> None:
        """Show the list as it is now, and say again that there is a draft."""
        if self._child is not None:
            self.list.reload()
            self.editor.remind()
            self.waiting.ask(self._child)

    @override
    def keep_words(self) -> None:
        """Keep the draft, and wait for it."""
        self.editor.keep_before_leaving()

    @property
    @override
    def has_unkept_words(self) -> bool:
        return self.editor.has_unkept_words

    @override
    def focus_first(self) -> None:
        """Put the focus where one writes, as soon as it is there."""
        super().focus_first()
        self._want_focus()
        if self._child is not None:
            self._settle_focus()

    def focus_search(self) -> None:
        """Go to the search field."""
        self._show_entry(is_shown=False)
        self.list.search.setFocus()
        self.list.search.selectAll()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.editor.keep()

    def _build(self, desk: Desk, room: PrivateRoom) -> None:
        self.column.removeWidget(self.heading)
        self.choice = ChildChoice(desk, room)
        self._build_head(desk)
        self.list = EntryList(desk, room)
        self.list.chosen.connect(self._on_chosen)
        self.list.new_wanted.connect(self._on_new_wanted)
        self.editor = EntryEditor(desk, room)
        self.editor.opened.connect(self._on_opened)
        self.editor.back.clicked.connect(self._on_back_clicked)
        self._body = QWidget()
        row = QHBoxLayout(self._body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(desk.look.px(16))
        row.addWidget(self.list)
        row.addWidget(self.editor, 1)
        self._build_foot_place()
        self.waiting = WaitingLine(desk, room)
        self.waiting.put_wanted.connect(self._on_put_wanted)
        self.column.insertWidget(0, self._head)
        self.column.insertWidget(1, self.waiting)
        self.column.addWidget(self._body, BODY_STRETCH)
        self.column.addStretch(1)
        self._body.hide()

    def _build_foot_place(self) -> None:
        """Build the place below what scrolls, for the foot of an entry that is alone here."""
        self._foot_place = QWidget()
        QVBoxLayout(self._foot_place).setSpacing(0)
        self._foot_place.hide()
        self.set_foot(self._foot_place)

    def _build_head(self, desk: Desk) -> None:
        self._head = ChildHead(desk.look, self.heading, self.choice)
        start = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading
        self._head.row.addWidget(self._build_ways(desk), 0, start)

    def _build_ways(self, desk: Desk) -> QWidget:
        ways = (
            (self.tr("Timeline"), "calendar-days", "page:timeline"),
            (self.tr("People and accounts"), "users", "page:people"),
            (self.tr("Make a chronology"), "file-text", "page:chronology"),
            (self.tr("Bring in notes"), "plus", "page:import"),
            (self.tr("Check the record"), "check", "page:check-record"),
            (self.tr("Records and carers"), "book-open", "page:records"),
        )
        self.more = MoreButton(desk.look, self.tr("More"), ways, self.go.emit)
        return self.more

    def _build_keys(self) -> None:
        for keys, call in (("Ctrl+N", self._on_new_wanted), ("Ctrl+S", self.editor.save)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(call)

    def _on_child_chosen(self, child: Child | None) -> None:
        is_other = child is not None and (self._child is None or child.id != self._child.id)
        self._child = child
        self.waiting.ask(child)
        self._body.setVisible(child is not None)
        self._fit()
        if child is None:
            self.editor.leave_child()
            self._is_between = True
            self.list.show_child(0)
            self._fit()
            if self._wants_focus:
                self.choice.focus_first()
            return
        self.editor.show_child(child.label)
        if is_other:
            self.list.show_child(child.id)
            if self._wanted:
                self._open_wanted()
            else:
                self._show_entry(is_shown=False)
                self.editor.open(partial(open_latest, self._room, child.id))
            self._is_between = True
            self._fit()

    def _open_wanted(self) -> None:
        if is_name(self._wanted):
            part = self._wanted
            self._desk.tasks.on_vault(
                self,
                partial(find_name, self._room.people, part),
                partial(self._on_name_found, part),
                self._on_wanted_missing,
            )
        elif self._wanted.isdecimal():
            journal, entry_id = self._room.journal, int(self._wanted)
            self._desk.tasks.on_vault(
                self,
                lambda: journal.entry(entry_id),
                self._on_wanted_found,
                self._on_wanted_missing,
            )
        elif self._wanted == CARRIED:
            self._open(None, self._write_carried)
        else:
            self._open(None)

    def _on_name_found(self, asked: str, name: NameTarget) -> None:
        """Show the entries with a person or an account, after choosing their child."""
        if self._wanted != asked:
            return
        if self._child is None or self._child.id != name.child_id:
            self._desk.chosen_child.choose(name.child_id)
            return
        self._wanted, self._wants_focus = "", False
        self.list.show_only(name)
        self._show_entry(is_shown=False)
        self._open_latest()
        self.list.named.all.setFocus()

    def _write_carried(self) -> None:
        carried = self._desk.held.take()
        if carried is None:
            self.editor.remind()
        else:
            self.editor.take_words(carried.box, carried.words)

    def _on_put_wanted(self, words: str) -> None:
        self._open(None, partial(self._write_strange, words))

    def _write_strange(self, words: str) -> None:
        self.waiting.note_put(words)
        self.editor.take_strange_words(words)

    def _on_wanted_found(self, entry: Entry) -> None:
        if self._wanted != str(entry.id):
            # Something else was asked for in the meantime.
            return
        if self._child is not None and entry.child_id == self._child.id:
            self._open(entry.id)
        else:
            self._desk.chosen_child.choose(entry.child_id)

    def _on_wanted_missing(self, error: CompanionError) -> None:
        self.say_error(error)
        if is_name(self._wanted):
            self._wanted = ""
            self._open_latest()
        else:
            self._open(None)

    def _open_latest(self) -> None:
        """Show what was being written last, unless something of this child is shown already."""
        child = self._child
        if child is not None and self.editor.child_id != child.id:
            self.editor.open(partial(open_latest, self._room, child.id))

    def _open(self, entry_id: int | None, say: Say | None = None) -> None:
        self._wanted = ""
        if self._child is None:
            return
        self._want_focus()
        self._show_entry(is_shown=True)
        self.editor.open(partial(open_entry, self._room, self._child.id, entry_id), say)

    def _on_chosen(self, entry_id: int, is_final: bool) -> None:
        if self._child is None or (self._is_narrow and not is_final):
            return
        self._wanted = ""
        if entry_id != self.editor.entry_id:
            child_id = self._child.id
            self.editor.open(partial(open_entry, self._room, child_id, entry_id))
        if self._is_narrow:
            self._want_focus()
            self._show_entry(is_shown=True)

    def _on_new_wanted(self) -> None:
        if self._child is None:
            self.choice.focus_first()
        else:
            self._open(None)

    def _on_opened(self, entry_id: int | None) -> None:
        if self._child is None or self.editor.child_id != self._child.id:
            self._on_other_child_opened()
            return
        self._is_between = False
        self.list.mark(entry_id)
        self._show_entry(is_shown=self._shows_entry or self.editor.has_draft)
        if self._wants_focus and (self._was_searching or not self.list.search.hasFocus()):
            self._settle_focus()
        self._wants_focus = False

    def _want_focus(self) -> None:
        """Put it where one writes once that is there, unless a person goes to the search first."""
        self._wants_focus, self._was_searching = True, self.list.search.hasFocus()

    def _on_other_child_opened(self) -> None:
        """Go back to the child whose words the vault could not take; they are on the form only."""
        if self._child is not None and self.editor.has_unkept_words:
            self._desk.chosen_child.choose(self.editor.child_id)

    def _settle_focus(self) -> None:
        self._wants_focus = False
        if self.editor.isVisible():
            self.editor.form.saw.setFocus()
            # It begins at its top: what it is called, and below it where one writes.
            self.editor.area.verticalScrollBar().setValue(0)
            self.scroll_area.verticalScrollBar().setValue(0)
            QTimer.singleShot(0, self, self._show_where_one_writes)
        elif self.list.isVisible():
            self.list.new.setFocus()

    def _show_where_one_writes(self) -> None:
        """Where its top does not show the box: scroll to it, with what it is called above."""
        show_whole(self.scroll_area, self.editor.form.saw, self.editor.title)

    def _on_back_clicked(self) -> None:
        self.editor.keep()
        self._show_entry(is_shown=False)
        (self.list.view if self.list.view.isVisible() else self.list.new).setFocus()

    def _show_entry(self, *, is_shown: bool) -> None:
        """Where only one fits: show the entry, or the list."""
        self._shows_entry = is_shown
        self._fit()

    def _fit(self) -> None:
        em = self.look.em
        is_narrow = self.width() < NARROW_EM * em or self.height() < BESIDE_EM * em
        focused = QApplication.focusWidget()
        if is_narrow and not self._is_narrow and focused is not None:
            # What is being written stays, not the list.
            self._shows_entry = self._shows_entry or self.editor.isAncestorOf(focused)
        self._is_narrow = is_narrow
        self._head.fit(self.width(), has_child=self._child is not None)
        self._head.setVisible(not (is_narrow and self._shows_entry))
        self.list.setVisible(not (is_narrow and self._shows_entry))
        is_seen = self._shows_entry or not is_narrow
        self.editor.setVisible(is_seen and self.editor.is_ready and not self._is_between)
        self.editor.set_narrow(is_narrow=is_narrow)
        has_room = self.height() >= FOOT_ROOM_EM * self.look.em
        self._place_foot(is_alone=is_narrow and has_room and not self.editor.isHidden())
        is_low = not is_narrow and self.height() < LOW_EM * self.look.em
        self.list.fit(is_low=is_low, is_narrow=is_narrow)
        # As wide as it is, whatever it shows: the entry beside it must not jump.
        width = min(LIST_EM * self.look.em, int(self.width() * LIST_SHARE))
        self.list.setMinimumWidth(0 if is_narrow else width)
        self.list.setMaximumWidth(16_777_215 if is_narrow else width)

    def _place_foot(self, *, is_alone: bool) -> None:
        """Keep saving in view: below the page where the entry is alone, else on its card."""
        foot, is_low = self.editor.foot, self.width() < FOOT_EM * self.look.em
        foot.set_narrow(is_narrow=is_alone and is_low)
        place = self._foot_place.layout() if is_alone else self.editor.column
        if place is not None and place.indexOf(foot) < 0:
            with kept_focus(foot):
                place.addWidget(foot)
        self._foot_place.setVisible(is_alone)

    def _on_changed(self, change: Change) -> None:
        if self._child is None:
            return
        if change is Change.JOURNAL:
            self.list.reload()
        elif change in {Change.TALKS, Change.REPORTS}:
            self.editor.reload_known()
