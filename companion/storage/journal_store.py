# SPDX-License-Identifier: Apache-2.0
"""Entries, the chain of revisions, drafts and search, in the vault."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime

from companion.domain.entry_details import EntryDetails
from companion.domain.entry_find import Found, Wanted
from companion.domain.errors import CompanionError, ErrorCode
from companion.domain.journal import (
    NO_DETAILS,
    Draft,
    Entry,
    EntryLine,
    EntryText,
    Happened,
    Revision,
    RevisionKind,
    chain_hash,
    new_salt,
)
from companion.domain.new_entry import NewEntry
from companion.domain.record_check import ChainCheck, ChainLink
from companion.storage.cipher import VaultDatabase
from companion.storage.edge_store import take_off
from companion.storage.entry_index import EntryIndex
from companion.storage.entry_search import EntrySearch
from companion.storage.journal_rows import (
    LINE_COLUMNS,
    clean_details,
    clean_happened,
    clean_text,
    draft_columns,
    draft_of,
    entry_of,
    line_of,
    revision_columns,
    revision_of,
    shown_line,
    sort_key,
)
from companion.storage.revision_chain import chain_end, check_chain, hashes, links
from companion.storage.sql_errors import known_errors, reading
from companion.storage.stored_text import storable, utc_text

_ENTRY = """
    select revision.*, entry.child_id, entry.created_at, entry.is_struck_out
    from entry join revision on revision.id = entry.revision_id where entry.id = ?"""

# The page is picked from the index alone, so that far down the list is as quick as at its top.
_LINES = """
    select {columns} from (select id as picked from entry where child_id = ?
        order by sort_key desc, id desc limit ? offset ?)
    join entry on entry.id = picked join revision on revision.id = entry.revision_id
    order by sort_key desc, entry.id desc"""

_LINES_SQL = _LINES.format(columns=LINE_COLUMNS)

_TAGS = """
    select tag, max(entry_id) as newest from entry_tag where child_id = ?
    group by folded order by newest desc, folded limit ?"""


class VaultJournalStore:
    """The journal of every child. Each call that writes is one transaction."""

    def __init__(self, db: VaultDatabase) -> None:
        self._db = db
        self._search = EntrySearch(db)
        self._index = EntryIndex(db)

    @known_errors()
    def add_entry(
        self,
        child_id: int,
        happened: Happened,
        text: EntryText,
        at: datetime,
        details: EntryDetails = NO_DETAILS,
    ) -> Entry:
        with self._db.atomic():
            revision = self._next_revision(RevisionKind.WRITTEN, at)
            revision = replace(
                revision,
                happened=clean_happened(happened),
                text=clean_text(text),
                details=clean_details(details),
            )
            row = {
                "child_id": child_id,
                "created_at": utc_text(at),
                "is_struck_out": 0,
                **_newest(revision, utc_text(at)),
            }
            entry_id = int(self._db.table("entry").insert(row).last_rowid or 0)
            self._add(replace(revision, entry_id=entry_id), child_id, is_struck_out=False)
        return self.entry(entry_id)

    def add_entries(self, child_id: int, entries: Iterable[NewEntry]) -> None:
        """Add many entries as `add_entry` would one by one, all of them or none."""
        from companion.storage.many_entries import add_entries

        with self._db.haste.working():
            add_entries(self._db, child_id, entries, self._db.haste.refuse_work)
        self._search.forget()

    @known_errors()
    def add_revision(  # noqa: PLR0913, PLR0917 - a revision has so many parts
        self,
        entry_id: int,
        happened: Happened,
        text: EntryText,
        reason: str,
        at: datetime,
        details: EntryDetails | None = None,
    ) -> Entry:
        with self._db.atomic():
            entry = self.entry(entry_id)
            kept = entry.current.details if details is None else clean_details(details)
            revision = replace(
                self._next_revision(RevisionKind.CHANGED, at),
                happened=clean_happened(happened),
                text=clean_text(text),
                details=kept,
                reason=storable(reason),
            )
            self._append(entry, revision)
        return self.entry(entry_id)

    def strike_out(self, entry_id: int, reason: str, at: datetime) -> Entry:
        """Strike out; nothing happens to an entry that is struck out already."""
        return self._mark(entry_id, RevisionKind.STRUCK_OUT, reason, at)

    def restore(self, entry_id: int, reason: str, at: datetime) -> Entry:
        """Take the striking out back; nothing happens to an entry that is not struck out."""
        return self._mark(entry_id, RevisionKind.RESTORED, reason, at)

    @reading()
    def entry(self, entry_id: int) -> Entry:
        for row in self._db.query(_ENTRY, [entry_id]):
            return entry_of(row)
        raise CompanionError(ErrorCode.NO_SUCH_ENTRY, entry=entry_id)

    @reading()
    def revisions(self, entry_id: int) -> tuple[Revision, ...]:
        """Return every wording of an entry, oldest first."""
        sql = "select * from revision where entry_id = ? order by id"
        found = tuple(revision_of(row) for row in self._db.query(sql, [entry_id]))
        if not found:
            raise CompanionError(ErrorCode.NO_SUCH_ENTRY, entry=entry_id)
        return found

    @reading()
    def lines(self, child_id: int, *, offset: int, limit: int) -> tuple[EntryLine, ...]:
        return tuple(
            line_of(row) for row in self._db.execute(_LINES_SQL, [child_id, limit, offset])
        )

    @known_errors()
    def count(self, child_id: int) -> int:
        return int(self._db.table("entry").count_where("child_id = ?", [child_id]))

    @reading()
    def find(self, child_id: int, wanted: Wanted, *, offset: int, limit: int) -> Found:
        return self._search.find(child_id, wanted, offset=offset, limit=limit)

    @reading()
    def tags(self, child_id: int, limit: int) -> tuple[str, ...]:
        """Return tags that entries have now, the last used first."""
        return tuple(tag for tag, _ in self._db.execute(_TAGS, [child_id, limit]))

    @reading()
    def sign_ids(self, child_id: int) -> tuple[str, ...]:
        """Return the signs that entries are linked with now."""
        return self._search.sign_ids(child_id)

    @known_errors()
    def keep_draft(self, draft: Draft) -> None:
        key = {"child_id": draft.child_id, "entry_id": draft.entry_id}
        columns, held = draft_columns(draft), self._db.held
        with held.unless_kept("draft", key, columns, draft.arrived), self._db.atomic():
            self.drop_draft(draft.child_id, draft.entry_id)
            self._db.table("draft").insert(columns)
            take_off(self._db, draft.arrived)

    @reading()
    def drafts(self) -> tuple[Draft, ...]:
        """Return all drafts, newest first."""
        sql = "select * from draft order by kept_at desc, id desc"
        return tuple(draft_of(row) for row in self._db.query(sql))

    @reading()
    def draft(self, child_id: int, entry_id: int | None) -> Draft | None:
        key = {"child_id": child_id, "entry_id": entry_id}
        # Known from now on, should the vault be out of reach once something is typed.
        self._db.held.owner_of("draft", key, key)
        sql = "select * from draft where child_id = ? and ifnull(entry_id, 0) = ?"
        for row in self._db.query(sql, [child_id, entry_id or 0]):
            return draft_of(row)
        return None

    @known_errors()
    def drop_draft(self, child_id: int, entry_id: int | None) -> None:
        where = "child_id = ? and ifnull(entry_id, 0) = ?"
        self._db.table("draft").delete_where(where, [child_id, entry_id or 0])

    @reading()
    def check_chain(self) -> ChainCheck:
        return check_chain(self._db, self._db.haste.refuse_questions)

    @reading()
    def hashes(self) -> dict[int, str]:
        return hashes(self._db)

    @reading()
    def links(self, *, after: int, limit: int) -> tuple[ChainLink, ...]:
        return links(self._db, after=after, limit=limit)

    @known_errors()
    def _mark(self, entry_id: int, kind: RevisionKind, reason: str, at: datetime) -> Entry:
        with self._db.atomic():
            entry = self.entry(entry_id)
            if entry.is_struck_out == (kind is RevisionKind.STRUCK_OUT):
                return entry
            now = entry.current
            revision = replace(
                self._next_revision(kind, at),
                happened=now.happened,
                text=now.text,
                details=now.details,
                reason=storable(reason),
            )
            self._append(entry, revision)
        return self.entry(entry_id)

    def _next_revision(self, kind: RevisionKind, at: datetime) -> Revision:
        """Return a revision that follows the newest one, without entry, wording and hash yet."""
        last_id, last_hash = chain_end(self._db)
        return Revision(
            id=last_id + 1,
            entry_id=0,
            kind=kind,
            written_at=at.astimezone(UTC),
            happened=Happened(),
            text=EntryText(),
            previous_hash=last_hash,
            salt=new_salt(),
        )

    def _append(self, entry: Entry, revision: Revision) -> None:
        """Add a revision to an entry that is there, and make it the one that is shown."""
        changes = _newest(revision, utc_text(entry.created_at))
        is_struck_out = entry.is_struck_out
        if revision.kind is not RevisionKind.CHANGED:
            is_struck_out = revision.kind is RevisionKind.STRUCK_OUT
        changes["is_struck_out"] = int(is_struck_out)
        self._db.table("entry").update(entry.id, changes)
        sealed = replace(revision, entry_id=entry.id)
        self._add(sealed, entry.child_id, is_struck_out=is_struck_out)

    def _add(self, revision: Revision, child_id: int, *, is_struck_out: bool) -> None:
        """Seal a revision into the chain, and index the entry."""
        sealed = replace(revision, hash=chain_hash(revision.previous_hash, revision, child_id))
        self._db.table("revision").insert(revision_columns(sealed))
        self._index.put(sealed, child_id, is_struck_out=is_struck_out)
        self._search.forget()


def _newest(revision: Revision, created_at: str) -> dict[str, str | int]:
    """Return the columns of `entry` that follow its newest revision."""
    return {
        "sort_key": sort_key(revision.happened, created_at),
        "revision_id": revision.id,
        "first_line": shown_line(revision),
    }
