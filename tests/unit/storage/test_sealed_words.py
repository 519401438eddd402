# SPDX-License-Identifier: Apache-2.0
"""What the vault refuses right before a lock is sealed, and written by the next opening."""

from datetime import timedelta
from functools import partial

import pytest

from companion.domain.checklist import Answer, Reply, StrengthAnswer
from companion.domain.errors import CompanionError
from companion.domain.form_draft import FormDraft
from companion.domain.journal import Draft, EntryText, Happened
from companion.domain.missing import MissingSheet
from companion.domain.talk import Talk
from tests.fakes import START


@pytest.fixture
def vault(home):
    vault = home.unlock()
    vault.children.add_child("Mia", None, has_extra_needs=False)
    return vault


def refused_now(vault, *writes):
    """Have each write refused, as on a full disk."""
    vault.unkept.begin()
    vault._db.execute("pragma query_only = on").fetchall()
    for write in writes:
        with pytest.raises(CompanionError):
            write()
    vault._db.execute("pragma query_only = off").fetchall()


def closed(vault):
    sealed = vault.unkept.sealed()
    vault.close()
    return sealed


def test_answers_of_a_review_come_back(home, vault):
    review = vault.checklist.start_review(1, START)
    answer = Answer("sign-1", Reply.YES, note="a note zq1")
    strength = StrengthAnswer("strength-1", Reply.NO)
    refused_now(
        vault,
        lambda: vault.checklist.keep_answer(review.id, answer),
        lambda: vault.checklist.keep_strength(review.id, strength),
    )
    sealed = closed(vault)
    again = home.unlock()
    assert again.unkept.take(sealed)
    assert again.unkept.put_back() == 2
    stored = again.checklist.review(review.id)
    assert (stored.answers, stored.strengths) == ((answer,), (strength,))


def form():
    return FormDraft(0, Talk(0, 1, "t", opening="my words"), START)


def test_what_waits_over_two_locks_comes_back_once(home, vault):
    refused_now(vault, lambda: vault.form_drafts.keep_form_draft(form()))
    first = closed(vault)
    second_opening = home.unlock()
    assert second_opening.unkept.take(first)
    second_opening._db.execute("pragma query_only = on").fetchall()
    assert second_opening.unkept.put_back() == 0
    second = closed(second_opening)
    again = home.unlock()
    assert again.unkept.take(first)
    assert again.unkept.take(second)
    assert again.unkept.put_back() == 1
    assert len(again.form_drafts.form_drafts(Talk, 1)) == 1


def test_a_new_form_that_came_back_does_not_come_again(home, vault):
    refused_now(vault, lambda: vault.form_drafts.keep_form_draft(form()))
    sealed = closed(vault)
    vault = home.unlock()
    vault.unkept.take(sealed)
    assert vault.unkept.put_back() == 1
    (kept,) = vault.form_drafts.form_drafts(Talk, 1)
    vault.form_drafts.drop_form_draft(kept.id)
    vault.close()
    # The program was ended before the file was emptied.
    again = home.unlock()
    assert again.unkept.take(sealed)
    assert again.unkept.put_back() == 0
    assert not again.unkept.is_waiting
    assert again.form_drafts.form_drafts(Talk, 1) == ()


def test_an_answer_that_came_back_does_not_undo_a_later_one(home, vault):
    review = vault.checklist.start_review(1, START)
    old = Answer("sign-1", Reply.YES, note="old")
    refused_now(vault, lambda: vault.checklist.keep_answer(review.id, old))
    sealed = closed(vault)
    vault = home.unlock()
    vault.unkept.take(sealed)
    vault.unkept.put_back()
    new = Answer("sign-1", Reply.NO, note="new words")
    vault.checklist.keep_answer(review.id, new)
    vault.close()
    again = home.unlock()
    assert again.unkept.take(sealed)
    again.unkept.put_back()
    assert again.checklist.review(review.id).answers == (new,)


def test_the_same_answer_refused_on_two_days_comes_back_each_time(home, vault):
    review = vault.checklist.start_review(1, START)
    yes, no = Answer("sign-1", Reply.YES), Answer("sign-1", Reply.NO)
    for _ in range(2):
        refused_now(vault, partial(vault.checklist.keep_answer, review.id, yes))
        sealed = closed(vault)
        vault = home.unlock()
        vault.unkept.take(sealed)
        assert vault.unkept.put_back() == 1
        assert vault.checklist.review(review.id).answers == (yes,)
        vault.checklist.keep_answer(review.id, no)


def draft(saw, hours):
    return Draft(1, None, Happened(), EntryText(saw=saw), START + timedelta(hours=hours))


def test_words_written_meanwhile_are_joined_and_not_overwritten(home, vault):
    sheet = MissingSheet(1, {"name": "held"}, None, START)
    refused_now(
        vault,
        lambda: vault.journal.keep_draft(draft("held", 1)),
        lambda: vault.missing.keep_missing_sheet(sheet),
    )
    sealed = closed(vault)
    again = home.unlock()
    again.journal.keep_draft(draft("later", 2))
    later = MissingSheet(1, {"name": "later", "hair": "red"}, None, START + timedelta(hours=1))
    again.missing.keep_missing_sheet(later)
    assert again.unkept.take(sealed)
    assert again.unkept.put_back() == 2
    assert again.journal.draft(1, None).text.saw == "later\n\nheld"
    assert again.missing.missing_sheet(1).words == {"name": "later\n\nheld", "hair": "red"}


def test_an_older_draft_is_replaced(home, vault):
    vault.journal.keep_draft(draft("half", 0))
    refused_now(vault, lambda: vault.journal.keep_draft(draft("half a line", 1)))
    sealed = closed(vault)
    again = home.unlock()
    assert again.unkept.take(sealed)
    assert again.unkept.put_back() == 1
    assert again.journal.draft(1, None).text.saw == "half a line"


def test_what_fails_before_the_lock_begins_is_the_business_of_the_form(vault):
    vault._db.execute("pragma query_only = on").fetchall()
    with pytest.raises(CompanionError):
        vault.journal.keep_draft(draft("typed", 1))
    assert not vault.unkept.sealed()


@pytest.mark.parametrize("sealed", ["", "?", "AAAA", "A" * 80])
def test_nonsense_is_not_of_this_vault(vault, sealed):
    assert not vault.unkept.take(sealed)
