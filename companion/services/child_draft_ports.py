# SPDX-License-Identifier: Apache-2.0
"""What the form of a child needs of the vault. Implemented in storage."""

from datetime import datetime
from typing import Protocol

from companion.domain.checklist import Child


class ChildDraftStore(Protocol):
    """What is being typed about a child: one draft of each, and one of a new child (id 0).

    Where a child is saved and the draft says the same, the draft goes with that.
    """

    def keep_child_draft(self, child: Child, at: datetime) -> None:
        """Keep this in place of what was kept before. Raises CompanionError."""
        ...

    def child_drafts(self) -> tuple[Child, ...]:
        """Return everything that is being typed. Raises CompanionError."""
        ...

    def drop_child_draft(self, child_id: int) -> None:
        """Give a draft up. Harmless where there is none. Raises CompanionError."""
        ...
