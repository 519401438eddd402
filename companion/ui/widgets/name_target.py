# SPDX-License-Identifier: Apache-2.0
"""Targets that name a person or an account, such as "person=3": whom they mean now."""

from dataclasses import dataclass, field

from companion.domain.entry_details import AccountName
from companion.domain.entry_find import Wanted
from companion.services.people_service import PeopleService

PERSON, ACCOUNT = "person", "account"
PAGE = "page:people"
NOTES = "page:journal"


@dataclass(frozen=True, slots=True)
class NameTarget:
    """A person or an account, whose child it belongs to, and what the journal looks for."""

    child_id: int
    wanted: Wanted
    words: str = field(repr=False)

    @property
    def part(self) -> str:
        """The part of a page that shows it."""
        if self.wanted.person_id is not None:
            return person_part(self.wanted.person_id)
        return account_part(self.wanted.account_id or 0)


def person_part(person_id: int) -> str:
    """Return the part of a page that a person has."""
    return f"{PERSON}={person_id}"


def account_part(account_id: int) -> str:
    """Return the part of a page that an account has."""
    return f"{ACCOUNT}={account_id}"


def is_name(part: str) -> bool:
    """Return True for the part of a page that names a person or an account."""
    kind, _, number = part.partition("=")
    return kind in (PERSON, ACCOUNT) and number.isdecimal()


def part_of(people: PeopleService, child_id: int, name: str | AccountName) -> str:
    """Return the part that shows a label or an account; empty where no entry is saved with it.

    Call it where the vault is.
    """
    number = people.find(child_id, name)
    if number is None:
        return ""
    return account_part(number) if isinstance(name, AccountName) else person_part(number)


def find_name(people: PeopleService, part: str) -> NameTarget:
    """Return whom a part means now. Raises CompanionError where the vault has no such name.

    Call it where the vault is. Whoever was merged is found as the one who stands for them.
    """
    kind, _, number = part.partition("=")
    if kind == PERSON:
        person = people.person(int(number))
        return NameTarget(person.child_id, Wanted(person_id=person.id), person.label)
    account = people.account(int(number))
    return NameTarget(account.child_id, Wanted(account_id=account.id), account.name.text)
