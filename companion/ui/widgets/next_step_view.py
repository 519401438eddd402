# SPDX-License-Identifier: Apache-2.0
"""The next step: what to do, whom to call, and why. The headline is the page's heading."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.channel import Purpose
from companion.domain.checklist import Sign
from companion.ui.kit import formatting
from companion.ui.kit.desk import Desk
from companion.ui.kit.open_review import OpenReview, Outcome
from companion.ui.widgets.answer_words import reasons_words
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.card import Card
from companion.ui.widgets.columns import Columns, WrapRow
from companion.ui.widgets.comparison_view import ComparisonView
from companion.ui.widgets.door_list import DoorList
from companion.ui.widgets.labels import Heading, Words
from companion.ui.widgets.lists import SentenceList
from companion.ui.widgets.next_step_reading import NextStepReading
from companion.ui.widgets.next_step_sheet import what_it_is_not
from companion.ui.widgets.paper_choice import PaperChoice
from companion.ui.widgets.source_line import SourceLine
from companion.ui.widgets.step_up_box import StepUpBox
from companion.ui.widgets.try_change import TryChange

COLUMN_EM = 22
ABOUT_THE_RULES = "page:understand#about-the-next-step"
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

    def __init__(self, desk: Desk, outcome: Outcome, review: OpenReview | None) -> None:
        super().__init__()
        self._desk = desk
        self._outcome = outcome
        self._step = outcome.step
        self.try_change: TryChange | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(desk.look.px(10))
        self._column.addWidget(Words(self._step.action.lead, "lead"))
        self._build_stepped_up()
        self._column.addWidget(self._build_main())
        if self._step.action.is_for_harm_or_danger:
            self._build_reading()
        self._build_reasons()
        if review is not None:
            self._build_changes(review)
        if not self._step.action.is_for_harm_or_danger:
            self._build_reading()
        self._build_lead_on()
        self._build_over_time()
        self._column.addWidget(self._build_limits())
        self._column.addWidget(self._build_buttons())
        paper = PaperChoice(desk, outcome.child.label)
        paper.wanted.connect(self.paper_wanted)
        self._column.addWidget(paper)
        self._column.addWidget(SourceLine(desk, self._step.action.provenance))
        self._column.addStretch(1)

    def _build_stepped_up(self) -> None:
        """Say that a higher step was chosen, and what the answers themselves lead to."""
        if self._step.stepped_up_to is None:
            return
        words = self.tr("You chose to do more. Your answers alone lead to: “{step}”.")
        self._column.addWidget(Words(words.format(step=self._step.rule.headline)))
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
        door_list = DoorList(self._desk, rule.call_purposes)
        door_list.go.connect(self.go)
        doors.column.addWidget(door_list)
        doors.column.addStretch(1)
        columns = Columns(COLUMN_EM * self._desk.look.em, spacing=self._desk.look.px(12))
        is_urgent = Purpose.EMERGENCY in rule.call_purposes
        for box in (doors, steps) if is_urgent else (steps, doors):
            columns.add(box)
        return columns

    def _build_reasons(self) -> None:
        if self._step.because:
            self._add_signs(self.tr("Because you ticked"), self._step.because)
        elif self._outcome.review.is_still_worried:
            self._column.addWidget(Words(self.tr("Because you said that you are still worried.")))

    def _build_reading(self) -> None:
        """Show what to read and say: above the reasons where it is urgent."""
        reading = NextStepReading(self._desk, self._outcome)
        reading.go.connect(self.go)
        self._column.addWidget(reading)

    def _build_lead_on(self) -> None:
        """Show the lower rules, what to find out by talking, and what to build on."""
        lower = [self._step.rule] if self._step.stepped_up_to else []
        headlines = [rule.headline for rule in (*lower, *self._step.also)]
        if headlines:
            self._add_list(self.tr("Also, when that is done"), headlines)
        if self._step.find_out:
            self._add_signs(
                self.tr("Things you could gently find out by talking"),
                self._step.find_out,
                self.tr("You were not sure about these. Never find out by searching their phone."),
            )
        if self._outcome.build_on:
            box = Card(self._desk.look)
            box.column.addWidget(Heading(self.tr("What you can build on")))
            for strength in self._outcome.build_on:
                box.column.addWidget(Words(strength.text, "h3"))
                box.column.addWidget(Words(strength.build_on))
            self._column.addWidget(box)

    def _build_over_time(self) -> None:
        if self._outcome.comparison is not None:
            self._column.addWidget(ComparisonView(self._desk, self._outcome.comparison))
        if self._step.action.look_again_days:
            again = day_of(self._outcome) + timedelta(days=self._step.action.look_again_days)
            sentence = self.tr("Go through the list again around {day}, or sooner if it changes.")
            self._column.addWidget(Words(sentence.format(day=formatting.day(again))))

    def _build_changes(self, review: OpenReview) -> None:
        """Add what can still be changed, each folded away. An earlier time is only read."""
        self.try_change = TryChange(self._desk, review, self._outcome)
        self.try_change.list_wanted.connect(self.change_wanted)
        self._column.addWidget(self.try_change)
        if self._outcome.higher:
            step_up = StepUpBox(self._desk, self._outcome.higher)
            step_up.wanted.connect(self.step_up_wanted)
            self._column.addWidget(step_up)

    def _build_limits(self) -> QWidget:
        box = Card(self._desk.look, "info")
        box.column.addWidget(SentenceList(self._desk.look, what_it_is_not()))
        about = ActionButton(
            self._desk.look,
            self.tr("How the next step is found"),
            "info",
            "quiet",
            partial(self.go.emit, ABOUT_THE_RULES),
        )
        box.column.addWidget(about, 0, Qt.AlignmentFlag.AlignLeading)
        return box

    def _build_buttons(self) -> QWidget:
        row = WrapRow(self._desk.look.px(8))
        buttons: list[tuple[str, str, Callable[[], None]]] = [
            (self.tr("Write it down"), "notebook-pen", partial(self.go.emit, "page:journal#new")),
            (self.tr("Talk about it"), "messages-square", partial(self.go.emit, "page:talk")),
            (self.tr("Find who to tell"), "life-buoy", partial(self.go.emit, "page:get-help")),
        ]
        if self._outcome.may_watch:
            watch = partial(self.go.emit, WATCH)
            buttons.append((self.tr("Watch, and look again"), "calendar-days", watch))
        buttons.append((self.tr("Print this"), "printer", self.print_wanted.emit))
        buttons.append((self.tr("Done for now"), "check", self.done_wanted.emit))
        for words, icon, on_click in buttons:
            row.add(ActionButton(self._desk.look, words, icon, on_click=on_click))
        return row

    def _add_signs(self, title: str, signs: Iterable[Sign], text: str = "") -> None:
        box = Card(self._desk.look)
        box.column.addWidget(Heading(title))
        if text:
            box.column.addWidget(Words(text, "muted"))
        for sign in signs:
            box.column.addWidget(Words(sign.text, "h3"))
            box.column.addWidget(Words(reasons_words(sign), "muted"))
        self._column.addWidget(box)

    def _add_list(self, title: str, sentences: list[str]) -> None:
        box = Card(self._desk.look)
        box.column.addWidget(Heading(title))
        box.column.addWidget(SentenceList(self._desk.look, sentences))
        self._column.addWidget(box)


def day_of(outcome: Outcome) -> date:
    """Return the day of the review, on the calendar of this computer."""
    return outcome.review.day
