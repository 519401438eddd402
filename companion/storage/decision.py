# SPDX-License-Identifier: Apache-2.0
"""What was decided when a vault began to take the place of another, kept beside the new one.

Light to import. Whoever finishes it later asks here whether it was decided in this very folder, and
whether everything that it needs is still there.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Self

from companion.storage.atomic_file import write_atomically
from companion.storage.keys_hash import content_of, hash_of, hash_of_keys, is_hash

DECIDED, OLD = "decided", "old"
VAULT, KEYS = "vault.db", "keys.json"
_PAGE = 4096


@dataclass(frozen=True, slots=True)
class Decision:
    """Which keys lay here, which take their place, and how large the new vault is."""

    before: str
    after: str
    size: int

    @classmethod
    def now(cls, folder: Path, made: Path) -> Self:
        """Return what is decided by letting `made` take the place of the vault. Raises OSError."""
        size = (made / VAULT).stat().st_size
        return cls(hash_of_keys(folder), hash_of_keys(made), size)

    @classmethod
    def read(cls, restoring: Path) -> Self | None:
        """Return what was decided; None where it was not decided by us. Raises OSError."""
        found = content_of(restoring / DECIDED).decode("ascii", "replace").split("\n")
        if len(found) != len(("before", "after", "size", "")) or not found[2].isdecimal():
            return None
        before, after = found[:2]
        is_sound = is_hash(after) and (is_hash(before) or not before)
        return cls(before, after, int(found[2])) if is_sound else None

    def write(self, made: Path) -> None:
        """Keep it, for whoever finishes it. Raises OSError."""
        words = f"{self.before}\n{self.after}\n{self.size}\n"
        write_atomically(made / DECIDED, words.encode())

    def fits(self, folder: Path, restoring: Path) -> bool:
        """Tell whether it was decided here, with everything that it needs. Raises OSError."""
        old = hash_of(content_of(restoring / OLD / KEYS))
        here, new = hash_of_keys(folder), hash_of_keys(restoring)
        if (restoring / VAULT).exists():
            is_here = (old or here) == self.before or not (old or here)
            return is_here and new == self.after and _is_sound(restoring / VAULT, self.size)
        if not (folder / VAULT).exists():
            return False
        if (restoring / KEYS).exists():
            is_moved = not here or (restoring / OLD / VAULT).exists()
            return is_moved and (old or here) == self.before and new == self.after
        return here == self.after or (bool(here) and bool(old) and old == self.before)


def _is_sound(vault: Path, size: int) -> bool:
    found = vault.stat().st_size if vault.is_file() else 0
    return found == size >= _PAGE and not size % _PAGE
