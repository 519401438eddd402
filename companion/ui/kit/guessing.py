# SPDX-License-Identifier: Apache-2.0
"""Whether a new passphrase is one that guessing programs try early. Nothing is kept or rated.

The library is loaded when the first new passphrase is long enough, never at start.
"""

from companion.domain.passphrase import PassphraseHint, normal_passphrase

LONGEST_LOOKED_AT = 40
"""The library takes long over longer texts; one as long as that needs no advice."""
EARLY_GUESSES = 10**8
_KINDS = {
    "repeat": PassphraseHint.REPEATED,
    "sequence": PassphraseHint.IN_ROWS,
    "spatial": PassphraseHint.IN_ROWS,
    "date": PassphraseHint.DATES,
    "regex": PassphraseHint.DATES,
    "dictionary": PassphraseHint.KNOWN,
}


def what_programs_try(passphrase: str) -> PassphraseHint | None:
    """Return what makes it easy to guess; None where the library finds nothing."""
    normal = normal_passphrase(passphrase)
    if not normal or len(normal) > LONGEST_LOOKED_AT:
        return None
    from zxcvbn import zxcvbn

    found = zxcvbn(normal)
    if found["guesses"] >= EARLY_GUESSES:
        return None
    parts = [part for part in found["sequence"] if part["pattern"] in _KINDS]
    if not parts:
        return None
    longest = max(parts, key=lambda part: len(part["token"]))
    return _KINDS[longest["pattern"]]
