# SPDX-License-Identifier: Apache-2.0
"""The SMART ideas for the fridge door: words for the child, apart from what adults do."""

from PySide6.QtCore import QCoreApplication

from companion.ui.kit.desk import Desk
from companion.ui.kit.paper import Block, Design, Sheet
from companion.ui.widgets.sheets import (
    checked_note,
    combined,
    emergency_line,
    sources_in_companion,
)

PEOPLE_TO_TELL = 3

translate = QCoreApplication.translate


def fridge_sheet(desk: Desk) -> Sheet:
    """Return the five ideas, questions to ask together, and lines for three names."""
    ideas = desk.guide.smart_ideas()
    found = combined([idea.provenance for idea in ideas])
    together = translate("FridgeSheet", "Ask together: {question}")
    blocks: list[Block] = []
    for idea in ideas:
        blocks += [
            Block("heading", idea.word, mark=idea.letter),
            Block("words", idea.text, is_kept=True),
            Block("quote", together.format(question=idea.ask_together), is_kept=True),
        ]
    blocks.append(Block("page", translate("FridgeSheet", "Three people I can tell")))
    blocks += [Block("line", "") for _ in range(PEOPLE_TO_TELL)]
    blocks.append(Block("page", translate("FridgeSheet", "What the adults do")))
    line = translate("FridgeSheet", "{letter}: {words}")
    blocks += [Block("words", line.format(letter=one.letter, words=one.adults)) for one in ideas]
    return Sheet(
        title=translate("FridgeSheet", "SMART: five ideas for being online"),
        subtitle=translate(
            "FridgeSheet", "The five SMART ideas are Childnet's. The words here are ours."
        ),
        blocks=tuple(blocks),
        emergency_line=emergency_line(desk),
        checked_note=checked_note(desk, found),
        sources_note=sources_in_companion(),
        design=Design.FRIDGE,
    )
