# SPDX-License-Identifier: Apache-2.0
"""Finds a pass through the checklist by its number alone. Runs where the vault is."""

from companion.domain.checklist import Review
from companion.services.private_room import PrivateRoom


def find_review(room: PrivateRoom, review_id: int) -> Review | None:
    """Return the review, whichever child it is about; None where it is not there any more."""
    checklist = room.checklist
    for child in checklist.children():
        for review in (checklist.open_review(child.id), *checklist.finished_reviews(child.id)):
            if review is not None and review.id == review_id:
                return review
    return None
