# SPDX-License-Identifier: Apache-2.0
"""Which notes go into a worksheet: entries, people and accounts to tick, of one child only."""

from collections.abc import Sequence

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.entry_find import Found, StruckOut, Wanted
from companion.domain.errors import CompanionError
from companion.domain.people import ReportNames
from companion.domain.preparation import NO_NAMES, Fill, Names, Worksheet
from companion.domain.report import Report
from companion.services.private_room import PrivateRoom
from companion.ui.kit.access import announce, set_role
from companion.ui.kit.desk import Desk
from companion.ui.models.chronology_entry_model import ChronologyEntryModel
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.chronology_rows import TickDelegate
from companion.ui.widgets.columns import WrapRow
from companion.ui.widgets.entry_rows import PAGE_ROWS, Rows, read_rows
from companion.ui.widgets.field import LabelledField, PlainLine
from companion.ui.widgets.labels import Words
from companion.ui.widgets.prepare_names import PrepareNames
from companion.ui.widgets.prepare_rows import PrepareRows
from companion.ui.widgets.prepare_told import PrepareTold

SEARCHED_FROM = 12
"""Among more entries than these a search helps."""
MOST = 200
"""More is no report, but a chronology."""
SEARCH_EM = 28


class PrepareNotes(QWidget):
    """Entries that are struck out are not offered. Nothing is ticked but by the person."""

    fill_wanted = Signal()
    failed = Signal(object)
    found = Signal(bool)
    """What the child has was read; True where there is an entry."""

    def __init__(self, desk: Desk, room: PrivateRoom) -> None:
        super().__init__()
        self._desk, self._room = desk, room
        self._child_id = 0
        self._has_begun = False
        self.model = ChronologyEntryModel()
        self.model.setParent(self)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(desk.look.px(8))
        self._build()

    @property
    def taken(self) -> tuple[int, ...]:
        """The entries with a tick."""
        return tuple(sorted(self.model.taken))

    @property
    def picked(self) -> Names:
        """The people and accounts with a tick."""
        return self.names.picked if self._child_id else NO_NAMES

    @property
    def has_ticks(self) -> bool:
        """True where a note is ticked that the sheet could be filled with."""
        picked = self.picked
        return bool(self.model.taken or picked.people or picked.accounts or self.told.picked)

    def show_sheet(self, worksheet: Worksheet) -> None:
        """Offer what this worksheet has a place for."""
        self.told.ask(is_asked=any(Fill.TOLD in one.fills for one in worksheet.fields))

    def show_child(self, child_id: int) -> None:
        """Offer the notes of a child; ticks stay where it is the same one."""
        if child_id != self._child_id:
            self.forget()
        self._child_id = child_id
        self._read()
        people = self._room.people
        self._desk.tasks.on_vault(
            self,
            lambda: people.for_report(child_id),
            lambda names: self._on_names(child_id, names),
            self.failed.emit,
        )
        reports = self._room.reports
        self._desk.tasks.on_vault(
            self,
            lambda: reports.of(child_id),
            lambda found: self._on_reports(child_id, found),
            self.failed.emit,
        )

    def forget(self) -> None:
        """Show nothing of a child any more."""
        self._child_id, self._has_begun = 0, False
        self.search.clear()
        self.model.take(())
        self.model.show_found(Found(()), frozenset(), has_more=False)
        self.names.forget()
        self.told.forget()
        for label in (self.count, self.said):
            label.clear()

    def _build(self) -> None:
        look = self._desk.look
        self.column.addWidget(
            Words(self.tr("Tick what belongs to this report. Then fill in, and read it through."))
        )
        self.search = PlainLine()
        self.search.setMaximumWidth(look.em * SEARCH_EM)
        self.search.textChanged.connect(self._read)
        self._search = LabelledField(look, self.tr("Find &words in your entries"), self.search)
        self.column.addWidget(self._search)
        self.count = Words("", "h3")
        set_role(self.count, QAccessible.Role.Notification)
        self.column.addWidget(self.count)
        self.all = ActionButton(look, self.tr("Tick all in the list"), on_click=self._on_all)
        self.none = ActionButton(look, self.tr("Untick all"), on_click=self._on_none)
        row = WrapRow(look.px(8))
        row.add(self.all)
        row.add(self.none)
        self.column.addWidget(row)
        self.column.addWidget(self._build_rows())
        self.names = PrepareNames(look)
        self.column.addWidget(self.names)
        self.told = PrepareTold(look)
        self.column.addWidget(self.told)
        self.said = Words("", "muted")
        set_role(self.said, QAccessible.Role.Notification)
        self.column.addWidget(self.said)
        self.fill = ActionButton(
            look, self.tr("Fill in from these notes"), "pencil", "primary", self.fill_in
        )
        self.fill.setAccessibleDescription(self.tr("What you wrote yourself stays as it is."))
        self.column.addWidget(self.fill, 0, Qt.AlignmentFlag.AlignLeading)

    def _build_rows(self) -> QWidget:
        self.rows = PrepareRows(self._desk.look)
        self.rows.setAccessibleName(self.tr("Entries"))
        self.rows.setAccessibleDescription(self.tr("The space bar ticks or unticks an entry."))
        self._delegate = TickDelegate(self._desk.look)
        self._delegate.setParent(self)
        self.rows.setItemDelegate(self._delegate)
        self.rows.setModel(self.model)
        self.model.more_wanted.connect(self._on_more_wanted)
        self.model.ticked.connect(self._on_ticked)
        return self.rows

    def _wanted(self) -> Wanted:
        return Wanted(self.search.text(), struck_out=StruckOut.WITHOUT)

    # What was read

    def _read(self) -> None:
        if not self._child_id:
            return
        journal, child_id, wanted = self._room.journal, self._child_id, self._wanted()
        self._desk.tasks.on_vault(
            self,
            lambda: read_rows(journal, child_id, wanted, 0, PAGE_ROWS),
            self._on_read,
            self.failed.emit,
            replaces="prepare-rows",
        )

    def _is_same(self, rows: Rows) -> bool:
        return (rows.child_id, rows.wanted) == (self._child_id, self._wanted())

    def _on_read(self, rows: Rows) -> None:
        if not self._is_same(rows):
            return
        self._delegate.is_search = bool(rows.found.terms)
        self.model.show_found(rows.found, rows.with_draft, has_more=rows.has_more)
        lines = rows.found.lines
        if not self._has_begun and not rows.wanted.words:
            self._has_begun = True
            self._search.setVisible(len(lines) > SEARCHED_FROM)
            self.found.emit(bool(lines))
        self.rows.setVisible(bool(lines))
        self.rows.fit_rows()
        self._show_count()

    def _on_more_wanted(self, row: int) -> None:
        journal, child_id, wanted = self._room.journal, self._child_id, self._wanted()

        def on_read(rows: Rows) -> None:
            if self._is_same(rows) and row == self.model.rowCount():
                self.model.append(rows.found.lines, has_more=rows.has_more)

        self._desk.tasks.on_vault(
            self,
            lambda: read_rows(journal, child_id, wanted, row, PAGE_ROWS),
            on_read,
            self._on_more_failed,
        )

    def _on_more_failed(self, error: CompanionError) -> None:
        self.model.stop_waiting()
        self.failed.emit(error)

    def _on_names(self, child_id: int, names: ReportNames) -> None:
        if child_id == self._child_id:
            self.names.show_names(names)

    def _on_reports(self, child_id: int, reports: Sequence[Report]) -> None:
        if child_id == self._child_id:
            self.told.show_reports(reports)

    def _show_count(self) -> None:
        taken = len(self.model.taken)
        self.count.setText(
            self.tr("Ticked entries: {count}").format(count=QLocale().toString(taken))
        )
        self.all.setEnabled(self.model.rowCount() > 0)
        self.none.setEnabled(taken > 0)

    # What the person does

    def _on_ticked(self) -> None:
        self._show_count()
        announce(self.rows, self.count.text())

    def _on_all(self) -> None:
        rows = (self.model.index(row) for row in range(self.model.rowCount()))
        self.model.take({*self.model.taken, *(self.model.id_at(one) for one in rows)})
        self._on_ticked()

    def _on_none(self) -> None:
        self.all.setFocus()
        self.model.take(())
        self._on_ticked()

    def fill_in(self) -> None:
        """Ask for what is ticked to be filled in, unless it is too much for a report."""
        is_much = len(self.model.taken) > MOST
        self.said.setText(
            self.tr(
                "That is a lot for one report. Tick at most {count} entries, or make a chronology."
            ).format(count=MOST)
            if is_much
            else ""
        )
        if is_much:
            announce(self, self.said.text())
        else:
            self.fill_wanted.emit()
