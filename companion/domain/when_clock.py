# SPDX-License-Identifier: Apache-2.0
"""How people write times in English: clocks, parts of a day, moments, and words that say little."""

import re
from collections.abc import Callable
from datetime import timedelta

from companion.domain.when_days import MONTHS, NUMBERS
from companion.domain.when_pieces import (
    ClockTime,
    Context,
    DayPart,
    Form,
    Found,
    Half,
    Moment,
    Part,
    Refusal,
    Remark,
    WhenRefusedError,
)

PARTS = {
    "middle of the night": DayPart.NIGHT,
    "early hours": DayPart.EARLY_HOURS,
    "small hours": DayPart.EARLY_HOURS,
    "breakfast time": DayPart.MORNING,
    "breakfast": DayPart.MORNING,
    "before school": DayPart.MORNING,
    "morning": DayPart.MORNING,
    "lunchtime": DayPart.MIDDAY,
    "lunch time": DayPart.MIDDAY,
    "lunch break": DayPart.MIDDAY,
    "lunch": DayPart.MIDDAY,
    "teatime": DayPart.AFTERNOON,
    "tea time": DayPart.AFTERNOON,
    "afternoon": DayPart.AFTERNOON,
    "after school": DayPart.AFTERNOON,
    "evening": DayPart.EVENING,
    "bedtime": DayPart.EVENING,
    "nighttime": DayPart.NIGHT,
    "night": DayPart.NIGHT,
}
_NOT_KNOWN = (
    "don't know", "dont know", "do not know", "dunno", "can't remember", "cant remember",
    "cannot remember", "can't say", "no idea", "unknown", "not known",
)  # fmt: skip
_VAGUE = (
    "i think", "or so", "or thereabouts", "ish", "some time", "sometime", "maybe", "perhaps",
    "possibly", "probably", "may have been", "may be", "might have been",
)  # fmt: skip
_NOON = 12
_HOURS, _MINUTES = 24, 60

_HOUR = r"(?P<hour>[0-9]{1,2}|" + "|".join(NUMBERS[:12][::-1]) + r")"
_HALF = r"(?: ?(?P<half>[ap]m)\b)"
_PART = r"(?P<part>" + "|".join(PARTS) + r")\b"
_NEAR = r"about|around|roughly|approximately|approx|circa|nearly|almost|before|after|just after|~"
_NOT_A_TIME = (
    r"(?![0-9]|[/:-][0-9]|\.[0-9]| (?:or|to|and) (?:[0-9a-z]+) (?:day|night|week|month|year|hour)"
    r"| ?-| (?:minute|min|hour|hr|day|night|week|wk|fortnight|month|year|yr)"
    r"| (?:of )?(?:" + "|".join(name[:3] for name in MONTHS) + r"))"
)


def _half_an_hour(_found: Found, context: Context) -> Moment:
    return Moment(context.now - timedelta(minutes=30))


def _now(found: Found, context: Context) -> Moment:
    is_about = found.group() not in ("now", "right now", "this minute")
    return Moment(context.now, is_about=is_about)


def _last_night(_found: Found, context: Context) -> Part:
    return Part(DayPart.NIGHT, (context.today - timedelta(1),))


def _tonight(_found: Found, context: Context) -> Part:
    """After midnight, "tonight" is the night that began yesterday."""
    is_small_hours = context.now.hour < 5  # noqa: PLR2004 - people are still up
    return Part(DayPart.NIGHT, (context.today - timedelta(int(is_small_hours)),))


def _this_part(found: Found, context: Context) -> Part:
    return Part(PARTS[found["part"]], (context.today,))


def _part(found: Found, _context: Context) -> Part:
    return Part(PARTS[found["part"]])


def _hour(text: str) -> int:
    return int(text) if text.isdigit() else NUMBERS.index(text) + 1


def _clock(hour: int, minute: int, half: str | None, *, is_about: bool = False) -> ClockTime:
    """Return a time. One that can only be meant on a clock of 24 hours is taken so."""
    if hour > _HOURS or minute >= _MINUTES or (hour == _HOURS and minute):
        raise WhenRefusedError(Refusal.NO_SUCH_TIME)
    if half and 0 < hour <= _NOON:
        return ClockTime(hour % _NOON + _NOON * (half == "pm"), minute, is_about=is_about)
    if half == "am" and hour > _NOON:
        raise WhenRefusedError(Refusal.NO_SUCH_TIME)
    if hour in (0, _HOURS) and not minute:
        return ClockTime(0, 0, is_about=is_about, is_midnight=hour == _HOURS)
    is_either = 0 < hour <= _NOON
    return ClockTime(hour, minute, Half.EITHER if is_either else Half.KNOWN, is_about)


def _digits_time(found: Found, _context: Context) -> ClockTime:
    if found["hour"].startswith("0") and not found["half"]:
        _clock(int(found["hour"]), int(found["minute"]), None)
        return ClockTime(int(found["hour"]), int(found["minute"]))
    return _clock(int(found["hour"]), int(found["minute"]), found["half"])


