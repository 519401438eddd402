# SPDX-License-Identifier: Apache-2.0
"""To whom and to what a row belongs, by more than its numbers: those come again in another copy."""

import hashlib
import json
from contextlib import suppress
from typing import Any

from companion.domain.errors import CompanionError
from companion.storage.cipher import Database
from companion.storage.sql_errors import reading

_CHILD = "select label as child from child where id = ?"
_REVIEW = """
    select label as child, started_at as review from review
    join child on child.id = review.child_id where review.id = ?"""
_ENTRY = "select hash as entry from revision where entry_id = ? order by id limit 1"
_CHILDREN = "select id, label as child from child"
_OPEN_REVIEWS = """
    select review.id, label as child, started_at as review from review
    join child on child.id = review.child_id where finished_at is null"""
_RECORDS = {"report": "report", "talk": "talk", "watch": "watch", "hand-over": "hand_over"}
"""Where the records of forms are, by their kind."""
_SINGLE = frozenset(("form_draft", "missing_day"))
"""Tables of which a row is found by its number alone."""
_SAID = ("words", "filled", "fields")
"""Columns that hold words as JSON."""
_FIELDS_OF_DRAFT = frozenset(
    (
        *("saw", "told_by", "child_words", "asked", "seemed", "think", "did", "outcome", "place"),
        *("who", "change_reason", "strike_out_reason"),
    )
)

Owner = dict[str, str]


class Owners:
    """Says to whom rows belong, and knows it still where the file is out of reach."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._known: dict[str, Owner] = {}
        self._parts: dict[tuple[str, object], Owner] = {}
        """What was read of a child, a review or an entry, by its number."""

    def last_known(self, table: str, key: dict[str, Any], columns: dict[str, Any]) -> Owner:
        """Return to whom a row belongs, as it was read last, or what is known of it."""
        named = {name: columns[name] for name in columns if name.endswith("_id")}
        name = json.dumps([table, key, named], sort_keys=True)
        with suppress(CompanionError):
            self._known[name] = self.now(table, key, columns)
        return self._known.get(name) or self._of_parts(columns)

    def look_around(self) -> None:
        """Read who is here: the vault may be busy when the first words come."""
        with suppress(CompanionError), reading():
            for row in self._db.query(_CHILDREN):
                self._parts[_CHILD, row["id"]] = {"child": str(row["child"])}
            for row in self._db.query(_OPEN_REVIEWS):
                self._parts[_REVIEW, row["id"]] = {
                    name: str(row[name]) for name in ("child", "review")
                }

    def _of_parts(self, columns: dict[str, Any]) -> Owner:
        if "review_id" in columns:
            return self._parts.get((_REVIEW, columns["review_id"]), {})
        if columns["child_id"] is None:
            return {"child": ""}
        owner = self._parts.get((_CHILD, columns["child_id"]), {})
        if columns.get("entry_id"):
            owner = owner | self._parts.get((_ENTRY, columns["entry_id"]), {})
        return owner

    @reading()
    def now(self, table: str, key: dict[str, Any], columns: dict[str, Any]) -> Owner:
        """Return to whom a row belongs. Raises CompanionError."""
        if "review_id" in columns:
            return self._first(_REVIEW, columns["review_id"])
        if columns["child_id"] is None:
            # What is typed about a new child, of whom there is no record yet.
            return {"child": ""}
        owner = self._first(_CHILD, columns["child_id"])
        if columns.get("entry_id"):
            owner |= self._first(_ENTRY, columns["entry_id"])
        if columns.get("record_id") and columns["kind"] in _RECORDS:
            owner["record"] = self._hash(_RECORDS[columns["kind"]], columns["record_id"])
        if table in _SINGLE and key["id"]:
            owner["stood"] = self._hash(table, key["id"])
        return owner

    def _first(self, sql: str, number: object) -> Owner:
        owner = {
            name: str(one) for row in self._db.query(sql, [number]) for name, one in row.items()
        }
        self._parts[sql, number] = owner.copy()
        return owner

    def _hash(self, table: str, number: int) -> str:
        rows = list(self._db.table(table).rows_where("id = ?", [number]))
        return hashlib.sha256(json.dumps(rows, sort_keys=True).encode()).hexdigest()


def fits(sealed: Owner, found: Owner) -> bool:
    """Tell whether the child, the entry and the review are the ones a row was sealed for."""
    names = ("child", "entry", "review")
    return "child" in sealed and all(sealed.get(one) == found.get(one) for one in names)


def words_of(owner: Owner, columns: dict[str, Any]) -> str:
    """Return all words of a row in plain text, after the name of the child they are about."""
    found = [owner["child"]] if owner.get("child") else []
    if "reply" in columns:
        sign = columns.get("sign_id") or columns["strength_id"]
        found.append(f"{sign.replace('-', ' ')}: {columns['reply']}")
    found += [columns[name] for name in columns if name in _FIELDS_OF_DRAFT or name == "note"]
    if "label" in columns and columns["label"] not in found:
        found.append(columns["label"])
    for name in _SAID:
        found += _texts(json.loads(columns.get(name, "{}")))
    return "\n\n".join(text.strip() for text in found if text.strip())


def _texts(said: object) -> list[str]:
    """Return every text in a value of JSON."""
    if isinstance(said, str):
        return [said]
    if isinstance(said, dict):
        said = list(said.values())
    return [text for one in said for text in _texts(one)] if isinstance(said, list) else []
