# SPDX-License-Identifier: Apache-2.0
"""How people write days in English: each form, and the days that it stands for."""

import re
from datetime import date, timedelta

from companion.domain.when_pieces import (
    Context,
    DayMonthOrder,
    Days,
    Form,
    Found,
    Moment,
    Piece,
    Refusal,
    Weekday,
    WhenRefusedError,
    Which,
)

MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_OLDEST_YEAR = 1900
_CENTURY = 100
_YEARS_BACK = 10
_DECEMBER = 12
_MINUTES = 60
_FEW, _SEVERAL = (3, 5), (4, 8)
_SATURDAY = 5
_WEEK = 7
NUMBERS = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    "twenty",
)  # fmt: skip
_COUNTS = {word: (number, number) for number, word in enumerate(NUMBERS, 1)} | {
    "a": (1, 1), "an": (1, 1), "couple": (2, 2), "a couple": (2, 2), "couple of": (2, 2),
    "a couple of": (2, 2), "few": _FEW, "a few": _FEW, "several": _SEVERAL,
}  # fmt: skip
_FEASTS = {
    "christmas eve": (12, 24), "christmas day": (12, 25), "christmas": (12, 25),
    "xmas": (12, 25), "boxing day": (12, 26), "new year's eve": (12, 31),
    "new years eve": (12, 31), "new year's day": (1, 1), "new years day": (1, 1),
    "halloween": (10, 31), "bonfire night": (11, 5), "valentine's day": (2, 14),
    "valentines day": (2, 14),
}  # fmt: skip
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
_MONTHS_OF_A_SEASON = 3

_MONTH = r"(?P<month>" + "|".join(f"{name[:3]}(?:{name[3:]})?" for name in MONTHS) + r"|sept)\b\.?"
_DAY = "|".join(
    ("mon(?:day)?", "tue(?:s|sday)?", "wed(?:s|nesday)?", "thu(?:r|rs|rsday)?", "fri(?:day)?",
     "sat(?:urday)?", "sun(?:day)?")
)  # fmt: skip
_COUNT = r"[0-9]{1,3}|" + "|".join(sorted(_COUNTS, key=len, reverse=True))
_UNIT = (
    r"(?P<unit>minute|min|hour|hr|day|night|week|wk|fortnight|month|year|yr)s?\b"
    r"(?P<half> and a half)?"
)
_SHORT_YEAR = r"(?P<year>[0-9]{4}|[0-9]{2})(?![0-9/])"
_YEAR = r"(?:,? (?:of )?(?P<year>[0-9]{4}|'[0-9]{2})(?![0-9:/]))?"


