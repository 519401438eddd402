# SPDX-License-Identifier: Apache-2.0
"""What typed words about a time are made of: days, weekdays, times of the clock, parts of a day."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

DayRange = tuple[date, date]
"""The first and the last day that it can have been."""


class DayMonthOrder(StrEnum):
    """How a date in digits is read."""

    DAY_FIRST = "day-first"
    MONTH_FIRST = "month-first"


class Refusal(StrEnum):
    """Why words give no day or time."""

    EMPTY = "empty"
    NOT_UNDERSTOOD = "not-understood"
    FUTURE = "future"
    NO_SUCH_DAY = "no-such-day"
    NO_SUCH_TIME = "no-such-time"
    TOO_LONG_AGO = "too-long-ago"
    WEEKDAY_DIFFERS = "weekday-differs"


class DayPart(StrEnum):
    """A part of a day that was named instead of a time, or beside it."""

    EARLY_HOURS = "early-hours"
    MORNING = "morning"
    MIDDAY = "midday"
    AFTERNOON = "afternoon"
    EVENING = "evening"
    NIGHT = "night"


FIRST_HOUR = {
    DayPart.EARLY_HOURS: 0,
    DayPart.MORNING: 4,
    DayPart.MIDDAY: 11,
    DayPart.AFTERNOON: 12,
    DayPart.EVENING: 16,
    DayPart.NIGHT: 19,
}
"""Before this hour the part of today is still to come."""


class WhenRefusedError(ValueError):
    """Words that were understood but cannot be right."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.value)
        self.refusal = refusal


@dataclass(frozen=True, slots=True)
class Days:
    """A day, or the days between which it was. A weekday can choose one day of a whole week."""

    first: date
    last: date
    is_about: bool = False
    is_week: bool = False


class Which(StrEnum):
    """Which one of the weekdays of a name."""

    NEAREST = "nearest"
    LAST = "last"
    THIS = "this"
    BEFORE_LAST = "before-last"


@dataclass(frozen=True, slots=True)
class Weekday:
    """A weekday by name; Monday is 0."""

    number: int
    which: Which = Which.NEAREST


class Half(StrEnum):
    """Which half of the day a time is in."""

    MORNING = "am"
    AFTERNOON = "pm"
    KNOWN = "known"
    EITHER = "either"


@dataclass(frozen=True, slots=True)
class ClockTime:
    """A time of the clock. `EITHER` hours are 1 to 12, all others 0 to 23."""

    hour: int
    minute: int = 0
    half: Half = Half.KNOWN
    is_about: bool = False
    is_midnight: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a day. `day` is set where the words name the day too, as "last night" does."""

    part: DayPart
    days: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment that was counted back from now."""

    at: datetime
    is_about: bool = True


class Remark(StrEnum):
    """Words that are no time themselves."""

    VAGUE = "vague"
    VAGUE_TIME = "vague-time"
    NOT_KNOWN = "not-known"
    FILLING = "filling"


Piece = Days | Weekday | ClockTime | Part | Moment | Remark


@dataclass(frozen=True, slots=True)
class Context:
    """What the words are read against."""

    now: datetime
    order: DayMonthOrder

    @property
    def today(self) -> date:
        """The day of now."""
        return self.now.date()


Found = re.Match[str]
Form = tuple[re.Pattern[str], Callable[[Found, Context], Piece]]
"""How something is written, and what makes a piece of it."""
