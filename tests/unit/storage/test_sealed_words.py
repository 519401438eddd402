# SPDX-License-Identifier: Apache-2.0
"""What the vault refuses right before a lock is sealed, and written by the next opening."""

from datetime import timedelta

import pytest

from companion.domain.checklist import Answer, Reply, StrengthAnswer
from companion.domain.errors import CompanionError
from companion.domain.journal import Draft, EntryText, Happened
from companion.domain.missing import MissingSheet
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
