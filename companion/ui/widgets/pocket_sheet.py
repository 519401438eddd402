# SPDX-License-Identifier: Apache-2.0
"""The first hour on a card for the pocket: whom to ask, what to say, what to do, what never."""

from PySide6.QtCore import QCoreApplication

from companion.domain.guide import SituationCard
from companion.ui.kit.desk import Desk
from companion.ui.kit.paper import Block, Design, Sheet
from companion.ui.widgets.sheets import (
    checked_note,
    combined,
    door_blocks,
    doors_on_paper,
    emergency_line,
    sources_in_companion,
)

CHILD_TELLS, BLACKMAIL, MISSING = "child-tells-you", "blackmail", "missing"
CARDS = (CHILD_TELLS, BLACKMAIL, MISSING)
PURPOSES = (
    "report-grooming",
    "police-non-emergency",
    "adult-advice",
    "child-helpline",
    "missing-child",
)
DOORS = 5

translate = QCoreApplication.translate


def pocket_sheet(desk: Desk) -> Sheet:
    """Return the card: one page that folds in four. Its words are those of the cards."""
    cards = {card.id: card for card in desk.guide.cards_named(CARDS)}
    rules = desk.guide.never_rules()
    told = cards[CHILD_TELLS]
    blocks = [
        Block("heading", translate("PocketSheet", "Who to ask")),
        *door_blocks(desk, _doors(desk)),
        Block("page", told.title),
        Block("heading", translate("PocketSheet", "Words that help")),
        *(Block("quote", line) for line in told.words_that_help),
        Block("heading", translate("PocketSheet", "Do now")),
        *(Block("step", step) for step in told.first_steps),
        Block("heading", translate("PocketSheet", "Please do not")),
        *(Block("point", line) for line in told.do_not),
        Block("page", cards[BLACKMAIL].title),
        *_steps(cards[BLACKMAIL]),
        Block("heading", cards[MISSING].title),
        *_steps(cards[MISSING]),
        Block("page", translate("PocketSheet", "Never, whatever happens")),
        *(Block("point", rule.text) for rule in rules),
    ]
    found = combined(
        [*(card.provenance for card in cards.values()), *(rule.provenance for rule in rules)]
    )
    return Sheet(
        title=translate("PocketSheet", "The first hour"),
        subtitle=translate(
            "PocketSheet",
            "To fold: bend the top half back, behind the page. Then close it like a card.",
        ),
        blocks=tuple(blocks),
        emergency_line=emergency_line(desk),
        checked_note=checked_note(desk, found),
        sources_note=sources_in_companion(),
        design=Design.POCKET,
    )


def _doors(desk: Desk) -> tuple[str, ...]:
    # The number for danger stands at the top: only where it lacks are words about it wanted.
    purposes = PURPOSES if emergency_line(desk) else ("emergency", *PURPOSES)
    return doors_on_paper(desk, purposes, DOORS)


def _steps(card: SituationCard) -> list[Block]:
    return [
        Block("words", card.summary),
        *(Block("step", step) for step in card.first_steps),
    ]
