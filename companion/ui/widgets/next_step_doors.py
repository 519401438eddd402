# SPDX-License-Identifier: Apache-2.0
"""Who to call at the end of a review: the number first, then the name, and whom it is for."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from companion.domain.channel import Channel, Purpose
from companion.domain.errors import CompanionError
from companion.ui.kit.desk import Desk
from companion.ui.widgets.buttons import ActionButton, CompactTile
from companion.ui.widgets.columns import Columns
from companion.ui.widgets.door_list import door_target, door_title, is_danger_first
from companion.ui.widgets.door_mark import mark_old
from companion.ui.widgets.door_notes import door_notes
from companion.ui.widgets.doors_here import DoorsHere

DOOR_EM = 18
LEAST_DOORS = 2


class NextStepDoors(DoorsHere):
    """The doors that take a call first, a web page behind them, then the way to every door."""

    def __init__(self, desk: Desk, purposes: Iterable[str]) -> None:
        wanted = tuple(purposes)
        super().__init__(desk, wanted, lambda: self._build_doors(desk, wanted))

    def _build_doors(self, desk: Desk, wanted: tuple[str, ...]) -> QWidget:
        look, box = desk.look, QWidget()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        box.setSizePolicy(policy)
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(8))
        tiles = Columns(DOOR_EM * look.em, spacing=look.px(8))
        for door in doors_to_call(desk, wanted):
            tiles.add(self._build_door(desk, door, wanted))
        column.addWidget(tiles)
        every = ActionButton(
            look,
            self.tr("See every door"),
            "life-buoy",
            "quiet",
            lambda: self.go.emit("page:get-help"),
        )
        column.addWidget(every)
        return box

    def _build_door(self, desk: Desk, door: Channel, wanted: tuple[str, ...]) -> CompactTile:
        name, reach = door_title(door), reach_words(door, is_urgent=is_danger_first(wanted))
        tile = CompactTile(desk.look, reach, door.for_whom, number=name)
        tile.setAccessibleName(f"{name}, {reach}")
        hint = self.tr("Shows this door: who may use it, and how.")
        tile.setAccessibleDescription(f"{door.for_whom} {hint}".strip())
        mark_old(tile, desk, door)
        target = door_target(door, wanted)
        tile.clicked.connect(lambda _checked=False: self.go.emit(target))
        return tile


def doors_to_call(desk: Desk, purposes: Iterable[str]) -> tuple[Channel, ...]:
    """Return the doors to show: an emergency line, those with a phone, then the web pages.

    There is one for each purpose, so that the helpline for the child is never cut off.
    """
    wanted = tuple(purposes)
    try:
        doors = desk.channels.doors_for(wanted)[: max(LEAST_DOORS, len(wanted))]
    except CompanionError:
        return ()
    return tuple(
        sorted(doors, key=lambda one: (Purpose.EMERGENCY not in one.purposes, not one.phone))
    )


def reach_words(door: Channel, *, is_urgent: bool = False) -> str:
    """Return the number of a door, or that it is no phone line."""
    if door.phone:
        return door.number(is_urgent=is_urgent).split(" (")[0]
    if door.address:
        return QCoreApplication.translate("NextStepDoors", "Web page, no phone line")
    return door.other_ways


def doors_as_lines(desk: Desk, purposes: Iterable[str]) -> tuple[str, ...]:
    """Return the doors for paper: how to reach each, its name, and whom it is for."""
    wanted = tuple(purposes)
    words = QCoreApplication.translate("NextStepDoors", "{reach}: {name}. {for_whom}")
    lines = (
        words.format(
            reach=door.number(is_urgent=is_danger_first(wanted)) or door.address,
            name=door_title(door),
            for_whom=door.for_whom,
        ).strip()
        for door in doors_to_call(desk, wanted)
    )
    return (*door_notes(desk, wanted), *lines)
