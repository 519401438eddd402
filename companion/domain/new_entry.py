# SPDX-License-Identifier: Apache-2.0
"""An entry that is to be added together with many others."""

from dataclasses import dataclass, field
from datetime import datetime

from companion.domain.entry_details import EntryDetails
from companion.domain.journal import NO_DETAILS, EntryText, Happened


@dataclass(frozen=True, slots=True)
class NewEntry:
    """What one first wording holds. `at` is when it is written here, by this computer's clock.

    `reason` says where an entry came from that was not written here first.
    """

    happened: Happened
    text: EntryText = field(repr=False)
    at: datetime
    details: EntryDetails = NO_DETAILS
    reason: str = field(default="", repr=False)
