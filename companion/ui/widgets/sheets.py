# SPDX-License-Identifier: Apache-2.0
"""What goes on paper: cards, sets of cards and starters, and results, for the print dialog."""

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import QCoreApplication

from companion.domain.channel import Channel
from companion.domain.errors import CompanionError
from companion.domain.guide import Provenance, Reaction, ReactionKind, SituationCard, Starter
from companion.domain.search import Result
from companion.ui.kit import formatting
from companion.ui.kit.desk import Desk
from companion.ui.kit.paper import Block, Sheet
from companion.ui.widgets.door_list import door_on_paper, number_beside
from companion.ui.widgets.door_notes import door_notes, no_place_words
from companion.ui.widgets.guide_words import fits_words, in_quotes, reaction_words
from companion.ui.widgets.place_choice import is_place_known

DOORS_ON_PAPER = 4

translate = QCoreApplication.translate


def card_sheet(desk: Desk, card: SituationCard) -> Sheet:
    """Return a situation card for one page of paper."""
    return sheet_of(desk, card.title, card.summary, _card_blocks(desk, card), card.provenance)


def first_steps_sheet(desk: Desk) -> Sheet:
    """Return every card of first steps, each on a page of its own, behind the never list."""
    cards, rules = desk.guide.cards(), desk.guide.never_rules()
    blocks = [Block("heading", translate("Sheets", "Never, whatever happens"))]
    blocks += [Block("point", f"{rule.text} {rule.reason}") for rule in rules]
    blocks.append(Block("heading", translate("Sheets", "In this set")))
    blocks.append(Block("words", " · ".join(card.title for card in cards)))
    for card in cards:
        blocks += [Block("page", card.title), Block("words", card.summary, is_kept=True)]
        blocks += _card_blocks(desk, card)
    return sheet_of(
        desk,
        translate("Sheets", "First steps"),
        translate("Sheets", "One page for each thing that may have happened."),
        blocks,
        combined([*(rule.provenance for rule in rules), *(card.provenance for card in cards)]),
    )


def starters_sheet(desk: Desk, starters: tuple[Starter, ...], subtitle: str) -> Sheet:
    """Return a list of starters, each whole on its page, with what to say to each answer.

    The subtitle says which starters these are. There is at least one.
    """
    blocks: list[Block] = []
    for starter in starters:
        blocks += _starter_blocks(desk, starter)
    return sheet_of(
        desk,
        translate("Sheets", "Words to begin with"),
        subtitle,
        blocks,
        combined([one.provenance for one in starters]),
    )


def results_sheet(desk: Desk, title: str, results: Iterable[Result]) -> Sheet:
    """Return what a search found: title, words and publishers of each. There is at least one."""
    blocks: list[Block] = []
    everything: list[Provenance] = []
    for one in results:
        found = desk.links.provenances_of(one.target)
        everything += found
        blocks.append(Block("heading", one.title))
        if one.snippet:
            blocks.append(Block("words", one.snippet, is_kept=True))
        if found:
            sources = translate("Sheets", "Sources: {publishers}")
            names = publishers(desk, combined(found))
            blocks.append(Block("note", sources.format(publishers=names), is_kept=True))
    sheet = sheet_of(desk, title, "", blocks, combined(everything))
    # Each names its own publishers: once more for all would fill half a page.
    return replace(sheet, sources_note="")


def sheet_of(
    desk: Desk, title: str, subtitle: str, blocks: list[Block], provenance: Provenance
) -> Sheet:
    """Return a sheet with the emergency line, the date and the publishers of its sources.

    Titles and dates of the sources stay in the app: with them a card takes two pages.
    """
    return Sheet(
        title=title,
        subtitle=subtitle,
        blocks=tuple(blocks),
        emergency_line=emergency_line(desk),
        checked_note=checked_note(desk, provenance),
        sources_note=publishers(desk, provenance),
    )


def combined(found: Iterable[Provenance]) -> Provenance:
    """Return the sources of several statements, and the day of the oldest check."""
    known = tuple(found)
    return Provenance(
        sources=tuple(dict.fromkeys(source for one in known for source in one.sources)),
        checked_on=min(one.checked_on for one in known),
        review_by=min(one.review_by for one in known),
    )


def checked_note(desk: Desk, provenance: Provenance) -> str:
    """Return when it was checked, and that it is past its review date where it is."""
    day = formatting.day(provenance.checked_on)
    checked = translate("Sheets", "Checked on {day}.").format(day=day)
    if not desk.channels.is_due(provenance):
        return checked
    due = translate(
        "Sheets", "This should have been looked at again by {day}: check before you rely on it."
    )
    return f"{checked} {due.format(day=formatting.day(provenance.review_by))}"


