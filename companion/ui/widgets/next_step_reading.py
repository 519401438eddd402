# SPDX-License-Identifier: Apache-2.0
"""What the next step leads on to in the guide: first steps, and words for this child's age."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.guide import Starter
from companion.ui.kit.desk import Desk
from companion.ui.kit.open_review import Outcome
from companion.ui.widgets.buttons import CompactTile, TileButton
from companion.ui.widgets.card import Card
from companion.ui.widgets.columns import Columns
from companion.ui.widgets.guide_words import age_words
from companion.ui.widgets.labels import Heading, Words

CARD_EM = 15
STARTER_EM = 22
CARDS_SHOWN = 6
STARTERS_SHOWN = 2

CALM_CARD = "everyday"
"""Named by the rules alone: beside a step that asks for help its title would deny the worry."""


class NextStepReading(QWidget):
    """Cards first; then, where words fit the situation, a few of them and the way to the others."""

    go = Signal(str)

    def __init__(self, desk: Desk, outcome: Outcome) -> None:
        super().__init__()
        self._desk = desk
        self._band = outcome.child.age_band
        cards = self._cards(outcome)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(desk.look.px(10))
        column.addWidget(self._build_cards(cards))
        situation = next((card for card in cards if self._starters(card)), "")
        if situation:
            column.addWidget(self._build_starters(situation))

    def _cards(self, outcome: Outcome) -> list[str]:
        step = outcome.step
        of_signs = (card for sign in step.because for card in sign.cards if card != CALM_CARD)
        named = step.action.cards
        return list(dict.fromkeys([*named, *step.rule.cards, *of_signs]))[:CARDS_SHOWN]

    def _starters(self, situation: str) -> list[Starter]:
        """Return the words for a situation that fit the age; with no age given, all of them."""
        return [
            one
            for one in self._desk.content.starters()
            if situation in one.situations and (self._band is None or self._band in one.ages)
        ]

    def _build_cards(self, cards: list[str]) -> QWidget:
        known = self._desk.content.cards()
        box = Card(self._desk.look)
        box.column.addWidget(Heading(self.tr("What to read next")))
        tiles = Columns(CARD_EM * self._desk.look.em, most=3, spacing=self._desk.look.px(8))
        for card_id in cards:
            tile = TileButton(self._desk.look, known[card_id].title, "")
            tile.clicked.connect(partial(self._on_clicked, f"card:{card_id}"))
            tiles.add(tile)
        box.column.addWidget(tiles)
        return box

    def _build_starters(self, situation: str) -> QWidget:
        box = Card(self._desk.look)
        box.column.addWidget(Heading(self._title()))
        tiles = Columns(STARTER_EM * self._desk.look.em, spacing=self._desk.look.px(8))
        for starter in self._starters(situation)[:STARTERS_SHOWN]:
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
