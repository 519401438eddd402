# SPDX-License-Identifier: Apache-2.0
"""What the services need for a new data key and for wiping everything. Implemented in storage."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from companion.domain.new_secrets import NewSecrets
    from companion.services.ports import OpenVault


class RenewalStore(Protocol):
    """The open vault, written once more under another key."""

    def write(self, path: Path, key: bytes, sheet_worked_on: date | None) -> None:
        """Write a new file and prove it. Raises CompanionError; the vault is not changed."""
        ...

    def refuse_leaving(self) -> None:
        """Raise STOPPED once somebody leaves."""
        ...


class RenewalDoor(Protocol):
    """Everything that takes the place of the vault, or takes it away. Deriving keys is slow."""

    def check_passphrase(self, passphrase: str) -> None:
        """Return where the passphrase would open the vault. Raises CompanionError."""
        ...

    def renew(self, vault: OpenVault, current: str, secrets: NewSecrets) -> None:
        """Let a vault with a new data key take the place of the open one, and close it.

        After a CompanionError the vault is as it was, and open.
        """
        ...

    def begin_wipe(self, *, keeps_settings: bool, is_open: bool) -> None:
        """Decide that everything goes; nothing is gone yet. `is_open` means open right here.

        Raises CompanionError where another window has it open, or nothing can be written.
        """
        ...

    def finish_wipe(self) -> None:
        """Wipe what was decided on. The vault must be closed. Raises CompanionError."""
        ...
