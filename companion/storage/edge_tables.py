# SPDX-License-Identifier: Apache-2.0
"""A step of the schema: what is kept at the edges of the vault. Never edited after a release."""

from companion.storage.cipher import Database


def keep_edges(db: Database) -> None:
    """Keep words that wait for a child to be chosen, and how the lock was set: one row each.

    And which words that the vault once refused have come back, by a name without meaning: so the
    same ones never come twice.
    """
    db.executescript("""
        create table carried (
            id integer primary key check (id = 1), box text not null, words text not null
        ) strict;
        create table lock_seen (
            id integer primary key check (id = 1), idle_minutes integer not null,
            minimised text not null
        ) strict;
        create table put_back (id text primary key) strict, without rowid;
    """)
