# SPDX-License-Identifier: Apache-2.0
"""Trying a copy in a second place: unpack it there, open it with its own passphrase, look into it.

Whoever made the file may mean harm. It is opened to read only, and its schema must be, word for
word, one that we have made ourselves. Then it is made to forget where copies were to go.
"""

from datetime import datetime
from pathlib import Path

from companion.domain.backup import BackupFacts
from companion.domain.errors import CompanionError, ErrorCode
from companion.storage import backup_file, cipher, migrations
from companion.storage.atomic_file import known_file_errors
from companion.storage.keys import KeyFile, SlotKind
from companion.storage.open_vault import UnlockedVault
from companion.storage.put_back import PRIVATE_FOLDER, clear_tried, tried_folder
from companion.storage.read_all import read_everything
from companion.storage.second_place import forget_foreign
from companion.storage.sql_errors import known_errors
from companion.storage.vault_place import VaultPlace

_SETTINGS = ("query_only = on", "trusted_schema = off", "cell_size_check = on")
_SCHEMA = "select type, name, tbl_name, sql from sqlite_master"
_FACTS = """
    select (select count(*) from entry), (select count(*) from child),
        (select min(created_at) from entry), (select max(created_at) from entry)"""
_PASSED_ON = (
    ErrorCode.WRONG_PASSPHRASE,
    ErrorCode.NEWER_VAULT,
    ErrorCode.DISK_FULL,
    ErrorCode.READ_ONLY,
)


def try_backup(folder: Path, path: Path, passphrase: str) -> BackupFacts:
    """Unpack and prove a copy, and return what it holds. After an error nothing is left of it.

    Raises CompanionError.
    """
    cipher.check_binding()
    if not path.is_file():
        raise CompanionError(ErrorCode.BACKUP_DAMAGED)
    tried = tried_folder(folder)
    with known_file_errors():
        clear_tried(folder)
        try:
            tried.mkdir(mode=PRIVATE_FOLDER, parents=True)
            tried.parent.chmod(PRIVATE_FOLDER)
            return _look(path, tried, passphrase)
        except CompanionError as error:
            clear_tried(folder)
            if error.code in _PASSED_ON:
                raise
            raise CompanionError(ErrorCode.BACKUP_DAMAGED) from None
        except BaseException:
            clear_tried(folder)
            raise


def _look(path: Path, tried: Path, passphrase: str) -> BackupFacts:
    backup_file.unpack(path, tried, lambda: None)
    key = KeyFile.read(tried / backup_file.KEYS).unwrap(SlotKind.PASSPHRASE, passphrase)
    vault = tried / backup_file.VAULT
    with known_errors():
        connection = cipher.connect(vault, key)
        try:
            for setting in _SETTINGS:
                connection.execute(f"pragma {setting}")
            migrations.refuse_unknown(connection)
            _refuse_other_schema(connection)
            if connection.execute("pragma integrity_check").fetchall() != [("ok",)]:
                raise CompanionError(ErrorCode.BACKUP_DAMAGED)
            db = cipher.VaultDatabase(connection, VaultPlace(vault))
            if not migrations.needs_update(db):
                read_everything(UnlockedVault(db, vault, key), db)
            facts = _facts(connection)
            forget_foreign(connection)
            return facts
        finally:
            connection.close()


def _refuse_other_schema(connection: cipher.Connection) -> None:
    (version,) = connection.execute("pragma user_version").fetchone()
    ours = cipher.Database(memory=True, strict=True)
    try:
        names = [step.name for step in migrations.STEPS.pending(ours)]
        stop = names[version] if version < len(names) else None
        with ours.atomic():
            migrations.STEPS.apply(ours, stop_before=stop)
        if _schema(connection) != _schema(ours.conn):
            raise CompanionError(ErrorCode.BACKUP_DAMAGED)
    finally:
        ours.close()


def _schema(connection: cipher.Connection) -> set[tuple[object, ...]]:
    return set(connection.execute(_SCHEMA).fetchall())


def _facts(connection: cipher.Connection) -> BackupFacts:
    entries, records, first, last = connection.execute(_FACTS).fetchone()
    try:
        return BackupFacts(entries, records, _moment(first), _moment(last))
    except ValueError:
        raise CompanionError(ErrorCode.BACKUP_DAMAGED) from None


def _moment(stored: object) -> datetime | None:
    """Return a stored moment. Raises ValueError for what could not be shown."""
    if stored is None:
        return None
    moment = datetime.fromisoformat(str(stored))
    if not backup_file.is_sensible(moment):
        raise ValueError
    return moment
