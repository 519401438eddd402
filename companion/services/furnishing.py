# SPDX-License-Identifier: Apache-2.0
"""Makes the services of the private room; loaded at unlocking, for the start needs none of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from companion.domain.chronology_form import ChronologyForm
from companion.domain.noticing import QuickNote
from companion.domain.records import HandOver
from companion.domain.report import Report
from companion.domain.talk import Talk
from companion.domain.watch import WatchWords
from companion.services.backup_service import BackupService
from companion.services.checklist_service import ChecklistService
from companion.services.child_drafts import ChildDrafts
from companion.services.chronology_service import ChronologyService
from companion.services.fact_service import FactFileService
from companion.services.import_service import ImportService
from companion.services.journal_service import JournalService
from companion.services.kept_service import KeptService
from companion.services.missing_service import MissingService
from companion.services.noticing_service import NoticingService
from companion.services.people_service import PeopleService
from companion.services.preparation_service import PreparationService
from companion.services.private_forms import QuickNoteForms, WatchForms
from companion.services.private_room import PrivateRoom
from companion.services.record_check_service import RecordCheckService
from companion.services.record_service import FormDrafts, ReportService, TalkService
from companion.services.records_service import RecordsService
from companion.services.saved_search_service import SavedSearchService
from companion.services.secrets_service import SecretsService
from companion.services.timeline_service import TimelineService
from companion.services.waiting_words import WaitingWords
from companion.services.watch_service import WatchService

if TYPE_CHECKING:
    from companion.services.changes import OnChange
    from companion.services.ports import Clock, ContentSource, OpenVault, VaultDoor


def furnish(
    vault: OpenVault,
    door: VaultDoor,
    content: ContentSource,
    clock: Clock,
    on_change: OnChange,
) -> PrivateRoom:
    """Return the room of an open vault. Raises CompanionError."""
    report_drafts = FormDrafts(Report, vault.form_drafts, clock)
    talk_drafts = FormDrafts(Talk, vault.form_drafts, clock)
    note_drafts = FormDrafts(QuickNote, vault.form_drafts, clock)
    watch_drafts = FormDrafts(WatchWords, vault.form_drafts, clock)
    checklist = ChecklistService(vault, content, clock, on_change)
    noticings = NoticingService(vault.noticings, checklist, content, clock, on_change)
    watches = WatchService(vault.watches, checklist, noticings, clock, on_change)
    facts = FactFileService(vault.fact_files, content, clock, on_change)
    return PrivateRoom(
        journal=JournalService(vault.journal, clock, on_change),
        waiting=WaitingWords(vault.edges),
        imports=ImportService(vault.journal, clock, on_change),
        people=PeopleService(vault.people, clock, on_change),
        saved_searches=SavedSearchService(vault.saved_searches, clock, on_change),
        record_check=RecordCheckService(vault.journal, clock),
        checklist=checklist,
        child_drafts=ChildDrafts(vault.child_drafts, clock),
        noticings=noticings,
        watches=watches,
        quick_note_forms=QuickNoteForms(noticings, note_drafts, clock),
        watch_forms=WatchForms(watches, watch_drafts),
        reports=ReportService(vault.reports, report_drafts, clock, on_change),
        preparations=PreparationService(vault, content, clock),
        missing=MissingService(vault.missing, clock, on_change),
        talks=TalkService(vault.talks, talk_drafts, clock, on_change),
        kept=KeptService(vault.kept, clock, on_change),
        records=RecordsService(
            vault.records,
            vault.journal,
            FormDrafts(HandOver, vault.form_drafts, clock),
            clock,
            on_change,
        ),
        timeline=TimelineService(vault),
        chronology=ChronologyService(vault, content, clock),
        chronology_forms=FormDrafts(ChronologyForm, vault.form_drafts, clock),
        fact_files=facts,
        backups=BackupService(vault.backups, clock, on_change),
        secrets=SecretsService(door, vault.sheet, clock),
    )
