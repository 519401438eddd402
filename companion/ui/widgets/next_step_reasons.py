# SPDX-License-Identifier: Apache-2.0
"""Why a next step is shown: the signs, their ordinary reasons, and what was left open."""

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.checklist import Answer, Reply, Review, Sign
from companion.domain.next_step import Fitting, NextStep
from companion.ui.kit.desk import Desk
from companion.ui.widgets.answer_words import happened_words, reasons_words, reported_words
from companion.ui.widgets.card import Card
from companion.ui.widgets.labels import Heading, Words
from companion.ui.widgets.lists import SentenceList
from companion.ui.widgets.next_step_cards import CardTiles, cards_for

translate = QCoreApplication.translate


class LowerSteps(QWidget):
    """The steps below the headline: each with what led to it, the grave ones with all to do."""

    go = Signal(str)

    def __init__(self, desk: Desk, step: NextStep, review: Review) -> None:
        super().__init__()
        self._desk = desk
        self._step = step
        self._review = review
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(desk.look.px(10))
        for fitting, signs in lower_steps(step):
            if fitting.rule.is_for_harm_or_danger:
                self._add_grave(fitting, signs)
        calm = [one for one in lower_steps(step) if not one[0].rule.is_for_harm_or_danger]
        if calm:
            self._column.addWidget(self._build_calm(step, calm))

    def _add_grave(self, fitting: Fitting, signs: tuple[Sign, ...]) -> None:
        """Show what is to be done as well: it can not wait until the first step is over."""
        box = Card(self._desk.look)
        box.column.addWidget(Heading(translate("LowerSteps", "And today, as well")))
        box.column.addWidget(Heading(fitting.rule.headline, 3))
        add_signs(box, signs, partial(reason_lines, self._step, self._review))
        box.column.addWidget(Heading(translate("LowerSteps", "What to do"), 3))
        box.column.addWidget(SentenceList(self._desk.look, fitting.rule.actions, "number"))
        tiles = CardTiles(self._desk, cards_for(signs, fitting.rule))
        tiles.go.connect(self.go)
        box.column.addWidget(tiles)
        self._column.addWidget(box)

    def _build_calm(self, step: NextStep, lower: list[tuple[Fitting, tuple[Sign, ...]]]) -> QWidget:
        box = Card(self._desk.look)
        if step.action.is_for_harm_or_danger:
            box.column.addWidget(Heading(translate("LowerSteps", "Later, on top of this")))
            words = translate(
                "LowerSteps",
                "First the step above. Nothing here takes its place. Tell the people you phone "
                "about these signs too.",
            )
            box.column.addWidget(Words(words, "muted"))
        else:
            box.column.addWidget(Heading(translate("LowerSteps", "Also, when that is done")))
        for fitting, signs in lower:
            box.column.addWidget(Heading(fitting.rule.headline, 3))
            lines_of = partial(reason_lines, self._step, self._review)
            add_signs(box, signs, lines_of, level="body")
            if is_only_worry(fitting):
                box.column.addWidget(Words(worry_words()))
        return box


def lower_steps(step: NextStep) -> list[tuple[Fitting, tuple[Sign, ...]]]:
    """Return each lower step with its signs; a sign stands once, at the highest step it led to."""
    seen = {sign.id for sign in step.because}
    found = []
    for fitting in step.also:
        found.append((fitting, tuple(sign for sign in fitting.because if sign.id not in seen)))
        seen |= {sign.id for sign in fitting.because}
    return found


def add_signs(
    box: Card,
    signs: Iterable[Sign],
    lines_of: Callable[[Sign], Iterable[str]] | None = None,
    level: str = "h3",
) -> None:
    """Put signs into a card: the words of each, its ordinary reasons, and why it counts."""
    for sign in signs:
        box.column.addWidget(Words(sign.text, level))
        box.column.addWidget(Words(reasons_words(sign), "muted"))
        for line in lines_of(sign) if lines_of is not None else ():
            box.column.addWidget(Words(line))


def reason_lines(step: NextStep, review: Review, sign: Sign) -> tuple[str, ...]:
    """Return why a sign counts as it does: an earlier time, a report since, an open question."""
    answer = next((one for one in review.answers if one.sign_id == sign.id), None)
    event = next((one for one in step.earlier if one.sign.id == sign.id), None)
    if event is None:
        return left_open(sign, answer)
    lines = (happened_words(event), *reported_words(event))
    if event.is_denied:
        return lines
    return (*lines, *left_open(sign, Answer(sign.id, Reply.YES, follow_ups=event.follow_ups)))


def left_open(sign: Sign, answer: Answer | None) -> tuple[str, ...]:
    """Return which questions have no answer: not knowing takes the careful way."""
    if answer is None or answer.reply is not Reply.YES:
        return ()
    said = (*answer.follow_ups, *(None for _ in sign.questions))
    words = {
        None: translate(
            "NextStepReasons",
            "You left a question open: “{question}” So the next step takes the careful way.",
        ),
        Reply.NOT_SURE: translate(
            "NextStepReasons",
            "You did not know: “{question}” So the next step takes the careful way.",
        ),
    }
    return tuple(
        words[reply].format(question=question)
        for question, reply in zip(sign.questions, said, strict=False)
        if reply in words
    )


def is_only_worry(fitting: Fitting) -> bool:
    """Return whether a step is there because of the last question alone."""
    return any(one.still_worried for one in fitting.rule.any_of) and not fitting.because


def worry_words() -> str:
    """Return the reason that no tick stands for."""
    return translate("NextStepReasons", "Because you said that you are still worried.")
