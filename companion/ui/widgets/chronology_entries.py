# SPDX-License-Identifier: Apache-2.0
"""Step 2 of a chronology: which entries, and what else, go in."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.checklist import Child
from companion.domain.chronology_form import ChronologyForm
from companion.domain.entry_find import Found, StruckOut, Wanted
from companion.domain.errors import CompanionError
from companion.services.private_room import PrivateRoom
from companion.ui.kit.access import announce, set_role
from companion.ui.kit.desk import Desk
from companion.ui.kit.override import override
from companion.ui.models.chronology_entry_model import ChronologyEntryModel
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.chronology_extras import ExtrasGroup
from companion.ui.widgets.chronology_ids import EntryIds, Ids
from companion.ui.widgets.chronology_rows import TickDelegate, TickRows
from companion.ui.widgets.chronology_step import HelpedTick, StepView
from companion.ui.widgets.columns import WrapRow
from companion.ui.widgets.entry_rows import PAGE_ROWS, Rows, read_rows
from companion.ui.widgets.field import LabelledField, PlainLine
from companion.ui.widgets.find_panel import FindPanel
from companion.ui.widgets.labels import Words


class EntriesStep(StepView):
    """The ticks stay as they are whatever the filters show."""

    def __init__(self, desk: Desk, room: PrivateRoom) -> None:
        super().__init__(desk)
        self._journal = room.journal
        self._child_id = 0
        self._is_all = True
        self._all: Ids = {}
        self._ids = EntryIds(self, desk.tasks, room.journal, self.failed.emit)
        self._some = EntryIds(self, desk.tasks, room.journal, self.failed.emit)
        self.search = PlainLine()
        self.search.setMaximumWidth(desk.look.em * 28)
        self.panel = FindPanel(desk, room, self.search)
        self.panel.fold.opened.connect(self._on_panel_opened)
        self.panel.changed.connect(self._read)
        self.panel.failed.connect(self.failed)
        self.count = Words("", "h3")
        set_role(self.count, QAccessible.Role.Notification)
        self.model = ChronologyEntryModel()
        self.model.setParent(self)
        self.extras = ExtrasGroup(desk)
        self.extras.changed.connect(self.changed)
        self._build()

    @property
    @override
    def title(self) -> str:
        return self.tr("What goes in?")

    @property
    @override
    def missing(self) -> str:
        if self._taken() or self.extras.is_any or self._ids.is_reading:
            return ""
        return self.tr("Tick at least one entry, or something below the list.")

    @override
    def show_form(self, form: ChronologyForm, child: Child) -> None:
        is_other = child.id != self._child_id
        self._child_id = child.id
        self._is_all = form.is_all
        self.struck_out.show_on(is_on=form.with_struck_out)
        self.extras.show_form(form)
        if is_other:
            self.panel.show_child(child.id)
        if not form.is_all:
            self.model.take(form.entry_ids)
        self._ids.read(child.id, Wanted(), self._on_all_read)
        self._read()

    @override
    def filled(self, form: ChronologyForm) -> ChronologyForm:
        ids = () if self._is_all else tuple(sorted(self.model.taken))
        form = replace(
            form, is_all=self._is_all, entry_ids=ids, with_struck_out=self.struck_out.is_on
        )
        return self.extras.filled(form)

    @override
    def leave(self) -> None:
        self._ids.stop()
        self._some.stop()

    @override
    def forget(self) -> None:
        self._child_id, self._all = 0, {}
        self.panel.show_child(0)
        self.model.take(())
        self.model.show_found(Found(()), frozenset(), has_more=False)
        for part in (self._list, self.empty):
            part.hide()
        self.count.clear()

    @override
    def focus_first(self) -> None:
        self.search.setFocus()

    def _build(self) -> None:
        look = self.desk.look
        label = self.tr("Find &words in your entries")
        self.column.addWidget(LabelledField(look, label, self.search))
        self.column.addWidget(self.panel)
        self._list = QWidget()
        column = QVBoxLayout(self._list)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(8))
        column.addWidget(self.count)
        self.shown = Words("", "small")
        column.addWidget(self.shown)
        column.addWidget(self._build_buttons())
        column.addWidget(self._build_rows())
        self.column.addWidget(self._list)
        self.column.addWidget(self._build_empty())
        self.struck_out = HelpedTick(
            look,
            self.tr("With struck-out entries"),
            self.tr("They are shown as struck out, with your reason."),
        )
        self.struck_out.tick.toggled.connect(self._on_struck_out_toggled)
        self.column.addWidget(self.struck_out)
        self.column.addWidget(self.extras)

    def _build_buttons(self) -> QWidget:
        row = WrapRow(self.desk.look.px(8))
        calls = (
            (self.tr("Tick all in the list"), self._on_tick_all),
            (self.tr("Untick all in the list"), self._on_untick_all),
            (self.tr("Tick only these"), self._on_tick_only),
        )
        self.buttons = [ActionButton(self.desk.look, words, on_click=call) for words, call in calls]
        for button in self.buttons:
            row.add(button)
        return row

    def _build_rows(self) -> QWidget:
        self.rows = TickRows(self.desk.look)
        self.rows.setAccessibleName(self.tr("Entries"))
        self.rows.setAccessibleDescription(self.tr("The space bar ticks or unticks an entry."))
        self._delegate = TickDelegate(self.desk.look)
        self._delegate.setParent(self)
        self.rows.setItemDelegate(self._delegate)
        self.rows.setModel(self.model)
        self.model.more_wanted.connect(self._on_more_wanted)
        self.model.ticked.connect(self._on_ticked)
        return self.rows

    def _build_empty(self) -> QWidget:
        self.empty = QWidget()
        column = QVBoxLayout(self.empty)
        column.setContentsMargins(0, 0, 0, 0)
        self._why_empty = Words("")
        column.addWidget(self._why_empty)
        self.write = ActionButton(
            self.desk.look,
            self.tr("Write an entry"),
            "notebook-pen",
            on_click=lambda: self.go.emit("page:journal#new"),
        )
        column.addWidget(self.write, 0, Qt.AlignmentFlag.AlignLeading)
        self.empty.hide()
        return self.empty

    def _wanted(self) -> Wanted:
        shown = StruckOut.WITH if self.struck_out.is_on else StruckOut.WITHOUT
        return replace(self.panel.wanted, struck_out=shown)

    def _taken(self) -> list[int]:
        """Return the entries that would go in now."""
        with_struck_out = self.struck_out.is_on
        return [
            one
            for one, is_struck_out in self._all.items()
            if one in self.model.taken and (with_struck_out or not is_struck_out)
        ]

    # What was read

    def _read(self) -> None:
        if not self._child_id:
            return
        journal, child_id, wanted = self._journal, self._child_id, self._wanted()
        self.desk.tasks.on_vault(
            self,
            lambda: read_rows(journal, child_id, wanted, 0, PAGE_ROWS),
            self._on_read,
            self.failed.emit,
            replaces="chronology-rows",
        )

    def _on_all_read(self, ids: Ids) -> None:
        self._all = ids
        if self._is_all:
            self._take_all()
        self._show_count()

    def _take_all(self) -> None:
        self.model.take(
            one for one, is_struck in self._all.items() if self.struck_out.is_on or not is_struck
        )

    def _on_read(self, rows: Rows) -> None:
        if (rows.child_id, rows.wanted) != (self._child_id, self._wanted()):
            return
        self._delegate.is_search = bool(rows.found.terms)
        self.model.show_found(rows.found, rows.with_draft, has_more=rows.has_more)
        is_empty = not rows.found.lines
        self._list.setVisible(not is_empty)
        self.empty.setVisible(is_empty)
        self.write.setVisible(not self.panel.is_narrowed)
        self._why_empty.setText(
            self.tr("Nothing found. With other words or filters there may be more.")
            if self.panel.is_narrowed
            else self.tr("There is no entry about this child yet.")
        )
        self.buttons[2].setVisible(self.panel.is_narrowed)
        self.shown.setVisible(self.panel.is_narrowed)
        self.shown.setText(self._shown_words(rows))
        self.rows.fit_rows()

    def _shown_words(self, rows: Rows) -> str:
        number = QLocale().toString(len(rows.found.lines))
        if rows.has_more:
            return self.tr("The list shows more than {count} of them.").format(count=number)
        return self.tr("The list shows {count} of them.").format(count=number)

    def _on_more_wanted(self, row: int) -> None:
        journal, child_id, wanted = self._journal, self._child_id, self._wanted()
        self.desk.tasks.on_vault(
            self,
            lambda: read_rows(journal, child_id, wanted, row, PAGE_ROWS),
            lambda rows: self._on_more_read(row, rows),
            self._on_more_failed,
        )

    def _on_more_read(self, row: int, rows: Rows) -> None:
        is_same = (rows.child_id, rows.wanted) == (self._child_id, self._wanted())
        if is_same and row == self.model.rowCount():
            self.model.append(rows.found.lines, has_more=rows.has_more)

    def _on_more_failed(self, error: CompanionError) -> None:
        self.model.stop_waiting()
        self.failed.emit(error)

    def _show_count(self) -> None:
        with_struck_out = self.struck_out.is_on
        there = sum(with_struck_out or not is_struck for is_struck in self._all.values())
        self.count.setText(
            self.tr("{taken} of {there} entries are ticked").format(
                taken=QLocale().toString(len(self._taken())), there=QLocale().toString(there)
            )
        )

    # What the person does

    def _on_panel_opened(self) -> None:
        # Struck-out entries have a tick of their own, and the order is that of the events.
        for box in (self.panel.filters.struck_out, self.panel.filters.sort):
            field = box.parentWidget()
            if field is not None:
                field.hide()

    def _on_struck_out_toggled(self) -> None:
        if self._is_all:
            self._take_all()
        self._show_count()
        self._read()
        self.changed.emit()

    def _on_ticked(self) -> None:
        self._is_all = False
        self._show_count()
        announce(self.rows, self.count.text())
        self.changed.emit()

    def _on_tick_all(self) -> None:
        self._with_listed(lambda listed: self.model.taken | listed.keys())

    def _on_untick_all(self) -> None:
        self._with_listed(lambda listed: self.model.taken - listed.keys())

    def _on_tick_only(self) -> None:
        self._with_listed(frozenset)

    def _with_listed(self, change: Callable[[Ids], Iterable[int]]) -> None:
        """Change the ticks by all entries of the list, those not loaded yet too."""

        def on_read(listed: Ids) -> None:
            self._is_all = False
            self.model.take(change(listed))
            self._show_count()
            announce(self.rows, self.count.text())
            self.changed.emit()

        self._some.read(self._child_id, self._wanted(), on_read)
