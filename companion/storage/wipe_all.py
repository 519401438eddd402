# SPDX-License-Identifier: Apache-2.0
"""Wiping everything of ours in the folder of the vault, the keys first: the rest needs them.

Light to import. A mark is written before anything goes, and taken away last: whoever finds it, with
the keys that it names, finishes what was cut off. What somebody else put into the folder stays; so
does what a link leads to, but for a vault or its keys that somebody keeps in another place.
"""

import contextlib
import errno
import os
import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from companion.domain.errors import CompanionError, ErrorCode
from companion.storage.atomic_file import (
    known_file_errors,
    make_private_file,
    sync_folder,
    write_atomically,
)
from companion.storage.file_wipe import wipe_file
from companion.storage.patiently import patiently
from companion.storage.plain_file import is_link
from companion.storage.preferences_file import JsonPreferencesFile
from companion.storage.put_back import COPIES, RENEWING, RESTORING
from companion.storage.unkept_files import UnkeptFiles
from companion.storage.wipe_mark import MARK, MARK_WITH_SETTINGS, words_of_mark

SETTINGS, VAULT, KEYS = "settings.json", "vault.db", "keys.json"
_PAGE, _KEYS_SAY, _LARGEST_KEYS = 4096, b"companion-keys", 64 * 1024
_FULL = (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC))
_FOLDERS = (RESTORING, RENEWING, COPIES)
_SET_ASIDE = re.compile(r"restoring\.old-\d+", re.ASCII)
_KEYS = re.compile(r"keys\.json(\.making|\.new|\.old-\d+)*", re.ASCII)
_OURS = re.compile(
    r"vault\.db(-journal|-wal|-shm|\.new|\.wiping|\.wiped|\.old-\d+)*"
    r"|vault\.making|before-update-\d+\.db|before-update\.new(-journal)?|unkept\.bin(\.new)?"
    r"|wiping(-settings-too)?(\.new|\.old-\d+)",
    re.ASCII,
)


def begin_wipe(folder: Path, *, keeps_settings: bool) -> None:
    """Decide that everything goes. Raises CompanionError where nothing could be removed."""
    mark = folder / (MARK if keeps_settings else MARK_WITH_SETTINGS)
    with known_file_errors():
        try:
            write_atomically(mark, words_of_mark(folder).encode())
        except OSError as error:
            # A full disk is no reason to keep anything.
            if error.errno not in _FULL:
                raise
            with contextlib.suppress(OSError):
                make_private_file(mark)


def finish_wipe(folder: Path, elsewhere: tuple[Path, ...] = ()) -> None:
    """Remove everything of ours. What can not go now goes the next time somebody looks.

    `elsewhere` are the places where words may wait that the folder did not take. Raises
    CompanionError: FILE_NOT_WRITABLE where the keys are still there, so that nothing was lost, and
    WIPE_UNFINISHED where only files that nobody can read are left.
    """
    _destroy_keys(folder)
    # Without the keys nobody can read what waits for them in another place.
    UnkeptFiles(folder, elsewhere).wipe()
    left = _remove_all(folder, _KEYS) + _remove_all(folder, _OURS)
    for place in _folders(folder):
        left += _remove_tree(place)
    left += _tidy_settings(folder)
    if left:
        raise CompanionError(ErrorCode.WIPE_UNFINISHED)
    # Were the mark to go first, a power cut could bring names back that nobody finishes.
    with contextlib.suppress(OSError):
        sync_folder(folder)
    with known_file_errors():
        for mark in (MARK, MARK_WITH_SETTINGS):
            patiently(partial((folder / mark).unlink, missing_ok=True))
    with contextlib.suppress(OSError):
        sync_folder(folder)


def _destroy_keys(folder: Path) -> None:
    """Wipe the keys of the vault, then those of everything that was ever beside it."""
    keys = folder / KEYS
    before = _content(keys)
    try:
        _wipe(keys, may_lead=True)
    except OSError:
        if _content(keys) == before:
            _give_up(folder)
            raise CompanionError(ErrorCode.FILE_NOT_WRITABLE) from None
    _remove_all(folder, _KEYS)
    for path in (path for place in _folders(folder) for path in _files(place)):
        if _KEYS.fullmatch(path.name):
            _is_wiped(path)
    with contextlib.suppress(OSError):
        sync_folder(folder)


def _content(path: Path) -> bytes | None:
    with contextlib.suppress(OSError):
        return path.read_bytes() if path.is_file() else None
    return None


def _give_up(folder: Path) -> None:
    """Nothing is gone, so nothing goes later either without being asked for again."""
    for mark in (MARK, MARK_WITH_SETTINGS):
        with contextlib.suppress(OSError):
            (folder / mark).unlink(missing_ok=True)


def _remove_all(folder: Path, names: re.Pattern[str]) -> int:
    """Wipe the files of these names, and return how many are still there."""
    return sum(not _is_wiped(path, may_lead=True) for path in _named(folder, names))


def _remove_tree(folder: Path) -> int:
    """Wipe all files in a folder of ours, then the folders, and return how many files are left."""
    if is_link(folder) or not folder.is_dir():
        return int(not _is_wiped(folder))
    left = sum(not _is_wiped(path) for path in _files(folder))
    for place, _, _ in os.walk(folder, topdown=False):
        with contextlib.suppress(OSError):
            patiently(Path(place).rmdir)
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
            file.save(settings._replace(is_first_start_done=False, is_sheet_unchecked=False))
    return 0


def _is_wiped(path: Path, *, may_lead: bool = False) -> bool:
    try:
        _wipe(path, may_lead=may_lead)
    except OSError:
        return False
    return True


def _wipe(path: Path, *, may_lead: bool) -> None:
    """Wipe a file; of what is a link, the link alone, unless it leads to ours. Raises OSError."""
    if may_lead and path.is_symlink() and _leads_to_ours(path):
        wipe_file(path.resolve())
    wipe_file(path)


def _leads_to_ours(link: Path) -> bool:
    """Return True for a vault or keys that were moved on purpose, and have a link in their place.

    A link can be made to anything. Of a vault only its size can be told without the key.
    """
    if not link.is_file():
        return False
    if link.name == VAULT:
        size = link.stat().st_size
        return size > 0 and size % _PAGE == 0
    with link.open("rb") as file:
        return link.name == KEYS and _KEYS_SAY in file.read(_LARGEST_KEYS)


def _named(folder: Path, names: re.Pattern[str]) -> list[Path]:
    if not folder.is_dir():
        return []
    return sorted(path for path in folder.iterdir() if names.fullmatch(path.name))


def _folders(folder: Path) -> list[Path]:
    return [*(folder / name for name in _FOLDERS), *_named(folder, _SET_ASIDE)]


def _files(folder: Path) -> Iterator[Path]:
    """Yield every file in a folder and below; links are yielded, and never followed."""
    for place, folders, names in os.walk(folder):
        links = [name for name in folders if is_link(Path(place) / name)]
        # Before Python 3.12 a junction of Windows would be followed.
        folders[:] = [name for name in folders if name not in links]
        yield from (Path(place) / name for name in [*names, *links])
