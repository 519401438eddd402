# SPDX-License-Identifier: Apache-2.0
"""Something that was noticed in passing: one sign, one line, or both."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time


@dataclass(frozen=True, slots=True)
class Noticing:
    """A quick note. It is never rewritten or erased; it can be taken back, with the time."""

    id: int
    child_id: int
    sign_id: str
    """Empty where the note is about no sign of the checklist."""
    words: str = field(repr=False)
    noticed_at: datetime
    written_at: datetime
    taken_back_at: datetime | None = None

    @property
    def is_taken_back(self) -> bool:
        """True where the person said later that it does not stand."""
        return self.taken_back_at is not None


@dataclass(frozen=True, slots=True)
class QuickNote:
    """The form of a quick note while it is typed. Without a day it is about this moment."""

    id: int
    child_id: int
    sign_id: str = ""
    words: str = field(default="", repr=False)
    day: date | None = None
    written_at: datetime | None = None


def moment_of(day: date, now: datetime) -> datetime:
    """Return a moment on a day whose hour nobody said: its noon, and never one still to come."""
    try:
        noon = datetime.combine(day, time(12)).astimezone(UTC)
    except (OverflowError, OSError, ValueError):
        # Some systems know no local time before 1970.
        noon = datetime.combine(day, time(12), UTC)
    return min(noon, now)


def one_line(words: str) -> str:
    """Return words without line breaks and without white space around them."""
    return " ".join(words.split())
