# SPDX-License-Identifier: Apache-2.0
"""The first doors for a purpose: name, number, and the way to all that is known of each."""

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.channel import Channel
from companion.domain.errors import CompanionError
from companion.ui.kit.desk import Desk
from companion.ui.widgets.buttons import ActionButton, TileButton

DOORS_SHOWN = 4


class DoorList(QWidget):
    """A few doors below each other, then the way to every door."""

    go = Signal(str)

    def __init__(self, desk: Desk, purposes: Iterable[str]) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(desk.look.px(8))
        self.tiles = [self._build_door(desk, door) for door in first_doors(desk, purposes)]
        for tile in self.tiles:
            self._column.addWidget(tile)
        every = ActionButton(
            desk.look,
            self.tr("See every door"),
            "life-buoy",
            "quiet",
            partial(self.go.emit, "page:get-help"),
        )
        self._column.addWidget(every, 0, Qt.AlignmentFlag.AlignLeading)

    def _build_door(self, desk: Desk, door: Channel) -> TileButton:
        tile = TileButton(desk.look, door.name, "", number=number_beside(door))
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
    """Return the number to show beside a door's name: none where the name says it."""
    return "" if door.phone in door.name else door.phone
