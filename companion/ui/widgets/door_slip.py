# SPDX-License-Identifier: Apache-2.0
"""A slip of paper for one door: how to reach it, its rules, what to say, and room for answers."""

from collections.abc import Iterator, Mapping

from PySide6.QtCore import QCoreApplication

from companion.domain.channel import Channel, Purpose, Way, WayKind, WayUse, ways_of
from companion.domain.guide import Point
from companion.ui.kit.desk import Desk
from companion.ui.kit.paper import Block, Sheet
from companion.ui.widgets.door_facts import door_facts
from companion.ui.widgets.door_list import door_title
from companion.ui.widgets.sheets import combined, sheet_of

WHAT_TO_SAY: Mapping[Purpose, str] = {
    Purpose.EMERGENCY: "police-on-the-phone",
    Purpose.POLICE_NON_EMERGENCY: "police-on-the-phone",
}
"""Which statement of the guide says what a door asks."""
BY_DOOR: Mapping[str, str] = {"uk-ceop": "police-report-form"}
LINES, ROWS = 2, 3

translate = QCoreApplication.translate


def door_slip(desk: Desk, door: Channel, *, is_urgent: bool = False) -> Sheet:
    """Return the slip, with the sources of all that is on it."""
    point = _what_they_ask(desk, door)
    ways = ways_of(door, is_urgent=is_urgent)
    blocks = [
        *_contact(door, ways),
        *_rules(desk, door),
        *_words_to_say(point),
        *_code(ways),
        *_room_to_write(),
    ]
    found = (door.provenance, point.provenance) if point else (door.provenance,)
    return sheet_of(desk, door_title(door), door.what_it_is, blocks, combined(found))


def _contact(door: Channel, ways: tuple[Way, ...]) -> Iterator[Block]:
    for way in ways:
        # A number large enough to dial from, an address as words.
        yield Block("heading" if way.kind is WayKind.PHONE else "words", _contact_words(way))
    if door.phone and door.cost:
        yield Block("words", translate("DoorSlip", "Cost: {cost}").format(cost=door.cost))


def number_on_paper(way: Way) -> str:
    """Return a number to ring; of a door with two, when it is the right one."""
    if way.use is WayUse.DANGER:
        return translate("DoorSlip", "In danger now: {number}").format(number=way.shown)
    if way.use is WayUse.CALM:
        return translate("DoorSlip", "Not urgent: {number}").format(number=way.shown)
    return way.shown


def _contact_words(way: Way) -> str:
    if way.kind is WayKind.TEXT:
        return translate("DoorSlip", "Text: {number}").format(number=way.shown)
    if way.kind is WayKind.MAIL:
        return translate("DoorSlip", "Email: {address}").format(address=way.shown)
    return number_on_paper(way)


def _rules(desk: Desk, door: Channel) -> Iterator[Block]:
    """Yield a line for each: with headings the slip would take two pages."""
    for title, text in door_facts(desk, door):
        if title.endswith("?"):
            line = translate("DoorSlip", "{title} {words}")
        else:
            line = translate("DoorSlip", "{title}: {words}")
        yield Block("point", line.format(title=title, words=text))


def _words_to_say(point: Point | None) -> Iterator[Block]:
    yield Block("heading", translate("DoorSlip", "What to say"))
    if point is None:
        yield from (Block("line", "") for _ in range(LINES))
    else:
        yield from (Block("point", text) for text in point.text)


def _code(ways: tuple[Way, ...]) -> Iterator[Block]:
    # The number that stands first, where there are two.
    codes = {way.kind: way.code for way in reversed(ways) if way.code}
    holds = codes.get(WayKind.WEB) or codes.get(WayKind.PHONE)
    if holds:
        words = translate("DoorSlip", "To open it on another phone: {address}")
        yield Block("note", words.format(address=holds))
        yield Block("code", holds)


def _room_to_write() -> Iterator[Block]:
    yield Block("heading", translate("DoorSlip", "To fill in"))
    words = translate(
        "DoorSlip",
        "1: when it was, and who you spoke to. 2: the reference number. 3: what they promised, "
        "and by when.",
    )
    yield Block("words", words, is_kept=True)
    yield from (Block("line", "", is_kept=True) for _ in range(ROWS))


def _what_they_ask(desk: Desk, door: Channel) -> Point | None:
    """Return what the guide knows of the questions that this door asks; mostly nothing."""
    named = (WHAT_TO_SAY.get(purpose, "") for purpose in door.purposes)
    wanted = BY_DOOR.get(door.id) or next(filter(None, named), "")
    points = (point for page in desk.content.pages() for point in page.points)
    return next((point for point in points if point.id == wanted), None)
