# SPDX-License-Identifier: Apache-2.0
"""Worksheets got ready for a report, in the vault."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from companion.domain.preparation import Preparation
from companion.storage.cipher import VaultDatabase
from companion.storage.plain_values import answers_in
from companion.storage.sql_errors import known_errors, reading
from companion.storage.stored_text import storable, utc_text

_KEEP = """
    insert into preparation (child_id, worksheet_id, channel_id, words, filled, written_at)
    values (:child_id, :worksheet_id, :channel_id, :words, :filled, :written_at)
    on conflict (child_id, worksheet_id) do update set
        channel_id = excluded.channel_id, words = excluded.words,
        filled = excluded.filled, written_at = excluded.written_at"""


class VaultPreparationStore:
    """One row per child and worksheet, with the words of its fields as JSON."""

    def __init__(self, db: VaultDatabase) -> None:
        self._db = db

    @known_errors()
    def keep_preparation(self, preparation: Preparation) -> None:
        """Keep it in place of the one before; one without words is dropped."""
        key = {"child_id": preparation.child_id, "worksheet_id": preparation.worksheet_id}
        if preparation.is_blank or preparation.written_at is None:
            where = "child_id = :child_id and worksheet_id = :worksheet_id"
            self._db.table("preparation").delete_where(where, key)
            return
        row = key | {
            "channel_id": preparation.channel_id,
            "words": _text(preparation.words),
            "filled": _text(preparation.filled),
            "written_at": utc_text(preparation.written_at),
        }
        with self._db.held.unless_kept("preparation", key, row), self._db.atomic():
            self._db.execute(_KEEP, row)

    @reading()
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
        answers_in(row["words"]),
        answers_in(row["filled"]),
        datetime.fromisoformat(row["written_at"]),
    )
