# SPDX-License-Identifier: Apache-2.0
"""Getting a report ready: the questions of a door, filled from notes. Companion sends nothing."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from companion.domain.channel import Channel
from companion.domain.checklist import Child
from companion.domain.preparation import Notes, Preparation, Worksheet, worksheet_for
from companion.services.changes import Change
from companion.services.private_room import PrivateRoom
from companion.ui.kit.desk import Desk
from companion.ui.kit.override import override
from companion.ui.widgets.calm_inputs import CalmComboBox
from companion.ui.widgets.child_choice import ChildChoice
from companion.ui.widgets.field import LabelledField
from companion.ui.widgets.fold import Fold
from companion.ui.widgets.labels import Words
from companion.ui.widgets.notice_line import NoticeLine
from companion.ui.widgets.prepare_about import PrepareAbout
from companion.ui.widgets.prepare_fields import PrepareFields
from companion.ui.widgets.prepare_foot import PrepareFoot
from companion.ui.widgets.prepare_keeper import PrepareKeeper
from companion.ui.widgets.prepare_notes import PrepareNotes
from companion.ui.widgets.prepare_reading import PrepareReading
from companion.ui.widgets.prepare_ways import PrepareWays, Shown
from companion.ui.widgets.prepare_words import words_from_notes
from companion.ui.widgets.record_fields import today
from companion.ui.widgets.scroll_page import ScrollPage, settle
from companion.ui.widgets.scroll_to import scroll_to_top
from companion.ui.widgets.steps import Steps

NARROW_EM = 40
CHOICE_EM = 24


class PreparePage(ScrollPage):
    """One worksheet of one child at a time. What is typed is in the vault from the first key."""

    def __init__(self, desk: Desk, room: PrivateRoom) -> None:
        super().__init__(desk.look, "")
        self.heading.setText(self.tr("Prepare a report"))
        self.setWindowTitle(self.heading.text())
        self._desk, self._room = desk, room
        self._child: Child | None = None
        self._sheets: tuple[Worksheet, ...] = ()
        self._kept: dict[str, Preparation] = {}
        self._now: Preparation | None = None
        self._before: Preparation | None = None
        self._wanted = ""
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
            self._wanted = target
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
        # While a child is asked for, the form needs the whole width below the heading.
        is_narrow = self.width() < NARROW_EM * self.look.em or self._child is None
        down, along = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._head.setDirection(down if is_narrow else along)

    # Building

    def _build(self) -> None:
        look = self.look
        self.column.removeWidget(self.heading)
        self.choice = ChildChoice(self._desk, self._room)
        self._head = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._head.setSpacing(look.px(16))
        self._head.addWidget(self.heading, 0, Qt.AlignmentFlag.AlignTop)
        self._head.addWidget(self.choice, 1)
        self.column.insertLayout(0, self._head)
        self.said = NoticeLine(look, "ok", "check")
        self.refusal = NoticeLine(look, "caution", "triangle-alert")
        self.reading = PrepareReading(look)
        self._form = self._build_form()
        self._steps = Steps()
        self._steps.add(self._form)
        self._steps.add(self.reading)
        self._steps.hide()
        self.column.addWidget(self._steps)
        self.column.addStretch(1)
        self.foot = PrepareFoot(look)
        self.foot.hide()
        self.set_foot(self.foot)

    def _build_form(self) -> QWidget:
        look = self.look
        form = QWidget()
        column = QVBoxLayout(form)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(12))
        self.sheets = CalmComboBox()
        self.sheets.setMaximumWidth(look.em * CHOICE_EM)
        column.addWidget(LabelledField(look, self.tr("Which re&port is it?"), self.sheets))
        self.about = PrepareAbout(self._desk)
        column.addWidget(self.about)
        self.notes = PrepareNotes(self._desk, self._room)
        self.fold = Fold(look, self.tr("Fill in from your notes"), self.notes)
        column.addWidget(self.fold)
        self.empty = Words(
            self.tr("There are no notes about this child yet. You can type below."), "muted"
        )
        column.addWidget(self.empty)
        self.fields = PrepareFields(self._desk)
        column.addWidget(self.said)
        column.addWidget(self.refusal)
        column.addWidget(self.fields)
        return form

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
        self.foot.reading_wanted.connect(self._on_reading)
        self.fields.empty_wanted.connect(self._on_again)
        self._connect_ways()
        self.reading.done.connect(self._on_reading_done)
        self._keeper.failed.connect(self.say_error)
        self._desk.signals.changed.connect(self._on_changed)

    def _connect_ways(self) -> None:
        ways = PrepareWays(self._desk, self._room, self._shown, self)
        self.fields.copy_wanted.connect(ways.copy_field)
        self.fields.copy_all_wanted.connect(ways.copy_all)
        self.foot.print_wanted.connect(ways.print_sheet)
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
        self._kept = {}
        # At once: nothing of one child stands while another is chosen.
        self.notes.forget()
        for part in (self._steps, self.foot, self.said, self.refusal, self.banner):
            part.hide()
        if child is None:
            return
        service, child_id = self._room.preparations, child.id
        self._desk.tasks.on_vault(
            self, partial(service.of, child_id), partial(self._on_read, child_id), self.say_error
        )

    def _on_read(self, child_id: int, kept: tuple[Preparation, ...]) -> None:
        if self._child is None or self._child.id != child_id:
            return
        self._kept = {one.worksheet_id: one for one in kept}
        self._offer_sheets()
        self._is_stale = False
        self.notes.show_child(child_id)
        self._steps.show()
        self._show_form()
        newest = kept[0].worksheet_id if kept else self._sheets[0].id
        self._wanted = self._wanted or f"sheet={newest}"
        self._open_wanted()

    def _offer_sheets(self) -> None:
        doors = (door.id for door in self._desk.channels.channels())
        self._sheets = self._room.preparations.worksheets(doors, self._kept)
        with QSignalBlocker(self.sheets):
            self.sheets.clear()
            for one in self._sheets:
                self.sheets.addItem(one.title, one.id)

    def _on_place_changed(self) -> None:
        """Offer what the new place has; words that are there already stay to be seen."""
        if self._now is None:
            return
        shown = self._filled()
        self._kept = {**self._kept, shown.worksheet_id: shown}
        self._kept = {name: one for name, one in self._kept.items() if not one.is_blank}
        self._offer_sheets()
        self._wanted = f"sheet={shown.worksheet_id}"
        self._open_wanted()

    def _open_wanted(self) -> None:
        if self._child is None or not self._sheets or not self._wanted:
            return
        kind, _, name = self._wanted.partition("=")
        channel_id = name if kind == "channel" else ""
        sheet = next((one for one in self._sheets if one.id == name), None)
        if channel_id or sheet is None:
            sheet = worksheet_for(self._sheets, channel_id)
        self._wanted = ""
        if sheet is not None:
            self._show_sheet(sheet, channel_id)

    def _on_sheet_chosen(self, row: int) -> None:
        if row >= 0:
            self._show_sheet(self._sheets[row], "")

    def _show_sheet(self, sheet: Worksheet, channel_id: str) -> None:
        if self._child is None:
            return
        self._leave_sheet()
        kept = self._kept.get(sheet.id) or Preparation(self._child.id, sheet.id)
        channel_id = channel_id or kept.channel_id or self._door_of(sheet)
        self._now = replace(kept, channel_id=channel_id)
        with QSignalBlocker(self.sheets):
            self.sheets.setCurrentIndex(self._sheets.index(sheet))
        self.about.show_sheet(sheet, self._door())
        self._show_reuse()
        with QSignalBlocker(self.fields):
            self.fields.show_sheet(sheet)
            self.fields.show_words(self._now.words)
        self.foot.show_sheet(sheet)
        for part in (self.said, self.refusal):
            part.hide()
        self._show_form()
        # A lock comes back to this worksheet, and Back too.
        place = f"channel={channel_id}" if channel_id else f"sheet={sheet.id}"
        self.moved.emit(f"page:prepare#{place}")

    def _leave_sheet(self) -> None:
        if self._now is not None:
            self._now = self._filled()
            self._kept[self._now.worksheet_id] = self._now
        self._keeper.leave()
        self._now, self._before = None, None
        self.fields.forget()
        self.reading.forget()

    def _door_of(self, sheet: Worksheet) -> str:
        """Return the one door of a worksheet that this place has; nothing where it has several."""
        doors = [one.id for one in self._desk.channels.channels() if one.id in sheet.channels]
        return doors[0] if len(doors) == 1 else ""

    def _door(self) -> Channel | None:
        return self._desk.channels.channel(self._now.channel_id) if self._now else None

    def _sheet(self) -> Worksheet:
        return self._sheets[self.sheets.currentIndex()]

    def _filled(self) -> Preparation:
        if self._now is None:
            message = "no worksheet is open"
            raise ValueError(message)
        # Words of questions that a later pack has no more are kept.
        return replace(self._now, words={**self._now.words, **self.fields.words()})

    def _shown_now(self) -> Preparation | None:
        return self._filled() if self._now is not None else None

    # Filling in

    def _on_notes_found(self, has_entries: bool) -> None:
        self.fold.setVisible(has_entries)
        self.empty.setVisible(not has_entries)
        self.fold.set_open(is_open=self._now is None or self._filled().is_blank)

    def _on_fill(self) -> None:
        if self._child is None or self._now is None:
            return
        service, child_id, sheet = self._room.preparations, self._child.id, self._sheet()
        taken, picked = self.notes.taken, self.notes.picked
        self._desk.tasks.on_vault(
            self,
            lambda: service.notes(child_id, taken, picked),
            partial(self._on_notes, child_id, sheet),
            self.say_error,
        )

    def _on_notes(self, child_id: int, sheet: Worksheet, notes: Notes) -> None:
        is_here = self._now is not None and self._now.worksheet_id == sheet.id
        if self._child is None or self._child.id != child_id or not is_here:
            return
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
        """Show what was done, and the first field below it."""
        self.fields.focus_top()
        # From the inside out: what stands below the closed fold moves up first.
        for part in (self.fold, self._form, self._steps):
            layout = part.layout()
            if layout is not None:
                layout.activate()
        settle(self.scroll_area)
        scroll_to_top(self.scroll_area, self.said)

    def _take(self, now: Preparation, before: Preparation) -> None:
        self._now, self._before = now, before
        with QSignalBlocker(self.fields):
            self.fields.show_words(now.words, from_top=True)
        self._show_reuse()
        self._keeper.note_change()

    def _on_undo(self) -> None:
        if self._before is not None and self._now is not None:
            self._take(replace(self._before), self._filled())
            self.fields.focus_first()

    def _others(self) -> list[Preparation]:
        here = self._now.worksheet_id if self._now else ""
        return [one for one in self._kept.values() if one.worksheet_id != here]

    def _show_reuse(self) -> None:
        now = self._now
        shown = {one.id for one in self._sheet().fields}
        found = now.words_elsewhere(self._others()) if now else {}
        self.about.reuse.setVisible(bool(found.keys() & shown))

    def _on_reuse(self) -> None:
        before = self._filled()
        found = before.words_elsewhere(self._others())
        shown = {one.id: found[one.id] for one in self._sheet().fields if one.id in found}
        self._take(replace(before, words={**before.words, **shown}), before)
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
        self.refusal.say(
            self.tr("Companion keeps words only, so that nothing here can harm you or the child."),
            self.tr("Go on in words"),
            self.fields.focus_first,
        )
        self.scroll_area.ensureWidgetVisible(self.refusal)

    def _on_changed(self, change: Change) -> None:
        if change is Change.JOURNAL:
            self._is_stale = True
            if self.isVisible():
                self.refresh()
        elif change is Change.PREFERENCES:
            self._on_place_changed()
