# SPDX-License-Identifier: Apache-2.0
"""What it costs to try a passphrase: Argon2id, its cost, and the limits of what we accept."""

from dataclasses import dataclass

from companion.domain.errors import CompanionError, ErrorCode
from companion.domain.passphrase import SHORTEST_PASSPHRASE, is_long_enough, normal_passphrase

KEY_LENGTH = 32
ARGON2_VERSION = 0x13
CHEAPEST_KIB, DEAREST_KIB = 8 * 1024, 1024 * 1024
MOST_PASSES = 20
MOST_LANES = 16


@dataclass(frozen=True, slots=True)
class KdfCost:
    """Cost of one derivation. The default is the second choice of RFC 9106."""

    memory_kib: int = 64 * 1024
    passes: int = 3
    lanes: int = 4

    @property
    def is_acceptable(self) -> bool:
        """True inside the limits: neither so cheap nor so dear that a crafted file could hurt."""
        return (
            CHEAPEST_KIB <= self.memory_kib <= DEAREST_KIB
            and 1 <= self.passes <= MOST_PASSES
            and 1 <= self.lanes <= MOST_LANES
        )


def refuse_weak(passphrase: str) -> None:
    """Raise CompanionError(WEAK_PASSPHRASE) for a new passphrase that is too short."""
    if not is_long_enough(passphrase):
        raise CompanionError(ErrorCode.WEAK_PASSPHRASE, shortest=SHORTEST_PASSPHRASE)


def derive_key(secret: str, salt: bytes, cost: KdfCost) -> bytes:
    """Return the key that a secret stands for. Slow on purpose, and lets other threads run.

    Raises NO_MEMORY where the computer can not give what it costs.
    """
    # Loaded at the first passphrase, as all of the vault is.
    from argon2.exceptions import HashingError
    from argon2.low_level import Type, hash_secret_raw

    # Composed and decomposed spellings are the same passphrase; lone surrogates must not fail.
    typed = normal_passphrase(secret).encode("utf-8", "surrogatepass")
    try:
        return hash_secret_raw(
            typed,
            salt,
            time_cost=cost.passes,
            memory_cost=cost.memory_kib,
            parallelism=cost.lanes,
            hash_len=KEY_LENGTH,
            type=Type.ID,
            version=ARGON2_VERSION,
        )
    except HashingError:
        # The cost is inside its limits here, so the computer has no memory or thread to give.
        raise CompanionError(ErrorCode.NO_MEMORY) from None
