# SPDX-License-Identifier: Apache-2.0
"""Children, reviews, reports and talks: the same tests for the real stores and for the fakes."""

from dataclasses import replace
from datetime import date, timedelta
from functools import partial

import pytest

from companion.domain.checklist import Answer, Child, ChildColour, Reply, Since, StrengthAnswer
from companion.domain.errors import ErrorCode
from companion.domain.fact_file import KeptFactFile
from companion.domain.form_draft import FormDraft
from companion.domain.guide import AgeBand
from companion.domain.kept import Kept, Shelf
from companion.domain.missing import MissingDay, MissingSheet
from companion.domain.noticing import Noticing, QuickNote
from companion.domain.report import Promise, PromiseState, Report, Update
from companion.domain.talk import Talk, WhatNext
from companion.domain.watch import Watch, WatchWords
from tests.fakes import START, InMemoryVault
from tests.unit.storage.vault_home import refused

LATER = START + timedelta(days=7)


@pytest.fixture(params=["real", "fake"])
def vault(request):
    return request.getfixturevalue("home").unlock() if request.param == "real" else InMemoryVault()


@pytest.fixture
def child(vault):
    return vault.children.add_child("A", AgeBand.AGE_11_13, has_extra_needs=True).id


@pytest.fixture
def other_child(vault, child):
    return vault.children.add_child("B", None, has_extra_needs=False).id


def test_children_come_back_in_the_order_they_were_added(vault, child, other_child):
    assert vault.children.children() == (
        Child(child, "A", AgeBand.AGE_11_13, has_extra_needs=True),
        Child(other_child, "B", None, has_extra_needs=False),
    )


def test_a_child_can_be_changed(vault, child):
    changed = Child(child, "Z", AgeBand.AGE_14_17, has_extra_needs=False)
    vault.children.change_child(changed)
    assert vault.children.children() == (changed,)
    refused(ErrorCode.STORAGE_FAILED, vault.children.change_child, replace(changed, id=99))


def test_a_year_of_birth_and_a_colour_come_back(vault, child):
    added = vault.children.add_child(
        "C", None, has_extra_needs=False, birth_year=2014, colour=ChildColour.MOSS
    )
    assert (added.birth_year, added.colour) == (2014, ChildColour.MOSS)
    changed = replace(added, birth_year=None, colour=ChildColour.ROSE)
    vault.children.change_child(changed)
    assert vault.children.children()[1] == changed


def test_a_review_begins_empty_and_is_open(vault, child, other_child):
    assert vault.checklist.open_review(child) is None
    review = vault.checklist.start_review(child, START)
    assert (review.child_id, review.started_at, review.finished_at) == (child, START, None)
    assert (review.is_still_worried, review.answers) == (None, ())
    assert vault.checklist.open_review(child) == review
    assert vault.checklist.open_review(other_child) is None


def test_answers_are_kept_changed_in_place_and_taken_back(vault, child):
    store = vault.checklist
    review = store.start_review(child, START)
    full = Answer("a-1", Reply.YES, Since.WEEKS, (Reply.NO, None, Reply.NOT_SURE), True, "note")
    plain = Answer("a-2", Reply.NO, is_correction=True)
    store.keep_answer(review.id, full)
    store.keep_answer(review.id, plain)
    assert store.review(review.id).answers == (full, plain)
    changed = replace(full, reply=Reply.NOT_SURE, note="", is_usual=False)
    store.keep_answer(review.id, changed)
    assert store.review(review.id).answers == (changed, plain)
    store.drop_answer(review.id, "a-1")
    store.drop_answer(review.id, "never-there")
    assert store.review(review.id).answers == (plain,)


@pytest.mark.parametrize("is_still_worried", [True, False, None])
def test_a_finished_review_is_no_longer_open(vault, child, is_still_worried):
    store = vault.checklist
    review = store.start_review(child, START)
    store.keep_answer(review.id, Answer("a-1", Reply.YES))
    done = store.finish_review(review.id, is_still_worried=is_still_worried, at=LATER)
    assert (done.finished_at, done.is_still_worried) == (LATER, is_still_worried)
    assert store.open_review(child) is None
    assert store.finished_reviews(child) == (done,)
    assert done.answers == (Answer("a-1", Reply.YES),)


