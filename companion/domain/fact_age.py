# SPDX-License-Identifier: Apache-2.0
"""How old the facts about the doors of a country are."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from companion.domain.channel import Channel


@dataclass(frozen=True, slots=True)
class FactAge:
    """When the doors of a country were checked, and which should have been looked at again."""

    code: str
    name: str
    doors: int
    oldest: date
    newest: date
    due: tuple[Channel, ...]


def age_of(code: str, name: str, doors: Iterable[Channel], today: date) -> FactAge | None:
    """Return the age of the facts about these doors; None where there are none.

    What a file of the person says is left out: nobody checked it.
    """
    found = tuple(door for door in doors if not door.provenance.is_from_file)
    days = [door.provenance.checked_on for door in found]
    if not days:
        return None
    due = tuple(door for door in found if door.provenance.is_due(today))
    return FactAge(code, name, len(found), min(days), max(days), due)
