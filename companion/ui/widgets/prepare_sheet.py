# SPDX-License-Identifier: Apache-2.0
"""A filled worksheet on paper, or as a file. Where nothing is typed there is a line to write on."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from companion.domain.channel import Channel
from companion.domain.preparation import Worksheet
from companion.ui.kit.desk import Desk
from companion.ui.kit.paper import WRITING_LINE, Block, Sheet
from companion.ui.widgets.prepare_words import own_words
from companion.ui.widgets.sheets import combined, sheet_of

translate = QCoreApplication.translate


def preparation_sheet(
    desk: Desk, worksheet: Worksheet, door: Channel | None, words: Mapping[str, str]
) -> Sheet:
    """Return the sheet; where the door is known, it says how to reach it."""
    blocks = [*_head(worksheet, door)]
    for one in worksheet.fields:
        said = words.get(one.id, "").strip()
        blocks.append(Block("heading", one.question))
        blocks.append(Block("words", said or WRITING_LINE * 2, is_kept=True))
    if worksheet.ask:
        blocks.append(Block("heading", translate("PrepareSheet", "To ask, and to write down")))
        blocks += [Block("point", f"{one} {WRITING_LINE}", is_kept=True) for one in worksheet.ask]
    found = combined([worksheet.provenance, *(one.provenance for one in worksheet.fields)])
    return sheet_of(desk, worksheet.title, worksheet.intro, blocks, found)


def _head(worksheet: Worksheet, door: Channel | None) -> list[Block]:
    blocks = []
    if door is not None:
        reach = " · ".join(part for part in (door.number(), door.address) if part)
        line = translate("PrepareSheet", "{door}: {reach}") if reach else "{door}"
        blocks.append(Block("words", line.format(door=door.name, reach=reach)))
    sent = translate("PrepareSheet", "Companion has sent this to nobody.")
    blocks.append(Block("note", " ".join(part for part in (own_words(worksheet), sent) if part)))
    return blocks + [Block("point", note) for note in worksheet.notes]
