# SPDX-License-Identifier: Apache-2.0
"""What the person told a channel, and what it promised."""

from dataclasses import dataclass, field
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Report:
    """One report. `promise_by` is the day the channel named; `is_kept` once it was done."""

    id: int
    child_id: int
    channel: str = field(repr=False)
    reported_on: date
    how: str = field(default="", repr=False)
    reference: str = field(default="", repr=False)
    spoke_to: str = field(default="", repr=False)
    said: str = field(default="", repr=False)
    promise: str = field(default="", repr=False)
    promise_by: date | None = None
    is_kept: bool = False
    written_at: datetime | None = None
