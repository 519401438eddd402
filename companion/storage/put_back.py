# SPDX-License-Identifier: Apache-2.0
"""Putting a tried copy in the place of the vault: from one rename on it happens as a whole.

Light to import. Before that rename nothing of the vault is touched. What is cut off after it is
finished by whoever looks for the vault next, if it was decided here and everything is there. What
stood there before is moved aside, never removed, unless the very same notes took its place under a
new key: then it is wiped.
"""

import contextlib
import errno
import os
import shutil
from functools import partial
from pathlib import Path

from companion.domain.errors import CompanionError, ErrorCode
from companion.storage.atomic_file import (
    make_private_file,
    make_private_folder,
    sync_file,
    sync_folder,
)
from companion.storage.decision import DECIDED, KEYS, OLD, VAULT, Decision
from companion.storage.file_wipe import wipe_file
from companion.storage.keys_hash import content_of, hash_of
from companion.storage.patiently import patiently, rename_patiently

COPIES, TRIED, RESTORING = "copies", "tried", "restoring"
RENEWING = "renewing"
"""Where a vault with a new key is made."""
FORGET = "forget-old"
"""Lies in the new folder where the old vault opens with a key that somebody else may have."""
PRIVATE_FOLDER = 0o700
UNSEEN = "unseen"
"""Lies beside notes that were set aside, until the vault that took their place is opened."""
JOURNAL = "vault.db-journal"
STRANGE = "strange"
"""Lies beside notes that were set aside, and never stood in the place of the vault."""
_OLD_NAMES = (JOURNAL, VAULT, KEYS)
BEFORE_UPDATE = "before-update-*.db"
"""Copies of `vault_copies`, which lie beside the vault and have no keys of their own."""


def tried_folder(folder: Path) -> Path:
    """Return the second place, in which a copy is opened before it counts."""
    return folder / COPIES / TRIED


def clear_tried(folder: Path) -> None:
    """Remove what was unpacked there. Raises OSError."""
    tried = tried_folder(folder)
    if tried.is_dir():
        patiently(partial(shutil.rmtree, tried))


def put_back(folder: Path, *, is_copied: bool) -> None:
    """Let the tried copy take the place of the vault, which must be closed. Raises OSError.

    Where that was copied before, it need not be kept a second time.
    """
    tried = tried_folder(folder)
    if not (tried / VAULT).is_file() or not (tried / KEYS).is_file():
        raise CompanionError(ErrorCode.BACKUP_DAMAGED)
    for name in (VAULT, KEYS):
        sync_file(tried / name)
    begin_putting_in_place(folder, tried)
    aside = finish_putting_back(folder)
    if aside is not None and is_copied:
        with contextlib.suppress(OSError):
            patiently(partial(shutil.rmtree, aside))


def renewed_folder(folder: Path) -> Path:
    """Return where a vault with a new key is made, before it counts."""
    return folder / RENEWING


def clear_renewed(folder: Path) -> None:
    """Remove what a renewal that was cut off left. Raises OSError."""
    made = renewed_folder(folder)
    if made.is_dir():
        # It opens with secrets that never came to count, and is encrypted.
        patiently(partial(shutil.rmtree, made))


def begin_putting_in_place(folder: Path, made: Path, *, forgets_old: bool = False) -> None:
    """Decide that what lies in the folder `made` takes the place of the vault. Raises OSError.

    After an error nothing is decided. The vault may still be open.
    """
    (made / OLD).mkdir(mode=PRIVATE_FOLDER)
    Decision.now(folder, made).write(made)
    if forgets_old:
        make_private_file(made / FORGET)
    with contextlib.suppress(OSError):  # not every stick can promise it
        sync_folder(made)
    rename_patiently(made, folder / RESTORING)
    with contextlib.suppress(OSError):
        sync_folder(folder)


def finish_putting_back(folder: Path) -> Path | None:
    """Do what is left of a putting back, and return where the old vault is. Raises OSError.

    What was not decided here, or lacks something, is left where it is; then the old vault stands.
    """
    restoring = folder / RESTORING
    if not restoring.is_dir() or restoring.is_symlink():
        return None
    decision, aside = Decision.read(restoring), None
    if decision is not None and decision.fits(folder, restoring):
        aside = _put_in_place(folder, restoring)
    else:
        _take_back(folder, restoring, decision)
    _tidy(restoring)
    return aside


