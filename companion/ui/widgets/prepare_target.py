# SPDX-License-Identifier: Apache-2.0
"""The way from a card or a door to the sheet that gets a report ready."""

from collections.abc import Iterable

from companion.domain.channel import Channel, Purpose
from companion.domain.errors import CompanionError
from companion.ui.kit.desk import Desk

REPORTING = frozenset((
    Purpose.REPORT_GROOMING, Purpose.POLICE_NON_EMERGENCY, Purpose.REPORT_IMAGES,
    Purpose.TAKEDOWN, Purpose.CHILD_PROTECTION,
))  # fmt: skip


def prepare_target_of(door: Channel) -> str:
    """Return where a report to this door is got ready; empty where it takes none."""
    return f"page:prepare#channel={door.id}" if REPORTING & set(door.purposes) else ""


def prepare_target(desk: Desk, purposes: Iterable[str]) -> str:
    """Return the sheet for the first door that takes such a report; empty where none is wanted.

    Where the place has no such door, it is the sheet for any door.
    """
    wanted = [one for one in purposes if one in REPORTING]
    if not wanted:
        return ""
    try:
        doors = [one for one in desk.channels.doors_for(wanted) if not one.is_for_child]
    except CompanionError:
        doors = []
    first = next((target for door in doors if (target := prepare_target_of(door))), "")
    return first or "page:prepare#sheet=general"
