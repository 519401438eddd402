# SPDX-License-Identifier: Apache-2.0
"""The private room: what is there once the vault is open, and how it is opened and closed.

Light to import: what furnishes the room is loaded when the vault is opened.
"""

from __future__ import annotations

from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from companion.domain.errors import CompanionError, ErrorCode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from companion.domain.backup import Backup, BackupFacts, DoorNews
    from companion.domain.chronology_form import ChronologyForm
    from companion.domain.new_secrets import NewSecrets
    from companion.domain.preferences import MinimisedLock
    from companion.services.backup_service import BackupService
    from companion.services.changes import OnChange
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
    from companion.services.ports import Clock, ContentSource, OpenVault, VaultDoor
    from companion.services.preparation_service import PreparationService
    from companion.services.private_forms import QuickNoteForms, WatchForms
    from companion.services.record_check_service import RecordCheckService
    from companion.services.record_service import FormDrafts, ReportService, TalkService
    from companion.services.records_service import RecordsService
    from companion.services.saved_search_service import SavedSearchService
    from companion.services.secrets_service import SecretsService
    from companion.services.timeline_service import TimelineService
    from companion.services.unkept_ports import Carried
    from companion.services.waiting_words import WaitingWords
    from companion.services.watch_service import WatchService

_DAMAGED = (
    ErrorCode.VAULT_DAMAGED,
    ErrorCode.KEYS_DAMAGED,
    ErrorCode.KEYS_MISSING,
    ErrorCode.COPY_UNSURE,
)


