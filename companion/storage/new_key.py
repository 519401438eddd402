# SPDX-License-Identifier: Apache-2.0
"""Everything new: data key, passphrase, recovery code, and the file. From one rename on it counts.

Until then the vault and its keys are not touched, so that a full disk, an error or a kill leaves
them as they were. The order of the steps is the promise.
"""

from __future__ import annotations

import contextlib
import os
from typing import TYPE_CHECKING

from companion.domain.errors import CompanionError, ErrorCode
from companion.storage.kdf import KEY_LENGTH, KdfCost
from companion.storage.keys import KeyFile, Slot, SlotKind
from companion.storage.put_back import (
    PRIVATE_FOLDER,
    begin_putting_in_place,
    clear_renewed,
    renewed_folder,
)
from companion.storage.recovery_code import read_recovery_code

if TYPE_CHECKING:
    from pathlib import Path

    from companion.domain.new_secrets import NewSecrets
    from companion.services.ports import OpenVault


def make_renewed(folder: Path, vault: OpenVault, secrets: NewSecrets, cost: KdfCost) -> None:
    """Make the renewed vault, prove it, and decide that it counts. Raises CompanionError, OSError.

    After an error nothing has changed, and the vault is open as before.
    """
    made = renewed_folder(folder)
    wanted = {SlotKind.PASSPHRASE: secrets.passphrase}
    if secrets.code:
        wanted[SlotKind.RECOVERY] = read_recovery_code(secrets.code)
    clear_renewed(folder)
    try:
        made.mkdir(mode=PRIVATE_FOLDER)
        data_key = os.urandom(KEY_LENGTH)
        vault.renewal.write(made / "vault.db", data_key, secrets.typed_back_on)
        slots = (Slot.wrap(kind, text, data_key, cost) for kind, text in wanted.items())
        _write_keys(made / "keys.json", KeyFile(tuple(slots)), secrets.passphrase, data_key)
        vault.renewal.refuse_leaving()
        begin_putting_in_place(folder, made, forgets_old=True)
        vault.unkept.take_key(data_key)
    except BaseException:
        with contextlib.suppress(OSError):
            clear_renewed(folder)
        raise


def _write_keys(path: Path, keys: KeyFile, passphrase: str, data_key: bytes) -> None:
    """Write the keys, and read them again as the next unlocking will."""
    keys.write(path)
    if KeyFile.read(path).unwrap(SlotKind.PASSPHRASE, passphrase) != data_key:
        raise CompanionError(ErrorCode.KEYS_DAMAGED)
