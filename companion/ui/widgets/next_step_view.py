# SPDX-License-Identifier: Apache-2.0
"""The next step: what to do, whom to call, and why. The headline is the page's heading."""

from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.channel import Purpose
from companion.ui.kit import formatting
from companion.ui.kit.desk import Desk
from companion.ui.kit.open_review import OpenReview, Outcome
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.card import Card
from companion.ui.widgets.columns import Columns, WrapRow
from companion.ui.widgets.comparison_view import ComparisonView
from companion.ui.widgets.labels import Heading, Words
from companion.ui.widgets.lists import SentenceList
from companion.ui.widgets.next_step_doors import NextStepDoors
from companion.ui.widgets.next_step_limits import NextStepLimits
from companion.ui.widgets.next_step_reading import NextStepReading, NextStepWords
from companion.ui.widgets.next_step_reasons import (
    LowerSteps,
    add_signs,
    reason_lines,
    worry_words,
)
from companion.ui.widgets.paper_choice import PaperChoice
from companion.ui.widgets.prepare_target import prepare_target
from companion.ui.widgets.step_up_box import StepUpBox
from companion.ui.widgets.try_change import TryChange

COLUMN_EM = 22
WATCH = "page:plans#watch"


class NextStepView(QWidget):
    """An action, never a verdict: no level, no total, no colour."""

    go = Signal(str)
    print_wanted = Signal()
    paper_wanted = Signal(bool)
    """The answers on paper; True with the child's label."""
    step_up_wanted = Signal(str)
    """The id of a rule; empty for the step that the answers lead to."""
    change_wanted = Signal()
    done_wanted = Signal()
    failed = Signal(object)
    """A CompanionError: a country was chosen, and could not be kept."""

    def __init__(self, desk: Desk, outcome: Outcome, review: OpenReview | None) -> None:
        """Without an open `review` it is an earlier time, which can only be read."""
        super().__init__()
        self._desk = desk
        self._outcome = outcome
        self._step = outcome.step
        self.try_change: TryChange | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(desk.look.px(10))
        self._column.addWidget(Words(self._step.action.lead, "lead"))
        self._build_stepped_up(can_change=review is not None)
        self._column.addWidget(self._build_main())
        if self._step.action.is_for_harm_or_danger:
            self._add_going(NextStepReading(desk, outcome))
        self._build_reasons()
        self._column.addWidget(self._build_ways())
        if not self._step.action.is_for_harm_or_danger:
            self._add_going(NextStepReading(desk, outcome))
        self._add_going(NextStepWords(desk, outcome))
        self._add_going(LowerSteps(desk, self._step, outcome.review))
        self._build_find_out()
        if review is not None:
            self._build_changes(review)
        self._build_over_time()
        self._build_strengths()
        self._build_paper()
        self._add_going(NextStepLimits(desk, self._step.action.provenance))
        self._column.addStretch(1)

    def _add_going(
        self, part: NextStepReading | NextStepWords | LowerSteps | NextStepLimits
    ) -> None:
        part.go.connect(self.go)
        self._column.addWidget(part)

    def _build_stepped_up(self, *, can_change: bool) -> None:
        """Say that a higher step was chosen, and what the answers themselves lead to."""
        if self._step.stepped_up_to is None:
            return
        words = self.tr("You chose to do more. Your answers alone lead to: “{step}”.")
        self._column.addWidget(Words(words.format(step=self._step.rule.headline)))
        if can_change:
            back = ActionButton(
                self._desk.look,
                self.tr("Go back to that step"),
                "undo-2",
                "quiet",
                partial(self.step_up_wanted.emit, ""),
            )
            self._column.addWidget(back, 0, Qt.AlignmentFlag.AlignLeading)

    def _build_main(self) -> QWidget:
        """Return what to do and whom to call; calling comes first where it is urgent."""
        rule = self._step.action
        steps = Card(self._desk.look)
        steps.column.addWidget(Heading(self.tr("What to do")))
        steps.column.addWidget(SentenceList(self._desk.look, rule.actions, "number"))
        steps.column.addStretch(1)
        doors = Card(self._desk.look)
        doors.column.addWidget(Heading(self.tr("Who to call")))
        door_list = NextStepDoors(self._desk, rule.call_purposes)
        door_list.go.connect(self.go)
        door_list.failed.connect(self.failed)
        doors.column.addWidget(door_list)
        doors.column.addStretch(1)
        columns = Columns(COLUMN_EM * self._desk.look.em, spacing=self._desk.look.px(12))
        is_urgent = Purpose.EMERGENCY in rule.call_purposes
        for box in (doors, steps) if is_urgent else (steps, doors):
            columns.add(box)
        return columns

    def _build_reasons(self) -> None:
        """Say why: the ticks, what was left open, or the worry."""
        if self._step.because:
            box = Card(self._desk.look)
            if self._step.stepped_up_to is None:
                title = self.tr("Because you ticked")
            else:
                title = self.tr("Your answers alone, because you ticked")
            box.column.addWidget(Heading(title))
            lines_of = partial(reason_lines, self._step, self._outcome.review)
            add_signs(box, self._step.because, lines_of)
            self._column.addWidget(box)
        elif self._outcome.review.is_still_worried:
            self._column.addWidget(Words(worry_words()))

    def _build_ways(self) -> QWidget:
        """Return the ways on, and when to look again."""
        box = Card(self._desk.look)
        box.column.addWidget(Heading(self.tr("Go on from here")))
        row = WrapRow(self._desk.look.px(8))
        buttons = [
            (self.tr("Write it down"), "notebook-pen", partial(self.go.emit, "page:journal#new")),
            (self.tr("Talk about it"), "messages-square", partial(self.go.emit, "page:talk")),
            (self.tr("Find who to tell"), "life-buoy", partial(self.go.emit, "page:get-help")),
        ]
        prepare = prepare_target(self._desk, self._step.action.call_purposes)
        if self._step.action.is_for_harm_or_danger and prepare:
            ready = partial(self.go.emit, prepare)
            buttons.append((self.tr("Prepare a report"), "list-checks", ready))
        if self._step.action.is_for_harm_or_danger:
            told = partial(self.go.emit, "page:reports#new")
            buttons.append((self.tr("Write down whom you told"), "send", told))
        if self._outcome.may_watch:
            watch = partial(self.go.emit, WATCH)
            buttons.append((self.tr("Watch, and look again"), "calendar-days", watch))
        buttons.append((self.tr("Done for now"), "check", partial(self.done_wanted.emit)))
        for words, icon, on_click in buttons:
            row.add(ActionButton(self._desk.look, words, icon, on_click=on_click))
        box.column.addWidget(row)
        if self._step.action.look_again_days:
            again = day_of(self._outcome) + timedelta(days=self._step.action.look_again_days)
            sentence = self.tr("Go through the list again around {day}, or sooner if it changes.")
            box.column.addWidget(Words(sentence.format(day=formatting.day(again))))
        return box

    def _build_find_out(self) -> None:
        """Show what to find out by talking."""
        if not self._step.find_out:
            return
        box = Card(self._desk.look)
        box.column.addWidget(Heading(self.tr("Things you could gently find out by talking")))
        words = self.tr("You were not sure about these. Never find out by searching their phone.")
        box.column.addWidget(Words(words, "muted"))
        add_signs(box, self._step.find_out)
        self._column.addWidget(box)

    def _build_over_time(self) -> None:
        if self._outcome.comparison is not None:
            self._column.addWidget(ComparisonView(self._desk, self._outcome.comparison))

    def _build_strengths(self) -> None:
        if not self._outcome.build_on:
            return
        box = Card(self._desk.look)
        box.column.addWidget(Heading(self.tr("What you can build on")))
        for strength in self._outcome.build_on:
            box.column.addWidget(Words(strength.text, "h3"))
            box.column.addWidget(Words(strength.build_on))
        self._column.addWidget(box)

    def _build_changes(self, review: OpenReview) -> None:
        """Add what can still be changed, each folded away. An earlier time is only read."""
        self.try_change = TryChange(self._desk, review, self._outcome)
        self.try_change.list_wanted.connect(self.change_wanted)
        self._column.addWidget(self.try_change)
        if self._outcome.higher:
            step_up = StepUpBox(self._desk, self._outcome.higher)
            step_up.wanted.connect(self.step_up_wanted)
            self._column.addWidget(step_up)

    def _build_paper(self) -> None:
        """Add the two papers: one to act on, without the answers; one with them."""
        step = ActionButton(
            self._desk.look,
            self.tr("Print this next step, without your notes"),
            "printer",
            "quiet",
            self.print_wanted.emit,
        )
        self._column.addWidget(step, 0, Qt.AlignmentFlag.AlignLeading)
        paper = PaperChoice(self._desk, self._outcome.child.label)
        paper.wanted.connect(self.paper_wanted)
        self._column.addWidget(paper)


def day_of(outcome: Outcome) -> date:
    """Return the day of the review, on the calendar of this computer."""
    return outcome.review.day
