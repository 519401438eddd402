# SPDX-License-Identifier: Apache-2.0
"""Doing more than the rules ask for: up, never down."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.next_step import Rule
from companion.ui.kit.desk import Desk
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.fold import Fold
from companion.ui.widgets.labels import Words


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
        for rule in reversed(higher):
            choose = ActionButton(
                look, rule.headline, "arrow-right", on_click=partial(self.wanted.emit, rule.id)
            )
            choose.setAccessibleDescription(self.tr("Shows this as your next step, and keeps it."))
            inner.addWidget(choose, 0, Qt.AlignmentFlag.AlignLeading)
        self.fold = Fold(look, self.tr("I want to do more than this"), body)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.fold)
