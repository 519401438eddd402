# SPDX-License-Identifier: Apache-2.0
"""What the next step leads on to in the guide: first steps, and words for this child's age."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.channel import Purpose
from companion.domain.guide import Starter
from companion.ui.kit.desk import Desk
from companion.ui.kit.open_review import Outcome
from companion.ui.widgets.buttons import CompactTile
from companion.ui.widgets.card import Card
from companion.ui.widgets.columns import Columns
from companion.ui.widgets.guide_words import age_words
from companion.ui.widgets.labels import Heading, Words
from companion.ui.widgets.next_step_cards import CALM_CARD, CardTiles, cards_for, cards_of

STARTER_EM = 22
STARTERS_SHOWN = 2
WORRY_CARD = "something-feels-off"
MISSING = "missing"
"""The card for a child who is not there: nobody can begin a talk then."""
GROUPS_OF_TOPICS = {
    "gifts-and-money": {"contacts-and-gifts", "money-and-travel"},
    "gaming": {"contacts-and-gifts"},
}
"""Words about a topic fit only where something was ticked in one of these groups."""


class NextStepReading(QWidget):
    """The cards that fit, those of the ticked signs first."""

    go = Signal(str)

    def __init__(self, desk: Desk, outcome: Outcome) -> None:
        super().__init__()
        step = outcome.step
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        box = Card(desk.look)
        box.column.addWidget(Heading(self.tr("What to read next")))
        tiles = CardTiles(desk, cards_for(step.because, step.action, step.rule))
        tiles.go.connect(self.go)
        box.column.addWidget(tiles)
        column.addWidget(box)


class NextStepWords(QWidget):
    """A few words to begin a talk, and the way to the others; empty where no talk can begin."""

    go = Signal(str)

    def __init__(self, desk: Desk, outcome: Outcome) -> None:
        super().__init__()
        self._desk = desk
        self._band = outcome.child.age_band
        self._signs = outcome.step.because
        self._is_urgent = Purpose.EMERGENCY in outcome.step.action.call_purposes
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        situation = next((one for one in _situations(outcome) if self._starters(one)), "")
        if situation:
            column.addWidget(self._build_starters(situation))
        else:
            self.hide()

    def _starters(self, situation: str) -> list[Starter]:
        """Return the words for a situation that fit the age; with no age given, all of them."""
        return [
            one
            for one in self._desk.content.starters()
            if situation in one.situations and (self._band is None or self._band in one.ages)
        ]

    def _neutral(self, situation: str) -> list[Starter]:
        """Return the words that put nothing into the child's mouth that was not ticked.

        Where a call comes first there are none: only the way to them.
        """
        if self._is_urgent:
            return []
        known = {situation, CALM_CARD, WORRY_CARD, *cards_of(self._signs)}
        groups = {sign.group for sign in self._signs}
        return [
            one
            for one in self._starters(situation)
            if known.issuperset(one.situations)
            and (one.topic not in GROUPS_OF_TOPICS or groups & GROUPS_OF_TOPICS[one.topic])
        ]

    def _build_starters(self, situation: str) -> QWidget:
        box = Card(self._desk.look)
        box.column.addWidget(Heading(self._title()))
        tiles = Columns(STARTER_EM * self._desk.look.em, spacing=self._desk.look.px(8))
        for starter in self._neutral(situation)[:STARTERS_SHOWN]:
            tile = CompactTile(self._desk.look, starter.words)
            tile.setAccessibleDescription(self.tr("Opens it, with what to say to each answer."))
            tile.clicked.connect(partial(self._on_clicked, f"starter:{starter.id}"))
            tiles.add(tile)
        more = CompactTile(self._desk.look, self.tr("More words to begin with"), "")
        more.clicked.connect(partial(self._on_clicked, f"situation:{situation}"))
        tiles.add(more)
        box.column.addWidget(tiles)
        if self._band is not None:
            hint = self.tr("On the page Talk, choose the age {age} to see only these.")
            box.column.addWidget(Words(hint.format(age=age_words(self._band)), "muted"))
        return box

    def _title(self) -> str:
        if self._band is None:
            return self.tr("Words to begin a talk")
        return self.tr("Words to begin a talk, age {age}").format(age=age_words(self._band))

    def _on_clicked(self, target: str, _checked: bool = False) -> None:
        self.go.emit(target)


def _situations(outcome: Outcome) -> list[str]:
    """Return what a talk may be about: what was ticked; where nothing was, what the rule names."""
    of_signs = cards_of(outcome.step.because)
    if Purpose.EMERGENCY in outcome.step.action.call_purposes and MISSING in of_signs:
        return []
    return of_signs or list(outcome.step.action.cards)
