# SPDX-License-Identifier: Apache-2.0
"""The checklist on paper: empty, to fill in by hand, and the answers of one review."""

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import QCoreApplication

from companion.domain.checklist import Reply, Sign, SignGroup, StepUp, by_group
from companion.domain.guide import Provenance
from companion.domain.urgency import Urgency
from companion.ui.kit import formatting
from companion.ui.kit.desk import Desk
from companion.ui.kit.open_review import Outcome
from companion.ui.kit.paper import Block, Sheet
from companion.ui.widgets.answer_words import details, mistake_words, reasons_words, telling_words
from companion.ui.widgets.next_step_doors import doors_as_lines
from companion.ui.widgets.next_step_sheet import not_a_verdict, step_blocks, what_it_is_not
from companion.ui.widgets.sheets import combined, door_blocks, sheet_of

BOX = "[\u00a0\u00a0\u00a0]"
"""A box to tick. The font of paper has no sign for one."""
NOTE_LINES = 3
CALL_PURPOSES = ("report-grooming", "police-non-emergency", "adult-advice", "child-helpline")

translate = QCoreApplication.translate


def blank_checklist_sheet(desk: Desk) -> Sheet:
    """Return every sign and strength with boxes to tick. No child is named on it."""
    blocks = [Block("note", text) for text in _how_to_fill()]
    for group, signs in by_group(desk.content.sign_groups(), desk.content.signs().values()):
        blocks += _group_blocks(group, signs)
    blocks += _strength_blocks(desk)
    blocks.append(Block("heading", translate("ChecklistSheet", "What to do now")))
    blocks += [Block("point", text, is_kept=True) for text in _what_now()]
    blocks.append(Block("heading", translate("ChecklistSheet", "Who to call")))
    blocks += door_blocks(desk, doors_as_lines(desk, CALL_PURPOSES))
    # The rules of the next step have no part in an empty list.
    blocks += [Block("note", text) for text in what_it_is_not()[1:3]]
    title = translate("ChecklistSheet", "Signs you may notice")
    subtitle = translate("ChecklistSheet", "A list to fill in by hand. Day: ______________")
    sheet = sheet_of(desk, title, subtitle, blocks, combined(_provenances(desk)))
    # Their publishers would fill half a page.
    return replace(sheet, sources_note=_sources())


def review_sheet(desk: Desk, outcome: Outcome, label: str) -> Sheet:
    """Return the answers of a review; `label` names the child, or is empty."""
    step = outcome.step
    blocks = [Block("words", not_a_verdict())]
    if label:
        about = translate("ChecklistSheet", "About: {child}").format(child=label)
        blocks.insert(0, Block("words", about))
    parts = (
        (translate("ChecklistSheet", "What I ticked"), _said(desk, outcome, Reply.YES)),
        (
            translate("ChecklistSheet", "What I was not sure about"),
            _said(desk, outcome, Reply.NOT_SURE),
        ),
        (
            translate("ChecklistSheet", "Earlier ticks that I took back"),
            _said(desk, outcome, Reply.NO, is_correction=True),
        ),
    )
    for title, found in parts:
        if found:
            blocks.append(Block("heading", title))
        blocks += found
    if outcome.build_on:
        blocks.append(Block("heading", translate("ChecklistSheet", "What is going well")))
    blocks += [Block("point", strength.text) for strength in outcome.build_on]
    if outcome.review.is_still_worried:
        worried = translate("ChecklistSheet", "I said that I am still worried.")
        blocks.append(Block("words", worried))
    blocks.append(Block("page", translate("ChecklistSheet", "The next step that I was shown")))
    blocks.append(Block("words", step.action.headline, is_kept=True))
    blocks += step_blocks(desk, step, outcome.review)
    blocks += [Block("note", text) for text in what_it_is_not()[1:]]
    looked = translate("ChecklistSheet", "From a list of signs, {day}").format(
        day=formatting.day(outcome.review.day)
    )
    title = translate("ChecklistSheet", "What I noticed")
    return sheet_of(desk, title, looked, blocks, step.action.provenance)


def _sources() -> str:
    return translate(
        "Sheets", "In Companion, each of these names its sources and when it was checked."
    )


def _how_to_fill() -> tuple[str, ...]:
    return (
        not_a_verdict(),
        translate(
            "ChecklistSheet",
            "This list is for you. It is not a set of questions for your child. Go by what you "
            "already know. Do not search their phone for answers.",
        ),
        translate(
            "ChecklistSheet",
            "Answer as much as you like. Keep this paper where your child and other people do "
            "not find it.",
        ),
    )


