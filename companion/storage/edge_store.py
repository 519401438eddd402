# SPDX-License-Identifier: Apache-2.0
"""Words that wait for a child to be chosen, and how the lock was last seen, in the vault."""

from dataclasses import fields

from companion.domain.journal import EntryText
from companion.domain.lock_seen import LockSeen
from companion.domain.preferences import MinimisedLock
from companion.services.unkept_ports import Carried
from companion.storage.cipher import Database
from companion.storage.sql_errors import known_errors, reading
from companion.storage.stored_text import storable

_BOXES = frozenset(one.name for one in fields(EntryText))
_KEEP_CARRIED = """
    insert into carried (id, box, words) values (1, ?, ?)
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
    def keep_carried(self, carried: Carried | None) -> None:
        """Keep these words in place of others; None drops them."""
        with self._db.atomic():
            if carried is None:
                self._db.execute("delete from carried")
            else:
                self._db.execute(_KEEP_CARRIED, [carried[0], storable(carried[1])])

    @reading()
    def carried(self) -> Carried | None:
        """Return the words that wait; None where there are none."""
        for row in self._db.query("select box, words from carried"):
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
