# SPDX-License-Identifier: Apache-2.0
"""Whether another process has the vault open. Loads the cipher driver."""

import os
from pathlib import Path

from companion.domain.errors import CompanionError, ErrorCode
from companion.storage import cipher
from companion.storage.kdf import KEY_LENGTH
from companion.storage.sql_errors import known_error


def refuse_in_use(path: Path) -> None:
    """Raise VAULT_IN_USE for a vault that is open elsewhere. Never call it while it is open here.

    No key is needed: the lock is met before the first page is understood.
    """
    if not path.is_file():
        return
    try:
        cipher.connect(path, os.urandom(KEY_LENGTH)).close()
    except (cipher.DriverError, MemoryError) as error:
        known = known_error(error)
        if known.code is ErrorCode.VAULT_IN_USE:
            raise CompanionError(ErrorCode.VAULT_IN_USE) from None
