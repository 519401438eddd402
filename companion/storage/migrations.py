# SPDX-License-Identifier: Apache-2.0
"""The schema, one small function per step. A step is never edited after a release."""

from typing import Any

from companion.domain.errors import CompanionError, ErrorCode
from companion.storage.cipher import Database, Migrations
from companion.storage.report_tables import keep_report_revisions
from companion.storage.second_place_table import keep_second_place

APPLICATION_ID = 0x436D706E
"""Marks the file as ours: "Cmpn"."""

STEPS = Migrations("companion")

_BOXES = """
    saw text not null, told_by text not null, child_words text not null, asked text not null,
    seemed text not null, think text not null, did text not null, outcome text not null,
    place text not null, who text not null"""

_DETAILS = """
    entry_kind text not null, tags text not null, people text not null, accounts text not null,
    sign_ids text not null, talk_ids text not null, report_ids text not null"""

_HAPPENED = """
    certainty text not null, happened_day text, happened_time text, happened_said text not null"""

_UNLESS_WIPED = "and not exists (select 1 from wipe where is_finished = 0)"
"""Only the wiping of a whole record, in its own copy of the vault, takes such rows away."""


@STEPS()
def children_and_journal(db: Database) -> None:
    """Keep children, entries, and revisions that are only ever added."""
    db.executescript(f"""
        create table child (
            id integer primary key autoincrement, label text not null, age_band text,
            has_extra_needs integer not null check (has_extra_needs in (0, 1)),
            birth_year integer, colour text not null default 'sea'
        ) strict;
        create table entry (
            id integer primary key autoincrement,
            child_id integer not null references child (id),
            created_at text not null, sort_key text not null,
            is_struck_out integer not null check (is_struck_out in (0, 1)),
            revision_id integer not null references revision (id) deferrable initially deferred,
            first_line text not null
        ) strict;
        create index entry_by_event on entry (child_id, sort_key desc, id desc, is_struck_out);
        create index entry_by_writing on entry (child_id, id desc, sort_key, is_struck_out);
        -- Without it every new revision would search all entries, for the deferred reference.
        create unique index entry_by_revision on entry (revision_id);
        create table revision (
            id integer primary key autoincrement,
            entry_id integer not null references entry (id),
            kind text not null, written_at text not null, {_HAPPENED},
            previous_hash text not null, hash text not null unique, salt text not null,
            reason text not null, {_DETAILS}, {_BOXES}
        ) strict;
        create index revision_by_entry on revision (entry_id, id);
        create trigger revision_no_update before update on revision
            begin select raise(abort, 'revisions are only added'); end;
    """)
    _let_hashes_stand_for_wiped(db)


def _let_hashes_stand_for_wiped(db: Database) -> None:
    """Keep the hashes of wiped revisions; nothing else may take a revision away."""
    db.executescript("""
        create table wipe (
            id integer primary key autoincrement, wiped_at text not null,
            initials text not null, newest_hash text not null,
            is_finished integer not null check (is_finished in (0, 1)),
            revisions integer not null, first_revision integer not null,
            last_revision integer not null
        ) strict;
        -- What stands in the chain for a revision whose record was wiped.
        create table wiped_revision (
            id integer primary key, previous_hash text not null, hash text not null unique,
            wipe_id integer not null references wipe (id)
        ) strict;
        create trigger wiped_revision_insert before insert on wiped_revision
            when not exists (select 1 from revision where revision.id = new.id
                and revision.previous_hash = new.previous_hash and revision.hash = new.hash)
            begin select raise(abort, 'only the hash of a revision can stand for it'); end;
        create trigger wiped_revision_no_update before update on wiped_revision
            begin select raise(abort, 'revisions are only added'); end;
        create trigger wiped_revision_no_delete before delete on wiped_revision
            begin select raise(abort, 'revisions are only added'); end;
        create trigger revision_no_delete before delete on revision
            when not exists (select 1 from wiped_revision where wiped_revision.id = old.id
                and wiped_revision.previous_hash = old.previous_hash
                and wiped_revision.hash = old.hash)
            begin select raise(abort, 'revisions are only added'); end;
    """)


@STEPS()
def search(db: Database) -> None:
    """Keep the words and marks of each entry as they are now, and their index.

    Marks are what filters ask for: child, kind, tags, signs, people, accounts, struck out.
    """
    db.executescript("""
        create table entry_text (
            id integer primary key references entry (id), marks text not null,
            words text not null
        ) strict;
        create virtual table entry_fts using fts5 (
            marks, words, content = 'entry_text', content_rowid = 'id',
            tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3'
        );
        create trigger entry_text_insert after insert on entry_text begin
            insert into entry_fts (rowid, marks, words) values (new.id, new.marks, new.words);
        end;
        create trigger entry_text_delete after delete on entry_text begin
            insert into entry_fts (entry_fts, rowid, marks, words)
                values ('delete', old.id, old.marks, old.words);
        end;
        create trigger entry_text_update after update on entry_text begin
            insert into entry_fts (entry_fts, rowid, marks, words)
                values ('delete', old.id, old.marks, old.words);
            insert into entry_fts (rowid, marks, words) values (new.id, new.marks, new.words);
        end;
        insert into entry_fts (entry_fts, rank) values ('secure-delete', 1);
        create virtual table entry_vocabulary using fts5vocab (entry_fts, 'col');
    """)


@STEPS()
def drafts(db: Database) -> None:
    """Keep unsaved wording: one per entry, and one new entry per child."""
    db.executescript(f"""
        create table draft (
            id integer primary key, child_id integer not null references child (id),
            entry_id integer references entry (id), kept_at text not null, {_HAPPENED}, {_DETAILS},
            {_BOXES}, change_reason text not null, strike_out_reason text not null
        ) strict;
        create unique index draft_by_entry on draft (child_id, ifnull(entry_id, 0));
    """)


