# SPDX-License-Identifier: Apache-2.0
"""Days and times as files write them: whole dates only, never "yesterday"."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from enum import StrEnum

from companion.domain.journal import Certainty, Happened
from companion.domain.when_days import MONTHS, WEEKDAYS

LONGEST = 80
_MOST_LOOKED_AT = 2_000
_CENTURY, _THIS_CENTURY, _TURN = 100, 2000, 70
_OLDEST, _LATEST = 1900, 2100
_MONTHS_IN_A_YEAR = 12
_NOON = 12
_SIGNS = " ])*_#-,.:;="

_WEEKDAY = "(?:(?:" + "|".join(f"{name[:3]}(?:{name[3:]})?" for name in WEEKDAYS) + r")\.?,?\s+)?"
_NAME = "(?P<name>" + "|".join(f"{name[:3]}(?:{name[3:]})?" for name in MONTHS) + r"|sept)\b\.?"
_DATES = (
    r"(?P<year>\d{4})(?P<sep>[-/.])(?P<month>\d{1,2})(?P=sep)(?P<day>\d{1,2})(?!\d)",
    r"(?P<first>\d{1,2})(?P<sep>[-/.])(?P<second>\d{1,2})(?P=sep)(?P<year>\d{4}|\d{2})(?!\d)",
    rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[\s-]+(?:of\s+)?{_NAME},?[\s-]+(?P<year>\d{{4}})(?!\d)",
    rf"{_NAME}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})(?!\d)",
)
_TIME = (
    r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2}))?(?::(?P<rest>\d{2})(?:[.,]\d+)?)?"
    r"\s*(?P<half>[ap]\.?m\b\.?)?\s*(?P<zone>Z|UTC|GMT|[+-]\d{2}:?\d{2})?(?![\d:])"
)
_FORMS = tuple(
    re.compile(rf"[\[(]?\s*{_WEEKDAY}{form}", re.IGNORECASE | re.ASCII) for form in _DATES
)
_CLOCK = re.compile(rf"(?:\s*T|,?\s+(?:at\s+|-\s+)?|\s*)?{_TIME}", re.IGNORECASE | re.ASCII)
_ABOUT = re.compile(r"(?:about|around|circa|approx\.?|ca?\.|~)\s*(?=\S)", re.IGNORECASE)
_NUMBERS = re.compile(r"(?<!\d)(\d{1,2})([-/.])(\d{1,2})\2(?:\d{4}|\d{2})(?!\d)", re.ASCII)


class DayOrder(StrEnum):
    """What stands first in 03/04/2024."""

    DAY_FIRST = "day-first"
    MONTH_FIRST = "month-first"


@dataclass(frozen=True, slots=True)
class OrderGuess:
    """Which order fits, and whether dates of both kinds could be meant by it."""

    order: DayOrder
    is_open: bool


@dataclass(frozen=True, slots=True)
class FoundDay:
    """A date at the beginning of some words, the time behind it, and where the words go on."""

    happened: Happened
    end: int
    is_rest_left: bool = False


def guess_order(texts: Iterable[str]) -> OrderGuess:
    """Return the order that most dates in numbers ask for; day first where none does."""
    day_first = month_first = both = 0
    for _, text in zip(range(_MOST_LOOKED_AT), texts, strict=False):
        found = _NUMBERS.search(text[:LONGEST])
        if found is None:
            continue
        first, second = int(found[1]), int(found[3])
        day_first += first > _MONTHS_IN_A_YEAR >= second
        month_first += second > _MONTHS_IN_A_YEAR >= first
        both += max(first, second) <= _MONTHS_IN_A_YEAR
    order = DayOrder.MONTH_FIRST if month_first > day_first else DayOrder.DAY_FIRST
    return OrderGuess(order, is_open=bool(both) and not (day_first or month_first))


def day_at_start(words: str, order: DayOrder) -> FoundDay | None:
    """Return the date that some words begin with, or None."""
    begin = words[:LONGEST]
    for form in _FORMS:
        found = form.match(begin)
        day = _day_of(found, order) if found else None
        if found is not None and day is not None:
            return _with_time(begin, day, found.end())
    return None


def day_alone(words: str, order: DayOrder) -> FoundDay | None:
    """Return the date where nothing stands beside it but a time and signs, or None."""
    found = day_in_cell(words, order)
    return None if found is None or found.is_rest_left else found


def day_in_cell(words: str, order: DayOrder) -> FoundDay | None:
    """Return the date that a cell begins with, and whether anything behind it is left."""
    tidy = words.strip()
    about = _ABOUT.match(tidy)
    tidy = tidy[about.end() :] if about else tidy
    found = day_at_start(tidy, order)
    if found is None:
        return None
    happened = replace(found.happened, certainty=Certainty.ABOUT) if about else found.happened
    return FoundDay(happened, found.end, is_rest_left=bool(tidy[found.end :].strip(_SIGNS)))


def time_alone(words: str) -> time | None:
    """Return the time of day that some words are, or None."""
    tidy = words.strip()
    found = _CLOCK.match(tidy) if len(tidy) <= LONGEST else None
    if found is None or found.end() != len(tidy):
        return None
    return _time_of(found)


def _with_time(words: str, day: date, end: int) -> FoundDay:
    """Return the date with the time that stands behind it, if one does."""
    only_day = FoundDay(Happened(Certainty.EXACT, day), end)
    found = _CLOCK.match(words, end)
    if found is None:
        return only_day
    at = _time_of(found)
    if at is None:
        # A bare number behind a date is no time: it belongs to the words.
        return only_day
    moment = datetime.combine(day, at)
    if (found["zone"] or "").upper() in {"Z", "UTC", "GMT"}:
        moment = _local(moment)
    return FoundDay(Happened(Certainty.EXACT, moment.date(), moment.time()), found.end())


def _local(moment: datetime) -> datetime:
    """Return a moment of Greenwich in the time of this computer."""
    try:
        return datetime.fromisoformat(f"{moment.isoformat()}+00:00").astimezone()
    except (OverflowError, OSError, ValueError):
        return moment


def _day_of(found: re.Match[str], order: DayOrder) -> date | None:
    parts = found.groupdict()
    if parts.get("name"):
        month = 1 + [name[:3] for name in MONTHS].index(parts["name"][:3].lower())
        day = int(parts["day"])
    elif parts.get("first"):
        pair = (int(parts["first"]), int(parts["second"]))
        day, month = pair if order is DayOrder.DAY_FIRST else pair[::-1]
    else:
        day, month = int(parts["day"]), int(parts["month"])
    year = int(parts["year"])
    if year < _CENTURY:
        year += _THIS_CENTURY if year < _TURN else _THIS_CENTURY - _CENTURY
    if not _OLDEST <= year <= _LATEST:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _time_of(found: re.Match[str]) -> time | None:
    hour, half = int(found["hour"]), (found["half"] or "")[:1].lower()
    if found["minute"] is None and not half:
        return None
    if half:
        if not 1 <= hour <= _NOON:
            return None
        hour = hour % _NOON + (_NOON if half == "p" else 0)
    try:
        return time(hour, int(found["minute"] or 0))
    except ValueError:
        return None
