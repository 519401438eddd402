# SPDX-License-Identifier: Apache-2.0
"""The schema, one small function per step. A step is never edited after a release."""

from typing import Any

from companion.domain.errors import CompanionError, ErrorCode
from companion.storage.cipher import Database, Migrations
from companion.storage.copy_tables import keep_known_copies
from companion.storage.edge_tables import keep_edges
from companion.storage.journal_tables import (
    keep_children_and_journal,
    keep_drafts,
    keep_people_and_searches,
    keep_search,
)
from companion.storage.notice_tables import keep_noticings_and_watches, keep_reviews
from companion.storage.report_tables import keep_report_revisions
from companion.storage.second_place_table import keep_second_place

APPLICATION_ID = 0x436D706E
"""Marks the file as ours: "Cmpn"."""

STEPS = Migrations("companion")

_UNLESS_WIPED = "and not exists (select 1 from wipe where is_finished = 0)"
"""Only the wiping of a whole record, in its own copy of the vault, takes such rows away."""


@STEPS()
def children_and_journal(db: Database) -> None:
    """Keep children, entries, and revisions that are only ever added."""
    keep_children_and_journal(db)


@STEPS()
def search(db: Database) -> None:
    """Keep the words and marks of each entry as they are now, and their index.

    Marks are what filters ask for: child, kind, tags, signs, people, accounts, struck out.
    """
    keep_search(db)


@STEPS()
def drafts(db: Database) -> None:
    """Keep unsaved wording: one per entry, and one new entry per child."""
    keep_drafts(db)


@STEPS()
def reviews(db: Database) -> None:
    """Keep passes through the checklist and their answers."""
    keep_reviews(db, _UNLESS_WIPED)


@STEPS()
def reports_and_talks(db: Database) -> None:
    """Keep what channels were told and promised; talks planned and held; forms not saved yet."""
    db.executescript("""
        create table report (
            id integer primary key, child_id integer not null references child (id),
            channel text not null, reported_on text not null, how text not null,
            reference text not null, spoke_to text not null, said text not null,
            promises text not null, updates text not null, next_step text not null,
            next_on text, written_at text
        ) strict;
        create index report_by_day on report (child_id, reported_on desc, id desc);
        create table talk (
            id integer primary key, child_id integer not null references child (id),
            topic text not null, opening text not null, planned_for text, held_on text,
            how_it_went text not null, written_at text, sort_key text not null,
            starters text not null, moment text not null, note text not null,
            child_words text not null, what_next text not null, next_on text
        ) strict;
        create index talk_by_day on talk (child_id, sort_key desc, id desc);
        create table form_draft (
            id integer primary key,
            kind text not null
                check (kind in (
                    'report', 'talk', 'quick-note', 'watch', 'hand-over', 'chronology')),
            child_id integer not null references child (id),
            record_id integer not null, fields text not null, kept_at text not null
        ) strict;
        create index form_draft_by_time on form_draft (kind, child_id, kept_at desc, id desc);
    """)


@STEPS()
def kept(db: Database) -> None:
    """Keep the places of the guide that someone wants to read again."""
    db.executescript("""
        create table kept (
            id integer primary key, target text not null,
            shelf text not null check (shelf in ('later', 'favourite')), kept_at text not null
        ) strict;
        create unique index kept_by_place on kept (target, shelf);
    """)


@STEPS()
def noticings_and_watches(db: Database) -> None:
    """Keep quick notes, which are only added and taken back, and decisions to watch."""
    keep_noticings_and_watches(db, _UNLESS_WIPED)


@STEPS()
def people_and_saved_searches(db: Database) -> None:
    """Keep who and what entries name as they are now, who was said to be one, and searches."""
    keep_people_and_searches(db)


@STEPS()
def hand_overs_and_household(db: Database) -> None:
    """Keep what was handed to a service, and whether the household cares for others' children."""
    db.executescript("""
        create table hand_over (
            id integer primary key autoincrement,
            child_id integer not null references child (id),
            handed_on text not null, to_whom text not null, what text not null,
            entries integer not null, pages text not null, remains text not null,
            newest_hash text not null, written_at text
        ) strict;
        create index hand_over_by_day on hand_over (child_id, handed_on desc, id desc);
        create table household (
            id integer primary key check (id = 1),
            is_carer integer not null check (is_carer in (0, 1))
        ) strict;
    """)