@STEPS()
def reviews(db: Database) -> None:
    """Keep passes through the checklist and their answers."""
    db.executescript("""
        create table review (
            id integer primary key, child_id integer not null references child (id),
            started_at text not null, finished_at text,
            is_still_worried integer check (is_still_worried in (0, 1)),
            stepped_up_to text not null default ''
        ) strict;
        create index review_by_time on review (child_id, finished_at desc, id desc);
        create unique index review_open on review (child_id) where finished_at is null;
        create table answer (
            id integer primary key, review_id integer not null references review (id),
            sign_id text not null, reply text not null check (reply in ('yes', 'not-sure', 'no')),
            since text check (since in ('today', 'this-week', 'weeks', 'months', 'always')),
            follow_ups text not null,
            is_usual integer not null check (is_usual in (0, 1)), note text not null,
            is_correction integer not null default 0 check (is_correction in (0, 1))
        ) strict;
        create unique index answer_by_sign on answer (review_id, sign_id);
        create table strength_answer (
            id integer primary key, review_id integer not null references review (id),
            strength_id text not null,
            reply text not null check (reply in ('yes', 'not-sure', 'no'))
        ) strict;
        create unique index strength_answer_by_strength on strength_answer (review_id, strength_id);
    """)
    for table in ("answer", "strength_answer"):
        for event, row in (("insert", "new"), ("update", "old"), ("delete", "old")):
            wiping = _UNLESS_WIPED if event == "delete" else ""
            db.execute(f"""
                create trigger {table}_no_{event} before {event} on {table}
                when exists (select 1 from review where review.id = {row}.review_id
                    and review.finished_at is not null) {wiping}
                begin select raise(abort, 'answers of a finished review stand'); end""")  # noqa: S608 - names of ours


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
    db.executescript("""
        create table noticing (
            id integer primary key, child_id integer not null references child (id),
            sign_id text not null, words text not null, noticed_at text not null,
            written_at text not null, taken_back_at text
        ) strict;
        create index noticing_by_time on noticing (child_id, noticed_at desc, id desc);
        create trigger noticing_no_update before update on noticing
            when old.taken_back_at is not null or new.taken_back_at is null
                or (old.id, old.child_id, old.sign_id, old.words, old.noticed_at, old.written_at)
                is not (new.id, new.child_id, new.sign_id, new.words, new.noticed_at,
                    new.written_at)
            begin select raise(abort, 'quick notes are only added and taken back'); end;
        create table watch (
            id integer primary key, child_id integer not null references child (id),
            review_id integer references review (id), look_again_on text not null,
            why text not null, what_would_change text not null, decided_at text,
            changed_at text, ended_at text, outcome text not null,
            followed_by integer references watch (id)
        ) strict;
        create index watch_by_day on watch (child_id, look_again_on desc, id desc);
        create index watch_by_following on watch (followed_by);
        create trigger watch_no_update before update on watch
            when old.ended_at is not null or new.ended_at is null
                or (old.id, old.child_id, old.review_id, old.look_again_on, old.why,
                    old.what_would_change, old.decided_at)
                is not (new.id, new.child_id, new.review_id, new.look_again_on, new.why,
                    new.what_would_change, new.decided_at)
            begin select raise(abort, 'decisions are only added and ended'); end;
    """)
    for table in ("noticing", "watch"):
        db.execute(f"""
            create trigger {table}_no_delete before delete on {table} when true {_UNLESS_WIPED}
            begin select raise(abort, 'only a whole record is wiped'); end""")


@STEPS()
def people_and_saved_searches(db: Database) -> None:
    """Keep who and what entries name as they are now, who was said to be one, and searches."""
    db.executescript("""
        create table entry_tag (
            id integer primary key, entry_id integer not null references entry (id),
            child_id integer not null references child (id), folded text not null,
            tag text not null
        ) strict;
        create index entry_tag_by_child on entry_tag (child_id, folded, entry_id desc, tag);
        create index entry_tag_by_entry on entry_tag (entry_id);
        create table person (
            id integer primary key autoincrement,
            child_id integer not null references child (id),
            folded text not null, label text not null,
            merged_into integer references person (id)
        ) strict;
        create unique index person_by_label on person (child_id, folded);
        create index person_by_kept on person (merged_into);
        create table account (
            id integer primary key autoincrement,
            child_id integer not null references child (id),
            kind text not null, folded text not null, text text not null,
            person_id integer references person (id)
        ) strict;
        create unique index account_by_text on account (child_id, kind, folded);
        create index account_by_person on account (person_id);
        create table mention (
            id integer primary key, entry_id integer not null references entry (id),
            person_id integer references person (id),
            account_id integer references account (id),
            check ((person_id is null) <> (account_id is null))
        ) strict;
        create index mention_by_entry on mention (entry_id);
        create index mention_by_person on mention (person_id, entry_id);
        create index mention_by_account on mention (account_id, entry_id);
        create table person_merge (
            id integer primary key autoincrement,
            kept_id integer not null references person (id),
            merged_id integer not null references person (id),
            merged_at text not null, undone_at text
        ) strict;
        create index person_merge_by_kept on person_merge (kept_id);
        create index person_merge_by_merged on person_merge (merged_id);
        create table saved_search (
            id integer primary key autoincrement,
            child_id integer not null references child (id),
            name text not null, wanted text not null, saved_at text not null
        ) strict;
        create index saved_search_by_child on saved_search (child_id, id);
    """)


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
