# SPDX-License-Identifier: Apache-2.0
"""What goes on paper: cards and starters as sheets for the print dialog."""

from PySide6.QtCore import QCoreApplication

from companion.domain.errors import CompanionError
from companion.domain.guide import Provenance, SituationCard
from companion.ui.kit import formatting
from companion.ui.kit.desk import Desk
from companion.ui.kit.paper import Block, Sheet
from companion.ui.widgets.door_list import door_notes, door_on_paper

DOORS_ON_PAPER = 4


def _words(text: str) -> str:
    return QCoreApplication.translate("Sheets", text)


def card_sheet(desk: Desk, card: SituationCard) -> Sheet:
    """Return a situation card for one page of paper."""
    blocks = [Block("heading", _words("Do now"))]
    blocks += [Block("step", step) for step in card.first_steps]
    parts = (
        (_words("Words that help"), card.words_that_help),
        (_words("Words that hurt"), card.words_that_harm),
        (_words("Please do not"), card.do_not),
        (_words("Who to ask"), _doors(desk, card)),
        ("", card.notes),
    )
    for title, lines in parts:
        if lines and title:
            blocks.append(Block("heading", title))
        blocks += [Block("point", line) for line in lines]
    return sheet_of(desk, card.title, card.summary, blocks, card.provenance)


def sheet_of(
    desk: Desk, title: str, subtitle: str, blocks: list[Block], provenance: Provenance
) -> Sheet:
    """Return a sheet with the emergency line, the date and the publishers of its sources.

    Titles and dates of the sources stay in the app: with them a card takes two pages.
    """
    sources = (desk.content.source(source) for source in provenance.sources)
    names = dict.fromkeys(source.publisher for source in sources)
    return Sheet(
        title=title,
        subtitle=subtitle,
        blocks=tuple(blocks),
        emergency_line=_emergency_line(desk),
        checked_note=_words("Checked on {day}.").format(day=formatting.day(provenance.checked_on)),
        sources_note="; ".join(names),
    )


def _emergency_line(desk: Desk) -> str:
    try:
        return desk.channels.emergency_line()
    except CompanionError:
        return ""


def _doors(desk: Desk, card: SituationCard) -> tuple[str, ...]:
    """Return the doors as lines; what is said of missing ones takes the room of the last."""
    notes = door_notes(desk, card.call_purposes)
    try:
        doors = desk.channels.doors_for(card.call_purposes)[: DOORS_ON_PAPER - len(notes)]
    except CompanionError:
        return ()
    return (*notes, *(door_on_paper(door, door.phone or door.address) for door in doors))


def recovery_sheet(code: str) -> Sheet:
    """Return the recovery sheet: neutral words, so that a finder learns little."""
    return Sheet(
        title=_words("Recovery sheet"),
        subtitle="",
        blocks=(
            Block("quote", code),
            Block("words", _words("This code opens a locked notebook and sets a new passphrase.")),
            Block("point", _words("Keep it away from the computer it belongs to.")),
            Block("point", _words("A newer sheet makes this one useless.")),
        ),
        emergency_line="",
        checked_note="",
        sources_note="",
    )
