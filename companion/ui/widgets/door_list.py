# SPDX-License-Identifier: Apache-2.0
"""The first doors for a purpose: name, number, and the way to all that is known of each."""

from collections.abc import Iterable

from PySide6.QtCore import Signal

from companion.domain.channel import Channel
from companion.domain.errors import CompanionError
from companion.ui.kit.desk import Desk
from companion.ui.widgets.buttons import CompactTile, TileButton
from companion.ui.widgets.columns import Columns

DOORS_SHOWN = 3
DOOR_EM = 11


class DoorList(Columns):
    """A few doors beside each other, then the way to every door."""

    go = Signal(str)

    def __init__(self, desk: Desk, purposes: Iterable[str]) -> None:
        look = desk.look
        super().__init__(DOOR_EM * look.em, most=DOORS_SHOWN + 1, spacing=look.px(10))
        self.tiles = [self._build_door(desk, door) for door in first_doors(desk, purposes)]
        every = CompactTile(look, self.tr("See every door"), icon="life-buoy")
        every.clicked.connect(lambda _checked=False: self.go.emit("page:get-help"))
        for tile in (*self.tiles, every):
            self.add(tile)

    def _build_door(self, desk: Desk, door: Channel) -> TileButton:
        tile = CompactTile(desk.look, door.name, number=number_beside(door))
        tile.setAccessibleDescription(self.tr("Shows this door: who may use it, and how."))
        tile.clicked.connect(lambda _checked=False: self.go.emit(f"channel:{door.id}"))
        return tile


def first_doors(desk: Desk, purposes: Iterable[str]) -> tuple[Channel, ...]:
    """Return the first doors for these purposes here; none where the list can not be read."""
    try:
        return desk.channels.doors_for(purposes)[:DOORS_SHOWN]
    except CompanionError:
        return ()


def number_beside(door: Channel) -> str:
    """Return the number to show beside a door's name: none where the name says it.

    What stands in brackets, such as the number from abroad, is left to the door itself.
    """
    number = door.phone.split(" (")[0]
    return "" if number in door.name else number
