# SPDX-License-Identifier: Apache-2.0
"""What is being typed about a child: the form of a new one, and changes not saved yet."""

from companion.domain.checklist import Child
from companion.services.child_draft_ports import ChildDraftStore
from companion.services.ports import Clock


class ChildDrafts:
    """Keeps the form of a child as it stands, until it is saved or closed."""

    def __init__(self, store: ChildDraftStore, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def keep(self, child: Child) -> None:
        """Keep the form as it stands; id 0 is a new child. Raises CompanionError."""
        self._store.keep_child_draft(child, self._clock.now())

    def all(self) -> tuple[Child, ...]:
        """Return everything that waits to be saved. Raises CompanionError."""
        return self._store.child_drafts()

    def drop(self, child_id: int) -> None:
        """Give it up, because the person said so. Raises CompanionError."""
        self._store.drop_child_draft(child_id)
