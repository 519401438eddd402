# SPDX-License-Identifier: Apache-2.0
"""Notes that were set aside when a copy took their place: found, named by their day, tried again.

Light to import. They lie in folders beside the copies, as vault, keys and journal.
"""

import contextlib
import os
import re
from datetime import UTC, datetime
from pathlib import Path

from companion.domain.backup import Aside, Backup
from companion.domain.errors import CompanionError, ErrorCode
from companion.storage.atomic_file import make_private_file
from companion.storage.decision import KEYS, VAULT
from companion.storage.plain_file import open_plain
from companion.storage.put_back import COPIES, JOURNAL, STRANGE, UNSEEN

_NAME = re.compile(r"before-(\d{4,9})", re.ASCII)
_LARGEST = 2 * 1024**3
_NO_DAY = datetime.fromtimestamp(0, UTC)
_BLOCK = 1024 * 1024


def set_aside(folder: Path) -> tuple[Backup, ...]:
    """Return what was set aside in the folder of a vault, newest first. Raises OSError."""
    copies = folder / COPIES
    found = [path for path in copies.iterdir() if is_aside(path)] if copies.is_dir() else []
    found.sort(key=lambda path: (_moved_at(path), path.name), reverse=True)
    return tuple(Backup(path.name, str(path), _moved_at(path)) for path in found)


def is_aside(path: Path) -> bool:
    """Tell whether a path is a folder of ours with notes in it."""
    is_ours = _NAME.fullmatch(path.name) is not None and path.parent.name == COPIES
    return (
        is_ours and not path.is_symlink() and all((path / one).is_file() for one in (VAULT, KEYS))
    )


def newest_aside(folder: Path) -> Aside | None:
    """Return when notes were set aside last for a copy, and whether nobody has come in since.

    Raises OSError.
    """
    for newest in set_aside(folder):
        if not (Path(newest.path) / STRANGE).exists():
            return Aside(newest.made_at, (Path(newest.path) / UNSEEN).exists())
    return None


def come_in(folder: Path) -> None:
    """Note that the vault was opened which took the place of what was set aside."""
    with contextlib.suppress(OSError):
        for path in (Path(one.path) for one in set_aside(folder)):
            if (path / UNSEEN).exists():
                before = path.stat()
                (path / UNSEEN).unlink()
                # Its time is the day on which it was set aside.
                os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def unpack_aside(path: Path, to: Path) -> None:
    """Copy what was set aside into an empty folder. Raises CompanionError, OSError."""
    for name in (VAULT, KEYS, JOURNAL):
        try:
            source = open_plain(path / name)
        except FileNotFoundError:
            if name == JOURNAL:
                continue
            raise CompanionError(ErrorCode.BACKUP_DAMAGED) from None
        make_private_file(to / name)
        with source, (to / name).open("r+b") as target:
            while block := source.read(_BLOCK):
                target.write(block)
                if target.tell() > _LARGEST:
                    raise CompanionError(ErrorCode.BACKUP_DAMAGED)


def _moved_at(path: Path) -> datetime:
    """Return the time of a folder; a disk may keep one that no calendar has."""
    seconds = path.stat().st_mtime
    with contextlib.suppress(ValueError, OverflowError, OSError):
        return datetime.fromtimestamp(seconds, UTC)
    return _NO_DAY
