# SPDX-License-Identifier: Apache-2.0
"""The journal in memory, and the fault that makes a store fail. Use them through tests/fakes.py."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from companion.domain.entry_details import EntryDetails, fold_label, fold_tag
from companion.domain.entry_find import Found, SortBy, StruckOut, Term, Wanted, terms_of
from companion.domain.errors import CompanionError, ErrorCode
from companion.domain.journal import (
    NO_DETAILS,
    SALT_BYTES,
    Draft,
    Entry,
    EntryLine,
    EntryText,
    Happened,
    Revision,
    RevisionKind,
    chain_hash,
)
from companion.domain.new_entry import NewEntry
from companion.domain.people import Account, Person
from companion.domain.record_check import ChainCheck, Link


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
        self.names = Names()

    def add_entry(
        self,
        child_id: int,
        happened: Happened,
        text: EntryText,
        at: datetime,
        details: EntryDetails = NO_DETAILS,
    ) -> Entry:
        self._fault.strike()
        self._child_of.append(child_id)
        new = Revision(0, len(self._child_of), RevisionKind.WRITTEN, at, happened, text)
        return self._add(replace(new, details=details))

    def add_entries(self, child_id: int, entries: Iterable[NewEntry]) -> None:
        for one in tuple(entries):
            added = self.add_entry(child_id, one.happened, one.text, one.at, one.details)
            # Nothing but what came in has a reason from its first wording on.
            first = self._revisions[-1]
            assert first.entry_id == added.id
            sealed = replace(first, reason=one.reason, hash="")
            sealed = replace(sealed, hash=chain_hash(first.previous_hash, sealed, child_id))
            self._revisions[-1] = sealed

    def add_revision(  # noqa: PLR0917
        self,
        entry_id: int,
        happened: Happened,
        text: EntryText,
        reason: str,
        at: datetime,
        details: EntryDetails | None = None,
    ) -> Entry:
        now = self.entry(entry_id).current
        kept = now.details if details is None else details
        new = Revision(0, entry_id, RevisionKind.CHANGED, at, happened, text, reason, details=kept)
        return self._add(new)

    def strike_out(self, entry_id: int, reason: str, at: datetime) -> Entry:
        entry = self.entry(entry_id)
        if entry.is_struck_out:
            return entry
        return self._mark(entry, RevisionKind.STRUCK_OUT, reason, at)

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

    def find(self, child_id: int, wanted: Wanted, *, offset: int, limit: int) -> Found:
        terms = terms_of(wanted.words)
        if wanted.words.strip() and not terms:
            return Found(())
        found = [one for one in self._entries(child_id) if self._fits(one, wanted, terms)]
        by_writing = wanted.sort is SortBy.WRITING or (terms and wanted.sort is SortBy.BEST)
        found.sort(key=(lambda one: one.id) if by_writing else event_key, reverse=True)
        lines = (line(one, words=all_words(one)) for one in found[offset : offset + limit])
        return Found(tuple(lines), terms)

    def tags(self, child_id: int, limit: int) -> tuple[str, ...]:
        newest = {}
        for entry in reversed(self._entries(child_id)):
            for tag in sorted(entry.current.details.tags, key=fold_label):
                newest.setdefault(fold_label(tag), tag)
        return tuple(newest.values())[:limit]

    def sign_ids(self, child_id: int) -> tuple[str, ...]:
        entries = self._entries(child_id)
        return tuple(sorted({one for each in entries for one in each.current.details.sign_ids}))

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

    def check_chain(self) -> ChainCheck:
        self._fault.strike()
        written = [one.written_at for one in self._revisions]
        newest = self._revisions[-1:]
        return ChainCheck(
            revisions=len(written),
            first_broken=None,
            oldest=written[0] if written else None,
            newest=written[-1] if written else None,
            newest_hash=newest[0].hash if newest else "",
        )

    def hashes(self) -> dict[int, str]:
        self._fault.strike()
        return {one.id: one.hash for one in self._revisions}

    def links(self, *, after: int, limit: int) -> tuple[Link, ...]:
        self._fault.strike()
        rest = self._revisions[after : after + limit]
        return tuple(Link(one, self._child_of[one.entry_id - 1]) for one in rest)

    def entries_of(self, child_id: int) -> list[Entry]:
        """Return the entries of a child, for the people that they name."""
        return self._entries(child_id)

    def _fits(self, entry: Entry, wanted: Wanted, terms: tuple[Term, ...]) -> bool:
        details = entry.current.details
        day = event_key(entry)[0][:10]
        people = self.names.of_person(wanted.person_id)
        return all(
            (
                fits_words(all_words(entry), terms),
                wanted.from_day is None or day >= wanted.from_day.isoformat(),
                wanted.to_day is None or day <= wanted.to_day.isoformat(),
                wanted.kind in {None, details.kind},
                not wanted.sign_id or wanted.sign_id in details.sign_ids,
                not wanted.tag or fold_tag(wanted.tag) in map(fold_tag, details.tags),
                wanted.person_id is None or self.names.is_named(details, people),
                wanted.account_id is None or self.names.has_account(details, wanted.account_id),
                wanted.struck_out is StruckOut.WITH
                or entry.is_struck_out == (wanted.struck_out is StruckOut.ONLY),
            )
        )

    def _entries(self, child_id: int) -> list[Entry]:
        self._fault.strike()
        ids = (number for number, child in enumerate(self._child_of, 1) if child == child_id)
        return [self.entry(number) for number in ids]

    def _mark(self, entry: Entry, kind: RevisionKind, reason: str, at: datetime) -> Entry:
        return self._add(replace(entry.current, kind=kind, written_at=at, reason=reason))

    def _add(self, revision: Revision) -> Entry:
        previous = self._revisions[-1].hash if self._revisions else ""
        number = len(self._revisions) + 1
        new = replace(
            revision,
            id=number,
            previous_hash=previous,
            hash="",
            salt=f"{number:0{2 * SALT_BYTES}x}",
        )
        child_id = self._child_of[new.entry_id - 1]
        self._revisions.append(replace(new, hash=chain_hash(previous, new, child_id)))
        self.names.learn(child_id, new.details)
        return self.entry(new.entry_id)


class Names:
    """Everybody that entries ever named, who was merged into whom, and whose accounts are whose."""

    def __init__(self) -> None:
        self.people: list[Person] = []
        self.accounts: list[Account] = []
        self.merged_into: dict[int, int] = {}

    def learn(self, child_id: int, details: EntryDetails) -> None:
        """Give everybody who is new an id."""
        for label in details.people:
            if not self._people(child_id, label):
                self.people.append(Person(len(self.people) + 1, child_id, label))
        for name in details.accounts:
            known = [(one.child_id, one.name.kind, one.name.folded) for one in self.accounts]
            if (child_id, name.kind, name.folded) not in known:
                self.accounts.append(Account(len(self.accounts) + 1, child_id, name))

    def of_person(self, person_id: int | None) -> set[int]:
        """Return everybody merged into a person, and that person."""
        found = {person_id} if person_id else set()
        while more := {one for one, kept in self.merged_into.items() if kept in found} - found:
            found |= more
        return found

    def is_named(self, details: EntryDetails, people: set[int]) -> bool:
        """Return True where one of these people, or an account of theirs, is in the details."""
        labels = {fold_label(one.label) for one in self.people if one.id in people}
        own = [one for one in self.accounts if one.person_id in people]
        return bool(labels & set(map(fold_label, details.people))) or any(
            self.has_account(details, one.id) for one in own
        )

    def has_account(self, details: EntryDetails, account_id: int) -> bool:
        """Return True where the account is in the details."""
        wanted = {(one.name.kind, one.name.folded) for one in self.accounts if one.id == account_id}
        return bool(wanted & {(one.kind, one.folded) for one in details.accounts})

    def _people(self, child_id: int, label: str) -> list[Person]:
        folded = fold_label(label)
        return [
            one
            for one in self.people
            if one.child_id == child_id and fold_label(one.label) == folded
        ]


def plain_words(text: str) -> list[str]:
    """Return the words without case and accents."""
    folded = unicodedata.normalize("NFKD", text.casefold())
    spaced = (c if c.isalnum() else " " for c in folded if not unicodedata.combining(c))
    return "".join(spaced).split()


def all_words(entry: Entry) -> str:
    """Return everything that a search by words looks into."""
    now = entry.current
    said = [now.happened.said] if now.happened.said else []
    return "\n".join([now.text.all_words, *said, *now.details.words])


def fits_words(text: str, terms: tuple[Term, ...]) -> bool:
    """Return True where all terms are there, a beginning at least as one."""
    words = plain_words(text)
    return all(_has_term(words, plain_words(term.text), term) for term in terms)


def _has_term(words: list[str], asked: list[str], term: Term) -> bool:
    size = len(asked)
    runs = [words[at : at + size] for at in range(len(words) - size + 1)]
    if not term.is_beginning:
        return asked in runs
    return any(run[:-1] == asked[:-1] and run[-1].startswith(asked[-1]) for run in runs)


def event_key(entry: Entry) -> tuple[str, int]:
    """Return what a list of entries is sorted by: the event, or the writing where unknown."""
    happened = entry.current.happened
    if happened.day is None:
        return entry.created_at.isoformat(), entry.id
    at = f"T{happened.at.isoformat()}" if happened.at else ""
    return happened.day.isoformat() + at, entry.id


def line(entry: Entry, words: str = "") -> EntryLine:
    """Return what a list shows of an entry."""
    return EntryLine(
        id=entry.id,
        child_id=entry.child_id,
        happened=entry.current.happened,
        written_at=entry.created_at,
        first_line=entry.current.text.first_line,
        is_struck_out=entry.is_struck_out,
        kind=entry.current.details.kind,
        words=words,
    )
