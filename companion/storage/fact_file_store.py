# SPDX-License-Identifier: Apache-2.0
"""Files with newer facts that the person added, in the vault: nobody else can put one there."""

from datetime import date

from companion.domain.errors import CompanionError, ErrorCode
from companion.domain.fact_file import KeptFactFile
from companion.storage.cipher import Database
from companion.storage.sql_errors import known_errors, reading
from companion.storage.stored_text import storable

_KEEP = """
    insert into fact_file (code, words, added_on) values (:code, :words, :added_on)
    on conflict (code) do update set words = excluded.words, added_on = excluded.added_on"""


class VaultFactFileStore:
    """One row per country, with the file word for word."""

    def __init__(self, db: Database) -> None:
        self._db = db

    @known_errors()
    def keep_fact_file(self, file: KeptFactFile) -> None:
        """Keep it in place of the one before for the same country."""
        row = {
            "code": storable(file.code),
            "words": storable(file.text),
            "added_on": file.added_on.isoformat(),
        }
        with self._db.atomic():
            self._db.execute(_KEEP, row)

    @known_errors()
    def drop_fact_file(self, code: str) -> None:
        """Take a file out. Harmless where it is not there."""
        with self._db.atomic():
            self._db.execute("delete from fact_file where code = ?", [storable(code)])

    @reading()
    def fact_files(self) -> tuple[KeptFactFile, ...]:
        """Return the files, by country. Raises CompanionError, also for rows that are not ours."""
        rows = self._db.query("select * from fact_file order by code")
        try:
            return tuple(
                KeptFactFile(row["code"], row["words"], date.fromisoformat(row["added_on"]))
                for row in rows
            )
        except (TypeError, ValueError):
            raise CompanionError(ErrorCode.VAULT_DAMAGED) from None