def publishers(desk: Desk, provenance: Provenance) -> str:
    """Return who published the sources, each once; those without a name once, at the end."""
    found = (desk.content.source(source).publisher for source in provenance.sources)
    named: dict[str, str] = {}
    unnamed = ""
    for name in found:
        if "publisher not named" in name.casefold():
            unnamed = translate("Sheets", "sources without a named publisher")
        else:
            named.setdefault(name.partition(" (")[0], name)
    return "; ".join(part for part in (*named.values(), unnamed) if part)


def sources_in_companion() -> str:
    """Return where the sources stand, on a sheet that has no room to list them."""
    return translate("Sheets", "Sources: in Companion, at each card.")


def emergency_line(desk: Desk) -> str:
    """Return the emergency number of the place, or nothing where none can be read."""
    return desk.channels.emergency_line_or_none()


def _card_blocks(desk: Desk, card: SituationCard) -> list[Block]:
    blocks = [Block("heading", translate("Sheets", "Do now"))]
    blocks += [Block("step", step) for step in card.first_steps]
    parts = (
        (translate("Sheets", "Words that help"), card.words_that_help),
        (translate("Sheets", "Words that hurt"), card.words_that_harm),
        (translate("Sheets", "Please do not"), card.do_not),
    )
    for title, lines in parts:
        blocks += _part(title, lines)
    doors = door_blocks(desk, doors_on_paper(desk, card.call_purposes))
    if doors:
        blocks += [Block("heading", translate("Sheets", "Who to ask")), *doors]
    return blocks + _part(translate("Sheets", "Good to know"), card.notes)


def _part(title: str, lines: tuple[str, ...]) -> list[Block]:
    points = [Block("point", line) for line in lines]
    return [Block("heading", title), *points] if points else []


def door_blocks(desk: Desk, lines: Iterable[str]) -> list[Block]:
    """Return doors as points; where no country is known, first a line for the number."""
    if is_place_known(desk):
        return [Block("point", line) for line in lines]
    words = translate(
        "Sheets", "No country is chosen in Companion. Write your emergency number here:"
    )
    said = no_place_words(desk)
    points = [Block("point", line) for line in lines if line != said]
    return [Block("words", words, is_kept=True), Block("line", "", is_kept=True), *points]


def doors_on_paper(
    desk: Desk, purposes: tuple[str, ...], most: int = DOORS_ON_PAPER
) -> tuple[str, ...]:
    """Return the doors as lines; what is said of missing ones takes the room of the last."""
    notes = door_notes(desk, purposes)
    try:
        doors = desk.channels.doors_for(purposes)[: most - len(notes)]
    except CompanionError:
        return ()
    return (*notes, *(door_on_paper(door, _contact(door)) for door in doors))


def _contact(door: Channel) -> str:
    """Return how to reach a door; nothing where its name says the number."""
    if not door.phone:
        return door.address
    return door.number() if number_beside(door) else ""


def _starter_blocks(desk: Desk, starter: Starter) -> list[Block]:
    kinds = list(ReactionKind)
    reactions = sorted(starter.reactions, key=lambda one: kinds.index(one.kind))
    avoid = translate("Sheets", "What to avoid: {words}").format(words=starter.avoid)
    return [
        Block("heading", in_quotes(starter.words)),
        Block("note", fits_words(desk, starter), is_kept=True),
        Block("words", starter.why, is_kept=True),
        *(Block("point", _reaction_line(one), is_kept=True) for one in reactions),
        Block("note", avoid, is_kept=True),
    ]


def _reaction_line(reaction: Reaction) -> str:
    """Return how a child may answer and what to say; "Cries: Cries hard" would double it."""
    answer, child = reaction_words(reaction.kind), _ended(reaction.child)
    if child.split()[0].strip(".,:;…") != answer.split()[0]:
        child = translate("Sheets", "{answer}: {child}").format(answer=answer, child=child)
    line = translate("Sheets", "{child} You could say: {words}")
    return line.format(child=child, words=in_quotes(reaction.say))


def _ended(words: str) -> str:
    """Return words with a full stop, unless they end with a mark of their own."""
    return words if words.rstrip("”\"'’)")[-1:] in (".", "?", "!", "…") else f"{words}."


def recovery_sheet(code: str) -> Sheet:
    """Return the recovery sheet: neutral words, so that a finder learns little."""
    return Sheet(
        title=translate("Sheets", "Recovery sheet"),
        subtitle="",
        blocks=(
            Block("quote", code),
            Block(
                "words",
                translate("Sheets", "This code opens a locked notebook and sets a new passphrase."),
            ),
            Block(
                "point",
                translate("Sheets", "Keep it away from the computer it belongs to."),
            ),
            Block("point", translate("Sheets", "A newer sheet makes this one useless.")),
        ),
        emergency_line="",
        checked_note="",
        sources_note="",
    )
