# SPDX-License-Identifier: Apache-2.0
"""Entries, the chain of revisions, drafts and search, in the vault."""

import unicodedata
from dataclasses import replace
from datetime import UTC, datetime

from companion.domain.errors import CompanionError, ErrorCode
from companion.domain.journal import (
    Draft,
    Entry,
    EntryLine,
    EntryText,
    Happened,
    Revision,
    RevisionKind,
    chain_hash,
)
from companion.storage.cipher import Database
from companion.storage.entry_search import EntrySearch
from companion.storage.journal_rows import (
    Row,
    clean_text,
    draft_columns,
    draft_of,
    entry_of,
    line_of,
    revision_columns,
    revision_of,
    sort_key,
)
from companion.storage.revision_chain import first_broken_revision
from companion.storage.sql_errors import known_errors
from companion.storage.stored_text import storable, utc_text

FIRST_LINE_LENGTH = 200

_ENTRY = """
    select revision.*, entry.child_id, entry.created_at, entry.is_struck_out
    from entry join revision on revision.id = entry.revision_id where entry.id = ?"""

# The page is picked from the index alone, so that far down the list is as quick as at its top.
_LINES = """
    select entry.id, child_id, certainty, happened_day, happened_time, created_at, first_line,
        is_struck_out
    from (select id as picked from entry where child_id = ?
        order by sort_key desc, id desc limit ? offset ?)
    join entry on entry.id = picked join revision on revision.id = entry.revision_id
    order by sort_key desc, entry.id desc"""


