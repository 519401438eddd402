# SPDX-License-Identifier: Apache-2.0
"""People and accounts that entries name. Naming is done in an entry's details, never here."""

from companion.domain.entry_details import AccountName
from companion.domain.people import (
    Account,
    AccountSeen,
    Merge,
    Person,
    PersonSeen,
    ReportAccount,
    ReportNames,
    ReportPerson,
)
from companion.domain.who_names import Name, UnkeptName, unkept_names
from companion.services.changes import Change, OnChange
from companion.services.ports import Clock, PeopleStore


class PeopleService:
    """Lists them, and keeps who was said to be one. No entry is changed by it."""

    def __init__(self, store: PeopleStore, clock: Clock, on_change: OnChange) -> None:
        self._store = store
        self._clock = clock
        self._on_change = on_change

    def people(self, child_id: int) -> tuple[PersonSeen, ...]:
        """Return everybody named, those merged as one, the first seen first."""
        return self._store.people(child_id)

    def accounts(self, child_id: int) -> tuple[AccountSeen, ...]:
        """Return every account named, the first seen first."""
        return self._store.accounts(child_id)

    def person(self, person_id: int) -> Person:
        """Return who stands for this person now."""
        return self._store.person(person_id)

    def account(self, account_id: int) -> Account:
        """Return one account, whether or not an entry names it still."""
        return self._store.account(account_id)

    def find(self, child_id: int, name: str | AccountName) -> int | None:
        """Return the id of the person or account that is called so, however it is written."""
        return self._store.find(child_id, name)

    def unkept(self, child_id: int) -> tuple[UnkeptName, ...]:
        """Return the names in the box "Who was in it" that no entry of this child keeps."""
        known: tuple[Name, ...] = (
            *(label for one in self.people(child_id) for label in one.labels),
            *(one.account.name for one in self.accounts(child_id)),
        )
        return unkept_names(self._store.who_boxes(child_id), known)

    def for_report(self, child_id: int) -> ReportNames:
        """Return what a report may name; whoever only struck-out entries name is left out."""
        people = self.people(child_id)
        whose = {account.id: one.person.label for one in people for account in one.accounts}
        return ReportNames(
            tuple(
                ReportPerson(one.labels, tuple(each.name for each in one.accounts), one.first)
                for one in people
                if one.first is not None
            ),
            tuple(
                ReportAccount(one.account.name, whose.get(one.account.id, ""), one.first)
                for one in self.accounts(child_id)
                if one.first is not None
            ),
        )

    def give_account(self, account_id: int, person_id: int | None) -> None:
        """Say whose account it is; None where nobody knows."""
        self._store.give_account(account_id, person_id)
        self._on_change(Change.JOURNAL)

    def merge(self, kept_id: int, merged_id: int) -> Merge:
        """Let the first person stand for both. Only people as `people` lists them can be merged."""
        merge = self._store.merge(kept_id, merged_id, self._clock.now())
        self._on_change(Change.JOURNAL)
        return merge

    def split(self, merge_id: int) -> Merge:
        """Take a merging back. It stays on record, with both times."""
        merge = self._store.split(merge_id, self._clock.now())
        self._on_change(Change.JOURNAL)
        return merge

    def merges(self, child_id: int) -> tuple[Merge, ...]:
        """Return every merging, those taken back too, newest first."""
        return self._store.merges(child_id)
