# SPDX-License-Identifier: Apache-2.0
"""What the services need of notes that were set aside, and of what lay at the door."""

from typing import Protocol

from companion.domain.backup import Backup, DoorNews


class AsideDoor(Protocol):
    """What can be seen of it without the open vault."""

    def set_aside(self) -> tuple[Backup, ...]:
        """Return the notes that were set aside, newest first. Raises CompanionError."""
        ...

    def news(self) -> DoorNews:
        """Return what whoever stands at the door should know. Raises CompanionError."""
        ...
