# SPDX-License-Identifier: Apache-2.0
"""A record handed over as JSON, and checking it against the hash chain. No words: only results."""

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from companion.domain.journal import Revision, data_hash, revision_data

FORMAT = "companion-record"
VERSION = 1
LONGEST_RECORD = 256 * 1024 * 1024
_SEALS = ("previous_hash", "hash")


@dataclass(frozen=True, slots=True)
class Link:
    """A revision in the chain, with the child that its hash names."""

    revision: Revision
    child_id: int

    @property
    def id(self) -> int:
        """The number of the revision."""
        return self.revision.id

    @property
    def hash(self) -> str:
        """The hash of the revision."""
        return self.revision.hash


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

    `wiped` more revisions stand only as their hash, because their record was wiped on purpose.
    """

    revisions: int
    first_broken: int | None
    oldest: datetime | None
    newest: datetime | None
    newest_hash: str
    wiped: int = 0


class Problem(StrEnum):
    """Why a file can not be checked at all."""

    NOT_A_RECORD = "not-a-record"
    NEWER = "newer"
    TOO_LARGE = "too-large"
    NOT_READABLE = "not-readable"


@dataclass(frozen=True, slots=True)
class RecordCheck:
    """What checking an exported record found.

    `revisions` were read in full; `left_out` are only named by their hash. `first_broken` does not
    fit the record itself; `first_different` is not, or not so, in the vault beside it.
    """

    problem: Problem | None = None
    revisions: int = 0
    left_out: int = 0
    first_broken: int | None = None
    first_different: int | None = None
    oldest: datetime | None = None
    newest: datetime | None = None
    newest_hash: str = ""


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
        data = json.loads(text)
    except (ValueError, RecursionError):
        raise NotARecordError(Problem.NOT_A_RECORD) from None
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise NotARecordError(Problem.NOT_A_RECORD)
    if data.get("version") != VERSION:
        raise NotARecordError(Problem.NEWER)
    return data


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
    different = (one.id for one in read if known and known.get(one.id) != one.hash)
    return RecordCheck(
        revisions=len(written),
        left_out=len(read) - len(written),
        first_broken=broken,
        first_different=next(different, None),
        oldest=min(written, default=None),
        newest=max(written, default=None),
        newest_hash=newest_hash,
    )


@dataclass(frozen=True, slots=True)
class _Read:
    """One revision of a record as far as the check needs it."""

    id: int
    previous_hash: str
    hash: str
    written_at: datetime | None
    is_own_hash: bool


def _link_data(link: ChainLink, entry_ids: Collection[int]) -> dict[str, object]:
    one = link if isinstance(link, WipedLink) else link.revision
    seals: dict[str, object] = {"previous_hash": one.previous_hash, "hash": one.hash}
    if isinstance(link, WipedLink) or link.revision.entry_id not in entry_ids:
        return {"id": one.id, **seals}
    return {**revision_data(link.revision, link.child_id), **seals}


def _read(one: object) -> _Read:
    if not isinstance(one, dict) or type(one.get("id")) is not int:
        raise NotARecordError(Problem.NOT_A_RECORD)
    seals = [one.get(name) for name in _SEALS]
    if not all(isinstance(seal, str) for seal in seals):
        raise NotARecordError(Problem.NOT_A_RECORD)
    previous, own = map(str, seals)
    if set(one) == {"id", *_SEALS}:
        return _Read(one["id"], previous, own, None, is_own_hash=True)
    covered = {name: value for name, value in one.items() if name not in _SEALS}
    try:
        written_at = datetime.fromisoformat(str(one.get("written_at")))
        is_own = data_hash(previous, covered) == own
    except (ValueError, RecursionError):
        raise NotARecordError(Problem.NOT_A_RECORD) from None
    if written_at.utcoffset() is None:
        raise NotARecordError(Problem.NOT_A_RECORD)
    return _Read(one["id"], previous, own, written_at, is_own_hash=is_own)


def _first_broken(read: Iterable[_Read]) -> int | None:
    """Return the first revision whose hash, or whose place in the chain, does not fit."""
    previous, number = "", 0
    for one in read:
        if not one.is_own_hash or one.previous_hash != previous or one.id <= number:
            return one.id
        previous, number = one.hash, one.id
    return None
