# SPDX-License-Identifier: Apache-2.0
"""What the notes put into the fields of a worksheet: the person's own words, with entry numbers."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from PySide6.QtCore import QCoreApplication

from companion.domain.checklist import Child
from companion.domain.entry_details import AccountKind, fold_label
from companion.domain.journal import Entry
from companion.domain.preparation import FieldKind, Fill, Notes, SheetField, Worksheet
from companion.domain.report import Report
from companion.ui.kit import formatting
from companion.ui.widgets.entry_words import account_words, happened_words
from companion.ui.widgets.guide_words import age_words

translate = QCoreApplication.translate
BETWEEN = {FieldKind.LINE: "; ", FieldKind.LINES: "\n"}


def words_from_notes(
    worksheet: Worksheet, child: Child, notes: Notes, today: date
) -> Mapping[str, str]:
    """Return for each field that notes may fill what they say; empty where they say nothing."""
    return {one.id: _field_words(one, child, notes, today) for one in worksheet.fields if one.fills}


def _field_words(one: SheetField, child: Child, notes: Notes, today: date) -> str:
    lines: list[str] = []
    for fill in one.fills:
        lines += [_child(child, today)] if fill is Fill.CHILD else _FILLS[fill](notes)
    words = BETWEEN[one.kind].join(lines)
    return " ".join(words.split()) if one.kind is FieldKind.LINE else words


def _child(child: Child, today: date) -> str:
    band = None if child.is_grown_on(today) else child.band_on(today)
    if band is None:
        return child.label
    words = translate("PrepareWords", "{child}, age: {age}")
    return words.format(child=child.label, age=age_words(band))


def _happened(notes: Notes) -> list[str]:
    found = []
    for entry in notes.entries:
        text = entry.current.text
        parts = [text.saw.strip()]
        if text.told_by.strip():
            told = translate("PrepareWords", "Told by: {words}")
            parts.append(told.format(words=text.told_by.strip()))
        if text.child_words.strip():
            said = translate("PrepareWords", "My child said: “{words}”")
            parts.append(said.format(words=text.child_words.strip()))
        words = "\n".join(part for part in parts if part)
        if words:
            found.append(_with_entry(entry, words))
    return found


def _with_entry(entry: Entry, words: str) -> str:
    line = translate("PrepareWords", "Entry {number}, {when}: {words}")
    when = happened_words(entry.current.happened)
    return line.format(number=entry.id, when=when, words=words)


def _places(notes: Notes) -> list[str]:
    named: dict[str, tuple[str, list[int]]] = {}
    for entry in notes.entries:
        place = entry.current.text.place.strip()
        if place:
            named.setdefault(fold_label(place), (place, []))[1].append(entry.id)
    return [_with_numbers(place, numbers) for place, numbers in named.values()]


def _with_numbers(words: str, numbers: Iterable[int]) -> str:
    line = translate("PrepareWords", "{words} (entry {numbers})")
    return line.format(words=words, numbers=", ".join(map(str, numbers)))


def _first_day(notes: Notes) -> list[str]:
    return _days(notes.entries)


def _last_day(notes: Notes) -> list[str]:
    return _days(reversed(notes.entries))


def _days(entries: Iterable[Entry]) -> list[str]:
    dated = next((one for one in entries if one.current.happened.day is not None), None)
    if dated is None:
        return []
    return [_with_numbers(happened_words(dated.current.happened), [dated.id])]


def _people(notes: Notes) -> list[str]:
    return list(notes.names.people)


def _accounts(notes: Notes) -> list[str]:
    return [account_words(one) for one in notes.names.accounts]


def _links(notes: Notes) -> list[str]:
    return [one.text for one in notes.names.accounts if one.kind is AccountKind.LINK]


def _done(notes: Notes) -> list[str]:
    found = []
    for entry in notes.entries:
        text = entry.current.text
        words = "\n".join(part.strip() for part in (text.did, text.outcome) if part.strip())
        if words:
            found.append(_with_entry(entry, words))
    return found


def _told(notes: Notes) -> list[str]:
    return [_report(one) for one in notes.reports]


def _report(report: Report) -> str:
    day = formatting.day(report.reported_on)
    words = translate("PrepareWords", "{channel}, {day}").format(channel=report.channel, day=day)
    if not report.reference:
        return words
    number = translate("PrepareWords", "{report}. Reference number: {number}")
    return number.format(report=words, number=report.reference)


_FILLS: Mapping[Fill, Callable[[Notes], list[str]]] = {
    Fill.HAPPENED: _happened,
    Fill.PLACES: _places,
    Fill.FIRST_DAY: _first_day,
    Fill.LAST_DAY: _last_day,
    Fill.PEOPLE: _people,
    Fill.ACCOUNTS: _accounts,
    Fill.LINKS: _links,
    Fill.DONE: _done,
    Fill.TOLD: _told,
}


def report_about(child_id: int, door: str, day: date) -> Report:
    """Return a report to go on with: whom the person told, today."""
    return Report(0, child_id, channel=door, reported_on=day)


def own_words(worksheet: Worksheet) -> str:
    """Return what to say of a worksheet whose questions nobody could check; else nothing."""
    if not worksheet.is_own:
        return ""
    if worksheet.way.value == "call":
        return translate(
            "PrepareWords",
            "This is our own worksheet. The person on the phone may ask other things.",
        )
    return translate("PrepareWords", "This is our own worksheet. The form may ask other things.")


def left_empty() -> str:
    """Return what stands for a field without words, read out or copied."""
    return translate("PrepareWords", "Left empty.")


def all_words(worksheet: Worksheet, words: Mapping[str, str]) -> str:
    """Return every question with its words, as one text to copy."""
    return "\n\n".join(
        f"{one.question}\n{words.get(one.id, '').strip() or left_empty()}"
        for one in worksheet.fields
    )
