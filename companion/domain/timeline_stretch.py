# SPDX-License-Identifier: Apache-2.0
"""The part of the calendar that a timeline shows: how close, from when on, in which columns."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import IntEnum
from typing import Self

FIRST, LAST = date.min.toordinal(), date.max.toordinal()
MONTHS_A_YEAR = 12
EDGE = 0.1
"""How much of the width keeps something in view, at either end."""


class Zoom(IntEnum):
    """What a column is, from far to close."""

    YEARS = 0
    QUARTERS = 1
    MONTHS = 2
    WEEKS = 3
    DAYS = 4

    def closer(self, by: int) -> "Zoom":
        """Return the zoom so many steps closer, as far as there are any."""
        return Zoom(min(max(Zoom.YEARS, self + by), Zoom.DAYS))


_USUAL_LENGTH = {
    Zoom.YEARS: 365.25,
    Zoom.QUARTERS: 365.25 / 4,
    Zoom.MONTHS: 365.25 / MONTHS_A_YEAR,
    Zoom.WEEKS: 7.0,
    Zoom.DAYS: 1.0,
}
_MONTHS = {Zoom.YEARS: 12, Zoom.QUARTERS: 3, Zoom.MONTHS: 1}


@dataclass(frozen=True, slots=True)
class Column:
    """A year, three months, a month, a week or a day; `end` is no longer part of it."""

    day: date
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of time on a width. Moments are days since the first day of the calendar."""

    zoom: Zoom
    start: float
    width: int
    column: int
    """How wide a column is, about: months are not all as long."""

    @property
    def per_day(self) -> float:
        """How wide a day is."""
        return self.column / _USUAL_LENGTH[self.zoom]

    @property
    def days(self) -> float:
        """How many days it shows."""
        return self.width / self.per_day

    @property
    def end(self) -> float:
        """The moment at its far edge."""
        return self.start + self.days

    def x_of(self, moment: float) -> float:
        """Return where a moment stands, from the edge at which time begins."""
        return (moment - self.start) * self.per_day

    def moment_at(self, x: float) -> float:
        """Return the moment of a place."""
        return self.start + x / self.per_day

    def zoomed(self, zoom: Zoom, around: float) -> Self:
        """Return another zoom; the moment `around` stays where it is."""
        there = replace(self, zoom=zoom)
        return replace(there, start=around - self.x_of(around) / there.per_day)

    def moved(self, days: float) -> Self:
        """Return the stretch so many days later."""
        return replace(self, start=self.start + days)

    def centred(self, moment: float) -> Self:
        """Return the stretch with a moment in its middle."""
        return replace(self, start=moment - self.days / 2)

    def ending(self, moment: float) -> Self:
        """Return the stretch with a moment at its far edge."""
        return replace(self, start=moment - self.days)

    def with_seen(self, moment: float, room: float) -> Self:
        """Return the stretch, moved only where a moment is nearer to an edge than `room`."""
        is_seen = room <= self.x_of(moment) <= self.width - room
        return self if is_seen else self.centred(moment)

    def held(self, first: float, last: float) -> Self:
        """Return the stretch, moved so that something from `first` to `last` stays in view."""
        edge = self.days * EDGE
        earliest, latest = first + edge - self.days, last - edge
        return replace(self, start=min(max(earliest, self.start), latest))

    def columns(self) -> tuple[Column, ...]:
        """Return the columns that can be seen, each from its own first day to its own end."""
        found = []
        day = _first_day(self.zoom, date.fromordinal(min(max(FIRST, int(self.start)), LAST)))
        while day.toordinal() < self.end:
            end = _end(self.zoom, day)
            found.append(Column(day, day.toordinal(), end))
            if end > LAST:
                break
            day = date.fromordinal(end)
        return tuple(found)

    def heads(self, columns: Iterable[Column]) -> tuple[Column, ...]:
        """Return what columns belong to: the years of months, the months of days. None for years.

        Each begins with its first column that can be seen.
        """
        found: list[Column] = []
        for column in columns if self.zoom is not Zoom.YEARS else ():
            above = Zoom.YEARS if self.zoom in (Zoom.QUARTERS, Zoom.MONTHS) else Zoom.MONTHS
            day = _first_day(above, column.day)
            if found and found[-1].day == day:
                found[-1] = replace(found[-1], end=column.end)
            else:
                found.append(replace(column, day=day))
        return tuple(found)


def _first_day(zoom: Zoom, day: date) -> date:
    """Return the first day of the column that a day lies in; weeks begin on Monday."""
    if zoom is Zoom.DAYS:
        return day
    if zoom is Zoom.WEEKS:
        return date.fromordinal(day.toordinal() - day.weekday())
    months = _MONTHS[zoom]
    return date(day.year, (day.month - 1) // months * months + 1, 1)


def _end(zoom: Zoom, first: date) -> int:
    """Return the day after a column, as a number: after the last year there is no such date."""
    if zoom in (Zoom.DAYS, Zoom.WEEKS):
        return first.toordinal() + int(_USUAL_LENGTH[zoom])
    month = first.month - 1 + _MONTHS[zoom]
    year = first.year + month // MONTHS_A_YEAR
    if year > date.max.year:
        return LAST + 1
    return date(year, month % MONTHS_A_YEAR + 1, 1).toordinal()
