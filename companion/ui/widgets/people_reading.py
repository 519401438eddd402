# SPDX-License-Identifier: Apache-2.0
"""What the page of people and accounts holds of one child, ready to be looked through."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from companion.domain.entry_find import fold_text
from companion.domain.people import AccountSeen, Merge, PersonSeen
from companion.domain.who_names import UnkeptName
from companion.services.people_service import PeopleService

Seen = TypeVar("Seen")


@dataclass(frozen=True, slots=True)
class Names:
    """Everybody and every account that entries about a child name, the first seen first."""

    child_id: int = 0
    people: Mapping[int, PersonSeen] = field(default_factory=dict)
    accounts: Mapping[int, AccountSeen] = field(default_factory=dict)
    owners: Mapping[int, PersonSeen] = field(default_factory=dict)
    """Whose an account is, by its id; without those of which nobody said so."""
    merges: tuple[Merge, ...] = ()
    unkept: tuple[UnkeptName, ...] = field(default=(), repr=False)
    """What stands in the box for people, and is kept with no entry."""
    folded: Mapping[tuple[str, int], str] = field(default_factory=dict, repr=False)
    """What a search looks into, by sort and id."""

    @property
    def is_empty(self) -> bool:
        """True where no entry names anything."""
        return not (self.people or self.accounts)

    def people_with(self, words: str) -> tuple[PersonSeen, ...]:
        """Return the people with all of these words, or beginnings of words, in their names."""
        return self._with(words, "person", self.people)

    def accounts_with(self, words: str) -> tuple[AccountSeen, ...]:
        """Return the accounts with all of these words in their name or in their owner's."""
        return self._with(words, "account", self.accounts)

    def owner(self, account_id: int) -> str:
        """Return whose account it is, or ""."""
        person = self.owners.get(account_id)
        return person.person.label if person else ""

    def _with(self, words: str, sort: str, seen: Mapping[int, Seen]) -> tuple[Seen, ...]:
        wanted = fold_text(words).split()
        return tuple(
            one for number, one in seen.items() if has_all(self.folded[sort, number], wanted)
        )


def has_all(folded: str, wanted: Sequence[str]) -> bool:
    """Return True where a folded text has every folded word in it."""
    return all(word in folded for word in wanted)


def read_names(people: PeopleService, child_id: int) -> Names:
    """Read all that the page shows. Call it where the vault is."""
    everybody, accounts = people.people(child_id), people.accounts(child_id)
    owners = {account.id: one for one in everybody for account in one.accounts}
    folded = {
        ("person", one.person.id): _folded(one.person.label, *one.labels) for one in everybody
    }
    for one in accounts:
        number = one.account.id
        labels = owners[number].labels if number in owners else ()
        folded["account", number] = _folded(one.account.name.text, *labels)
    return Names(
        child_id,
        {one.person.id: one for one in everybody},
        {one.account.id: one for one in accounts},
        owners,
        people.merges(child_id),
        people.unkept(child_id),
        folded,
    )


def _folded(*texts: str) -> str:
    return fold_text("\n".join(texts))
