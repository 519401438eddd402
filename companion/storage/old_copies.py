# SPDX-License-Identifier: Apache-2.0
"""Copies kept here that somebody may want to be rid of, and removing them.

A copy has the keys of its day in it. Where they are not, byte for byte, the keys of today, it opens
with a passphrase or a sheet from before.
"""

import hashlib
import shutil
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from companion.domain.backup import Backup, OldCopy
from companion.domain.errors import CompanionError
from companion.storage import backup_file
from companion.storage.file_wipe import wipe_file

SET_ASIDE = "before-*"
"""Folders that hold what stood in the place of the vault before a copy was brought back."""


def described(path: Path) -> Backup:
    """Return what can be said of a copy."""
    try:
        return Backup(path.name, str(path), backup_file.read_manifest(path).moment)
    except (CompanionError, OSError):
        return Backup(path.name, str(path), None)


def old_copies(
    folder: Path, kept: tuple[Path, ...], last_wipe: datetime | None
) -> tuple[OldCopy, ...]:
    """Return those of the kept copies, and of what was set aside, that are old. Raises OSError."""
    keys = _hash_of(folder.parent / backup_file.KEYS)
    copies = [_old_copy(path, keys, last_wipe) for path in kept]
    aside = [_old_folder(path, keys, last_wipe) for path in sorted(folder.glob(SET_ASIDE))]
    return tuple(one for one in (*copies, *aside) if one.has_old_secrets or one.holds_wiped)


def old_elsewhere(
    folder: Path, found: list[Path], last_wipe: datetime | None
) -> tuple[OldCopy, ...]:
    """Return those of our copies in the second place that are old, newest first. Raises OSError."""
    keys = _hash_of(folder.parent / backup_file.KEYS)
    copies = (_old_copy(path, keys, last_wipe) for path in reversed(found))
    return tuple(
        replace(one, is_second=True) for one in copies if one.has_old_secrets or one.holds_wiped
    )


def drop_old(old: Iterable[OldCopy]) -> None:
    """Wipe these, what holds their keys first. Raises OSError."""
    for path in (Path(one.backup.path) for one in old):
        if path.is_dir():
            wipe_file(path / backup_file.KEYS)
            shutil.rmtree(path)
        else:
            wipe_file(path)


def _old_copy(path: Path, keys: str, last_wipe: datetime | None) -> OldCopy:
    backup = described(path)
    made = backup.made_at or written(path)
    try:
        has_old_secrets = backup_file.read_manifest(path).keys_hash != keys
    except CompanionError:
        # It opens with nothing.
        has_old_secrets = False
    return OldCopy(backup, has_old_secrets, _is_before(made, last_wipe), is_set_aside=False)


def _old_folder(path: Path, keys: str, last_wipe: datetime | None) -> OldCopy:
    own, vault = path / backup_file.KEYS, path / backup_file.VAULT
    at = written(vault if vault.exists() else path)
    has_old_secrets = own.is_file() and _hash_of(own) != keys
    backup = Backup(path.name, str(path), at)
    return OldCopy(backup, has_old_secrets, _is_before(at, last_wipe), is_set_aside=True)


def _is_before(made: datetime, last_wipe: datetime | None) -> bool:
    return last_wipe is not None and made <= last_wipe


def _hash_of(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def written(path: Path) -> datetime:
    """Return when a file was last written. Asking opens no file: that would drop our locks."""
    return datetime.fromtimestamp(path.stat().st_mtime, UTC)
