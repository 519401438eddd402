# SPDX-License-Identifier: Apache-2.0
"""The journal: entries, their revisions, drafts, and the hash chain over revisions."""

import hashlib
import json
import secrets
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from datetime import date, datetime, time
from enum import StrEnum

from companion.domain.entry_details import EntryDetails, EntryKind

NO_DETAILS = EntryDetails()
SALT_BYTES = 16


class Certainty(StrEnum):
    """How sure the person is of when it happened."""

    EXACT = "exact"
    ABOUT = "about"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Happened:
    """When it happened, in the person's own local time. `day` is None where unknown.

    `said` are the words that the person typed for it, such as "yesterday evening".
    """

    certainty: Certainty = Certainty.UNKNOWN
    day: date | None = None
    at: time | None = None
    said: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class EntryText:
    """The boxes of an entry (product J1): plain words. At least one must be filled."""

    saw: str = field(default="", repr=False)
    told_by: str = field(default="", repr=False)
    child_words: str = field(default="", repr=False)
    asked: str = field(default="", repr=False)
    seemed: str = field(default="", repr=False)
    think: str = field(default="", repr=False)
    did: str = field(default="", repr=False)
    outcome: str = field(default="", repr=False)
    place: str = field(default="", repr=False)
    who: str = field(default="", repr=False)

    @property
    def is_blank(self) -> bool:
        """True where nothing but white space is in any box."""
        return not any(getattr(self, box.name).strip() for box in fields(self))

    @property
    def all_words(self) -> str:
        """Return all boxes as one text, for the search index."""
        return "\n".join(value for box in fields(self) if (value := getattr(self, box.name)))

    @property
    def first_line(self) -> str:
        """Return the first line of what was seen, or of the first filled box."""
        return next((line.strip() for line in self.all_words.splitlines() if line.strip()), "")


class RevisionKind(StrEnum):
    """Why a revision was added."""

    WRITTEN = "written"
    CHANGED = "changed"
    STRUCK_OUT = "struck-out"
    RESTORED = "restored"


@dataclass(frozen=True, slots=True)
class Revision:
    """One saved wording of an entry. Revisions are only ever added.

    `written_at` is in UTC. `hash` covers the previous hash and every other field. `salt` is random:
    without it nobody can find out the words from the hash by guessing.
    """

    id: int
    entry_id: int
    kind: RevisionKind
    written_at: datetime
    happened: Happened
    text: EntryText = field(repr=False)
    reason: str = field(default="", repr=False)
    previous_hash: str = ""
    hash: str = ""
    details: EntryDetails = NO_DETAILS
    salt: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Entry:
    """A dated journal note: its newest wording, and whether it is struck out."""

    id: int
    child_id: int
    created_at: datetime
    is_struck_out: bool
    current: Revision


@dataclass(frozen=True, slots=True)
class EntryLine:
    """What a list shows of an entry."""

    id: int
    child_id: int
    happened: Happened
    written_at: datetime
    first_line: str = field(repr=False)
    is_struck_out: bool = False
    kind: EntryKind = EntryKind.OTHER
    words: str = field(default="", repr=False)
    """All that a search looks into, from the beginning; only where something was searched for."""


@dataclass(frozen=True, slots=True)
class Reasons:
    """Why an entry was changed, and why it is to be struck out: as typed, not given yet."""

    change: str = field(default="", repr=False)
    strike_out: str = field(default="", repr=False)

    @property
    def is_blank(self) -> bool:
        """True where nothing but white space is in either."""
        return not (self.change.strip() or self.strike_out.strip())


@dataclass(frozen=True, slots=True)
class Draft:
    """Unsaved wording kept for the person. `entry_id` is None for a new entry."""

    child_id: int
    entry_id: int | None
    happened: Happened
    text: EntryText = field(repr=False)
    kept_at: datetime
    reasons: Reasons = field(default=Reasons(), repr=False)
    details: EntryDetails = NO_DETAILS
    arrived: str = field(default="", repr=False)
    """Words that waited for their place until now: from this keeping on they stand in it."""


def new_salt() -> str:
    """Return random bytes (hex) for one revision."""
    return secrets.token_hex(SALT_BYTES)


def revision_data(revision: Revision, child_id: int) -> dict[str, object]:
    """Return everything of a revision that its hash covers, besides the previous hash."""
    return {
        "id": revision.id,
        "entry": revision.entry_id,
        "child": child_id,
        "kind": revision.kind.value,
        "written_at": revision.written_at.isoformat(),
        "certainty": revision.happened.certainty.value,
        "day": revision.happened.day.isoformat() if revision.happened.day else "",
        "time": revision.happened.at.isoformat() if revision.happened.at else "",
        "said": revision.happened.said,
        "reason": revision.reason,
        "text": asdict(revision.text),
        "details": revision.details.as_data(),
        "salt": revision.salt,
    }


def data_hash(previous_hash: str, data: Mapping[str, object]) -> str:
    """Return the SHA-256 (hex) over the previous hash and the canonical JSON of the data."""
    canonical = json.dumps(data, sort_keys=True, ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(f"{previous_hash}\n{canonical}".encode()).hexdigest()


def chain_hash(previous_hash: str, revision: Revision, child_id: int) -> str:
    """Return the hash of a revision: over the previous hash and all of its data."""
    return data_hash(previous_hash, revision_data(revision, child_id))