def test_the_reply_to_the_last_question_is_kept_before_the_end(vault, child):
    store = vault.checklist
    review = store.start_review(child, START)
    for reply in (True, False, None, True):
        store.keep_worry(review.id, is_still_worried=reply)
        assert store.open_review(child).is_still_worried is reply
    done = store.finish_review(review.id, is_still_worried=True, at=LATER)
    too_late = partial(store.keep_worry, review.id, is_still_worried=None)
    refused(ErrorCode.STORAGE_FAILED, too_late)
    assert store.review(review.id) == done


def test_answers_of_a_finished_review_stand_until_it_is_opened_again(vault, child):
    store = vault.checklist
    review = store.start_review(child, START)
    store.keep_answer(review.id, Answer("a-1", Reply.YES))
    done = store.finish_review(review.id, is_still_worried=True, at=LATER)
    refused(ErrorCode.STORAGE_FAILED, store.keep_answer, review.id, Answer("a-1", Reply.NO))
    refused(ErrorCode.STORAGE_FAILED, store.drop_answer, review.id, "a-1")
    assert store.finished_reviews(child) == (done,)
    again = store.reopen_review(review.id)
    assert again == replace(done, finished_at=None)
    assert store.open_review(child) == again
    store.keep_answer(review.id, Answer("a-1", Reply.NO))
    assert store.finished_reviews(child) == ()


def test_strengths_stand_beside_the_answers(vault, child):
    store = vault.checklist
    review = store.start_review(child, START)
    store.keep_strength(review.id, StrengthAnswer("s-1", Reply.NO))
    store.keep_strength(review.id, StrengthAnswer("s-2", Reply.NOT_SURE))
    store.keep_strength(review.id, StrengthAnswer("s-1", Reply.YES))
    said = (StrengthAnswer("s-1", Reply.YES), StrengthAnswer("s-2", Reply.NOT_SURE))
    assert store.review(review.id).strengths == said
    assert store.review(review.id).answers == ()
    store.drop_strength(review.id, "s-1")
    store.drop_strength(review.id, "never-there")
    done = store.finish_review(review.id, is_still_worried=False, at=LATER)
    assert done.strengths == said[1:]
    refused(ErrorCode.STORAGE_FAILED, store.keep_strength, review.id, said[0])
    refused(ErrorCode.STORAGE_FAILED, store.drop_strength, review.id, "s-2")


def test_a_step_up_is_kept_with_the_review(vault, child):
    store = vault.checklist
    review = store.start_review(child, START)
    assert review.stepped_up_to == ""
    done = store.finish_review(review.id, is_still_worried=False, at=LATER)
    higher = store.step_up(review.id, "report")
    assert higher == replace(done, stepped_up_to="report")
    assert store.finished_reviews(child) == (higher,)
    assert store.step_up(review.id, "") == done
    refused(ErrorCode.STORAGE_FAILED, store.step_up, 99, "report")


def noticing(child, days=0, **values):
    at = START + timedelta(days=days)
    words = {"sign_id": "a-1", "words": "Grüße"} | values
    return Noticing(0, child, **words, noticed_at=at, written_at=LATER)


def test_quick_notes_are_newest_first_and_per_child(vault, child, other_child):
    store = vault.noticings
    added = [store.add_noticing(noticing(child, days)) for days in (1, 4, 1)]
    store.add_noticing(noticing(other_child))
    assert added[0] == replace(noticing(child, 1), id=added[0].id)
    assert store.noticings(child) == (added[1], added[2], added[0])


def test_a_quick_note_is_taken_back_once_and_stays(vault, child):
    store = vault.noticings
    added = store.add_noticing(noticing(child, sign_id="", words="x"))
    back = store.take_back(added.id, LATER)
    assert back == replace(added, taken_back_at=LATER)
    refused(ErrorCode.STORAGE_FAILED, store.take_back, added.id, START)
    refused(ErrorCode.STORAGE_FAILED, store.take_back, 99, START)
    assert store.noticings(child) == (back,)


