# SPDX-License-Identifier: Apache-2.0
"""The form of a quick note: one sign, one line, and when. Each of them may be left out."""

from dataclasses import replace
from datetime import date, timedelta

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QWidget

from companion.domain.noticing import QuickNote
from companion.ui.kit.desk import Desk
from companion.ui.kit.override import override
from companion.ui.widgets.calm_inputs import CalmDateEdit
from companion.ui.widgets.choice_row import Choice, ChoiceRow
from companion.ui.widgets.record_fields import fill, today
from companion.ui.widgets.record_form import RecordForm
from companion.ui.widgets.sign_finder import SignFinder

NOW, TODAY, YESTERDAY, A_DAY = "now", "today", "yesterday", "day"


class QuickNoteForm(RecordForm[QuickNote]):
    """Made for ten seconds: type a word, Enter, a line, save."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.look)
        self._clock = desk.clock
        self._shown = QuickNote(0, 0)
        self.finder = SignFinder(
            desk,
            self.tr("&Find the sign on the list"),
            self.tr("Type a word, such as phone or secret. You can leave this out."),
        )
        self.finder.changed.connect(self._on_sign_changed)
        self.finder.field.textChanged.connect(self.changed)
        self.finder.picture_refused.connect(self.picture_refused)
        self.words, words = self.line(
            self.tr("One &line in your own words"), self.tr("What you saw or heard. Enter saves.")
        )
        self.words.entered.connect(self._on_entered)
        self.when = self._build_when(desk)
        for part in (self.finder, words, self.when):
            self.column.addWidget(part)
        self.add_foot(self.tr("&Save"))

    @override
    def show_record(self, record: QuickNote) -> None:
        self._shown = record
        self.finder.show_sign(record.sign_id)
        fill(self.words, record.words)
        now = today(self._clock)
        kinds = {None: NOW, now: TODAY, now - timedelta(days=1): YESTERDAY}
        self.when.show_value(kinds.get(record.day, A_DAY))
        day = record.day or now
        self.day.setMaximumDate(QDate(now.year, now.month, now.day))
        self.day.setDate(QDate(day.year, day.month, day.day))
        self._fit()

    @override
    def record(self) -> QuickNote:
        return replace(
            self._shown, sign_id=self.finder.sign_id, words=self._line(), day=self._chosen_day()
        )

    @property
    @override
    def is_blank(self) -> bool:
        return not (self.finder.sign_id or self._line())

    @override
    def focus_first(self) -> None:
        self.finder.prepare()
        self.finder.focus_first()

    @override
    def words_box(self) -> QWidget:
        return self.words

    def _line(self) -> str:
        """Return the line. Many people type it into the first field: then that is the line."""
        looked_for = "" if self.finder.sign_id else self.finder.field.text().strip()
        return self.words.words or looked_for

    def _build_when(self, desk: Desk) -> ChoiceRow:
        when = ChoiceRow(
            desk.look,
            self.tr("When?"),
            (
                Choice(NOW, self.tr("Now")),
                Choice(TODAY, self.tr("Earlier today")),
                Choice(YESTERDAY, self.tr("Yesterday")),
                Choice(A_DAY, self.tr("Another day")),
            ),
        )
        self.day = CalmDateEdit(desk.look)
        self.day.setAccessibleName(self.tr("Day"))
        when.add_beside_answers(self.day)
        when.changed.connect(self._on_when_changed)
        self.day.dateChanged.connect(self.changed)
        return when

    def _chosen_day(self) -> date | None:
        now = today(self._clock)
        picked = self.day.date()
        return {
            NOW: None,
            TODAY: now,
            YESTERDAY: now - timedelta(days=1),
            A_DAY: date(picked.year(), picked.month(), picked.day()),
        }[self.when.value or NOW]

    def _on_sign_changed(self) -> None:
        if self.finder.sign_id:
            self.words.setFocus()
        self.changed.emit()

    def _on_entered(self) -> None:
        """Save with Enter, as the line promises; while a save runs, nothing more happens."""
        if self.save.isEnabled():
            self.save_wanted.emit()

    def _on_when_changed(self) -> None:
        self._fit()
        self.changed.emit()

    def _fit(self) -> None:
        self.day.setVisible(self.when.value == A_DAY)
