# SPDX-License-Identifier: Apache-2.0
"""The form for one talk: the words to begin with, the day, and how it went."""

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from companion.domain.talk import Talk
from companion.ui.kit.desk import Desk
from companion.ui.kit.override import override
from companion.ui.widgets.record_fields import DayField, fill
from companion.ui.widgets.record_form import RecordForm

OPENING_LINES = 3
WENT_LINES = 4


class TalkForm(RecordForm[Talk]):
    """A plan first; once you have talked, the day and how it went."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.look)
        self._shown = Talk(0, 0, "")
        self.topic, topic = self.line(
            self.tr("What is the &talk about?"), self.tr("For example: new game friends")
        )
        self.opening, opening = self.lines(
            self.tr("The words to &begin with"),
            OPENING_LINES,
            self.tr("Change them until they sound like you."),
        )
        self._build_days(desk)
        self.how_it_went, self._went = self.lines(
            self.tr("&How did it go?"),
            WENT_LINES,
            self.tr("What you asked, and what your child said, word for word if you can."),
        )
        for part in (topic, opening, self.planned_for, self.held_on, self._went):
            self.column.addWidget(part)
        self.add_foot(self.tr("&Save"))

    @override
    def show_record(self, record: Talk) -> None:
        self._shown = record
        fill(self.topic, record.topic)
        fill(self.opening, record.opening)
        self.planned_for.show_day(record.planned_for)
        self.held_on.show_day(record.held_on)
        fill(self.how_it_went, record.how_it_went)
        self._fit()

    @override
    def record(self) -> Talk:
        return replace(
            self._shown,
            topic=self.topic.words,
            opening=self.opening.toPlainText().strip(),
            planned_for=self.planned_for.day,
            held_on=self.held_on.day,
            how_it_went=self.how_it_went.toPlainText().strip(),
        )

    @property
    @override
    def is_blank(self) -> bool:
        said = self.record()
        return not (said.topic or said.opening or said.how_it_went)

    @override
    def focus_first(self) -> None:
        (self.topic if self._shown.held_on is None else self.how_it_went).setFocus()

    @override
    def words_box(self) -> QWidget:
        return self.how_it_went if self.held_on.day else self.opening

    def _build_days(self, desk: Desk) -> None:
        look, clock = desk.look, desk.clock
        self.planned_for = DayField(
            look, clock, self.tr("When do you plan it?"), self.tr("I have a &day in mind")
        )
        self.planned_for.add_shortcut(self.tr("Today"), 0)
        self.planned_for.add_shortcut(self.tr("Tomorrow"), 1)
        self.held_on = DayField(
            look, clock, self.tr("Have you talked?"), self.tr("Yes, &we talked")
        )
        self.held_on.add_shortcut(self.tr("Today"), 0)
        self.held_on.add_shortcut(self.tr("Yesterday"), -1)
        self.held_on.asked.connect(self._fit)
        for day in (self.planned_for, self.held_on):
            day.changed.connect(self.changed)

    def _fit(self) -> None:
        is_held = self.held_on.day is not None
        self._went.setVisible(is_held)
        self.planned_for.setVisible(not is_held)
