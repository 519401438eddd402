# SPDX-License-Identifier: Apache-2.0
"""How the invented family's notes are written down in the source: days before today, and words."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from companion.domain.checklist import Reply, Since
from companion.domain.journal import Certainty, EntryText, Happened


@dataclass(frozen=True, slots=True)
class Reworded:
    """A later change of a note: so many days after it, these boxes, for this reason."""

    days_later: int
    reason: str
    text: EntryText


@dataclass(frozen=True, slots=True)
class Note:
    """An entry of the story. It is written down the same evening, or some days later."""

    days_ago: int
    at: str
    text: EntryText
    certainty: Certainty = Certainty.EXACT
    written_later: int = 0
    reworded: Reworded | None = None
    struck_out: str = ""

    def happened(self, today: date) -> Happened:
        """Return when it happened, counted from today."""
        if self.certainty is Certainty.UNKNOWN:
            return Happened()
        at = time.fromisoformat(self.at) if self.at else None
        return Happened(self.certainty, today - timedelta(self.days_ago), at)

    def written(self, today: date, later: int = 0) -> datetime:
        """Return when it is written, or changed some days later; never after yesterday."""
        ago = max(1, self.days_ago - self.written_later - later)
        evening = time(21, 5 + (self.days_ago * 7 + later) % 50, self.days_ago % 60)
        return datetime.combine(today - timedelta(ago), evening).astimezone()


@dataclass(frozen=True, slots=True)
class Ticked:
    """An answer of a review in the story."""

    sign_id: str
    reply: Reply = Reply.YES
    since: Since | None = None
    follow_ups: tuple[Reply | None, ...] = ()
    note: str = ""
    is_usual: bool = False


@dataclass(frozen=True, slots=True)
class Pass:
    """A finished review of the story, with what was said to strengths."""

    days_ago: int
    is_still_worried: bool
    answers: tuple[Ticked, ...]
    strengths: tuple[tuple[str, Reply], ...] = ()


@dataclass(frozen=True, slots=True)
class Seen:
    """A quick note of the story; `taken_back` some days later, 0 for never."""

    days_ago: int
    sign_id: str
    words: str
    taken_back: int = 0


@dataclass(frozen=True, slots=True)
class Watching:
    """A decision to watch: for so many days, ended on that day where something came of it."""

    days_ago: int
    for_days: int
    why: str
    what_would_change: str
    outcome: str = ""


def change(text: EntryText, **boxes: str) -> EntryText:
    """Return the words of a note with some boxes worded anew."""
    return replace(text, **boxes)
