# SPDX-License-Identifier: Apache-2.0
# ruff: noqa: S608 - the statements are made of words of these tests
"""What the schema itself holds fast: no query of ours, right or wrong, rewrites it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from companion.domain.checklist import Answer, Reply, StrengthAnswer
from companion.domain.errors import ErrorCode
from companion.domain.noticing import Noticing
from companion.domain.watch import Watch
from companion.storage import cipher
from tests.fakes import START
from tests.unit.storage.vault_home import refused

LATER = START + timedelta(days=7)


@pytest.fixture
def vault(home):
    return home.unlock()


@pytest.fixture
def child(vault):
    return vault.children.add_child("A", None, has_extra_needs=False).id


@pytest.fixture
def note(vault, child):
    return vault.noticings.add_noticing(Noticing(0, child, "a-1", "words", START, START))


@pytest.fixture
def watch(vault, child):
    return vault.watches.add_watch(Watch(0, child, LATER.date(), why="why", decided_at=START))


@pytest.fixture
def finished(vault, child):
    store = vault.checklist
    review = store.start_review(child, START)
    store.keep_answer(review.id, Answer("a-1", Reply.YES))
    store.keep_strength(review.id, StrengthAnswer("s-1", Reply.YES))
    return store.finish_review(review.id, is_still_worried=True, at=LATER)


def refuses(vault, sql):
    with pytest.raises(cipher.DriverError):
        vault.checklist._db.execute(sql)


@pytest.mark.parametrize(
    "change",
    [
        "words = 'else'", "sign_id = ''", "noticed_at = 'x'", "written_at = 'x'",
        "words = 'else', taken_back_at = 'x'",
    ],
)  # fmt: skip
def test_a_quick_note_is_never_rewritten(vault, child, note, change):
    refuses(vault, f"update noticing set {change}")
    refuses(vault, "delete from noticing")
    assert vault.noticings.noticings(child) == (note,)


def test_a_note_that_was_taken_back_stays_so(vault, child, note):
    back = vault.noticings.take_back(note.id, LATER)
    refuses(vault, "update noticing set taken_back_at = null")
    refuses(vault, "update noticing set taken_back_at = 'x'")
    refuses(vault, "delete from noticing")
    assert vault.noticings.noticings(child) == (back,)


@pytest.mark.parametrize(
    "change",
    [
        "why = 'else'", "what_would_change = 'x'", "look_again_on = '2027-01-01'",
        "why = 'else', ended_at = 'x'", "decided_at = null, ended_at = 'x'", "outcome = 'x'",
    ],
)  # fmt: skip
def test_a_decision_is_never_rewritten(vault, child, watch, change):
    refuses(vault, f"update watch set {change}")
    refuses(vault, "delete from watch")
    assert vault.watches.watches(child) == (watch,)


def test_a_decision_ends_with_the_one_in_its_place_or_not_at_all(vault, child, watch):
    ended = replace(watch, ended_at=LATER)
    of_nobody = Watch(0, child + 99, LATER.date(), decided_at=LATER)
    refused(ErrorCode.STORAGE_FAILED, vault.watches.end_watch, ended, of_nobody)
    assert vault.watches.watches(child) == (watch,)


def test_a_decision_that_has_ended_stays_so(vault, child, watch):
    ended = vault.watches.end_watch(replace(watch, ended_at=LATER))
    for change in ("ended_at = null", "ended_at = 'x'", "outcome = 'else'", "why = 'x'"):
        refuses(vault, f"update watch set {change}")
    assert vault.watches.watches(child) == (ended,)


@pytest.mark.parametrize("table", ["answer", "strength_answer"])
def test_answers_of_a_finished_review_stand(vault, child, finished, table):
    sign = "sign_id" if table == "answer" else "strength_id"
    refuses(vault, f"update {table} set reply = 'no'")
    refuses(vault, f"delete from {table}")
    rest = ", follow_ups, is_usual, note" if table == "answer" else ""
    values = ", '[]', 0, ''" if table == "answer" else ""
    sql = f"insert into {table} (review_id, {sign}, reply{rest}) values (1, 'z', 'no'{values})"
    refuses(vault, sql)
    assert vault.checklist.finished_reviews(child) == (finished,)
    vault.checklist.reopen_review(finished.id)
    vault.checklist._db.execute(sql)


def test_only_replies_and_times_that_are_known(vault, child):
    vault.checklist.start_review(child, START)
    vault.checklist.keep_answer(1, Answer("a-1", Reply.YES))
    refuses(vault, "update answer set reply = 'maybe'")
    refuses(vault, "update answer set since = 'once'")
    columns = "(review_id, strength_id, reply)"
    refuses(vault, f"insert into strength_answer {columns} values (1, 's', 'maybe')")


def test_a_whole_record_can_still_be_wiped(vault, child, note, watch, finished):
    other = vault.children.add_child("B", None, has_extra_needs=False).id
    vault.noticings.take_back(note.id, LATER)
    stays = vault.noticings.add_noticing(Noticing(0, other, "", "mine", START, START))
    vault.records.wipe(child, "A", LATER)
    assert vault.noticings.noticings(child) == vault.watches.watches(child) == ()
    assert vault.checklist.finished_reviews(child) == ()
    assert vault.noticings.noticings(other) == (stays,)
    refuses(vault, "delete from noticing")
