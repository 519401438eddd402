# SPDX-License-Identifier: Apache-2.0
"""Somebody locks or leaves: what takes long ends, whole or not at all, and words are sealed."""

from __future__ import annotations

import threading
from contextlib import contextmanager, suppress
from functools import partial

import pytest

from companion.domain.checklist import Answer, Child, Reply
from companion.domain.errors import CompanionError, ErrorCode
from companion.domain.form_draft import FormDraft
from companion.domain.journal import Draft, EntryText, Happened
from companion.domain.missing import MissingSheet
from companion.domain.new_entry import NewEntry
from companion.domain.new_secrets import NewSecrets
from companion.domain.talk import Talk
from companion.storage import haste, new_key, record_wipe, renewal
from companion.storage.haste import Haste
from companion.storage.recovery_code import new_recovery_code
from companion.storage.sql_errors import known_errors
from tests.fakes import START
from tests.unit.storage.test_record_wipe import everything
from tests.unit.storage.two_records import GOES, STAYS, tell
from tests.unit.storage.vault_home import PASSPHRASE, refused

ENDLESS = """
    with recursive one (number) as (select 1 union all select number + 1 from one)
    select count(*) from one"""
WORDS = "he wrote again zq5"
NEW = "another passphrase"


@pytest.fixture
def told(vault):
    """An open vault with two records."""
    for word in (STAYS, GOES):
        tell(vault, word)
    return vault


def elsewhere(call):
    """Run on another thread, to its end, and return the known error that it raised."""
    problems = []

    def work():
        try:
            call()
        except CompanionError as problem:
            problems.append(problem.code)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join(30)
    assert not thread.is_alive()
    return problems[0] if problems else None


@contextmanager
def again_and_again(call):
    """Call something on another thread all the while."""
    over = threading.Event()

    def work():
        while not over.wait(0.002):
            call()

    thread = threading.Thread(target=work)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join(30)
    assert not thread.is_alive()


def hurrying(vault, *, is_leaving):
    return again_and_again(partial(vault.hurry, is_leaving=is_leaving))


@known_errors()
def ask_long(vault):
    """Ask what takes longer than anybody waits."""
    return vault._db.execute(ENDLESS).fetchone()


@pytest.mark.parametrize("is_leaving", [True, False])
def test_a_question_without_an_end_ends(vault, is_leaving):
    with hurrying(vault, is_leaving=is_leaving):
        refused(ErrorCode.STOPPED, ask_long, vault)
    assert vault.children.children() == ()


def test_the_check_of_the_whole_record_ends(told):
    assert told.journal.check_chain().first_broken is None
    told.hurry(is_leaving=False)
    refused(ErrorCode.STOPPED, told.journal.check_chain)


def brought_in(number=500):
    return [NewEntry(Happened(), EntryText(saw=f"brought {one}"), START) for one in range(number)]


def test_an_import_ends_for_who_leaves_and_nothing_of_it_is_there(told):
    before = everything(told)
    notes = iter(brought_in())

    def given():
        for place, note in enumerate(notes):
            if place == 100:
                told.hurry(is_leaving=True)
            yield note

    refused(ErrorCode.STOPPED, told.journal.add_entries, 1, given())
    assert everything(told) == before
    told.journal.keep_draft(Draft(1, None, Happened(), EntryText(saw=WORDS), START))
    assert told.journal.draft(1, None).text.saw == WORDS


def test_a_lock_waits_for_an_import(told):
    before = told.journal.count(1)
    notes = brought_in(50)

    def given():
        for note in notes:
            told.hurry(is_leaving=False)
            yield note

    told.journal.add_entries(1, given())
    assert told.journal.count(1) == before + 50


def test_what_is_interrupted_while_it_writes_is_there_wholly_or_not_at_all(told):
    with again_and_again(told._db.conn.interrupt):
        for _ in range(15):
            with suppress(CompanionError):
                told.journal.add_entries(1, brought_in(40))
    assert (told.journal.count(1) - 2) % 40 == 0
    assert told.journal.check_chain().first_broken is None
    assert told._db.execute("pragma integrity_check").fetchall() == [("ok",)]


@pytest.mark.parametrize("step", [1, 2, 3])
def test_wiping_a_record_ends_before_it_counts(told, home, monkeypatch, step):
    before, names = everything(told), home.names()
    asked = []
    refuse = Haste.refuse_work

    def refuse_work(self):
        asked.append(1)
        if len(asked) == step + 1:
            told.hurry(is_leaving=True)
        refuse(self)

    monkeypatch.setattr(Haste, "refuse_work", refuse_work)
    refused(ErrorCode.STOPPED, told.records.wipe, 2, "J.", START)
    assert everything(told) == before
    assert home.names() == names | {"vault.db-journal"}


def test_a_lock_interrupts_no_wipe(told, monkeypatch):
    interrupted, delete = [], record_wipe._delete
    monkeypatch.setattr(told._db, "_interrupt", lambda: interrupted.append(1))

    def deleting(*given):
        told.hurry(is_leaving=False)
        return delete(*given)

    monkeypatch.setattr(record_wipe, "_delete", deleting)
    told.records.wipe(2, "J.", START)
    assert interrupted == []
    assert [one.id for one in told.children.children()] == [1]
    told.hurry(is_leaving=False)
    assert interrupted == [1]


def test_a_new_key_does_not_come_to_count_once_somebody_leaves(told, home, monkeypatch):
    before = everything(told)
    write_keys = new_key._write_keys

    def leaving(*given):
        told.hurry(is_leaving=True)
        write_keys(*given)

    monkeypatch.setattr(new_key, "_write_keys", leaving)
    secrets = NewSecrets(NEW, new_recovery_code())
    refused(ErrorCode.STOPPED, home.door.renew, told, PASSPHRASE, secrets)
    assert everything(told) == before
    refused(ErrorCode.WRONG_PASSPHRASE, home.door.unlock, NEW)


