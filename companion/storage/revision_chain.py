# SPDX-License-Identifier: Apache-2.0
"""Checking that no revision was changed, reordered or taken out."""

from companion.domain.errors import CompanionError, ErrorCode
from companion.domain.journal import Revision, RevisionKind, chain_hash
from companion.domain.record_check import ChainCheck, ChainLink, Link, WipedLink
from companion.storage.cipher import Database
from companion.storage.journal_rows import Row, revision_of

_LINKS = """
    select revision.*, entry.child_id from revision
    left join entry on entry.id = revision.entry_id
    where revision.id > ? order by revision.id limit ?"""
_WIPED = """
    select id, previous_hash, hash from wiped_revision where id > ? order by id limit ?"""
_END = """
    select id, hash from (select id, hash from revision order by id desc limit 1)
    union all select id, hash from (select id, hash from wiped_revision order by id desc limit 1)
    order by id desc limit 1"""
_PAGE = 1000

_NOT_NEWEST = """
    select entry.revision_id as id from entry
    left join (select entry_id, max(id) as newest, min(id) as oldest from revision
        group by entry_id) as own on own.entry_id = entry.id
    left join revision as first on first.id = own.oldest
    where own.newest is not entry.revision_id or first.written_at is not entry.created_at
    order by entry.revision_id limit 1"""

_SHOWN = """
    select revision.id, entry_id, certainty, happened_day, happened_time, created_at, sort_key,
        is_struck_out
    from entry join revision on revision.id = entry.revision_id order by revision.id"""


def check_chain(db: Database) -> ChainCheck:
    """Read every revision and check it, and that each entry shows its newest one.

    A revision cut off at the end is found by the entry that shows it. Nothing shows that the
    whole chain was built anew; for that there is the newest hash, handed over before.
    """
    checked = _Checked()
    last = 0
    while rows := _rows(db, last, _PAGE):
        last = int(rows[-1]["id"])
        for row in rows:
            checked.add(row)
    return checked.result(_first_misshown(db, checked.struck_out))


def links(db: Database, *, after: int, limit: int) -> tuple[ChainLink, ...]:
    """Return revisions, wiped ones too, in the order of the chain. Raises VAULT_DAMAGED."""
    try:
        return tuple(map(_link_of, _rows(db, after, limit)))
    except (TypeError, ValueError):
        raise CompanionError(ErrorCode.VAULT_DAMAGED) from None


def chain_end(db: Database) -> tuple[int, str]:
    """Return number and hash of the newest revision, wiped or not; 0 and "" before the first."""
    for row in db.query(_END):
        return int(row["id"]), str(row["hash"])
    return 0, ""


def _rows(db: Database, after: int, limit: int) -> list[Row]:
    """Return the next links. A row without `kind` is a wiped one."""
    rows = [*db.query(_LINKS, [after, limit]), *db.query(_WIPED, [after, limit])]
    return sorted(rows, key=lambda row: int(row["id"]))[:limit]


def _link_of(row: Row) -> ChainLink:
    if "kind" in row:
        return Link(revision_of(row), row["child_id"])
    return WipedLink(row["id"], row["previous_hash"], row["hash"])


class _Checked:
    """What is known after some revisions."""

    def __init__(self) -> None:
        self.struck_out: set[int] = set()
        self._count = self._wiped = 0
        self._broken: int | None = None
        self._hash = ""
        self._first: Revision | None = None
        self._newest: Revision | None = None

    def add(self, row: Row) -> None:
        """Check one more revision; of a wiped one only whether it stands in its place."""
        if "kind" not in row:
            self._wiped += 1
            if self._broken is None and row["previous_hash"] != self._hash:
                self._broken = int(row["id"])
            self._hash = row["hash"]
            return
        self._count += 1
        revision = _readable(row)
        if self._broken is None and not self._fits(row, revision):
            self._broken = int(row["id"])
        self._hash = row["hash"]
        if revision is None:
            return
        self._first, self._newest = self._first or revision, revision
        if revision.kind is RevisionKind.STRUCK_OUT:
            self.struck_out.add(revision.entry_id)
        elif revision.kind is RevisionKind.RESTORED:
            self.struck_out.discard(revision.entry_id)

    def result(self, misshown: int | None) -> ChainCheck:
        """Return what was found; an entry shown wrong counts where the chain itself is whole."""
        return ChainCheck(
            revisions=self._count,
            first_broken=misshown if self._broken is None else self._broken,
            oldest=self._first.written_at if self._first else None,
            newest=self._newest.written_at if self._newest else None,
            newest_hash=self._hash,
            wiped=self._wiped,
        )

    def _fits(self, row: Row, revision: Revision | None) -> bool:
        child_id = row["child_id"]
        return (
            revision is not None
            and isinstance(child_id, int)
            and revision.previous_hash == self._hash
            and revision.hash == chain_hash(self._hash, revision, child_id)
        )


def _readable(row: Row) -> Revision | None:
    try:
        return revision_of(row)
    except (TypeError, ValueError, RecursionError):
        return None


def _first_misshown(db: Database, struck_out: set[int]) -> int | None:
    """Return the newest revision of the first entry that the list shows in another way."""
    for row in db.query(_NOT_NEWEST):
        return int(row["id"])
    for row in db.query(_SHOWN):
        day, at = row["happened_day"], row["happened_time"]
        event = (day + (f"T{at}" if at else "")) if day else row["created_at"]
        is_struck_out = row["entry_id"] in struck_out
        if row["sort_key"] != event or bool(row["is_struck_out"]) != is_struck_out:
            return int(row["id"])
    return None
