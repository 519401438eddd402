# SPDX-License-Identifier: Apache-2.0
"""The next step on paper, for the person alone. It says what it is not."""

from datetime import date

from PySide6.QtCore import QCoreApplication

from companion.domain.next_step import NextStep
from companion.ui.kit import formatting
from companion.ui.kit.desk import Desk
from companion.ui.kit.paper import Block, Sheet
from companion.ui.widgets.door_list import (
    door_notes,
    door_on_paper,
    first_doors,
    number_beside,
)
from companion.ui.widgets.sheets import sheet_of


def next_step_sheet(desk: Desk, step: NextStep, looked_on: date) -> Sheet:
    """Return the sheet. No child is named on it: paper is read by others."""
    rule = step.action
    blocks = [
        Block("words", rule.lead),
        Block("heading", QCoreApplication.translate("NextStepSheet", "What to do")),
        *(Block("step", action) for action in rule.actions),
        Block("heading", QCoreApplication.translate("NextStepSheet", "Who to call")),
        *(Block("point", door) for door in _doors(desk, rule.call_purposes)),
    ]
    parts = (
        (QCoreApplication.translate("NextStepSheet", "Because you ticked"), step.because),
        (
            QCoreApplication.translate(
                "NextStepSheet", "Things you could gently find out by talking"
            ),
            step.find_out,
        ),
    )
    for title, signs in parts:
        if signs:
            blocks.append(Block("heading", title))
        blocks += [Block("point", sign.text) for sign in signs]
    blocks += [Block("note", text) for text in what_it_is_not()]
    looked = QCoreApplication.translate("NextStepSheet", "From a list of signs, {day}").format(
        day=formatting.day(looked_on)
    )
    return sheet_of(desk, rule.headline, looked, blocks, rule.provenance)


def what_it_is_not() -> tuple[str, ...]:
    """Return the sentences that stand below every next step, on paper too."""
    return (
        not_a_verdict(),
        QCoreApplication.translate("NextStepSheet", "No ticks never means that nothing is wrong."),
        QCoreApplication.translate(
            "NextStepSheet", "There is always a person you can call. An adviser can help you think."
        ),
        QCoreApplication.translate(
            "NextStepSheet",
            "The next step follows fixed rules. The numbers in the rules are our own judgement. "
            "Nobody has reviewed them yet.",
        ),
    )


def not_a_verdict() -> str:
    """Return what no list of signs is."""
    return QCoreApplication.translate(
        "NextStepSheet",
        "This is not evidence, and not a verdict about anyone. A sign is a reason to be "
        "curious, not proof.",
    )


def _doors(desk: Desk, purposes: tuple[str, ...]) -> list[str]:
    doors = first_doors(desk, purposes)
    return [
        *door_notes(desk, purposes),
        *(door_on_paper(door, number_beside(door) or door.address) for door in doors),
    ]
