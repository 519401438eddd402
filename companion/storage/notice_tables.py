# SPDX-License-Identifier: Apache-2.0
"""Steps of the schema: passes through the checklist, quick notes and decisions to watch.

Never edited after a release.
"""

from companion.storage.cipher import Database


def keep_reviews(db: Database, unless_wiped: str) -> None:
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
            wiping = unless_wiped if event == "delete" else ""
            db.execute(f"""
                create trigger {table}_no_{event} before {event} on {table}
                when exists (select 1 from review where review.id = {row}.review_id
                    and review.finished_at is not null) {wiping}
                begin select raise(abort, 'answers of a finished review stand'); end""")  # noqa: S608 - names of ours


def keep_noticings_and_watches(db: Database, unless_wiped: str) -> None:
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
            create trigger {table}_no_delete before delete on {table} when true {unless_wiped}
            begin select raise(abort, 'only a whole record is wiped'); end""")
