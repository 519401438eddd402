# SPDX-License-Identifier: Apache-2.0
"""Decisions to watch, in the vault."""

from datetime import date
from typing import Any

from companion.domain.errors import CompanionError, ErrorCode
from companion.domain.watch import Watch
from companion.storage.cipher import Database
from companion.storage.rows import get, moment_of, moment_text, put
from companion.storage.sql_errors import known_errors, reading
from companion.storage.stored_text import storable

_TEXTS = ("why", "what_would_change", "outcome")
_MOMENTS = ("decided_at", "changed_at", "ended_at")


class VaultWatchStore:
    """One row per decision: added, and ended once. What was decided stays as it was."""

    def __init__(self, db: Database) -> None:
        self._db = db

    @known_errors()
    def add_watch(self, watch: Watch) -> Watch:
        columns: dict[str, Any] = {name: storable(getattr(watch, name)) for name in _TEXTS}
        columns |= {name: moment_text(getattr(watch, name)) for name in _MOMENTS}
        columns |= {
            "child_id": watch.child_id,
            "review_id": watch.review_id or None,
            "look_again_on": watch.look_again_on.isoformat(),
            "followed_by": None,
        }
        return _watch_of(put(self._db, "watch", 0, columns))

    @known_errors()
    def end_watch(self, ended: Watch, follow: Watch | None = None) -> Watch:
        """Keep the end of a decision, and what is decided in its place: both or neither."""
        columns: dict[str, Any] = {
            "outcome": storable(ended.outcome),
            "changed_at": moment_text(ended.changed_at),
            "ended_at": moment_text(ended.ended_at),
        }
        with self._db.atomic():
            if get(self._db, "watch", ended.id)["ended_at"] is not None:
                raise CompanionError(ErrorCode.STORAGE_FAILED, ended=ended.id)
            added = self.add_watch(follow) if follow else None
            columns["followed_by"] = added.id if added else None
            kept = _watch_of(put(self._db, "watch", ended.id, columns))
        return added or kept

    @reading()
    def watch(self, watch_id: int) -> Watch:
        return _watch_of(get(self._db, "watch", watch_id))

    @reading()
    def watches(self, child_id: int) -> tuple[Watch, ...]:
        """Return the decisions about a child, the latest day to look again first."""
        sql = "select * from watch where child_id = ? order by look_again_on desc, id desc"
        return tuple(_watch_of(row) for row in self._db.query(sql, [child_id]))


def _watch_of(row: dict[str, Any]) -> Watch:
    changed: dict[str, Any] = {name: moment_of(row[name]) for name in _MOMENTS}
    changed |= {
        "review_id": row["review_id"] or 0,
        "followed_by": row["followed_by"] or 0,
        "look_again_on": date.fromisoformat(row["look_again_on"]),
    }
    return Watch(**(row | changed))
