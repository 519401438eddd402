# SPDX-License-Identifier: Apache-2.0
"""The file goes away, or another takes its place, while the vault is open: nothing is "saved"."""

import os
import shutil
from datetime import date

import pytest

from companion.domain.checklist import Answer, Reply
from companion.domain.errors import CompanionError, ErrorCode
from companion.domain.journal import Draft, EntryText, Happened
from companion.domain.report import Report
from companion.domain.talk import Talk
from companion.storage import open_vault as opening
from companion.storage.vault_place import VaultPlace
from tests.fakes import START
from tests.unit.storage.vault_home import PASSPHRASE, refused

UNKNOWN = Happened()
TEXT = EntryText(saw="words")
pytestmark = pytest.mark.skipif(os.name == "nt", reason="an open file can not be moved there")


@pytest.fixture
def filled(vault):
    """An open vault with a child, an entry, a draft and a review."""
    child = vault.children.add_child("A", None, has_extra_needs=False)
    vault.journal.add_entry(child.id, UNKNOWN, TEXT, START)
    vault.journal.keep_draft(Draft(child.id, None, UNKNOWN, TEXT, START))
    vault.checklist.start_review(child.id, START)
    return vault


def delete(home):
    home.vault_file.unlink()


def replace(home):
    shutil.copy(home.vault_file, home.folder / "copy")
    (home.folder / "copy").replace(home.vault_file)


def move_the_folder(home):
    home.folder.rename(home.folder.with_name("moved"))


WRITES = {
    "child": lambda v: v.children.add_child("B", None, has_extra_needs=False),
    "entry": lambda v: v.journal.add_entry(1, UNKNOWN, TEXT, START),
    "revision": lambda v: v.journal.add_revision(1, UNKNOWN, TEXT, "", START),
    "strike out": lambda v: v.journal.strike_out(1, "", START),
    "draft": lambda v: v.journal.keep_draft(Draft(1, None, UNKNOWN, TEXT, START)),
    "no draft": lambda v: v.journal.drop_draft(1, None),
    "review": lambda v: v.checklist.start_review(1, START),
    "answer": lambda v: v.checklist.keep_answer(1, Answer("a", Reply.YES)),
    "no answer": lambda v: v.checklist.drop_answer(1, "a"),
    "finish": lambda v: v.checklist.finish_review(1, is_still_worried=True, at=START),
    "report": lambda v: v.reports.save_report(Report(0, 1, "police", date(2026, 1, 1))),
    "talk": lambda v: v.talks.save_talk(Talk(0, 1, "topic")),
}


@pytest.mark.parametrize("lose", [delete, replace, move_the_folder])
@pytest.mark.parametrize("write", WRITES.values(), ids=WRITES)
def test_nothing_is_written_into_a_file_that_is_gone(home, filled, lose, write):
    lose(home)
    refused(ErrorCode.VAULT_MISSING, write, filled)
    assert filled.journal.count(1) == 1


def test_a_file_that_is_put_back_takes_the_words_once(home, filled):
    away = home.folder.parent / "vault.db"
    home.vault_file.rename(away)
    refused(ErrorCode.VAULT_MISSING, WRITES["entry"], filled)
    away.rename(home.vault_file)
    WRITES["entry"](filled)
    filled.close()
    assert home.unlock().journal.count(1) == 2


def test_a_file_that_goes_during_the_write_is_told(home, filled):
    with pytest.raises(CompanionError) as caught, filled._db.atomic():
        home.vault_file.unlink()
    assert caught.value.code is ErrorCode.VAULT_MISSING


def test_a_file_that_is_replaced_while_it_is_opened_is_not_opened(home, monkeypatch):
    check = opening.migrations.refuse_unknown

    def check_and_replace(connection):
        check(connection)
        replace(home)

    monkeypatch.setattr(opening.migrations, "refuse_unknown", check_and_replace)
    refused(ErrorCode.VAULT_MISSING, home.door.unlock, PASSPHRASE)
    monkeypatch.undo()
    home.unlock()


def test_a_place_that_can_not_be_seen_is_told(home, monkeypatch):
    def refuse(_path):
        raise PermissionError

    monkeypatch.setattr("companion.storage.vault_place.Path.stat", refuse)
    refused(ErrorCode.FILE_NOT_READABLE, VaultPlace, home.vault_file)


@pytest.mark.slow
def test_a_sound_vault_opens_every_time(home):
    """A change that was tried and taken back at opening once in 2,700 times spoiled it."""
    key = home.data_key()
    for _ in range(3_000):
        opening.open_vault(home.vault_file, key).close()
