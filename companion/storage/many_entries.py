# SPDX-License-Identifier: Apache-2.0
"""Many new entries in one transaction: what is brought in, demo vaults, measurements."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import UTC
from functools import partial
from typing import TypeVar

from companion.domain.journal import Revision, RevisionKind, chain_hash, new_salt
from companion.domain.new_entry import NewEntry
from companion.storage.cipher import Database
from companion.storage.entry_index import EntryIndex
from companion.storage.journal_rows import (
    Row,
    clean_details,
    clean_happened,
    clean_text,
    revision_columns,
    shown_line,
    sort_key,
)
from companion.storage.revision_chain import chain_end
from companion.storage.sql_errors import known_errors
from companion.storage.stored_text import storable, utc_text

T = TypeVar("T")


@known_errors()
def add_entries(
    db: Database,
    child_id: int,
    entries: Iterable[NewEntry],
    keep_going: Callable[[], None] = lambda: None,
) -> None:
    """Add entries as `add_entry` would one by one, all of them or none.

    `keep_going` raises to end it: then none is added.
    """
    with db.atomic():
        revisions = list(_asking(_chained(db, child_id, entries), keep_going))
        each = partial(_asking, revisions, keep_going)
        db.table("entry").insert_all(_entry_row(one, child_id) for one in each())
        db.table("revision").insert_all(revision_columns(one) for one in each())
        index = EntryIndex(db)
        rows = [index.row(one, child_id) for one in each()]
        db.table("entry_text").insert_all(_asking(rows, keep_going))


def _asking(things: Iterable[T], keep_going: Callable[[], None]) -> Iterator[T]:
    """Yield things, and ask before each whether to go on."""
    for one in things:
        keep_going()
        yield one


def _chained(db: Database, child_id: int, entries: Iterable[NewEntry]) -> Iterator[Revision]:
    """Yield the first revision of each entry, sealed into the chain behind the newest one."""
    sql = "select seq from sqlite_sequence where name = 'entry'"
    last_entry = next((int(row["seq"]) for row in db.query(sql)), 0)
    last_id, previous = chain_end(db)
    for number, entry in enumerate(entries, 1):
        revision = Revision(
            id=last_id + number,
            entry_id=last_entry + number,
            kind=RevisionKind.WRITTEN,
            written_at=entry.at.astimezone(UTC),
            happened=clean_happened(entry.happened),
            text=clean_text(entry.text),
            details=clean_details(entry.details),
            reason=storable(entry.reason),
            previous_hash=previous,
            salt=new_salt(),
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
        "first_line": shown_line(revision),
    }
