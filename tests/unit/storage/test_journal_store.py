# SPDX-License-Identifier: Apache-2.0
"""What every journal store promises: the same tests for the real one and for the fake."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest

from companion.domain.entry_find import Wanted
from companion.domain.errors import ErrorCode
from companion.domain.journal import (
    Certainty,
    Draft,
    EntryText,
    Happened,
    Reasons,
    RevisionKind,
    chain_hash,
)
from tests.fakes import START, InMemoryVault
from tests.unit.storage.vault_home import refused

UNKNOWN = Happened()


def on(day, at=None):
    return Happened(Certainty.ABOUT, date(2026, 2, day), at)


def saw(words, **boxes):
    return EntryText(saw=words, **boxes)


@pytest.fixture(params=["real", "fake"])
def vault(request):
    return request.getfixturevalue("home").unlock() if request.param == "real" else InMemoryVault()


@pytest.fixture
def journal(vault):
    return vault.journal


@pytest.fixture
def child(vault):
    return vault.children.add_child("A", None, has_extra_needs=False).id


@pytest.fixture
def other_child(vault, child):
    return vault.children.add_child("B", None, has_extra_needs=False).id


def add(journal, child, words, happened=UNKNOWN, minutes=0):
    return journal.add_entry(child, happened, saw(words), START + timedelta(minutes=minutes))


def found(journal, child, words, limit=50):
    return [line.id for line in journal.find(child, Wanted(words), offset=0, limit=limit).lines]


def test_an_entry_comes_back_as_written(journal, child):
    text = EntryText(*[f"box {number}\nline two" for number in range(10)])
    happened = Happened(Certainty.EXACT, date(2026, 2, 3), time(16, 5))
    entry = journal.add_entry(child, happened, text, START)
    assert journal.entry(entry.id) == entry
    assert (entry.child_id, entry.created_at, entry.is_struck_out) == (child, START, False)
    now = entry.current
    assert (now.text, now.happened, now.written_at) == (text, happened, START)
    assert (now.kind, now.reason, now.previous_hash) == (RevisionKind.WRITTEN, "", "")
    assert now.hash == chain_hash("", now, child)


def test_an_entry_in_another_zone_is_the_same_moment_in_utc(journal, child):
    local = datetime(2026, 2, 3, 1, 30, 0, 250, tzinfo=timezone(timedelta(hours=5, minutes=45)))
    entry = journal.add_entry(child, UNKNOWN, saw("x"), local)
    assert entry.current.written_at == local


def test_a_change_is_a_new_revision_and_the_old_wording_stays(journal, child):
    entry = add(journal, child, "first words")
    later = START + timedelta(hours=1)
    changed = journal.add_revision(entry.id, on(2), saw("second words"), "clearer", later)
    assert changed.current.text.saw == "second words"
    assert changed.created_at == START
    first, second = journal.revisions(entry.id)
    assert (first.text.saw, second.text.saw) == ("first words", "second words")
    assert (second.kind, second.reason, second.written_at) == (
        RevisionKind.CHANGED,
        "clearer",
        later,
    )


def test_revisions_of_all_entries_make_one_chain(journal, child, other_child):
    one, two = add(journal, child, "one"), add(journal, other_child, "two")
    journal.add_revision(one.id, UNKNOWN, saw("one more"), "", START)
    first, third = journal.revisions(one.id)
    (second,) = journal.revisions(two.id)
    assert (first.id, second.id, third.id) == (1, 2, 3)
    assert (second.previous_hash, third.previous_hash) == (first.hash, second.hash)
    assert journal.check_chain().first_broken is None


def test_striking_out_and_restoring_are_revisions_with_a_reason(journal, child):
    entry = add(journal, child, "words")
    assert journal.strike_out(entry.id, "wrong child", START).is_struck_out
    assert not journal.restore(entry.id, "was right", START).is_struck_out
    kinds = [(one.kind, one.reason, one.text.saw) for one in journal.revisions(entry.id)]
    assert kinds == [
        (RevisionKind.WRITTEN, "", "words"),
        (RevisionKind.STRUCK_OUT, "wrong child", "words"),
        (RevisionKind.RESTORED, "was right", "words"),
    ]


def test_striking_out_or_restoring_twice_adds_nothing(journal, child):
    entry = add(journal, child, "words")
    assert journal.restore(entry.id, "", START) == entry
    struck = journal.strike_out(entry.id, "a", START)
    assert journal.strike_out(entry.id, "b", START) == struck


def test_a_struck_out_entry_stays_so_when_changed(journal, child):
    entry = add(journal, child, "words")
    journal.strike_out(entry.id, "", START)
    assert journal.add_revision(entry.id, UNKNOWN, saw("new"), "", START).is_struck_out
    assert journal.lines(child, offset=0, limit=9)[0].is_struck_out
    assert found(journal, child, "new") == [entry.id]


def test_entries_that_are_not_there(journal):
    refused(ErrorCode.NO_SUCH_ENTRY, journal.entry, 7)
    refused(ErrorCode.NO_SUCH_ENTRY, journal.revisions, 7)
    refused(ErrorCode.NO_SUCH_ENTRY, journal.strike_out, 7, "", START)
    refused(ErrorCode.NO_SUCH_ENTRY, journal.restore, 7, "", START)
    refused(ErrorCode.NO_SUCH_ENTRY, journal.add_revision, 7, UNKNOWN, saw("x"), "", START)


def test_the_list_is_newest_event_first(journal, child, other_child):
    add(journal, other_child, "of another")
    early = add(journal, child, "early", on(3, time(9)))
    day = add(journal, child, "only the day", on(3))
    late = add(journal, child, "late", on(3, time(21, 30)))
    unknown = add(journal, child, "unknown, written in March")
    older = add(journal, child, "older", on(1))
    again = add(journal, child, "the same moment", on(1))
    lines = journal.lines(child, offset=0, limit=50)
    assert [line.id for line in lines] == [
        one.id for one in (unknown, late, early, day, again, older)
    ]
    assert journal.lines(child, offset=2, limit=2) == lines[2:4]
    assert (journal.count(child), journal.count(99)) == (6, 0)


def test_a_line_shows_the_present_wording(journal, child):
    entry = add(journal, child, "old", on(1))
    journal.add_revision(entry.id, on(5, time(8)), saw("\n  new first\nrest"), "", START)
    (line,) = journal.lines(child, offset=0, limit=1)
    assert (line.first_line, line.happened) == ("new first", on(5, time(8)))
    assert (line.child_id, line.written_at) == (child, START)


def test_search_finds_all_words_and_the_beginning_of_the_last(journal, child, other_child):
    one = add(journal, child, "He deleted every message")
    two = add(journal, child, "Messages from a stranger", minutes=1)
    add(journal, other_child, "A message for another child")
    assert set(found(journal, child, "mess")) == {one.id, two.id}
    assert found(journal, child, "DELETED mess") == [one.id]
    assert found(journal, child, "mess deleted") == []
    assert found(journal, child, "del message") == []
    assert len(found(journal, child, "mess", limit=1)) == 1


def test_search_looks_into_every_box_and_ignores_accents(journal, child):
    text = EntryText(child_words="Zoë said crème brûlée", who="@dark_fox", asked="où?")
    entry = journal.add_entry(child, UNKNOWN, text, START)
    for words in ("zoe", "ZOË", "creme bru", "cre\u0300me", "dark", "OU"):
        assert found(journal, child, words) == [entry.id], words


@pytest.mark.parametrize(
    "nothing",
    ['"', '""', "'", "*", "-", "^", "()", "\0", "🙂", "\ud83d", "...", "\u202e"],
)
def test_no_words_find_nothing(journal, child, nothing):
    add(journal, child, "some words 🙂 * \" ' - ()")
    assert found(journal, child, nothing) == []


@pytest.mark.parametrize(
    "typed",
    [
        'phone "',
        '"phone',
        "phone*",
        "phone\0",
        "🙂 phone",
        "\ud83d phone",
        "'phone'",
        "(phone",
        "-phone",
        "^phone",
        "phone)",
        "\u202ephone",
        "{phone}",
        "phone:",
    ],
)
def test_signs_around_a_word_mean_nothing(journal, child, typed):
    entry = add(journal, child, "his phone")
    assert found(journal, child, typed) == [entry.id]


@pytest.mark.parametrize(
    "typed", ["phone OR stranger", "NOT stranger", "NEAR(phone)", "saw:phone", "words: phone"]
)
def test_query_language_is_only_words(journal, child, typed):
    add(journal, child, "his phone")
    assert found(journal, child, typed) == []


def test_other_scripts_are_found(journal, child):
    entry = add(journal, child, "היא אמרה שלום и привет 你好")
    for words in ("שלום", "שלו", "привет", "ПРИВ", "你好"):
        assert found(journal, child, words) == [entry.id], words


def test_the_index_follows_a_change(journal, child):
    entry = add(journal, child, "alpha beta")
    journal.add_revision(entry.id, UNKNOWN, saw("beta gamma"), "", START)
    assert [found(journal, child, word) for word in ("alpha", "beta", "gamma")] == [
        [],
        [entry.id],
        [entry.id],
    ]


def draft(child, entry_id, words, minutes=0):
    return Draft(child, entry_id, on(4), saw(words), START + timedelta(minutes=minutes))


def test_a_draft_is_kept_replaced_and_dropped(journal, child):
    assert journal.draft(child, None) is None
    journal.keep_draft(draft(child, None, "h"))
    journal.keep_draft(draft(child, None, "he"))
    assert journal.draft(child, None) == draft(child, None, "he")
    assert len(journal.drafts()) == 1
    journal.drop_draft(child, None)
    journal.drop_draft(child, None)
    assert journal.drafts() == ()


def test_a_draft_keeps_the_reasons_that_are_being_typed(journal, child):
    entry = add(journal, child, "words")
    reasons = Reasons("remembered more", "another day")
    kept = replace(draft(child, entry.id, "words"), reasons=reasons)
    journal.keep_draft(kept)
    assert journal.draft(child, entry.id) == kept
    assert journal.drafts() == (kept,)


def test_drafts_of_entries_and_children_are_apart(journal, child, other_child):
    entry = add(journal, child, "words")
    kept = [
        draft(child, None, "new", 3),
        draft(child, entry.id, "change", 2),
        draft(other_child, None, "other", 1),
    ]
    for one in reversed(kept):
        journal.keep_draft(one)
    assert journal.drafts() == tuple(kept)
    assert journal.draft(child, entry.id) == kept[1]
    journal.drop_draft(child, None)
    assert journal.drafts() == tuple(kept[1:])


def test_a_draft_is_not_in_the_list_nor_found(journal, child):
    journal.keep_draft(draft(child, None, "unsaved"))
    assert journal.count(child) == 0
    assert found(journal, child, "unsaved") == []


def test_everything_is_refused_once_the_vault_is_closed(vault, journal, child):
    vault.close()
    refused(ErrorCode.VAULT_LOCKED, journal.add_entry, child, UNKNOWN, saw("x"), START)
    refused(ErrorCode.VAULT_LOCKED, journal.entry, 1)
    refused(ErrorCode.VAULT_LOCKED, found, journal, child, "x")
    refused(ErrorCode.VAULT_LOCKED, journal.keep_draft, draft(child, None, "x"))
    refused(ErrorCode.VAULT_LOCKED, journal.drafts)


def test_moments_are_aware_and_in_utc(journal, child):
    assert add(journal, child, "x").created_at.utcoffset() == datetime.now(UTC).utcoffset()
