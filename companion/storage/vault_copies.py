# SPDX-License-Identifier: Apache-2.0
"""A verified, encrypted copy of the vault before each change of its schema; the newest three."""

import re
from pathlib import Path

from companion.domain.errors import CompanionError, ErrorCode
from companion.storage.atomic_file import make_private_file, sync_file, sync_folder
from companion.storage.cipher import Database, connect, copy_into
from companion.storage.patiently import patiently, rename_patiently
from companion.storage.revision_chain import chain_end

KEPT = 3
_NAME = re.compile(r"before-update-(\d{4,})\.db")


def copy_before_update(db: Database, folder: Path, key: bytes) -> Path:
    """Copy the open vault into the folder, prove that the copy opens, and drop old copies."""
    new = folder / "before-update.new"
    new.unlink(missing_ok=True)
    try:
        make_private_file(new)
        copy_into(db, new)
        sync_file(new)
        _verify(new, key, _newest(db))
        numbers = [_number(path) for path in copies(folder)]
        final = folder / f"before-update-{max(numbers, default=0) + 1:04}.db"
        rename_patiently(new, final)
        sync_folder(folder)
    finally:
        new.unlink(missing_ok=True)
    for old in copies(folder)[:-KEPT]:
        patiently(old.unlink)
    return final


def copies(folder: Path) -> list[Path]:
    """Return the copies in a folder, oldest first."""
    return sorted((p for p in folder.iterdir() if _NAME.fullmatch(p.name)), key=_number)


def _number(path: Path) -> int:
    found = _NAME.fullmatch(path.name)
    return int(found[1]) if found else 0


def _newest(db: Database) -> list[object]:
    """Return the newest link of the chain, or nothing where there is no journal yet."""
    if not db.table("revision").exists():
        return []
    return [chain_end(db)]


def _verify(path: Path, key: bytes, expected: list[object]) -> None:
    connection = connect(path, key)
    try:
        problems = connection.execute("pragma integrity_check").fetchall()
        found = _newest(Database(connection, execute_plugins=False))
    finally:
        connection.close()
    if problems != [("ok",)] or found != expected:
        raise CompanionError(ErrorCode.VAULT_DAMAGED)
