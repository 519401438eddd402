# SPDX-License-Identifier: Apache-2.0
"""The first-hour cards that go with a next step: those of the ticked signs first."""

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.channel import Purpose
from companion.domain.checklist import Sign
from companion.domain.next_step import Rule
from companion.ui.kit.desk import Desk
from companion.ui.widgets.buttons import TileButton
from companion.ui.widgets.columns import Columns

CARD_EM = 15
CARDS_SHOWN = 6
CALM_CARD = "everyday"
"""Named by the rules alone: beside a step that asks for help its title would deny the worry."""


class CardTiles(QWidget):
    """Cards beside each other; each opens with a click."""

    go = Signal(str)

    def __init__(self, desk: Desk, cards: Iterable[str]) -> None:
        super().__init__()
        known = desk.content.cards()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        tiles = Columns(CARD_EM * desk.look.em, most=3, spacing=desk.look.px(8))
        for card_id in cards:
            tile = TileButton(desk.look, known[card_id].title, "")
            tile.clicked.connect(partial(self._on_clicked, f"card:{card_id}"))
            tiles.add(tile)
        column.addWidget(tiles)

    def _on_clicked(self, target: str, _checked: bool = False) -> None:
        self.go.emit(target)


def cards_of(signs: Iterable[Sign]) -> list[str]:
    """Return the cards that ticked signs name, each once, less the one for calm days."""
    named = (card for sign in signs for card in sign.cards if card != CALM_CARD)
    return list(dict.fromkeys(named))


def cards_for(signs: Iterable[Sign], *rules: Rule) -> list[str]:
    """Return the cards of the signs, then of the rules; first what saves a life in danger."""
    named = [card for rule in rules for card in rule.cards]
    of_signs = cards_of(signs)
    is_urgent = bool(rules) and Purpose.EMERGENCY in rules[0].call_purposes
    wanted = [*named[:1], *of_signs, *named] if is_urgent else [*of_signs, *named]
    return list(dict.fromkeys(wanted))[:CARDS_SHOWN]
