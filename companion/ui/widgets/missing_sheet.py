# SPDX-License-Identifier: Apache-2.0
"""The sheet for a missing child on paper: filled, or blank to fill in by hand; and to read out."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from companion.domain.channel import Purpose
from companion.domain.missing import MissingForm, MissingPart
from companion.domain.preparation import FieldKind, SheetField, Way, Worksheet
from companion.ui.kit.desk import Desk
from companion.ui.kit.paper import Block, Sheet
from companion.ui.widgets.sheets import combined, door_blocks, doors_on_paper, sheet_of

PURPOSES = (Purpose.EMERGENCY, Purpose.POLICE_NON_EMERGENCY, Purpose.MISSING_CHILD)
"""As on the card: the number for danger first."""
DOORS = 3
LINES = {FieldKind.LINE: 1, FieldKind.LINES: 2}
NO_WORDS: Mapping[str, str] = {}

translate = QCoreApplication.translate


def missing_sheet(
    desk: Desk, ready: Mapping[str, str], day: Mapping[str, str], subtitle: str = ""
) -> Sheet:
    """Return both parts, that for the day first; what is empty has a line to write on."""
    form = desk.content.missing_form()
    blocks = [Block("point", note.text) for note in form.notes_of(MissingPart.DAY)]
    doors = doors_on_paper(desk, _purposes(desk), DOORS)
    if doors:
        blocks.append(Block("heading", translate("MissingSheet", "Who to ring")))
        blocks += door_blocks(desk, doors)
    blocks.append(Block("part", day_title()))
    blocks += _blocks(form.day, day)
    blocks.append(Block("part", ready_title()))
    blocks += [Block("note", note.text) for note in form.notes_of(MissingPart.READY)]
    blocks += _blocks(form.ready, ready)
    title = translate("MissingSheet", "If a child is missing")
    return sheet_of(desk, title, subtitle, blocks, combined(form.provenances))


def blank_missing_sheet(desk: Desk) -> Sheet:
    """Return the sheet with nothing on it about anybody: it needs no passphrase."""
    words = translate("MissingSheet", "A sheet to fill in by hand. Keep it where you find it.")
    return missing_sheet(desk, NO_WORDS, NO_WORDS, words)


def reading_sheet(form: MissingForm, words: Mapping[str, str]) -> Worksheet:
    """Return what there is to read out, the day first: the fields with words, then what to ask."""
    fields = tuple(one for one in (*form.day, *form.ready) if words.get(one.id, "").strip())
    return Worksheet(
        id="missing",
        title=translate("MissingSheet", "If a child is missing"),
        intro="",
        way=Way.CALL,
        channels=(),
        is_own=False,
        notes=(),
        ask=tuple(note.text for note in form.notes_of(MissingPart.DAY)),
        fields=fields,
        provenance=combined(form.provenances),
    )


def day_title() -> str:
    """Return what the part for the day is called."""
    return translate("MissingSheet", "For the day: last seen, and who was told")


def ready_title() -> str:
    """Return what the part that is kept ready is called."""
    return translate("MissingSheet", "Kept ready: looks, health, places and people")


def _purposes(desk: Desk) -> tuple[Purpose, ...]:
    """Return which doors are wanted: no line for tips stands in for the police here."""
    here = {purpose for door in desk.channels.channels() for purpose in door.purposes}
    return tuple(one for one in PURPOSES if one in here or one is not Purpose.POLICE_NON_EMERGENCY)


def _blocks(fields: tuple[SheetField, ...], words: Mapping[str, str]) -> list[Block]:
    blocks: list[Block] = []
    for one in fields:
        said = words.get(one.id, "").strip()
        if said:
            blocks += [Block("heading", one.question), Block("words", said, is_kept=True)]
            continue
        # As words: with headings, the day alone would take more than a page.
        blocks.append(Block("words", one.question))
        blocks += [Block("line", "", is_kept=True)] * LINES[one.kind]
    return blocks
