# SPDX-License-Identifier: Apache-2.0
"""A decision to watch: why, what would change it, and when to look again."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Watch:
    """One decision to watch. It is never rewritten: it stands until it is ended.

    It ends with what came of it, or with a change (`changed_at`); what was decided then is
    `followed_by`.
    """

    id: int
    child_id: int
    look_again_on: date
    review_id: int = 0
    """The review that led to it; 0 for none."""
    why: str = field(default="", repr=False)
    what_would_change: str = field(default="", repr=False)
    decided_at: datetime | None = None
    changed_at: datetime | None = None
    ended_at: datetime | None = None
    outcome: str = field(default="", repr=False)
    followed_by: int = 0
    """The decision that was taken in its place; 0 for none."""

    @property
    def is_open(self) -> bool:
        """True until it is ended."""
        return self.ended_at is None

    def is_due(self, today: date) -> bool:
        """Return whether it is open and its day has come."""
        return self.is_open and self.look_again_on <= today


@dataclass(frozen=True, slots=True)
class WatchWords:
    """The form of a decision while it is typed: the decision, or what came of looking again."""

    id: int
    child_id: int
    why: str = field(default="", repr=False)
    what_would_change: str = field(default="", repr=False)
    look_again_on: date | None = None
    """After having looked, no day means that the decision ends."""
    review_id: int = 0
    has_looked: bool = False
    outcome: str = field(default="", repr=False)
    written_at: datetime | None = None


def due(watches: Iterable[Watch], today: date) -> tuple[Watch, ...]:
    """Return those that are due, the one that has waited longest first."""
    waiting = (one for one in watches if one.is_due(today))
    return tuple(sorted(waiting, key=lambda one: (one.look_again_on, one.id)))
