# SPDX-License-Identifier: Apache-2.0
"""Putting a tried copy in the place of the vault: from one rename on it happens as a whole.

Light to import. Before that rename nothing of the vault is touched. What is cut off after it is
finished by whoever looks for the vault next. What stood there before is moved aside, never removed.
"""

import contextlib
import shutil
from pathlib import Path

from companion.domain.errors import CompanionError, ErrorCode
from companion.storage.atomic_file import sync_folder

COPIES, TRIED, RESTORING, OLD = "copies", "tried", "restoring", "old"
PRIVATE_FOLDER = 0o700
_VAULT, _KEYS = "vault.db", "keys.json"
_OLD_NAMES = ("vault.db-journal", _VAULT, _KEYS)


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
    (tried / OLD).mkdir(mode=PRIVATE_FOLDER)
    tried.rename(folder / RESTORING)
    with contextlib.suppress(OSError):
        sync_folder(folder)
    aside = finish_putting_back(folder)
    if aside is not None and is_copied:
        with contextlib.suppress(OSError):
            shutil.rmtree(aside)


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
        vault.rename(folder / _VAULT)
    if keys.exists():
        keys.rename(folder / _KEYS)
    with contextlib.suppress(OSError):
        sync_folder(folder)
    aside = None
    if old.is_dir() and any(old.iterdir()):
        aside = old.rename(_free_place(folder / COPIES))
    shutil.rmtree(restoring)
    return aside


def _free_place(copies: Path) -> Path:
    copies.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
    number = 1
    while (place := copies / f"before-{number:04}").exists():
        number += 1
    return place
