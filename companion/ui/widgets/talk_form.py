# SPDX-License-Identifier: Apache-2.0
"""The form for one talk: the words to begin with, day and moment, and how it went."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from companion.domain.guide import Starter
from companion.domain.talk import Talk
from companion.ui.kit.desk import Desk
from companion.ui.kit.override import override
from companion.ui.widgets.after_talk import AfterTalk
from companion.ui.widgets.chosen_starters import ChosenStarters
from companion.ui.widgets.record_fields import DayField, fill
from companion.ui.widgets.record_form import RecordForm

OPENING_LINES = 3
NOTE_LINES = 2
WENT_LINES = 4
PARAGRAPH = "\n\n"


class TalkForm(RecordForm[Talk]):
    """A plan first; once you have talked, the day, how it went and what next."""

    go = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.look)
        self._shown = Talk(0, 0, "")
        self._titles = {topic.id: topic.title for topic in desk.content.topics().values()}
        self._build_plan(desk)
        self._build_days(desk)
        self._build_after(desk)
        after = (self._went, self._said, self.after)
        for part in (*self._plan, self.planned_for, *self._notes, self.held_on, *after):
            self.column.addWidget(part)
        self.add_foot(self.tr("&Save"))

    @override
    def show_record(self, record: Talk) -> None:
        self._shown = record
        fill(self.topic, record.topic)
        fill(self.opening, record.opening)
        self.starters.show_starters(record.starters)
        self.planned_for.show_day(record.planned_for)
        fill(self.moment, record.moment)
        fill(self.note, record.note)
        self.held_on.show_day(record.held_on)
        fill(self.how_it_went, record.how_it_went)
        fill(self.child_words, record.child_words)
        self.after.choose(record.what_next)
        self.after.day.show_day(record.next_on)
        self._fit()

    @override
    def record(self) -> Talk:
        return replace(
            self._shown,
            topic=self.topic.words,
            opening=self.opening.toPlainText().strip(),
            starters=self.starters.ids,
            planned_for=self.planned_for.day,
            moment=self.moment.words,
            note=self.note.toPlainText().strip(),
            held_on=self.held_on.day,
            how_it_went=self.how_it_went.toPlainText().strip(),
            child_words=self.child_words.toPlainText().strip(),
            what_next=self.after.chosen,
            next_on=self.after.day.day,
        )

    @property
    @override
    def is_blank(self) -> bool:
        said = self.record()
        return said == Talk(said.id, said.child_id, "", written_at=said.written_at)

    @override
    def focus_first(self) -> None:
        (self.topic if self._shown.held_on is None else self.how_it_went).setFocus()

    @override
    def words_box(self) -> QWidget:
        return self.how_it_went if self.held_on.day else self.opening

    def add_starter(self, starter: Starter) -> bool:
        """Add the words of a starter below those there are; False where they are there already."""
        said = self.record()
        if starter.id in said.starters:
            return False
        parts = [said.opening] if said.opening else []
        if starter.words not in said.opening:
            parts.append(starter.words)
        fill(self.opening, PARAGRAPH.join(parts))
        if not said.topic:
            fill(self.topic, self._titles.get(starter.topic, ""))
        self.starters.show_starters((*said.starters, starter.id))
        self.changed.emit()
        return True

    def take_back_starter(self, starter: Starter, before: Talk) -> None:
        """Undo the adding of a starter to what was there before; later typing stays."""
        self.starters.show_starters(tuple(one for one in self.starters.ids if one != starter.id))
        if not before.topic and self.topic.words == self._titles.get(starter.topic, ""):
            fill(self.topic, "")
        if starter.words in before.opening:
            self.changed.emit()
        else:
            self._on_taken_out(starter)

    def _build_plan(self, desk: Desk) -> None:
        self.topic, topic = self.line(
            self.tr("What is the &talk about?"), self.tr("For example: new game friends")
        )
        self.opening, opening = self.lines(
            self.tr("The words to &begin with"),
            OPENING_LINES,
            self.tr("Change them until they sound like you."),
        )
        self.starters = ChosenStarters(desk)
        self.starters.go.connect(self.go)
        self.starters.taken_out.connect(self._on_taken_out)
        self._plan = (topic, opening, self.starters)

    def _build_days(self, desk: Desk) -> None:
        look, clock = desk.look, desk.clock
        self.planned_for = DayField(
            look, clock, self.tr("When do you plan it?"), self.tr("I have a &day in mind")
        )
        self.planned_for.add_shortcut(self.tr("Today"), 0)
        self.planned_for.add_shortcut(self.tr("Tomorrow"), 1)
        self.moment, moment = self.line(
            self.tr("A good &moment for it"), self.tr("For example: in the car after swimming")
        )
        self.note, self._note = self.lines(
            self.tr("A &note to yourself"), NOTE_LINES, self.tr("Only for you. It stays here.")
        )
        self._notes = (moment, self._note)
        self.held_on = DayField(
            look, clock, self.tr("Have you talked?"), self.tr("Yes, &we talked")
        )
        self.held_on.add_shortcut(self.tr("Today"), 0)
        self.held_on.add_shortcut(self.tr("Yesterday"), -1)
        self.held_on.asked.connect(self._fit)
        for day in (self.planned_for, self.held_on):
            day.changed.connect(self.changed)

    def _build_after(self, desk: Desk) -> None:
        self.how_it_went, self._went = self.lines(
            self.tr("&How did it go?"),
            WENT_LINES,
            self.tr("What you asked, and how your child seemed."),
        )
        self.child_words, self._said = self.lines(
            self.tr("Your child's own wo&rds"),
            NOTE_LINES,
            self.tr("Word for word if you can. Leave it empty if you are not sure."),
        )
        self.after = AfterTalk(desk)
        self.after.changed.connect(self.changed)

    def _on_taken_out(self, starter: Starter) -> None:
        """Take its words out as well, unless they were changed: then they are the person's own."""
        parts = self.opening.toPlainText().split(PARAGRAPH)
        if starter.words in parts:
            parts.remove(starter.words)
            fill(self.opening, PARAGRAPH.join(parts))
        self.changed.emit()

    def _fit(self) -> None:
        """Show what belongs to a plan, or to a talk that was held."""
        is_held = self.held_on.day is not None
        after: tuple[QWidget, ...] = (self._went, self._said, self.after)
        before: tuple[QWidget, ...] = (self.planned_for, self._notes[0], self.starters)
        for part in after:
            part.setVisible(is_held)
        for part in before:
            part.setVisible(not is_held)
        self._note.setVisible(not is_held or bool(self._shown.note))
