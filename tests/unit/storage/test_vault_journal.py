# SPDX-License-Identifier: Apache-2.0
"""What only the real journal can show: odd texts, sizes, the chain under attack, the index."""

import random
from dataclasses import replace
from datetime import timedelta

import pytest

from companion.domain.checklist import Answer, Reply
from companion.domain.entry_find import Wanted
from companion.domain.errors import CompanionError, ErrorCode
from companion.domain.journal import Draft, EntryText, Happened, chain_hash
from companion.domain.report import Report
from companion.storage import entry_search
from tests.fakes import START
from tests.unit.storage.vault_home import refused

UNKNOWN = Happened()


@pytest.fixture
def journal(vault):
    return vault.journal


@pytest.fixture
def db(vault):
    return vault._db


@pytest.fixture
def child(vault):
    return vault.children.add_child("A", None, has_extra_needs=False).id


def add(journal, child, words, **boxes):
    return journal.add_entry(child, UNKNOWN, EntryText(saw=words, **boxes), START)


@pytest.mark.parametrize(
    ("written", "stored"),
    [
        ("before \ud800 after", "before \ufffd after"),
        ("before\0after", "before\ufffdafter"),
        ("é before\0after", "é before\ufffdafter"),
        ("\ud83d\ude42 halves", "🙂 halves"),
        ("🙂 שלום \u202e e\u0301", "🙂 שלום \u202e e\u0301"),
        ("<img src=x> '; drop table entry; --", "<img src=x> '; drop table entry; --"),
        ("\r\n tab\t \x7f\x01", "\r\n tab\t \x7f\x01"),
    ],
)
def test_any_text_is_storable_and_loses_no_word(vault, child, written, stored):
    journal = vault.journal
    assert add(journal, child, written).current.text.saw == stored
    assert journal.revisions(1)[0].text.saw == stored
    journal.strike_out(1, written, START)
    assert journal.revisions(1)[1].reason == stored
    day = Happened(said=written)
    journal.keep_draft(Draft(child, None, day, EntryText(saw=written), START))
    assert journal.drafts()[0].text.saw == journal.drafts()[0].happened.said == stored
    assert journal.add_entry(child, day, EntryText(saw="x"), START).current.happened.said == stored
    review = vault.checklist.start_review(child, START)
    vault.checklist.keep_answer(review.id, Answer("a", Reply.NO, note=written))
    assert vault.checklist.review(review.id).answers[0].note == stored
    assert vault.reports.save_report(Report(0, child, written, START.date())).channel == stored
    assert journal.check_chain().first_broken is None


def test_a_megabyte_is_kept_and_found(journal, child):
    words = "needle " + "hay " * 262_144
    entry = add(journal, child, words)
    assert journal.entry(entry.id).current.text.saw == words
    assert [
        line.id for line in journal.find(child, Wanted("needle hay"), offset=0, limit=5).lines
    ] == [entry.id]


def test_a_line_without_end_is_cut_for_the_list(journal, child):
    add(journal, child, "x" * 1_000_000)
    assert len(journal.lines(child, offset=0, limit=1)[0].first_line) == 200


def test_a_very_long_query_finds_by_its_first_words(journal, child):
    entry = add(journal, child, "one two " + " ".join(f"w{number}" for number in range(40)))
    assert journal.find(child, Wanted("one " * 100_000), offset=0, limit=5).lines[0].id == entry.id
    assert journal.find(child, Wanted("x" * 1_000_000), offset=0, limit=5).lines == ()


def test_rare_words_are_ranked(journal, child):
    passing = add(journal, child, "bus " + "other words " * 60)
    about = add(journal, child, "bus bus bus")
    last = add(journal, child, "bus " + "more text " * 60)
    assert journal.find(child, Wanted("bus"), offset=0, limit=9).lines[0].id == about.id
    lines = journal.find(child, Wanted("bus"), offset=0, limit=9).lines
    assert {line.id for line in lines} == {passing.id, about.id, last.id}


def test_with_very_many_hits_the_newest_come_first(journal, child, vault, monkeypatch):
    monkeypatch.setattr(entry_search, "MOST_RANKED", 3)
    other = vault.children.add_child("B", None, has_extra_needs=False).id
    add(journal, child, "bus bus bus")
    add(journal, other, "bus")
    newest = [add(journal, child, f"bus {number}").id for number in range(4)]
    assert [
        line.id for line in journal.find(child, Wanted("bu"), offset=0, limit=3).lines
    ] == newest[:0:-1]
    assert [line.id for line in journal.find(other, Wanted("bu"), offset=0, limit=3).lines] == [2]


