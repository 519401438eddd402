# SPDX-License-Identifier: Apache-2.0
"""What changing the two secrets needs. Implemented in storage."""

from __future__ import annotations

from typing import Protocol


class SecretsDoor(Protocol):
    """Passphrase and recovery code; the vault may stay open. Deriving keys is slow."""

    def change_passphrase(self, current: str, new: str) -> None:
        """Set another passphrase. Raises CompanionError."""
        ...

    def draw_recovery_code(self, passphrase: str) -> str:
        """Return a new recovery code that opens nothing yet. Raises CompanionError."""
        ...

    def set_recovery_code(self, passphrase: str, code: str) -> None:
        """Let this code count; the one before opens nothing any more. Raises CompanionError."""
        ...

    def forget_recovery_code(self, passphrase: str) -> None:
        """Let no recovery code open the vault any more. Raises CompanionError."""
        ...

    def check_recovery_code(self, code: str) -> None:
        """Return where the code would open the vault, without opening it. Raises CompanionError."""
        ...
