# SPDX-License-Identifier: Apache-2.0
"""What the vault refuses right before a lock is sealed, and written by the next opening."""

from dataclasses import replace
from datetime import timedelta
from functools import partial

import pytest

from companion.domain.checklist import Answer, Reply, StrengthAnswer
from companion.domain.errors import CompanionError, ErrorCode
from companion.domain.form_draft import FormDraft
from companion.domain.journal import Draft, EntryText, Happened
from companion.domain.missing import MissingSheet
from companion.domain.talk import Talk
from companion.storage.read_all import read_everything
from tests.fakes import START
from tests.unit.storage.vault_home import PASSPHRASE, refused


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


def refused_for_zed(home, vault, keep):
    """Have words about a child refused that an older copy does not know, and bring that back."""
    vault.backups.keep(START)
    zed = vault.children.add_child("Zed", None, has_extra_needs=False)
    refused_now(vault, lambda: keep(vault, zed.id))
    sealed = closed(vault)
    copy = next((home.folder / "copies").glob("copy-*.zip"))
    home.door.try_backup(str(copy), PASSPHRASE)
    home.door.put_back(is_copied=True)
    return sealed


def keep_draft(vault, child_id):
    draft = Draft(child_id, None, Happened(), EntryText(saw="a secret"), START)
    vault.journal.keep_draft(draft)


def keep_form(vault, child_id):
    talk = Talk(0, child_id, "t", opening="a secret")
    vault.form_drafts.keep_form_draft(FormDraft(0, talk, START))


def keep_sheet(vault, child_id):
    vault.missing.keep_missing_sheet(MissingSheet(child_id, {"name": "a secret"}, None, START))


def keep_reply(vault, child_id):
    vault.journal._db.execute("pragma query_only = off").fetchall()
    review = vault.checklist.start_review(child_id, START)
    vault.journal._db.execute("pragma query_only = on").fetchall()
    vault.checklist.keep_answer(review.id, Answer("new-gifts", Reply.YES, note="a secret"))


@pytest.mark.parametrize("keep", [keep_draft, keep_form, keep_sheet, keep_reply])
def test_words_about_a_child_that_is_gone_never_reach_the_next_one(home, vault, keep):
    sealed = refused_for_zed(home, vault, keep)
    again = home.unlock()
    other = again.children.add_child("Other", None, has_extra_needs=False)
    assert again.unkept.take(sealed)
    assert again.unkept.put_back() == 0
    again.unkept.carry_strange()
    assert not again.unkept.is_waiting
    box, words = again.edges.strange()
    assert box == "saw"
    assert words.startswith("Zed")
    assert "a secret" in words
    assert again.journal.drafts() == ()
    assert again.form_drafts.form_drafts(Talk, other.id) == ()
    assert again.missing.missing_sheet(other.id) is None
    assert again.checklist.open_review(other.id) is None
    # The program was ended before the file was emptied.
    again.unkept.take(sealed)
    again.unkept.put_back()
    again.unkept.carry_strange()
    assert again.edges.strange() == (box, words)
    assert again.edges.carried() is None


def test_a_draft_of_one_entry_never_becomes_that_of_another(home, vault):
    vault.backups.keep(START)
    entry = vault.journal.add_entry(1, Happened(), EntryText(saw="one"), START)
    change = Draft(1, entry.id, Happened(), EntryText(saw="one, changed"), START)
    refused_now(vault, lambda: vault.journal.keep_draft(change))
    sealed = closed(vault)
    copy = next((home.folder / "copies").glob("copy-*.zip"))
    home.door.try_backup(str(copy), PASSPHRASE)
    home.door.put_back(is_copied=True)
    again = home.unlock()
    assert again.journal.add_entry(1, Happened(), EntryText(saw="two"), START).id == entry.id
    again.unkept.take(sealed)
    again.unkept.put_back()
    again.unkept.carry_strange()
    assert again.journal.drafts() == ()
    assert again.edges.strange() == ("saw", "Mia\n\none, changed")


def test_a_form_is_added_where_its_number_is_that_of_another(home, vault):
    first = vault.form_drafts.keep_form_draft(form())
    later = FormDraft(first.id, Talk(0, 1, "t", opening="held"), START + timedelta(hours=1))
    refused_now(vault, lambda: vault.form_drafts.keep_form_draft(later))
    sealed = closed(vault)
    again = home.unlock()
    again.form_drafts.drop_form_draft(first.id)
    other = FormDraft(0, Talk(0, 1, "u", opening="other"), START)
    assert again.form_drafts.keep_form_draft(other).id == first.id
    again.unkept.take(sealed)
    assert again.unkept.put_back() == 1
    found = again.form_drafts.form_drafts(Talk, 1)
    assert {one.record.opening for one in found} == {"held", "other"}


def test_a_form_of_a_report_that_is_another_by_now_is_a_new_one(home, vault):
    talk = vault.talks.save_talk(Talk(0, 1, "t", opening="one"))
    change = FormDraft(0, replace(talk, opening="held"), START)
    refused_now(vault, lambda: vault.form_drafts.keep_form_draft(change))
    sealed = closed(vault)
    again = home.unlock()
    again.talks.save_talk(replace(talk, opening="quite another"))
    again.unkept.take(sealed)
    assert again.unkept.put_back() == 1
    (found,) = again.form_drafts.form_drafts(Talk, 1)
    assert (found.record.id, found.record.opening) == (0, "held")


@pytest.mark.parametrize("number", [1, 2])
@pytest.mark.parametrize("box", ["nope", "", "__class__"])
def test_carried_words_for_a_box_that_is_none_are_refused(vault, box, number):
    vault._db.execute("insert into carried values (?, ?, 'words')", [number, box])
    refused(ErrorCode.ROW_NOT_READ, vault.edges.carried if number == 1 else vault.edges.strange)
    with pytest.raises(CompanionError):
        read_everything(vault, vault._db)
