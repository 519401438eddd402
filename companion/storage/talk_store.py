# SPDX-License-Identifier: Apache-2.0
"""Talks planned and held, in the vault."""

import json
from typing import Any

from companion.domain.talk import Talk, WhatNext
from companion.storage.cipher import Database
from companion.storage.plain_values import texts_in
from companion.storage.rows import day_of, day_text, moment_of, moment_text, put
from companion.storage.sql_errors import known_errors, reading
from companion.storage.stored_text import storable

_TEXTS = ("topic", "opening", "how_it_went", "moment", "note", "child_words")
_DAYS = ("planned_for", "held_on", "next_on")
_COLUMNS = ", ".join(("id", "child_id", *_TEXTS, *_DAYS, "starters", "what_next", "written_at"))


class VaultTalkStore:
    """One row per talk."""

    def __init__(self, db: Database) -> None:
        self._db = db

    @known_errors()
    def save_talk(self, talk: Talk) -> Talk:
        columns: dict[str, Any] = {name: storable(getattr(talk, name)) for name in _TEXTS}
        columns |= {
            "child_id": talk.child_id,
            "starters": json.dumps(talk.starters),
            "what_next": json.dumps(talk.what_next),
            "written_at": moment_text(talk.written_at),
        }
        columns |= {name: day_text(getattr(talk, name)) for name in _DAYS}
        day = columns["held_on"] or columns["planned_for"] or columns["written_at"]
        row = put(self._db, "talk", talk.id, columns | {"sort_key": day or ""})
        del row["sort_key"]
        return _talk_of(row)

    @reading()
    def talks(self, child_id: int) -> tuple[Talk, ...]:
        """Return the talks with a child: held or planned, the latest day first."""
        sql = f"select {_COLUMNS} from talk where child_id = ? order by sort_key desc, id desc"  # noqa: S608
        return tuple(_talk_of(row) for row in self._db.query(sql, [child_id]))


def _talk_of(row: dict[str, Any]) -> Talk:
    changed: dict[str, Any] = {name: day_of(row[name]) for name in _DAYS}
    changed |= {
        "starters": texts_in(row["starters"]),
        "what_next": tuple(WhatNext(one) for one in json.loads(row["what_next"])),
        "written_at": moment_of(row["written_at"]),
    }
    return Talk(**(row | changed))