def test_a_query_the_index_refuses_finds_nothing_and_damage_is_told(journal, child, monkeypatch):
    monkeypatch.setattr(entry_search, "words_query", lambda _typed: 'words : ("')
    assert journal.find(child, Wanted("x"), offset=0, limit=5).lines == ()
    monkeypatch.undo()
    add(journal, child, "words")
    journal._db.execute("delete from entry_fts_data where id > 10")
    with pytest.raises(CompanionError) as told:
        journal.find(child, Wanted("words"), offset=0, limit=5)
    assert told.value.code is ErrorCode.VAULT_DAMAGED


def test_old_words_leave_the_index_altogether(journal, child, db):
    entry = add(journal, child, "zanzibar")
    journal.add_revision(entry.id, UNKNOWN, EntryText(saw="other"), "", START)
    blocks = b"".join(row["block"] for row in db.query("select block from entry_fts_data"))
    assert b"anzibar" not in blocks


def test_the_index_agrees_with_the_words(journal, child, db):
    picks = random.Random(3)  # noqa: S311 - the same order in every run
    ids = [add(journal, child, f"word{number}").id for number in range(20)]
    for number in range(40):
        text = EntryText(saw=f"changed{number}")
        journal.add_revision(picks.choice(ids), UNKNOWN, text, "", START)
    db.execute("insert into entry_fts (entry_fts, rank) values ('integrity-check', 1)")


def test_an_unknown_child_is_refused_and_leaves_nothing(journal, child, db):
    refused(ErrorCode.STORAGE_FAILED, add, journal, 99, "words")
    refused(
        ErrorCode.STORAGE_FAILED,
        journal.keep_draft,
        Draft(99, None, UNKNOWN, EntryText(), START),
    )
    assert db.table("revision").count == db.table("entry").count == 0
    assert not db.conn.in_transaction


@pytest.mark.parametrize(
    "sql",
    [
        "update revision set saw = 'other'",
        "delete from revision",
        "insert or replace into revision select * from revision",
    ],
)
def test_the_database_itself_refuses_to_change_revisions(journal, child, db, sql):
    add(journal, child, "words")
    with pytest.raises(Exception, match="only added"):
        db.execute(sql)
    assert journal.entry(1).current.text.saw == "words"


def unguarded(db):
    db.execute("pragma foreign_keys = off")
    db.execute("drop trigger revision_no_update")
    db.execute("drop trigger revision_no_delete")


TAMPERING = [
    "update revision set saw = saw || '.' where id = :id",
    "update revision set who = 'somebody else' where id = :id",
    "update revision set reason = 'other' where id = :id",
    "update revision set happened_day = '2020-01-01' where id = :id",
    "update revision set happened_day = 'soon' where id = :id",
    "update revision set written_at = '2020-01-01T00:00:00+00:00' where id = :id",
    "update revision set kind = 'restored' where id = :id",
    "update revision set kind = 'other' where id = :id",
    "update revision set entry_id = entry_id + 1 where id = :id",
    "update revision set entry_id = 999 where id = :id",
    "update revision set entry_kind = 'told' where id = :id",
    "update revision set entry_kind = 'nonsense' where id = :id",
    "update revision set tags = '[\"other\"]' where id = :id",
    "update revision set tags = 'no list' where id = :id",
    "update revision set people = '[\"other\"]' where id = :id",
    'update revision set accounts = \'[["handle", "other"]]\' where id = :id',
    "update revision set accounts = '[1]' where id = :id",
    "update revision set sign_ids = '[\"other\"]' where id = :id",
    "update revision set talk_ids = '[1]' where id = :id",
    "update revision set report_ids = '[1]' where id = :id",
    "update revision set hash = 'x' where id = :id",
    "update revision set salt = '' where id = :id",
    "update revision set previous_hash = '' where id = :id and id > 1",
    "delete from revision where id = :id",
    "update entry set child_id = 2 where id = (select entry_id from revision where id = :id)",
    "update entry set created_at = '' where id = (select entry_id from revision where id = :id)",
    "update entry set is_struck_out = 1 where id = (select entry_id from revision where id = :id)",
    "update entry set sort_key = '' where id = (select entry_id from revision where id = :id)",
    "update entry set revision_id = 999 where id = (select entry_id from revision where id = :id)",
    "update entry set first_line = 'x' where id = (select entry_id from revision where id = :id)",
    "update entry_text set words = 'x' where id = (select entry_id from revision where id = :id)",
    "update entry_text set words = '' where id = (select entry_id from revision where id = :id)",
    "delete from entry_text where id = (select entry_id from revision where id = :id)",
]


