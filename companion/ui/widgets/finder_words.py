# SPDX-License-Identifier: Apache-2.0
"""What the door finder says of danger and of what a country lacks, on the screen and on paper."""

from PySide6.QtCore import QCoreApplication

from companion.domain.channel import Purpose
from companion.domain.door_finder import FoundDoor, Outcome
from companion.domain.errors import CompanionError
from companion.services.door_finder_service import Finding
from companion.ui.kit.desk import Desk
from companion.ui.widgets.door_list import door_title
from companion.ui.widgets.door_notes import door_notes, no_place_words
from companion.ui.widgets.place_choice import is_place_known

translate = QCoreApplication.translate


def emergency_words(desk: Desk) -> str:
    """Return the emergency number of the place; where none is known, what to do instead."""
    number = desk.channels.emergency_line_or_none()
    if number:
        return translate("DoorFinder", "In danger now: phone {number}").format(number=number)
    return door_notes(desk, (Purpose.EMERGENCY,))[0]


def lacking_words(desk: Desk, finding: Finding) -> tuple[str, ...]:
    """Return what to say of this country: which doors lack, the emergency number apart."""
    if not is_place_known(desk):
        # What to do in danger stands above all else that was found, where it is urgent.
        return () if finding.outcome.is_urgent else (no_place_words(desk),)
    calm = _calm(finding.outcome)
    notes = door_notes(desk, calm)
    if _lacks_adviser(desk, finding, calm):
        notes = (*notes, _no_adviser())
    return notes if finding.outcome.is_urgent else (*notes, *_country_notes(desk))


def _lacks_adviser(desk: Desk, finding: Finding, calm: tuple[Purpose, ...]) -> bool:
    """Return whether advice is wanted, and the only such doors here are for the adult alone."""
    if Purpose.ADULT_ADVICE not in calm or not desk.channels.only_for_parent(Purpose.ADULT_ADVICE):
        return False
    first = finding.doors.first
    is_met = first is not None and not (first.is_instead or first.door.is_for_parent)
    return calm[0] is Purpose.ADULT_ADVICE or not is_met


def _no_adviser() -> str:
    return translate(
        "DoorFinder",
        "We know no line in this country that gives advice about a child. A doctor, the school, "
        "the local police or social services can help you find one.",
    )


def _country_notes(desk: Desk) -> tuple[str, ...]:
    try:
        return desk.channels.country().notes
    except CompanionError:
        return ()


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
