# SPDX-License-Identifier: Apache-2.0
"""Which doors to show for a need, in which order, and what stands in where a place has none."""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice

from companion.domain.channel import Channel, Purpose


@dataclass(frozen=True, slots=True)
class Instead:
    """What stands in for a purpose: the first step with a door for an adult, and why so."""

    steps: tuple[Purpose, ...]
    reason: str


INSTEAD: Mapping[str, Instead] = {
    Purpose.EMERGENCY: Instead((), "Nothing may be taken for the emergency number."),
    Purpose.REPORT_GROOMING: Instead(
        (
            Purpose.POLICE_NON_EMERGENCY,
            Purpose.CRIME_TIP_ANONYMOUS,
            Purpose.CHILD_PROTECTION,
            Purpose.ADULT_ADVICE,
        ),
        "It is a crime, so the police; then those who must act for a child, or know who does.",
    ),
    Purpose.POLICE_NON_EMERGENCY: Instead(
        (Purpose.CRIME_TIP_ANONYMOUS, Purpose.REPORT_GROOMING, Purpose.ADULT_ADVICE),
        "Both hand on to the police; an advice line knows how to reach them.",
    ),
    Purpose.CRIME_TIP_ANONYMOUS: Instead(
        (Purpose.POLICE_NON_EMERGENCY,), "The police take the same report, with a name."
    ),
    Purpose.REPORT_IMAGES: Instead(
        (Purpose.DIRECTORY, Purpose.POLICE_NON_EMERGENCY),
        "A list of hotlines finds the national one; the police take it too.",
    ),
    Purpose.TAKEDOWN: Instead((Purpose.REPORT_IMAGES,), "Hotlines ask for removal as well."),
    Purpose.REPORT_HARMFUL_CONTENT: Instead(
        (Purpose.DIRECTORY,), "A Safer Internet Centre knows who takes complaints."
    ),
    Purpose.ADULT_ADVICE: Instead(
        (
            Purpose.CHILD_PROTECTION,
            Purpose.CHILD_HELPLINE,
            Purpose.POLICE_NON_EMERGENCY,
            Purpose.DIRECTORY,
        ),
        "They listen to a worried adult, or know who does.",
    ),
    Purpose.CHILD_PROTECTION: Instead(
        (
            Purpose.POLICE_NON_EMERGENCY,
            Purpose.CRIME_TIP_ANONYMOUS,
            Purpose.ADULT_ADVICE,
            Purpose.CHILD_HELPLINE,
            Purpose.DIRECTORY,
        ),
        "The police can act for a child; advice lines know the local service.",
    ),
    Purpose.CONCERN_ABOUT_BEHAVIOUR: Instead(
        (Purpose.ADULT_ADVICE, Purpose.CHILD_PROTECTION, Purpose.DIRECTORY),
        "It is a talk in confidence first.",
    ),
    Purpose.EXPLOITATION_PARENT_SUPPORT: Instead(
        (Purpose.ADULT_ADVICE, Purpose.CHILD_PROTECTION, Purpose.DIRECTORY),
        "It is support for the parent first.",
    ),
    Purpose.CHILD_HELPLINE: Instead(
        (Purpose.DIRECTORY,), "A list of helplines finds the national one."
    ),
    Purpose.MISSING_CHILD: Instead(
        (Purpose.POLICE_NON_EMERGENCY, Purpose.EMERGENCY),
        "The police look for a missing child.",
    ),
    Purpose.BULLYING: Instead(
        (Purpose.CHILD_HELPLINE, Purpose.REPORT_HARMFUL_CONTENT),
        "The child needs someone to talk to, then the site must act.",
    ),
    Purpose.INFORMATION: Instead((Purpose.DIRECTORY,), "Such lists lead to pages to read."),
    Purpose.DIRECTORY: Instead((), "A list is the last resort already."),
}
"""For every purpose what to show where a place has no door for it, best first.

Never a door for a purpose that is not named here: somebody who needs to talk must not be sent
to a line for missing children, nor ring the emergency number in a quiet worry.
"""


def doors_for(channels: Sequence[Channel], wanted: Iterable[str]) -> tuple[Channel, ...]:
    """Return the doors for what is wanted: the first of each purpose, then the others.

    An emergency line is among them only where an emergency is wanted, or a child is missing.
    """
    purposes = tuple(wanted)
    is_urgent = Purpose.EMERGENCY in purposes
    groups = [serving(channels, purpose, is_urgent=is_urgent) for purpose in purposes]
    found: dict[str, Channel] = {}
    for group in groups:
        found.update((door.id, door) for door in _next_of(group, found))
    return tuple({**found, **{door.id: door for door in chain(*groups)}}.values())


def _next_of(group: Iterable[Channel], found: Container[str]) -> tuple[Channel, ...]:
    """Return the first door of a group that was not found for another purpose, if any."""
    return tuple(islice((door for door in group if door.id not in found), 1))


def serving(channels: Sequence[Channel], purpose: str, *, is_urgent: bool) -> list[Channel]:
    """Return the doors for one purpose, or else those that stand in for it."""
    usable = [door for door in channels if is_urgent or _is_calm(door)]
    direct = [door for door in usable if purpose in door.purposes]
    if direct:
        return direct
    found: list[Channel] = []
    for step in INSTEAD[purpose].steps:
        source = channels if step is Purpose.EMERGENCY else usable
        found += (door for door in _having(source, step) if _stands_in(door, step, purpose))
        if not all(door.is_for_child for door in found):
            break
    return sorted(found, key=lambda door: door.is_for_child)


def only_for_parent(channels: Iterable[Channel], purpose: Purpose) -> bool:
    """Return whether all doors for a purpose help the adult only, and take no worry about a child.

    False where there is no door at all.
    """
    found = _having(channels, purpose)
    return bool(found) and all(door.is_for_parent for door in found)


def _having(channels: Iterable[Channel], purpose: Purpose) -> list[Channel]:
    return [door for door in channels if purpose in door.purposes]


def _is_calm(door: Channel) -> bool:
    """Return whether a door may be shown without an emergency: not one that is only for it."""
    has_calm_number = Purpose.POLICE_NON_EMERGENCY in door.purposes
    return has_calm_number or Purpose.EMERGENCY not in door.purposes


def _stands_in(door: Channel, step: Purpose, purpose: str) -> bool:
    """Return whether a list is one of such lines; a list of other lines stands in for none."""
    wanted = {purpose, *INSTEAD[purpose].steps}
    return step is not Purpose.DIRECTORY or wanted.issuperset(door.purposes)
