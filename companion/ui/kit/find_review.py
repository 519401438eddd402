# SPDX-License-Identifier: Apache-2.0
"""Finds a pass through the checklist by its number alone. Runs where the vault is."""

from dataclasses import dataclass

from companion.domain.checklist import Review
from companion.services.private_room import PrivateRoom


@dataclass(frozen=True, slots=True)
class FoundReview:
    """A review, and all that are finished of the same child, the newest first."""

    review: Review
    finished: tuple[Review, ...]


def find_review(room: PrivateRoom, review_id: int) -> FoundReview | None:
    """Return the review, whichever child it is about; None where it is not there any more."""
    checklist = room.checklist
    for child in checklist.children():
        finished = checklist.finished_reviews(child.id)
        for review in (checklist.open_review(child.id), *finished):
            if review is not None and review.id == review_id:
                return FoundReview(review, finished)
    return None
