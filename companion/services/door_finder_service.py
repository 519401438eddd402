# SPDX-License-Identifier: Apache-2.0
"""The door finder for the place in use. Answers are handed in each time and kept nowhere."""

from dataclasses import dataclass

from companion.domain import door_finder
from companion.domain.channel import Purpose
from companion.domain.door_finder import (
    Answers,
    FinderAnswer,
    FoundDoor,
    FoundDoors,
    Outcome,
    Question,
    Reason,
)
from companion.domain.guide import Provenance
from companion.services.channel_service import ChannelService
from companion.services.ports import ContentSource


@dataclass(frozen=True, slots=True)
class Finding:
    """Where the answers lead here: what to do, the doors, and every statement behind it."""

    outcome: Outcome
    doors: FoundDoors
    provenances: tuple[Provenance, ...]


class DoorFinderService:
    """Asks the next question, and finds the doors at the end."""

    def __init__(self, content: ContentSource, channels: ChannelService) -> None:
        self._content = content
        self._channels = channels

    def next_question(self, answers: Answers) -> Question | None:
        """Return what to ask next; None where the answers are enough."""
        return door_finder.next_question(self._content.door_finder(), answers)

    def offered(self, question: Question, answers: Answers) -> tuple[FinderAnswer, ...]:
        """Return the answers to choose from."""
        return door_finder.offered(question, answers)

    def find(self, answers: Answers) -> Finding:
        """Return where the answers lead in the place in use."""
        outcome = door_finder.outcome_of(self._content.door_finder(), answers)
        doors = door_finder.doors_of(self._channels.channels(), outcome)
        reasons = (self.reason(one.purpose) for one in _all(doors))
        told = (
            outcome.path.provenance,
            *(one.provenance for one in outcome.extras),
            *(one.provenance for one in reasons),
        )
        return Finding(outcome, doors, tuple(dict.fromkeys(told)))

    def reason(self, purpose: Purpose) -> Reason:
        """Return why a kind of door is named."""
        return self._content.door_finder().reasons[purpose]

    def why(self, found: FoundDoor) -> str:
        """Return why this door is named."""
        reason = self.reason(found.purpose)
        usual = reason.instead if found.is_instead else reason.text
        advice = self._content.door_finder().reasons.get(Purpose.ADULT_ADVICE, reason)
        if found.door.is_for_parent:
            return advice.for_parent or usual
        return (advice.online_only if found.is_too_narrow else "") or usual


def _all(doors: FoundDoors) -> tuple[FoundDoor, ...]:
    return (doors.first, *doors.others) if doors.first is not None else doors.others
