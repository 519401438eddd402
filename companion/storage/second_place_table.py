# SPDX-License-Identifier: Apache-2.0
"""The table of the second place for copies: one row at most."""

from companion.storage.cipher import Database


def keep_second_place(db: Database) -> None:
    """Keep where copies go as well, when the last one went there, and the mark of ours."""
    db.executescript("""
        create table second_place (
            id integer primary key check (id = 1), mark text not null,
            -- Empty where there is none now. The mark stays: copies of ours may be anywhere.
            place text not null,
            is_other_disk integer not null check (is_other_disk in (0, 1)), copied_at text
        ) strict;
    """)
