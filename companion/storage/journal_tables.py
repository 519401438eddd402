# SPDX-License-Identifier: Apache-2.0
"""Steps of the schema: entries, their search and drafts, and who is named in them.

Never edited after a release.
"""

from companion.storage.cipher import Database

_BOXES = """
    saw text not null, told_by text not null, child_words text not null, asked text not null,
    seemed text not null, think text not null, did text not null, outcome text not null,
    place text not null, who text not null"""

_DETAILS = """
    entry_kind text not null, tags text not null, people text not null, accounts text not null,
    sign_ids text not null, talk_ids text not null, report_ids text not null"""

_HAPPENED = """
    certainty text not null, happened_day text, happened_time text, happened_said text not null"""


def keep_children_and_journal(db: Database) -> None:
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


def keep_search(db: Database) -> None:
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


def keep_drafts(db: Database) -> None:
    """Keep unsaved wording: one per entry, and one new entry per child."""
    db.executescript(f"""
        create table draft (
            id integer primary key, child_id integer not null references child (id),
            entry_id integer references entry (id), kept_at text not null, {_HAPPENED}, {_DETAILS},
            {_BOXES}, change_reason text not null, strike_out_reason text not null
        ) strict;
        create unique index draft_by_entry on draft (child_id, ifnull(entry_id, 0));
    """)


def keep_people_and_searches(db: Database) -> None:
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
