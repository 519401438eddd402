# SPDX-License-Identifier: Apache-2.0
"""The form for a decision to watch: what and why, what would change it, when to look again."""

from dataclasses import replace
from datetime import date, timedelta

from PySide6.QtWidgets import QWidget

from companion.domain.watch import WatchWords
from companion.ui.kit.desk import Desk
from companion.ui.kit.override import override
from companion.ui.widgets.choice_row import Choice, ChoiceRow
from companion.ui.widgets.labels import Words
from companion.ui.widgets.record_fields import DayField, fill, today
from companion.ui.widgets.record_form import RecordForm

AGAIN, END = "again", "end"


class WatchForm(RecordForm[WatchWords]):
    """The decision first; once you have looked, what came of it and what is to be now."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.look)
        self._desk = desk
        self._shown = WatchWords(0, 0)
        self._build_decision()
        self._build_looked()
        self._build_day(desk)
        parts = (self._why_field, self._change_field, self._decision, self._came, self.now)
        for part in (*parts, self.day, self._sooner):
            self.column.addWidget(part)
        self.add_foot(self.tr("&Save"))

    @override
    def show_record(self, record: WatchWords) -> None:
        self._shown = record
        fill(self.why, record.why)
        fill(self.what_would_change, record.what_would_change)
        fill(self.outcome, record.outcome)
        self._decision.setText(self.tr("You decided: {words}").format(words=record.why))
        self.now.show_value(AGAIN if record.look_again_on else END)
        self.day.show_day(record.look_again_on or usual_day(self._desk))
        self._fit()

    @override
    def record(self) -> WatchWords:
        shown = self._shown
        if shown.has_looked:
            day = self.day.day if self.now.value == AGAIN else None
            words = self.outcome.toPlainText().strip()
            return replace(shown, outcome=words, look_again_on=day)
        return replace(
            shown,
            why=self.why.toPlainText().strip(),
            what_would_change=self.what_would_change.toPlainText().strip(),
            look_again_on=self.day.day,
        )

    @property
    @override
    def is_blank(self) -> bool:
        said = self.record()
        return not (said.has_looked or said.why or said.what_would_change)

    @override
    def focus_first(self) -> None:
        self.words_box().setFocus()

    @override
    def words_box(self) -> QWidget:
        return self.outcome if self._shown.has_looked else self.why

    def _build_decision(self) -> None:
        self.why, self._why_field = self.lines(
            self.tr("What will you look out for, and &why is that enough for now?"),
            2,
            self.tr("For example: She is tired, and it is exam week. I ask how she is."),
        )
        self.what_would_change, self._change_field = self.lines(
            self.tr("What would make you act soo&ner?"),
            2,
            self.tr("For example: A new name she keeps from me."),
        )

    def _build_looked(self) -> None:
        self._decision = Words("", "muted")
        self.outcome, self._came = self.lines(
            self.tr("What &came of it?"), 2, self.tr("What you saw when you looked again.")
        )
        self.now = ChoiceRow(
            self.look,
            self.tr("What now?"),
            (
                Choice(AGAIN, self.tr("Look again on another day")),
                Choice(END, self.tr("Stop watching this")),
            ),
        )
        self.now.changed.connect(self._on_now_changed)

    def _build_day(self, desk: Desk) -> None:
        self.day = DayField(desk.look, desk.clock, self.tr("&Look again by"))
        for words, days in (
            (self.tr("In a week"), 7),
            (self.tr("In two weeks"), 14),
            (self.tr("In four weeks"), 28),
        ):
            self.day.add_shortcut(words, days)
        self.day.changed.connect(self.changed)
        self._sooner = Words(
            self.tr(
                "Nothing will remind you. The day stands here and in Notice. If something grows, "
                "or you worry more, do not wait for it: look again, or ask someone."
            ),
            "muted",
        )

    def _on_now_changed(self) -> None:
        self._fit()
        self.changed.emit()

    def _fit(self) -> None:
        """Show what belongs to a decision, or to having looked."""
        has_looked = self._shown.has_looked
        self._decision.setVisible(has_looked and bool(self._shown.why))
        looked: tuple[QWidget, ...] = (self._came, self.now)
        before: tuple[QWidget, ...] = (self._why_field, self._change_field)
        for part in looked:
            part.setVisible(has_looked)
        for part in before:
            part.setVisible(not has_looked)
        self.day.setVisible(not has_looked or self.now.value == AGAIN)


def usual_day(desk: Desk) -> date:
    """Return the day to look again where nothing says another."""
    return today(desk.clock) + timedelta(days=desk.content.rule_table().usual_days)
