# SPDX-License-Identifier: Apache-2.0
"""Adding or changing one row, and columns of days and moments."""

from datetime import date, datetime
from typing import Any

from companion.domain.errors import CompanionError, ErrorCode
from companion.storage.cipher import Database
from companion.storage.stored_text import utc_text


def put(db: Database, table: str, row_id: int, columns: dict[str, Any]) -> dict[str, Any]:
    """Add (id 0) or change a row, and return it as stored."""
    with db.atomic():
        if row_id:
            get(db, table, row_id)
            db.table(table).update(row_id, columns)
        else:
            row_id = int(db.table(table).insert(columns).last_rowid or 0)
        return get(db, table, row_id)


def get(db: Database, table: str, row_id: int) -> dict[str, Any]:
    """Return a row by its id, which we gave out: not to find it is a bug or damage."""
    for row in db.table(table).rows_where("id = ?", [row_id]):
        return row
    raise CompanionError(ErrorCode.STORAGE_FAILED, missing=table, id=row_id)


def day_text(day: date | None) -> str | None:
    """Return a day as text."""
    return day.isoformat() if day else None


def day_of(text: str | None) -> date | None:
    """Return the day of a text."""
    return date.fromisoformat(text) if text else None


def moment_text(moment: datetime | None) -> str | None:
    """Return a moment as text, in UTC."""
    return utc_text(moment) if moment else None


def moment_of(text: str | None) -> datetime | None:
    """Return the moment of a text, in UTC."""
    return datetime.fromisoformat(text) if text else None