class VaultJournalStore:
    """The journal of every child. Each call that writes is one transaction."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._search = EntrySearch(db)

    @known_errors()
    def add_entry(self, child_id: int, happened: Happened, text: EntryText, at: datetime) -> Entry:
        with self._db.atomic():
            revision = self._next_revision(RevisionKind.WRITTEN, happened, text, at)
            row = {
                "child_id": child_id,
                "created_at": utc_text(at),
                "is_struck_out": 0,
                **_newest(revision, utc_text(at)),
            }
            entry_id = int(self._db.table("entry").insert(row).last_rowid or 0)
            self._add(replace(revision, entry_id=entry_id), child_id)
        return self.entry(entry_id)

    @known_errors()
    def add_revision(
        self, entry_id: int, happened: Happened, text: EntryText, reason: str, at: datetime
    ) -> Entry:
        with self._db.atomic():
            entry = self.entry(entry_id)
            revision = self._next_revision(RevisionKind.CHANGED, happened, text, at)
            self._append(entry, replace(revision, reason=storable(reason)))
        return self.entry(entry_id)

    def strike_out(self, entry_id: int, reason: str, at: datetime) -> Entry:
        """Strike out; nothing happens to an entry that is struck out already."""
        return self._mark(entry_id, RevisionKind.STRUCK_OUT, reason, at)

    def restore(self, entry_id: int, reason: str, at: datetime) -> Entry:
        """Take the striking out back; nothing happens to an entry that is not struck out."""
        return self._mark(entry_id, RevisionKind.RESTORED, reason, at)

    @known_errors()
    def entry(self, entry_id: int) -> Entry:
        for row in self._db.query(_ENTRY, [entry_id]):
            return entry_of(row)
        raise CompanionError(ErrorCode.NO_SUCH_ENTRY, entry=entry_id)

    @known_errors()
    def revisions(self, entry_id: int) -> tuple[Revision, ...]:
        """Return every wording of an entry, oldest first."""
        sql = "select * from revision where entry_id = ? order by id"
        found = tuple(revision_of(row) for row in self._db.query(sql, [entry_id]))
        if not found:
            raise CompanionError(ErrorCode.NO_SUCH_ENTRY, entry=entry_id)
        return found

    @known_errors()
    def lines(self, child_id: int, *, offset: int, limit: int) -> tuple[EntryLine, ...]:
        return tuple(line_of(row) for row in self._db.query(_LINES, [child_id, limit, offset]))

    @known_errors()
    def count(self, child_id: int) -> int:
        return int(self._db.table("entry").count_where("child_id = ?", [child_id]))

    @known_errors()
    def search(self, child_id: int, words: str, limit: int) -> tuple[EntryLine, ...]:
        return self._search.find(child_id, words, limit)

    @known_errors()
    def keep_draft(self, draft: Draft) -> None:
        with self._db.atomic():
            self.drop_draft(draft.child_id, draft.entry_id)
            self._db.table("draft").insert(draft_columns(draft))

    @known_errors()
    def drafts(self) -> tuple[Draft, ...]:
        """Return all drafts, newest first."""
        sql = "select * from draft order by kept_at desc, id desc"
        return tuple(draft_of(row) for row in self._db.query(sql))

    @known_errors()
    def draft(self, child_id: int, entry_id: int | None) -> Draft | None:
        sql = "select * from draft where child_id = ? and ifnull(entry_id, 0) = ?"
        for row in self._db.query(sql, [child_id, entry_id or 0]):
            return draft_of(row)
        return None

    @known_errors()
    def drop_draft(self, child_id: int, entry_id: int | None) -> None:
        where = "child_id = ? and ifnull(entry_id, 0) = ?"
        self._db.table("draft").delete_where(where, [child_id, entry_id or 0])

    @known_errors()
    def first_broken_revision(self) -> int | None:
        return first_broken_revision(self._db)

    @known_errors()
    def _mark(self, entry_id: int, kind: RevisionKind, reason: str, at: datetime) -> Entry:
        with self._db.atomic():
            entry = self.entry(entry_id)
            if entry.is_struck_out == (kind is RevisionKind.STRUCK_OUT):
                return entry
            now = entry.current
            revision = self._next_revision(kind, now.happened, now.text, at)
            self._append(entry, replace(revision, reason=storable(reason)))
        return self.entry(entry_id)

    def _next_revision(
        self, kind: RevisionKind, happened: Happened, text: EntryText, at: datetime
    ) -> Revision:
        """Return a revision that follows the newest one; its entry and hash are not set yet."""
        sql = "select id, hash from revision order by id desc limit 1"
        last: Row = next(iter(self._db.query(sql)), {"id": 0, "hash": ""})
        return Revision(
            id=last["id"] + 1,
            entry_id=0,
            kind=kind,
            written_at=at.astimezone(UTC),
            happened=happened,
            text=clean_text(text),
            previous_hash=last["hash"],
        )

    def _append(self, entry: Entry, revision: Revision) -> None:
        """Add a revision to an entry that is there, and make it the one that is shown."""
        changes = _newest(revision, utc_text(entry.created_at))
        if revision.kind is not RevisionKind.CHANGED:
            changes["is_struck_out"] = int(revision.kind is RevisionKind.STRUCK_OUT)
        self._db.table("entry").update(entry.id, changes)
        self._add(replace(revision, entry_id=entry.id), entry.child_id)

    def _add(self, revision: Revision, child_id: int) -> None:
        """Seal a revision into the chain, and index its words."""
        sealed = replace(revision, hash=chain_hash(revision.previous_hash, revision, child_id))
        self._db.table("revision").insert(revision_columns(sealed))
        if revision.kind in (RevisionKind.WRITTEN, RevisionKind.CHANGED):
            words = unicodedata.normalize("NFC", revision.text.all_words)
            row = {"id": revision.entry_id, "child_id": child_id, "words": words}
            self._db.table("entry_text").upsert(row, pk="id")


def _newest(revision: Revision, created_at: str) -> dict[str, str | int]:
    """Return the columns of `entry` that follow its newest revision."""
    return {
        "sort_key": sort_key(revision.happened, created_at),
        "revision_id": revision.id,
        "first_line": revision.text.first_line[:FIRST_LINE_LENGTH],
    }
