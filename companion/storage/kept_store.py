# SPDX-License-Identifier: Apache-2.0
"""What is kept to read again, in the vault."""

from datetime import datetime

from companion.domain.kept import Kept, Shelf
from companion.storage.cipher import Database
from companion.storage.sql_errors import known_errors, reading
from companion.storage.stored_text import storable, utc_text


class VaultKeptStore:
    """One row per place and shelf."""

    def __init__(self, db: Database) -> None:
        self._db = db

    @known_errors()
    def keep(self, target: str, shelf: Shelf, at: datetime) -> None:
        """Put a place on a shelf; where it stands there already, it stays as it is."""
        row = [storable(target), shelf.value, utc_text(at)]
        sql = (
            "insert or ignore into kept (target, shelf, kept_at) values (:target, :shelf, :kept_at)"
        )
        with self._db.atomic():
            self._db.execute(sql, row)

    @known_errors()
    def put_back(self, target: str, shelf: Shelf) -> None:
        """Take a place off a shelf. Harmless where it is not there."""
        with self._db.atomic():
            sql = "delete from kept where target = ? and shelf = ?"
            self._db.execute(sql, [storable(target), shelf.value])

    @reading()
    def kept(self) -> tuple[Kept, ...]:
        """Return everything that is kept, newest first."""
        rows = self._db.query("select * from kept order by kept_at desc, id desc")
        return tuple(
            Kept(row["target"], Shelf(row["shelf"]), datetime.fromisoformat(row["kept_at"]))
            for row in rows
        )
