# SPDX-License-Identifier: Apache-2.0
"""A step of the schema: how reports read before they were changed. Never edited after a release."""

from companion.storage.cipher import Database


def keep_report_revisions(db: Database, unless_wiped: str) -> None:
    """Add the table. `unless_wiped` is the one condition under which a row may go."""
    db.executescript(f"""
        create table report_revision (
            id integer primary key,
            report_id integer not null references report (id),
            child_id integer not null references child (id),
            changed_at text not null, words text not null
        ) strict;
        create index report_revision_by_child on report_revision (child_id, id);
        create trigger report_revision_no_update before update on report_revision
            begin select raise(abort, 'earlier wordings stand'); end;
        create trigger report_revision_no_delete before delete on report_revision
            when true {unless_wiped}
            begin select raise(abort, 'earlier wordings stand'); end;
    """)
