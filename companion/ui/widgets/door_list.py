# SPDX-License-Identifier: Apache-2.0
"""The first doors for a purpose: name, number, and the way to all that is known of each."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from companion.domain.channel import Channel, Purpose
from companion.domain.errors import CompanionError
from companion.ui.kit.desk import Desk
from companion.ui.widgets.buttons import CompactTile, TileButton
from companion.ui.widgets.columns import Columns
from companion.ui.widgets.door_mark import mark_old
from companion.ui.widgets.doors_here import DoorsHere

DOORS_SHOWN = 3
DOOR_EM = 11
IN_DANGER = "#danger"
"""Stands behind a door in a target that comes from where somebody may be in danger."""


class DoorList(DoorsHere):
    """A few doors beside each other, then the way to every door; words first where one lacks."""

    def __init__(self, desk: Desk, purposes: Iterable[str]) -> None:
        wanted = tuple(purposes)
        super().__init__(desk, wanted, lambda: self._build_tiles(desk, wanted))

    def _build_tiles(self, desk: Desk, wanted: tuple[str, ...]) -> Columns:
        look = desk.look
        tiles = Columns(DOOR_EM * look.em, most=DOORS_SHOWN + 1, spacing=look.px(10))
        for door in first_doors(desk, wanted):
            tiles.add(self._build_door(desk, door, wanted))
        every = CompactTile(look, self.tr("See every door"), icon="life-buoy")
        every.clicked.connect(lambda _checked=False: self.go.emit("page:get-help"))
        tiles.add(every)
        return tiles

    def _build_door(self, desk: Desk, door: Channel, wanted: tuple[str, ...]) -> TileButton:
        tile = CompactTile(
            desk.look, door_title(door), number=number_beside(door) or web_beside(door)
        )
        tile.setAccessibleDescription(self.tr("Shows this door: who may use it, and how."))
        mark_old(tile, desk, door)
        target = door_target(door, wanted)
        tile.clicked.connect(lambda _checked=False: self.go.emit(target))
        return tile


def is_danger_first(wanted: tuple[str, ...]) -> bool:
    """Return whether the emergency number comes before all else that is wanted."""
    return wanted[:1] == (Purpose.EMERGENCY,)


def door_target(door: Channel, wanted: tuple[str, ...]) -> str:
    """Return where a door is shown; of one with two numbers, the right one first."""
    is_urgent = door.calm_phone and is_danger_first(wanted)
    return f"channel:{door.id}{IN_DANGER if is_urgent else ''}"


def door_title(door: Channel) -> str:
    """Return the name of a door, and that it is for the child where no adult may use it."""
    if not door.is_for_child:
        return door.name
    return QCoreApplication.translate("DoorList", "For your child: {door}").format(door=door.name)


def door_on_paper(door: Channel, contact: str) -> str:
    """Return a door and how to reach it, as one line of a sheet."""
    mark = ", " if door.is_for_child else ": "
    return mark.join(part for part in (door_title(door), contact) if part)


def first_doors(desk: Desk, purposes: Iterable[str]) -> tuple[Channel, ...]:
    """Return the first doors for these purposes here; none where the list can not be read."""
    try:
        return desk.channels.doors_for(purposes)[:DOORS_SHOWN]
    except CompanionError:
        return ()


def web_beside(door: Channel) -> str:
    """Return that a door without a phone is a web page; nothing where it is rung."""
    is_web = bool(door.address) and not door.phone
    return QCoreApplication.translate("DoorList", "On a web page") if is_web else ""


def number_beside(door: Channel, *, is_urgent: bool = False) -> str:
    """Return the number to show beside a door's name: none where the name says it.

    What stands in brackets, such as the number from abroad, is left to the door itself.
    """
    number = door.number(is_urgent=is_urgent).split(" (")[0]
    return "" if number in door.name else number