def test_a_decision_to_watch_is_kept_and_ended_once(vault, child):
    store = vault.watches
    review = vault.checklist.start_review(child, START)
    decided = Watch(0, child, date(2026, 3, 8), review.id, "why", "what", decided_at=START)
    saved = store.add_watch(decided)
    assert saved == replace(decided, id=saved.id)
    ended = replace(saved, ended_at=LATER, outcome="Grüße")
    assert store.end_watch(ended) == store.watch(saved.id) == ended
    refused(ErrorCode.STORAGE_FAILED, store.watch, 99)
    refused(ErrorCode.STORAGE_FAILED, store.end_watch, ended)
    refused(ErrorCode.STORAGE_FAILED, store.end_watch, replace(ended, id=99), decided)
    assert store.watches(child) == (ended,)


def test_a_decision_takes_the_place_of_another(vault, child):
    store = vault.watches
    first = store.add_watch(Watch(0, child, date(2026, 3, 8), why="why", decided_at=START))
    changed = replace(first, changed_at=LATER, ended_at=LATER)
    later = Watch(0, child, date(2026, 3, 20), why="else", decided_at=LATER)
    second = store.end_watch(changed, later)
    assert second == replace(later, id=second.id)
    assert store.watches(child) == (second, replace(changed, followed_by=second.id))


def test_decisions_are_latest_day_first_and_per_child(vault, child, other_child):
    store = vault.watches
    saved = [store.add_watch(Watch(0, child, date(2026, 3, day))) for day in (8, 20, 8)]
    store.add_watch(Watch(0, other_child, date(2026, 3, 9)))
    assert store.watches(child) == (saved[1], saved[2], saved[0])


def test_finished_reviews_are_newest_first_and_per_child(vault, child, other_child):
    store = vault.checklist
    reviews = []
    for who, days in ((child, 2), (child, 5), (child, 2), (other_child, 9)):
        reviews.append(store.start_review(who, START))
        at = START + timedelta(days=days)
        store.finish_review(reviews[-1].id, is_still_worried=False, at=at)
    newest_first = [reviews[1].id, reviews[2].id, reviews[0].id]
    assert [one.id for one in store.finished_reviews(child)] == newest_first


def test_one_review_of_a_child_is_open_at_a_time(vault, child, other_child):
    store = vault.checklist
    first = store.start_review(child, START)
    refused(ErrorCode.STORAGE_FAILED, store.start_review, child, LATER)
    done = store.finish_review(first.id, is_still_worried=None, at=LATER)
    second = store.start_review(child, LATER)
    refused(ErrorCode.STORAGE_FAILED, store.reopen_review, done.id)
    assert store.open_review(child) == second
    assert store.start_review(other_child, LATER).child_id == other_child


def test_reviews_that_are_not_there(vault):
    refused(ErrorCode.STORAGE_FAILED, vault.checklist.review, 7)
    refused(ErrorCode.STORAGE_FAILED, vault.checklist.keep_answer, 7, Answer("a", Reply.NO))
    with pytest.raises(Exception, match="storage-failed"):
        vault.checklist.finish_review(7, is_still_worried=True, at=START)


def report(child, day=1, **values):
    return Report(0, child, "ceop", date(2026, 2, day), **values)


def test_a_report_is_added_and_changed(vault, child):
    written = report(child, how="web", reference="R1", spoke_to="PC", said="thanks")
    saved = vault.reports.save_report(written)
    assert saved == replace(written, id=saved.id)
    promised = replace(
        saved,
        promises=(Promise("to ring", date(2026, 3, 9), PromiseState.KEPT), Promise("Grüße")),
        updates=(Update(date(2026, 3, 8), "rang"),),
        next_step="ask",
        next_on=date(2026, 4, 1),
        written_at=LATER,
    )
    assert vault.reports.save_report(promised) == promised
    assert tuple(vault.reports.reports(child)) == (promised,)
    refused(ErrorCode.STORAGE_FAILED, vault.reports.save_report, replace(saved, id=99))


