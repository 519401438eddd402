# SPDX-License-Identifier: Apache-2.0
"""What was read of an invented family, for tests of the chronology."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from companion.domain.chat_spelling import ChatSpelling
from companion.domain.checklist import Answer, Child, Reply, Review, Since
from companion.domain.chronology import Choices
from companion.domain.chronology_making import Material, chronology_of
from companion.domain.entry_details import AccountKind, AccountName, EntryDetails
from companion.domain.journal import (
    Certainty,
    Entry,
    EntryText,
    Happened,
    Revision,
    RevisionKind,
)
from companion.domain.noticing import Noticing
from companion.domain.people import Person, PersonSeen
from companion.domain.report import Promise, PromiseState, Report, Update
from companion.domain.talk import Talk
from companion.domain.wording_check import WordingBook

AT = datetime(2026, 5, 20, 19, 30, tzinfo=UTC)
BOOK = WordingBook({}, (), ChatSpelling({}, frozenset()), frozenset({"road"}))
CHILD = Child(1, "Mia")
DETAILS = EntryDetails(
    tags=("gaming",),
    people=("Dave Smith",),
    accounts=(AccountName(AccountKind.HANDLE, "kai_12"), AccountName(AccountKind.PHONE, "0123")),
    sign_ids=("secrecy-1",),
)


def on(day, at=None, certainty=Certainty.EXACT):
    return Happened(certainty, day, at)


def entry(number, happened=None, details=None, **boxes):
    """An entry with one wording."""
    text = EntryText(**(boxes or {"saw": f"words {number}"}))
    revision = Revision(
        number, number, RevisionKind.WRITTEN, AT + timedelta(hours=number), happened or Happened(),
        text, hash=f"hash-{number}", details=details or EntryDetails(),
    )  # fmt: skip
    return Entry(number, 1, revision.written_at, False, revision), (revision,)


def changed(read, kind, reason="", **boxes):
    """The same entry with one revision more."""
    old, revisions = read
    last = revisions[-1]
    new = replace(
        last, id=last.id + 100, kind=kind, reason=reason, hash=f"{last.hash}+",
        written_at=last.written_at + timedelta(days=1), text=replace(last.text, **boxes),
    )  # fmt: skip
    is_struck_out = old.is_struck_out
    if kind is not RevisionKind.CHANGED:
        is_struck_out = kind is RevisionKind.STRUCK_OUT
    return replace(old, is_struck_out=is_struck_out, current=new), (*revisions, new)


def person(number, *labels):
    return PersonSeen(Person(number, 1, labels[0]), labels, (), None)


def material(*entries, **others):
    return Material(CHILD, AT, BOOK, (), entries=entries, newest_hash="newest", **others)


def make(read, **chosen):
    return chronology_of(read, Choices(1, **chosen))


def shown(chronology):
    """All words that are shown, marks as their names in square brackets."""
    texts = []
    for item in chronology.all_items:
        parts = (*item.parts, *(part for one in item.earlier for part in one.parts))
        texts += [one.pieces for one in parts] + [one.reason for one in (*item.earlier, item)]
        texts += [item.struck_out.reason] if item.struck_out else []
    return " / ".join(filter(None, map(as_text, texts)))


def as_text(pieces):
    """The words of pieces, marks as their names in square brackets."""
    return "".join(
        f"[{piece.left_out.value}]" if piece.left_out and not piece.text else piece.text
        for piece in pieces
    )


EVERYTHING = {
    "reports": (
        Report(
            7, 1, "The police", date(2026, 5, 3), "by phone", "CR-12", "PC Shah", "Keep it.",
            (Promise("ring back", date(2026, 5, 9), PromiseState.KEPT), Promise("write")),
            (Update(date(2026, 5, 8), "They rang."),), "ask again", date(2026, 6, 2),
            written_at=AT,
        ),
        Report(8, 1, "", date(2026, 6, 1)),
        Report(9, 1, "The school", date(2026, 5, 4), promises=(Promise("write to me"),)),
    ),
    "talks": (
        Talk(4, 1, "Gaming", planned_for=date(2026, 5, 5), note="breathe", moment="in the car"),
        Talk(5, 1, "", held_on=date(2026, 5, 6), how_it_went="All right.", child_words="I know."),
        Talk(6, 1, "Some day"),
    ),
    "reviews": (
        Review(
            3, 1, AT, AT, None,
            (
                Answer("secrecy-1", Reply.YES, Since.WEEKS, is_usual=True, note="At night."),
                Answer("secrecy-2", Reply.YES),
                Answer("secrecy-3", Reply.NO),
            ),
        ),
        Review(2, 1, AT, AT, None, (Answer("secrecy-1", Reply.NO),)),
    ),
    "noticings": (
        Noticing(1, 1, "secrecy-1", "", AT, AT),
        Noticing(2, 1, "", "New phone", AT - timedelta(days=3), AT),
        Noticing(3, 1, "", "Taken back", AT, AT, AT + timedelta(hours=1)),
    ),
    "signs": {"secrecy-1": "Hides the screen", "secrecy-2": "Two phones"},
}  # fmt: skip