@dataclass(frozen=True, slots=True)
class PrivateRoom:
    """The services that need the open vault. Call them only where the vault is.

    Children are added and listed through `checklist`.
    """

    journal: JournalService
    waiting: WaitingWords
    imports: ImportService
    people: PeopleService
    saved_searches: SavedSearchService
    record_check: RecordCheckService
    checklist: ChecklistService
    child_drafts: ChildDrafts
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
    backups: BackupService
    secrets: SecretsService


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
        self._last: OpenVault | None = None
        """The vault that was open last: what could not be kept in it can still be sealed."""
        self._facts: FactFileService | None = None
        self.sealed = ""
        """Words that could not be kept before a lock, in a form that only the vault can read."""
        self._taken: set[str] = set()
        """What was sealed, and is in the hands of the open vault now."""
        self.kept_again = 0
        """How many drafts of that kind came back at the last opening."""
        self.is_strange = False
        """Words came back then that belong to no child or entry here: the journal asks."""

    def exists(self) -> bool:
        """Return True where there is a vault to open."""
        return self._door.exists()

    def create(self, passphrase: str) -> str:
        """Make the vault and return its recovery code. Raises CompanionError."""
        return self._door.create(passphrase)

    def open(self, passphrase: str) -> PrivateRoom:
        """Open with the passphrase. Raises CompanionError."""
        return self._furnish(self._door.unlock(passphrase))

    def open_without_sheet(self, passphrase: str) -> PrivateRoom:
        """Open, and let no recovery code count any more: both or neither. Raises CompanionError."""
        room = self.open(passphrase)
        try:
            self._door.forget_recovery_code(passphrase)
        except BaseException:
            self.close()
            raise
        return room

    def open_with_recovery_code(self, code: str, new_passphrase: str) -> PrivateRoom:
        """Open with the recovery code and set a new passphrase. Raises CompanionError."""
        return self._furnish(self._door.unlock_with_recovery_code(code, new_passphrase))

    def close(self) -> None:
        """Close the vault. Harmless when it is closed."""
        facts, self._facts = self._facts, None
        vault, self._open = self._open, None
        try:
            if facts is not None:
                facts.put_down()
        finally:
            if vault is not None:
                vault.close()

    def hold_unkept(self, carried: Carried | None) -> None:
        """Hold from now on what can not be kept. For any thread, right before a lock."""
        if (vault := self._last) is not None:
            vault.unkept.begin()
            vault.unkept.carried = _joined(vault.unkept.carried, carried)

    def seal_and_close(self) -> None:
        """Close the vault, and have in `sealed` what could not be kept in it.

        A file holds it as well, where one can be written: nobody may take it over.
        """
        try:
            with suppress(CompanionError):
                if self._last is not None:
                    self._add_sealed(self._last.unkept.sealed())
                self._door.unkept_files.settle(self.sealed.split(), self._taken)
        finally:
            self.close()

    def seal_beside(self) -> None:
        """Seal what could not be kept while the vault's own thread is held up. For any thread."""
        if (vault := self._last) is not None:
            self._add_sealed(vault.unkept.sealed_beside())
            self._door.unkept_files.settle(self.sealed.split(), ())

    def take_carried(self, on_the_way: Carried | None = None) -> Carried | None:
        """Hand over words that wait for the journal, before those that are on their way to it.

        This can be done once. None where none waited.
        """
        if self._open is None or self._open.unkept.carried is None:
            return None
        carried, self._open.unkept.carried = self._open.unkept.carried, None
        return _joined(carried, on_the_way)

    def keep_carried(self, carried: Carried) -> None:
        """Keep words until a child is chosen for them. Raises CompanionError."""
        if self._open is not None:
            self._open.edges.keep_carried(carried)

    def look_at_lock(self, idle_minutes: int, minimised: MinimisedLock) -> bool:
        """Return True once where the lock waits longer than when it was last seen from inside.

        Raises CompanionError.
        """
        from companion.domain.lock_seen import LockSeen

        now = LockSeen(idle_minutes, minimised)
        if self._open is None or (before := self._open.edges.lock()) == now:
            return False
        self._open.edges.keep_lock(now)
        return before is not None and now.is_looser_than(before)

    @property
    def is_waiting(self) -> bool:
        """True while the open vault still can not take what came back to it."""
        return self._open is not None and self._open.unkept.is_waiting

    def is_open(self) -> bool:
        """Return True while the private room is open here."""
        return self._open is not None

    def renew(self, current: str, secrets: NewSecrets) -> None:
        """Give the open vault a new data key and new secrets, and close it.

        After a CompanionError nothing has changed, and it is open as before.
        """
        if self._open is None:
            raise CompanionError(ErrorCode.VAULT_LOCKED)
        # What is sealed for the key of today would be lost with it, or stay for whoever has that.
        self._open.unkept.put_back()
        if self._open.unkept.is_waiting:
            raise CompanionError(ErrorCode.STORAGE_FAILED)
        self._door.unkept_files.settle((), self._taken)
        self._door.renew(self._open, current, secrets)
        self.close()

    def wipe_everything(self, passphrase: str, *, keeps_settings: bool) -> None:
        """Wipe all that is held here. An open vault asks for the passphrase, and is closed.

        Raises CompanionError.
        """
        if self._open is not None:
            self._door.check_passphrase(passphrase)
        # From here on nothing is sealed into a file beside what is wiped.
        last, self._last = self._last, None
        try:
            self._door.begin_wipe(keeps_settings=keeps_settings, is_open=self._open is not None)
        except BaseException:
            self._last = last
            raise
        try:
            self.close()
        finally:
            self.sealed = ""
            self._taken.clear()
            # Decided: else the next start would wipe what this one said is still there.
            self._door.finish_wipe()

    def kept_backups(self) -> tuple[Backup, ...]:
        """Return the copies kept, newest first; also while the vault is closed."""
        return self._door.kept_backups()

    def set_aside(self) -> tuple[Backup, ...]:
        """Return the notes that were set aside, newest first; also while the vault is closed."""
        return self._door.set_aside()

    def news(self) -> DoorNews:
        """Return what whoever stands at the door should know."""
        return self._door.news()

    def try_backup(self, path: str, passphrase: str) -> BackupFacts:
        """Try a copy in a second place. Not on the vault's thread: it touches no open vault."""
        return self._door.try_backup(path, passphrase)

    def forget_tried(self) -> None:
        """Remove the copy that was tried from its second place."""
        self._door.forget_tried()

    def put_back(self) -> None:
        """Let the copy that was tried take the place of the vault, which is closed for it.

        An open vault is copied before. Raises CompanionError; the vault may be closed then.
        """
        is_copied = self._open is not None and self._copy_open(self._open)
        self.seal_and_close()
        self._door.put_back(is_copied=is_copied)

    def _copy_open(self, vault: OpenVault) -> bool:
        """Return False for a vault too damaged to be copied: it is put aside as it is."""
        try:
            vault.backups.keep(self._clock.now())
        except CompanionError as error:
            if error.code in _DAMAGED:
                return False
            raise
        return True

    def hurry(self, *, is_leaving: bool) -> None:
        """Let nothing that takes long hold up words: questions and copies end. For any thread.

        What a lock waits for, such as an import, ends as well where somebody leaves.
        """
        if (vault := self._open) is not None:
            vault.hurry(is_leaving=is_leaving)

    def _furnish(self, vault: OpenVault) -> PrivateRoom:
        if self._open is not None:
            vault.close()
            raise CompanionError(ErrorCode.VAULT_IN_USE)
        self._open, sealed = vault, self.sealed
        self._last = vault
        try:
            return self._furnished(vault)
        except BaseException:
            # Whatever went wrong: no vault stays open behind a door that looks shut.
            self.sealed = sealed
            self._taken.clear()
            self._last = None
            self.close()
            raise

    def _furnished(self, vault: OpenVault) -> PrivateRoom:
        from companion.services.furnishing import furnish

        room = furnish(vault, self._door, self._content, self._clock, self._on_change)
        room.records.wiping = partial(self._wiping, vault)
        self._facts = room.fact_files
        self._facts.use_kept()
        self._bring_back(vault)
        return room

    def _bring_back(self, vault: OpenVault) -> None:
        handed, self.sealed = self.sealed.split(), ""
        files = self._door.unkept_files
        for words in dict.fromkeys((*files.words(), *handed)):
            if vault.unkept.take(words):
                self._taken.add(words)
            elif words in handed:
                self._add_sealed(words)
        self.kept_again = vault.unkept.put_back()
        self.is_strange = vault.unkept.carry_strange() > 0
        with suppress(CompanionError):
            vault.unkept.carried = vault.edges.carried()
        if not vault.unkept.is_waiting:
            files.settle((), self._taken)

    @contextmanager
    def _wiping(self, vault: OpenVault) -> Iterator[None]:
        """Know of all words that wait while a record is wiped; no file holds what goes with it."""
        files = self._door.unkept_files
        new = (one for one in files.words() if one not in self._taken)
        self._taken.update([one for one in new if vault.unkept.take(one)])
        yield
        self._add_sealed(vault.unkept.sealed_beside())
        files.settle(self.sealed.split(), self._taken)

    def _add_sealed(self, words: str) -> None:
        self.sealed = f"{self.sealed} {words}".strip()


def _joined(first: Carried | None, then: Carried | None) -> Carried | None:
    """Return both as one: words that waited, and words that were on their way when a lock came."""
    from companion.domain.paragraphs import joined

    if first is None or then is None:
        return then or first
    return then[0], joined(first[1], then[1])
