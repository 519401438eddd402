# SPDX-License-Identifier: Apache-2.0
"""How readers are called on the screen, what each needs, and where advice comes from."""

from datetime import date

from PySide6.QtCore import QCoreApplication

from companion.domain.chronology import Reader
from companion.domain.guide import Provenance

translate = QCoreApplication.translate

JUDGEMENT = "judgement"
"""The source that stands for our own view."""
CHECKED_ON, REVIEW_BY = date(2026, 11, 22), date(2027, 5, 22)


def reader_words(reader: Reader) -> str:
    """Return whom it is for."""
    return {
        Reader.POLICE: translate("Chronology", "The police"),
        Reader.SCHOOL: translate("Chronology", "The school"),
        Reader.SOCIAL_WORKER: translate("Chronology", "A social worker"),
        Reader.SOLICITOR: translate("Chronology", "A solicitor"),
        Reader.MYSELF: translate("Chronology", "Myself"),
    }[reader]


def need_words(reader: Reader) -> str:
    """Return what that reader usually needs, in a line."""
    return {
        Reader.POLICE: translate(
            "Chronology",
            "Their first questions are what, where and when. Names used online and apps help.",
        ),
        Reader.SCHOOL: translate(
            "Chronology",
            "Leave out what is not about school days or your child's care there. This is our view.",
        ),
        Reader.SOCIAL_WORKER: translate(
            "Chronology",
            "Who, what, when, where and how often. Names and places that come up again.",
        ),
        Reader.SOLICITOR: translate(
            "Chronology",
            "Dated notes can back up a child in court. Both sides may see them.",
        ),
        Reader.MYSELF: translate(
            "Chronology", "Your own copy, so that you need not tell it all from memory."
        ),
    }[reader]


def making_words(done: int, of: int, *, is_pages: bool = True) -> str:
    """Return how far the making is. Pages are only counted once all is in its place."""
    if of and is_pages:
        words = translate("Chronology", "Making page {done} of {count}")
    elif of:
        words = translate("Chronology", "Writing number {done} of {count}")
    elif done:
        words = translate("Chronology", "Putting number {done} in its place")
    else:
        words = translate("Chronology", "Putting it together …")
    return words.format(done=done, count=of)


def provenance_of(*sources: str) -> Provenance:
    """Return where the advice of a step comes from; without sources it is our own view."""
    return Provenance(sources or (JUDGEMENT,), CHECKED_ON, REVIEW_BY)
