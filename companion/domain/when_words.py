# SPDX-License-Identifier: Apache-2.0
"""Reads when something happened as people write it: "last night", "12/3", "about two weeks ago".

English only. Nothing is guessed in silence: what can be read in more than one way gives several
readings, and each reading says what it is made of, so that a screen can say it back.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from difflib import get_close_matches

from companion.domain.journal import Certainty, Happened
from companion.domain.when_clock import CLOCK_FORMS, PARTS
from companion.domain.when_days import DAY_FORMS, MONTHS, WEEKDAYS
from companion.domain.when_pieces import (
    FIRST_HOUR,
    ClockTime,
    Context,
    DayMonthOrder,
    DayPart,
    DayRange,
    Days,
    Half,
    Moment,
    Part,
    Piece,
    Refusal,
    Remark,
    Weekday,
    WhenRefusedError,
    Which,
)

LONGEST = 120
_SLACK = timedelta(minutes=60)
_NOON = 12
_DAWN = 6
_LIKELY_MORNING = range(7, 12)
_DAY = timedelta(1)
_WEEK = 7
_SHORTEST_CORRECTED, _LIKENESS = 6, 0.84
_KNOWN_WORDS = (
    *(word for word in (*MONTHS, *WEEKDAYS, *PARTS) if " " not in word),
    "yesterday", "tonight", "tomorrow", "midnight", "fortnight", "weekend", "weekends",
    "o'clock", "halloween", "christmas", "quarter", "minutes", "months", "spring", "summer",
    "autumn", "winter", "before", "couple", "several", "around", "roughly", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "twenty", "second", "unknown", "remember", "during",
    "within", "nearly", "almost", "perhaps", "possibly", "probably", "happened", "sometime",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read the words, and what it is made of.

    `first` and `last` are the same for one day; `happened.day` is the middle of a longer stretch.
    `part` is only what was said: no time is made up from it. `is_day_said` is False where the
    words name a time only, and the day is the last one that had it.
    """

    happened: Happened
    first: date | None = None
    last: date | None = None
    part: DayPart | None = None
    is_day_about: bool = False
    is_time_about: bool = False
    is_day_said: bool = True


@dataclass(frozen=True, slots=True)
class WhenRead:
    """All readings, the likeliest first; none where `refusal` says why not."""

    readings: tuple[Reading, ...] = ()
    refusal: Refusal | None = None
    not_understood: tuple[str, ...] = field(default=(), repr=False)

    @property
    def must_choose(self) -> bool:
        """Return whether the person has to say which one is meant."""
        return len(self.readings) > 1


def read_when(text: str, now: datetime, order: DayMonthOrder = DayMonthOrder.DAY_FIRST) -> WhenRead:
    """Return what the words say about a time. `now` is in the person's own local time."""
    plain = _plain(text)
    if not plain:
        return WhenRead(refusal=Refusal.EMPTY)
    if len(plain) > LONGEST:
        return WhenRead(refusal=Refusal.NOT_UNDERSTOOD)
    context = Context(now.replace(second=0, microsecond=0, tzinfo=None), order)
    try:
        said = _Said(context)
        unknown = said.take(plain)
        if unknown:
            return WhenRead(refusal=Refusal.NOT_UNDERSTOOD, not_understood=unknown)
        return WhenRead(tuple(dict.fromkeys(said.readings())))
    except WhenRefusedError as error:
        return WhenRead(refusal=error.refusal)


def _plain(text: str) -> str:
    """Return the words in lower case, evenly spaced, the usual slips of spelling mended."""
    folded = unicodedata.normalize("NFKC", text[: LONGEST * 2]).casefold()
    folded = re.sub(r"[‘’`\u00b4]", "'", folded)
    folded = re.sub(r"[–—\u2212]", "-", folded)
    folded = re.sub(r"\b([ap])\.? ?m\b\.?", r"\1m", folded)
    folded = re.sub(r"[,;!\"“”()\[\]]|\.(?![0-9])|:(?![0-9])", " ", folded)
    folded = re.sub(r"(?<=[0-9a-z])\?", " ?", folded)
    folded = re.sub(r"(?<=[0-9])t(?=[0-9]{2}:)", " ", folded)
    return " ".join(_mended(word) for word in folded.split())


def _mended(word: str) -> str:
    word = {"yday": "yesterday", "2day": "today", "2nite": "tonight", "tonite": "tonight"}.get(
        word, word
    )
    if len(word) < _SHORTEST_CORRECTED or not word.isalpha() or word in _KNOWN_WORDS:
        return word
    near = get_close_matches(word, _KNOWN_WORDS, n=1, cutoff=_LIKENESS)
    return near[0] if near else word


