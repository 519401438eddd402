# SPDX-License-Identifier: Apache-2.0
"""Rows ↔ entries, revisions, lines and drafts."""

import json
from collections.abc import Sequence
from dataclasses import asdict, fields, replace
from datetime import date, datetime, time
from typing import Any

from companion.domain.entry_details import AccountKind, AccountName, EntryDetails, EntryKind
from companion.domain.journal import (
    Certainty,
    Draft,
    Entry,
    EntryLine,
    EntryText,
    Happened,
    Reasons,
    Revision,
    RevisionKind,
)
from companion.storage.plain_values import numbers_in, text_of, texts_in
from companion.storage.stored_text import storable, utc_text

Row = dict[str, Any]
"""One row as sqlite_utils gives it and takes it."""

_BOXES = tuple(box.name for box in fields(EntryText))
_NONE = "[]"
_LISTS = {
    "tags": "tags",
    "people": "people",
    "accounts": "accounts",
    "sign_ids": "signs",
    "talk_ids": "talks",
    "report_ids": "reports",
}
"""Columns with lists, in the order of EntryDetails, and what the hash calls them."""
FIRST_LINE_LENGTH = 200


def clean_text(text: EntryText) -> EntryText:
    """Return the boxes as they can be stored."""
    return EntryText(**{name: storable(words) for name, words in asdict(text).items()})


def clean_details(details: EntryDetails) -> EntryDetails:
    """Return the details as they can be stored."""
    return replace(
        details,
        tags=tuple(map(storable, details.tags)),
        people=tuple(map(storable, details.people)),
        accounts=tuple(AccountName(one.kind, storable(one.text)) for one in details.accounts),
        sign_ids=tuple(map(storable, details.sign_ids)),
    )


def clean_happened(happened: Happened) -> Happened:
    """Return when it happened as it can be stored."""
    return replace(happened, said=storable(happened.said))


def details_columns(details: EntryDetails) -> Row:
    """Return the columns of an entry's details: its kind, and lists as JSON."""
    data = details.as_data()
    lists = {name: json.dumps(data[key], ensure_ascii=False) for name, key in _LISTS.items()}
    return {"entry_kind": details.kind.value, **lists}


def details_of(row: Row) -> EntryDetails:
    """Return the details of an entry. Raises ValueError or TypeError for what is none."""
    kind = EntryKind(row["entry_kind"])
    tags, people, signs = (_texts(row[name]) for name in ("tags", "people", "sign_ids"))
    talks, reports = (_numbers(row[name]) for name in ("talk_ids", "report_ids"))
    accounts = () if row["accounts"] == _NONE else json.loads(row["accounts"])
    names = tuple(AccountName(AccountKind(sort), text_of(text)) for sort, text in accounts)
    return EntryDetails(kind, tags, people, names, signs, talks, reports)


def _texts(column: str) -> tuple[str, ...]:
    return () if column == _NONE else texts_in(column)


def _numbers(column: str) -> tuple[int, ...]:
    return () if column == _NONE else numbers_in(column)


def happened_columns(happened: Happened) -> Row:
    """Return the columns that say when it happened."""
    return {
        "certainty": happened.certainty.value,
        "happened_day": happened.day.isoformat() if happened.day else None,
        "happened_time": happened.at.isoformat() if happened.at else None,
        "happened_said": happened.said,
    }


def happened_of(row: Row) -> Happened:
    """Return when it happened, for a list: without the words typed for it."""
    return _happened(row["certainty"], row["happened_day"], row["happened_time"])


def sort_key(happened: Happened, created_at: str) -> str:
    """Return what the list is sorted by: the event, or the day of writing where unknown."""
    if happened.day is None:
        return created_at
    return happened.day.isoformat() + (f"T{happened.at.isoformat()}" if happened.at else "")


def shown_line(revision: Revision) -> str:
    """Return what the list shows of a wording."""
    return revision.text.first_line[:FIRST_LINE_LENGTH]


def revision_columns(revision: Revision) -> Row:
    """Return a whole row of the table `revision`."""
    return {
        "id": revision.id,
        "entry_id": revision.entry_id,
        "kind": revision.kind.value,
        "written_at": utc_text(revision.written_at),
        **happened_columns(revision.happened),
        "previous_hash": revision.previous_hash,
        "hash": revision.hash,
        "salt": revision.salt,
        "reason": revision.reason,
        **details_columns(revision.details),
        **asdict(revision.text),
    }


def revision_of(row: Row) -> Revision:
    """Return a revision from a row of the table `revision`."""
    return Revision(
        id=row["id"],
        entry_id=row["entry_id"],
        kind=RevisionKind(row["kind"]),
        written_at=datetime.fromisoformat(row["written_at"]),
        happened=_happened_as_said(row),
        text=_text_of(row),
        reason=row["reason"],
        previous_hash=row["previous_hash"],
        hash=row["hash"],
        details=details_of(row),
        salt=row["salt"],
    )


def entry_of(row: Row) -> Entry:
    """Return an entry from a row of `entry` joined to its newest revision."""
    return Entry(
        id=row["entry_id"],
        child_id=row["child_id"],
        created_at=datetime.fromisoformat(row["created_at"]),
        is_struck_out=bool(row["is_struck_out"]),
        current=revision_of(row),
    )


LINE_COLUMNS = """entry.id, entry.child_id, certainty, happened_day, happened_time, created_at,
    first_line, is_struck_out, entry_kind"""


def line_of(row: Sequence[Any], words: str = "") -> EntryLine:
    """Return a line of the list from LINE_COLUMNS of `entry` joined to its newest revision."""
    entry_id, child_id, certainty, day, at, created_at, first_line, is_struck_out, kind = row
    return EntryLine(
        id=entry_id,
        child_id=child_id,
        happened=_happened(certainty, day, at),
        written_at=datetime.fromisoformat(created_at),
        first_line=first_line,
        is_struck_out=bool(is_struck_out),
        kind=EntryKind(kind),
        words=words,
    )


def draft_columns(draft: Draft) -> Row:
    """Return a row of the table `draft`, without its id."""
    return {
        "child_id": draft.child_id,
        "entry_id": draft.entry_id,
        "kept_at": utc_text(draft.kept_at),
        **happened_columns(clean_happened(draft.happened)),
        **details_columns(clean_details(draft.details)),
        **asdict(clean_text(draft.text)),
        "change_reason": storable(draft.reasons.change),
        "strike_out_reason": storable(draft.reasons.strike_out),
    }


def draft_of(row: Row) -> Draft:
    """Return a draft from a row of the table `draft`."""
    return Draft(
        child_id=row["child_id"],
        entry_id=row["entry_id"],
        happened=_happened_as_said(row),
        text=_text_of(row),
        kept_at=datetime.fromisoformat(row["kept_at"]),
        reasons=Reasons(row["change_reason"], row["strike_out_reason"]),
        details=details_of(row),
    )


def _text_of(row: Row) -> EntryText:
    return EntryText(**{name: row[name] for name in _BOXES})


def _happened_as_said(row: Row) -> Happened:
    return replace(happened_of(row), said=row["happened_said"])


def _happened(certainty: str, day: str | None, at: str | None) -> Happened:
    return Happened(
        certainty=Certainty(certainty),
        day=date.fromisoformat(day) if day else None,
        at=time.fromisoformat(at) if at else None,
    )
