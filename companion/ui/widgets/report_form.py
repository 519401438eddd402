# SPDX-License-Identifier: Apache-2.0
"""The form for one report: whom you told, how, what they promised, and what came since."""

from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QWidget

from companion.domain.report import Report
from companion.ui.kit.desk import Desk
from companion.ui.kit.override import override
from companion.ui.widgets.columns import Columns
from companion.ui.widgets.field import LabelledField
from companion.ui.widgets.labels import Heading
from companion.ui.widgets.record_fields import DayField, TypedChoice, WordsLine, fill
from companion.ui.widgets.record_form import RecordForm
from companion.ui.widgets.report_promises import PromisesField
from companion.ui.widgets.report_updates import UpdatesField

COLUMN_EM = 17
SHORT_EM = 14
SAID_LINES = 3


class ReportForm(RecordForm[Report]):
    """Everything may be left empty but one box, whichever it is."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.look)
        self._desk = desk
        self._shown = Report(0, 0, "", date.min)
        self.column.addWidget(self._build_whom())
        self.column.addWidget(self._build_number())
        self.said, field = self.lines(self.tr("&What was said?"), SAID_LINES)
        self.column.addWidget(field)
        self.column.addWidget(Heading(self.tr("What they promised"), 3))
        self.promises = PromisesField(desk, self, self.said)
        self.column.addWidget(self.promises)
        self.column.addWidget(Heading(self.tr("What came after it"), 3))
        self.updates = UpdatesField(desk, self, self.promises.more)
        self.column.addWidget(self.updates)
        self.column.addWidget(Heading(self.tr("What comes next"), 3))
        self.column.addWidget(self._build_next())
        for choice in (self.channel, self.how):
            choice.editTextChanged.connect(self.changed)
        for day in (self.reported_on, self.next_on):
            day.changed.connect(self.changed)
        self.add_foot(self.tr("&Save report"))

    @override
    def show_record(self, record: Report) -> None:
        self._shown = record
        self.channel.set_choices(tuple(door.name for door in self._desk.channels.channels()))
        self.channel.show_words(record.channel)
        self.reported_on.show_day(record.reported_on)
        self.how.show_words(record.how)
        for box, words in self._boxes(record):
            fill(box, words)
        fill(self.said, record.said)
        self.promises.show_promises(record.promises)
        self.updates.show_updates(record.updates)
        self.next_on.show_day(record.next_on)

    @override
    def record(self) -> Report:
        return replace(
            self._shown,
            channel=self.channel.words,
            reported_on=self.reported_on.day or self._shown.reported_on,
            how=self.how.words,
            reference=self.reference.words,
            spoke_to=self.spoke_to.words,
            said=self.said.toPlainText().strip(),
            promises=self.promises.promises(),
            updates=self.updates.updates(),
            next_step=self.next_step.words,
            next_on=self.next_on.day,
        )

    @property
    @override
    def is_blank(self) -> bool:
        said = self.record()
        words = (said.channel, said.how, said.reference, said.spoke_to, said.said, said.next_step)
        promised = any(promise.words for promise in said.promises)
        return not (any(words) or promised or said.updates)

    @override
    def focus_first(self) -> None:
        self.channel.setFocus()

    @override
    def words_box(self) -> QWidget:
        return self.said

    def _build_whom(self) -> QWidget:
        look = self.look
        self.channel = TypedChoice(look)
        self.reported_on = DayField(look, self._desk.clock, self.tr("Wh&en was that?"))
        self.reported_on.add_shortcut(self.tr("Today"), 0)
        self.reported_on.add_shortcut(self.tr("Yesterday"), -1)
        columns = self._columns()
        columns.add(
            LabelledField(
                look,
                self.tr("Whom did you &tell?"),
                self.channel,
                self.tr("Choose a door, or type a name, such as a school."),
            )
        )
        columns.add(self.reported_on)
        return columns

    def _build_number(self) -> QWidget:
        ways = (
            self.tr("Online form"),
            self.tr("Phone"),
            self.tr("In person"),
            self.tr("Email"),
        )
        self.how = TypedChoice(self.look, ways)
        self.spoke_to, spoke_to = self.line(
            self.tr("Wh&o did you speak to?"), self.tr("A first name is enough.")
        )
        self.reference, reference = self.line(
            self.tr("&Reference number"), self.tr("If they gave you one.")
        )
        columns = Columns(SHORT_EM * self.look.em, most=3, spacing=self.look.px(16))
        columns.add(
            LabelledField(
                self.look, self.tr("&How?"), self.how, self.tr("Choose, or type another way.")
            )
        )
        columns.add(spoke_to)
        columns.add(reference)
        return columns

    def _build_next(self) -> QWidget:
        self.next_step, next_step = self.line(
            self.tr("What do &you want to do next?"), self.tr("For example: ring and ask for news")
        )
        self.next_on = DayField(
            self.look, self._desk.clock, self.tr("On which day?"), self.tr("Name a &day for it")
        )
        columns = self._columns()
        columns.add(next_step)
        columns.add(self.next_on)
        return columns

    def _columns(self) -> Columns:
        return Columns(COLUMN_EM * self.look.em, spacing=self.look.px(16))

    def _boxes(self, record: Report) -> tuple[tuple[WordsLine, str], ...]:
        return (
            (self.reference, record.reference),
            (self.spoke_to, record.spoke_to),
            (self.next_step, record.next_step),
        )
