# SPDX-License-Identifier: Apache-2.0
"""What it costs to try a passphrase: Argon2id, its cost, and the limits of what we accept."""

from dataclasses import dataclass

from companion.domain.errors import CompanionError, ErrorCode
from companion.domain.passphrase import SHORTEST_PASSPHRASE, is_long_enough, normal_passphrase

KEY_LENGTH = 32
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
    """Return the key that a secret stands for. Slow on purpose, and lets other threads run."""
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    kdf = Argon2id(
        salt=salt,
        length=KEY_LENGTH,
        iterations=cost.passes,
        lanes=cost.lanes,
        memory_cost=cost.memory_kib,
    )
    # Composed and decomposed spellings are the same passphrase; lone surrogates must not fail.
    return kdf.derive(normal_passphrase(secret).encode("utf-8", "surrogatepass"))
