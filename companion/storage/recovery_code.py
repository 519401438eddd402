# SPDX-License-Identifier: Apache-2.0
"""The code on the recovery sheet: 130 random bits, Crockford base 32, two check characters.

The check characters are those of a Reed-Solomon code over GF(32) of distance 3: every slip in one
or two characters is found, so every wrong character and every two that changed places.
"""

import unicodedata

from companion.domain.errors import CompanionError, ErrorCode

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
SECRET_LENGTH = 26
CODE_LENGTH = SECRET_LENGTH + 2
GROUP = 4

_FIELD_SIZE = 32
_FIELD_POLYNOMIAL = 0b100101
_SLIPS = str.maketrans("OIL", "011")
_SEPARATORS = frozenset("-_.,:;·•/|")


def new_recovery_code() -> str:
    """Return a new random code."""
    import secrets

    return spell([secrets.randbelow(_FIELD_SIZE) for _ in range(SECRET_LENGTH)])


def spell(secret: list[int]) -> str:
    """Return the code for 26 values of five bits, in groups of four."""
    text = "".join(ALPHABET[value] for value in _with_check(secret))
    return "-".join(text[start : start + GROUP] for start in range(0, CODE_LENGTH, GROUP))


def read_recovery_code(typed: str) -> str:
    """Return the code in its one true spelling, without gaps, however it was typed.

    Raises CompanionError(MISTYPED_RECOVERY_CODE) before any slow work is done with it.
    """
    spelling = "".join(c for c in unicodedata.normalize("NFKC", typed) if not _is_gap(c))
    spelling = spelling.upper().translate(_SLIPS)
    values = [ALPHABET.find(character) for character in spelling]
    if len(values) != CODE_LENGTH or -1 in values or _with_check(values[:SECRET_LENGTH]) != values:
        raise CompanionError(ErrorCode.MISTYPED_RECOVERY_CODE)
    return spelling


def _is_gap(character: str) -> bool:
    # Pd: every kind of dash. Cf: marks without width that pasting may bring along.
    kind = unicodedata.category(character)
    return character.isspace() or character in _SEPARATORS or kind in ("Pd", "Cf")


def _double(value: int) -> int:
    """Return the value times x in GF(32)."""
    doubled = value << 1
    return doubled ^ _FIELD_POLYNOMIAL if doubled >= _FIELD_SIZE else doubled


def _with_check(values: list[int]) -> list[int]:
    """Append the remainder of the division by (x - 1)(x - 2) = x² + 3x + 2 over GF(32)."""
    high = low = 0
    for value in values:
        carry = value ^ high
        high, low = low ^ _double(carry) ^ carry, _double(carry)
    return [*values, high, low]
