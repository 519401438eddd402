# SPDX-License-Identifier: Apache-2.0
"""A file with newer facts about the doors of one country: what it changes, and why not."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from companion.domain.channel import Channel, FromFile, Touch, ways_of

FIELDS = (
    "name", "operator", "phone", "dial", "calm_phone", "calm_dial", "text", "address", "mail",
    "other_ways", "without_speaking", "hours", "hours_note", "cost", "anonymity", "for_whom",
    "what_it_is", "not_for", "good_to_know",
)  # fmt: skip
"""What a file may change of a door, the ways to reach it first."""
KEPT_AS_IS = ("purposes", "nation", "is_for_child", "is_for_parent", "is_online_only")
"""What decides where and to whom a door is offered: no file changes that."""


class FactRefusal(StrEnum):
    """Why a file is not taken, not even in part."""

    NOT_READ = "not-read"
    TOO_LARGE = "too-large"
    NOT_SUCH_A_FILE = "not-such-a-file"
    PLACE = "place"
    OLDER = "older"
    DATES = "dates"
    EMERGENCY = "emergency"
    CHILD_LINE = "child-line"
    MORE_THAN_DOORS = "more-than-doors"
    KIND_OF_DOOR = "kind-of-door"
    WEB_SITE = "web-site"
    NUMBER = "number"
    LETTERS = "letters"
    LENGTH = "length"
    NOTHING_NEW = "nothing-new"


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that is not taken; `place` is the key in it, for its author."""

    why: FactRefusal
    place: str = ""


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One thing that is said of a door, before and after; empty where there was or is nothing."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class DoorChange:
    """What a file does to one door."""

    touch: Touch
    door: Channel
    """As it is shown from then on."""
    fields: tuple[FieldChange, ...] = ()


@dataclass(frozen=True, slots=True)
class FactFile:
    """A file that may be taken. Only the doors it touches are in `changes`."""

    code: str
    country: str
    checked_on: date
    added_on: date
    text: str = field(repr=False)
    changes: tuple[DoorChange, ...]


@dataclass(frozen=True, slots=True)
class KeptFactFile:
    """A file as the vault keeps it."""

    code: str
    text: str = field(repr=False)
    added_on: date


def compare(
    own: Iterable[Channel], given: Iterable[Channel], added_on: date
) -> tuple[DoorChange, ...]:
    """Return what a list of doors changes in our own, in our order, new doors last."""
    ours, theirs = tuple(own), {door.id: door for door in given}
    known = {door.id for door in ours}
    found = [_change(door, theirs.get(door.id), added_on) for door in ours]
    new = (
        DoorChange(
            Touch.NEW,
            _marked(door, FromFile(Touch.NEW, added_on)),
            _differences(None, door),
        )
        for door in theirs.values()
        if door.id not in known
    )
    return (*(one for one in found if one is not None), *new)


def merged(own: Iterable[Channel], files: Iterable[FactFile], code: str) -> tuple[Channel, ...]:
    """Return our doors with those of the files in their places, and the new ones of a country."""
    touched = {one.door.id: one.door for file in files for one in file.changes}
    ours = tuple(touched.pop(door.id, door) for door in own)
    new = (door for door in touched.values() if door.country == code and _is_new(door))
    return (*ours, *new)


def _is_new(door: Channel) -> bool:
    return door.from_file is not None and door.from_file.touch is Touch.NEW


def _change(own: Channel, given: Channel | None, added_on: date) -> DoorChange | None:
    ways = ways_of(own)
    if given is None:
        mark = FromFile(Touch.LEFT_OUT, added_on, ways)
        return DoorChange(Touch.LEFT_OUT, replace(own, from_file=mark), _differences(own, None))
    differences = _differences(own, given)
    if not differences:
        # A file can not vouch that a number was checked: our own date stays.
        return None
    mark = FromFile(Touch.CHANGED, added_on, ways)
    return DoorChange(Touch.CHANGED, _marked(given, mark), differences)


def _marked(door: Channel, mark: FromFile) -> Channel:
    dates = replace(door.provenance, is_from_file=True)
    return replace(door, provenance=dates, from_file=mark)


def _differences(own: Channel | None, given: Channel | None) -> tuple[FieldChange, ...]:
    pairs = ((name, _said(own, name), _said(given, name)) for name in FIELDS)
    return tuple(
        FieldChange(name, before, after) for name, before, after in pairs if before != after
    )


def _said(door: Channel | None, name: str) -> str:
    return str(getattr(door, name)) if door is not None else ""
