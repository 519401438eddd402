# SPDX-License-Identifier: Apache-2.0
"""What the door finder says of danger and of what a country lacks, on the screen and on paper."""

from PySide6.QtCore import QCoreApplication

from companion.domain.channel import Purpose
from companion.domain.door_finder import FoundDoor, Outcome
from companion.services.door_finder_service import Finding
from companion.ui.kit.desk import Desk
from companion.ui.widgets.door_list import door_notes, door_title

translate = QCoreApplication.translate


def emergency_words(desk: Desk) -> str:
    """Return the emergency number of the place; where none is known, what to do instead."""
    number = desk.channels.emergency_line_or_none()
    if number:
        return translate("DoorFinder", "In danger now: phone {number}").format(number=number)
    return door_notes(desk, (Purpose.EMERGENCY,))[0]


def lacking_words(desk: Desk, finding: Finding) -> tuple[str, ...]:
    """Return what to say where doors lack here, the emergency number apart."""
    return door_notes(desk, _calm(finding.outcome))


def first_door_words(found: FoundDoor) -> str:
    """Return the title of the first door."""
    return translate("DoorFinder", "First: {door}").format(door=door_title(found.door))


def for_child_words() -> str:
    """Return what to do with a door that only a child may use."""
    return translate(
        "DoorFinder",
        "Only a child may use this door. Show it to your child. You can sit beside them.",
    )


def _calm(outcome: Outcome) -> tuple[Purpose, ...]:
    return tuple(one for one in outcome.purposes if one is not Purpose.EMERGENCY)
