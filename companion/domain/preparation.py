# SPDX-License-Identifier: Apache-2.0
"""Worksheets of what a door asks, and what a person got ready for it. Nothing is sent."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from companion.domain.entry_details import AccountName
from companion.domain.guide import Provenance
from companion.domain.journal import Entry
from companion.domain.report import Report

GENERAL = "general"
"""The worksheet for every door that has none of its own."""


class FieldKind(StrEnum):
    """How much room an answer has."""

    LINE = "line"
    LINES = "lines"


class Fill(StrEnum):
    """Which notes may fill in a field."""

    CHILD = "child"
    HAPPENED = "happened"
    PLACES = "places"
    FIRST_DAY = "first-day"
    LAST_DAY = "last-day"
    PEOPLE = "people"
    ACCOUNTS = "accounts"
    LINKS = "links"
    DONE = "done"
    TOLD = "told"


class Way(StrEnum):
    """How the door is used: an online form, a call, or something the child does."""

    FORM = "form"
    CALL = "call"
    CHILD = "child"


@dataclass(frozen=True, slots=True)
class SheetField:
    """One question of a worksheet. Fields are shared: the same id is the same question."""

    id: str
    question: str
    help: str
    kind: FieldKind
    fills: tuple[Fill, ...]
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class Worksheet:
    """What a form or a call handler asks. `is_own`: nobody could check what the form asks."""

    id: str
    title: str
    intro: str
    way: Way
    channels: tuple[str, ...]
    is_own: bool
    notes: tuple[str, ...]
    ask: tuple[str, ...]
    """What to ask for at the end, and to write down by hand."""
    fields: tuple[SheetField, ...]
    provenance: Provenance


def worksheet_for(worksheets: Iterable[Worksheet], channel_id: str) -> Worksheet | None:
    """Return the worksheet of a door, else the general one; None where there is no such."""
    known = tuple(worksheets)
    own = next((one for one in known if channel_id in one.channels), None)
    return own or next((one for one in known if one.id == GENERAL), None)


@dataclass(frozen=True, slots=True)
class Names:
    """Who and what was ticked to go in: labels of people, and accounts."""

    people: tuple[str, ...] = field(default=(), repr=False)
    accounts: tuple[AccountName, ...] = ()


NO_NAMES = Names()


@dataclass(frozen=True, slots=True)
class Preparation:
    """One worksheet got ready for one child: the words of each field, by its id.

    `filled` is what the notes put into a field: what differs from it was written by the person.
    """

    child_id: int
    worksheet_id: str
    channel_id: str = ""
    words: Mapping[str, str] = field(default_factory=dict, repr=False)
    filled: Mapping[str, str] = field(default_factory=dict, repr=False)
    written_at: datetime | None = None

    @property
    def is_blank(self) -> bool:
        """True where nothing but white space is in any field."""
        return not any(words.strip() for words in self.words.values())

    def may_fill(self, field_id: str) -> bool:
        """Return whether a field is empty, or as the notes filled it."""
        words = self.words.get(field_id, "")
        return not words.strip() or words == self.filled.get(field_id)

    def with_notes(self, found: Mapping[str, str]) -> "Preparation":
        """Return it with these words, but nowhere in place of what the person wrote."""
        taken = {one: words for one, words in found.items() if words and self.may_fill(one)}
        return replace(self, words={**self.words, **taken}, filled={**self.filled, **taken})

    def left_alone(self, found: Mapping[str, str]) -> tuple[str, ...]:
        """Return the fields that the notes would have filled if the person had not written."""
        return tuple(one for one, words in found.items() if words and not self.may_fill(one))

    def words_elsewhere(self, others: Iterable["Preparation"]) -> Mapping[str, str]:
        """Return for the empty fields what stands in other worksheets, the first that has it."""
        found: dict[str, str] = {}
        for other in others:
            for one, words in other.words.items():
                if words.strip() and not self.words.get(one, "").strip():
                    found.setdefault(one, words)
        return found


@dataclass(frozen=True, slots=True)
class Notes:
    """What was ticked of one child for a worksheet: entries, names, and reports made."""

    entries: tuple[Entry, ...]
    names: Names = NO_NAMES
    reports: tuple[Report, ...] = ()


def in_screens(words: str, most: int) -> tuple[str, ...]:
    """Return words in parts of at most so many letters, cut between lines or words if they can be.

    Put together again they are the same words, but for the white space at the cuts.
    """
    parts, start, end = [], 0, len(words)
    while end - start > most:
        cut = max(words.rfind(space, start, start + most + 1) for space in "\n ")
        if cut <= start + most // 3:
            cut = start + most
        parts.append(words[start:cut].strip())
        start = cut
    parts.append(words[start:].strip())
    return tuple(part for part in parts if part)
