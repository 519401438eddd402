# SPDX-License-Identifier: Apache-2.0
"""Names that stand in the box for people: split up, and told apart from accounts."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from companion.domain.entry_details import AccountKind, AccountName, EntryDetails, fold_label
from companion.domain.identifiers import Identifier, IdentifierKind, find_identifiers

LONGEST_PERSON, MOST_WORDS = 40, 4
MOST_IN_BOX = 10_000
"""How many letters of one box are looked through."""
_BETWEEN = re.compile(r"[,;\n]|\s(?:and|&)\s", re.IGNORECASE)
_BESIDE = re.compile(r"\([^()\n]*\)|\[[^\[\]\n]*\]")
_NOBODY = frozenset(
    {"i", "me", "us", "we", "she", "he", "they", "her", "him", "them", "nobody", "no one", "none"}
    | {"unknown", "not known", "someone", "somebody", "don't know", "i don't know", "others"}
)

Name = AccountName | str
"""An account, or the label of a person as it was written."""


@dataclass(frozen=True, slots=True)
class WhoBox:
    """The words in the box for people, with the entry that they stand in now."""

    entry_id: int
    words: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class UnkeptName:
    """A name that stands in the box for people of these entries, and is kept with none of them."""

    name: Name = field(repr=False)
    entry_ids: tuple[int, ...]


def name_key(name: Name) -> tuple[str, str]:
    """Return what two ways of writing the same name have in common."""
    if isinstance(name, AccountName):
        return name.kind.value, name.folded
    return "person", fold_label(name)


def with_name(details: EntryDetails, name: Name) -> EntryDetails:
    """Return the details of an entry with one more name kept, unless it is there already."""
    if isinstance(name, AccountName):
        return replace(details, accounts=(*details.accounts, name)).tidy()
    return replace(details, people=(*details.people, name)).tidy()


def accounts_in(text: str) -> tuple[AccountName, ...]:
    """Return what may be accounts in a text."""
    return tuple(_account(one) for one in find_identifiers(text))


def people_in(text: str) -> tuple[str, ...]:
    """Return what may be the names of people in the words of their box."""
    text = text[:MOST_IN_BOX]
    accounts = [one.text for one in find_identifiers(text)]
    found: dict[str, str] = {}
    for piece in _BETWEEN.split(_BESIDE.sub(" ", text)):
        name = " ".join(piece.split()).strip(" .:-–")
        is_short = 1 < len(name) <= LONGEST_PERSON and len(name.split()) <= MOST_WORDS
        is_name = is_short and name[0].isalpha() and fold_label(name) not in _NOBODY
        if is_name and not any(one in name for one in accounts):
            found.setdefault(fold_label(name), name)
    return tuple(found.values())


def names_in_who(text: str) -> tuple[Name, ...]:
    """Return the people and the accounts that the words of their box may name."""
    return (*people_in(text), *accounts_in(text[:MOST_IN_BOX]))


def unkept_names(boxes: Iterable[WhoBox], known: Iterable[Name]) -> tuple[UnkeptName, ...]:
    """Return every name of these boxes that no entry keeps, in the order of the boxes."""
    kept = {name_key(name) for name in known}
    found: dict[tuple[str, str], tuple[Name, list[int]]] = {}
    read: dict[str, tuple[Name, ...]] = {}
    for box in boxes:
        if box.words not in read:
            read[box.words] = names_in_who(box.words)
        for name in read[box.words]:
            found.setdefault(name_key(name), (name, []))[1].append(box.entry_id)
    return tuple(
        UnkeptName(name, tuple(entry_ids))
        for key, (name, entry_ids) in found.items()
        if key not in kept
    )


def _account(found: Identifier) -> AccountName:
    if found.kind is IdentifierKind.ACCOUNT_NUMBER:
        return AccountName(AccountKind.OTHER, found.text)
    return AccountName(AccountKind(found.kind.value), found.text)
