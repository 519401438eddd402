# SPDX-License-Identifier: Apache-2.0
"""People and accounts that entries name: who was seen first where, and which are one."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from companion.domain.entry_details import AccountName
from companion.domain.journal import Happened


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody named in entries about a child, by one label."""

    id: int
    child_id: int
    label: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Account:
    """A handle, link, number or tag named in entries. `person_id` is whose it is, if known."""

    id: int
    child_id: int
    name: AccountName
    person_id: int | None = None


@dataclass(frozen=True, slots=True)
class FirstSeen:
    """The first entry, by its event, that names somebody; its place and who told."""

    entry_id: int
    happened: Happened
    written_at: datetime
    place: str = field(repr=False)
    told_by: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class PersonSeen:
    """A person with all labels that were merged into it, and their accounts.

    `first` leaves out struck-out entries, and is None where nothing else is there.
    """

    person: Person
    labels: tuple[str, ...] = field(repr=False)
    accounts: tuple[Account, ...]
    first: FirstSeen | None


@dataclass(frozen=True, slots=True)
class AccountSeen:
    """An account, and where it was seen first."""

    account: Account
    first: FirstSeen | None


@dataclass(frozen=True, slots=True)
class ReportPerson:
    """A person as a report may name them: every label, every account, and where seen first."""

    labels: tuple[str, ...] = field(repr=False)
    accounts: tuple[AccountName, ...]
    first: FirstSeen


@dataclass(frozen=True, slots=True)
class ReportAccount:
    """An account as a report may name it. `whose` is empty where nobody said so."""

    name: AccountName
    whose: str = field(repr=False)
    first: FirstSeen


@dataclass(frozen=True, slots=True)
class ReportNames:
    """Who and what the entries about a child name, the first seen first."""

    people: tuple[ReportPerson, ...]
    accounts: tuple[ReportAccount, ...]


@dataclass(frozen=True, slots=True)
class Merge:
    """A decision that two people are one. Taken back, it stays on record with its time."""

    id: int
    kept: Person
    merged: Person
    merged_at: datetime
    undone_at: datetime | None = None


def merges_about(person_id: int, merges: Iterable[Merge]) -> tuple[Merge, ...]:
    """Return the merges of a person and of everybody who stands under them now, in order."""
    known = tuple(merges)
    standing = [one for one in known if one.undone_at is None]
    group, added = {person_id}, {person_id}
    while added:
        added = {one.merged.id for one in standing if one.kept.id in added} - group
        group |= added
    return tuple(one for one in known if {one.kept.id, one.merged.id} & group)
