# SPDX-License-Identifier: Apache-2.0
"""Getting a report ready: the questions of a door, filled from notes. Companion sends nothing."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QSignalBlocker
from PySide6.QtGui import QResizeEvent

from companion.domain.channel import Channel
from companion.domain.checklist import Child
from companion.domain.preparation import Notes, Preparation, Worksheet
from companion.services.changes import Change
from companion.services.private_room import PrivateRoom
from companion.ui.kit.desk import Desk
from companion.ui.kit.override import override
from companion.ui.widgets.child_choice import ChildChoice
from companion.ui.widgets.child_head import ChildHead
from companion.ui.widgets.labels import Heading
from companion.ui.widgets.prepare_foot import PrepareFoot
from companion.ui.widgets.prepare_form import PrepareForm
from companion.ui.widgets.prepare_keeper import PrepareKeeper
from companion.ui.widgets.prepare_reading import PrepareReading
from companion.ui.widgets.prepare_sheets import PrepareSheets
from companion.ui.widgets.prepare_ways import PrepareWays, Shown
from companion.ui.widgets.prepare_words import words_from_notes
from companion.ui.widgets.record_fields import today
from companion.ui.widgets.scroll_page import ScrollPage
from companion.ui.widgets.steps import Steps


class PreparePage(ScrollPage):
    """One worksheet of one child at a time. What is typed is in the vault from the first key."""

    def __init__(self, desk: Desk, room: PrivateRoom) -> None:
        super().__init__(desk.look, "")
        self.heading.setText(self.tr("Prepare a report"))
        self.setWindowTitle(self.heading.text())
        self._desk, self._room = desk, room
        self._child: Child | None = None
        self._sheets = PrepareSheets(desk, room.preparations)
        self._before: Preparation | None = None
        self._settled: set[str] = set()
        """Worksheets of this child on which the ticked notes were filled in, or not wanted."""
        self._is_stale = False
        self._keeper = PrepareKeeper(desk, room.preparations, self._shown_now)
        self._keeper.setParent(self)
        self._build()
        self._connect()

    @override
    def open_target(self, target: str) -> None:
        """Show the worksheet for "channel=ID" or "sheet=ID"; else the one that was shown."""
        kind, _, name = target.partition("=")
        if kind in {"channel", "sheet"} and name:
            self._sheets.wanted = target
            self._show_wanted_title()
            self._open_wanted()

    @override
    def refresh(self) -> None:
        """Read again what another page may have changed."""
        if self._is_stale and self._child is not None:
            self._is_stale = False
            self.notes.show_child(self._child.id)

    @override
    def keep_words(self) -> None:
        """Keep what is typed, and wait for it."""
        self._keeper.keep_before_leaving()

    @property
    @override
    def has_unkept_words(self) -> bool:
        return self._keeper.is_dirty

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self._head.fit(self.width(), has_child=self._child is not None)

    # Building

    def _build(self) -> None:
        look = self.look
        self.column.removeWidget(self.heading)
        self.choice = ChildChoice(self._desk, self._room)
        self.which = Heading("", 2)
        self.which.hide()
        self._head = ChildHead(look, self.heading, self.choice, (self.which,))
        self.column.insertWidget(0, self._head)
        self.reading = PrepareReading(look)
        self._form = PrepareForm(self._desk, self._room)
        self.sheets, self.about, self.notes = self._form.sheets, self._form.about, self._form.notes
        self.fold, self.fields, self.said = self._form.fold, self._form.fields, self._form.said
        self._steps = Steps()
        self._steps.add(self._form)
        self._steps.add(self.reading)
        self._steps.hide()
        self.column.addWidget(self._steps)
        self.column.addStretch(1)
        self.foot = PrepareFoot(look)
        self.foot.hide()
        self.set_foot(self.foot)

    def _connect(self) -> None:
        self.choice.chosen.connect(self._on_child_chosen)
        self.choice.failed.connect(self.say_error)
        self.sheets.currentIndexChanged.connect(self._on_sheet_chosen)
        self.about.go.connect(self.go)
        self.about.reuse_wanted.connect(self._on_reuse)
        self.notes.fill_wanted.connect(self._on_fill)
        self.notes.found.connect(self._on_notes_found)
        self.notes.failed.connect(self.say_error)
        self.fields.changed.connect(self._keeper.note_change)
        self.fields.picture_refused.connect(self._on_picture_refused)
        self.foot.reading_wanted.connect(partial(self._first, self._on_reading))
        self.foot.fill_wanted.connect(self.notes.fill_in)
        self.fields.empty_wanted.connect(self._on_again)
        self._connect_ways()
        self.reading.done.connect(self._on_reading_done)
        self._keeper.failed.connect(self.say_error)
        self._desk.signals.changed.connect(self._on_changed)

    def _connect_ways(self) -> None:
        ways = PrepareWays(self._desk, self._room, self._shown, self)
        self.fields.copy_wanted.connect(ways.copy_field)
        self.fields.copy_all_wanted.connect(partial(self._first, ways.copy_all))
        self.foot.print_wanted.connect(partial(self._first, ways.print_sheet))
        for part in (self.fields, self.foot):
            part.told_wanted.connect(ways.write_down)
        ways.go.connect(self.go)
        ways.print_wanted.connect(self.print_wanted)
        ways.done.connect(self.foot.say)
        ways.too_long.connect(self._on_too_long)
        ways.failed.connect(self.say_error)
        self._ways = ways

    # The child and the worksheet

    def _on_child_chosen(self, child: Child | None) -> None:
        is_same = child is not None and self._child is not None and child.id == self._child.id
        self._child = child
        if is_same:
            return
        self._leave_sheet()
        self._fit()
        self._show_wanted_title()
        self._sheets.kept = {}
        self._settled = set()
        # At once: nothing of one child stands while another is chosen.
        self.notes.forget()
        for part in (self._steps, self.foot, self.banner):
            part.hide()
        self._form.hide_lines()
        if child is None:
            if not self.choice.has_children:
                self.choice.focus_first()
            return
        service, child_id = self._room.preparations, child.id
        self._desk.tasks.on_vault(
            self, partial(service.of, child_id), partial(self._on_read, child_id), self.say_error
        )

    def _on_read(self, child_id: int, kept: tuple[Preparation, ...]) -> None:
        if self._child is None or self._child.id != child_id:
            return
        self._sheets.begin(kept)
        self._list_sheets()
        self._is_stale = False
        self.notes.show_child(child_id)
        self._steps.show()
        self._show_form()
        self._open_wanted()

    def _list_sheets(self) -> None:
        with QSignalBlocker(self.sheets):
            self.sheets.clear()
            for one in self._sheets.offered:
                self.sheets.addItem(one.title, one.id)

    def _on_place_changed(self) -> None:
        if self._sheets.now is None:
            return
        self._sheets.offer_again(self._filled())
        self._list_sheets()
        self._open_wanted()

    def _show_wanted_title(self) -> None:
        """Name the report that was asked for while it is not known which child it is about."""
        title = self._sheets.wanted_title() if self._child is None else ""
        words = self.tr("{report}. Which child is it about?").format(report=title)
        self.which.setText(words)
        self.which.setVisible(bool(title))

    def _open_wanted(self) -> None:
        if self._child is None or not self._sheets.offered or not self._sheets.wanted:
            return
        sheet, channel_id = self._sheets.take_wanted()
        if sheet is not None:
            self._show_sheet(sheet, channel_id)

    def _on_sheet_chosen(self, row: int) -> None:
        if row >= 0:
            self._show_sheet(self._sheets.offered[row], "")

    def _show_sheet(self, sheet: Worksheet, channel_id: str) -> None:
        if self._child is None:
            return
        self._leave_sheet()
        now = self._sheets.open(self._child.id, sheet, channel_id)
        channel_id = now.channel_id
        with QSignalBlocker(self.sheets):
            self.sheets.setCurrentIndex(self._sheets.offered.index(sheet))
        self.about.show_sheet(sheet, self._door())
        self._show_reuse()
        with QSignalBlocker(self.fields):
            self.fields.show_sheet(sheet)
            self.fields.show_words(now.words)
        self.foot.show_sheet(sheet)
        self.notes.show_sheet(sheet)
        self._form.hide_lines()
        self._show_form()
        # A lock comes back to this worksheet, and Back too.
        place = f"channel={channel_id}" if channel_id else f"sheet={sheet.id}"
        self.moved.emit(f"page:prepare#{place}")

    def _leave_sheet(self) -> None:
        self._sheets.remember(self.fields.words())
        self._keeper.leave()
        self._sheets.now, self._before = None, None
        self.fields.forget()
        self.reading.forget()

    def _door(self) -> Channel | None:
        now = self._sheets.now
        return self._desk.channels.channel(now.channel_id) if now else None

    def _sheet(self) -> Worksheet:
        return self._sheets.offered[self.sheets.currentIndex()]

    def _filled(self) -> Preparation:
        return self._sheets.filled(self.fields.words())

    def _shown_now(self) -> Preparation | None:
        return self._filled() if self._sheets.now is not None else None

    # Filling in

    def _on_notes_found(self, has_entries: bool) -> None:
        is_new = self._sheets.now is None or self._filled().is_blank
        self._form.show_notes(has_notes=has_entries, is_open=is_new)

    def _on_fill(self) -> None:
        if self._child is None or self._sheets.now is None:
            return
        service, child_id, sheet = self._room.preparations, self._child.id, self._sheet()
        taken, picked, told = self.notes.taken, self.notes.picked, self.notes.told.picked
        self._desk.tasks.on_vault(
            self,
            lambda: service.notes(child_id, taken, picked, told),
            partial(self._on_notes, child_id, sheet),
            self.say_error,
        )

    def _on_notes(self, child_id: int, sheet: Worksheet, notes: Notes) -> None:
        now = self._sheets.now
        is_here = now is not None and now.worksheet_id == sheet.id
        if self._child is None or self._child.id != child_id or not is_here:
            return
        self._settled.add(sheet.id)
        found = words_from_notes(sheet, self._child, notes, today(self._desk.clock))
        before = self._filled()
        self._take(before.with_notes(found), before)
        words = self.tr("Filled in from your notes. Read it through, and change what you like.")
        if before.left_alone(found):
            words = f"{words} {self.tr('What you wrote yourself stays as it was.')}"
        self.said.say(words, self.tr("Undo"), self._on_undo)
        self.fold.set_open(is_open=False)
        self._show_said()

    def _show_said(self) -> None:
        self._form.show_said(self.scroll_area, self._steps)

    def _take(self, now: Preparation, before: Preparation) -> None:
        self._sheets.now, self._before = now, before
        with QSignalBlocker(self.fields):
            self.fields.show_words(now.words, from_top=True)
        self._show_reuse()
        self._keeper.note_change()

    def _on_undo(self) -> None:
        if self._before is not None and self._sheets.now is not None:
            self._take(replace(self._before), self._filled())
            self.fields.focus_first()

    def _show_reuse(self) -> None:
        now = self._sheets.now
        found = self._sheets.of_others(now, self._sheet()) if now else {}
        self.about.reuse.setVisible(bool(found))

    def _on_reuse(self) -> None:
        before = self._filled()
        found = self._sheets.of_others(before, self._sheet())
        self._take(replace(before, words={**before.words, **found}), before)
        self.said.say(
            self.tr("Taken over from your other sheets. Read it through."),
            self.tr("Undo"),
            self._on_undo,
        )
        self._show_said()

    def _on_again(self) -> None:
        before = self._filled()
        self._take(replace(before, words=dict.fromkeys(self.fields.boxes, ""), filled={}), before)
        self.said.say(self.tr("This sheet is empty now."), self.tr("Undo"), self._on_undo)
        self._show_said()

    # Out

    @property
    def _is_waiting(self) -> bool:
        """True while ticked notes are not in the sheet, and nobody said that they should not be."""
        now, sheet = self._sheets.now, self._sheet()
        is_asked = sheet.id not in self._settled and any(one.fills for one in sheet.fields)
        return self.notes.has_ticks and is_asked and now is not None and not now.filled

    def _first(self, way: Callable[[], None]) -> None:
        """Go on to a way out, after asking where ticked notes would not be on it."""
        if self._is_waiting:
            self.foot.ask(partial(self._on_as_it_is, way))
        else:
            way()

    def _on_as_it_is(self, way: Callable[[], None]) -> None:
        self._settled.add(self._sheet().id)
        way()

    def _shown(self) -> Shown:
        now = self._filled()
        return Shown(now.child_id, self._sheet(), self._door(), self.fields.words())

    def _on_too_long(self) -> None:
        self.say(
            self.tr("This is too long for one sheet of questions."),
            self.tr("Nothing was lost. Make the longest field shorter, or copy it from here."),
            "caution",
        )

    def _on_reading(self) -> None:
        self._steps.show_view(self.reading)
        for part in (self.foot, self.said, self.choice):
            part.hide()
        self.reading.show_sheet(self._sheet(), self.fields.words())
        self.scroll_area.verticalScrollBar().setValue(0)

    def _show_form(self) -> None:
        self._steps.show_view(self._form)
        for part in (self.foot, self.choice):
            part.show()

    def _on_reading_done(self) -> None:
        self.reading.forget()
        self._show_form()
        self._ways.say_what_next()
        self.foot.reading.setFocus()

    def _on_picture_refused(self) -> None:
        self._form.refusal.say(
            self.tr("Companion keeps words only, so that nothing here can harm you or the child."),
            self.tr("Go on in words"),
            self.fields.focus_first,
        )
        self.scroll_area.ensureWidgetVisible(self._form.refusal)

    def _on_changed(self, change: Change) -> None:
        if change in (Change.JOURNAL, Change.REPORTS):
            self._is_stale = True
            if self.isVisible():
                self.refresh()
        elif change is Change.PREFERENCES:
            self._on_place_changed()
