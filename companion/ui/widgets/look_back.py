# SPDX-License-Identifier: Apache-2.0
"""The last look through the list, as the pages for plans need it. Called where the vault is."""

from companion.services.private_room import PrivateRoom
from companion.ui.kit.formatting import local
from companion.ui.widgets.record_page import LookedThrough


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