def _put_in_place(folder: Path, restoring: Path) -> Path | None:
    old, vault, keys = restoring / OLD, restoring / VAULT, restoring / KEYS
    # A program that carried the folder here may have left an empty one out.
    old.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
    if vault.exists():
        # The journal first: it must never meet the new vault.
        for name in _OLD_NAMES:
            _set_aside(folder / name, old)
        # Not every disk keeps the order of names: each step is sure before the next.
        _sync(folder, restoring, old)
        _move(vault, folder / VAULT)
    if keys.exists():
        _sync(folder, restoring)
        _set_aside(folder / KEYS, old)
        _move(keys, folder / KEYS)
    is_synced = _sync(folder, restoring, old)
    aside = None
    if (restoring / FORGET).exists():
        _forget(folder, old, is_synced=is_synced)
        _sync(old)
    elif any(old.iterdir()):
        aside = rename_patiently(old, _free_place(folder / COPIES))
        with contextlib.suppress(OSError):
            make_private_file(aside / UNSEEN)
    return aside


def _take_back(folder: Path, restoring: Path, decision: Decision | None) -> None:
    """Let the old vault stand again, where a putting back can not go on. Raises OSError."""
    old = restoring / OLD
    is_begun = decision is not None and hash_of(content_of(old / KEYS)) == decision.before
    has_keys = os.path.lexists(folder / KEYS)
    if is_begun and (old / VAULT).exists() and not has_keys and (folder / VAULT).exists():
        # The new vault without its keys.
        _move(folder / VAULT, restoring / VAULT)
    if os.path.lexists(folder / VAULT):
        return
    for name in (KEYS, JOURNAL, VAULT):
        if os.path.lexists(old / name) and not os.path.lexists(folder / name):
            _move(old / name, folder / name)


def _tidy(restoring: Path) -> None:
    """Remove the folder where nothing of anybody is left in it. What was decided goes last."""
    if not {path.name for path in restoring.iterdir()} <= {OLD, FORGET, DECIDED}:
        return
    with contextlib.suppress(OSError):
        (restoring / FORGET).unlink(missing_ok=True)
        if (restoring / OLD).exists():
            (restoring / OLD).rmdir()
        (restoring / DECIDED).unlink(missing_ok=True)
        restoring.rmdir()


def set_strange_aside(folder: Path) -> None:
    """Move what nobody here decided out of the way, with the notes in it to the copies.

    Raises OSError.
    """
    strange = folder / RESTORING
    if not strange.is_symlink() and all((strange / OLD / one).is_file() for one in (VAULT, KEYS)):
        # A putting back lost its mark: the notes from before get a place of their own.
        _set_notes_aside(folder, strange / OLD)
    if strange.is_symlink() or not (strange / VAULT).is_file():
        rename_patiently(strange, free_name(strange))
        return
    _set_notes_aside(folder, strange)


def _set_notes_aside(folder: Path, notes: Path) -> None:
    place = rename_patiently(notes, _free_place(folder / COPIES))
    with contextlib.suppress(OSError):
        make_private_file(place / STRANGE)


def free_name(path: Path) -> Path:
    """Return a name beside a path that nothing has."""
    number = 1
    while os.path.lexists(free := path.with_name(f"{path.name}.old-{number}")):
        number += 1
    return free


def _set_aside(path: Path, old: Path) -> None:
    if os.path.lexists(path):
        to = old / path.name
        rename_patiently(path, free_name(to) if os.path.lexists(to) else to)


def _move(path: Path, to: Path) -> None:
    """Give a file a name that nothing has. Raises OSError."""
    if os.path.lexists(to):
        raise FileExistsError(errno.EEXIST, "something stands there")
    rename_patiently(path, to)


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
    make_private_folder(copies)
    number = 1
    while os.path.lexists(place := copies / f"before-{number:04}"):
        number += 1
    return place
