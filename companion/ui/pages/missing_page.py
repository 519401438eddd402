# SPDX-License-Identifier: Apache-2.0
"""If your child goes missing: a sheet that is kept ready, and its part for the day itself."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.checklist import Child
from companion.domain.errors import CompanionError
from companion.domain.missing import MissingDay, MissingPart
from companion.services.missing_service import MissingRecord
from companion.services.private_room import PrivateRoom
from companion.ui.kit import formatting
from companion.ui.kit.access import set_role
from companion.ui.kit.desk import Desk
from companion.ui.kit.override import override
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.child_choice import ChildChoice
from companion.ui.widgets.columns import WrapRow
from companion.ui.widgets.focus_in_view import FocusInView
from companion.ui.widgets.fold import Fold
from companion.ui.widgets.labels import Words
from companion.ui.widgets.lists import SentenceList
from companion.ui.widgets.missing_fields import MissingFields
from companion.ui.widgets.missing_keeper import MissingKeeper, Stored
from companion.ui.widgets.missing_row import looked_through, own_suggestion
from companion.ui.widgets.missing_sheet import (
    day_title,
    missing_sheet,
    reading_sheet,
    ready_title,
)
from companion.ui.widgets.notice_line import NoticeLine
from companion.ui.widgets.prepare_reading import PrepareReading
from companion.ui.widgets.scroll_page import ScrollPage, clear_layout, settle
from companion.ui.widgets.steps import Steps
from companion.ui.widgets.tab_order import put_after

CARD = "card:missing"


class MissingPage(ScrollPage):
    """Both parts for one child. What is typed is in the vault from the first key."""

    def __init__(self, desk: Desk, room: PrivateRoom) -> None:
        super().__init__(desk.look, "")
        self.heading.setText(self.tr("If your child goes missing"))
        self.setWindowTitle(self.heading.text())
        self._desk, self._room = desk, room
        self._form = desk.content.missing_form()
        self._child: Child | None = None
        self._days: tuple[MissingDay, ...] = ()
        self._wanted = ""
        self._asked_for: MissingFields | None = None
        self._keeper = MissingKeeper(desk, room.missing, self._words)
        self._keeper.setParent(self)
        self._build()
        self._connect()
        self._focus_in_view = FocusInView(desk.look, self.scroll_area, self._sheet)

    @override
    def open_target(self, target: str) -> None:
        """Open the part for the day for "day", the one that is kept ready for "ready"."""
        if target in {"day", "ready"}:
            self._wanted = target
            self._open_wanted()

    @override
    def keep_words(self) -> None:
        """Keep what is typed, and wait for it."""
        self._keeper.keep_before_leaving()

    @property
    @override
    def has_unkept_words(self) -> bool:
        return self._keeper.is_dirty

    @override
    def focus_first(self) -> None:
        """Go to the part that was asked for, once; else to the top of the page."""
        part, self._asked_for = self._asked_for, None
        if part is None:
            super().focus_first()
            return
        part.focus_first()
        settle(self.scroll_area)
        self._focus_in_view.refresh()

    # Building

    def _build(self) -> None:
        look = self.look
        about = self.tr(
            "What police ask, kept in one place. Companion sends nothing and rings nobody."
        )
        self.column.addWidget(Words(about, "muted"))
        self.column.addWidget(self._build_first())
        self.choice = ChildChoice(self._desk, self._room)
        self.column.addWidget(self.choice)
        self.refusal = NoticeLine(look, "caution", "triangle-alert")
        self.column.addWidget(self.refusal)
        self.reading = PrepareReading(look)
        self._sheet = self._build_sheet()
        self._steps = Steps()
        self._steps.add(self._sheet)
        self._steps.add(self.reading)
        self._steps.hide()
        self.column.addWidget(self._steps)
        self.column.addStretch(1)

    def _build_sheet(self) -> QWidget:
        look, sheet = self.look, QWidget()
        column = QVBoxLayout(sheet)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(12))
        column.addWidget(self._build_ways())
        self.kept = Words("", "small")
        set_role(self.kept, QAccessible.Role.Notification)
        column.addWidget(self.kept)
        self.day = MissingFields(self._desk, self._form, MissingPart.DAY)
        self.day_line = Words("", "muted")
        self._earlier = QWidget()
        self._earlier_row = QVBoxLayout(self._earlier)
        self._earlier_row.setContentsMargins(0, 0, 0, 0)
        self.day.above.addWidget(self.day_line)
        self.day.above.addWidget(self._earlier)
        self.day_fold = Fold(look, day_title(), self.day)
        column.addWidget(self.day_fold)
        self.ready = MissingFields(self._desk, self._form, MissingPart.READY)
        self._build_looked()
        self.ready_fold = Fold(look, ready_title(), self.ready)
        column.addWidget(self.ready_fold)
        return sheet

    def _build_first(self) -> QWidget:
        """Return what helps before it is known which child it is about."""
        look, self.first = self.look, QWidget()
        column = QVBoxLayout(self.first)
        column.setContentsMargins(0, 0, 0, 0)
        self.steps = ActionButton(
            look, self.tr("Missing now: first steps"), "siren", "primary", self._on_steps
        )
        column.addWidget(self.steps, 0, Qt.AlignmentFlag.AlignLeading)
        # The same lines stand in the part for the day, once there is one.
        notes = [note.text for note in self._form.notes_of(MissingPart.DAY)]
        self.first_lines = SentenceList(look, notes)
        column.addWidget(self.first_lines)
        return self.first

    def _build_ways(self) -> QWidget:
        look = self.look
        self.read = ActionButton(
            look, self.tr("Read it aloud on the phone"), "phone", on_click=self._on_reading
        )
        self.read.setAccessibleDescription(self.tr("Shows one question at a time, in large type."))
        self.print = ActionButton(
            look, self.tr("Print or save"), "printer", on_click=self._on_print
        )
        row = WrapRow(look.px(8))
        for button in (self.read, self.print):
            row.add(button)
        return row

    def _build_looked(self) -> None:
        self.looked_line = Words("", "muted")
        self.looked = ActionButton(
            self.look,
            self.tr("I have looked through it today"),
            "check",
            on_click=self._on_looked,
        )
        above = self.ready.above
        above.addWidget(self.looked_line)
        above.addWidget(self.looked, 0, Qt.AlignmentFlag.AlignLeading)
        above.addWidget(Words(own_suggestion(), "small"))

    def _connect(self) -> None:
        self.choice.chosen.connect(self._on_child_chosen)
        self.choice.failed.connect(self.say_error)
        for part in (self.day, self.ready):
            part.changed.connect(self._keeper.note_change)
            part.picture_refused.connect(partial(self._on_picture_refused, part))
        self.reading.done.connect(self._on_reading_done)
        self._keeper.kept.connect(self._on_kept)
        self._keeper.failed.connect(self._on_keeping_failed)

    # The child and the parts

    def _on_child_chosen(self, child: Child | None) -> None:
        is_same = child is not None and self._child is not None and child.id == self._child.id
        self._child = child
        if is_same:
            return
        self._keeper.keep_and_leave(self.say_error)
        # At once: nothing of one child stands while another is chosen.
        self._show_words({}, {})
        self.reading.forget()
        self._days = ()
        for part in (self._steps, self.refusal, self.banner):
            part.hide()
        self.first.show()
        self.first_lines.setVisible(child is None)
        if child is not None:
            self._read(child.id)

    def _read(self, child_id: int) -> None:
        self._desk.tasks.on_vault(
            self,
            partial(self._room.missing.of, child_id),
            partial(self._on_read, child_id),
            self.say_error,
        )

    def _on_read(self, child_id: int, found: MissingRecord) -> None:
        if self._child is None or self._child.id != child_id:
            return
        self._days = found.days
        today = self._room.missing.today()
        newest = found.days[0] if found.days else MissingDay(0, child_id, today)
        self._attend(Stored(found.sheet, newest))
        self.day_fold.set_open(is_open=newest.begun_on == today and not newest.is_blank)
        self.ready_fold.set_open(is_open=not self.day_fold.is_open)
        self._show_sheet()
        self._steps.show()
        self._open_wanted()
        if self._asked_for is not None:
            self.focus_first()

    def _attend(self, stored: Stored) -> None:
        self._keeper.attend(stored)
        self._show_words(stored.sheet.words, stored.day.words)
        self.kept.hide()
        self._show_lines()

    def _show_words(self, ready: Mapping[str, str], day: Mapping[str, str]) -> None:
        self.ready.show_words(ready)
        self.day.show_words(day)

    def _show_lines(self) -> None:
        stored = self._keeper.stored
        if stored is None:
            return
        self._show_looked()
        day = formatting.day(stored.day.begun_on)
        self.day_line.setText(self.tr("This part is for {day}.").format(day=day))
        self._draw_earlier(stored)

    def _show_looked(self) -> None:
        stored = self._keeper.stored
        is_kept = stored is not None and not stored.sheet.is_blank
        self.looked_line.setText(looked_through(stored.sheet) if stored and is_kept else "")
        self.looked_line.setVisible(is_kept)
        self.looked.setEnabled(is_kept)

    def _draw_earlier(self, stored: Stored) -> None:
        """Offer the other days, and a new one where this one is not of today."""
        clear_layout(self._earlier_row)
        row = WrapRow(self.look.px(8))
        today = self._room.missing.today()
        if stored.day.id and stored.day.begun_on != today:
            words = self.tr("Begin a new one for today")
            new = MissingDay(0, stored.day.child_id, today)
            row.add(ActionButton(self.look, words, "plus", on_click=partial(self._show_day, new)))
        for day in self._days:
            if day.id != stored.day.id:
                words = self.tr("See the one of {day}").format(day=formatting.day(day.begun_on))
                see = partial(self._show_day, day)
                row.add(ActionButton(self.look, words, "history", "quiet", see))
        self._earlier_row.addWidget(row)
        row.show()
        self._earlier.setVisible(bool(row.shown()))
        put_after(self.day_fold.button, row, self.day)

    def _show_day(self, day: MissingDay) -> None:
        """Show part two of another day, once what is typed is in the vault."""
        stored, child = self._keeper.stored, self._child
        if stored is None or child is None:
            return
        work = self._keeper.hand_over()

        def read() -> MissingRecord:
            if work is not None:
                work()
            return self._room.missing.of(child.id)

        def done(found: MissingRecord) -> None:
            if self._child is child and self._keeper.stored is stored:
                self._days = found.days
                same = (one for one in found.days if one.id == day.id)
                self._attend(Stored(found.sheet, next(same, day)))
                self.day.focus_first()

        self._desk.tasks.on_vault(
            self, read, done, self._on_work_failed, is_keeping=work is not None
        )

    def _open_wanted(self) -> None:
        if not self._wanted or self._keeper.stored is None:
            return
        is_day, self._wanted = self._wanted == "day", ""
        self.day_fold.set_open(is_open=is_day)
        self.ready_fold.set_open(is_open=not is_day)
        self._asked_for = self.day if is_day else self.ready

    def _words(self) -> tuple[Mapping[str, str], Mapping[str, str]]:
        """Return the words of both parts; those of fields that a later pack lacks are kept."""
        stored = self._keeper.stored
        before = (stored.sheet.words, stored.day.words) if stored else ({}, {})
        return {**before[0], **self.ready.words()}, {**before[1], **self.day.words()}

    # What is done with it

    def _on_kept(self) -> None:
        now = formatting.clock(formatting.local(self._desk.clock.now()).time())
        self.kept.setText(self.tr("Kept, {time}.").format(time=now))
        self.kept.show()
        self._show_looked()

    def _on_keeping_failed(self, error: CompanionError) -> None:
        self.kept.setText(self.tr("Not kept yet. It is tried again."))
        self.kept.show()
        self.say_error(error)

    def _on_work_failed(self, error: CompanionError) -> None:
        self._keeper.take_back()
        self._on_keeping_failed(error)

    def _on_looked(self) -> None:
        stored, work = self._keeper.stored, self._keeper.hand_over()
        if stored is None:
            return

        def look() -> None:
            if work is not None:
                work()
            stored.sheet = self._room.missing.looked(stored.sheet.child_id)

        self._desk.tasks.on_vault(
            self,
            look,
            lambda _: self._on_kept(),
            self._on_work_failed,
            is_keeping=work is not None,
        )

    def _on_steps(self) -> None:
        self.go.emit(CARD)

    def _on_print(self) -> None:
        ready, day = self._words()
        label = self._child.label.removesuffix(".") if self._child is not None else ""
        written = formatting.day(self._room.missing.today())
        about = self.tr("About {child}. Printed on {day}.").format(child=label, day=written)
        self.print_wanted.emit(missing_sheet(self._desk, ready, day, about))

    def _on_reading(self) -> None:
        ready, day = self._words()
        self._steps.show_view(self.reading)
        for part in (self.choice, self.first):
            part.hide()
        self.reading.show_sheet(reading_sheet(self._form, {**ready, **day}), {**ready, **day})
        self.scroll_area.verticalScrollBar().setValue(0)

    def _show_sheet(self) -> None:
        self.reading.forget()
        self._steps.show_view(self._sheet)
        for part in (self.choice, self.first):
            part.show()

    def _on_reading_done(self) -> None:
        self._show_sheet()
        self.read.setFocus()

    def _on_picture_refused(self, part: MissingFields) -> None:
        self.refusal.say(
            self.tr("Companion keeps words only, so that nothing here can harm you or the child."),
            self.tr("Describe it instead"),
            part.focus_first,
        )
        self.scroll_area.ensureWidgetVisible(self.refusal)
