# SPDX-License-Identifier: Apache-2.0
"""Rows that our code would never write, one change for each table and column that a page reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any

NO_JSON = ("nope", "[[[", "{", "7", '[1, [2, 3], {"a": null}]', "[" * 100_000)
NO_DAY = ("2026-99-99", "yesterday")
NO_WORD = ("boom",)
NO_NAME = ("", "boom", "../..", "<b>\n\x00")
NO_NUMBER = ("-1", "9223372036854775807")

ODD: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("child", "age_band", NO_WORD),
    ("child", "colour", NO_WORD),
    *(("child_draft", name, NO_WORD) for name in ("age_band", "colour")),
    ("child_draft", "kept_at", NO_DAY),
    ("child_draft", "label", NO_NAME),
    *(("entry", name, NO_DAY) for name in ("created_at", "sort_key")),
    *(("revision", name, NO_WORD) for name in ("kind", "certainty", "entry_kind", "previous_hash")),
    *(("revision", name, NO_DAY) for name in ("written_at", "happened_day", "happened_time")),
    *(
        ("revision", name, NO_JSON)
        for name in ("tags", "people", "accounts", "sign_ids", "talk_ids", "report_ids")
    ),
    *(("draft", name, NO_WORD) for name in ("certainty", "entry_kind")),
    *(("draft", name, NO_DAY) for name in ("kept_at", "happened_day", "happened_time")),
    *(("draft", name, NO_JSON) for name in ("tags", "people", "accounts", "sign_ids")),
    *(("review", name, NO_DAY) for name in ("started_at", "finished_at")),
    ("review", "stepped_up_to", NO_WORD),
    *(("answer", name, NO_NAME) for name in ("sign_id", "note")),
    ("answer", "follow_ups", NO_JSON),
    ("strength_answer", "strength_id", NO_NAME),
    *(("entry_text", name, NO_NAME) for name in ("marks", "words")),
    *(("entry_tag", name, NO_NAME) for name in ("folded", "tag")),
    *(("wiped_revision", name, NO_NAME) for name in ("previous_hash", "hash")),
    *(("report", name, NO_DAY) for name in ("reported_on", "next_on", "written_at")),
    *(("report", name, NO_JSON) for name in ("promises", "updates")),
    ("report_revision", "changed_at", NO_DAY),
    ("report_revision", "words", NO_JSON),
    *(("talk", name, NO_DAY) for name in ("planned_for", "held_on", "next_on", "written_at")),
    *(("talk", name, NO_JSON) for name in ("starters", "what_next")),
    ("form_draft", "fields", (*NO_JSON, '{"zz": 1}')),
    ("form_draft", "kept_at", NO_DAY),
    ("kept", "kept_at", NO_DAY),
    ("kept", "target", ("page:wipe", "nonsense:/etc/passwd", "card:none", "")),
    *(("noticing", name, NO_DAY) for name in ("noticed_at", "written_at", "taken_back_at")),
    *(
        ("watch", name, NO_DAY)
        for name in ("look_again_on", "decided_at", "changed_at", "ended_at")
    ),
    ("person", "merged_into", ("person.id",)),
    ("account", "kind", NO_WORD),
    *(("person_merge", name, NO_DAY) for name in ("merged_at", "undone_at")),
    ("saved_search", "wanted", NO_JSON),
    ("saved_search", "saved_at", NO_DAY),
    *(("hand_over", name, NO_DAY) for name in ("handed_on", "written_at")),
    *(("preparation", name, NO_JSON) for name in ("words", "filled")),
    ("preparation", "written_at", NO_DAY),
    ("missing_sheet", "words", NO_JSON),
    *(("missing_sheet", name, NO_DAY) for name in ("looked_on", "written_at")),
    ("missing_day", "words", NO_JSON),
    *(("missing_day", name, NO_DAY) for name in ("begun_on", "written_at")),
    ("recovery_sheet", "worked_on", NO_DAY),
    ("fact_file", "words", NO_WORD),
    ("fact_file", "added_on", NO_DAY),
    *(("second_place", name, NO_NAME) for name in ("mark", "place")),
    ("second_place", "copied_at", (*NO_DAY, "2026-01-01T00:00:00")),
    ("known_copy", "token", NO_NAME),
    ("known_copy", "wipes", NO_NUMBER),
    ("aside_at_wipe", "name", NO_NAME),
    *(("carried", name, NO_NAME) for name in ("box", "words")),
    ("lock_seen", "minimised", NO_WORD),
    ("lock_seen", "idle_minutes", NO_NUMBER),
    ("put_back", "id", NO_NAME),
    ("unsure_copy", "token", NO_NAME),
    *(("wipe", name, NO_DAY) for name in ("wiped_at", "handed_on")),
)
NOT_ODD = {
    "_sqlite_migrations": "read before all else: what is not ours is refused at the opening",
    "brought_back": "two numbers that the schema itself keeps to 0 and 1",
    "household": "a number that the schema itself keeps to 0 and 1",
    "mention": "numbers that must be those of other rows",
}
"""Tables in which no row can be odd, and why."""
FORMS = ("report", "talk", "quick-note", "watch", "hand-over", "chronology")
MOMENTS = {"at": "2026-01-01T00:00:00+00:00", "day": "2026-01-01"}
ADDED: dict[str, tuple[str, ...]] = {
    "account": ("insert into account values (null, 1, 'other', 'a', 'a', null)",),
    "fact_file": ("insert or ignore into fact_file values ('GB', 'x', :day)",),
    "form_draft": tuple(
        f"insert into form_draft values (null, '{kind}', 1, 0, '{{}}', :at)"  # noqa: S608
        for kind in FORMS
    ),
    "hand_over": ("insert into hand_over values (null, 1, :day, '', '', 0, '', '', '', null)",),
    "kept": ("insert or ignore into kept values (null, 'card:blackmail', 'later', :at)",),
    "aside_at_wipe": ("insert or ignore into aside_at_wipe values ('before-0001')",),
    "carried": ("insert or ignore into carried values (1, 'saw', 'words')",),
    "child_draft": (
        "insert or ignore into child_draft values (null, null, 'a', null, 0, null, 'sea', :at)",
    ),
    "draft": (
        """insert or ignore into draft select null, 1, null, :at, 'exact', null, null, '',
            'note', '[]', '[]', '[]', '[]', '[]', '[]', 'a', '', '', '', '', '', '', '', '', '',
            '', ''""",
    ),
    "entry_tag": (
        "insert into entry_tag select null, min(id), min(child_id), 'zz', 'zz' from entry",
    ),
    "known_copy": ("insert into known_copy values ('zz', 0, 'other')",),
    "lock_seen": ("insert or ignore into lock_seen values (1, 5, 'after-a-minute')",),
    "put_back": ("insert into put_back values ('zz')",),
    "strength_answer": (
        "insert or ignore into strength_answer select null, min(id), 'zz', 'yes' from review",
    ),
    "unsure_copy": ("insert into unsure_copy values ('zz')",),
    "wiped_revision": (
        "insert into wipe values (7, :at, 'A', '', 1, 1, 1, 1, null)",
        """insert into wiped_revision select id, previous_hash, hash, 7
            from revision order by id limit 1""",
    ),
    "missing_day": ("insert into missing_day values (null, 1, :day, '{}', :at)",),
    "person": ("insert into person values (null, 1, 'zz', 'zz', null)",),
    "person_merge": (
        "insert into person values (null, 1, 'yy', 'yy', null)",
        "insert into person values (null, 1, 'zz', 'zz', null)",
        """insert into person_merge select null, max(id), min(id), :at, null
            from person where folded in ('yy', 'zz')""",
    ),
    "preparation": ("insert into preparation values (null, 1, 'x', 'y', '{}', '{}', :at)",),
    "recovery_sheet": ("insert or ignore into recovery_sheet values (1, :day)",),
    "report_revision": (
        "insert into report_revision select null, min(id), 1, :at, '{}' from report",
    ),
    "saved_search": ("insert into saved_search values (null, 1, 'a', '{}', :at)",),
    "second_place": ("insert or ignore into second_place values (1, 'a', '/nowhere', 0, null)",),
    "wipe": ("insert into wipe values (null, :at, 'A', '', 1, 0, 0, 0, null)",),
}
"""So that each of these tables has a row to change."""


def make_odd(db: Any, table: str, column: str, value: str) -> int:
    """Change all rows of a table behind the back of the app, and return how many there are."""
    locks = db.execute(
        "select name, sql from sqlite_master where type = 'trigger' and name like '%\\_no\\_%' "
        "escape '\\'"
    ).fetchall()
    with db.atomic():
        for name, _ in locks:
            db.execute(f"drop trigger {name}")
        for words in ADDED.get(table, ()):
            db.execute(words, MOMENTS)
        changed = value if value == "person.id" else "?"
        given = [] if value == "person.id" else [value]
        count = db.execute(f"update or ignore {table} set {column} = {changed}", given).rowcount  # noqa: S608
        for _, words in locks:
            db.execute(words)
    return count