@STEPS()
def preparations(db: Database) -> None:
    """Keep worksheets got ready for a report: one of each kind for a child."""
    db.executescript("""
        create table preparation (
            id integer primary key, child_id integer not null references child (id),
            worksheet_id text not null, channel_id text not null, words text not null,
            filled text not null, written_at text not null
        ) strict;
        create unique index preparation_by_sheet on preparation (child_id, worksheet_id);
        create index preparation_by_time on preparation (child_id, written_at desc, id desc);
    """)


@STEPS()
def fact_files(db: Database) -> None:
    """Keep files with newer facts that the person added, one for each country."""
    db.executescript("""
        create table fact_file (
            code text primary key, words text not null, added_on text not null
        ) strict, without rowid;
    """)


@STEPS()
def missing_sheets(db: Database) -> None:
    """Keep the sheet for a missing child: part one, and part two of each day."""
    db.executescript("""
        create table missing_sheet (
            id integer primary key, child_id integer not null references child (id),
            words text not null, looked_on text, written_at text not null
        ) strict;
        create unique index missing_sheet_by_child on missing_sheet (child_id);
        create table missing_day (
            id integer primary key, child_id integer not null references child (id),
            begun_on text not null, words text not null, written_at text not null
        ) strict;
        create index missing_day_by_day on missing_day (child_id, begun_on desc, id desc);
    """)


@STEPS()
def recovery_sheets(db: Database) -> None:
    """Keep when the recovery sheet was last found to work."""
    db.executescript("""
        create table recovery_sheet (
            id integer primary key check (id = 1), worked_on text not null
        ) strict;
    """)


@STEPS()
def report_revisions(db: Database) -> None:
    """Keep how a report read before its words were changed."""
    keep_report_revisions(db, _UNLESS_WIPED)


@STEPS()
def second_place(db: Database) -> None:
    """Keep where copies go as well."""
    keep_second_place(db)


@STEPS()
def known_copies(db: Database) -> None:
    """Keep which copies the notes go on from, and which may hold what was wiped."""
    keep_known_copies(db)


@STEPS()
def edges(db: Database) -> None:
    """Keep words that wait for a child to be chosen, and how the lock was set."""
    keep_edges(db)


_ALL = (
    children_and_journal,
    search,
    drafts,
    reviews,
    reports_and_talks,
    kept,
    noticings_and_watches,
    people_and_saved_searches,
    hand_overs_and_household,
    preparations,
    fact_files,
    missing_sheets,
    recovery_sheets,
    report_revisions,
    second_place,
    known_copies,
    edges,
)

LATEST = len(_ALL)
"""`user_version` of a vault is the number of steps it has."""


def refuse_unknown(connection: Any) -> None:  # noqa: ANN401 - the driver publishes no types
    """Raise CompanionError for another program's file, and for one made by a newer version."""
    (application,) = connection.execute("pragma application_id").fetchone()
    (version,) = connection.execute("pragma user_version").fetchone()
    if application != APPLICATION_ID or version < 1:
        raise CompanionError(ErrorCode.FOREIGN_FILE)
    if version > LATEST:
        raise CompanionError(ErrorCode.NEWER_VAULT)


def needs_update(db: Database) -> bool:
    """Return True where steps are missing. Raises CompanionError for steps we do not know."""
    if {step.name for step in STEPS.applied(db)} - {step.__name__ for step in _ALL}:
        raise CompanionError(ErrorCode.NEWER_VAULT)
    return bool(STEPS.pending(db))


def update(db: Database) -> None:
    """Bring a new or an older vault to the latest schema: all missing steps or none."""
    db.execute("pragma foreign_keys = off")
    try:
        with db.atomic():
            STEPS.apply(db)
            if list(db.query("pragma foreign_key_check")):
                raise CompanionError(ErrorCode.VAULT_DAMAGED)
            db.execute(f"pragma application_id = {APPLICATION_ID}")
            db.execute(f"pragma user_version = {LATEST}")
    finally:
        db.execute("pragma foreign_keys = on")
