# SPDX-License-Identifier: Apache-2.0
"""When something happened: exactly, about, or not known; the day, and perhaps a time."""

from datetime import date, datetime, time, timedelta

from PySide6.QtCore import QDate, QTime, Signal
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
        if certainty is Certainty.UNKNOWN:
            return Happened()
        picked, at = self.day.date(), self.time.time()
        return Happened(
            certainty,
            date(picked.year(), picked.month(), picked.day()),
            time(at.hour(), at.minute()) if self.has_time.isChecked() else None,
        )

    def show_happened(self, happened: Happened) -> None:
        """Show a stored answer."""
        self.words.clear()
        self._before = happened
        self._fill(happened)

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
        was = self.happened()
        self._fill(happened or self._before)
        if self.happened() != was:
            self.changed.emit()

    def _on_changed(self) -> None:
        if self._is_filling:
            return
        # Words that say another day than the fields would only puzzle.
        self.words.clear()
        self._before = self.happened()
        self._fit()
        self.changed.emit()

    def _fit(self) -> None:
        happened = self.happened()
        self._row.setVisible(happened.certainty is not Certainty.UNKNOWN)
        self.time.setVisible(self.has_time.isChecked())
        self._ahead.setVisible(happened.day is not None and happened.day > self._today())

    def _today(self) -> date:
        now: datetime = local(self._clock.now())
        return now.date()
