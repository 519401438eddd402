# SPDX-License-Identifier: Apache-2.0
"""Forms that are not saved yet, in the vault."""

import json
from collections.abc import Callable
from dataclasses import fields
from datetime import date, datetime
from typing import Any

from companion.domain.chronology import LeaveOut, Reader
from companion.domain.chronology_form import ChronologyForm
from companion.domain.form_draft import FormDraft, R
from companion.domain.noticing import QuickNote
from companion.domain.records import HandOver
from companion.domain.report import Promise, Report, Update
from companion.domain.talk import Talk, WhatNext
from companion.domain.watch import WatchWords
from companion.storage.cipher import VaultDatabase
from companion.storage.plain_values import refuse_no_texts, text_of
from companion.storage.report_store import promise_of, promise_row, update_of, update_row
from companion.storage.rows import put
from companion.storage.sql_errors import known_errors, reading
from companion.storage.stored_text import storable, utc_text

KINDS: dict[type, str] = {
    Report: "report",
    Talk: "talk",
    QuickNote: "quick-note",
    WatchWords: "watch",
    HandOver: "hand-over",
    ChronologyForm: "chronology",
}
_COLUMNS = ("id", "child_id", "written_at")
"""What a record has outside its form."""
_DAYS = frozenset(
    (
        "reported_on",
        *("planned_for", "held_on", "next_on"),
        *("day", "look_again_on", "handed_on"),
        *("from_day", "to_day"),
    )
)
_LISTS: dict[str, Callable[[Any], object]] = {
    "starters": text_of,
    "what_next": WhatNext,
    "entry_ids": int,
    "leave_out": LeaveOut,
    "left_alone": text_of,
    "promises": promise_of,
    "updates": update_of,
}
"""Fields that hold several, and what each of them is."""
_WORDS: dict[str, Callable[[Any], object]] = {"reader": Reader}
"""Fields that hold one of a few words."""


class VaultFormDraftStore:
    """One row per draft, with the form's fields as JSON."""

    def __init__(self, db: VaultDatabase) -> None:
        self._db = db

    @known_errors()
    def keep_form_draft(self, draft: FormDraft[R]) -> FormDraft[R]:
        record = draft.record
        columns = {
            "kind": KINDS[type(record)],
            "child_id": record.child_id,
            "record_id": record.id,
            "fields": _fields_text(record),
            "kept_at": utc_text(draft.kept_at),
        }
        with self._db.held.unless_kept("form_draft", {"id": draft.id}, columns):
            return _draft_of(type(record), put(self._db, "form_draft", draft.id, columns))

    @known_errors()
    def drop_form_draft(self, draft_id: int) -> None:
        self._db.table("form_draft").delete_where("id = ?", [draft_id])

    @reading()
    def form_drafts(self, kind: type[R], child_id: int) -> tuple[FormDraft[R], ...]:
        """Return the drafts of one kind about a child, newest first."""
        sql = """select * from form_draft where kind = ? and child_id = ?
            order by kept_at desc, id desc"""
        rows = self._db.query(sql, [KINDS[kind], child_id])
        return tuple(_draft_of(kind, row) for row in rows)


def _fields_text(
    record: Report | Talk | QuickNote | WatchWords | ChronologyForm | HandOver,
) -> str:
    names = (box.name for box in fields(record) if box.name not in _COLUMNS)
    return json.dumps({name: _plain(getattr(record, name)) for name in names})


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Promise):
        return promise_row(value)
    if isinstance(value, Update):
        return update_row(value)
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    return storable(value) if isinstance(value, str) else value


def _draft_of(kind: type[R], row: dict[str, Any]) -> FormDraft[R]:
    said = json.loads(row["fields"])
    days = {name: date.fromisoformat(said[name]) for name in _DAYS & said.keys() if said[name]}
    lists = {name: tuple(map(_LISTS[name], said[name])) for name in _LISTS.keys() & said.keys()}
    words = {name: _WORDS[name](said[name]) for name in _WORDS.keys() & said.keys()}
    record = kind(id=row["record_id"], child_id=row["child_id"], **(said | days | lists | words))
    refuse_no_texts(record)
    return FormDraft(row["id"], record, datetime.fromisoformat(row["kept_at"]))
