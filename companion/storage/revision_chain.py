# SPDX-License-Identifier: Apache-2.0
"""Checking that no revision was changed, reordered or taken out."""

from collections.abc import Callable, Iterable

from companion.domain.journal import Revision, RevisionKind, chain_hash
from companion.domain.record_check import ChainCheck, ChainLink, Link, WipedLink
from companion.domain.records import Wipe
from companion.storage.cipher import Database
from companion.storage.entry_index import words_of
from companion.storage.journal_rows import Row, revision_of, shown_line
from companion.storage.record_rows import receipts
from companion.storage.search_words import without_room

_LINKS = """
    select revision.*, entry.child_id from revision
    left join entry on entry.id = revision.entry_id
    where revision.id > ? order by revision.id limit ?"""
_LINKS_AS_SHOWN = """
    select revision.*, entry.child_id, entry.revision_id = revision.id as is_shown,
        entry.created_at, entry.sort_key, entry.is_struck_out, entry.first_line,
        entry_text.words as indexed from revision
    left join entry on entry.id = revision.entry_id
    left join entry_text on entry_text.id = entry.id and entry.revision_id = revision.id
    where revision.id > ? order by revision.id limit ?"""
_WIPED = """
    select id, previous_hash, hash, wipe_id from wiped_revision
    where id > ? order by id limit ?"""
_END = """
    select id, hash from (select id, hash from revision order by id desc limit 1)
    union all select id, hash from (select id, hash from wiped_revision order by id desc limit 1)
    order by id desc limit 1"""
_HASHES = "select id, hash from revision union all select id, hash from wiped_revision"
_PAGE = 1000

_NOT_NEWEST = """
    select entry.revision_id as id from entry
    left join (select entry_id, max(id) as newest, min(id) as oldest from revision
        group by entry_id) as own on own.entry_id = entry.id
    left join revision as first on first.id = own.oldest
    where own.newest is not entry.revision_id or first.written_at is not entry.created_at
    order by entry.revision_id limit 1"""

_LAST_NUMBER = "select seq from sqlite_sequence where name = ?"
_BY_HASH = """
    select id from revision where hash = :hash
    union all select id from wiped_revision where hash = :hash"""


def check_chain(db: Database, keep_going: Callable[[], None] = lambda: None) -> ChainCheck:
    """Read every revision and check it, and that each entry shows its newest one.

    A revision cut off at the end is found by the entry that shows it, and by the last number that
    was given away. Nothing shows that the whole chain was built anew; for that there is the newest
    hash, handed over before. `keep_going` raises to end the check.
    """
    checked = _Checked()
    last = 0
    while rows := _rows(db, _LINKS_AS_SHOWN, last, _PAGE):
        last = int(rows[-1]["id"])
        for row in rows:
            keep_going()
            checked.add(row)
    wipes = receipts(db)
    others = (_first_not_newest(db), _first_not_received(db, wipes, checked), _first_cut_off(db))
    return checked.result(others, wipes)


def links(db: Database, *, after: int, limit: int) -> tuple[ChainLink, ...]:
    """Return revisions, wiped ones too, in the order of the chain."""
    return tuple(map(_link_of, _rows(db, _LINKS, after, limit)))


def hashes(db: Database) -> dict[int, str]:
    """Return the hash of each revision, wiped ones too, without reading any words."""
    return {int(row["id"]): str(row["hash"]) for row in db.query(_HASHES)}


def chain_end(db: Database) -> tuple[int, str]:
    """Return number and hash of the newest revision, wiped or not; 0 and "" before the first."""
    for row in db.query(_END):
        return int(row["id"]), str(row["hash"])
    return 0, ""


def _rows(db: Database, sql: str, after: int, limit: int) -> list[Row]:
    """Return the next links. A row without `kind` is a wiped one."""
    rows = [*db.query(sql, [after, limit]), *db.query(_WIPED, [after, limit])]
    return sorted(rows, key=lambda row: int(row["id"]))[:limit]


def _link_of(row: Row) -> ChainLink:
    if "kind" in row:
        return Link(revision_of(row), row["child_id"])
    return WipedLink(row["id"], row["previous_hash"], row["hash"])


