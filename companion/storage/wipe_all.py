# SPDX-License-Identifier: Apache-2.0
"""Wiping everything of ours in the folder of the vault, the keys first: the rest needs them.

Light to import. A mark is written before anything goes, and taken away last: whoever finds it
finishes what was cut off. What somebody else put into the folder stays.
"""

import contextlib
import errno
import os
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from companion.domain.errors import CompanionError, ErrorCode
from companion.storage.atomic_file import known_file_errors, make_private_file, sync_folder
from companion.storage.file_wipe import wipe_file
from companion.storage.preferences_file import JsonPreferencesFile
from companion.storage.put_back import COPIES, RENEWING, RESTORING

MARK, MARK_WITH_SETTINGS = "wiping", "wiping-settings-too"
SETTINGS = "settings.json"
_FULL = (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC))
_FOLDERS = (RESTORING, RENEWING, COPIES)
_KEYS = re.compile(r"keys\.json(\.making|\.new|\.old-\d+)*", re.ASCII)
_OURS = re.compile(
    r"vault\.db(-journal|-wal|-shm|\.new|\.wiping|\.wiped|\.old-\d+)*"
    r"|vault\.making|before-update-\d+\.db|before-update\.new(-journal)?",
    re.ASCII,
)


def begin_wipe(folder: Path, *, keeps_settings: bool) -> None:
    """Decide that everything goes. Raises CompanionError where nothing could be removed."""
    mark = folder / (MARK if keeps_settings else MARK_WITH_SETTINGS)
    with known_file_errors(), contextlib.suppress(FileExistsError):
        try:
            make_private_file(mark)
        except OSError as error:
            # A full disk is no reason to keep anything.
            if error.errno not in _FULL:
                raise
    with contextlib.suppress(OSError):  # not every stick can promise it
        sync_folder(folder)


def is_wiping(folder: Path) -> bool:
    """Return True where everything was to go, and something may still be there."""
    return any(os.path.lexists(folder / mark) for mark in (MARK, MARK_WITH_SETTINGS))


def finish_wipe(folder: Path) -> None:
    """Remove everything of ours. What can not go now goes the next time somebody looks.

    Raises CompanionError: FILE_NOT_WRITABLE where the keys are still there, so that nothing was
    lost, and WIPE_UNFINISHED where only files that nobody can read are left.
    """
    _destroy_keys(folder)
    left = _remove_all(folder, _KEYS) + _remove_all(folder, _OURS)
    for name in _FOLDERS:
        left += _remove_tree(folder / name)
    left += _tidy_settings(folder)
    if left:
        raise CompanionError(ErrorCode.WIPE_UNFINISHED)
    with known_file_errors():
        for mark in (MARK, MARK_WITH_SETTINGS):
            (folder / mark).unlink(missing_ok=True)
    with contextlib.suppress(OSError):
        sync_folder(folder)


def _destroy_keys(folder: Path) -> None:
    """Wipe the keys of the vault, then those of everything that was ever beside it."""
    keys = folder / "keys.json"
    before = _content(keys)
    try:
        _wipe(keys)
    except OSError:
        if _content(keys) == before:
            _give_up(folder)
            raise CompanionError(ErrorCode.FILE_NOT_WRITABLE) from None
    _remove_all(folder, _KEYS)
    for path in (path for name in _FOLDERS for path in _files(folder / name)):
        if _KEYS.fullmatch(path.name):
            _is_wiped(path)
    with contextlib.suppress(OSError):
        sync_folder(folder)


def _content(path: Path) -> bytes | None:
    with contextlib.suppress(OSError):
        return path.read_bytes()
    return None


def _give_up(folder: Path) -> None:
    """Nothing is gone, so nothing goes later either without being asked for again."""
    for mark in (MARK, MARK_WITH_SETTINGS):
        with contextlib.suppress(OSError):
            (folder / mark).unlink(missing_ok=True)


def _remove_all(folder: Path, names: re.Pattern[str]) -> int:
    """Wipe the files of these names, and return how many are still there."""
    return sum(not _is_wiped(path) for path in _named(folder, names))


def _remove_tree(folder: Path) -> int:
    """Wipe all files in a folder of ours, then the folders, and return how many files are left."""
    if folder.is_symlink():
        return int(not _is_wiped(folder))
    left = sum(not _is_wiped(path) for path in _files(folder))
    for place, _, _ in os.walk(folder, topdown=False):
        with contextlib.suppress(OSError):
            Path(place).rmdir()
    return left + folder.exists()


def _tidy_settings(folder: Path) -> int:
    """Forget the settings, or keep them and forget only what was begun."""
    path = folder / SETTINGS
    if os.path.lexists(folder / MARK_WITH_SETTINGS):
        return sum(not _is_wiped(one) for one in (path, path.with_name(f"{SETTINGS}.new")))
    file = JsonPreferencesFile(path)
    settings = file.load()
    if settings.is_first_start_done:
        with contextlib.suppress(CompanionError):
            file.save(replace(settings, is_first_start_done=False, is_sheet_unchecked=False))
    return 0


def _is_wiped(path: Path) -> bool:
    try:
        _wipe(path)
    except OSError:
        return False
    return True


def _wipe(path: Path) -> None:
    """Wipe a file; where it is a link, the file that it leads to as well. Raises OSError."""
    if path.is_symlink() and path.is_file():
        wipe_file(path.resolve())
    wipe_file(path)


def _named(folder: Path, names: re.Pattern[str]) -> list[Path]:
    if not folder.is_dir():
        return []
    return sorted(path for path in folder.iterdir() if names.fullmatch(path.name))


def _files(folder: Path) -> Iterator[Path]:
    """Yield every file in a folder and below; links are yielded, and never followed."""
    for place, folders, names in os.walk(folder):
        links = [name for name in folders if (Path(place) / name).is_symlink()]
        yield from (Path(place) / name for name in [*names, *links])
