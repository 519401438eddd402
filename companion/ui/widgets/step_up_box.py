# SPDX-License-Identifier: Apache-2.0
"""Doing more than the rules ask for: up, never down."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.next_step import Rule
from companion.ui.kit.desk import Desk
from companion.ui.widgets.buttons import CompactTile
from companion.ui.widgets.columns import Columns
from companion.ui.widgets.fold import Fold
from companion.ui.widgets.labels import Words

COLUMN_EM = 15


class StepUpBox(QWidget):
    """Folded away: the steps that ask for more, the nearest first."""

    wanted = Signal(str)
    """The id of a rule."""

    def __init__(self, desk: Desk, higher: tuple[Rule, ...]) -> None:
        super().__init__()
        look = desk.look
        body = QWidget()
        inner = QVBoxLayout(body)
        inner.setContentsMargins(look.px(24), 0, 0, 0)
        inner.setSpacing(look.px(8))
        words = self.tr(
            "You know your child best. Choose a step that does more, and it is kept with these "
            "answers. You can go back to the first step at any time."
        )
        inner.addWidget(Words(words))
        tiles = Columns(COLUMN_EM * look.em, spacing=look.px(8))
        for rule in reversed(higher):
            tile = CompactTile(look, rule.headline)
            tile.setAccessibleDescription(self.tr("Shows this as your next step, and keeps it."))
            tile.clicked.connect(partial(self._on_clicked, rule.id))
            tiles.add(tile)
        inner.addWidget(tiles)
        self.fold = Fold(look, self.tr("I want to do more than this"), body)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.fold)

    def _on_clicked(self, rule_id: str, _checked: bool = False) -> None:
        self.wanted.emit(rule_id)
