# SPDX-License-Identifier: Apache-2.0
"""What may go into a chronology besides entries: reports, talks, and signs that were noticed."""

from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QVBoxLayout

from companion.domain.chronology_form import ChronologyForm
from companion.ui.kit.desk import Desk
from companion.ui.widgets.chronology_step import HelpedTick
from companion.ui.widgets.columns import Columns
from companion.ui.widgets.entry_filters import DayLimit
from companion.ui.widgets.labels import Heading
from companion.ui.widgets.wrapping import WrappingGroup

DAY_EM = 15


class ExtrasGroup(WrappingGroup):
    """Days to begin and end with are asked for where something is ticked."""

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setTitle(self.tr("What else?"))
        look = desk.look
        column = QVBoxLayout(self)
        column.setContentsMargins(0, look.px(8), 0, 0)
        column.setSpacing(look.px(4))
        column.addWidget(Heading(self.tr("What else?"), 3))
        self.reports = HelpedTick(
            look, self.tr("Reports you made"), self.tr("Whom you told, and what they promised.")
        )
        self.talks = HelpedTick(
            look, self.tr("Talks with your child"), self.tr("What you planned, and how it went.")
        )
        self.signs = HelpedTick(
            look,
            self.tr("Signs you noticed"),
            self.tr("Your ticks in the list of signs, and quick notes. No sign is proof."),
        )
        for tick in self._ticks:
            tick.tick.toggled.connect(self._on_toggled)
            column.addWidget(tick)
        self._days = Columns(DAY_EM * look.em, spacing=look.px(10))
        self.from_day = DayLimit(desk, self.tr("These only from a day"))
        self.to_day = DayLimit(desk, self.tr("These only up to a day"))
        for day in (self.from_day, self.to_day):
            day.changed.connect(self.changed)
            self._days.add(day)
        column.addWidget(self._days)
        self._show_days()

    @property
    def is_any(self) -> bool:
        """Whether anything is ticked."""
        return any(tick.is_on for tick in self._ticks)

    @property
    def _ticks(self) -> tuple[HelpedTick, ...]:
        return (self.reports, self.talks, self.signs)

    def show_form(self, form: ChronologyForm) -> None:
        """Show what is chosen."""
        chosen = (form.with_reports, form.with_talks, form.with_signs)
        for tick, is_on in zip(self._ticks, chosen, strict=True):
            tick.show_on(is_on=is_on)
        with QSignalBlocker(self):
            self.from_day.choose(form.from_day)
            self.to_day.choose(form.to_day)
        self._show_days()

    def filled(self, form: ChronologyForm) -> ChronologyForm:
        """Return the form with what is chosen."""
        return replace(
            form,
            with_reports=self.reports.is_on,
            with_talks=self.talks.is_on,
            with_signs=self.signs.is_on,
            from_day=self.from_day.day,
            to_day=self.to_day.day,
        )

    def _show_days(self) -> None:
        self._days.setVisible(self.is_any)

    def _on_toggled(self) -> None:
        self._show_days()
        self.changed.emit()
