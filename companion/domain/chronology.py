# SPDX-License-Identifier: Apache-2.0
"""A chronology: what is handed to a reader in the order of events, and what is left out of it.

Data only. Making one is in `chronology_making.py`; its words are the window's.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum

from companion.domain.entry_details import EntryKind
from companion.domain.errors import CompanionError, ErrorCode
from companion.domain.journal import Happened, RevisionKind

Progress = Callable[[int, int], bool]
"""Told how much is done, and of how much (0 while nobody knows). False: stop."""

CHILD_WORDS = "child_words"
OPINION_BOX = "think"
JUDGEMENT = "judgement"


class Reader(StrEnum):
    """Whom it is for."""

    POLICE = "police"
    SCHOOL = "school"
    SOCIAL_WORKER = "social-worker"
    SOLICITOR = "solicitor"
    MYSELF = "myself"


class LeaveOut(StrEnum):
    """What a person may choose to leave out."""

    OTHER_CHILDREN = "other-children"
    ADDRESSES = "addresses"
    """Postal addresses, phone numbers and e-mail addresses."""
    OPINIONS = "opinions"
    """The box "I think", as a whole."""


class Left(StrEnum):
    """What a reader does not get. Each stands openly in the text or on the first page."""

    OTHER_CHILD = "other-child"
    ADDRESS = "address"
    PHONE = "phone"
    EMAIL = "email"
    OPINION = "opinion"
    OTHER_NAME = "other-name"
    """A name that the person typed for this reader."""
    NAME = "name"
    """Initials stand in its place."""
    EARLIER_WORDING = "earlier-wording"
    STRUCK_OUT = "struck-out"


class ItemKind(StrEnum):
    """What an item was made of."""

    ENTRY = "entry"
    REPORT = "report"
    TALK = "talk"
    SIGNS = "signs"
    """A look through the checklist."""
    NOTE = "note"
    """A quick note."""


@dataclass(frozen=True, slots=True)
class Choices:
    """What a person chose for one reader.

    A struck-out entry is taken only `with_struck_out`. The days limit reports, talks and signs;
    entries are named one by one.
    """

    child_id: int
    reader: Reader = Reader.MYSELF
    entry_ids: tuple[int, ...] = ()
    leave_out: tuple[LeaveOut, ...] = ()
    names_as_initials: bool = False
    child_as_initials: bool = False
    with_earlier_wordings: bool = False
    with_struck_out: bool = False
    with_reports: bool = False
    with_talks: bool = False
    with_signs: bool = False
    from_day: date | None = None
    to_day: date | None = None
    maker_name: str = field(default="", repr=False)
    maker_role: str = field(default="", repr=False)
    other_names: str = field(default="", repr=False)
    """Names to leave out that no record knows, one a line."""

    @property
    def hides_names(self) -> bool:
        """True where this reader should not get the names of all."""
        return self.names_as_initials or LeaveOut.OTHER_CHILDREN in self.leave_out

    def takes(self, day: date | None) -> bool:
        """Return whether a report, a talk or a sign of that day is wanted."""
        if day is None:
            return self.from_day is None and self.to_day is None
        return (self.from_day or date.min) <= day <= (self.to_day or date.max)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What is suggested for a reader. `sources` are ids of the guide; JUDGEMENT is our own view."""

    reader: Reader
    leave_out: tuple[LeaveOut, ...] = ()
    names_as_initials: bool = False
    with_earlier_wordings: bool = False
    with_struck_out: bool = False
    with_reports: bool = False
    with_talks: bool = False
    with_signs: bool = False
    sources: tuple[str, ...] = ()

    def applied_to(self, choices: Choices) -> Choices:
        """Return the choices with what is suggested."""
        return replace(
            choices,
            reader=self.reader,
            leave_out=self.leave_out,
            names_as_initials=self.names_as_initials,
            with_earlier_wordings=self.with_earlier_wordings,
            with_struck_out=self.with_struck_out,
            with_reports=self.with_reports,
            with_talks=self.with_talks,
            with_signs=self.with_signs,
        )


SUGGESTIONS = (
    # Who, what, when, where, accounts, who was told, reference numbers (facts sheet E.3). Another
    # child may have seen something, or be in danger too.
    Suggestion(
        Reader.POLICE,
        with_earlier_wordings=True,
        with_reports=True,
        sources=("p9", "p171", "p173", "p174", "p177"),
    ),
    # Facts apart from opinion; whom it is about no further than needed.
    Suggestion(
        Reader.SCHOOL,
        leave_out=(LeaveOut.OTHER_CHILDREN, LeaveOut.ADDRESSES, LeaveOut.OPINIONS),
        names_as_initials=True,
        sources=("p173", JUDGEMENT),
    ),
    Suggestion(
        Reader.SOCIAL_WORKER,
        leave_out=(LeaveOut.OTHER_CHILDREN,),
        with_earlier_wordings=True,
        with_reports=True,
        with_talks=True,
        with_signs=True,
        sources=("p174", JUDGEMENT),
    ),
    # Either side may see dated notes in court (E.3): a solicitor has to know all of it.
    Suggestion(
        Reader.SOLICITOR,
        with_earlier_wordings=True,
        with_struck_out=True,
        with_reports=True,
        with_talks=True,
        with_signs=True,
        sources=("p171", JUDGEMENT),
    ),
    Suggestion(
        Reader.MYSELF,
        with_earlier_wordings=True,
        with_struck_out=True,
        with_reports=True,
        with_talks=True,
        with_signs=True,
        sources=(JUDGEMENT,),
    ),
)


