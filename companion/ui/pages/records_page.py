# SPDX-License-Identifier: Apache-2.0
"""Records and carers: one record per child, carer mode, handing over, wiping one on purpose."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.checklist import Child, ChildColour
from companion.domain.errors import CompanionError
from companion.domain.records import Record, WaitingBeside, Wipe
from companion.services.changes import Change
from companion.services.private_room import PrivateRoom
from companion.ui.kit import formatting
from companion.ui.kit.desk import Desk
from companion.ui.kit.look import Look
from companion.ui.kit.override import override
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.child_card import ChildCard
from companion.ui.widgets.focus_in_view import FocusInView
from companion.ui.widgets.labels import Heading, Words
from companion.ui.widgets.notice_line import NoticeLine
from companion.ui.widgets.old_copies import OldCopies, replaced_words
from companion.ui.widgets.record_fields import today
from companion.ui.widgets.records_receipt import wipe_sheet
from companion.ui.widgets.records_row import RecordsRow
from companion.ui.widgets.records_wipe import RecordsWipe
from companion.ui.widgets.scroll_page import ScrollPage, bring_into_view, clear_layout, settle
from companion.ui.widgets.service_first import ServiceFirst
from companion.ui.widgets.wiped_records import WipedRecords
from companion.ui.widgets.wrapping import WrappingCheck

HERE = "page:records"
CHANGES = (Change.CHILDREN, Change.RECORDS)


@dataclass(frozen=True, slots=True)
class _Found:
    """What the vault holds for the page."""

    records: tuple[Record, ...]
    drafts: tuple[Child, ...]
    wipes: tuple[Wipe, ...]
    is_carer: bool


class RecordsPage(ScrollPage):
    """The list of records; in its place, while one is to be wiped, what that asks for."""

    lock_wanted = Signal(str)
    """After a wipe: lock, and come back here."""

    def __init__(self, desk: Desk, room: PrivateRoom) -> None:
        super().__init__(desk.look, "")
        self._desk, self._room = desk, room
        self._found: _Found | None = None
        self._wipe: RecordsWipe | None = None
        self._focus_on = ""
        self.rows: dict[str, QWidget] = {}
        self.heading.setText(self.tr("Records and carers"))
        self.setWindowTitle(self.heading.text())
        self._build()
        desk.signals.changed.connect(self._on_changed)
        self._load()

    @override
    def refresh(self) -> None:
        # A page that is hidden by this one keeps what is typed there first.
        QTimer.singleShot(0, self, self._load)

    @override
    def open_target(self, target: str) -> None:
        """Open the form for "new"."""
        if target == "new":
            self._open_form(None)

    def _build(self) -> None:
        look = self.look
        self.column.addWidget(
            Words(
                self.tr(
                    "Each child has a record of their own. What you write about one child never "
                    "stands beside another."
                ),
                "muted",
            )
        )
        self._service = ServiceFirst(self._desk, self._room)
        self.column.addWidget(self._service)
        self.notice = NoticeLine(look, "ok", "check")
        self.column.addWidget(self.notice)
        self._list_view = self._build_list(look)
        self.column.addWidget(self._list_view)
        wipe_view = QWidget()
        self._wipe_place = QVBoxLayout(wipe_view)
        self._wipe_place.setContentsMargins(0, 0, 0, 0)
        self._focus_in_view = FocusInView(look, self.scroll_area, wipe_view)
        self.column.addWidget(wipe_view)
        self.column.addStretch(1)

    def _build_list(self, look: Look) -> QWidget:
        view = QWidget()
        column = QVBoxLayout(view)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(12))
        self._wiped_today = WipedRecords(look, self.tr("Wiped today"))
        column.addWidget(self._wiped_today)
        self.old = OldCopies(self._desk, self._room, only_wiped=True)
        self.old.replaced.connect(lambda: self.notice.say(replaced_words()))
        self.old.failed.connect(self.say_error)
        column.addWidget(self.old)
        self.card = ChildCard(self._desk, self._room)
        self.form = self.card.form
        self.card.kept.connect(self._on_kept)
        self.card.cancelled.connect(self._load)
        self.card.failed.connect(self.say_error)
        column.addWidget(self.card)
        self._list = QVBoxLayout()
        self._list.setSpacing(look.px(10))
        column.addLayout(self._list)
        column.addWidget(self._build_carer())
        self._wiped = WipedRecords(look, self.tr("Wiped records"))
        column.addWidget(self._wiped)
        for part in (self._wiped_today, self._wiped):
            part.print_wanted.connect(self._on_print)
        return view

    def _build_carer(self) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self.look.px(4))
        self.carer = WrappingCheck(
            self.tr("I am a foster carer, or I care for children of other families")
        )
        self.carer.clicked.connect(self._on_carer_clicked)
        why = self.tr(
            "Then Companion asks for initials, and reminds you to ask your service first. "
            "This stays in the locked part."
        )
        self.carer.setAccessibleDescription(why)
        column.addWidget(Heading(self.tr("Caring for other families' children"), 3))
        column.addWidget(self.carer)
        column.addWidget(Words(why, "muted"))
        return box

    def _load(self) -> None:
        records, drafts = self._room.records, self._room.child_drafts

        def read() -> _Found:
            wipes, is_carer = records.wipes(), records.is_carer()
            return _Found(records.records(), drafts.all(), wipes, is_carer)

        done = partial(self._on_found, self.card.edits)
        self._desk.tasks.on_vault(self, read, done, self.say_error)

    def _on_changed(self, change: Change) -> None:
        if change in CHANGES:
            self._load()

    def _on_found(self, edits: int, found: _Found) -> None:
        focused = self.focusWidget()
        held = next((key for key, widget in self.rows.items() if widget is focused), "")
        self._found = found
        self.carer.setChecked(found.is_carer)
        self.form.ask_for_initials(is_asked=found.is_carer)
        self.card.show_drafts(found.drafts, edits)
        clear_layout(self._list)
        self.rows.clear()
        self._draw_records(found)
        self._draw_wipes(found.wipes)
        if found.wipes:
            self.old.load()
        wanted = held
        if self.card.isHidden():
            wanted, self._focus_on = self._focus_on or held, ""
        if wanted in self.rows:
            settle(self.scroll_area)
            self.rows[wanted].setFocus()

    def _draw_records(self, found: _Found) -> None:
        if not found.records:
            self._list.addWidget(Words(self.tr("There is no record yet.")))
        for record in found.records:
            row = self._build_row(record, is_carer=found.is_carer)
            self._list.addWidget(row)
        words = self.tr("Add a record")
        if self.card.has_begun(0):
            words = self.tr("Go on with the record you began")
        add = ActionButton(
            self.look,
            words,
            "plus",
            "secondary" if found.records else "primary",
            partial(self._open_form, None),
        )
        self.rows["add"] = add
        self._list.addWidget(add, 0, Qt.AlignmentFlag.AlignLeading)

    def _build_row(self, record: Record, *, is_carer: bool) -> RecordsRow:
        child = record.child
        calls = {
            "change": partial(self._open_form, child),
            "document": partial(self._go_with, child, "page:chronology"),
            "hand-over": partial(self._go_with, child, "page:hand-over"),
            "wipe": partial(self._ask_to_wipe, record),
        }
        row = RecordsRow(self.look, record, today(self._desk.clock), calls, is_carer=is_carer)
        if self.card.has_begun(child.id):
            row.show_begun()
        for name, button in row.buttons.items():
            self.rows[f"{child.id}:{name}"] = button
        return row

    def _draw_wipes(self, wipes: tuple[Wipe, ...]) -> None:
        """Show the receipts of today first, the others at the end."""
        now = today(self._desk.clock)
        fresh = [wipe for wipe in wipes if formatting.local(wipe.wiped_at).date() == now]
        self._wiped_today.show_wipes(fresh)
        self._wiped.show_wipes([wipe for wipe in wipes if wipe not in fresh])
        for part in (self._wiped_today, self._wiped):
            self.rows.update(part.rows)

    def _on_print(self, wipe: Wipe) -> None:
        self.print_wanted.emit(wipe_sheet(self._desk, wipe))

    def _go_with(self, child: Child, target: str) -> None:
        self._desk.chosen_child.choose(child.id)
        self.go.emit(target)

    def _on_carer_clicked(self, is_on: bool) -> None:
        records = self._room.records

        def keep() -> None:
            records.set_carer(is_carer=is_on)

        self._desk.tasks.on_vault(self, keep, lambda _: None, self._on_carer_failed)

    def _on_carer_failed(self, error: CompanionError) -> None:
        self.say_error(error)
        self._load()

    def _open_form(self, child: Child | None) -> None:
        self.notice.hide()
        title = self.tr("Change details") if child else self.tr("Add a record")
        self.card.open(title, child, self._free_colour(), can_cancel=True)
        self._focus_on = f"{child.id}:change" if child else "add"
        settle(self.scroll_area)
        bring_into_view(self.look, self.scroll_area, self.card)
        self.form.label.setFocus()

    def _free_colour(self) -> ChildColour:
        records = self._found.records if self._found is not None else ()
        taken = {record.child.colour for record in records}
        return next((one for one in ChildColour if one not in taken), ChildColour.SEA)

    def _on_kept(self, _: int) -> None:
        # The list is read again by itself: the service has told of the change.
        self.notice.say(self.tr("Kept."))

    def _ask_to_wipe(self, record: Record) -> None:
        """Look first what waits, and whether what was handed over has all notes of today."""
        records, child = self._room.records, record.child

        def read() -> tuple[WaitingBeside, bool]:
            return records.waiting_beside(child), records.is_handed_over_whole(child.id)

        self._desk.tasks.on_vault(self, read, partial(self._open_wipe, record), self.say_error)

    def _open_wipe(self, record: Record, found: tuple[WaitingBeside, bool]) -> None:
        is_carer = self._found is not None and self._found.is_carer
        beside, is_whole = found
        self._close_wipe()
        self._wipe = wipe = RecordsWipe(
            self.look, record, beside, is_carer=is_carer, is_whole=is_whole
        )
        wipe.wipe_wanted.connect(self._on_wipe_wanted)
        wipe.refused.connect(lambda: QTimer.singleShot(0, wipe, self._show_what_is_missing))
        wipe.cancelled.connect(partial(self._on_wipe_cancelled, record.child))
        wipe.go.connect(partial(self._go_with, record.child))
        self.card.put_away()
        self.notice.hide()
        self._list_view.hide()
        # The wipe says it in its own place.
        self._service.hide()
        self._wipe_place.addWidget(wipe)
        wipe.show()
        self.scroll_area.verticalScrollBar().setValue(0)
        wipe.title.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_what_is_missing(self) -> None:
        """Bring the field into view, and the reason above it."""
        if self._wipe is not None:
            settle(self.scroll_area)
            for part in (self._wipe.focusWidget(), self._wipe.missing):
                if part is not None:
                    bring_into_view(self.look, self.scroll_area, part)

    def _close_wipe(self) -> None:
        clear_layout(self._wipe_place)
        self._wipe = None
        self._list_view.show()
        self._service.reload()

    def _on_wipe_cancelled(self, child: Child) -> None:
        self._close_wipe()
        if (button := self.rows.get(f"{child.id}:wipe")) is not None:
            button.setFocus()

    def _on_wipe_wanted(self, child: Child, typed: str, wants_no_copy: bool) -> None:
        if self._wipe is None:
            return
        self._wipe.show_busy(is_busy=True)
        wipe = partial(self._room.records.wipe, child, typed, wants_no_copy=wants_no_copy)
        self._desk.tasks.on_vault(self, wipe, self._on_wiped, self._on_wipe_failed)

    def _on_wiped(self, _: Wipe) -> None:
        # Nothing of the child is shown again, not even for the moment until the lock.
        clear_layout(self._wipe_place)
        clear_layout(self._list)
        self._wipe, self._found = None, None
        self.rows.clear()
        self.notice.say(self.tr("The record is wiped. Companion locks now."))
        self.lock_wanted.emit(HERE)

    def _on_wipe_failed(self, error: CompanionError) -> None:
        self.say_error(error)
        if self._wipe is not None:
            self._wipe.show_busy(is_busy=False)
            self._wipe.missing.say(self.tr("Nothing was wiped. Everything is as it was."))
