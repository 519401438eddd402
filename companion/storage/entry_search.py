# SPDX-License-Identifier: Apache-2.0
"""Finding entries by their words and by what they are about."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from companion.domain.entry_find import Found, SortBy, StruckOut, Term, Wanted, terms_of
from companion.domain.journal import EntryLine
from companion.storage.cipher import Database, DriverError
from companion.storage.journal_rows import LINE_COLUMNS, line_of
from companion.storage.search_words import (
    SIGN,
    in_child,
    marks_query,
    sign_of_mark,
    without_struck_out,
    words_query,
)
from companion.storage.sql_errors import error_code
from companion.storage.vocabulary import Vocabulary

MOST_RANKED = 2000
"""Ranking looks at every hit. With more of them the newest are shown first instead."""
LONGEST_SHOWN = 20_000
"""A snippet is taken from so many characters of an entry."""

_SQL_ERROR = 1
_AFTER_ALL_DAYS = "\x7f"

_HITS = "select count(*) as hits from (select 1 from entry_fts where entry_fts match ? limit ?)"
_ANY = "select 1 from entry_fts where entry_fts match ? limit 1"

_SIGNS = "select term from entry_vocabulary where col = 'marks' and term > ? and term < ?"

_LINES = """
    select {columns}, substr(words, 1, {length})
    from ({picked}) cross join entry on entry.id = picked
    cross join revision on revision.id = entry.revision_id
    cross join entry_text on entry_text.id = entry.id
    order by {order}"""

_NEWEST = """
    select rowid as picked from entry_fts where entry_fts match ?
    order by rowid desc limit ? offset ?"""

_FEW = """
    select entry_fts.rowid as picked, bm25(entry_fts, 0.0, 1.0) as best
    from entry_fts cross join entry on entry.id = entry_fts.rowid
    where entry_fts match ? and sort_key >= ? and sort_key < ?
    order by {order} limit ? offset ?"""

_MANY = """
    select id as picked from entry indexed by {index}
    where child_id = ? and sort_key >= ? and sort_key < ?
        and id in (select rowid from entry_fts where entry_fts match ?)
    order by {order} limit ? offset ?"""

_ALL = """
    select id as picked from entry indexed by {index}
    where child_id = ? and sort_key >= ? and sort_key < ? and is_struck_out <= ?
    order by {order} limit ? offset ?"""

_ORDER = {
    SortBy.BEST: "best, picked desc",
    SortBy.EVENT: "sort_key desc, entry.id desc",
    SortBy.WRITING: "entry.id desc",
}
_INDEX = {
    SortBy.BEST: "entry_by_event",
    SortBy.EVENT: "entry_by_event",
    SortBy.WRITING: "entry_by_writing",
}

_STANDS_FOR = """
    with recursive one (id) as (
        select ? union select person.id from person join one on person.merged_into = one.id
    ) select id, null from one
    union all select null, account.id from account join one on account.person_id = one.id"""


@dataclass(frozen=True, slots=True)
class _Page:
    """Which part of what is found is wanted."""

    child_id: int
    wanted: Wanted
    offset: int
    limit: int

    @property
    def days(self) -> tuple[str, str]:
        """Return the least sort key that is wanted, and the first that is too late."""
        wanted = self.wanted
        after = f"{wanted.to_day.isoformat()}{_AFTER_ALL_DAYS}" if wanted.to_day else "a"
        return wanted.from_day.isoformat() if wanted.from_day else "", after

    @property
    def has_days(self) -> bool:
        return bool(self.wanted.from_day or self.wanted.to_day)


class EntrySearch:
    """Full-text search over the current wording of every entry, with filters."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._vocabulary = Vocabulary(db)

    def forget(self) -> None:
        """Drop what is kept of the words: something was written."""
        self._vocabulary.forget()

    def find(self, child_id: int, wanted: Wanted, *, offset: int, limit: int) -> Found:
        """Return entries of a child with all words; the last one may be a beginning."""
        terms = terms_of(wanted.words)
        if wanted.words.strip() and not terms:
            return Found(())
        page = _Page(child_id, wanted, offset, limit)
        try:
            return self._find(page, terms)
        except DriverError as error:
            # A query that the index does not understand finds nothing; damage is told.
            if error_code(error) != _SQL_ERROR:
                raise
            return Found((), terms)

    def sign_ids(self, child_id: int) -> tuple[str, ...]:
        """Return the signs that entries of a child are linked with, in the order of their ids."""
        marks = self._db.execute(_SIGNS, [SIGN, chr(ord(SIGN) + 1)]).fetchall()
        return tuple(
            sorted(
                sign_of_mark(mark)
                for (mark,) in marks
                if self._db.execute(_ANY, [in_child(f"marks : {mark}", child_id)]).fetchone()
            )
        )

    def _find(self, page: _Page, terms: Sequence[Term]) -> Found:
        found = Found(self._lines(page, terms), tuple(terms))
        if found.lines or page.offset or not terms:
            return found
        meant = self._meant(page.child_id, terms)
        return Found(self._lines(page, meant), meant) if meant else found

    def _lines(self, page: _Page, terms: Sequence[Term]) -> tuple[EntryLine, ...]:
        people, accounts = self._stands_for(page.wanted.person_id)
        marks = marks_query(page.child_id, page.wanted, people=people, accounts=accounts)
        words = words_query(terms)
        if not words and not marks:
            return self._all(page)
        query = f"{marks} AND {words}" if marks and words else marks or words
        hides = page.wanted.struck_out is StruckOut.WITHOUT
        (hits,) = self._db.execute(_HITS, [query, MOST_RANKED + 1]).fetchone()
        own = query if marks else in_child(query, page.child_id)
        own = without_struck_out(own) if hides else own
        sort = page.wanted.sort if words or page.wanted.sort is SortBy.WRITING else SortBy.EVENT
        if hits <= MOST_RANKED:
            picked = _FEW.format(order=_ORDER[sort])
            given: list[str | int] = [own, *page.days]
        elif sort is not SortBy.EVENT and not page.has_days:
            picked, given, sort = _NEWEST, [own], SortBy.WRITING
        else:
            picked = _MANY.format(index=_INDEX[sort], order=_ORDER[_without_best(sort)])
            given, sort = [page.child_id, *page.days, own], _without_best(sort)
        return self._read(picked, _ORDER[sort], [*given, page.limit, page.offset])

    def _all(self, page: _Page) -> tuple[EntryLine, ...]:
        sort = _without_best(page.wanted.sort)
        most = int(page.wanted.struck_out is StruckOut.WITH)
        picked = _ALL.format(index=_INDEX[sort], order=_ORDER[sort])
        given = [page.child_id, *page.days, most, page.limit, page.offset]
        return self._read(picked, _ORDER[sort], given)

    def _read(self, picked: str, order: str, given: list[Any]) -> tuple[EntryLine, ...]:
        sql = _LINES.format(columns=LINE_COLUMNS, length=LONGEST_SHOWN, picked=picked, order=order)
        return tuple(line_of(row[:-1], row[-1]) for row in self._db.execute(sql, given))

    def _stands_for(self, person_id: int | None) -> tuple[list[int], list[int]]:
        """Return everybody merged into a person, and the accounts that are theirs."""
        if person_id is None:
            return [], []
        rows = self._db.execute(_STANDS_FOR, [person_id]).fetchall()
        people = [person for person, _ in rows if person is not None]
        return people, [account for _, account in rows if account is not None]

    def _meant(self, child_id: int, terms: Sequence[Term]) -> tuple[Term, ...]:
        """Return the terms with other words for those that stand in no entry; empty if none."""
        meant = []
        for term in terms:
            query = in_child(words_query([term]), child_id)
            if self._db.execute(_ANY, [query]).fetchone():
                meant.append(term)
                continue
            others = self._others(term)
            if not others:
                return ()
            meant.append(replace(term, others=others))
        return () if tuple(meant) == tuple(terms) else tuple(meant)

    def _others(self, term: Term) -> tuple[str, ...]:
        if len(term.tokens) != 1:
            return ()
        return self._vocabulary.meant_by(term.tokens[0], is_beginning=term.is_beginning)


def _without_best(sort: SortBy) -> SortBy:
    """Without a best one, the newest event comes first."""
    return SortBy.EVENT if sort is SortBy.BEST else sort
