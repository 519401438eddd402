# SPDX-License-Identifier: Apache-2.0
"""One number for both sides: what can be written can be read back from a copy, however long."""

from dataclasses import fields, replace

import pytest

from companion.domain.entry_details import EntryDetails
from companion.domain.errors import CompanionError, ErrorCode
from companion.domain.form_draft import FormDraft
from companion.domain.journal import Draft, EntryText, Happened
from companion.domain.missing import MissingSheet
from companion.domain.noticing import QuickNote
from companion.domain.report import Promise, Report, Update
from companion.domain.talk import Talk
from companion.storage import read_all, stored_text
from companion.storage.copy_names import kept_copies
from companion.storage.known_copies import KnownCopies
from tests.fakes import START
from tests.unit.storage.two_records import STAYS, tell
from tests.unit.storage.vault_home import PASSPHRASE, refused

pytestmark = pytest.mark.bar(22)
BOX = 1_000_000
"""What a box takes at most from a paste, and a file that is brought in for each box."""
PASTED = 4_300_000


def long(letters, count):
    return (letters * (count // len(letters) + 1))[:count]


CHAT = "12/05/2026, 21:14 - Sam: are you there? he said he would ring later\n"
FAMILIES = {"chat": CHAT, "arabic": "مرحبا كيف حالك ", "smiles": "\U0001f642 ", "quotes": '"\\\n'}


def brought_back(home, vault):
    vault.backups.keep(START)
    assert vault.backups.state().trouble is None
    vault.close()
    home.door.try_backup(str(kept_copies(home.folder / "copies")[-1]), PASSPHRASE)
    home.door.put_back(is_copied=False)
    return home.unlock()


@pytest.mark.parametrize("family", ["chat", "smiles"])
def test_an_entry_with_every_box_at_its_most_comes_back_word_for_word(home, vault, family):
    child = tell(vault, STAYS)
    text = EntryText(*[long(FAMILIES[family], BOX) for _ in fields(EntryText)])
    entry = vault.journal.add_entry(child, Happened(), text, START, EntryDetails(tags=("a",)))
    vault.journal.keep_draft(Draft(child, None, Happened(), text, START))
    again = brought_back(home, vault)
    assert again.journal.entry(entry.id).current.text == text
    assert again.journal.draft(child, None).text == text


@pytest.mark.parametrize("family", ["arabic", "quotes"])
def test_forms_at_their_most_come_back_word_for_word(home, vault, family):
    child = tell(vault, STAYS)
    words = long(FAMILIES[family], BOX)
    report = Report(0, child, words, START.date(), said=words, spoke_to=words)
    report = replace(report, promises=(Promise(words),), updates=(Update(START.date(), words),))
    saved = vault.reports.save_report(report)
    drafts = (
        replace(saved, id=0),
        Talk(0, child, words, opening=words),
        QuickNote(0, child, words),
    )
    for draft in drafts:
        vault.form_drafts.keep_form_draft(FormDraft(0, draft, START))
    sheet = MissingSheet(child, {"looks": words, "told": words}, START.date(), written_at=START)
    vault.missing.keep_missing_sheet(sheet)
    again = brought_back(home, vault)
    assert saved in again.reports.reports(child)
    for draft in drafts:
        (kept, *_) = again.form_drafts.form_drafts(type(draft), child)
        assert kept.record == draft
    assert again.missing.missing_sheet(child).words == sheet.words


def test_a_paste_from_before_there_was_a_most_comes_back(home, vault):
    child = tell(vault, STAYS)
    entry = vault.journal.add_entry(child, Happened(), EntryText(saw=long(CHAT, PASTED)), START)
    again = brought_back(home, vault)
    assert again.journal.entry(entry.id).current.text.saw == long(CHAT, PASTED)


def few_letters(monkeypatch):
    for module in (stored_text, read_all):
        monkeypatch.setattr(module, "LONGEST_TEXT", 10_000)


def test_more_than_can_be_read_back_is_not_written_and_said(home, vault, monkeypatch):
    child = tell(vault, STAYS)
    few_letters(monkeypatch)
    before = vault.journal.count(child)
    text, draft = EntryText(saw="a" * 10_001), QuickNote(0, child, "a" * 10_001)
    refused(ErrorCode.TEXT_TOO_LONG, vault.journal.add_entry, child, Happened(), text, START)
    refused(ErrorCode.TEXT_TOO_LONG, vault.form_drafts.keep_form_draft, FormDraft(0, draft, START))
    refused(
        ErrorCode.TEXT_TOO_LONG,
        vault.journal.keep_draft,
        Draft(child, None, Happened(), text, START),
    )
    assert vault.journal.count(child) == before
    vault.journal.add_entry(child, Happened(), EntryText(saw="a" * 9_990), START)
    assert brought_back(home, vault).journal.count(child) == before + 1


def test_a_copy_that_would_be_refused_stays_and_is_said_on_the_day_it_is_made(
    home, vault, monkeypatch
):
    child = tell(vault, STAYS)
    vault.backups.keep(START)
    vault.journal.add_entry(child, Happened(), EntryText(saw="a" * 20_000), START)
    few_letters(monkeypatch)
    refused(ErrorCode.COPY_UNSURE, vault.backups.keep, START)
    state = vault.backups.state()
    assert state.trouble is ErrorCode.COPY_UNSURE
    assert [one.has_others for one in state.kept] == [False, False]
    refused(ErrorCode.BACKUP_DAMAGED, home.door.try_backup, state.kept[0].path, PASSPHRASE)
    monkeypatch.undo()
    vault.backups.keep(START)
    assert vault.backups.state().trouble is None


def unsure(home, vault, monkeypatch):
    """Make a copy that can not be read back, and open the notes again."""
    child = tell(vault, STAYS)
    vault.backups.keep(START)
    vault.journal.add_entry(child, Happened(), EntryText(saw="a" * 20_000), START)
    few_letters(monkeypatch)
    refused(ErrorCode.COPY_UNSURE, vault.backups.keep, START)
    vault.close()
    monkeypatch.undo()
    return home.unlock()


def test_a_copy_that_could_not_be_read_back_is_said_again_after_a_restart(home, vault, monkeypatch):
    vault = unsure(home, vault, monkeypatch)
    state = vault.backups.state()
    assert state.trouble is ErrorCode.COPY_UNSURE
    assert not state.is_behind
    vault.backups.keep(START)
    assert vault.backups.state().trouble is None
    vault.close()
    assert home.unlock().backups.state().trouble is None


def test_a_copy_that_was_read_when_it_came_back_is_not_called_unsure(home, vault, monkeypatch):
    vault = unsure(home, vault, monkeypatch)
    vault.backups.keep(START)
    path = vault.backups.state().kept[0].path
    vault.close()
    home.door.try_backup(path, PASSPHRASE)
    home.door.put_back(is_copied=False)
    assert home.unlock().backups.state().trouble is None


def test_on_a_full_disk_it_is_said_until_the_notes_are_closed(home, vault, monkeypatch):
    child = tell(vault, STAYS)
    vault.journal.add_entry(child, Happened(), EntryText(saw="a" * 20_000), START)
    few_letters(monkeypatch)

    def full(*_):
        raise CompanionError(ErrorCode.DISK_FULL)

    monkeypatch.setattr(KnownCopies, "note_unsure", full)
    refused(ErrorCode.COPY_UNSURE, vault.backups.keep, START)
    assert vault.backups.state().trouble is ErrorCode.COPY_UNSURE


def test_reading_back_ends_where_other_work_waits(home, vault, monkeypatch):
    tell(vault, STAYS)
    monkeypatch.setattr(read_all, "LONGEST_TEXT", 1)
    vault.backups.is_waited_for = lambda: True
    vault.backups.keep(START)
    assert vault.backups.state().trouble is None
    vault.backups.is_waited_for = lambda: False
    refused(ErrorCode.COPY_UNSURE, vault.backups.keep, START)
