# SPDX-License-Identifier: Apache-2.0
"""Sheets for a missing child, in the vault."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from companion.domain.missing import MissingDay, MissingSheet
from companion.storage.cipher import VaultDatabase
from companion.storage.plain_values import answers_in
from companion.storage.rows import day_of, day_text, moment_of, moment_text, put
from companion.storage.sql_errors import known_errors, reading
from companion.storage.stored_text import storable

_KEEP = """
    insert into missing_sheet (child_id, words, looked_on, written_at)
    values (:child_id, :words, :looked_on, :written_at)
    on conflict (child_id) do update set
        words = excluded.words, looked_on = excluded.looked_on, written_at = excluded.written_at"""


class VaultMissingStore:
    """One row for part one of a child, one for part two of each day; words as JSON."""

    def __init__(self, db: VaultDatabase) -> None:
        self._db = db

    @known_errors()
    def keep_missing_sheet(self, sheet: MissingSheet) -> None:
        """Keep part one in place of the one before; one without words is dropped."""
        if sheet.is_blank:
            self._db.table("missing_sheet").delete_where("child_id = ?", [sheet.child_id])
            return
        row = {
            "child_id": sheet.child_id,
            "words": _text(sheet.words),
            "looked_on": day_text(sheet.looked_on),
            "written_at": moment_text(sheet.written_at),
        }
        key = {"child_id": sheet.child_id}
        with self._db.held.unless_kept("missing_sheet", key, row), self._db.atomic():
            self._db.execute(_KEEP, row)

    @reading()
    def missing_sheet(self, child_id: int) -> MissingSheet | None:
        sql = "select * from missing_sheet where child_id = ?"
        for row in self._db.query(sql, [child_id]):
            return MissingSheet(
                child_id,
                answers_in(row["words"]),
                day_of(row["looked_on"]),
                moment_of(row["written_at"]),
            )
        return None

    @known_errors()
    def keep_missing_day(self, day: MissingDay) -> int:
        """Add (id 0) or change part two of a day; one without words is dropped. Returns the id."""
        if day.is_blank:
            self._db.table("missing_day").delete_where("id = ?", [day.id])
            return 0
        columns = {
            "child_id": day.child_id,
            "begun_on": day_text(day.begun_on),
            "words": _text(day.words),
            "written_at": moment_text(day.written_at),
        }
        with self._db.held.unless_kept("missing_day", {"id": day.id}, columns):
            return int(put(self._db, "missing_day", day.id, columns)["id"])

    @reading()
    def missing_days(self, child_id: int) -> tuple[MissingDay, ...]:
        """Return part two of each day of a child, the newest first."""
        sql = "select * from missing_day where child_id = ? order by begun_on desc, id desc"
        return tuple(map(_day, self._db.query(sql, [child_id])))


def _text(words: Mapping[str, str]) -> str:
    return json.dumps({name: storable(text) for name, text in words.items() if text})


def _day(row: dict[str, Any]) -> MissingDay:
    return MissingDay(
        row["id"],
        row["child_id"],
        date.fromisoformat(row["begun_on"]),
        answers_in(row["words"]),
        moment_of(row["written_at"]),
    )
