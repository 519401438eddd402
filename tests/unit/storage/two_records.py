# SPDX-License-Identifier: Apache-2.0
"""A vault with two records: one to be wiped, in every table that can hold it, and one to stay."""

from dataclasses import replace
from datetime import date

from companion.domain.checklist import Answer, Child, Reply, StrengthAnswer
from companion.domain.entry_details import AccountKind, AccountName, EntryDetails
from companion.domain.entry_find import Wanted
from companion.domain.form_draft import FormDraft
from companion.domain.journal import Draft, EntryText, Happened
from companion.domain.missing import MissingDay, MissingSheet
from companion.domain.noticing import Noticing
from companion.domain.preparation import Preparation
from companion.domain.records import HandOver
from companion.domain.report import Report
from companion.domain.talk import Talk
from companion.domain.watch import Watch
from companion.storage.open_vault import UnlockedVault
from tests.fakes import START

GOES, STAYS = "Kanarienvogel", "Zaunkoenig"
DAY = date(2026, 11, 20)


def tell(vault: UnlockedVault, word: str) -> int:
    """Write of one child into every table, each time with this word, and return its id."""
    child = vault.children.add_child(f"{word} L.", None, has_extra_needs=False).id
    journal = vault.journal
    text = EntryText(*[f"{word} {number}" for number in range(10)])
    details = EntryDetails(
        tags=(f"{word}tag",),
        people=(f"{word}one", f"{word}two"),
        accounts=(AccountName(AccountKind.HANDLE, f"{word}99"),),
    )
    entry = journal.add_entry(child, Happened(), text, START, details)
    journal.add_revision(entry.id, Happened(), EntryText(saw=f"{word}new"), word, START)
    journal.strike_out(entry.id, word, START)
    journal.add_entry(child, Happened(), EntryText(saw=f"{word}more"), START, details)
    journal.keep_draft(Draft(child, entry.id, Happened(), text, START))
    people = vault.people.people(child)
    vault.people.merge(people[0].person.id, people[1].person.id, START)
    vault.saved_searches.save_search(child, word, Wanted(word), START)
    review = vault.checklist.start_review(child, START)
    vault.checklist.keep_answer(review.id, Answer("a", Reply.YES, note=word))
    vault.checklist.keep_strength(review.id, StrengthAnswer("b", Reply.YES))
    vault.noticings.add_noticing(Noticing(0, child, "a", word, START, START))
    vault.watches.add_watch(Watch(0, child, DAY, review.id, word, word))
    report = vault.reports.save_report(Report(0, child, word, DAY, said=word))
    vault.reports.save_report(replace(report, said=f"{word} was changed"))
    vault.talks.save_talk(Talk(0, child, word, opening=word))
    vault.missing.keep_missing_sheet(
        MissingSheet(child, {"looks": word}, START.date(), written_at=START)
    )
    day = MissingDay(0, child, START.date(), {"told": word}, written_at=START)
    vault.missing.keep_missing_day(day)
    vault.preparations.keep_preparation(
        Preparation(child, "general", "", {"what-happened": word}, written_at=START)
    )
    vault.form_drafts.keep_form_draft(FormDraft(0, Talk(0, child, word, opening=word), START))
    vault.child_drafts.keep_child_draft(Child(child, f"{word} typed"), START)
    vault.records.save_hand_over(HandOver(0, child, DAY, to_whom=word, what=word))
    return child
