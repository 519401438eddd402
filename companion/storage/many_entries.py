# SPDX-License-Identifier: Apache-2.0
"""Many new entries in one transaction: for demo vaults and measurements, not for the window."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from companion.domain.entry_details import EntryDetails
from companion.domain.journal import (
    NO_DETAILS,
    EntryText,
    Happened,
    Revision,
    RevisionKind,
    chain_hash,
)
from companion.storage.cipher import Database
from companion.storage.entry_index import EntryIndex
from companion.storage.journal_rows import (
    Row,
    clean_details,
    clean_text,
    revision_columns,
    sort_key,
)
from companion.storage.journal_store import FIRST_LINE_LENGTH
from companion.storage.sql_errors import known_errors
from companion.storage.stored_text import utc_text


@dataclass(frozen=True, slots=True)
class NewEntry:
    """What `add_entry` is given, for one of many."""

    happened: Happened
    text: EntryText = field(repr=False)
    at: datetime
    details: EntryDetails = NO_DETAILS


@known_errors()
def add_entries(db: Database, child_id: int, entries: Iterable[NewEntry]) -> None:
    """Add entries as `add_entry` would one by one, all of them or none."""
    with db.atomic():
        revisions = list(_chained(db, child_id, entries))
        db.table("entry").insert_all(_entry_row(one, child_id) for one in revisions)
        db.table("revision").insert_all(revision_columns(one) for one in revisions)
        index = EntryIndex(db)
        db.table("entry_text").insert_all([index.row(one, child_id) for one in revisions])


def _chained(db: Database, child_id: int, entries: Iterable[NewEntry]) -> Iterator[Revision]:
    """Yield the first revision of each entry, sealed into the chain behind the newest one."""
    sql = """
        select ifnull(max(id), 0) as entry_id,
            (select ifnull(max(id), 0) from revision) as id,
            (select hash from revision order by id desc limit 1) as hash
        from entry"""
    (last,) = db.query(sql)
    previous = last["hash"] or ""
    for number, entry in enumerate(entries, 1):
        revision = Revision(
            id=last["id"] + number,
            entry_id=last["entry_id"] + number,
            kind=RevisionKind.WRITTEN,
            written_at=entry.at.astimezone(UTC),
            happened=entry.happened,
            text=clean_text(entry.text),
            details=clean_details(entry.details),
            previous_hash=previous,
        )
        previous = chain_hash(previous, revision, child_id)
        yield replace(revision, hash=previous)


def _entry_row(revision: Revision, child_id: int) -> Row:
    created_at = utc_text(revision.written_at)
    return {
        "id": revision.entry_id,
        "child_id": child_id,
        "created_at": created_at,
        "is_struck_out": 0,
        "sort_key": sort_key(revision.happened, created_at),
        "revision_id": revision.id,
        "first_line": revision.text.first_line[:FIRST_LINE_LENGTH],
    }
