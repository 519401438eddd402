# SPDX-License-Identifier: Apache-2.0
"""Finding entries by their words."""

from companion.domain.journal import EntryLine
from companion.storage.cipher import Database, DriverError
from companion.storage.journal_rows import line_of
from companion.storage.search_words import in_child, words_query
from companion.storage.sql_errors import error_code

MOST_RANKED = 2000
"""Ranking looks at every hit. With more of them the newest are shown first instead."""

_SQL_ERROR = 1

_HITS = "select count(*) as hits from (select 1 from entry_fts where entry_fts match ? limit ?)"

_BEST = """
    select entry_fts.rowid as id from entry_fts join entry on entry.id = entry_fts.rowid
    where entry_fts match ? and entry.child_id = ?
    order by bm25(entry_fts), entry_fts.rowid desc limit ?"""

_NEWEST = "select rowid as id from entry_fts where entry_fts match ? order by rowid desc limit ?"

_LINE = """
    select entry.id, child_id, certainty, happened_day, happened_time, created_at, first_line,
        is_struck_out
    from entry join revision on revision.id = entry.revision_id where entry.id = ?"""


class EntrySearch:
    """Full-text search over the current wording of every entry, struck out or not."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def find(self, child_id: int, typed: str, limit: int) -> tuple[EntryLine, ...]:
        """Return entries of a child with all words; the last one may be a beginning."""
        query = words_query(typed)
        if not query:
            return ()
        try:
            ids = self._ids(child_id, query, limit)
        except DriverError as error:
            # A query that the index does not understand finds nothing; damage is told.
            if error_code(error) != _SQL_ERROR:
                raise
            return ()
        return tuple(line_of(row) for found in ids for row in self._db.query(_LINE, [found]))

    def _ids(self, child_id: int, query: str, limit: int) -> list[int]:
        (hits,) = self._db.query(_HITS, [query, MOST_RANKED + 1])
        if hits["hits"] > MOST_RANKED:
            rows = self._db.query(_NEWEST, [in_child(query, child_id), limit])
        else:
            rows = self._db.query(_BEST, [query, child_id, limit])
        return [row["id"] for row in rows]
