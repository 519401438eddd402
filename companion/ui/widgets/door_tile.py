# SPDX-License-Identifier: Apache-2.0
"""A door in the list of all: its name, its number, what it is, and where it may be used."""

from companion.domain.channel import Channel
from companion.ui.kit.desk import Desk
from companion.ui.widgets.buttons import TileButton
from companion.ui.widgets.door_list import door_title, number_beside
from companion.ui.widgets.door_mark import mark_old


class DoorTile(TileButton):
    """Leads to all that is known of the door."""

    def __init__(self, desk: Desk, door: Channel, place: str = "") -> None:
        """`place` says where it may be used, where that is not the whole country."""
        text = f"{place} {door.what_it_is}".strip()
        super().__init__(desk.look, door_title(door), text, number=number_beside(door))
        self.setObjectName(f"door-{door.id}")
        mark_old(self, desk, door)
