# SPDX-License-Identifier: Apache-2.0
"""Reads a file with newer facts about doors, and refuses whatever such a file may not do.

Nobody has signed it: docs/adr/006-fact-updates.md says what it is therefore held to.
"""

import unicodedata
from collections.abc import Callable, Iterable, Iterator
from datetime import date

from companion.content import pack_files, schema, to_domain
from companion.content.address import is_plain_text
from companion.content.checks import door_problems
from companion.content.fact_numbers import number_refusals, word_refusals
from companion.content.fact_reading import Reading, doors_of_file, is_for_children
from companion.content.fact_sites import site_refusals
from companion.content.pack_files import PackFiles, channels_file, read_pack
from companion.content.reader import parse_given_toml
from companion.domain.channel import Purpose
from companion.domain.errors import CompanionError
from companion.domain.fact_file import (
    FIELDS,
    KEPT_AS_IS,
    FactFile,
    FactRefusal,
    Refused,
    compare,
)
from companion.domain.guide import Source

LARGEST_LIST = 128 * 1024
"""Five times the largest of ours."""
LONGEST_TEXT = 600
MOST_DOORS = 200
LONGEST_REVIEW_DAYS = 366
SAME_HEAD = ("name", "nations", "notes", "includes", "leave_out")


def read_fact_file(
    files: PackFiles, text: str, today: date, added_on: date | None = None
) -> FactFile | Refused:
    """Return what a file would change, or why none of it is taken.

    With `added_on` it was read whole before: then what our list may have overtaken is looked at.
    """
    if len(text) > LARGEST_LIST:
        return Refused(FactRefusal.TOO_LARGE)
    try:
        given = parse_given_toml(text, "file", schema.ChannelsFile)
        countries = files.read(pack_files.PACK, schema.PackFile).countries
        if given.code not in countries:
            return Refused(FactRefusal.PLACE, "code")
        own = files.read(channels_file(given.code), schema.ChannelsFile)
    except CompanionError as error:
        return Refused(FactRefusal.NOT_SUCH_A_FILE, str(error.parameters.get("key", "")))
    reading = Reading(files, own, given, doors_of_file(own), doors_of_file(given), today)
    rules = RULES if added_on is not None else (*RULES, _problems)
    refused = next((found for rule in rules for found in rule(reading)), None)
    if refused is not None:
        return refused
    taken_on = added_on or today
    changes = compare(to_domain.channels(own), to_domain.channels(given), taken_on)
    if not changes:
        return Refused(FactRefusal.NOTHING_NEW)
    return FactFile(given.code, own.name, given.checked_on, taken_on, text, changes)


def file_sources(text: str) -> tuple[Source, ...]:
    """Return the sources of a file that was read before. Raises CompanionError."""
    file = parse_given_toml(text, "file", schema.ChannelsFile)
    return tuple(to_domain.source(one) for one in file.source)


def _emergency(it: Reading) -> Iterator[Refused]:
    """Refuse any other number for danger: those come with the app only."""
    for name in ("emergency_line", "emergency_dial"):
        if getattr(it.own, name) != getattr(it.given, name):
            yield Refused(FactRefusal.EMERGENCY, name)
    for one in compare(it.own_doors.values(), it.given_doors.values(), it.today):
        if Purpose.EMERGENCY in one.door.purposes:
            yield Refused(FactRefusal.EMERGENCY, f"channel.{one.door.id}")


def _child_lines(it: Reading) -> Iterator[Refused]:
    """Refuse anything new about a line that children ring: the wrong person might answer."""
    for one in compare(it.own_doors.values(), it.given_doors.values(), it.today):
        if is_for_children(one.door):
            yield Refused(FactRefusal.CHILD_LINE, f"channel.{one.door.id}")


def _head(it: Reading) -> Iterator[Refused]:
    for name in SAME_HEAD:
        if getattr(it.own, name) != getattr(it.given, name):
            yield Refused(FactRefusal.MORE_THAN_DOORS, name)


def _dates(it: Reading) -> Iterator[Refused]:
    if it.given.checked_on <= it.own.checked_on:
        yield Refused(FactRefusal.OLDER, "checked_on")
    if it.given.checked_on > it.today:
        yield Refused(FactRefusal.DATES, "checked_on")
    for door in it.given_doors.values():
        said = door.provenance
        days = (said.review_by - said.checked_on).days
        if said.checked_on > it.today or not 0 < days <= LONGEST_REVIEW_DAYS:
            yield Refused(FactRefusal.DATES, f"channel.{door.id}")


def _kind(it: Reading) -> Iterator[Refused]:
    for door_id, door in it.given_doors.items():
        own = it.own_doors.get(door_id)
        for name in KEPT_AS_IS:
            if own is not None and getattr(own, name) != getattr(door, name):
                yield Refused(FactRefusal.KIND_OF_DOOR, f"channel.{door_id}.{name}")


def _length(it: Reading) -> Iterator[Refused]:
    if len(it.given.channel) > MOST_DOORS or len(it.given.source) > MOST_DOORS * 5:
        yield Refused(FactRefusal.LENGTH, "channel")
    for place, text in it.texts():
        if len(text) > LONGEST_TEXT:
            yield Refused(FactRefusal.LENGTH, place)


def _letters(it: Reading) -> Iterator[Refused]:
    """Refuse signs that nobody sees, and letters of a script that our own list does not use."""
    usual = {"LATIN"} | {
        script for door in it.own_doors.values() for name in FIELDS
        for script in _scripts(getattr(door, name))
    }  # fmt: skip
    for place, text in it.texts():
        if not is_plain_text(text) or not _scripts(text) <= usual:
            yield Refused(FactRefusal.LETTERS, place)


def _problems(it: Reading) -> Iterator[Refused]:
    """Refuse what a list of ours could not hold, beside all the others."""
    name = channels_file(it.given.code)
    for problem in door_problems(read_pack(it.files.with_file(name, it.given))):
        is_of_doors = problem.file.startswith("channels/") or problem.file == pack_files.SOURCES
        # A door that the file leaves out stays in the list, so others may name it.
        if is_of_doors and problem.key != "leave_out":
            is_number = problem.key.endswith(("phone", "dial", ".text"))
            is_web = problem.key.endswith((".address", ".mail"))
            why = FactRefusal.NUMBER if is_number else FactRefusal.NOT_SUCH_A_FILE
            yield Refused(FactRefusal.WEB_SITE if is_web else why, problem.key)


RULES: tuple[Callable[[Reading], Iterable[Refused]], ...] = (
    _emergency, _head, _dates, _kind, _child_lines, _length, _letters,
    number_refusals, word_refusals, site_refusals,
)  # fmt: skip


def _scripts(text: str) -> set[str]:
    return {
        unicodedata.name(sign, "UNNAMED").split(" ")[0]
        for sign in text
        if sign.isalpha() or (sign.isnumeric() and not sign.isascii())
    }
