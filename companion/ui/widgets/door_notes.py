# SPDX-License-Identifier: Apache-2.0
"""What to say where doors lack in a country, or where nobody has said which country it is."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from companion.domain.channel import Purpose
from companion.domain.errors import CompanionError
from companion.ui.kit.desk import Desk
from companion.ui.widgets.place_choice import is_place_known

REPORTS = {Purpose.POLICE_NON_EMERGENCY, Purpose.REPORT_GROOMING}
TAKE_REPORTS = {*REPORTS, Purpose.CRIME_TIP_ANONYMOUS}
"""Who acts on a report of a crime. Advice, or a line that protects children, may stand in."""
UNION = "EU"


def door_notes(desk: Desk, purposes: Iterable[str]) -> tuple[str, ...]:
    """Return what to say where doors lack in this country: what to do instead. Mostly nothing."""
    if not is_place_known(desk):
        return (no_place_words(desk),)
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


def no_place_words(desk: Desk) -> str:
    """Return what to say while no country is known: nothing of what a country has or lacks."""
    words = QCoreApplication.translate(
        "DoorList",
        "In danger now, phone your emergency number. In the European Union it is {number}.",
    )
    return words.format(number=desk.content.country(UNION).emergency_line)
