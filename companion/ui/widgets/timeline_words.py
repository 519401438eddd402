# SPDX-License-Identifier: Apache-2.0
"""Marks, lanes and columns of the timeline as words: the same beside the picture and on paper."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from companion.domain.checklist import Sign
from companion.domain.journal import Certainty, Happened
from companion.domain.timeline import Lane, Mark, What
from companion.domain.timeline_stretch import Column, Zoom
from companion.ui.kit import formatting
from companion.ui.widgets.answer_words import reasons_words
from companion.ui.widgets.entry_words import happened_words

translate = QCoreApplication.translate
Signs = Mapping[str, Sign]


def what_it_is() -> str:
    """Return what a timeline shows, and what it does not."""
    return translate(
        "Timeline",
        "What you wrote down, in the order of its days. It shows when, not why: one thing after "
        "another may be chance.",
    )


def how_it_reads() -> str:
    """Return what the shapes mean, and which keys there are."""
    return translate(
        "Timeline",
        "A full shape: you know the day. An open shape: about that day. A dotted shape: the day "
        "is not known, and it stands where you wrote it. Two shapes as one: several are close "
        "together. Look closer to see each. Keys: the arrows go from mark to mark. Plus and "
        "minus change how many days you see. Enter opens.",
    )


def lane_words(lane: Lane) -> str:
    """Return what stands over a lane."""
    return {
        Lane.ENTRY: translate("Timeline", "Entries"),
        Lane.SIGN: translate("Timeline", "Signs"),
        Lane.TALK: translate("Timeline", "Talks"),
        Lane.REPORT: translate("Timeline", "Reports"),
        Lane.PROMISE: translate("Timeline", "Promises to you"),
        Lane.WATCH: translate("Timeline", "What you watch"),
    }[lane]


def zoom_words(zoom: Zoom) -> str:
    """Return what a column is."""
    return {
        Zoom.YEARS: translate("Timeline", "One column is a year."),
        Zoom.QUARTERS: translate("Timeline", "One column is three months."),
        Zoom.MONTHS: translate("Timeline", "One column is a month."),
        Zoom.WEEKS: translate("Timeline", "One column is a week."),
        Zoom.DAYS: translate("Timeline", "One column is a day."),
    }[zoom]


def column_words(zoom: Zoom, column: Column) -> str:
    """Return what stands over a column."""
    if zoom is Zoom.YEARS:
        return str(column.day.year)
    if zoom is Zoom.QUARTERS:
        last = date(column.day.year, column.day.month + 2, 1)
        words = translate("Timeline", "{first} to {last}")
        return words.format(first=_text(column.day, "MMM"), last=_text(last, "MMM"))
    shapes = {Zoom.MONTHS: "MMMM", Zoom.WEEKS: "d MMM", Zoom.DAYS: "ddd d"}
    return _text(column.day, shapes[zoom])


def short_column_words(zoom: Zoom, column: Column) -> str:
    """Return what stands over a column where little of it is in view."""
    if zoom is Zoom.MONTHS:
        return _text(column.day, "MMM")
    return column_words(zoom, column)


def head_words(zoom: Zoom, head: Column) -> str:
    """Return what stands over the columns of a year, or of a month."""
    return _text(head.day, "yyyy" if zoom in (Zoom.MONTHS, Zoom.QUARTERS) else "MMMM yyyy")


def today_words() -> str:
    """Return what stands at the line of this day."""
    return translate("Timeline", "Today")


def mark_title(mark: Mark, signs: Signs) -> str:
    """Return what a mark is about."""
    if mark.what is What.LOOKED:
        return translate("Timeline", "You looked through the list of signs")
    sign = signs.get(mark.sign_id)
    if sign is not None:
        return sign.text
    if mark.sign_id and not mark.words:
        return translate("Timeline", "A sign that the list no longer has")
    if mark.what is What.REPORTED and mark.words:
        return translate("Timeline", "Told {door}").format(door=mark.words)
    return mark.words or _without_words(mark.lane)


def mark_second(mark: Mark, signs: Signs) -> str:
    """Return the kind of a mark and its day; beside a sign, its ordinary reasons as well."""
    words = translate("Timeline", "{kind} · {day}")
    lines = [words.format(kind=_kind(mark), day=_day(mark))]
    sign = signs.get(mark.sign_id)
    if sign is not None and mark.words:
        lines.append(translate("Timeline", "“{words}”").format(words=mark.words))
    if sign is not None:
        lines.append(reasons_words(sign))
    return " · ".join(lines)


def mark_sentence(mark: Mark, signs: Signs) -> str:
    """Return all that is said of a mark, in one line."""
    title = mark_title(mark, signs).rstrip(" .")
    if title.endswith(("?", "!", "…")):
        return f"{title} {mark_second(mark, signs)}"
    words = translate("Timeline", "{title}. {second}")
    return words.format(title=title, second=mark_second(mark, signs))


def period_words(first: date, last: date) -> str:
    """Return the days that are shown."""
    words = translate("Timeline", "From {first} to {last}")
    return words.format(first=formatting.day(first), last=formatting.day(last))


def _without_words(lane: Lane) -> str:
    return {
        Lane.ENTRY: translate("Timeline", "An entry"),
        Lane.SIGN: translate("Timeline", "A quick note"),
        Lane.TALK: translate("Timeline", "A talk"),
        Lane.REPORT: translate("Timeline", "A report"),
        Lane.PROMISE: translate("Timeline", "A promise, without words"),
        Lane.WATCH: translate("Timeline", "You wrote no reason down"),
    }[lane]


def _kind(mark: Mark) -> str:
    if mark.is_struck_out:
        if mark.what is What.NOTED:
            return translate("Timeline", "Quick note, taken back")
        if mark.lane is Lane.SIGN:
            return translate("Timeline", "Sign you ticked, a mistake as you said later")
        return translate("Timeline", "Entry, struck out")
    if mark.what is What.NOTED and not mark.sign_id:
        return translate("Timeline", "Quick note")
    return {
        What.WRITTEN: translate("Timeline", "Entry"),
        What.LOOKED: translate("Timeline", "Signs"),
        What.TICKED: translate("Timeline", "Sign you ticked"),
        What.USUAL: translate("Timeline", "Sign you ticked, usual for your child"),
        What.NOTED: translate("Timeline", "Sign you noticed"),
        What.TALKED: translate("Timeline", "You talked"),
        What.TALK_PLANNED: translate("Timeline", "Talk you plan"),
        What.REPORTED: translate("Timeline", "Report"),
        What.PROMISE_OPEN: translate("Timeline", "Promised to you by this day, not yet done"),
        What.HEARD_SINCE: translate("Timeline", "What came after a report"),
        What.COME_BACK: translate("Timeline", "Day to come back to a report"),
        What.PROMISE_KEPT: translate("Timeline", "Promised to you by this day, done"),
        What.PROMISE_CHANGED: translate("Timeline", "Promised to you by this day, then changed"),
        What.WATCH_DECIDED: translate("Timeline", "You decided to watch"),
        What.LOOK_AGAIN: translate("Timeline", "Day to look again"),
        What.WATCH_ENDED: translate("Timeline", "You looked again"),
    }[mark.what]


def _day(mark: Mark) -> str:
    if mark.certainty is not Certainty.UNKNOWN:
        return happened_words(Happened(mark.certainty, mark.day, mark.at))
    written = formatting.weekday_and_day(mark.day)
    if mark.lane is Lane.TALK:
        return translate("Timeline", "No day set. Written on {day}").format(day=written)
    return translate("Timeline", "Day not known. Written on {day}").format(day=written)


def _text(day: date, shape: str) -> str:
    return QLocale().toString(QDate(day.year, day.month, day.day), shape)
