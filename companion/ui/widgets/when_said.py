# SPDX-License-Identifier: Apache-2.0
"""Says back in words what was read of a time that somebody typed, or why it can not be used."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from companion.domain.journal import Certainty
from companion.domain.when_pieces import DayPart, Refusal
from companion.domain.when_words import Reading, WhenRead
from companion.ui.kit import formatting


def reading_words(reading: Reading) -> str:
    """Return one reading, such as "about Wed 2 Dec 2026, in the evening"."""
    happened = reading.happened
    if happened.day is None:
        return QCoreApplication.translate("WhenSaid", "day not known")
    day = formatting.weekday_and_day(happened.day)
    is_stretch = reading.first != reading.last
    if is_stretch and reading.first is not None and reading.last is not None:
        words = QCoreApplication.translate("WhenSaid", "some time from {first} to {last}")
        day = words.format(
            first=formatting.weekday_and_day(reading.first),
            last=formatting.weekday_and_day(reading.last),
        )
    elif reading.is_day_about:
        day = QCoreApplication.translate("WhenSaid", "about {day}").format(day=day)
    return f"{day}{_time_words(reading)}"


def said_back(reading: Reading) -> str:
    """Return a sentence or two: what was read, and what of it has no field of its own."""
    words = QCoreApplication.translate("WhenSaid", "Understood as: {reading}.")
    said = words.format(reading=reading_words(reading))
    day = reading.happened.day
    if day is not None and reading.first != reading.last:
        middle = QCoreApplication.translate("WhenSaid", "The middle is kept: about {day}.")
        said = f"{said} {middle.format(day=formatting.weekday_and_day(day))}"
    if reading.part is not None and reading.happened.at is None:
        part = QCoreApplication.translate(
            "WhenSaid",
            "The part of the day is kept in your own words.",
        )
        said = f"{said} {part}"
    return said


def kept_beside() -> str:
    """Say that the fields count, and what becomes of the words."""
    return QCoreApplication.translate(
        "WhenSaid", "The day in the fields below counts. Your words are kept beside it."
    )


def typed_on(moment: datetime) -> str:
    """Say of older words when they were typed."""
    words = QCoreApplication.translate("WhenSaid", "You typed this on {day}.")
    return words.format(day=formatting.weekday_and_day(formatting.local(moment).date()))


def refusal_words(read: WhenRead) -> str:
    """Return calmly why nothing was read; the fields below stay as they are."""
    words = {
        Refusal.FUTURE: QCoreApplication.translate(
            "WhenSaid", "That is still to come. The entry is about what has happened."
        ),
        Refusal.NO_SUCH_DAY: QCoreApplication.translate(
            "WhenSaid", "The calendar has no such day. Is there a slip in it?"
        ),
        Refusal.NO_SUCH_TIME: QCoreApplication.translate(
            "WhenSaid", "The clock has no such time. Is there a slip in it?"
        ),
        Refusal.TOO_LONG_AGO: QCoreApplication.translate(
            "WhenSaid", "That is very long ago. Is the year right?"
        ),
        Refusal.WEEKDAY_DIFFERS: QCoreApplication.translate(
            "WhenSaid", "That date was another day of the week. Which one is right?"
        ),
    }
    other = QCoreApplication.translate(
        "WhenSaid", "This was not understood as a day. You can use the fields below."
    )
    return words.get(read.refusal, other) if read.refusal is not None else other


def _time_words(reading: Reading) -> str:
    at = reading.happened.at
    if at is not None:
        is_about = reading.is_time_about and reading.happened.certainty is Certainty.ABOUT
        words = (
            QCoreApplication.translate("WhenSaid", ", at about {time}")
            if is_about
            else QCoreApplication.translate("WhenSaid", ", at {time}")
        )
        return words.format(time=formatting.clock(at))
    if reading.part is None:
        return ""
    return {
        DayPart.EARLY_HOURS: QCoreApplication.translate("WhenSaid", ", in the early hours"),
        DayPart.MORNING: QCoreApplication.translate("WhenSaid", ", in the morning"),
        DayPart.MIDDAY: QCoreApplication.translate("WhenSaid", ", in the middle of the day"),
        DayPart.AFTERNOON: QCoreApplication.translate("WhenSaid", ", in the afternoon"),
        DayPart.EVENING: QCoreApplication.translate("WhenSaid", ", in the evening"),
        DayPart.NIGHT: QCoreApplication.translate("WhenSaid", ", at night"),
    }[reading.part]
