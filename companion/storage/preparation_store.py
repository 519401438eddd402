# SPDX-License-Identifier: Apache-2.0
"""Worksheets got ready for a report, in the vault."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from companion.domain.preparation import Preparation
from companion.storage.cipher import Database
from companion.storage.sql_errors import known_errors
from companion.storage.stored_text import storable, utc_text

_KEEP = """
    insert into preparation (child_id, worksheet_id, channel_id, words, filled, written_at)
    values (:child, :sheet, :channel, :words, :filled, :at)
    on conflict (child_id, worksheet_id) do update set
        channel_id = excluded.channel_id, words = excluded.words,
        filled = excluded.filled, written_at = excluded.written_at"""


class VaultPreparationStore:
    """One row per child and worksheet, with the words of its fields as JSON."""

    def __init__(self, db: Database) -> None:
        self._db = db

    @known_errors()
    def keep_preparation(self, preparation: Preparation) -> None:
        """Keep it in place of the one before; one without words is dropped."""
        place = {"child": preparation.child_id, "sheet": preparation.worksheet_id}
        with self._db.atomic():
            if preparation.is_blank or preparation.written_at is None:
                sql = "delete from preparation where child_id = :child and worksheet_id = :sheet"
                self._db.execute(sql, place)
                return
            row = {
                "channel": preparation.channel_id,
                "words": _text(preparation.words),
                "filled": _text(preparation.filled),
                "at": utc_text(preparation.written_at),
            }
            self._db.execute(_KEEP, place | row)

    @known_errors()
    def preparations(self, child_id: int) -> tuple[Preparation, ...]:
        """Return those of a child, the last written first."""
        sql = "select * from preparation where child_id = ? order by written_at desc, id desc"
        return tuple(_preparation(row) for row in self._db.query(sql, [child_id]))


def _text(words: Mapping[str, str]) -> str:
    return json.dumps({name: storable(text) for name, text in words.items() if text})


def _preparation(row: dict[str, Any]) -> Preparation:
    return Preparation(
        row["child_id"],
        row["worksheet_id"],
        row["channel_id"],
        json.loads(row["words"]),
        json.loads(row["filled"]),
        datetime.fromisoformat(row["written_at"]),
    )
