# SPDX-License-Identifier: Apache-2.0
"""Whether the open vault still stands where it was opened: a deleted file takes writes gladly."""

import os
from pathlib import Path

from companion.domain.errors import CompanionError, ErrorCode

_NOT_READY = 21
"""Windows: the reader is there, and its card was pulled out. Its errno speaks of no right."""


class VaultPlace:
    """Remembers which file stood at a path. Looks at names only: reading would drop locks."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file = self._look()

    @property
    def path(self) -> Path:
        """Where the file was opened."""
        return self._path

    def refuse_moved(self) -> None:
        """Raise CompanionError where the file is gone, or another stands in its place."""
        if self._look() != self._file:
            raise CompanionError(ErrorCode.VAULT_MISSING)

    def _look(self) -> tuple[int, int]:
        try:
            found = self._path.stat()
        except PermissionError as error:
            is_out = getattr(error, "winerror", None) == _NOT_READY
            code = ErrorCode.VAULT_MISSING if is_out else ErrorCode.FILE_NOT_READABLE
            raise CompanionError(code) from None
        except OSError:
            raise CompanionError(ErrorCode.VAULT_MISSING) from None
        if os.name == "nt":  # pragma: no cover - an open file can not be replaced there
            return 0, 0
        return found.st_dev, found.st_ino
