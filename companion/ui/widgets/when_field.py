# SPDX-License-Identifier: Apache-2.0
"""When something happened: exactly, about, or not known; the day, and perhaps a time."""

from datetime import date, datetime, time, timedelta

from PySide6.QtCore import QDate, Qt, QTime, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QVBoxLayout,
    QWidget,
)

from companion.domain.journal import Certainty, Happened
from companion.services.ports import Clock
from companion.ui.kit.formatting import local
from companion.ui.kit.look import Look
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.calm_inputs import CalmDateEdit, CalmTimeEdit
from companion.ui.widgets.columns import WrapRow
from companion.ui.widgets.labels import Words
from companion.ui.widgets.when_line import WhenLine
from companion.ui.widgets.wrapping import WrappingCheck, WrappingGroup, WrappingRadio

YESTERDAY = timedelta(days=1)


class WhenField(WrappingGroup):
    """Begins with "about today": a guess should not stand in the record as exact."""

    changed = Signal()

    def __init__(self, look: Look, clock: Clock) -> None:
        super().__init__()
        self._look, self._clock = look, clock
        self._is_filling = False
        self._settled: set[Happened] = set()
        """Answers that count, whatever the words beside them say."""
        self.words = WhenLine(look, clock)
        self.words.read.connect(self._on_words_read)
        self.setTitle(self.tr("When it happened"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(look.px(4))
        # Qt draws no title in our style; the group box keeps it for a screen reader.
        self._column.addWidget(Words(self.title(), "h3"))
        self._column.addWidget(self.words)
        self._column.addWidget(self._build_choices())
        self._column.addWidget(self._build_day())
        self._ahead = Words(self.tr("This day is still to come. Is the date right?"), "small")
        self._column.addWidget(self._ahead)
        self.show_happened(self.about_today())

    def about_today(self) -> Happened:
        """Return what a new entry begins with."""
        return Happened(Certainty.ABOUT, self._today())

    def happened(self) -> Happened:
        """Return what is chosen."""
        certainty = next(which for which, radio in self.radios.items() if radio.isChecked())
        said = self.words.said
        if certainty is Certainty.UNKNOWN:
            return Happened(said=said)
        picked, at = self.day.date(), self.time.time()
        return Happened(
            certainty,
            date(picked.year(), picked.month(), picked.day()),
            time(at.hour(), at.minute()) if self.has_time.isChecked() else None,
            said,
        )

    def show_happened(self, happened: Happened, typed_at: datetime | None = None) -> None:
        """Show a stored answer; `typed_at` is when the words for it were typed."""
        self.words.show_saved(happened.said, typed_at)
        self._before, self._settled = happened, {happened}
        self._fill(happened)

    def show_begun(self, happened: Happened, typed_at: datetime) -> None:
        """Show an answer that was not saved yet, and ask again what is not clear in it."""
        if happened in self._settled:
            self.words.show_saved(happened.said, typed_at)
        else:
            self.words.show_begun(happened, typed_at)
        self._before = happened
        self._fill(happened)

    @property
    def is_untouched(self) -> bool:
        """True while a new entry's day is still the one that it begins with."""
        return self.happened() == self.about_today() and self._before == self.about_today()

    def focus_first(self) -> QWidget:
        """Put the focus on the words, or on what is chosen where there are none."""
        chosen = next(radio for radio in self.radios.values() if radio.isChecked())
        first = self.words.line if self.words.said else chosen
        first.setFocus()
        return first

    @property
    def inputs(self) -> tuple[QWidget, ...]:
        """The fields that letters are typed into."""
        return (
            self.words.line,
            *(one for edit in (self.day, self.time) for one in (edit, edit.lineEdit())),
        )

    def _fill(self, happened: Happened) -> None:
        self._is_filling = True
        day = happened.day or self._today()
        at = happened.at or local(self._clock.now()).time()
        self.radios[happened.certainty].setChecked(True)
        self.day.setDate(QDate(day.year, day.month, day.day))
        self.has_time.setChecked(happened.at is not None)
        self.time.setTime(QTime(at.hour, at.minute))
        self._is_filling = False
        self._fit()

    def _build_choices(self) -> QWidget:
        words = {
            Certainty.EXACT: self.tr("&Exactly"),
            Certainty.ABOUT: self.tr("A&bout"),
            Certainty.UNKNOWN: self.tr("I &don't know"),
        }
        self.radios = {which: WrappingRadio(text) for which, text in words.items()}
        row = WrapRow(self._look.px(8))
        group = QButtonGroup(self)
        for radio in self.radios.values():
            group.addButton(radio)
            row.add(radio)
        group.buttonClicked.connect(self._on_changed)
        return row

    def _build_day(self) -> QWidget:
        self.day = CalmDateEdit(self._look)
        self.day.setAccessibleName(self.tr("Day"))
        self.day.dateChanged.connect(self._on_changed)
        self.has_time = WrappingCheck(self.tr("With a t&ime"))
        self.has_time.clicked.connect(self._on_changed)
        self.time = CalmTimeEdit()
        self.time.setAccessibleName(self.tr("Time"))
        self.time.setMinimumWidth(self._look.em * 6)
        self.time.timeChanged.connect(self._on_changed)
        self.today = self._day_button(self.tr("Today"), timedelta())
        self.yesterday = self._day_button(self.tr("Yesterday"), YESTERDAY)
        self._row = WrapRow(self._look.px(8))
        for part in (self.day, self.today, self.yesterday, self.has_time, self.time):
            self._row.add(part)
        return self._row

    def _day_button(self, words: str, back: timedelta) -> ActionButton:
        def choose() -> None:
            day = self._today() - back
            self.day.setDate(QDate(day.year, day.month, day.day))

        return ActionButton(self._look, words, "", "quiet", choose)

    def _on_words_read(self, happened: Happened | None) -> None:
        """Take over what was read; without it, go back to what stood here before."""
        self._fill(happened or self._before)
        self.changed.emit()

    def _on_changed(self) -> None:
        if self._is_filling:
            return
        self.words.settle()
        self._before = self.happened()
        self._settled.add(self._before)
        self._fit()
        self.changed.emit()

    def _fit(self) -> None:
        happened = self.happened()
        for radio in self.radios.values():
            # Tab goes to the chosen one; Qt would go to the one that had the focus before.
            chosen, other = Qt.FocusPolicy.StrongFocus, Qt.FocusPolicy.ClickFocus
            radio.setFocusPolicy(chosen if radio.isChecked() else other)
        self._row.setVisible(happened.certainty is not Certainty.UNKNOWN)
        self.time.setVisible(self.has_time.isChecked())
        self._ahead.setVisible(happened.day is not None and happened.day > self._today())

    def _today(self) -> date:
        now: datetime = local(self._clock.now())
        return now.date()
