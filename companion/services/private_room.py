# SPDX-License-Identifier: Apache-2.0
"""The private room: what is there once the vault is open, and how it is opened and closed."""

from dataclasses import dataclass

from companion.domain.chronology_form import ChronologyForm
from companion.domain.errors import CompanionError, ErrorCode
from companion.domain.noticing import QuickNote
from companion.domain.records import HandOver
from companion.domain.report import Report
from companion.domain.talk import Talk
from companion.domain.watch import WatchWords
from companion.services.changes import OnChange
from companion.services.checklist_service import ChecklistService
from companion.services.chronology_service import ChronologyService
from companion.services.fact_service import FactFileService
from companion.services.import_service import ImportService
from companion.services.journal_service import JournalService
from companion.services.kept_service import KeptService
from companion.services.missing_service import MissingService
from companion.services.noticing_service import NoticingService
from companion.services.people_service import PeopleService
from companion.services.ports import Clock, ContentSource, OpenVault, VaultDoor
from companion.services.preparation_service import PreparationService
from companion.services.private_forms import QuickNoteForms, WatchForms
from companion.services.record_check_service import RecordCheckService
from companion.services.record_service import FormDrafts, ReportService, TalkService
from companion.services.records_service import RecordsService
from companion.services.saved_search_service import SavedSearchService
from companion.services.timeline_service import TimelineService
from companion.services.watch_service import WatchService


@dataclass(frozen=True, slots=True)
class PrivateRoom:
    """The services that need the open vault. Call them only where the vault is.

    Children are added and listed through `checklist`.
    """

    journal: JournalService
    imports: ImportService
    people: PeopleService
    saved_searches: SavedSearchService
    record_check: RecordCheckService
    checklist: ChecklistService
    noticings: NoticingService
    watches: WatchService
    quick_note_forms: QuickNoteForms
    watch_forms: WatchForms
    reports: ReportService
    preparations: PreparationService
    missing: MissingService
    talks: TalkService
    kept: KeptService
    records: RecordsService
    timeline: TimelineService
    chronology: ChronologyService
    chronology_forms: FormDrafts[ChronologyForm]
    fact_files: FactFileService


class RoomKeeper:
    """Opens and closes the private room. Every method runs on the vault's own thread."""

    def __init__(
        self, door: VaultDoor, content: ContentSource, clock: Clock, on_change: OnChange
    ) -> None:
        self._door = door
        self._content = content
        self._clock = clock
        self._on_change = on_change
        self._open: OpenVault | None = None
        self._facts: FactFileService | None = None

    def exists(self) -> bool:
        """Return True where there is a vault to open."""
        return self._door.exists()

    def create(self, passphrase: str) -> str:
        """Make the vault and return its recovery code. Raises CompanionError."""
        return self._door.create(passphrase)

    def open(self, passphrase: str) -> PrivateRoom:
        """Open with the passphrase. Raises CompanionError."""
        return self._furnish(self._door.unlock(passphrase))

    def open_with_recovery_code(self, code: str, new_passphrase: str) -> PrivateRoom:
        """Open with the recovery code and set a new passphrase. Raises CompanionError."""
        return self._furnish(self._door.unlock_with_recovery_code(code, new_passphrase))

    def close(self) -> None:
        """Close the vault. Harmless when it is closed."""
        if self._facts is not None:
            self._facts.put_down()
            self._facts = None
        if self._open is not None:
            self._open.close()
            self._open = None

    def _furnish(self, vault: OpenVault) -> PrivateRoom:
        if self._open is not None:
            vault.close()
            raise CompanionError(ErrorCode.VAULT_IN_USE)
        self._open = vault
        report_drafts = FormDrafts(Report, vault.form_drafts, self._clock)
        talk_drafts = FormDrafts(Talk, vault.form_drafts, self._clock)
        note_drafts = FormDrafts(QuickNote, vault.form_drafts, self._clock)
        watch_drafts = FormDrafts(WatchWords, vault.form_drafts, self._clock)
        checklist = ChecklistService(vault, self._content, self._clock, self._on_change)
        noticings = NoticingService(
            vault.noticings, checklist, self._content, self._clock, self._on_change
        )
        watches = WatchService(vault.watches, checklist, noticings, self._clock, self._on_change)
        facts = FactFileService(vault.fact_files, self._content, self._clock, self._on_change)
        facts.use_kept()
        self._facts = facts
        return PrivateRoom(
            journal=JournalService(vault.journal, self._clock, self._on_change),
            imports=ImportService(vault.journal, self._clock, self._on_change),
            people=PeopleService(vault.people, self._clock, self._on_change),
            saved_searches=SavedSearchService(vault.saved_searches, self._clock, self._on_change),
            record_check=RecordCheckService(vault.journal, self._clock),
            checklist=checklist,
            noticings=noticings,
            watches=watches,
            quick_note_forms=QuickNoteForms(noticings, note_drafts, self._clock),
            watch_forms=WatchForms(watches, watch_drafts),
            reports=ReportService(vault.reports, report_drafts, self._clock, self._on_change),
            preparations=PreparationService(vault, self._content, self._clock),
            missing=MissingService(vault.missing, self._clock, self._on_change),
            talks=TalkService(vault.talks, talk_drafts, self._clock, self._on_change),
            kept=KeptService(vault.kept, self._clock, self._on_change),
            records=RecordsService(
                vault.records,
                vault.journal,
                FormDrafts(HandOver, vault.form_drafts, self._clock),
                self._clock,
                self._on_change,
            ),
            timeline=TimelineService(vault),
            chronology=ChronologyService(vault, self._content, self._clock),
            chronology_forms=FormDrafts(ChronologyForm, vault.form_drafts, self._clock),
            fact_files=facts,
        )