def test_reports_are_newest_first_and_per_child(vault, child, other_child):
    saved = [vault.reports.save_report(report(child, day)) for day in (3, 9, 3)]
    vault.reports.save_report(report(other_child))
    assert tuple(vault.reports.reports(child)) == (saved[1], saved[2], saved[0])


ALL_OF_A_TALK = {
    "starters": ("8-10-gaming-1", "8-10-secrets-2"),
    "moment": "in the car after swimming",
    "note": "Grüße, short",
    "child_words": "“Nobody.”",
    "what_next": (WhatNext.TALK_AGAIN, WhatNext.WRITE_ENTRY),
    "next_on": date(2026, 2, 12),
}


def test_a_talk_is_planned_and_held(vault, child):
    planned = vault.talks.save_talk(Talk(0, child, "games", planned_for=date(2026, 2, 4)))
    held = replace(
        planned, opening="I wonder", held_on=date(2026, 2, 5), how_it_went="ok", written_at=LATER
    )
    held = replace(held, **ALL_OF_A_TALK)
    assert vault.talks.save_talk(held) == held
    assert tuple(vault.talks.talks(child)) == (held,)
    refused(ErrorCode.STORAGE_FAILED, vault.talks.save_talk, replace(held, id=99))


def test_talks_are_latest_day_first(vault, child, other_child):
    def talk(**values):
        return vault.talks.save_talk(Talk(0, child, "x", **values))

    undated = talk()
    planned = talk(planned_for=date(2026, 2, 8))
    held = talk(planned_for=date(2026, 2, 9), held_on=date(2026, 2, 2))
    written = talk(written_at=START)
    same = talk(held_on=date(2026, 2, 2))
    vault.talks.save_talk(Talk(0, other_child, "y"))
    assert tuple(vault.talks.talks(child)) == (written, planned, same, held, undated)


def test_forms_that_are_not_saved_come_back_as_they_stood(vault, child, other_child):
    store = vault.form_drafts
    promises = (Promise("ring", date(2026, 3, 1), PromiseState.CHANGED), Promise("write"))
    updates = (Update(date(2026, 3, 8), "rang"),)
    told = report(child, said="Grüße", promises=promises, updates=updates, next_on=LATER.date())
    first = store.keep_form_draft(FormDraft(0, told, START))
    talk = Talk(5, child, "games", planned_for=date(2026, 2, 4), how_it_went="ok", **ALL_OF_A_TALK)
    second = store.keep_form_draft(FormDraft(0, talk, START))
    assert (first.record, second.record) == (told, talk)
    changed = store.keep_form_draft(replace(first, record=replace(told, said="x"), kept_at=LATER))
    other = store.keep_form_draft(FormDraft(0, report(child), START))
    assert store.form_drafts(Report, child) == (changed, other)
    assert store.form_drafts(Talk, child) == (second,)
    assert store.form_drafts(Report, other_child) == ()
    assert vault.reports.reports(child) == ()


def test_forms_of_notes_and_decisions_come_back_as_they_stood(vault, child):
    store = vault.form_drafts
    day = date(2026, 2, 4)
    note = QuickNote(0, child, "hides-phone", "Grüße", day)
    now = QuickNote(0, child, words="x")
    decided = WatchWords(3, child, "why", "what", day, 7, has_looked=True, outcome="none")
    for record in (note, now, decided):
        store.keep_form_draft(FormDraft(0, record, START))
    assert [one.record for one in store.form_drafts(QuickNote, child)] == [now, note]
    assert [one.record for one in store.form_drafts(WatchWords, child)] == [decided]


def test_a_form_that_is_given_up_is_gone(vault, child):
    store = vault.form_drafts
    draft = store.keep_form_draft(FormDraft(0, report(child), START))
    store.drop_form_draft(draft.id)
    store.drop_form_draft(draft.id)
    assert store.form_drafts(Report, child) == ()
    refused(ErrorCode.STORAGE_FAILED, store.keep_form_draft, draft)


