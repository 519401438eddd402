# SPDX-License-Identifier: Apache-2.0
"""Copies kept here that somebody may want to be rid of, and removing them.

A copy has the keys of its day in it. Where they are not, byte for byte, the keys of today, it opens
with a passphrase or a sheet from before.
"""

import contextlib
import hashlib
import shutil
from collections.abc import Iterable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from companion.domain.backup import Backup, OldCopy
from companion.storage import backup_file
from companion.storage.copy_rank import Rank, rank_of
from companion.storage.file_wipe import wipe_file
from companion.storage.known_copies import SET_ASIDE, CopyBook, Manifests
from companion.storage.patiently import patiently
from companion.storage.plain_file import open_plain

_FAR_AHEAD = datetime(9999, 1, 1, tzinfo=UTC)


def described(path: Path, book: CopyBook | None = None) -> Backup:
    """Return what can be said of a copy, by what the vault knows of it if that is open."""
    manifests = book.manifests if book is not None else Manifests()
    manifest = manifests.of(path)
    if manifest is None or manifests.is_broken(path):
        return Backup(path.name, str(path), None)
    has_others = book is not None and book.has_others(manifest.token)
    is_proved = book is not None and rank_of(path, book) is Rank.OURS
    return Backup(path.name, str(path), manifest.moment, has_others, is_proved)


def old_copies(
    keys: Path, kept: Iterable[Path], book: CopyBook, *, is_second: bool = False
) -> tuple[OldCopy, ...]:
    """Return those of these copies that are old, newest first. Raises OSError."""
    today = _hash_of(keys)
    found = (_old_copy(path, today, book, is_second=is_second) for path in reversed([*kept]))
    return tuple(one for one in found if one.reasons)


def old_aside(keys: Path, folder: Path, book: CopyBook) -> tuple[OldCopy, ...]:
    """Return those of the notes that were set aside that are old. Raises OSError."""
    today = _hash_of(keys)
    found = (_old_folder(path, today, book) for path in sorted(folder.glob(SET_ASIDE)))
    return tuple(one for one in found if one.reasons)


def drop_old(old: Iterable[OldCopy]) -> None:
    """Wipe these, what holds their keys first. Raises OSError."""
    for path in (Path(one.backup.path) for one in old):
        if path.is_dir():
            wipe_file(path / backup_file.KEYS)
            patiently(partial(shutil.rmtree, path))
        else:
            wipe_file(path)


def _old_copy(path: Path, keys: str, book: CopyBook, *, is_second: bool) -> OldCopy:
    manifest = book.manifests.of(path)
    token = manifest.token if manifest is not None else ""
    # One that can not be read opens with nothing.
    has_old_secrets = manifest is not None and manifest.keys_hash != keys
    return OldCopy(
        described(path, book),
        has_old_secrets,
        book.may_hold_wiped(token),
        is_set_aside=False,
        is_second=is_second,
        is_left=book.has_others(token) and not book.is_open(token),
    )


def _old_folder(path: Path, keys: str, book: CopyBook) -> OldCopy:
    own, vault = path / backup_file.KEYS, path / backup_file.VAULT
    at = written(vault if vault.exists() else path)
    has_old_secrets = own.is_file() and _hash_of(own) != keys
    backup = Backup(path.name, str(path), at if at != _FAR_AHEAD else None)
    return OldCopy(backup, has_old_secrets, book.was_aside_at_wipe(path.name), is_set_aside=True)


def _hash_of(path: Path) -> str:
    with open_plain(path) as file:
        return hashlib.sha256(file.read()).hexdigest()


def written(path: Path) -> datetime:
    """Return when a file was last written. Asking opens no file: that would drop our locks.

    Some disks keep times that no calendar has. Such a one counts as far ahead: it proves nothing.
    """
    seconds = path.stat().st_mtime
    with contextlib.suppress(ValueError, OverflowError, OSError):
        return datetime.fromtimestamp(seconds, UTC)
    return _FAR_AHEAD
