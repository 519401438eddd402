# SPDX-License-Identifier: Apache-2.0
"""The mark that says that everything is to go. Asked for at every start, so very light.

It names the keys that lay here at the decision: one that an accident, an older backup or a program
that synchronises brought along orders nothing.
"""

import os
from pathlib import Path

MARK, MARK_WITH_SETTINGS = "wiping", "wiping-settings-too"
NO_KEYS = "no keys"
"""Stands in the mark where none lay here."""
_NEVER_SEEN = "0" * 64
"""Stands there where they could not be read: it counts once they are gone."""


def is_wiping(folder: Path) -> bool:
    """Return True where everything was to go, and something may still be there."""
    return any(_fits(mark) for mark in _marks(folder))


def strange_marks(folder: Path) -> list[Path]:
    """Return marks that can be read, and order nothing here."""
    return [mark for mark in _marks(folder) if _fits(mark) is False]


def words_of_mark(folder: Path) -> str:
    """Return what a mark says that is made now."""
    from companion.storage.keys_hash import hash_of_keys

    try:
        return hash_of_keys(folder) or NO_KEYS
    except OSError:
        return _NEVER_SEEN


def _marks(folder: Path) -> list[Path]:
    found = (folder / mark for mark in (MARK, MARK_WITH_SETTINGS))
    return [mark for mark in found if os.path.lexists(mark)]


def _fits(mark: Path) -> bool | None:
    """Tell whether a mark fits the keys here, or those are gone. None where nobody can know."""
    from companion.storage.keys_hash import content_of, hash_of_keys, is_hash

    if mark.is_symlink() or not mark.is_file():
        return False
    try:
        words, keys = content_of(mark).decode("ascii", "replace"), hash_of_keys(mark.parent)
    except OSError:
        return None
    return words == (keys or NO_KEYS) or (not keys and is_hash(words))
