# SPDX-License-Identifier: Apache-2.0
"""The last look through the list, as the pages for plans need it. Called where the vault is."""

from dataclasses import dataclass
from datetime import date

from companion.services.private_room import PrivateRoom
from companion.ui.kit.formatting import local


@dataclass(frozen=True, slots=True)
class LookedThrough:
    """The last pass through the checklist: its day, and after how many days to look again."""

    day: date
    again_after: int
    review_id: int = 0
    suggested_day: date | None = None
    """The day to look again that a decision to watch begins with."""


def look_back(room: PrivateRoom, child_id: int) -> LookedThrough | None:
    """Return the last finished review and what its next step says about looking again."""
    reviews = room.checklist.finished_reviews(child_id)
    if not reviews or reviews[0].finished_at is None:
        return None
    step = room.checklist.next_step(reviews[0])
    return LookedThrough(
        local(reviews[0].finished_at).date(),
        step.action.look_again_days,
        reviews[0].id,
        room.watches.suggested_day(step),
    )
