# SPDX-License-Identifier: Apache-2.0
"""Which numbers a file with newer facts may bring: in a number to ring, and in words."""

import re
from collections.abc import Iterator

from companion.content.fact_reading import NewText, Reading, is_for_children
from companion.domain.channel import Channel, Purpose
from companion.domain.fact_file import FIELDS, FactRefusal, Refused

RUNG = ("phone", "dial", "calm_phone", "calm_dial", "text")
LONG_RUN = 5
"""So many digits may be a number to ring. Emergency numbers are shorter, and looked for."""
SHORTEST_NAME = 5
_BETWEEN_LETTERS = re.compile(r"[^\W\d_]+")
_ONE_NUMBER = re.compile(r"\d(?:[\s.\-]?\d)*")
_CLOCK = re.compile(r"(?<!\d)(?:[01]?\d|2[0-4])[:.][0-5]\d(?!\d)")


def number_refusals(it: Reading) -> Iterator[Refused]:
    """Refuse a number that is rung without being the one that is shown large."""
    codes = {code for door in it.own_doors.values() for code in _codes(door)}
    ours = _own_runs(it)
    for door_id, door in it.given_doors.items():
        own = it.own_doors.get(door_id)
        if own is not None and (own.phone, own.dial) == (door.phone, door.dial):
            continue
        shown, _, beside = door.phone.partition(" (")
        is_one = len(_ONE_NUMBER.findall(shown)) <= 1
        is_known_beside = _runs(beside) <= ours
        is_fine = door.phone.isascii() and is_one and is_known_beside
        if not is_fine or not _is_shown(door.dial, shown, codes):
            yield Refused(FactRefusal.NUMBER, f"channel.{door_id}.dial")


def word_refusals(it: Reading) -> Iterator[Refused]:
    """Refuse other words about danger and about lines for children, and numbers within words."""
    ours, danger, names = _own_runs(it), _danger_numbers(it), _child_names(it)
    for text in it.new_texts():
        said = _short_numbers(text.before) | _short_numbers(text.after)
        if said & danger:
            yield Refused(FactRefusal.EMERGENCY, text.place)
        if text.name in RUNG:
            continue
        if any(name in _letters(f"{text.before} {text.after}") for name in names):
            yield Refused(FactRefusal.CHILD_LINE, text.place)
        if any(len(run) >= LONG_RUN for run in _runs_of(text) - ours - _runs(text.door.phone)):
            yield Refused(FactRefusal.NUMBER, text.place)
    for place, words in it.new_source_words():
        is_number = any(len(run) >= LONG_RUN for run in _runs(words) - ours)
        if is_number or _short_numbers(words) & danger:
            yield Refused(FactRefusal.NUMBER, place)


def _is_shown(dial: str, shown: str, codes: set[str]) -> bool:
    """Return whether what is dialled is what is shown, or that with the code of the country."""
    if not dial:
        return True
    read, dialled = _digits(shown), _digits(dial)
    if "+" not in dial:
        return dialled == read
    return any(dialled == f"{code}{read if not code else read.lstrip('0')}" for code in codes) or (
        shown.startswith("+") and dialled == read
    )


def _codes(door: Channel) -> Iterator[str]:
    """Yield what stands before a number of our own list as it is dialled from anywhere."""
    read = _digits(door.phone.partition(" (")[0])
    dialled = _digits(door.dial)
    for end in (read, read.lstrip("0")):
        if "+" in door.dial and end and dialled.endswith(end):
            yield dialled.removesuffix(end)
            return


def _own_runs(it: Reading) -> set[str]:
    return {
        run
        for door in it.own_doors.values()
        for name in FIELDS
        for run in _runs(getattr(door, name))
    }


def _danger_numbers(it: Reading) -> set[str]:
    """Return the country's numbers for danger; what to press after them, such as 55, is none."""
    doors = [door for door in it.own_doors.values() if Purpose.EMERGENCY in door.purposes]
    line = re.findall(r"\d+", f"{it.own.emergency_line} {it.own.emergency_dial}")
    shown = (number for door in doors for number in re.findall(r"\d{3,}", door.phone))
    return {*line, *shown, *(_digits(door.dial) for door in doors if door.dial)}


def _child_names(it: Reading) -> set[str]:
    doors = (door for door in it.own_doors.values() if is_for_children(door))
    return {name for name in (_letters(door.name) for door in doors) if len(name) >= SHORTEST_NAME}


def _runs_of(text: NewText) -> set[str]:
    if text.name in ("hours", "hours_note"):
        return _runs(_CLOCK.sub("x", text.after))
    return _runs(text.after)


def _runs(text: str) -> set[str]:
    """Return all digits between letters, whatever stands between the digits."""
    return {run for part in _BETWEEN_LETTERS.split(text) if (run := _digits(part))}


def _short_numbers(text: str) -> set[str]:
    """Return the numbers as they are written, and as they are if gaps are overlooked."""
    return {*re.findall(r"\d+", text), *_runs(text)}


def _letters(text: str) -> str:
    return "".join(sign for sign in text.casefold() if sign.isalpha())


def _digits(text: str) -> str:
    return "".join(sign for sign in text if sign.isdecimal())
