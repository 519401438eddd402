# SPDX-License-Identifier: Apache-2.0
"""A step of the schema: what is kept at the edges of the vault. Never edited after a release."""

from companion.storage.cipher import Database


def keep_edges(db: Database) -> None:
    """Keep words that wait for a child to be chosen, and how the lock was set: one row each.

    Words on their way are row 1 of `carried`; row 2 are those that lost the record they are of.
    And what is being typed about a child, new or not, before it is saved: one row each.
    And which words that the vault once refused have come back, by a name without meaning: so the
    same ones never come twice. And which copies could not be read again. And in the receipt of a
    wipe, whether a hand-over was noted before.
    """
    db.executescript("""
        create table carried (
            id integer primary key check (id in (1, 2)), box text not null, words text not null
        ) strict;
        create table child_draft (
            id integer primary key, child_id integer references child (id), label text not null,
            age_band text, has_extra_needs integer not null check (has_extra_needs in (0, 1)),
            birth_year integer, colour text not null, kept_at text not null
        ) strict;
        create unique index child_draft_by_child on child_draft (ifnull(child_id, 0));
        create table lock_seen (
            id integer primary key check (id = 1), idle_minutes integer not null,
            minimised text not null
        ) strict;
        create table put_back (id text primary key) strict, without rowid;
        -- Copies that were made, and could not be read again whole. None once a newer one could.
        create table unsure_copy (token text primary key) strict, without rowid;
        -- The day of the last one; empty where there was none, null in receipts from before.
        alter table wipe add column handed_on text;
    """)
