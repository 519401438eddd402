# SPDX-License-Identifier: Apache-2.0
"""The two secrets of a vault that is made anew."""

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class NewSecrets:
    """A passphrase and a recovery code; the day on which the code was typed back, if it was.

    No code means that none shall open the vault.
    """

    passphrase: str = field(repr=False)
    code: str = field(repr=False)
    typed_back_on: date | None = None
