# SPDX-License-Identifier: Apache-2.0
"""Which keys lie in a folder, told by the hash of their file: what was decided was decided there.

Light to import: it is asked before the first window.
"""

import re
from pathlib import Path

from companion.storage.plain_file import open_plain

_KEYS = "keys.json"
_LARGEST = 64 * 1024
_HASH = re.compile(r"[0-9a-f]{64}", re.ASCII)


def hash_of_keys(folder: Path) -> str:
    """Return the hash of the keys in a folder; "" where there are none. Raises OSError."""
    return hash_of(content_of(folder / _KEYS))


def hash_of(content: bytes) -> str:
    """Return the hash of keys; "" for none, and for what a wipe has begun to overwrite."""
    from hashlib import sha256

    # What we write there is text.
    return sha256(content).hexdigest() if content and b"\0" not in content else ""


def content_of(path: Path) -> bytes:
    """Return what a small file holds; nothing where there is none. Raises OSError."""
    try:
        with open_plain(path) as file:
            return file.read(_LARGEST + 1)
    except (FileNotFoundError, NotADirectoryError):
        return b""


def is_hash(words: str) -> bool:
    """Tell whether words are a hash as we write it."""
    return _HASH.fullmatch(words) is not None
