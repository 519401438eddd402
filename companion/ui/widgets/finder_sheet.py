# SPDX-License-Identifier: Apache-2.0
"""What the door finder found, for paper: the first door whole, the others in one line each."""

from PySide6.QtCore import QCoreApplication

from companion.domain.channel import Purpose, WayKind, ways_of
from companion.domain.door_finder import FoundDoor
from companion.services.door_finder_service import DoorFinderService, Finding
from companion.ui.kit.desk import Desk
from companion.ui.kit.paper import Block, Sheet
from companion.ui.widgets.door_facts import door_facts
from companion.ui.widgets.door_list import door_on_paper
from companion.ui.widgets.door_slip import number_on_paper
from companion.ui.widgets.finder_words import (
    emergency_words,
    first_door_words,
    for_child_words,
    lacking_words,
)
from companion.ui.widgets.place_choice import is_place_known
from companion.ui.widgets.sheets import combined, door_blocks, sheet_of

translate = QCoreApplication.translate


def finder_sheet(desk: Desk, finder: DoorFinderService, finding: Finding) -> Sheet:
    """Return one page with what was found. It says nothing of the answers."""
    outcome, doors = finding.outcome, finding.doors
    blocks: list[Block] = []
    if outcome.is_urgent:
        blocks.append(Block("heading", emergency_words(desk)))
    blocks += [Block("words", one) for one in (*outcome.urgent_words, *outcome.first_words)]
    blocks += [Block("words", one) for one in outcome.reasons]
    if is_place_known(desk):
        blocks += [Block("words", one) for one in lacking_words(desk, finding)]
    else:
        blocks += door_blocks(desk, ())
    if doors.first is not None:
        blocks += _first_blocks(desk, finder, doors.first)
    elif outcome.path.else_first:
        blocks.append(Block("heading", outcome.path.else_first))
    blocks += _points(translate("DoorFinder", "Meanwhile"), outcome.warnings)
    lines = tuple(_line(finder, one) for one in doors.others)
    blocks += _points(translate("DoorFinder", "Other doors that fit"), lines)
    doors_used = (one.door.provenance for one in (doors.first, *doors.others) if one is not None)
    return sheet_of(
        desk, outcome.path.title, "", blocks, combined([*finding.provenances, *doors_used])
    )


def _first_blocks(desk: Desk, finder: DoorFinderService, found: FoundDoor) -> list[Block]:
    door = found.door
    blocks = [Block("heading", first_door_words(found)), Block("words", finder.why(found))]
    if door.is_for_child:
        blocks.append(Block("words", for_child_words()))
    ways = ways_of(door, is_urgent=found.purpose is Purpose.EMERGENCY)
    blocks += [Block("heading", number_on_paper(w)) for w in ways if w.kind is WayKind.PHONE]
    if door.address:
        blocks.append(Block("words", door.address))
    return blocks + [Block("point", _fact(*one)) for one in door_facts(desk, door)]


def _fact(title: str, words: str) -> str:
    if title.endswith("?"):
        return translate("DoorFinder", "{question} {words}").format(question=title, words=words)
    return translate("DoorFinder", "{title}: {words}").format(title=title, words=words)


def _line(finder: DoorFinderService, found: FoundDoor) -> str:
    door = found.door
    number = door.number(is_urgent=found.purpose is Purpose.EMERGENCY)
    plain = number.split(" (")[0]
    if plain and plain in door.name:
        # Once is enough; what stands in brackets is another number.
        number = number.removeprefix(plain).strip()
    contact = door_on_paper(door, number or door.address)
    line = translate("DoorFinder", "{door}. {why}")
    return line.format(door=contact, why=finder.why(found))


def _points(title: str, lines: tuple[str, ...]) -> list[Block]:
    if not lines:
        return []
    return [Block("heading", title), *(Block("point", one) for one in lines)]
