# SPDX-License-Identifier: Apache-2.0
"""What is said of a file that is brought in: what it is, why not, what stayed out, where from."""

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import QCoreApplication

from companion.domain.import_file import Reading
from companion.domain.import_notes import LEFT_OUT, Encoding, Note, Refusal, Remark, Source, What
from companion.domain.journal import Happened
from companion.domain.record_check import RecordCheck
from companion.ui.kit import formatting
from companion.ui.kit.messages import Message

translate = QCoreApplication.translate
NUMBERED = (Source.TABLE, Source.TEXT)
"""Of these a person counts lines; of the others, entries."""


def count_words(count: int) -> str:
    """Return "1 note", "42 notes"."""
    if count == 1:
        return translate("Import", "1 note")
    return translate("Import", "{count} notes").format(count=f"{count:,}")


def tag_word() -> str:
    """Return the tag that every entry from a file has."""
    return translate("Import", "brought in")


def kind_words(source: Source) -> str:
    """Return what a file is, as the first line about it."""
    return {
        Source.COMPANION: translate("Import", "This is a record from Companion."),
        Source.DAY_ONE: translate("Import", "This is a Day One file."),
        Source.JRNL: translate("Import", "This is a jrnl file."),
        Source.TABLE: translate("Import", "This is read as a table."),
        Source.TEXT: translate("Import", "This is read as plain text."),
    }[source]


def about_file(reading: Reading) -> list[str]:
    """Return the sentences that say what was found in the file as a whole."""
    lines = [f"{kind_words(reading.way.source)} {_found_words(len(reading.found.notes))}"]
    if reading.file.check is not None:
        lines.append(chain_words(reading.file.check))
    if reading.file.encoding is Encoding.WESTERN:
        lines.append(
            translate(
                "Import",
                "The file does not say how its letters are stored. We read them in the old "
                "Windows way. Check that letters such as é and £ are right.",
            )
        )
    left_out = _left_out(reading.found.remarks)
    if left_out:
        words = translate("Import", "Places in it that hold no note to bring in: {count}.")
        lines.append(words.format(count=f"{left_out:,}"))
    if reading.found.media:
        lines.append(
            translate(
                "Import",
                "Companion keeps words only. Pictures, films, sounds and documents that stay "
                "out: {count}. They stay where they are now.",
            ).format(count=f"{reading.found.media:,}")
        )
    if reading.found.notes and reading.way.source in (Source.DAY_ONE, Source.JRNL):
        lines.append(
            translate(
                "Import",
                "The day in the file is taken as the day it happened. You can change that later "
                "in each entry.",
            )
        )
    return lines


def _left_out(remarks: Iterable[Remark]) -> int:
    """Return how many notes stay out whole."""
    return len({one.row for one in remarks if one.what in LEFT_OUT})


def _found_words(count: int) -> str:
    if not count:
        return translate("Import", "No note was found in it.")
    return translate("Import", "Found in it: {notes}.").format(notes=count_words(count))


def chain_words(check: RecordCheck) -> str:
    """Return whether a record fits its own chain, and what that means."""
    if check.first_broken is None:
        words = translate(
            "Import",
            "Its chain is whole: nothing in the file was changed after it was made, as far as "
            "the file can show by itself.",
        )
    else:
        words = translate(
            "Import",
            "Its chain does not fit from {place} on. The file was changed or damaged "
            "after it was made. Compare it with the first copy before you rely on it.",
        ).format(place=_broken_place(check))
    if check.left_out:
        more = translate("Import", "Wordings that the file does not show: {count}.")
        words = f"{words} {more.format(count=f'{check.left_out:,}')}"
    return words


def _broken_place(check: RecordCheck) -> str:
    if check.place is not None and check.place.written_at is not None:
        day = formatting.day(formatting.local(check.place.written_at).date())
        return translate("Import", "what it says was saved on {day}").format(day=day)
    return translate("Import", "wording {number}").format(number=check.first_broken)


def origin_words(reading: Reading, note: Note, today: date) -> str:
    """Return where a note came from; it stands with the first wording for ever."""
    source = reading.way.source
    parts = [
        {
            Source.COMPANION: translate("Import", "Brought in from a Companion record on {day}."),
            Source.DAY_ONE: translate("Import", "Brought in from Day One on {day}."),
            Source.JRNL: translate("Import", "Brought in from jrnl on {day}."),
            Source.TABLE: translate("Import", "Brought in from a table on {day}."),
            Source.TEXT: translate("Import", "Brought in from a text file on {day}."),
        }[source].format(day=formatting.day(today)),
        translate("Import", "{place} of the file.").format(place=place_words(source, note.row)),
    ]
    if note.there.day is not None:
        there = translate("Import", "Written there on {day}.")
        parts.append(there.format(day=_moment_words(note.there)))
    if reading.file.check is not None and reading.file.check.first_broken is not None:
        parts.append(translate("Import", "The chain of that record did not fit."))
    return " ".join(parts)


def _moment_words(there: Happened) -> str:
    day = formatting.day(there.day) if there.day else ""
    return f"{day}, {formatting.clock(there.at)}" if there.at else day


