# SPDX-License-Identifier: Apache-2.0
"""Something that was noticed in passing: one sign, one line, or both."""

from dataclasses import dataclass, field
from datetime import datetime


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


def one_line(words: str) -> str:
    """Return words without line breaks and without white space around them."""
    return " ".join(words.split())