def test_everything_is_refused_once_the_vault_is_closed(vault, child):
    vault.close()
    refused(ErrorCode.VAULT_LOCKED, vault.children.children)
    refused(ErrorCode.VAULT_LOCKED, vault.checklist.start_review, child, START)
    refused(ErrorCode.VAULT_LOCKED, vault.noticings.noticings, child)
    refused(ErrorCode.VAULT_LOCKED, vault.watches.watches, child)
    refused(ErrorCode.VAULT_LOCKED, vault.reports.save_report, report(child))
    refused(ErrorCode.VAULT_LOCKED, vault.talks.talks, child)
    refused(ErrorCode.VAULT_LOCKED, vault.form_drafts.form_drafts, Talk, child)


def test_one_file_with_newer_facts_is_kept_for_each_country(vault):
    store, day = vault.fact_files, date(2027, 1, 8)
    first, other = KeptFactFile("GB", "a = 1", day), KeptFactFile("AT", "b = 'ü'", day)
    for file in (first, other):
        store.keep_fact_file(file)
    assert store.fact_files() == (other, first)
    later = KeptFactFile("GB", "a = 2", day + timedelta(days=1))
    store.keep_fact_file(later)
    assert store.fact_files() == (other, later)
    store.drop_fact_file("AT")
    store.drop_fact_file("AT")
    assert store.fact_files() == (later,)


def test_what_is_kept_comes_back_newest_first_and_once(vault):
    store = vault.kept
    store.keep("card:blackmail", Shelf.LATER, START)
    store.keep("starter:8-10-gaming-1", Shelf.FAVOURITE, LATER)
    store.keep("card:blackmail", Shelf.LATER, LATER)
    assert store.kept() == (
        Kept("starter:8-10-gaming-1", Shelf.FAVOURITE, LATER),
        Kept("card:blackmail", Shelf.LATER, START),
    )


def test_a_place_can_stand_on_both_shelves_and_leave_one(vault):
    store = vault.kept
    for shelf in Shelf:
        store.keep("card:blackmail", shelf, START)
    store.put_back("card:blackmail", Shelf.LATER)
    store.put_back("card:blackmail", Shelf.LATER)
    assert [(one.target, one.shelf) for one in store.kept()] == [
        ("card:blackmail", Shelf.FAVOURITE)
    ]


def test_part_one_of_the_missing_sheet_takes_the_place_of_the_one_before(vault, child, other_child):
    store = vault.missing
    assert store.missing_sheet(child) is None
    first = MissingSheet(child, {"looks": "Grüße"}, date(2026, 2, 4), START)
    store.keep_missing_sheet(first)
    assert store.missing_sheet(child) == first
    second = MissingSheet(child, {"hair": "red"}, None, LATER)
    store.keep_missing_sheet(second)
    assert store.missing_sheet(child) == second
    assert store.missing_sheet(other_child) is None
    store.keep_missing_sheet(replace(second, words={"hair": " "}))
    assert store.missing_sheet(child) is None


def test_part_two_is_kept_for_each_day_the_newest_first(vault, child, other_child):
    store = vault.missing
    day = MissingDay(0, child, date(2026, 2, 4), {"told": "Grüße"}, START)
    first = store.keep_missing_day(day)
    second = store.keep_missing_day(replace(day, begun_on=date(2026, 3, 1)))
    store.keep_missing_day(replace(day, child_id=other_child))
    changed = replace(day, id=first, words={"told": "x"}, written_at=LATER)
    assert store.keep_missing_day(changed) == first
    kept = replace(day, id=second, begun_on=date(2026, 3, 1))
    assert store.missing_days(child) == (kept, changed)
    assert store.keep_missing_day(replace(changed, words={})) == 0
    assert store.keep_missing_day(replace(day, words={})) == 0
    assert store.missing_days(child) == (kept,)
