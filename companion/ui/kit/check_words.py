# SPDX-License-Identifier: Apache-2.0
"""What a check of the record found, in plain words: the same on the page and in the terminal."""

from dataclasses import dataclass
from datetime import datetime
from textwrap import shorten

from PySide6.QtCore import QCoreApplication

from companion.domain.journal import Revision
from companion.domain.record_check import ChainCheck, Place, Problem, RecordCheck
from companion.domain.records import Wipe
from companion.ui.kit import formatting

GROUP = 8
FIRST_LETTERS = 80
translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found, and more about it. `is_sound`: everything that was checked fits."""

    title: str
    more: tuple[str, ...]
    is_sound: bool
    newest_hash: str = ""


def vault_finding(check: ChainCheck, wording: Revision | None = None) -> Finding:
    """Return what checking everything that is kept here found.

    `wording` is the one that the check stopped at, where it can be read.
    """
    if not (check.revisions or check.wiped or check.first_broken):
        return Finding(
            translate("CheckWords", "There is nothing to check yet: no entry is saved."),
            (),
            is_sound=True,
        )
    more = [_written_words(check.oldest, check.newest)]
    if check.wiped:
        more.append(
            translate(
                "CheckWords",
                "Some saved wordings stand only as their fingerprint, because their record was "
                "wiped on purpose. Number of them: {count}.",
            ).format(count=check.wiped)
        )
    more += _wipe_words(check.wipes)
    if check.first_broken is not None:
        where = _begins_words(check.first_broken, wording)
        return Finding(
            translate("CheckWords", "Something does not fit."),
            (where, _broken_words(), *filter(None, more)),
            is_sound=False,
            newest_hash=check.newest_hash,
        )
    title = translate("CheckWords", "Everything fits. Saved wordings that were checked: {count}.")
    return Finding(
        title.format(count=check.revisions),
        tuple(filter(None, more)),
        is_sound=True,
        newest_hash=check.newest_hash,
    )


def file_finding(
    check: RecordCheck, *, has_vault: bool, wording: Revision | None = None
) -> Finding:
    """Return what checking a handed-over record found, beside the vault or by itself.

    `wording` is the one that the check stopped at, where the vault has the same.
    """
    if check.problem is not None:
        return Finding(_problem_words(check.problem), (), is_sound=False)
    more = [_written_words(check.oldest, check.newest)]
    if check.left_out:
        more.append(
            translate(
                "CheckWords",
                "Entries that were left out stand in the file only as their fingerprint. "
                "Number of saved wordings left out: {count}.",
            ).format(count=check.left_out)
        )
    if check.first_broken is not None:
        title = translate("CheckWords", "This file was changed, or part of it is missing.")
        if check.first_broken:
            more.insert(0, _begins_words(check.first_broken, wording, check.place))
        more.insert(1 if check.first_broken else 0, _changed_words(has_vault=has_vault))
        return Finding(title, tuple(filter(None, more)), is_sound=False)
    if not check.revisions:
        title = translate("CheckWords", "There is no wording in this file that can be checked.")
        return Finding(title, tuple(filter(None, more)), is_sound=False)
    more.append(
        translate(
            "CheckWords",
            "The day when the file was made is not sealed, so a check says nothing about it.",
        )
    )
    if check.first_different is not None:
        title = translate("CheckWords", "The file fits in itself, but it is not what is kept here.")
        also = translate(
            "CheckWords",
            "It may come from another copy of Companion, or one of the two was changed. Check all "
            "notes kept here as well: it shows whether they still fit.",
        )
        more[:0] = [_begins_words(check.first_different, wording, check.place), also]
        return Finding(title, tuple(filter(None, more)), False, check.newest_hash)
    if has_vault:
        title = translate("CheckWords", "The file fits, and it says the same as what is kept here.")
    else:
        title = translate("CheckWords", "The file fits in itself.")
        more.append(
            translate(
                "CheckWords",
                "Without the notes beside it, nobody can tell whether all of it was written anew.",
            )
        )
    return Finding(title, tuple(filter(None, more)), is_sound=True, newest_hash=check.newest_hash)


def meaning_words() -> tuple[str, ...]:
    """Return what a check shows, and what it does not show."""
    return (
        translate(
            "CheckWords", "It shows whether a saved wording was changed, moved or taken out later."
        ),
        translate(
            "CheckWords",
            "It does not show that the words are true, who typed them, or whether the clock was "
            "right.",
        ),
        translate(
            "CheckWords",
            "It does not show that the whole record was not made anew before somebody else had a "
            "copy. So it helps to hand one over early.",
        ),
        translate("CheckWords", "It is not the seal of a court or of the police."),
    )


def fingerprint_words(newest_hash: str) -> str:
    """Return the newest fingerprint as a sentence, to compare it with another."""
    words = translate("CheckWords", "Newest fingerprint: {fingerprint}")
    return words.format(fingerprint=in_groups(newest_hash))


def in_groups(text: str) -> str:
    """Return a fingerprint in groups that can be read out and compared."""
    return " ".join(text[place : place + GROUP] for place in range(0, len(text), GROUP))


def _begins_words(number: int, wording: Revision | None = None, place: Place | None = None) -> str:
    """Return where it begins: by day and first words, or only by its place in the chain."""
    if wording is not None:
        words = translate("CheckWords", "It begins with what was saved on {day}: “{words}”")
        return words.format(day=_day(wording.written_at), words=_first_words(wording))
    if place is not None and place.written_at is not None:
        words = translate(
            "CheckWords",
            "It begins with what the file says was saved on {day}: wording number {number}.",
        )
        return words.format(day=_day(place.written_at), number=number)
    words = translate(
        "CheckWords", "It begins with saved wording number {number}, counted from the first note."
    )
    return words.format(number=number)


def _first_words(wording: Revision) -> str:
    return shorten(wording.text.saw, FIRST_LETTERS, placeholder=" …")


def _changed_words(*, has_vault: bool) -> str:
    if has_vault:
        return translate(
            "CheckWords",
            "Do not rely on this file. Rely on the record kept here, or on the first copy that "
            "you handed over. Keep the file as it is, and say where you got it from.",
        )
    return translate(
        "CheckWords",
        "Do not rely on this file. Ask the person who wrote the notes for another copy, and "
        "keep this one as it is.",
    )


def _written_words(oldest: datetime | None, newest: datetime | None) -> str:
    if oldest is None or newest is None:
        return ""
    first, last = _day(oldest), _day(newest)
    if first == last:
        return translate("CheckWords", "Written on {day}, by the clock of the computer.").format(
            day=first
        )
    words = translate("CheckWords", "Written from {first} to {last}, by the clock of the computer.")
    return words.format(first=first, last=last)


def _wipe_words(wipes: tuple[Wipe, ...]) -> list[str]:
    """Return a sentence for each receipt, and what to do about one that nobody knows of."""
    if not wipes:
        return []
    words = translate(
        "CheckWords", "On {day} a record was wiped: {initials}. Saved wordings in it: {count}."
    )
    said = [
        words.format(day=_day(one.wiped_at), initials=one.initials.rstrip("."), count=one.revisions)
        for one in wipes
    ]
    unknown = translate(
        "CheckWords",
        "Do you not know of one of these? Say so when you hand the notes to someone.",
    )
    return [*said, unknown]


def _day(moment: datetime) -> str:
    return formatting.day(formatting.local(moment).date())


def _broken_words() -> str:
    return translate(
        "CheckWords",
        "Your notes can still be read. The file may be damaged, or somebody changed it outside "
        "of Companion. Keep a copy of the folder before you go on, and say so when you hand the "
        "notes to someone.",
    )


def _problem_words(problem: Problem) -> str:
    return {
        Problem.NOT_A_RECORD: translate(
            "CheckWords",
            "This is not a record for checking. Choose the JSON file that was saved as one.",
        ),
        Problem.CHRONOLOGY: translate(
            "CheckWords",
            "This is a chronology with parts left out. It can not be checked. Ask for the full "
            "record.",
        ),
        Problem.CUT_OFF: translate(
            "CheckWords",
            "This file begins as a record for checking, but it is damaged or cut off. Save or "
            "copy it again, and check that one.",
        ),
        Problem.NEWER: translate(
            "CheckWords", "This record was made by a newer Companion. Check it with that one."
        ),
        Problem.TOO_LARGE: translate(
            "CheckWords", "This file is too large to be a record of notes."
        ),
        Problem.NOT_READABLE: translate(
            "CheckWords", "This file can not be read. Is it still there, and may you open it?"
        ),
    }[problem]
