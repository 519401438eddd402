# SPDX-License-Identifier: Apache-2.0
"""A filled worksheet on paper, or as a file. Where nothing is typed there is a line to write on."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QCoreApplication

from companion.domain.channel import Channel
from companion.domain.preparation import FieldKind, Worksheet, worksheet_for
from companion.ui.kit.desk import Desk
from companion.ui.kit.paper import WRITING_LINE, Block, Sheet
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.prepare_words import own_words
from companion.ui.widgets.sheets import combined, sheet_of

LINES = {FieldKind.LINE: 1, FieldKind.LINES: 4}
"""How many lines there are to write on where nothing is typed."""

translate = QCoreApplication.translate


def preparation_sheet(
    desk: Desk, worksheet: Worksheet, door: Channel | None, words: Mapping[str, str]
) -> Sheet:
    """Return the sheet; where the door is known, it says how to reach it."""
    blocks = [*_head(worksheet, door)]
    for one in worksheet.fields:
        said = words.get(one.id, "").strip()
        blocks.append(Block("heading", one.question))
        room = [Block("room", "", is_kept=True)] * LINES[one.kind]
        blocks += [Block("words", said, is_kept=True)] if said else room
    if worksheet.ask:
        blocks.append(Block("heading", translate("PrepareSheet", "To ask, and to write down")))
        blocks += [Block("point", f"{one} {WRITING_LINE}", is_kept=True) for one in worksheet.ask]
    found = combined([worksheet.provenance, *(one.provenance for one in worksheet.fields)])
    return sheet_of(desk, worksheet.title, worksheet.intro, blocks, found)


def empty_sheet(desk: Desk, target: str) -> Sheet:
    """Return the questions of a target such as "page:prepare#channel=uk-ceop", to fill in by hand.

    Where the target names no worksheet, they are those for any door.
    """
    kind, _, name = target.partition("#")[2].partition("=")
    known = desk.content.worksheets()
    door = desk.channels.channel(name) if kind == "channel" else None
    named = next((one for one in known if kind == "sheet" and one.id == name), None)
    worksheet = named or worksheet_for(known, door.id if door else "")
    if worksheet is None:
        message = "the content has no worksheet for any door"
        raise ValueError(message)
    return preparation_sheet(desk, worksheet, door, {})


def empty_button(desk: Desk, target: str, print_sheet: Callable[[Sheet], None]) -> ActionButton:
    """Return the button for the questions alone: they hold nothing about anybody."""
    button = ActionButton(
        desk.look,
        translate("PrepareSheet", "Print the questions, empty"),
        "printer",
        on_click=lambda: print_sheet(empty_sheet(desk, target)),
    )
    words = translate("PrepareSheet", "To fill in by hand. It needs no passphrase.")
    button.setAccessibleDescription(words)
    return button


def _head(worksheet: Worksheet, door: Channel | None) -> list[Block]:
    blocks = []
    if door is not None:
        reach = " · ".join(part for part in (door.number(), door.address) if part)
        line = translate("PrepareSheet", "{door}: {reach}") if reach else "{door}"
        blocks.append(Block("words", line.format(door=door.name, reach=reach)))
    sent = translate("PrepareSheet", "Companion has sent this to nobody.")
    blocks.append(Block("note", " ".join(part for part in (own_words(worksheet), sent) if part)))
    return blocks + [Block("point", note) for note in worksheet.notes]