def _four_digits(found: Found, _context: Context) -> ClockTime:
    hour, minute = int(found["hour"]), int(found["minute"])
    _clock(hour, minute, None)
    return ClockTime(hour % _HOURS, minute)


def _hour_time(found: Found, _context: Context) -> ClockTime:
    half = found.groupdict().get("half")
    is_about = bool(found.groupdict().get("near") or found.groupdict().get("ish"))
    return _clock(_hour(found["hour"]), 0, half, is_about=is_about)


_PAST = {"half": 30, "half past": 30, "quarter past": 15, "quarter to": -15}


def _spoken_time(found: Found, _context: Context) -> ClockTime:
    words = found["how"].removeprefix("a ")
    if words in _PAST:
        minutes = _PAST[words]
    else:
        count = found["minutes"]
        number = int(count) if count.isdigit() else _minutes_in_words(count)
        minutes = -number if words.endswith("to") else number
    hour = _hour(found["hour"])
    if not 0 < hour <= _NOON or abs(minutes) >= _MINUTES:
        raise WhenRefusedError(Refusal.NO_SUCH_TIME)
    if minutes < 0:
        hour, minutes = hour - 1 or _NOON, minutes + _MINUTES
    return _clock(hour, minutes, found["half"])


def _minutes_in_words(text: str) -> int:
    return sum(NUMBERS.index(word) + 1 for word in text.replace("-", " ").split())


def _noon(_found: Found, _context: Context) -> ClockTime:
    return ClockTime(_NOON)


def _midnight(_found: Found, _context: Context) -> ClockTime:
    return ClockTime(0, is_midnight=True)


def _remark(remark: Remark) -> Callable[[Found, Context], Remark]:
    def read(_found: Found, _context: Context) -> Remark:
        return remark

    return read


def _bare_hour(found: Found, _context: Context) -> ClockTime:
    is_about = bool(found["near"] or found["near2"] or found["ish"])
    return _clock(_hour(found["hour"]), 0, None, is_about=is_about)


_TEXTS = (
    (r"half an hour ago\b", _half_an_hour),
    (r"(?:just now|right now|this minute|now|a moment ago|a minute ago|earlier on)\b", _now),
    (r"last night\b", _last_night),
    (r"tonight\b", _tonight),
    (r"(?:earlier )?this (?:early |late )?" + _PART, _this_part),
    (r"(?:first thing (?=in the morning|this morning))", _remark(Remark.VAGUE_TIME)),
    (_PART, _part),
    (r"(?:12 )?(?:noon|midday)\b", _noon),
    (r"(?:12 )?midnight\b", _midnight),
    (r"(?P<how>(?:a )?quarter past|(?:a )?quarter to|half past|half|"
     r"(?P<minutes>[0-9]{1,2}|twenty[ -]five|" + "|".join(NUMBERS[::-1]) + r")"
     r"(?: minutes?| mins?)? (?:past|to)) " + _HOUR + r"\b" + _HALF + "?", _spoken_time),
    (r"(?P<hour>[0-9]{1,2})(?:[:.]|h)(?P<minute>[0-9]{2})(?::[0-9]{2})?(?![0-9.:])" + _HALF + "?",
     _digits_time),
    (r"(?P<hour>[0-9]{2})(?P<minute>[0-9]{2}) ?(?:hrs|hours|h)\b", _four_digits),
    (r"(?P<hour>[0-9]{1,2})" + _HALF, _hour_time),
    (_HOUR + r" ?o'?clock\b" + _HALF + "?", _hour_time),
    (r"(?P<hour>[0-9]{1,2})(?P<ish> ?-?ish)\b", _hour_time),
    (_HOUR + r"(?= (?:in the (?:morning|afternoon|evening)|at night)\b)", _hour_time),
    (r"(?:(?P<near>" + _NEAR + r")|at(?: (?P<near2>about|around))?|by|@) ?" + _HOUR
     + r"(?P<ish> ?-?ish)?\b" + _NOT_A_TIME, _bare_hour),
    (r"(?:i )?(?:" + "|".join(_NOT_KNOWN) + r")\b", _remark(Remark.NOT_KNOWN)),
    (r"(?:i'm |i am |im )?not sure\b(?: (?:what|which|of the|about the))?(?: (?:time|day|when))?",
     _remark(Remark.NOT_KNOWN)),
    (r"(?:very )?(?:early|late)\b", _remark(Remark.VAGUE_TIME)),
    (r"(?:" + "|".join(_VAGUE) + "|" + _NEAR + r")(?!\w)", _remark(Remark.VAGUE)),
    (r"\?", _remark(Remark.VAGUE)),
    (r"(?:on|at|in|the|of|it|was|happened|and|then|from|during|over|by|-)(?!\w)",
     _remark(Remark.FILLING)),
)  # fmt: skip
CLOCK_FORMS: tuple[Form, ...] = tuple((re.compile(text), read) for text, read in _TEXTS)
