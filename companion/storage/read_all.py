# SPDX-License-Identifier: Apache-2.0
"""Reading every row once, as the pages will: a file from elsewhere may hold what we never write."""

from companion.domain.errors import CompanionError, ErrorCode
from companion.domain.record_check import ChainCheck
from companion.storage.cipher import Database
from companion.storage.form_draft_store import KINDS
from companion.storage.open_vault import UnlockedVault
from companion.storage.stored_text import LONGEST_TEXT

LINES_AT_ONCE = 5_000
_TABLES = "select name from sqlite_master where type = 'table' and name not like 'sqlite%'"


def read_everything(vault: UnlockedVault, db: Database) -> ChainCheck:
    """Read all there is, and return whether its chain checks out.

    Raises CompanionError(VAULT_DAMAGED) for what no page could show.
    """
    try:
        _refuse_long_texts(db)
        for child in vault.children.children():
            _read_record(vault, child.id)
        vault.child_drafts.child_drafts()
        vault.journal.drafts()
        checked = vault.journal.check_chain()
        vault.records.records()
        vault.records.wipes()
        vault.records.is_carer()
        vault.kept.kept()
        vault.fact_files.fact_files()
        vault.sheet.worked_on()
        vault.edges.carried()
        vault.edges.strange()
        vault.edges.lock()
        vault.unkept.came_back()
        vault.backups.remembered()
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError, RecursionError):
        raise CompanionError(ErrorCode.VAULT_DAMAGED) from None
    return checked


def _read_record(vault: UnlockedVault, child_id: int) -> None:
    journal, people, checklist = vault.journal, vault.people, vault.checklist
    for read in (
        *(journal.sign_ids, people.people, people.everybody, people.accounts, people.who_boxes),
        people.merges,
        *(checklist.open_review, checklist.finished_reviews, vault.noticings.noticings),
        *(vault.watches.watches, vault.talks.talks, vault.preparations.preparations),
        *(vault.reports.reports, vault.reports.earlier_reports, vault.records.hand_overs),
        *(vault.missing.missing_sheet, vault.missing.missing_days),
        vault.saved_searches.saved_searches,
    ):
        read(child_id)
    for kind in KINDS:
        vault.form_drafts.form_drafts(kind, child_id)
    journal.tags(child_id, LINES_AT_ONCE)
    offset = 0
    while journal.lines(child_id, offset=offset, limit=LINES_AT_ONCE):
        offset += LINES_AT_ONCE


def _refuse_long_texts(db: Database) -> None:
    for (table,) in db.execute(_TABLES).fetchall():
        columns = [row[1] for row in db.execute(f'pragma table_info("{table}")').fetchall()]
        longest = ", ".join(f'max(length("{column}"))' for column in columns)
        found = db.execute(f'select {longest} from "{table}"').fetchone()  # noqa: S608 - our schema
        if any(length is not None and length > LONGEST_TEXT for length in found):
            raise ValueError
