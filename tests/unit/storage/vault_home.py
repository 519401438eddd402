# SPDX-License-Identifier: Apache-2.0
"""A folder with a real vault in it, made with a cheap key derivation."""

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

from companion.domain.errors import CompanionError, ErrorCode
from companion.services.ports import OpenVault
from companion.storage.kdf import KdfCost
from companion.storage.open_vault import UnlockedVault
from companion.storage.vault import VaultFolder
from tests.fakes import FakeClock

CHEAP = KdfCost(memory_kib=8 * 1024, passes=1, lanes=1)
PASSPHRASE = "correct horse battery"


class Home:
    """A folder with a vault in it, and all that a test wants to know about it."""

    def __init__(self, folder: Path, recovery_code: str = "") -> None:
        self.folder = folder
        self.clock = FakeClock()
        self.door = VaultFolder(folder, self.clock, CHEAP)
        self.recovery_code = recovery_code
        self.vault_file = folder / "vault.db"
        self.keys_file = folder / "keys.json"
        self._open: list[OpenVault] = []

    def unlock(self, passphrase: str = PASSPHRASE) -> UnlockedVault:
        return self.keep(self.door.unlock(passphrase))

    def keep(self, vault: OpenVault) -> UnlockedVault:
        """Close this vault after the test."""
        assert isinstance(vault, UnlockedVault)
        self._open.append(vault)
        return vault

    def close(self) -> None:
        for vault in self._open:
            vault.close()

    def names(self) -> set[str]:
        return {path.name for path in self.folder.iterdir()}

    def data_key(self) -> bytes:
        from companion.storage.keys import KeyFile, SlotKind

        return KeyFile.read(self.keys_file).unwrap(SlotKind.PASSPHRASE, PASSPHRASE)


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def refused(code: ErrorCode, call: Callable[..., object], *arguments: object) -> CompanionError:
    """Assert that a call is refused with this code."""
    with pytest.raises(CompanionError) as caught:
        call(*arguments)
    assert caught.value.code is code
    return caught.value