def test_a_new_key_that_is_being_written_ends_and_changes_nothing(told, home, monkeypatch):
    before = everything(told)
    monkeypatch.setattr(renewal, "_EXPORT", ENDLESS)
    with hurrying(told, is_leaving=True):
        secrets = NewSecrets(NEW, new_recovery_code())
        refused(ErrorCode.STOPPED, home.door.renew, told, PASSPHRASE, secrets)
    assert everything(told) == before


def test_words_refused_after_a_new_key_are_sealed_for_that(told, home):
    told.unkept.put_back()
    home.door.renew(told, PASSPHRASE, NewSecrets(NEW, new_recovery_code()))
    told.unkept.begin()
    draft = Draft(1, None, Happened(), EntryText(saw=WORDS), START)
    refused(ErrorCode.VAULT_LOCKED, told.journal.keep_draft, draft)
    sealed = told.unkept.sealed_beside()
    again = home.unlock(NEW)
    assert again.unkept.take(sealed)
    assert again.unkept.put_back() == 1
    assert again.journal.draft(1, None).text.saw == WORDS


def keeps(vault):
    """Return what keeps words of every kind that was typed."""
    review = vault.checklist.start_review(1, START)
    vault.unkept.put_back()
    talk = FormDraft(0, Talk(0, 1, START, note=WORDS), START)
    return (
        lambda: vault.journal.keep_draft(Draft(1, None, Happened(), EntryText(saw=WORDS), START)),
        lambda: vault.checklist.keep_answer(review.id, Answer("sign-1", Reply.YES, note=WORDS)),
        lambda: vault.missing.keep_missing_sheet(MissingSheet(1, {"name": WORDS}, None, START)),
        lambda: vault.child_drafts.keep_child_draft(Child(0, WORDS), START),
        lambda: vault.form_drafts.keep_form_draft(talk),
    )


def test_another_thread_is_refused_at_once_and_its_words_are_sealed_for_their_child(home):
    vault = home.unlock()
    vault.children.add_child("Mia", None, has_extra_needs=False)
    works, codes = keeps(vault), []
    vault.unkept.begin()

    def window():
        if not codes:
            codes.extend(map(elsewhere, works))
        vault.hurry(is_leaving=True)

    with again_and_again(window):
        # Busy all the while: the driver would make another thread wait for it.
        refused(ErrorCode.STOPPED, ask_long, vault)
    assert codes == [ErrorCode.VAULT_IN_USE] * len(works)
    sealed = vault.unkept.sealed_beside()
    vault.close()
    again = home.unlock()
    assert again.unkept.take(sealed)
    assert again.unkept.put_back() == len(works)
    assert again.unkept.carry_strange() == 0
    assert again.journal.draft(1, None).text.saw == WORDS
    assert again.missing.missing_sheet(1).words == {"name": WORDS}
    assert [one.label for one in again.child_drafts.child_drafts()] == [WORDS]


def test_of_an_entry_that_was_never_opened_the_words_wait_to_be_placed(home):
    vault = home.unlock()
    vault.children.add_child("Mia", None, has_extra_needs=False)
    entry = vault.journal.add_entry(1, Happened(), EntryText(saw="before"), START)
    vault.unkept.put_back()
    vault.unkept.begin()
    for entry_id in (entry.id, None):
        draft = Draft(1, entry_id, Happened(), EntryText(saw=f"{WORDS} {entry_id}"), START)
        assert elsewhere(partial(vault.journal.keep_draft, draft)) is ErrorCode.VAULT_IN_USE
    sealed = vault.unkept.sealed_beside()
    vault.close()
    again = home.unlock()
    again.unkept.take(sealed)
    assert (again.unkept.put_back(), again.unkept.carry_strange()) == (1, 1)
    assert "Mia" in again.edges.strange()[1]


def test_an_entry_that_was_opened_gets_its_words_again(home):
    vault = home.unlock()
    vault.children.add_child("Mia", None, has_extra_needs=False)
    entry = vault.journal.add_entry(1, Happened(), EntryText(saw="before"), START)
    assert vault.journal.draft(1, entry.id) is None
    vault.unkept.begin()
    draft = Draft(1, entry.id, Happened(), EntryText(saw=WORDS), START)
    elsewhere(lambda: vault.journal.keep_draft(draft))
    sealed = vault.unkept.sealed_beside()
    assert vault.unkept.sealed_beside() == ""
    vault.close()
    again = home.unlock()
    again.unkept.take(sealed)
    assert again.unkept.put_back() == 1
    assert again.journal.draft(1, entry.id).text.saw == WORDS


def test_carried_words_are_sealed_beside_as_well(home):
    vault = home.unlock()
    vault.unkept.carried = ("saw", WORDS)
    sealed = vault.unkept.sealed_beside()
    vault.close()
    again = home.unlock()
    again.unkept.take(sealed)
    again.unkept.put_back()
    assert again.edges.carried() == ("saw", WORDS)


def test_who_leaves_does_not_wait_for_a_file_that_is_being_closed(monkeypatch):
    monkeypatch.setattr(haste, "PATIENCE_SECONDS", 0.0)
    one, interrupted = Haste(), []
    with one.closing():
        one.begin(is_leaving=True, interrupt=lambda: interrupted.append(1))
    assert interrupted == []
    refused(ErrorCode.STOPPED, one.refuse_work)


def test_a_vault_that_is_closed_has_nothing_to_interrupt(vault):
    vault.close()
    vault.hurry(is_leaving=True)