@pytest.fixture
def long_chain(journal, child, vault):
    vault.children.add_child("B", None, has_extra_needs=False)
    ids = [add(journal, child, f"words {number}").id for number in range(6)]
    for number in range(9):
        at = START + timedelta(minutes=number)
        journal.add_revision(ids[number % 6], UNKNOWN, EntryText(saw=f"more {number}"), "", at)
    assert journal.check_chain().first_broken is None
    return journal


@pytest.mark.parametrize("sql", TAMPERING)
def test_tampering_is_found_wherever_it_is_done(long_chain, db, sql):
    unguarded(db)
    for number in (2, 8, 15):
        db.begin()
        assert db.execute(sql, {"id": number}).rowcount == 1
        assert long_chain.check_chain().first_broken is not None
        db.rollback()


def test_the_newest_entry_taken_out_with_all_its_lines_is_found(long_chain, child, db):
    entry = add(long_chain, child, "the newest")
    unguarded(db)
    for table in ("revision", "mention", "entry_tag"):
        db.execute(f"delete from {table} where entry_id = {entry.id}")  # noqa: S608 - names of ours
    db.execute(f"delete from entry_text where id = {entry.id}")  # noqa: S608
    db.execute(f"delete from entry where id = {entry.id}")  # noqa: S608
    assert long_chain.check_chain().first_broken == entry.current.id


def test_everything_taken_out_is_found(long_chain, db):
    unguarded(db)
    for table in ("revision", "entry", "entry_text"):
        db.execute(f"delete from {table}")  # noqa: S608 - names of ours
    assert long_chain.check_chain().first_broken == 1


def test_a_newer_idea_of_what_is_a_letter_is_no_tampering(journal, child, db):
    add(journal, child, "cafe\u0301 \U0001f642at noon")
    (words,) = db.execute("select words from entry_text").fetchone()
    older = words.replace("\U0001f642 at", "\U0001f642at")
    assert older != words
    db.execute("update entry_text set words = ?", [older])
    assert journal.check_chain().first_broken is None


def test_words_that_are_none_are_found_although_sealed_again(journal, child, db):
    entry = add(journal, child, "words")
    unguarded(db)
    details = replace(entry.current.details, tags=(1,))
    sealed = chain_hash("", replace(entry.current, details=details), child)
    db.execute("update revision set tags = '[1]', hash = ?", [sealed])
    assert journal.check_chain().first_broken == 1


def test_two_revisions_that_changed_places_are_found(long_chain, db):
    unguarded(db)
    for sql in (
        "update revision set id = -1 where id = 4",
        "update revision set id = 4 where id = 5",
        "update revision set id = 5 where id = -1",
    ):
        db.execute(sql)
    assert long_chain.check_chain().first_broken == 4


def test_the_first_broken_one_is_named(long_chain, db):
    unguarded(db)
    db.execute("update revision set saw = 'x' where id in (7, 3, 11)")
    assert long_chain.check_chain().first_broken == 3


def test_a_chain_is_the_same_after_reopening(home):
    vault = home.unlock()
    child = vault.children.add_child("A", None, has_extra_needs=False).id
    entry = vault.journal.add_entry(child, UNKNOWN, EntryText(saw="words"), START)
    vault.close()
    again = home.unlock()
    assert again.journal.entry(entry.id) == entry
    assert again.journal.check_chain().first_broken is None
    more = again.journal.add_revision(entry.id, UNKNOWN, EntryText(saw="w"), "", START)
    assert more.current.previous_hash == entry.current.hash
    assert replace(more, current=entry.current) == entry


def test_a_clock_that_jumps_back_is_no_fault_of_the_chain(journal, child):
    entry = add(journal, child, "x")
    earlier = START - timedelta(days=3)
    journal.add_revision(entry.id, UNKNOWN, EntryText(saw="y"), "", earlier)
    assert journal.check_chain().first_broken is None