class _Said:
    """The pieces that words are made of, and the readings that they give together."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._days: Days | None = None
        self._weekday: Weekday | None = None
        self._clock: ClockTime | None = None
        self._part: Part | None = None
        self._moment: Moment | None = None
        self._is_vague = self._is_day_about = self._is_time_about = False
        self._is_unknown = False
        self._ended_with_time = False

    def take(self, text: str) -> tuple[str, ...]:
        """Take in all pieces and return the words that are none."""
        unknown: list[str] = []
        at = 0
        while at < len(text):
            found = _piece_at(text, at, self._context)
            if found:
                piece, at = found
                if not self._add(piece):
                    return (text,)
            else:
                end = text.find(" ", at)
                end = len(text) if end < 0 else end
                unknown.append(text[at:end])
                at = end
            while text[at : at + 1] == " ":
                at += 1
        if self._is_vague:
            self._mark(is_time=self._ended_with_time)
        return tuple(unknown)

    def readings(self) -> tuple[Reading, ...]:
        """Return every reading that is not still to come. Raises WhenRefusedError."""
        if self._moment is not None:
            return (self._counted_back(self._moment),)
        if not (self._days or self._weekday or self._clock or self._part):
            if self._is_unknown:
                return (Reading(Happened()),)
            raise WhenRefusedError(Refusal.NOT_UNDERSTOOD)
        readings = tuple(self._on(self._ranges()))
        if not readings:
            raise WhenRefusedError(Refusal.FUTURE)
        return readings

    @property
    def _is_day_said(self) -> bool:
        return bool(self._days or self._weekday or (self._part and self._part.days))

    def _add(self, piece: Piece) -> bool:
        """Return whether there is room for a piece beside those before."""
        match piece:
            case Remark():
                self._note(piece)
                return True
            case ClockTime() | Part():
                return self._add_time(piece)
            case Moment():
                is_free = self._moment is None and not self._is_anything_said
                self._moment = piece
                return is_free
        return self._moment is None and self._add_day(piece)

    def _note(self, remark: Remark) -> None:
        self._is_vague |= remark in (Remark.VAGUE, Remark.NOT_KNOWN)
        self._is_unknown |= remark is Remark.NOT_KNOWN
        self._is_time_about |= remark is Remark.VAGUE_TIME

    @property
    def _is_anything_said(self) -> bool:
        return bool(self._days or self._weekday or self._clock or self._part)

    def _add_day(self, piece: Days | Weekday) -> bool:
        self._mark(is_time=False)
        if isinstance(piece, Weekday):
            is_free = self._weekday is None
            self._weekday = piece
            return is_free
        is_free = self._days is None and not (self._part and self._part.days)
        self._days = piece
        return is_free

    def _add_time(self, piece: ClockTime | Part) -> bool:
        self._mark(is_time=True)
        if isinstance(piece, ClockTime):
            is_free = self._clock is None and self._moment is None
            self._clock = piece
            self._is_time_about |= piece.is_about
            return is_free
        is_free = self._part is None and self._moment is None
        self._part = piece
        return is_free and not (piece.days and self._is_dated)

    @property
    def _is_dated(self) -> bool:
        return bool(self._days or self._weekday)

    def _mark(self, *, is_time: bool) -> None:
        """Let the vague words before a piece, or at the end, count for it."""
        if self._is_vague and is_time:
            self._is_time_about = True
        elif self._is_vague:
            self._is_day_about = True
        self._is_vague = False
        self._ended_with_time = is_time

    def _counted_back(self, moment: Moment) -> Reading:
        is_about = moment.is_about or self._is_vague or self._is_day_about
        certainty = Certainty.ABOUT if is_about else Certainty.EXACT
        day = moment.at.date()
        happened = Happened(certainty, day, moment.at.time())
        return Reading(happened, day, day, is_time_about=is_about)

    def _ranges(self) -> tuple[DayRange, ...]:
        if self._part and self._part.days:
            return tuple((day, day) for day in self._part.days)
        if self._weekday:
            return tuple((day, day) for day in self._weekdays(self._weekday))
        if self._days:
            return ((self._days.first, self._days.last),)
        return ((self._context.today, self._context.today),)

    def _weekdays(self, weekday: Weekday) -> tuple[date, ...]:
        days, today = self._days, self._context.today
        if days and days.is_week:
            monday = days.first - timedelta(days.first.weekday())
            return (monday + timedelta(weekday.number),)
        if days:
            if days.first != days.last:
                raise WhenRefusedError(Refusal.NOT_UNDERSTOOD)
            if days.first.weekday() != weekday.number:
                raise WhenRefusedError(Refusal.WEEKDAY_DIFFERS)
            return (days.first,)
        back = (today.weekday() - weekday.number) % _WEEK
        nearest, earlier = today - timedelta(back), today - timedelta(back + _WEEK)
        return {
            Which.THIS: (today - timedelta(today.weekday() - weekday.number),),
            Which.BEFORE_LAST: (earlier if back else earlier - timedelta(_WEEK),),
            Which.LAST: _last_weekdays(back, nearest, earlier, today),
            Which.NEAREST: (nearest,) if back else (earlier, nearest),
        }[weekday.which]

    def _on(self, ranges: tuple[DayRange, ...]) -> Iterator[Reading]:
        """Yield the readings on these days, without those that are still to come.

        Where no day was said, a time that is still to come was yesterday's.
        """
        for first, last in ranges:
            for shift, at in self._times():
                if not self._is_to_come(first + shift, at):
                    yield self._reading(first + shift, last + shift, at)
                elif not self._is_day_said:
                    yield self._reading(first + shift - _DAY, last + shift - _DAY, at)

    def _times(self) -> Iterator[tuple[timedelta, time | None]]:
        """Yield the times that can be meant, and how many days after the named day they are."""
        clock, part = self._clock, self._part.part if self._part else None
        if clock is None:
            yield timedelta(), None
        elif clock.is_midnight or (clock.hour % _NOON == 0 and part is DayPart.NIGHT):
            yield _DAY, time(0, clock.minute)
            if self._is_day_said and not part:
                yield timedelta(), time(0, clock.minute)
        elif part is DayPart.NIGHT:
            yield from self._night_times(clock)
        else:
            hours = _hours(clock, part)
            if not hours:
                raise WhenRefusedError(Refusal.NO_SUCH_TIME)
            for hour in hours:
                yield timedelta(), time(hour, clock.minute)

    def _night_times(self, clock: ClockTime) -> Iterator[tuple[timedelta, time]]:
        """Yield an hour of the night: after midnight it is in the day that follows."""
        hour = clock.hour
        if clock.half is Half.EITHER and hour >= _DAWN:
            hour += _NOON
        if _DAWN <= hour < _NOON + _DAWN:
            raise WhenRefusedError(Refusal.NO_SUCH_TIME)
        if hour >= _NOON:
            yield timedelta(), time(hour, clock.minute)
            return
        if self._is_day_said:
            yield _DAY, time(hour, clock.minute)
        if not (self._part and self._part.days):
            yield timedelta(), time(hour, clock.minute)

    def _is_to_come(self, first: date, at: time | None) -> bool:
        now = self._context.now
        if first != now.date():
            return first > now.date()
        if at is not None:
            slack = _SLACK if self._is_time_about else timedelta()
            return datetime.combine(first, at) > now + slack
        return self._part is not None and now.hour < FIRST_HOUR[self._part.part]

    def _reading(self, first: date, last: date, at: time | None) -> Reading:
        last = max(first, min(last, self._context.today))
        is_stretch = first != last
        is_day_about = self._is_day_about or is_stretch
        if self._days and (not self._weekday or self._days.first == self._days.last):
            is_day_about |= self._days.is_about
        is_time_about = self._is_time_about or bool(self._part and at is None)
        certainty = Certainty.ABOUT if is_day_about or is_time_about else Certainty.EXACT
        return Reading(
            Happened(certainty, first + (last - first) // 2, at),
            first,
            last,
            self._part.part if self._part else None,
            is_day_about,
            is_time_about,
            self._is_day_said,
        )


def _piece_at(text: str, at: int, context: Context) -> tuple[Piece, int] | None:
    """Return the piece that begins here and where it ends. Raises WhenRefusedError."""
    for pattern, read in (*DAY_FORMS, *CLOCK_FORMS):
        found = pattern.match(text, at)
        if found and _ends_word(text, found.end()):
            return read(found, context), found.end()
    return None


def _ends_word(text: str, end: int) -> bool:
    return not (text[end : end + 1].isalnum() and text[end - 1].isalnum())


def _last_weekdays(back: int, nearest: date, earlier: date, today: date) -> tuple[date, ...]:
    """Return what "last Tuesday" can be: this week's is yesterday's news, or a week older."""
    if back == 0:
        return (earlier,)
    is_this_week = nearest >= today - timedelta(today.weekday())
    if not is_this_week:
        return (nearest,)
    return (earlier, nearest) if back == 1 else (nearest, earlier)


def _hours(clock: ClockTime, part: DayPart | None) -> tuple[int, ...]:
    """Return the hours that fit the part of the day, the likelier first."""
    if clock.half is not Half.EITHER:
        both: tuple[int, ...] = (clock.hour,)
    else:
        morning = clock.hour % _NOON
        is_morning_first = clock.hour in _LIKELY_MORNING
        both = (morning, morning + _NOON) if is_morning_first else (morning + _NOON, morning)
    if part is None:
        return both
    fitting = _FITTING[part]
    return tuple(hour for hour in both if hour in fitting)


_FITTING = {
    DayPart.EARLY_HOURS: range(8),
    DayPart.MORNING: range(_NOON),
    DayPart.MIDDAY: range(10, 16),
    DayPart.AFTERNOON: range(_NOON, 20),
    DayPart.EVENING: range(15, 24),
}
