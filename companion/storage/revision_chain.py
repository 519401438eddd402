# SPDX-License-Identifier: Apache-2.0
"""Checking that no revision was changed, reordered or taken out."""

from companion.domain.journal import chain_hash
from companion.storage.cipher import Database
from companion.storage.journal_rows import revision_of

_ALL = """
    select revision.*, entry.child_id from revision
    left join entry on entry.id = revision.entry_id order by revision.id"""

_NOT_NEWEST = """
    select entry.revision_id as id from entry
    left join (select entry_id, max(id) as newest, min(written_at) as first from revision
        group by entry_id) as own on own.entry_id = entry.id
    where own.newest is not entry.revision_id or own.first is not entry.created_at
    order by entry.revision_id limit 1"""


def first_broken_revision(db: Database) -> int | None:
    """Return the id of the first revision that does not fit, or None.

    A revision cut off at the end is found by the entry that shows it. Nothing shows that the
    whole chain was built anew; for that there is the newest hash, handed over before.
    """
    previous = ""
    for row in db.query(_ALL):
        if not _fits(row, previous):
            return int(row["id"])
        previous = row["hash"]
    for row in db.query(_NOT_NEWEST):
        return int(row["id"])
    return None


def _fits(row: dict[str, object], previous: str) -> bool:
    try:
        revision = revision_of(row)
    except (TypeError, ValueError):
        return False
    child_id = row["child_id"]
    return (
        isinstance(child_id, int)
        and revision.previous_hash == previous
        and revision.hash == chain_hash(previous, revision, child_id)
    )
