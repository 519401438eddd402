# SPDX-License-Identifier: Apache-2.0
"""Quick notes, in the vault."""

from datetime import datetime
from typing import Any

from companion.domain.errors import CompanionError, ErrorCode
from companion.domain.noticing import Noticing
from companion.storage.cipher import Database
from companion.storage.rows import get, moment_of, put
from companion.storage.sql_errors import known_errors, reading
from companion.storage.stored_text import storable, utc_text


class VaultNoticingStore:
    """One row per note: added, and taken back with the time, never changed or erased."""

    def __init__(self, db: Database) -> None:
        self._db = db

    @known_errors()
    def add_noticing(self, noticing: Noticing) -> Noticing:
        columns = {
            "child_id": noticing.child_id,
            "sign_id": storable(noticing.sign_id),
            "words": storable(noticing.words),
            "noticed_at": utc_text(noticing.noticed_at),
            "written_at": utc_text(noticing.written_at),
            "taken_back_at": None,
        }
        return _noticing_of(put(self._db, "noticing", 0, columns))

    @known_errors()
    def take_back(self, noticing_id: int, at: datetime) -> Noticing:
        """Mark a note as taken back. Refused where it is already: the first time stands."""
        with self._db.atomic():
            if get(self._db, "noticing", noticing_id)["taken_back_at"] is not None:
                raise CompanionError(ErrorCode.STORAGE_FAILED, taken_back=noticing_id)
            row = put(self._db, "noticing", noticing_id, {"taken_back_at": utc_text(at)})
        return _noticing_of(row)

    @reading()
    def noticings(self, child_id: int) -> tuple[Noticing, ...]:
        """Return the notes about a child, those taken back too, newest first."""
        sql = "select * from noticing where child_id = ? order by noticed_at desc, id desc"
        return tuple(_noticing_of(row) for row in self._db.query(sql, [child_id]))


def _noticing_of(row: dict[str, Any]) -> Noticing:
    return Noticing(
        id=row["id"],
        child_id=row["child_id"],
        sign_id=row["sign_id"],
        words=row["words"],
        noticed_at=datetime.fromisoformat(row["noticed_at"]),
        written_at=datetime.fromisoformat(row["written_at"]),
        taken_back_at=moment_of(row["taken_back_at"]),
    )
