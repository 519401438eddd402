# SPDX-License-Identifier: Apache-2.0
"""The timeline of one child: a picture, what is chosen in it, and the same as a list."""

from datetime import date
from functools import partial

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QAccessible, QHideEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.checklist import Child
from companion.domain.errors import CompanionError
from companion.domain.timeline import Timeline
from companion.domain.timeline_stretch import FIRST, LAST
from companion.services.changes import Change
from companion.services.private_room import PrivateRoom
from companion.ui.kit.access import announce, set_role
from companion.ui.kit.desk import Desk
from companion.ui.kit.override import override
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.child_choice import ChildChoice
from companion.ui.widgets.child_head import ChildHead
from companion.ui.widgets.columns import WrapRow
from companion.ui.widgets.labels import Words
from companion.ui.widgets.record_fields import today
from companion.ui.widgets.scroll_page import ScrollPage
from companion.ui.widgets.timeline_chosen import ChosenCard, ChosenLine
from companion.ui.widgets.timeline_list import TimelineList
from companion.ui.widgets.timeline_reading import TimelineReading
from companion.ui.widgets.timeline_sheet import timeline_sheet
from companion.ui.widgets.timeline_view import NARROW_EM, TimelineView
from companion.ui.widgets.timeline_ways import TimelineWays
from companion.ui.widgets.timeline_words import (
    how_it_reads,
    mark_sentence,
    period_words,
    what_it_is,
    zoom_words,
)

DRAWN = (
    Change.JOURNAL, Change.REVIEWS, Change.NOTICINGS, Change.WATCHES, Change.REPORTS, Change.TALKS,
)  # fmt: skip
BACK = "page:journal"
LINE_ROOM_EM = 10
"""In a page lower than this the line on what is chosen would leave no room for the picture."""


