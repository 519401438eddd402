# SPDX-License-Identifier: Apache-2.0
"""The first doors for a purpose: name, number, and the way to all that is known of each."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from companion.domain.channel import Channel, Purpose
from companion.domain.errors import CompanionError
from companion.ui.kit.desk import Desk
from companion.ui.widgets.buttons import CompactTile, TileButton
from companion.ui.widgets.columns import Columns
from companion.ui.widgets.door_mark import mark_old
from companion.ui.widgets.labels import Words

DOORS_SHOWN = 3
DOOR_EM = 11
IN_DANGER = "#danger"
"""Stands behind a door in a target that comes from where somebody may be in danger."""
REPORTS = {Purpose.POLICE_NON_EMERGENCY, Purpose.REPORT_GROOMING}
TAKE_REPORTS = {*REPORTS, Purpose.CRIME_TIP_ANONYMOUS}
"""Who acts on a report of a crime. Advice, or a line that protects children, may stand in."""


class DoorList(QWidget):
    """A few doors beside each other, then the way to every door; words first where one lacks."""

    go = Signal(str)

    def __init__(self, desk: Desk, purposes: Iterable[str]) -> None:
        super().__init__()
        look, wanted = desk.look, tuple(purposes)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(8))
        for sentence in door_notes(desk, wanted):
            column.addWidget(Words(sentence))
        self._tiles = Columns(DOOR_EM * look.em, most=DOORS_SHOWN + 1, spacing=look.px(10))
        for door in first_doors(desk, wanted):
            self._tiles.add(self._build_door(desk, door, wanted))
        every = CompactTile(look, self.tr("See every door"), icon="life-buoy")
        every.clicked.connect(lambda _checked=False: self.go.emit("page:get-help"))
        self._tiles.add(every)
        column.addWidget(self._tiles)

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


def door_notes(desk: Desk, purposes: Iterable[str]) -> tuple[str, ...]:
    """Return what to say where doors lack in this country: what to do instead. Mostly nothing."""
    wanted = tuple(purposes)
    try:
        line = desk.channels.emergency_line()
        unserved = [
            purpose
            for purpose in desk.channels.unserved(wanted)
            # A country may have its number without a door of its own for it.
            if not (line and purpose == Purpose.EMERGENCY)
        ]
    except CompanionError:
        return ()
    notes = [_no_number()] if Purpose.EMERGENCY in unserved else []
    if len(unserved) == len(wanted):
        notes.append(_no_door())
    elif _lacks_reports(desk, wanted):
        notes.append(_no_report(line))
    return tuple(notes)


def _lacks_reports(desk: Desk, wanted: tuple[str, ...]) -> bool:
    """Return whether a report is wanted, and no door here can act on one."""
    here = {purpose for door in desk.channels.channels() for purpose in door.purposes}
    return not REPORTS.isdisjoint(wanted) and TAKE_REPORTS.isdisjoint(here)


def _no_number() -> str:
    return QCoreApplication.translate(
        "DoorList",
        "We could not check an emergency number for this country. If a child is missing or in "
        "danger, phone your local emergency number or the local police now.",
    )


def _no_door() -> str:
    return QCoreApplication.translate(
        "DoorList",
        "We know no such line in this country. A doctor, the school, the local police or social "
        "services can help you find one.",
    )


def _no_report(line: str) -> str:
    sentence = QCoreApplication.translate(
        "DoorList",
        "We know no line in this country that takes reports about grooming. Your local police "
        "can take a report.",
    )
    danger = QCoreApplication.translate("DoorList", "In danger now, phone {number}.")
    return f"{sentence} {danger.format(number=line)}" if line else sentence


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
