# SPDX-License-Identifier: Apache-2.0
"""Talks planned and held, and decisions to look again at a later day."""

from dataclasses import dataclass, field
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Talk:
    """A planned or held conversation. `held_on` is None while it is only planned."""

    id: int
    child_id: int
    topic: str = field(repr=False)
    opening: str = field(default="", repr=False)
    planned_for: date | None = None
    held_on: date | None = None
    how_it_went: str = field(default="", repr=False)
    written_at: datetime | None = None