def month_back(day: date, months: int) -> date:
    """Return the same day so many months earlier, or the last day of that month."""
    number = day.year * 12 + day.month - 1 - months
    return min(date(number // 12, number % 12 + 1, 1) + timedelta(day.day - 1), _month_end(number))


def _month_end(number: int) -> date:
    following = number + 1
    return date(following // 12, following % 12 + 1, 1) - timedelta(1)


def _day(year: int, month: int, number: int) -> date:
    if year < _OLDEST_YEAR:
        raise WhenRefusedError(Refusal.TOO_LONG_AGO)
    try:
        return date(year, month, number)
    except ValueError:
        raise WhenRefusedError(Refusal.NO_SUCH_DAY) from None


def _year(text: str, context: Context) -> int:
    year = int(text.strip("'"))
    if len(text.strip("'")) > 2:  # noqa: PLR2004 - two digits leave the century out
        return year
    full = context.today.year // _CENTURY * _CENTURY + year
    return full if full <= context.today.year + 1 else full - _CENTURY


def _latest(month: int, number: int, context: Context) -> date:
    """Return the last time that there was this day; 29 February is not in every year."""
    _day(2000, month, number)
    today = context.today
    years = range(today.year, today.year - _YEARS_BACK, -1)
    numbers = [year for year in years if number <= _month_end(year * 12 + month - 1).day]
    return next(day for year in numbers if (day := date(year, month, number)) <= today)


def _one(day: date, *, is_about: bool = False) -> Days:
    return Days(day, day, is_about)


def _dated(year: str | None, month: int, number: int, context: Context) -> Days:
    if not year:
        return _one(_latest(month, number, context))
    return _one(_day(_year(year, context), month, number))


def _iso_date(found: Found, context: Context) -> Days:
    return _dated(found["year"], int(found["month"]), int(found["day"]), context)


def _digits_date(found: Found, context: Context) -> Days:
    first, second = int(found["first"]), int(found["second"])
    day, month = (first, second) if context.order is DayMonthOrder.DAY_FIRST else (second, first)
    if month > _DECEMBER >= day:
        day, month = month, day
    return _dated(found["year"], month, day, context)


def _month_number(name: str) -> int:
    return next(at for at, month in enumerate(MONTHS, 1) if month[:3] == name[:3])


def _named_date(found: Found, context: Context) -> Days:
    return _dated(found["year"], _month_number(found["month"]), int(found["day"]), context)


def _day_of_month(found: Found, context: Context) -> Days:
    number, month = int(found["day"]), month_back(context.today, int(found["which"] == "last"))
    if found["which"]:
        return _one(_day(month.year, month.month, number))
    _day(2000, 1, number)
    for back in range(3):
        start = month_back(context.today.replace(day=1), back)
        day = start + timedelta(number - 1)
        if day <= context.today and day.month == start.month:
            return _one(day)
    raise WhenRefusedError(Refusal.NO_SUCH_DAY)  # pragma: no cover - one of three months has it


def _whole_month(found: Found, context: Context) -> Days:
    month = _month_number(found["month"])
    if found["year"]:
        first = _day(_year(found["year"], context), month, 1)
    else:
        first = _latest(month, 1, context)
        is_this_year = first.year == context.today.year
        if found["which"] == "this" and not is_this_year:
            raise WhenRefusedError(Refusal.FUTURE)
        if found["which"] == "last" and is_this_year and month == context.today.month:
            first = first.replace(year=first.year - 1)
    return _piece_of(found["piece"], first, _month_end(first.year * 12 + first.month - 1))


def _piece_of(piece: str | None, first: date, last: date) -> Days:
    """Return the beginning, the middle or the end of a stretch of days, or all of it."""
    third = (last - first) // 3
    if piece and piece.startswith(("early", "beginning", "start")):
        last = first + third
    elif piece and piece.startswith(("late", "end")):
        first = last - third
    elif piece:
        first, last = first + third, last - third
    return Days(first, last, is_about=True)


def _whole_year(found: Found, _context: Context) -> Days:
    first = _day(int(found["year"]), 1, 1)
    return _piece_of(found["piece"], first, first.replace(month=12, day=31))


def _stretch(found: Found, context: Context) -> Days:
    """Read "last week", "this month", "the end of last year"."""
    back = {"last": 1, "this": 0, "before": 2}["before" if found["before"] else found["which"]]
    today = context.today
    if found["unit"] == "week":
        first = today - timedelta(today.weekday() + _WEEK * back)
        days = _piece_of(found["piece"], first, first + timedelta(_WEEK - 1))
        return Days(days.first, days.last, is_about=True, is_week=True)
    if found["unit"] == "month":
        first = month_back(today.replace(day=1), back)
        return _piece_of(found["piece"], first, _month_end(first.year * 12 + first.month - 1))
    first = date(today.year - back, 1, 1)
    return _piece_of(found["piece"], first, first.replace(month=12, day=31))


def _weekend(found: Found, context: Context) -> Days:
    days = (context.today.weekday() - _SATURDAY) % _WEEK
    saturday = context.today - timedelta(days)
    if found["before"] or (found["which"] == "last" and days < 2):  # noqa: PLR2004 - the weekend
        saturday -= timedelta(_WEEK)
    return Days(saturday, saturday + timedelta(1), is_about=True)


def _season(found: Found, context: Context) -> Days:
    month = _SEASONS[found["season"]]
    if found["year"]:
        first = _day(int(found["year"]), month, 1)
    else:
        first = _latest(month, 1, context)
        is_now = context.today < month_back(first, -_MONTHS_OF_A_SEASON)
        if found["which"] == "last" and is_now:
            first = first.replace(year=first.year - 1)
    return Days(first, month_back(first, -_MONTHS_OF_A_SEASON) - timedelta(1), is_about=True)


def _feast(found: Found, context: Context) -> Days:
    month, number = _FEASTS[found["feast"]]
    if found["year"]:
        return _one(_day(int(found["year"]), month, number))
    is_about = found["feast"] in ("christmas", "xmas")
    return _one(_latest(month, number, context), is_about=is_about)


def _other_day(_found: Found, context: Context) -> Days:
    return Days(context.today - timedelta(7), context.today - timedelta(2), is_about=True)


def _near_day(found: Found, context: Context) -> Days:
    back = {"today": 0, "yesterday": 1}.get(found["day"], 2)
    return _one(context.today - timedelta(back))


def _still_to_come(_found: Found, _context: Context) -> Piece:
    raise WhenRefusedError(Refusal.FUTURE)


def _weekday(found: Found, _context: Context) -> Weekday:
    number = next(at for at, name in enumerate(WEEKDAYS) if name.startswith(found["day"][:3]))
    which = Which.NEAREST
    if found["before"]:
        which = Which.BEFORE_LAST
    elif found["which"]:
        which = Which.LAST if found["which"] != "this" else Which.THIS
    return Weekday(number, which)


def _count(text: str | None) -> tuple[int, int]:
    if text and text.isdigit():
        return int(text), int(text)
    return _COUNTS[text or "a"]


def _ago(found: Found, context: Context) -> Days | Moment:
    (least, _), (_, most) = _count(found["count"]), _count(found["to"] or found["count"])
    least, most = min(least, most), max(least, most)
    unit = {"min": "minute", "hr": "hour", "wk": "week", "yr": "year"}.get(
        found["unit"], found["unit"]
    )
    if unit in ("minute", "hour"):
        middle = (least + most) / 2 + bool(found["half"]) / 2
        minutes = round(middle * (_MINUTES if unit == "hour" else 1))
        return Moment(context.now - timedelta(minutes=minutes))
    if found["half"]:
        middle_days = {"week": 4, "month": 15, "year": 183}.get(unit, 0)
        day = _back(context.today, unit, least) - timedelta(middle_days)
        return _one(day, is_about=True)
    if unit == "year":
        first = _back(context.today, unit, most).replace(month=1, day=1)
        last = _back(context.today, unit, least).replace(month=12, day=31)
        return Days(first, last, is_about=True)
    days = Days(_back(context.today, unit, most), _back(context.today, unit, least))
    is_exact = (
        least == most
        and "couple" not in found["count"]
        and (unit in ("day", "night") or bool(found["today"]))
    )
    is_week = unit in ("week", "fortnight") and not is_exact
    return Days(days.first, days.last, is_about=not is_exact, is_week=is_week)


def _back(day: date, unit: str, count: int) -> date:
    if unit in ("month", "year"):
        back = month_back(day, count * (12 if unit == "year" else 1))
    else:
        lengths = {"week": _WEEK, "fortnight": 2 * _WEEK}
        back = day - timedelta(count * lengths.get(unit, 1))
    if back.year < _OLDEST_YEAR:
        raise WhenRefusedError(Refusal.TOO_LONG_AGO)
    return back


def _past(found: Found, context: Context) -> Days:
    """Read "in the last few days", "over the past month"."""
    _, most = _count(found["count"])
    return Days(_back(context.today, found["unit"], most), context.today, is_about=True)


_PIECE = (
    r"(?:(?:the )?(?P<piece>early|mid|late|beginning|start|middle|end)"
    r"(?:[ -](?:of |in )?(?:the )?))?"
)
_TEXTS = (
    (r"(?P<year>[0-9]{4})[-/.](?P<month>[0-9]{1,2})[-/.](?P<day>[0-9]{1,2})(?![0-9/])",
     _iso_date),
    (r"(?P<first>[0-9]{1,2})(?P<by>[-/.])(?P<second>[0-9]{1,2})(?P=by)" + _SHORT_YEAR,
     _digits_date),
    (r"(?P<first>[0-9]{1,2})(?:/|-)(?P<second>[0-9]{1,2})(?P<year>)?(?![0-9/:-])(?! (?:day|week))",
     _digits_date),
    (r"(?:the )?(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?[ -]?(?:of )?" + _MONTH + _YEAR, _named_date),
    (_MONTH + r" (?:the )?(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?(?![0-9:]|\.[0-9]| ?[ap]m| o'?clock)"
     + _YEAR, _named_date),
    (r"(?:the )?(?P<day>[0-9]{1,2})(?:st|nd|rd|th)\b(?: of (?P<which>this|last) month)?",
     _day_of_month),
    (_PIECE + r"(?P<which>this|last)? ?" + _MONTH + _YEAR + r"(?! (?:have|be|well|not)\b)",
     _whole_month),
    (_PIECE + r"(?P<year>(?:19|20)[0-9]{2})\b(?![:h])(?! ?h)", _whole_year),
    (_PIECE + r"(?:earlier |later )?(?P<which>this|last) (?P<unit>week|month|year)\b(?P<before>)?",
     _stretch),
    (r"(?P<piece>)?(?:the )?(?P<unit>week|month|year) (?P<before>before last)\b(?P<which>)?",
     _stretch),
    (r"(?:the )?(?:(?P<which>this|last|past) )?weekend\b(?P<before> before last)?", _weekend),
    (r"(?:the )?(?:(?P<which>this|last) )?(?P<season>" + "|".join(_SEASONS) + r")\b"
     r"(?: (?:of )?(?P<year>[0-9]{4}))?", _season),
    (r"(?:last )?(?P<feast>" + "|".join(_FEASTS) + r")\b(?: (?P<year>[0-9]{4}))?", _feast),
    (r"(?:the )?other (?:day|night|evening|week)\b", _other_day),
    (r"(?:the )?(?P<day>day before yesterday|today|yesterday)\b", _near_day),
    (r"(?:tomorrow|next (?:week|month|year|time|" + _DAY + r")|in (?:" + _COUNT + r") "
     r"(?:minute|hour|day|week|month|year)s?'?\b)", _still_to_come),
    (r"(?P<count>" + _COUNT + r")(?:(?: or | to | ?- ?)(?P<to>" + _COUNT + r"))? " + _UNIT
     + r" (?:ago|back|earlier)\b(?P<today> today)?", _ago),
    (r"(?:(?:over|during|within) )?the (?:last|past) (?:(?P<count>" + _COUNT + r") )?"
     r"(?P<unit>day|week|fortnight|month|year)s?\b", _past),
    (r"(?:the )?(?:(?P<which>this past|this|last|past) )?(?P<day>" + _DAY + r")\b"
     r"(?P<before> before last)?", _weekday),
)  # fmt: skip
DAY_FORMS: tuple[Form, ...] = tuple((re.compile(text), read) for text, read in _TEXTS)
