# SPDX-License-Identifier: Apache-2.0
"""The next step: what to do, whom to call, and why. The headline is the page's heading."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.channel import Purpose
from companion.domain.checklist import Sign
from companion.domain.over_time import Comparison
from companion.ui.kit import formatting
from companion.ui.kit.desk import Desk
from companion.ui.kit.open_review import Outcome
from companion.ui.widgets.buttons import ActionButton, TileButton
from companion.ui.widgets.card import Card
from companion.ui.widgets.columns import Columns, WrapRow
from companion.ui.widgets.door_list import DoorList
from companion.ui.widgets.labels import Heading, Words
from companion.ui.widgets.lists import SentenceList
from companion.ui.widgets.next_step_sheet import what_it_is_not
from companion.ui.widgets.source_line import SourceLine

COLUMN_EM = 22
CARD_EM = 15
CARDS_SHOWN = 6

CALM_CARD = "everyday"
"""Named by the rules alone: beside a step that asks for help its title would deny the worry."""


class NextStepView(QWidget):
    """An action, never a verdict: no level, no total, no colour."""

    go = Signal(str)
    print_wanted = Signal()
    change_wanted = Signal()
    done_wanted = Signal()

    def __init__(self, desk: Desk, outcome: Outcome, *, can_change: bool) -> None:
        super().__init__()
        self._desk = desk
        self._step = outcome.step
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(desk.look.px(10))
        self._column.addWidget(Words(self._step.rule.lead, "lead"))
        self._column.addWidget(self._build_main())
        self._build_reasons(outcome)
        if outcome.comparison is not None:
            self._build_comparison(outcome.comparison)
        self._build_look_again(day_of(outcome))
        self._column.addWidget(self._build_limits())
        self._column.addWidget(self._build_buttons(can_change=can_change))
        self._column.addWidget(SourceLine(desk, self._step.rule.provenance))
        self._column.addStretch(1)

    def _build_main(self) -> QWidget:
        """Return what to do and whom to call; calling comes first where it is urgent."""
        rule = self._step.rule
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

    def _build_reasons(self, outcome: Outcome) -> None:
        step = self._step
        if step.because:
            self._add_signs(self.tr("Because you ticked"), step.because)
        elif outcome.review.is_still_worried:
            self._column.addWidget(Words(self.tr("Because you said that you are still worried.")))
        self._column.addWidget(self._build_cards())
        if step.also:
            box = Card(self._desk.look)
            box.column.addWidget(Heading(self.tr("Also, when that is done")))
            headlines = [rule.headline for rule in step.also]
            box.column.addWidget(SentenceList(self._desk.look, headlines))
            self._column.addWidget(box)
        if step.find_out:
            self._add_signs(
                self.tr("Things you could gently find out by talking"),
                step.find_out,
                self.tr("You were not sure about these. Never find out by searching their phone."),
            )

    def _build_cards(self) -> QWidget:
        rule, known = self._step.rule, self._desk.content.cards()
        of_signs = (card for sign in self._step.because for card in sign.cards)
        wanted = [*rule.cards, *(card for card in of_signs if card != CALM_CARD)]
        box = Card(self._desk.look)
        box.column.addWidget(Heading(self.tr("What to read next")))
        tiles = Columns(CARD_EM * self._desk.look.em, most=3, spacing=self._desk.look.px(8))
        for card_id in list(dict.fromkeys(wanted))[:CARDS_SHOWN]:
            tile = TileButton(self._desk.look, known[card_id].title, "")
            tile.clicked.connect(partial(self._on_card_clicked, card_id))
            tiles.add(tile)
        box.column.addWidget(tiles)
        return box

    def _build_comparison(self, comparison: Comparison) -> None:
        signs = self._desk.content.signs()
        when = formatting.day(comparison.before)
        parts = (
            (self.tr("New since last time ({day})").format(day=when), comparison.new),
            (self.tr("No longer, since last time ({day})").format(day=when), comparison.no_longer),
        )
        for title, found in parts:
            if found:
                self._add_signs(title, [signs[one.sign_id] for one in found])

    def _build_look_again(self, looked_on: date) -> None:
        if self._step.rule.look_again_days:
            again = looked_on + timedelta(days=self._step.rule.look_again_days)
            sentence = self.tr("Go through the list again around {day}, or sooner if it changes.")
            self._column.addWidget(Words(sentence.format(day=formatting.day(again))))

    def _build_limits(self) -> QWidget:
        box = Card(self._desk.look, "info")
        box.column.addWidget(SentenceList(self._desk.look, what_it_is_not()))
        return box

    def _build_buttons(self, *, can_change: bool) -> QWidget:
        row = WrapRow(self._desk.look.px(8))
        buttons: list[tuple[str, str, Callable[[], None]]] = [
            (self.tr("Write it down"), "notebook-pen", partial(self.go.emit, "page:journal#new")),
            (self.tr("Talk about it"), "messages-square", partial(self.go.emit, "page:talk")),
            (self.tr("Print this"), "printer", self.print_wanted.emit),
        ]
        if can_change:
            buttons.append((self.tr("Change an answer"), "pencil", self.change_wanted.emit))
        buttons.append((self.tr("Done for now"), "check", self.done_wanted.emit))
        for words, icon, on_click in buttons:
            row.add(ActionButton(self._desk.look, words, icon, on_click=on_click))
        return row

    def _add_signs(self, title: str, signs: Iterable[Sign], text: str = "") -> None:
        box = Card(self._desk.look)
        box.column.addWidget(Heading(title))
        if text:
            box.column.addWidget(Words(text, "muted"))
        box.column.addWidget(SentenceList(self._desk.look, [sign.text for sign in signs]))
        self._column.addWidget(box)

    def _on_card_clicked(self, card_id: str, _checked: bool = False) -> None:
        self.go.emit(f"card:{card_id}")


def day_of(outcome: Outcome) -> date:
    """Return the day of the review, on the calendar of this computer."""
    return formatting.local(outcome.review.finished_at or outcome.review.started_at).date()