def _what_now() -> tuple[str, ...]:
    return (
        translate(
            "ChecklistSheet",
            "Did you tick something that says “today” or “now”? Phone someone on the list below. "
            "You need no proof.",
        ),
        translate(
            "ChecklistSheet",
            "To see a next step for your answers, tick the same in Companion, under Notice.",
        ),
        translate(
            "ChecklistSheet",
            "Are you worried, with or without a tick? Ring someone. A feeling is reason enough.",
        ),
    )


def _group_blocks(group: SignGroup, signs: Iterable[Sign]) -> list[Block]:
    blocks = [Block("heading", group.title), Block("words", group.intro, is_kept=True)]
    for sign in signs:
        blocks.append(Block("point", sign.text))
        notes = (reasons_words(sign), telling_words(sign), sign.also)
        blocks += [Block("note", note, is_kept=True) for note in notes if note]
        since = translate("ChecklistSheet", "Since when: ______________")
        not_sure = translate("ChecklistSheet", "Not sure")
        blocks.append(Block("words", f"{_boxes(not_sure)}   {since}", is_kept=True))
        blocks += [Block("words", line, is_kept=True) for line in _urgent_lines(sign)]
        for step in sign.step_ups:
            blocks += _step_up_blocks(step)
    return [*blocks, *_note_blocks()]


def _urgent_lines(sign: Sign) -> list[str]:
    return [words] if (words := urgent_words(sign.urgency)) else []


def urgent_words(urgency: Urgency) -> str:
    """Return what a tick asks for at once; nothing where it may wait for a calm talk."""
    if urgency is Urgency.NOW:
        return translate("ChecklistSheet", "If yes: phone now.")
    if urgency is Urgency.REPORT:
        return translate("ChecklistSheet", "If yes: tell someone on the list at the end today.")
    return ""


def step_up_words(step: StepUp) -> str:
    """Return what the answer to a further question asks for at once. Not knowing counts too."""
    if step.to is Urgency.NOW:
        return translate("ChecklistSheet", "Yes, or I don't know: phone now.")
    if step.to is Urgency.REPORT:
        return translate("ChecklistSheet", "Yes, or I don't know: tell someone today.")
    return ""


def _step_up_blocks(step: StepUp) -> list[Block]:
    if not step.ask:
        return []
    lines = (f"{step.ask} {_boxes(_dont_know())}", step_up_words(step))
    return [Block("words", line, is_kept=True) for line in lines if line]


def _strength_blocks(desk: Desk) -> list[Block]:
    blocks = [
        Block("page", translate("ChecklistSheet", "What is going well")),
        Block(
            "words",
            translate(
                "ChecklistSheet",
                "You can build on this. It takes nothing away from the signs.",
            ),
            is_kept=True,
        ),
    ]
    for strength in desk.content.strengths():
        blocks.append(Block("point", strength.text))
        boxes = _boxes(translate("ChecklistSheet", "Not sure"))
        blocks.append(Block("words", boxes, is_kept=True))
    return [*blocks, *_note_blocks()]


def _note_blocks() -> list[Block]:
    title = translate("ChecklistSheet", "Your notes: what you saw, and when")
    return [Block("words", title), *(Block("line", "", is_kept=True) for _ in range(NOTE_LINES))]


def _boxes(unsure: str) -> str:
    yes, no = translate("ChecklistSheet", "Yes"), translate("ChecklistSheet", "No")
    return "   ".join(f"{BOX}\u00a0{word}" for word in (yes, unsure, no))


def _dont_know() -> str:
    return translate("ChecklistSheet", "I don't know")


def _said(
    desk: Desk, outcome: Outcome, reply: Reply, *, is_correction: bool = False
) -> list[Block]:
    """Return the signs with one answer, each with its details and its ordinary reasons."""
    answers = {
        one.sign_id: one
        for one in outcome.review.answers
        if one.reply is reply and one.is_correction is is_correction
    }
    blocks = []
    for sign in desk.content.signs().values():
        if sign.id in answers:
            blocks.append(Block("point", sign.text))
            day = outcome.mistaken_since.get(sign.id)
            mistake = () if day is None else (mistake_words(day),)
            lines = (*mistake, *details(sign, answers[sign.id]), reasons_words(sign))
            blocks += [Block("note", line, is_kept=True) for line in lines]
    return blocks


def _provenances(desk: Desk) -> list[Provenance]:
    content = desk.content
    return [
        *(sign.provenance for sign in content.signs().values()),
        *(strength.provenance for strength in content.strengths()),
    ]
