# SPDX-License-Identifier: Apache-2.0
"""Opening and building the encrypted file, and the vault while it is open.

Loads the cipher driver, so it is imported at unlock only. A connection belongs to the thread that
opened it: open, use and close the vault on the storage thread.
"""

from pathlib import Path

from companion.domain.errors import CompanionError, ErrorCode
from companion.storage import cipher, migrations
from companion.storage.atomic_file import known_file_errors, sync_file
from companion.storage.checklist_store import VaultChecklistStore
from companion.storage.child_draft_store import VaultChildDraftStore
from companion.storage.child_store import VaultChildStore
from companion.storage.edge_store import VaultEdgeStore
from companion.storage.fact_file_store import VaultFactFileStore
from companion.storage.form_draft_store import VaultFormDraftStore
from companion.storage.journal_store import VaultJournalStore
from companion.storage.kept_store import VaultKeptStore
from companion.storage.missing_store import VaultMissingStore
from companion.storage.noticing_store import VaultNoticingStore
from companion.storage.people_store import VaultPeopleStore
from companion.storage.preparation_store import VaultPreparationStore
from companion.storage.record_store import VaultRecordStore
from companion.storage.record_wipe import RecordWipe, clear_leftovers, finish_wipes
from companion.storage.renewal import VaultRenewal
from companion.storage.report_store import VaultReportStore
from companion.storage.saved_search_store import VaultSavedSearchStore
from companion.storage.sealed_words import VaultUnkept
from companion.storage.sheet_store import VaultSheetStore
from companion.storage.sql_errors import is_damage, known_errors
from companion.storage.talk_store import VaultTalkStore
from companion.storage.vault_backups import VaultBackups
from companion.storage.vault_copies import copy_before_update
from companion.storage.vault_place import VaultPlace
from companion.storage.watch_store import VaultWatchStore

_BLOCK = 1024 * 1024


class UnlockedVault:
    """The stores of the one open connection, until it is closed."""

    def __init__(self, db: cipher.VaultDatabase, path: Path, key: bytes) -> None:
        self._db = db
        self.children = VaultChildStore(db)
        self.child_drafts = VaultChildDraftStore(db)
        self.journal = VaultJournalStore(db)
        self.people = VaultPeopleStore(db)
        self.saved_searches = VaultSavedSearchStore(db)
        self.checklist = VaultChecklistStore(db)
        self.noticings = VaultNoticingStore(db)
        self.watches = VaultWatchStore(db)
        self.reports = VaultReportStore(db)
        self.preparations = VaultPreparationStore(db)
        self.missing = VaultMissingStore(db)
        self.talks = VaultTalkStore(db)
        self.form_drafts = VaultFormDraftStore(db)
        self.kept = VaultKeptStore(db)
        self.fact_files = VaultFactFileStore(db)
        self.backups = VaultBackups(db, path, key)
        self.sheet = VaultSheetStore(db)
        self.edges = VaultEdgeStore(db)
        self.renewal = VaultRenewal(db)
        self.unkept = VaultUnkept(db, key)
        wiping = RecordWipe(db, path, key, self.backups.look, self.unkept)
        self.records = VaultRecordStore(db, wiping)

    def hurry(self, *, is_leaving: bool) -> None:
        """Let what takes long here end, so that words get their turn. For any thread."""
        self.backups.stop()
        self._db.hurry(is_leaving=is_leaving)

    @known_errors()
    def close(self) -> None:
        """Close the file. Harmless when it is closed; every later call is VAULT_LOCKED."""
        self._db.close()


def open_vault(path: Path, key: bytes) -> UnlockedVault:
    """Open the vault, and bring an older one up to date. Raises CompanionError.

    A file that is not ours, or newer than we are, stays as it is, byte for byte.
    """
    cipher.check_binding()
    _refuse_by_size(path)
    place = VaultPlace(path)
    with known_errors(), known_file_errors():
        try:
            connection = cipher.connect(path, key)
        except cipher.DriverError as error:
            _refuse_unreadable(path, error)
            _refuse_plain(path, error)
            raise
        try:
            migrations.refuse_unknown(connection)
            db = cipher.settle(connection, place)
            if migrations.needs_update(db):
                copy_before_update(db, path.parent, key)
                migrations.update(db)
            clear_leftovers(path.parent)
            finish_wipes(db, path.parent)
        except BaseException as error:
            connection.close()
            _refuse_unreadable(path, error)
            raise
    vault = UnlockedVault(db, path, key)
    vault.backups.look_after_restore()
    return vault


def build_vault(path: Path, key: bytes) -> None:
    """Fill an empty file of ours with a new vault, and prove that it is encrypted."""
    cipher.check_binding()
    with known_errors(), known_file_errors():
        connection = cipher.connect(path, key)
        try:
            migrations.update(cipher.settle(connection))
        finally:
            connection.close()
        sync_file(path)
        if _is_plain(path):
            path.unlink()
            raise RuntimeError("the database driver does not encrypt")


def _refuse_by_size(path: Path) -> None:
    """Refuse before connecting: from an empty file SQLite would silently make a new vault.

    After a power cut a file may end in the middle of a page. The journal beside it puts that right.
    """
    try:
        size = path.stat().st_size
    except FileNotFoundError:
        raise CompanionError(ErrorCode.VAULT_MISSING) from None
    except OSError:
        raise CompanionError(ErrorCode.FILE_NOT_READABLE) from None
    is_torn = bool(size % cipher.PAGE_SIZE) and not _journal_of(path).exists()
    if size < cipher.PAGE_SIZE or is_torn:
        raise CompanionError(ErrorCode.VAULT_DAMAGED)


def _journal_of(path: Path) -> Path:
    return path.with_name(f"{path.name}-journal")


def _refuse_plain(path: Path, error: Exception) -> None:
    """Raise FOREIGN_FILE for a plain database that stands where the vault should be.

    Reading the file drops SQLite's locks on it, so only after the driver said "not a database":
    then no connection of ours can have it open.
    """
    if getattr(error, "sqlite_errorcode", None) == cipher.NOT_A_DATABASE and _is_plain(path):
        raise CompanionError(ErrorCode.FOREIGN_FILE)


def _refuse_unreadable(path: Path, error: BaseException) -> None:
    """Raise FILE_NOT_READABLE where a stick was pulled out: the driver may call it damage.

    Only after it did: then no connection of ours can have the file open.
    """
    if not isinstance(error, cipher.DriverError) or not is_damage(error):
        return
    try:
        with path.open("rb") as file:
            while file.read(_BLOCK):
                pass
    except OSError:
        raise CompanionError(ErrorCode.FILE_NOT_READABLE) from None


def _is_plain(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(len(cipher.PLAIN_HEADER)) == cipher.PLAIN_HEADER
