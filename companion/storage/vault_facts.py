# SPDX-License-Identifier: Apache-2.0
"""What stays the same in a vault that is written anew: rows, chain, schema, marks in the head."""

from companion.storage import cipher

_CHAIN = """
    select id, previous_hash, hash from revision
    union all select id, previous_hash, hash from wiped_revision order by id"""
_SCHEMA = "select type, name, sql from sqlite_master order by type, name"
_HEADS = ("application_id", "user_version")


def vault_facts(db: cipher.Database) -> list[object]:
    """Return everything that two vaults with the same notes share."""
    wrong = list(db.query("pragma foreign_key_check"))
    return [row_counts(db), whole_chain(db), schema(db), heads(db), wrong]


def row_counts(db: cipher.Database) -> dict[str, int]:
    """Return how many rows each table has, those of the search index apart."""
    names = [name for name in db.table_names() if not name.startswith("entry_fts")]
    tables = [name for name in names if name not in ("entry_vocabulary", "sqlite_sequence")]
    return {name: db.table(name).count for name in tables}


def whole_chain(db: cipher.Database) -> list[tuple[object, ...]]:
    """Return the number and the hashes of every revision, wiped ones too."""
    return [tuple(row) for row in db.execute(_CHAIN).fetchall()]


def schema(db: cipher.Database) -> list[tuple[object, ...]]:
    """Return every table, index, trigger and view, word for word."""
    return [tuple(row) for row in db.execute(_SCHEMA).fetchall()]


def heads(db: cipher.Database) -> list[int]:
    """Return whose file it is, and how many steps its schema has."""
    return [int(db.execute(f"pragma {head}").fetchone()[0]) for head in _HEADS]
