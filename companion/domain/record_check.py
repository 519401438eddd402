# SPDX-License-Identifier: Apache-2.0
"""A record handed over as JSON, and checking it against the hash chain. No words: only results."""

import json
import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import TypeGuard

from companion.domain.journal import Revision, data_hash, revision_data
from companion.domain.records import Wipe

FORMAT = "companion-record"
CHRONOLOGY_FORMAT = "companion-chronology"
"""Words with parts left out, which nobody can check."""
VERSION = 1
LONGEST_RECORD = 256 * 1024 * 1024
BEGINNING = 200
"""A record says within so many letters that it is one."""
_SEALS = ("previous_hash", "hash")
_HASH = re.compile("[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Link:
    """A revision in the chain, with the child that its hash names."""

    revision: Revision
    child_id: int

    @property
    def id(self) -> int:
        """The number of the revision."""
        return self.revision.id


@dataclass(frozen=True, slots=True)
class WipedLink:
    """What is left of a revision whose record was wiped: its place in the chain."""

    id: int
    previous_hash: str
    hash: str


ChainLink = Link | WipedLink


@dataclass(frozen=True, slots=True)
class ChainCheck:
    """What checking a whole vault found. `first_broken` is a revision, None where all fit.

    `wiped` more revisions stand only as their hash, because their record was wiped on purpose, as
    the receipts in `wipes` say.
    """

    revisions: int
    first_broken: int | None
    oldest: datetime | None
    newest: datetime | None
    newest_hash: str
    wiped: int = 0
    wipes: tuple[Wipe, ...] = ()


class Problem(StrEnum):
    """Why a file can not be checked at all."""

    NOT_A_RECORD = "not-a-record"
    CHRONOLOGY = "chronology"
    NEWER = "newer"
    CUT_OFF = "cut-off"
    TOO_LARGE = "too-large"
    NOT_READABLE = "not-readable"


@dataclass(frozen=True, slots=True)
class Place:
    """One revision of a record as far as the check needs it. Without a moment it is left out."""

    id: int
    previous_hash: str
    hash: str
    written_at: datetime | None
    is_own_hash: bool


@dataclass(frozen=True, slots=True)
class RecordCheck:
    """What checking an exported record found.

    `revisions` were read in full; `left_out` are only named by their hash. `first_broken` does not
    fit the record itself; `first_different` is not, or not so, in the vault beside it. `place` is
    what the file says of the one that is named first.
    """

    problem: Problem | None = None
    revisions: int = 0
    left_out: int = 0
    first_broken: int | None = None
    first_different: int | None = None
    oldest: datetime | None = None
    newest: datetime | None = None
    newest_hash: str = ""
    place: Place | None = None


class NotARecordError(ValueError):
    """A file that is no record, or none that this version reads."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.value)
        self.problem = problem


def record_data(
    links: Iterable[ChainLink], entry_ids: Collection[int], made_at: datetime
) -> dict[str, object]:
    """Return the record of some entries as JSON data; of all others it holds the hash only."""
    revisions = [_link_data(link, entry_ids) for link in links]
    return {
        "format": FORMAT,
        "version": VERSION,
        "made_at": made_at.isoformat(),
        "newest_hash": revisions[-1]["hash"] if revisions else "",
        "revisions": revisions,
    }


def read_record(text: str) -> Mapping[str, object]:
    """Return the data of an exported record. Raises NotARecordError."""
    if len(text) > LONGEST_RECORD:
        raise NotARecordError(Problem.TOO_LARGE)
    try:
        data = json.loads(text, object_pairs_hook=_object)
    except json.JSONDecodeError:
        is_begun = f'"{FORMAT}"' in text[:BEGINNING]
        raise NotARecordError(Problem.CUT_OFF if is_begun else Problem.NOT_A_RECORD) from None
    except (ValueError, RecursionError):
        raise NotARecordError(Problem.NOT_A_RECORD) from None
    if isinstance(data, dict) and data.get("format") == CHRONOLOGY_FORMAT:
        raise NotARecordError(Problem.CHRONOLOGY)
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise NotARecordError(Problem.NOT_A_RECORD)
    if data.get("version") != VERSION:
        raise NotARecordError(Problem.NEWER)
    return data


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """Refuse a name that stands twice: a reader sees the one, the hash covers the other."""
    found = dict(pairs)
    if len(found) != len(pairs):
        raise NotARecordError(Problem.NOT_A_RECORD)
    return found


def check_record(data: Mapping[str, object], known: Mapping[int, str]) -> RecordCheck:
    """Check a record by itself, and against the hashes of a vault by revision.

    Without known hashes only the record itself is checked. Raises NotARecordError.
    """
    revisions = data.get("revisions")
    if not isinstance(revisions, list):
        raise NotARecordError(Problem.NOT_A_RECORD)
    read = [_read(one) for one in revisions]
    written = [one.written_at for one in read if one.written_at]
    newest_hash = read[-1].hash if read else ""
    broken = _first_broken(read)
    if broken is None and data.get("newest_hash") != newest_hash:
        broken = read[-1].id if read else 0
    other = (one.id for one in read if known and known.get(one.id) != one.hash)
    different = next(other, None)
    named = different if broken is None else broken
    return RecordCheck(
        revisions=len(written),
        left_out=len(read) - len(written),
        first_broken=broken,
        first_different=different,
        oldest=min(written, default=None),
        newest=max(written, default=None),
        newest_hash=newest_hash,
        place=next((one for one in read if one.id == named), None),
    )


def _link_data(link: ChainLink, entry_ids: Collection[int]) -> dict[str, object]:
    one = link if isinstance(link, WipedLink) else link.revision
    seals: dict[str, object] = {"previous_hash": one.previous_hash, "hash": one.hash}
    if isinstance(link, WipedLink) or link.revision.entry_id not in entry_ids:
        return {"id": one.id, **seals}
    return {**revision_data(link.revision, link.child_id), **seals}


def _read(one: object) -> Place:
    if not isinstance(one, dict) or type(one.get("id")) is not int:
        raise NotARecordError(Problem.NOT_A_RECORD)
    previous, own = (one.get(name) for name in _SEALS)
    if not _is_hash(own) or not (previous == "" or _is_hash(previous)):
        raise NotARecordError(Problem.NOT_A_RECORD)
    if set(one) == {"id", *_SEALS}:
        return Place(one["id"], previous, own, None, is_own_hash=True)
    covered = {name: value for name, value in one.items() if name not in _SEALS}
    try:
        written_at = _moment(str(one.get("written_at")))
        is_own = data_hash(previous, covered) == own
    except (ValueError, OverflowError, RecursionError):
        raise NotARecordError(Problem.NOT_A_RECORD) from None
    return Place(one["id"], previous, own, written_at, is_own_hash=is_own)


def _is_hash(text: object) -> TypeGuard[str]:
    return isinstance(text, str) and _HASH.fullmatch(text) is not None


def _moment(text: str) -> datetime:
    """Return a moment in UTC. Raises ValueError or OverflowError for what is none."""
    given = datetime.fromisoformat(text)
    moment = given.astimezone(UTC)
    if given.utcoffset() is None:
        raise ValueError
    return moment


def _first_broken(read: Iterable[Place]) -> int | None:
    """Return the first revision whose hash, or whose place in the chain, does not fit."""
    previous, number = "", 0
    for one in read:
        if not one.is_own_hash or one.previous_hash != previous or one.id <= number:
            return one.id
        previous, number = one.hash, one.id
    return None