class _Checked:
    """What is known after some revisions."""

    def __init__(self) -> None:
        self.wiped_by: dict[int, list[int]] = {}
        """The wiped revisions of each wipe."""
        self._struck_out: set[int] = set()
        self._count = self._wiped = 0
        self._broken: int | None = None
        self._misshown: int | None = None
        self._hash = ""
        self._first: Revision | None = None
        self._newest: Revision | None = None

    def add(self, row: Row) -> None:
        """Check one more revision; of a wiped one only whether it stands in its place."""
        if "kind" not in row:
            self._add_wiped(row)
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
            self._struck_out.add(revision.entry_id)
        elif revision.kind is RevisionKind.RESTORED:
            self._struck_out.discard(revision.entry_id)
        if self._misshown is None and row["is_shown"] and not self._is_shown_so(row, revision):
            self._misshown = revision.id

    def result(self, others: Iterable[int | None], wipes: tuple[Wipe, ...]) -> ChainCheck:
        """Return what was found; what is beside the chain counts where that itself is whole."""
        found = (one for one in (self._broken, self._misshown, *others) if one is not None)
        return ChainCheck(
            revisions=self._count,
            first_broken=next(found, None),
            oldest=self._first.written_at if self._first else None,
            newest=self._newest.written_at if self._newest else None,
            newest_hash=self._hash,
            wiped=self._wiped,
            wipes=wipes,
        )

    def _add_wiped(self, row: Row) -> None:
        self._wiped += 1
        self.wiped_by.setdefault(row["wipe_id"], []).append(int(row["id"]))
        if self._broken is None and row["previous_hash"] != self._hash:
            self._broken = int(row["id"])
        self._hash = row["hash"]

    def _fits(self, row: Row, revision: Revision | None) -> bool:
        child_id = row["child_id"]
        return (
            revision is not None
            and isinstance(child_id, int)
            and revision.previous_hash == self._hash
            and revision.hash == chain_hash(self._hash, revision, child_id)
        )

    def _is_shown_so(self, row: Row, revision: Revision) -> bool:
        """Tell whether the list, and the search, have the entry as its newest revision says it."""
        day, at = row["happened_day"], row["happened_time"]
        event = (day + (f"T{at}" if at else "")) if day else row["created_at"]
        return (
            row["sort_key"] == event
            and bool(row["is_struck_out"]) == (revision.entry_id in self._struck_out)
            and row["first_line"] == shown_line(revision)
            and _is_indexed_so(row["indexed"], revision)
        )


def _readable(row: Row) -> Revision | None:
    try:
        return revision_of(row)
    except (TypeError, ValueError, RecursionError):
        return None


def _is_indexed_so(indexed: str | None, revision: Revision) -> bool:
    """Tell whether the index has the words of the revision, however it sets symbols apart."""
    try:
        words = words_of(revision)
    except TypeError:
        return False
    if indexed is None:
        return False
    return indexed == words or without_room(indexed) == without_room(words)


def _first_not_newest(db: Database) -> int | None:
    """Return the revision that an entry shows although it is not its newest."""
    return next((int(row["id"]) for row in db.query(_NOT_NEWEST)), None)


def _first_not_received(db: Database, wipes: Iterable[Wipe], checked: _Checked) -> int | None:
    """Return the first revision that a wipe took away beside what its receipt says."""
    wiped_by = dict(checked.wiped_by)
    for wipe in wipes:
        gone = wiped_by.pop(wipe.id, [])
        numbers = (len(gone), gone[0], gone[-1]) if gone else (0, 0, 0)
        if (wipe.revisions, wipe.first_revision, wipe.last_revision) != numbers:
            return min(gone, default=wipe.first_revision)
        ends = [int(row["id"]) for row in db.query(_BY_HASH, {"hash": wipe.newest_hash})]
        if wipe.newest_hash and (not ends or ends[0] < wipe.last_revision):
            return wipe.first_revision or chain_end(db)[0]
    if wiped_by:
        return min(map(min, wiped_by.values()))
    return _first_wiped_alone(db, checked)


def _first_wiped_alone(db: Database, checked: _Checked) -> int | None:
    """Return the first revision of the newest wipe where more wipes than records are gone.

    A wipe takes a whole record: the child goes with it, and a number is given away once.
    """
    gone = _last_number(db, "child") - int(db.table("child").count)
    if gone >= int(db.table("wipe").count):
        return None
    newest = max(checked.wiped_by, default=0)
    return checked.wiped_by[newest][0] if newest else chain_end(db)[0]


def _first_cut_off(db: Database) -> int | None:
    """Return the first number that was given away, and stands nowhere, behind the newest one."""
    newest, _ = chain_end(db)
    return newest + 1 if _last_number(db, "revision") > newest else None


def _last_number(db: Database, table: str) -> int:
    return next((int(row["seq"]) for row in db.query(_LAST_NUMBER, [table])), 0)