class TimelinePage(ScrollPage):
    """Part of the journal, with a page of its own for the room it needs."""

    def __init__(self, desk: Desk, room: PrivateRoom) -> None:
        super().__init__(desk.look, "")
        self._desk = desk
        self._child: Child | None = None
        self._timeline = Timeline()
        self._is_other = True
        self._is_stale = False
        self._wants_focus = False
        self._signs = desk.content.signs()
        self.heading.setText(self.tr("Timeline"))
        self.setWindowTitle(self.heading.text())
        self.choice = ChildChoice(desk, room)
        self.picture = TimelineView(desk.look)
        self.rows = TimelineList(desk.look)
        self._reading = TimelineReading(self, desk.tasks, room.timeline)
        self._build()
        self._connect()

    @override
    def refresh(self) -> None:
        """Read again what changed while another page was open."""
        if self._is_stale:
            self._read()

    @override
    def focus_first(self) -> None:
        super().focus_first()
        self._wants_focus = True
        if self._child is None:
            self.choice.focus_first()
        else:
            self._settle_focus()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._wants_focus = False

    def _build(self) -> None:
        look = self._desk.look
        self.column.removeWidget(self.heading)
        self._head = ChildHead(look, self.heading, self.choice)
        self.column.insertWidget(0, self._head)
        self.hint = Words("", "muted")
        set_role(self.hint, QAccessible.Role.Notification)
        self.hint.hide()
        self.column.addWidget(self.hint)
        self._body = QWidget()
        column = QVBoxLayout(self._body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(10))
        self.ways = TimelineWays(look, self.picture)
        column.addWidget(self.ways)
        self.period = Words("", "small")
        column.addWidget(self.period)
        column.addWidget(self.picture)
        self.chosen = ChosenCard(look)
        column.addWidget(self.chosen)
        for words in (what_it_is(), how_it_reads()):
            column.addWidget(Words(words, "muted"))
        column.addWidget(self.rows)
        self.column.addWidget(self._body)
        self._body.hide()
        self.column.addWidget(self._build_foot())
        self.column.addStretch(1)
        self.line = ChosenLine()
        self.line.hide()
        self.set_foot(self.line)

    def _fit(self) -> None:
        self._head.fit(self.width(), has_child=self._child is not None)
        self._show_line()

    def _show_line(self) -> None:
        """Say what is chosen below the page, where the picture leaves no room for its card."""
        is_narrow = self.width() < NARROW_EM * self.look.em
        has_room = self.height() >= LINE_ROOM_EM * self.look.em
        self.line.setVisible(is_narrow and has_room and bool(self._timeline.marks))

    def _build_foot(self) -> QWidget:
        row = WrapRow(self.look.px(8))
        back = partial(self.go.emit, BACK)
        row.add(ActionButton(self.look, self.tr("Go to the journal"), "arrow-left", "quiet", back))
        return row

    def _connect(self) -> None:
        self.choice.chosen.connect(self._on_child_chosen)
        self.choice.failed.connect(self.say_error)
        self.ways.print.clicked.connect(self._on_print)
        self.chosen.open.clicked.connect(self.picture.open_current)
        self.chosen.sign.clicked.connect(self._on_sign_clicked)
        self._reading.read.connect(self._on_read)
        self._reading.failed.connect(self._on_failed)
        self.picture.current_changed.connect(self._on_current_changed)
        self.picture.pointed.connect(self._on_pointed)
        self.picture.stretch_changed.connect(self._show_period)
        self.picture.period_asked.connect(self._speak_period)
        self.picture.opened.connect(self._on_opened)
        self.rows.chosen.connect(self.go)
        self.rows.row_shown.connect(self._on_row_shown)
        self._desk.signals.changed.connect(self._on_changed)

    def _on_child_chosen(self, child: Child | None) -> None:
        is_same = child is not None and self._child is not None and child.id == self._child.id
        self._child = child
        self._fit()
        if is_same:
            return
        self._is_other = True
        # At once: nothing of one child stands while another is chosen.
        self._show(Timeline())
        self._reading.stop()
        self.hint.hide()
        if child is not None:
            self._read()
        elif self._wants_focus:
            self.choice.focus_first()

    def _read(self) -> None:
        self._is_stale = False
        if self._child is not None:
            self._reading.start(self._child.id)

    def _on_read(self, timeline: Timeline, is_all: bool) -> None:
        if not (is_all or self._is_other):
            # What is shown is whole, and stays until all of it was read again.
            return
        self._show(timeline)
        self.ways.print.setEnabled(is_all)
        self._is_other = False
        self.hint.setText(
            self.tr("There are many entries. The earlier ones are still being read.")
            if not is_all
            else self.tr(
                "Nothing has a day yet. What you write in the journal will stand here, and talks, "
                "reports and signs as well."
            )
        )
        self.hint.setVisible(not (is_all and timeline.marks))
        if self._wants_focus:
            self._settle_focus()

    def _show(self, timeline: Timeline) -> None:
        self._timeline = timeline
        now = today(self._desk.clock).toordinal()
        self.picture.show_timeline(timeline, now, is_other=self._is_other)
        self.rows.show_timeline(timeline, self._signs, is_other=self._is_other)
        # Last: hiding the picture takes the mouse off it, which asks what is chosen.
        self._body.setVisible(bool(timeline.marks))
        self._show_line()

    def _settle_focus(self) -> None:
        if self._timeline.marks:
            self._wants_focus = False
            self.picture.setFocus()
            self.scroll_area.verticalScrollBar().setValue(0)

    def _on_failed(self, error: CompanionError) -> None:
        self._is_stale = True
        self.hint.setText(self.tr("Not everything could be read. Open this page again to try."))
        self.hint.show()
        self.say_error(error)

    def _on_current_changed(self, place: int) -> None:
        self._describe(place)
        if place >= 0:
            words = mark_sentence(self._timeline.marks[place], self._signs)
            self.picture.setAccessibleDescription(words)
            if self.picture.hasFocus():
                announce(self.picture, words)
                self._bring_into_view(self.picture, self.picture.current_y, self.look.em * 2)

    def _bring_into_view(self, widget: QWidget, y: int, around: int) -> None:
        content = self.scroll_area.widget()
        if content is not None:
            self.scroll_area.ensureVisible(0, widget.mapTo(content, QPoint(0, y)).y(), 0, around)

    def _on_row_shown(self, row: QRect) -> None:
        if self.rows.rows.hasFocus():
            self._bring_into_view(self.rows.rows, row.center().y(), row.height())

    def _on_pointed(self, place: int) -> None:
        self._describe(place if place >= 0 else self.picture.current)

    def _describe(self, place: int) -> None:
        """Say what a mark is; a button opens the one that is chosen, not the one pointed at."""
        if place >= 0:
            self.chosen.say(self._timeline.marks[place], self._signs)
        else:
            self.chosen.say_nothing()
        self.line.say(self.chosen.title.text(), self.chosen.second.text())

    def _days(self) -> tuple[date, date]:
        stretch = self.picture.stretch
        first, last = (
            date.fromordinal(min(max(FIRST, int(moment)), LAST))
            for moment in (stretch.start, stretch.end)
        )
        return first, last

    def _speak_period(self) -> None:
        """Say which days are shown, where a key has moved them."""
        if self.picture.hasFocus():
            announce(self.picture, self.period.text())

    def _show_period(self) -> None:
        words = self.tr("{days}. {zoom}")
        zoom = zoom_words(self.picture.stretch.zoom)
        self.period.setText(words.format(days=period_words(*self._days()), zoom=zoom))

    def _on_opened(self, place: int) -> None:
        self.go.emit(self._timeline.marks[place].target)

    def _on_sign_clicked(self) -> None:
        sign_id = self._timeline.marks[self.picture.current].sign_id
        self.go.emit(f"sign:{sign_id}")

    def _on_print(self) -> None:
        if self._child is not None:
            first, last = self._days()
            marks = self._timeline.within(first.toordinal(), last.toordinal() + 1)
            sheet = timeline_sheet(self._desk, self._child.label, marks, first, last)
            self.print_wanted.emit(sheet)

    def _on_changed(self, change: Change) -> None:
        if change in DRAWN:
            self._is_stale = True
            if self.isVisible():
                self._read()
