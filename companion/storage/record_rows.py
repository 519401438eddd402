# SPDX-License-Identifier: Apache-2.0
"""Which rows of the vault belong to one child, found by following the references of the schema.

So a table that comes later is wiped too, without anybody thinking of it.
"""

from collections.abc import Mapping
from datetime import datetime

from companion.domain.records import Wipe
from companion.storage.cipher import Database
from companion.storage.rows import day_of

CHILD = "child"
_TABLES = """
    select name from pragma_table_list
    where schema = 'main' and type = 'table' and name not like 'sqlite_%' order by name"""
_COLUMNS = "select name from pragma_table_info(?)"
_REFERENCES = """select "table", "from" from pragma_foreign_key_list(?)"""


def own_rows(db: Database) -> Mapping[str, str]:
    """Return for each table with rows about a child the condition for them.

    The conditions name the child as `:child`. The tables stand in the order in which their rows
    can be deleted: a table that is only found through another one comes before it.
    """
    tables = [str(row["name"]) for row in db.query(_TABLES)]
    found = {name: "child_id = :child" for name in tables if "child_id" in _columns(db, name)}
    references = {name: _references(db, name) for name in tables}
    order = list(found)
    while True:
        more = {
            name: " or ".join(
                f"{column} in (select id from {target} where {found[target]})"  # noqa: S608 - ours
                for target, column in references[name]
                if target in found
            )
            for name in tables
            if name not in found and any(target in found for target, _ in references[name])
        }
        if not more:
            return {name: found[name] for name in order} | {CHILD: "id = :child"}
        found |= more
        order = [*more, *order]


def receipts(db: Database) -> tuple[Wipe, ...]:
    """Return the receipt of each record that was wiped, oldest first."""
    return tuple(
        Wipe(
            row["id"],
            datetime.fromisoformat(row["wiped_at"]),
            row["initials"],
            row["newest_hash"],
            bool(row["is_finished"]),
            row["revisions"],
            row["first_revision"],
            row["last_revision"],
            row["handed_on"] is not None,
            day_of(row["handed_on"]),
        )
        for row in db.query("select * from wipe order by id")
    )


def _columns(db: Database, table: str) -> set[str]:
    return {str(row["name"]) for row in db.query(_COLUMNS, [table])}


def _references(db: Database, table: str) -> list[tuple[str, str]]:
    rows = db.query(_REFERENCES, [table])
    return [(str(row["table"]), str(row["from"])) for row in rows]
