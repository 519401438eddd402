# SPDX-License-Identifier: Apache-2.0
"""People, accounts and saved searches in memory. Use them through tests/fakes.py."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import TypeVar

from companion.domain.entry_details import AccountName, fold_label
from companion.domain.entry_find import SavedSearch, Wanted
from companion.domain.errors import CompanionError, ErrorCode
from companion.domain.journal import Entry
from companion.domain.people import Account, AccountSeen, FirstSeen, Merge, Person, PersonSeen
from companion.domain.who_names import WhoBox
from tests.fake_journal import Fault, InMemoryJournalStore, event_key

T = TypeVar("T")


class InMemoryPeopleStore:
    """Reads the names of the journal beside it."""

    def __init__(self, fault: Fault, journal: InMemoryJournalStore) -> None:
        self._fault = fault
        self._journal = journal
        self._names = journal.names
        self._merges: list[Merge] = []

    def people(self, child_id: int) -> tuple[PersonSeen, ...]:
        self._fault.strike()
        entries = self._journal.entries_of(child_id)
        seen = []
        for person in self._names.people:
            if person.child_id == child_id and person.id not in self._names.merged_into:
                seen += self._seen(person, entries)
        return tuple(sorted(seen, key=lambda one: (order(one.first), one.person.id)))

    def everybody(self, child_id: int) -> tuple[PersonSeen, ...]:
        seen = {one.person.id: one for one in self.people(child_id)}
        for person in self._names.people:
            if person.child_id == child_id and person.id not in self._names.merged_into:
                known = seen.get(person.id, PersonSeen(person, (), (), None))
                ids = self._names.of_person(person.id)
                labels = tuple(one.label for one in self._names.people if one.id in ids)
                seen[person.id] = replace(known, labels=labels)
        return tuple(sorted(seen.values(), key=lambda one: (order(one.first), one.person.id)))

    def accounts(self, child_id: int) -> tuple[AccountSeen, ...]:
        self._fault.strike()
        entries = self._journal.entries_of(child_id)
        seen = [
            AccountSeen(one, first_of(self._with_account(one, entries)))
            for one in self._used_accounts(child_id)
        ]
        return tuple(sorted(seen, key=lambda one: (order(one.first), one.account.id)))

    def person(self, person_id: int) -> Person:
        self._fault.strike()
        while person_id in self._names.merged_into:
            person_id = self._names.merged_into[person_id]
        return at(self._names.people, person_id)

    def account(self, account_id: int) -> Account:
        self._fault.strike()
        return at(self._names.accounts, account_id)

    def find(self, child_id: int, name: str | AccountName) -> int | None:
        self._fault.strike()
        if isinstance(name, AccountName):
            wanted = (name.kind, name.folded)
            accounts = (one for one in self._names.accounts if one.child_id == child_id)
            found = (one.id for one in accounts if (one.name.kind, one.name.folded) == wanted)
        else:
            people = (one for one in self._names.people if one.child_id == child_id)
            found = (one.id for one in people if fold_label(one.label) == fold_label(name))
        return next(found, None)

    def who_boxes(self, child_id: int) -> tuple[WhoBox, ...]:
        self._fault.strike()
        standing = [one for one in self._journal.entries_of(child_id) if not one.is_struck_out]
        return tuple(
            WhoBox(one.id, one.current.text.who)
            for one in sorted(standing, key=event_key)
            if one.current.text.who.strip()
        )

    def give_account(self, account_id: int, person_id: int | None) -> None:
        self._fault.strike()
        account = at(self._names.accounts, account_id)
        if person_id is not None and at(self._names.people, person_id).child_id != account.child_id:
            raise CompanionError(ErrorCode.STORAGE_FAILED)
        self._names.accounts[account_id - 1] = replace(account, person_id=person_id)

    def merge(self, kept_id: int, merged_id: int, when: datetime) -> Merge:
        self._fault.strike()
        kept, merged = at(self._names.people, kept_id), at(self._names.people, merged_id)
        is_merged = {kept_id, merged_id} & set(self._names.merged_into)
        if kept.child_id != merged.child_id or kept == merged or is_merged:
            raise CompanionError(ErrorCode.STORAGE_FAILED)
        self._names.merged_into[merged_id] = kept_id
        self._merges.append(Merge(len(self._merges) + 1, kept, merged, when))
        return self._merges[-1]

    def split(self, merge_id: int, when: datetime) -> Merge:
        self._fault.strike()
        merge = at(self._merges, merge_id)
        if merge.undone_at is None:
            del self._names.merged_into[merge.merged.id]
            self._merges[merge_id - 1] = replace(merge, undone_at=when)
        return self._merges[merge_id - 1]

    def merges(self, child_id: int) -> tuple[Merge, ...]:
        self._fault.strike()
        return tuple(one for one in reversed(self._merges) if one.kept.child_id == child_id)

    def _seen(self, person: Person, entries: list[Entry]) -> list[PersonSeen]:
        ids = self._names.of_person(person.id)
        named = [one for one in entries if self._names.is_named(one.current.details, ids)]
        if not named:
            return []
        people = [one for one in self._names.people if one.id in ids]
        accounts = [one for one in self._used_accounts(person.child_id) if one.person_id in ids]
        labels = tuple(one.label for one in people if self._is_used(one, entries))
        return [PersonSeen(person, labels, tuple(accounts), first_of(named))]

    def _is_used(self, person: Person, entries: list[Entry]) -> bool:
        return any(self._names.is_named(one.current.details, {person.id}) for one in entries)

    def _used_accounts(self, child_id: int) -> list[Account]:
        entries = self._journal.entries_of(child_id)
        return [
            one
            for one in self._names.accounts
            if one.child_id == child_id and self._with_account(one, entries)
        ]

    def _with_account(self, account: Account, entries: list[Entry]) -> list[Entry]:
        return [one for one in entries if self._names.has_account(one.current.details, account.id)]


class InMemorySavedSearchStore:
    """Saved searches in a dict."""

    def __init__(self, fault: Fault) -> None:
        self._fault = fault
        self._searches: dict[int, SavedSearch] = {}
        self._last = 0

    def save_search(self, child_id: int, name: str, wanted: Wanted, at: datetime) -> SavedSearch:
        self._fault.strike()
        for one in self.saved_searches(child_id):
            if one.name == name:
                self.drop_search(one.id)
        self._last += 1
        self._searches[self._last] = SavedSearch(self._last, child_id, name, wanted, at)
        return self._searches[self._last]

    def saved_searches(self, child_id: int) -> tuple[SavedSearch, ...]:
        self._fault.strike()
        return tuple(one for one in self._searches.values() if one.child_id == child_id)

    def drop_search(self, search_id: int) -> None:
        self._fault.strike()
        self._searches.pop(search_id, None)


def at(things: list[T], number: int) -> T:
    """Return the thing with this id."""
    if not 0 < number <= len(things):
        raise CompanionError(ErrorCode.STORAGE_FAILED)
    return things[number - 1]


def first_of(entries: Iterable[Entry]) -> FirstSeen | None:
    """Return the first entry by its event that is not struck out."""
    standing = [one for one in entries if not one.is_struck_out]
    if not standing:
        return None
    first = min(standing, key=event_key)
    now = first.current
    return FirstSeen(first.id, now.happened, first.created_at, now.text.place, now.text.told_by)


def order(first: FirstSeen | None) -> tuple[bool, str, int]:
    """Return what is sorted by: the first event, and those only in struck-out entries last."""
    if first is None:
        return True, "", 0
    day, at_time = first.happened.day, first.happened.at
    event = day.isoformat() + (f"T{at_time.isoformat()}" if at_time else "") if day else ""
    return False, event or first.written_at.isoformat(), first.entry_id
