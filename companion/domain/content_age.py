# SPDX-License-Identifier: Apache-2.0
"""How old the statements of this version are, in rough words: nobody needs the exact number."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

DAYS_NAMED, WEEKS_NAMED = 14, 60
WEEK, MONTH, YEAR = 7, 30.44, 365


class Unit(StrEnum):
    """What a person would count in."""

    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"


@dataclass(frozen=True, slots=True)
class ContentAge:
    """When the oldest and the newest statement were checked, seen from a day."""

    oldest: date
    newest: date
    today: date

    @property
    def is_old(self) -> bool:
        """True where even the newest check was a year ago or more."""
        return (self.today - self.newest).days >= YEAR

    @property
    def since_newest(self) -> tuple[int, Unit]:
        """Return how long ago the newest check was; never less than no days."""
        days = max((self.today - self.newest).days, 0)
        if days < DAYS_NAMED:
            return days, Unit.DAYS
        if days < WEEKS_NAMED:
            return round(days / WEEK), Unit.WEEKS
        return round(days / MONTH), Unit.MONTHS


def age_between(days: Iterable[date], today: date) -> ContentAge | None:
    """Return the age of what was checked on these days; None where there is nothing."""
    found = tuple(days)
    return ContentAge(min(found), max(found), today) if found else None
