# SPDX-License-Identifier: Apache-2.0
"""The day on which the recovery sheet was last found to work, in the vault."""

from datetime import date

from companion.storage.cipher import Database
from companion.storage.rows import day_of
from companion.storage.sql_errors import known_errors, reading

_KEEP = """
    insert into recovery_sheet (id, worked_on) values (1, ?)
    on conflict (id) do update set worked_on = excluded.worked_on"""


class VaultSheetStore:
    """One row at most. No part of the code is ever kept."""

    def __init__(self, db: Database) -> None:
        self._db = db

    @known_errors()
    def keep_worked_on(self, day: date) -> None:
        """Keep the day in place of the one before."""
        with self._db.atomic():
            self._db.execute(_KEEP, [day.isoformat()])

    @reading()
    def worked_on(self) -> date | None:
        """Return the day; None where none was kept."""
        for row in self._db.query("select worked_on from recovery_sheet"):
            return day_of(row["worked_on"])
        return None
