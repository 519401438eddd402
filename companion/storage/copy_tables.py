# SPDX-License-Identifier: Apache-2.0
"""A step of the schema: what is known of copies and their notes. Never edited after a release."""

from companion.storage.cipher import Database


def keep_known_copies(db: Database) -> None:
    """Add what the vault knows of copies, of one brought back, and of what was set aside."""
    db.executescript("""
        create table known_copy (
            token text primary key,
            -- How many records had been wiped when it was made, or was seen here first.
            wipes integer not null,
            -- Only in one of ours is nothing that is not here as well.
            kind text not null check (kind in ('ours', 'other', 'chosen'))
        ) strict, without rowid;
        -- Somebody chose to bring this copy back: what is newer is no surprise, here and there.
        create table brought_back (
            id integer primary key check (id = 1),
            is_new_here integer not null check (is_new_here in (0, 1)),
            is_new_there integer not null check (is_new_there in (0, 1))
        ) strict;
        -- What stood in the folder of copies when a record was wiped, and is no copy.
        create table aside_at_wipe (name text primary key) strict, without rowid;
    """)
