# SPDX-License-Identifier: Apache-2.0
"""The form for a hand-over: what was given, to whom, when, and what stays."""

from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QWidget

from companion.domain.records import HandOver
from companion.ui.kit.desk import Desk
from companion.ui.kit.override import override
from companion.ui.widgets.columns import Columns
from companion.ui.widgets.record_fields import DayField, fill
from companion.ui.widgets.record_form import RecordForm

COLUMN_EM = 17


class HandOverForm(RecordForm[HandOver]):
    """Everything may be left empty but one box, whichever it is."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.look)
        self._shown = HandOver(0, 0, date.min)
        self.to_whom, whom = self.line(
            self.tr("&To whom?"), self.tr("A first name, a role or a service is enough.")
        )
        self.handed_on = DayField(desk.look, desk.clock, self.tr("Wh&en was that?"))
        self.handed_on.add_shortcut(self.tr("Today"), 0)
        self.handed_on.changed.connect(self.changed)
        self.what, what = self.line(
            self.tr("&What did you hand over?"), self.tr("For example: the chronology, on paper")
        )
        self.pages, pages = self.line(
            self.tr("How many &pages or files?"), self.tr("For example: 12 pages")
        )
        self.remains, remains = self.lines(
            self.tr("What stays with &you?"),
            2,
            self.tr("Leave it empty if the whole record stays in Companion."),
        )
        columns = Columns(COLUMN_EM * desk.look.em, spacing=desk.look.px(16))
        for field in (what, pages, whom, self.handed_on):
            columns.add(field)
        self.column.addWidget(columns)
        self.column.addWidget(remains)
        self.add_foot(self.tr("&Save hand-over"))

    @override
    def show_record(self, record: HandOver) -> None:
        self._shown = record
        fill(self.to_whom, record.to_whom)
        fill(self.what, record.what)
        fill(self.pages, record.pages)
        fill(self.remains, record.remains)
        self.handed_on.show_day(record.handed_on)

    @override
    def record(self) -> HandOver:
        return replace(
            self._shown,
            handed_on=self.handed_on.day or self._shown.handed_on,
            to_whom=self.to_whom.words,
            what=self.what.words,
            pages=self.pages.words,
            remains=self.remains.toPlainText().strip(),
        )

    @property
    @override
    def is_blank(self) -> bool:
        said = self.record()
        return not any((said.to_whom, said.what, said.pages, said.remains))

    @override
    def focus_first(self) -> None:
        self.what.setFocus()

    @override
    def words_box(self) -> QWidget:
        return self.remains