@dataclass(frozen=True, slots=True)
class Piece:
    """Words as they are stored, or what stands in their place.

    `left_out`: a mark stands there, and `text` is empty; with NAME `text` holds the initials.
    """

    text: str = field(default="", repr=False)
    left_out: Left | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """One labelled box. `name` is the box, `codes` what the window has its own words for."""

    name: str
    pieces: tuple[Piece, ...] = ()
    codes: tuple[str, ...] = ()

    @property
    def is_quotation(self) -> bool:
        """True for words that must stay exactly as the child said them."""
        return self.name == CHILD_WORDS


@dataclass(frozen=True, slots=True)
class Wording:
    """An earlier wording of an entry, or a mark that was set on it and why."""

    kind: RevisionKind
    written_at: datetime
    happened: Happened
    parts: tuple[Part, ...]
    reason: tuple[Piece, ...]
    revision_id: int
    revision_hash: str


@dataclass(frozen=True, slots=True)
class StruckOut:
    """When something was struck out or taken back, and why."""

    at: datetime
    reason: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """One numbered thing. `item_id` is its number in the record; the hash is of an entry only."""

    number: int
    kind: ItemKind
    item_id: int
    happened: Happened
    written_at: datetime | None
    parts: tuple[Part, ...]
    changed_at: datetime | None = None
    """When the newest wording was written, where it is not the first."""
    earlier: tuple[Wording, ...] = ()
    earlier_left_out: int = 0
    """How many earlier wordings are not shown."""
    reason: tuple[Piece, ...] = ()
    """Why the newest wording was written."""
    struck_out: StruckOut | None = None
    revision_id: int = 0
    revision_hash: str = ""
    entry_kind: EntryKind = EntryKind.OTHER

    @property
    def all_pieces(self) -> Iterator[Piece]:
        """Yield everything that is shown of it, earlier wordings too."""
        for part in (*self.parts, *(part for one in self.earlier for part in one.parts)):
            yield from part.pieces
        for one in self.earlier:
            yield from one.reason
        yield from self.reason
        if self.struck_out is not None:
            yield from self.struck_out.reason

    @property
    def without_hashes(self) -> "Item":
        """Return the same, with no hash of any wording."""
        earlier = tuple(replace(one, revision_hash="") for one in self.earlier)
        return replace(self, earlier=earlier, revision_hash="")


@dataclass(frozen=True, slots=True)
class LeftOut:
    """How often something was left out."""

    what: Left
    count: int


@dataclass(frozen=True, slots=True)
class Chronology:
    """What goes to a reader. `undated` items, whose day nobody knows, come last.

    `can_be_checked`: a record for checking holds no more than is shown here. Otherwise no hash
    is here either: with the words around it, a hash lets somebody try out what was left out.
    `may_still_show`: words of names that were changed or left out, and words that hold one.
    `knows_other_children`: False where no name of one was there to leave out.
    """

    choices: Choices
    child: str = field(repr=False)
    made_at: datetime
    items: tuple[Item, ...]
    undated: tuple[Item, ...]
    left_out: tuple[LeftOut, ...]
    newest_hash: str
    can_be_checked: bool
    may_still_show: tuple[str, ...] = field(repr=False)
    knows_other_children: bool = True

    @property
    def all_items(self) -> tuple[Item, ...]:
        """Return everything in the order of its numbers."""
        return (*self.items, *self.undated)

    @property
    def entry_ids(self) -> tuple[int, ...]:
        """Return the entries that are shown: those of a record for checking."""
        return tuple(one.item_id for one in self.all_items if one.kind is ItemKind.ENTRY)

    @property
    def days(self) -> tuple[date, date] | None:
        """Return the first and the last day; None where no day is known."""
        known = [one.happened.day for one in self.items if one.happened.day]
        return (min(known), max(known)) if known else None


def suggestion_for(reader: Reader) -> Suggestion:
    """Return what is suggested for a reader."""
    return next(one for one in SUGGESTIONS if one.reader is reader)


def always(_done: int, _of: int) -> bool:
    """Be the progress that nobody watches and nobody stops."""
    return True


def go_on(progress: Progress, done: int, of: int = 0) -> None:
    """Tell how far it is. Raises CompanionError(STOPPED) where the person wants no more of it."""
    if not progress(done, of):
        raise CompanionError(ErrorCode.STOPPED)
