# SPDX-License-Identifier: Apache-2.0
"""Putting a tried copy in the place of the vault: from one rename on it happens as a whole.

Light to import. Before that rename nothing of the vault is touched. What is cut off after it is
finished by whoever looks for the vault next. What stood there before is moved aside, never removed,
unless the very same notes took its place under a new key: then it is wiped.
"""

import contextlib
import shutil
from pathlib import Path

from companion.domain.errors import CompanionError, ErrorCode
from companion.storage.atomic_file import make_private_file, sync_folder
from companion.storage.file_wipe import wipe_file

COPIES, TRIED, RESTORING, OLD = "copies", "tried", "restoring", "old"
RENEWING = "renewing"
"""Where a vault with a new key is made."""
FORGET = "forget-old"
"""Lies in the new folder where the old vault opens with a key that somebody else may have."""
PRIVATE_FOLDER = 0o700
_VAULT, _KEYS = "vault.db", "keys.json"
_OLD_NAMES = ("vault.db-journal", _VAULT, _KEYS)
BEFORE_UPDATE = "before-update-*.db"
"""Copies of `vault_copies`, which lie beside the vault and have no keys of their own."""


def tried_folder(folder: Path) -> Path:
    """Return the second place, in which a copy is opened before it counts."""
    return folder / COPIES / TRIED


def clear_tried(folder: Path) -> None:
    """Remove what was unpacked there. Raises OSError."""
    tried = tried_folder(folder)
    if tried.is_dir():
        shutil.rmtree(tried)


def put_back(folder: Path, *, is_copied: bool) -> None:
    """Let the tried copy take the place of the vault, which must be closed. Raises OSError.

    Where that was copied before, it need not be kept a second time.
    """
    tried = tried_folder(folder)
    if not (tried / _VAULT).is_file() or not (tried / _KEYS).is_file():
        raise CompanionError(ErrorCode.BACKUP_DAMAGED)
    begin_putting_in_place(folder, tried)
    aside = finish_putting_back(folder)
    if aside is not None and is_copied:
        with contextlib.suppress(OSError):
            shutil.rmtree(aside)


def renewed_folder(folder: Path) -> Path:
    """Return where a vault with a new key is made, before it counts."""
    return folder / RENEWING


def clear_renewed(folder: Path) -> None:
    """Remove what a renewal that was cut off left. Raises OSError."""
    made = renewed_folder(folder)
    if made.is_dir():
        # It opens with secrets that never came to count, and is encrypted.
        shutil.rmtree(made)


def begin_putting_in_place(folder: Path, made: Path, *, forgets_old: bool = False) -> None:
    """Decide that what lies in the folder `made` takes the place of the vault. Raises OSError.

    After an error nothing is decided. The vault may still be open.
    """
    (made / OLD).mkdir(mode=PRIVATE_FOLDER)
    if forgets_old:
        make_private_file(made / FORGET)
    with contextlib.suppress(OSError):  # not every stick can promise it
        sync_folder(made)
    made.rename(folder / RESTORING)
    with contextlib.suppress(OSError):
        sync_folder(folder)


def finish_putting_back(folder: Path) -> Path | None:
    """Do what is left of a putting back, and return where the old vault is. Raises OSError."""
    restoring = folder / RESTORING
    if not restoring.is_dir():
        return None
    old, vault, keys = restoring / OLD, restoring / _VAULT, restoring / _KEYS
    if vault.exists():
        # The journal first: it must never meet the new vault.
        for name in _OLD_NAMES:
            with contextlib.suppress(FileNotFoundError):
                (folder / name).rename(old / name)
        # Not every disk keeps the order of names: each step is sure before the next.
        _sync(folder, restoring, old)
        vault.rename(folder / _VAULT)
    if keys.exists():
        _sync(folder, restoring)
        keys.rename(folder / _KEYS)
    is_synced = _sync(folder, restoring, old)
    aside = None
    if (restoring / FORGET).exists():
        _forget(folder, old, is_synced=is_synced)
    elif old.is_dir() and any(old.iterdir()):
        aside = old.rename(_free_place(folder / COPIES))
    shutil.rmtree(restoring)
    return aside


def _sync(*folders: Path) -> bool:
    """Wait until the names are on the disk. False where it can not promise that."""
    try:
        for folder in folders:
            if folder.is_dir():
                sync_folder(folder)
    except OSError:
        return False
    return True


def _forget(folder: Path, old: Path, *, is_synced: bool) -> None:
    """Wipe the old vault, its keys first, and the copies that open with its key alone.

    Nothing is overwritten before the new names are sure: after a power cut the old ones may count.
    """
    files = [old / name for name in reversed(_OLD_NAMES)] + list(folder.glob(BEFORE_UPDATE))
    for file in files:
        if is_synced:
            wipe_file(file)
        else:
            file.unlink(missing_ok=True)


def _free_place(copies: Path) -> Path:
    copies.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
    number = 1
    while (place := copies / f"before-{number:04}").exists():
        number += 1
    return place
