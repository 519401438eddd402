# SPDX-License-Identifier: Apache-2.0
"""The next step on paper, for the person alone. It says what it is not."""

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import QCoreApplication

from companion.domain.checklist import Review, Sign
from companion.domain.next_step import NextStep
from companion.ui.kit import formatting
from companion.ui.kit.desk import Desk
from companion.ui.kit.paper import Block, Sheet
from companion.ui.widgets.answer_words import reasons_words
from companion.ui.widgets.next_step_doors import doors_as_lines
from companion.ui.widgets.next_step_reasons import (
    is_only_worry,
    lower_steps,
    reason_lines,
    worry_words,
)
from companion.ui.widgets.sheets import door_blocks, sheet_of

translate = QCoreApplication.translate


def next_step_sheet(desk: Desk, step: NextStep, review: Review) -> Sheet:
    """Return the sheet. No child is named on it: paper is read by others."""
    rule = step.action
    blocks = [Block("words", rule.lead), *step_blocks(desk, step, review)]
    if step.find_out:
        title = translate("NextStepSheet", "Things you could gently find out by talking")
        blocks.append(Block("heading", title))
    blocks += _signs(step.find_out)
    blocks += [Block("note", text) for text in what_it_is_not()]
    looked = translate("NextStepSheet", "From a list of signs, {day}").format(
        day=formatting.day(review.day)
    )
    return sheet_of(desk, rule.headline, looked, blocks, rule.provenance)


def step_blocks(desk: Desk, step: NextStep, review: Review) -> list[Block]:
    """Return what to do, whom to call and why, then each lower step with its reasons."""
    rule = step.action
    blocks = [
        Block("heading", translate("NextStepSheet", "What to do")),
        *(Block("step", action) for action in rule.actions),
        Block("heading", translate("NextStepSheet", "Who to call")),
        *door_blocks(desk, doors_as_lines(desk, rule.call_purposes)),
    ]
    if step.stepped_up_to is not None:
        words = translate("NextStepSheet", "You chose to do more. Your answers lead to: “{step}”.")
        blocks.append(Block("words", words.format(step=step.rule.headline)))
    if step.because:
        title = translate("NextStepSheet", "Because you ticked")
        if step.stepped_up_to is not None:
            title = translate("NextStepSheet", "Your answers alone, because you ticked")
        blocks.append(Block("heading", title))
        blocks += _signs(step.because, partial(reason_lines, step, review))
    elif review.is_still_worried:
        blocks.append(Block("words", worry_words()))
    return [*blocks, *_lower_blocks(step, review)]


def what_it_is_not() -> tuple[str, ...]:
    """Return the sentences that belong to every next step, on paper too."""
    return (
        not_a_verdict(),
        translate("NextStepSheet", "If you ticked nothing, something can still be wrong."),
        translate(
            "NextStepSheet", "There is always a person you can call. An adviser can help you think."
        ),
        translate(
            "NextStepSheet",
            "The next step follows fixed rules. The numbers in the rules are our own judgement. "
            "Nobody has reviewed them yet.",
        ),
    )


def not_a_verdict() -> str:
    """Return what no list of signs is."""
    return translate(
        "NextStepSheet",
        "This is not evidence, and not a verdict about anyone. A sign is a reason to be "
        "curious, not proof.",
    )


def _lower_blocks(step: NextStep, review: Review) -> list[Block]:
    blocks: list[Block] = []
    for fitting, signs in lower_steps(step):
        is_grave = fitting.rule.is_for_harm_or_danger
        if is_grave:
            words = translate("NextStepSheet", "And today, as well: {step}")
        elif step.action.is_for_harm_or_danger:
            words = translate("NextStepSheet", "Later, on top of this: {step}")
        else:
            words = translate("NextStepSheet", "Also, when that is done: {step}")
        blocks.append(Block("heading", words.format(step=fitting.rule.headline)))
        if is_grave:
            blocks += [Block("step", action) for action in fitting.rule.actions]
        blocks += _signs(signs, partial(reason_lines, step, review))
        if is_only_worry(fitting):
            blocks.append(Block("words", worry_words()))
    return blocks


def _signs(
    signs: Iterable[Sign], lines_of: Callable[[Sign], Iterable[str]] | None = None
) -> list[Block]:
    """Return signs, each with its ordinary reasons and why it counts as it does."""
    blocks = []
    for sign in signs:
        blocks.append(Block("point", sign.text))
        lines = (reasons_words(sign), *(lines_of(sign) if lines_of is not None else ()))
        blocks += [Block("note", line, is_kept=True) for line in lines]
    return blocks