def place_words(source: Source, row: int) -> str:
    """Return "Line 12" or "Entry 12"."""
    words = (
        translate("Import", "Line {row}")
        if source in NUMBERED
        else translate("Import", "Entry {row}")
    )
    return words.format(row=f"{row:,}")


def remark_line(source: Source, remark: Remark) -> str:
    """Return what happened to one place of the file."""
    words = _remark_words(remark.what).format(count=f"{remark.count:,}")
    place = place_words(source, remark.row)
    return translate("Import", "{place}: {words}").format(place=place, words=words)


def twin_line(source: Source, row: int) -> str:
    """Return that a note is there already."""
    words = translate("Import", "The same day and words are there already.")
    place = place_words(source, row)
    return translate("Import", "{place}: {words}").format(place=place, words=words)


def ahead_line(source: Source, row: int) -> str:
    """Return that the day of a note is not here yet."""
    words = translate("Import", "Its day is still to come. Is the date right?")
    place = place_words(source, row)
    return translate("Import", "{place}: {words}").format(place=place, words=words)


def _remark_words(what: What) -> str:
    return {
        What.EMPTY: translate("Import", "It holds no words. Left out."),
        What.NOT_A_NOTE: translate("Import", "It does not have the shape of a note. Left out."),
        What.STRUCK_OUT: translate("Import", "It was struck out there. Left out."),
        What.NO_WORDS: translate("Import", "It holds pictures or sounds only. Left out."),
        What.DAY_UNREAD: translate(
            "Import", "Its day could not be read. It comes in as “not known”."
        ),
        What.TIME_UNREAD: translate(
            "Import", "A part of its day or time could not be read. What we could read is kept."
        ),
        What.ZONE_UNREAD: translate(
            "Import", "Its time zone is not known here. The time is that of this computer."
        ),
        What.TRIMMED: translate(
            "Import", "It is too long for one box. Letters that stay out at its end: {count}."
        ),
        What.TAGS_TRIMMED: translate(
            "Import", "It has too many tags. Tags that stay out: {count}."
        ),
        What.LETTERS: translate(
            "Import", "Some letters could not be read. A sign stands for each."
        ),
        What.LONG_WORD: translate(
            "Import", "A word in it is longer than 1,000 letters. It has line breaks now."
        ),
        What.MEDIA: translate(
            "Import", "Pictures, films, sounds or documents that stay out of it: {count}."
        ),
        What.NAME_TWICE: translate(
            "Import", "One of its parts stands there twice. The last one was taken."
        ),
        What.MORE_CELLS: translate(
            "Import", "It has more cells than there are columns. They stay out."
        ),
        What.QUOTES: translate(
            "Import",
            "The quote marks do not fit from here on. Rows may have run together. Look at the "
            "notes below before you bring them in.",
        ),
        What.LINKS: translate("Import", "Its links to talks and reports stay out."),
    }[what]


def refusal_message(refusal: Refusal) -> Message:
    """Return why a file is not read, that nothing happened, and what to do."""
    title, text = _refusal_words(refusal)
    nothing = translate("Import", "Nothing was brought in, and the file is as it was.")
    return Message(title, f"{nothing} {text}")


def _refusal_words(refusal: Refusal) -> tuple[str, str]:
    return {
        Refusal.NOT_FOUND: (
            translate("Import", "That file could not be opened."),
            translate(
                "Import", "Check that it is still there and can be read, then choose it again."
            ),
        ),
        Refusal.TOO_LARGE: (
            translate("Import", "That file is larger than 50 MB."),
            translate("Import", "Bring in a smaller part of it, such as one year at a time."),
        ),
        Refusal.EMPTY: (
            translate("Import", "That file is empty."),
            translate("Import", "Look for another copy, or export it again."),
        ),
        Refusal.ZIP: (
            translate("Import", "That is a packed file (zip)."),
            translate(
                "Import",
                "It may hold pictures, so Companion does not unpack it. Unpack it in your file "
                "window: right-click, then “Extract” or “Open”. Then choose only the file that "
                "ends in .json.",
            ),
        ),
        Refusal.OFFICE: (
            translate("Import", "That is a file of a word or table program."),
            translate(
                "Import", "Open it there and save it as plain text or as CSV. Then choose that."
            ),
        ),
        Refusal.NOT_WORDS: (
            translate("Import", "That file does not hold plain words."),
            translate(
                "Import",
                "Companion keeps words only. If it is a picture or a document, describe it in a "
                "new entry instead.",
            ),
        ),
        Refusal.BROKEN_JSON: (
            translate("Import", "That file is damaged, or it is not a whole export."),
            translate(
                "Import", "Export it again from the program it came from, then choose it again."
            ),
        ),
        Refusal.UNKNOWN_JSON: (
            translate("Import", "We do not know the program that made that file."),
            translate(
                "Import",
                "Companion reads its own records, Day One and jrnl. From other programs, export "
                "as plain text or as CSV.",
            ),
        ),
        Refusal.NEWER: (
            translate("Import", "That record was made by a newer version of Companion."),
            translate("Import", "Install the newer version to bring it in."),
        ),
        Refusal.TOO_MANY: (
            translate("Import", "That file holds more than can come in at once."),
            translate("Import", "The most is 100,000 notes. Bring in one year at a time."),
        ),
    }[refusal]
