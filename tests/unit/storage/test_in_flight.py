# SPDX-License-Identifier: Apache-2.0
"""Words that the vault is just writing, or knows nothing of yet, when somebody leaves."""

import threading
from dataclasses import replace

import pytest

from companion.domain.checklist import Child
from companion.domain.errors import CompanionError, ErrorCode
from companion.domain.form_draft import FormDraft
from companion.domain.journal import Draft, EntryText, Happened
from companion.domain.talk import Talk
from companion.storage import sealed_words
from tests.fakes import START
from tests.unit.storage.test_sealed_words import closed, refused_now
from tests.unit.storage.vault_home import refused

WORDS = "he wrote again zq8"


@pytest.fixture
def vault(home):
    vault = home.unlock()
    vault.children.add_child("Mia", None, has_extra_needs=False)
    return vault


def draft():
    return Draft(1, None, Happened(), EntryText(saw=WORDS), START)


def test_a_draft_that_is_just_being_written_is_sealed_too(home, vault, monkeypatch):
    before, drop = [], vault.journal.drop_draft

    def leave_now(*given):
        vault.unkept.begin()
        before.append(vault.unkept.sealed_beside())
        drop(*given)

    monkeypatch.setattr(vault.journal, "drop_draft", leave_now)
    vault.journal.keep_draft(draft())
    assert vault.unkept.sealed() == ""
    vault.journal.drop_draft(1, None)
    vault.close()
    again = home.unlock()
    assert again.unkept.take(before[0])
    assert again.unkept.put_back() == 1
    assert again.journal.draft(1, None).text.saw == WORDS


def test_a_newer_wording_is_not_dropped_with_the_one_that_was_being_written(vault, monkeypatch):
    newer = replace(draft(), text=EntryText(saw=f"{WORDS} and again"))
    drop = vault.journal.drop_draft

    def keep_beside():
        refused(ErrorCode.VAULT_IN_USE, vault.journal.keep_draft, newer)

    def leave_now(*given):
        vault.unkept.begin()
        on_another_thread(keep_beside)
        drop(*given)

    monkeypatch.setattr(vault.journal, "drop_draft", leave_now)
    vault.journal.keep_draft(draft())
    (held,) = vault._db.held.rows
    assert held.columns["saw"] == newer.text.saw


def on_another_thread(work):
    thread = threading.Thread(target=work)
    thread.start()
    thread.join()


def test_a_draft_that_fails_while_nobody_leaves_is_not_held(vault, monkeypatch):
    monkeypatch.setattr(vault.journal, "drop_draft", refuse)
    refused(ErrorCode.DISK_FULL, vault.journal.keep_draft, draft())
    assert vault.unkept.sealed() == ""


def test_a_new_form_that_was_sealed_while_it_was_written_is_there_once(home, vault, monkeypatch):
    before, put = [], vault._db.table

    def leave_now(name):
        before.append(vault.unkept.sealed_beside())
        return put(name)

    with monkeypatch.context() as patch:
        patch.setattr(vault._db, "table", leave_now)
        vault.form_drafts.keep_form_draft(FormDraft(0, Talk(0, 1, "t", opening=WORDS), START))
    vault.close()
    again = home.unlock()
    assert again.unkept.take(before[0])
    again.unkept.put_back()
    assert len(again.form_drafts.form_drafts(Talk, 1)) == 1


def refuse(*_given):
    raise CompanionError(ErrorCode.DISK_FULL)


def test_words_on_their_way_that_are_just_being_written_are_sealed_too(home, vault, monkeypatch):
    before, join = [], sealed_words.join_carried

    def leave_now(*given):
        before.append(vault.unkept.sealed_beside())
        join(*given)

    vault.unkept.begin()
    vault.unkept.carried = ("saw", WORDS)
    with monkeypatch.context() as patch:
        patch.setattr(sealed_words, "join_carried", leave_now)
        assert closed(vault) == ""
    again = home.unlock()
    assert again.unkept.take(before[0])
    again.unkept.put_back()
    assert again.edges.carried() == ("saw", WORDS)


def test_a_form_belongs_to_its_child_whatever_was_opened_before(home, vault):
    vault.journal.add_entry(1, Happened(), EntryText(saw="an entry"), START)
    vault.journal.draft(1, 1)
    vault.unkept.begin()
    form = FormDraft(0, Talk(0, 1, "t", opening=WORDS), START)

    def keep_beside():
        refused(ErrorCode.VAULT_IN_USE, vault.form_drafts.keep_form_draft, form)

    on_another_thread(keep_beside)
    sealed = closed(vault)
    again = home.unlock()
    assert again.unkept.take(sealed)
    assert again.unkept.put_back() == 1
    (kept,) = again.form_drafts.form_drafts(Talk, 1)
    assert kept.record.opening == WORDS


def test_nothing_is_said_to_wait_where_there_are_no_words(home, vault):
    refused_now(
        vault, lambda: vault.child_drafts.keep_child_draft(Child(1, "Mia", birth_year=2014), START)
    )
    sealed = vault.unkept.sealed()
    vault._db.table("child").delete(1)
    vault.close()
    again = home.unlock()
    assert again.unkept.take(sealed)
    assert (again.unkept.put_back(), again.unkept.carry_strange()) == (0, 0)
    assert again.edges.strange() is None
    assert not again.unkept.is_waiting


def test_what_was_sealed_is_sealed_anew_under_a_new_key(vault):
    vault.unkept.carried = ("saw", WORDS)
    assert vault.unkept.sealed_beside()
    assert vault.unkept.sealed_beside() == ""
    vault.unkept.take_key(bytes(32))
    assert vault.unkept.take(vault.unkept.sealed_beside())
