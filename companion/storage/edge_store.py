# SPDX-License-Identifier: Apache-2.0
"""Words that wait for their place, and how the lock was last seen, in the vault."""

from dataclasses import fields

from companion.domain.journal import EntryText
from companion.domain.lock_seen import LockSeen
from companion.domain.paragraphs import holds, joined, without_first
from companion.domain.preferences import MinimisedLock
from companion.services.unkept_ports import Carried
from companion.storage.cipher import Database
from companion.storage.sql_errors import known_errors, reading
from companion.storage.stored_text import storable

_BOXES = frozenset(one.name for one in fields(EntryText))
ON_THE_WAY, STRANGE = 1, 2
"""Rows of `carried`: words for any child, and words whose own child or entry is not here."""
_KEEP_CARRIED = """
    insert into carried (id, box, words) values (?, ?, ?)
    on conflict (id) do update set box = excluded.box, words = excluded.words"""
_KEEP_LOCK = """
    insert into lock_seen (id, idle_minutes, minimised) values (1, ?, ?)
    on conflict (id) do update set idle_minutes = excluded.idle_minutes,
        minimised = excluded.minimised"""


class VaultEdgeStore:
    """One row at most of each."""

    def __init__(self, db: Database) -> None:
        self._db = db

    @known_errors()
    def keep_carried(self, carried: Carried) -> None:
        """Keep these words for any child, after those that wait already."""
        join_carried(self._db, ON_THE_WAY, carried)

    @reading()
    def carried(self) -> Carried | None:
        """Return the words that wait for a child to be chosen; None where there are none."""
        return self._row(ON_THE_WAY)

    @reading()
    def strange(self) -> Carried | None:
        """Return words whose own child or entry is not here; None where there are none."""
        return self._row(STRANGE)

    @known_errors()
    def let_arrive(self, words: str) -> None:
        """Let words wait no more: they stand in a draft, or were given up on purpose."""
        with self._db.atomic():
            take_off(self._db, words)

    def _row(self, number: int) -> Carried | None:
        for row in self._db.query("select box, words from carried where id = ?", [number]):
            if row["box"] not in _BOXES:
                raise ValueError
            return row["box"], row["words"]
        return None

    @known_errors()
    def keep_lock(self, seen: LockSeen) -> None:
        """Keep how the lock is set now."""
        with self._db.atomic():
            self._db.execute(_KEEP_LOCK, [seen.idle_minutes, seen.minimised.value])

    @reading()
    def lock(self) -> LockSeen | None:
        """Return how the lock was set; None where nobody looked yet."""
        for row in self._db.query("select idle_minutes, minimised from lock_seen"):
            return LockSeen(row["idle_minutes"], MinimisedLock(row["minimised"]))
        return None


def join_carried(db: Database, number: int, carried: Carried) -> None:
    """Add words to those that wait in a row, unless they wait there already."""
    box, words = carried[0], storable(carried[1])
    with db.atomic():
        for row in db.query("select words from carried where id = ?", [number]):
            words = joined(row["words"], words)
        db.execute(_KEEP_CARRIED, [number, box, words])


def take_off(db: Database, words: str) -> None:
    """Take words that arrived off those that wait. What waits besides them waits on."""
    words = storable(words)
    for row in list(db.query("select id, words from carried")) if words else ():
        left = without_first(row["words"], words)
        if holds(words, row["words"]):
            db.execute("delete from carried where id = ?", [row["id"]])
        elif left != row["words"]:
            db.execute("update carried set words = ? where id = ?", [left, row["id"]])
