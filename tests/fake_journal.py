# SPDX-License-Identifier: Apache-2.0
"""The journal in memory, and the fault that makes a store fail. Use them through tests/fakes.py."""

import unicodedata
from dataclasses import dataclass, replace
from datetime import datetime

from companion.domain.errors import CompanionError, ErrorCode
from companion.domain.journal import (
    Draft,
    Entry,
    EntryLine,
    EntryText,
    Happened,
    Revision,
    RevisionKind,
    chain_hash,
)


@dataclass
class Fault:
    """Set `code`, and every store of the vault raises it until it is None again."""

    code: ErrorCode | None = None

    def strike(self) -> None:
        """Raise what is set."""
        if self.code:
            raise CompanionError(self.code)


class InMemoryJournalStore:
    """Entries, revisions and drafts in lists; search by the beginnings and wholes of words."""

    def __init__(self, fault: Fault) -> None:
        self._fault = fault
        self._child_of: list[int] = []
        self._revisions: list[Revision] = []
        self._drafts: dict[tuple[int, int | None], Draft] = {}

    def add_entry(self, child_id: int, happened: Happened, text: EntryText, at: datetime) -> Entry:
        self._fault.strike()
        self._child_of.append(child_id)
        return self._add(len(self._child_of), RevisionKind.WRITTEN, happened, text, at)

    def add_revision(
        self, entry_id: int, happened: Happened, text: EntryText, reason: str, at: datetime
    ) -> Entry:
        self.entry(entry_id)
        return self._add(entry_id, RevisionKind.CHANGED, happened, text, at, reason=reason)

    def strike_out(self, entry_id: int, reason: str, at: datetime) -> Entry:
        entry = self.entry(entry_id)
        if entry.is_struck_out:
            return entry
        now = entry.current
        return self._add(
            entry_id, RevisionKind.STRUCK_OUT, now.happened, now.text, at, reason=reason
        )

    def restore(self, entry_id: int, reason: str, at: datetime) -> Entry:
        entry = self.entry(entry_id)
        if not entry.is_struck_out:
            return entry
        return self._mark(entry, RevisionKind.RESTORED, reason, at)

    def entry(self, entry_id: int) -> Entry:
        revisions = self.revisions(entry_id)
        marks = [one.kind for one in revisions if one.kind is not RevisionKind.CHANGED]
        return Entry(
            id=entry_id,
            child_id=self._child_of[entry_id - 1],
            created_at=revisions[0].written_at,
            is_struck_out=marks[-1] is RevisionKind.STRUCK_OUT,
            current=revisions[-1],
        )

    def revisions(self, entry_id: int) -> tuple[Revision, ...]:
        self._fault.strike()
        found = tuple(one for one in self._revisions if one.entry_id == entry_id)
        if not found:
            raise CompanionError(ErrorCode.NO_SUCH_ENTRY, entry=entry_id)
        return found

    def lines(self, child_id: int, *, offset: int, limit: int) -> tuple[EntryLine, ...]:
        entries = sorted(self._entries(child_id), key=event_key, reverse=True)
        return tuple(line(entry) for entry in entries[offset : offset + limit])

    def count(self, child_id: int) -> int:
        self._fault.strike()
        return self._child_of.count(child_id)

    def search(self, child_id: int, words: str, limit: int) -> tuple[EntryLine, ...]:
        asked = plain_words(words)
        found = [
            entry
            for entry in reversed(self._entries(child_id))
            if asked and has_words(plain_words(entry.current.text.all_words), asked)
        ]
        return tuple(line(entry) for entry in found[:limit])

    def keep_draft(self, draft: Draft) -> None:
        self.drop_draft(draft.child_id, draft.entry_id)
        self._drafts[draft.child_id, draft.entry_id] = draft

    def drafts(self) -> tuple[Draft, ...]:
        self._fault.strike()
        newest_first = reversed(self._drafts.values())
        return tuple(sorted(newest_first, key=lambda draft: draft.kept_at, reverse=True))

    def draft(self, child_id: int, entry_id: int | None) -> Draft | None:
        self._fault.strike()
        return self._drafts.get((child_id, entry_id))

    def drop_draft(self, child_id: int, entry_id: int | None) -> None:
        self._fault.strike()
        self._drafts.pop((child_id, entry_id), None)

    def first_broken_revision(self) -> int | None:
        self._fault.strike()
        return None

    def _entries(self, child_id: int) -> list[Entry]:
        self._fault.strike()
        ids = (number for number, child in enumerate(self._child_of, 1) if child == child_id)
        return [self.entry(number) for number in ids]

    def _mark(self, entry: Entry, kind: RevisionKind, reason: str, at: datetime) -> Entry:
        now = entry.current
        return self._add(entry.id, kind, now.happened, now.text, at, reason=reason)

    def _add(
        self,
        entry_id: int,
        kind: RevisionKind,
        happened: Happened,
        text: EntryText,
        at: datetime,
        *,
        reason: str = "",
    ) -> Entry:
        previous = self._revisions[-1].hash if self._revisions else ""
        number = len(self._revisions) + 1
        new = Revision(number, entry_id, kind, at, happened, text, reason, previous)
        sealed = replace(new, hash=chain_hash(previous, new, self._child_of[entry_id - 1]))
        self._revisions.append(sealed)
        return self.entry(entry_id)


def plain_words(text: str) -> list[str]:
    """Return the words without case and accents."""
    folded = unicodedata.normalize("NFKD", text.casefold())
    spaced = (c if c.isalnum() else " " for c in folded if not unicodedata.combining(c))
    return "".join(spaced).split()


def has_words(words: list[str], asked: list[str]) -> bool:
    """Return True where all words are there, the last one at least as a beginning."""
    beginning = any(word.startswith(asked[-1]) for word in words)
    return beginning and set(asked[:-1]) <= set(words)


def event_key(entry: Entry) -> tuple[str, int]:
    """Return what a list of entries is sorted by: the event, or the writing where unknown."""
    happened = entry.current.happened
    if happened.day is None:
        return entry.created_at.isoformat(), entry.id
    at = f"T{happened.at.isoformat()}" if happened.at else ""
    return happened.day.isoformat() + at, entry.id


def line(entry: Entry) -> EntryLine:
    """Return what a list shows of an entry."""
    return EntryLine(
        id=entry.id,
        child_id=entry.child_id,
        happened=entry.current.happened,
        written_at=entry.created_at,
        first_line=entry.current.text.first_line,
        is_struck_out=entry.is_struck_out,
    )
