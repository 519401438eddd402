# SPDX-License-Identifier: Apache-2.0
"""An earlier review, to read. Nothing of it can be changed."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.checklist import Reply, Review
from companion.ui.kit.desk import Desk
from companion.ui.widgets.answers_view import AnswersView
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.card import Card
from companion.ui.widgets.columns import WrapRow
from companion.ui.widgets.labels import Heading, Words
from companion.ui.widgets.lists import SentenceList
from companion.ui.widgets.paper_choice import PaperChoice


class EarlierView(QWidget):
    """What was answered then, and the way to the next step for it."""

    step_wanted = Signal()
    paper_wanted = Signal(bool)
    """The answers on paper; True with the child's label."""
    back_wanted = Signal()

    def __init__(
        self, desk: Desk, review: Review, label: str, mistaken_since: Mapping[str, date]
    ) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(desk.look.px(10))
        answers = {answer.sign_id: answer for answer in review.answers}
        column.addWidget(AnswersView(desk, answers, mistaken_since, can_change=False))
        yes = {one.strength_id for one in review.strengths if one.reply is Reply.YES}
        strengths = [one.text for one in desk.content.strengths() if one.id in yes]
        if strengths:
            box = Card(desk.look)
            box.column.addWidget(Heading(self.tr("What was going well")))
            box.column.addWidget(SentenceList(desk.look, strengths))
            column.addWidget(box)
        if review.is_still_worried:
            column.addWidget(Words(self.tr("You said that you were still worried.")))
        row = WrapRow(desk.look.px(8))
        self.step = ActionButton(
            desk.look,
            self.tr("Show the next step for these answers"),
            "arrow-right",
            "primary",
            self.step_wanted.emit,
        )
        self.back = ActionButton(
            desk.look, self.tr("Back"), "arrow-left", on_click=self.back_wanted.emit
        )
        row.add(self.step)
        row.add(self.back)
        column.addWidget(row)
        paper = PaperChoice(desk, label)
        paper.wanted.connect(self.paper_wanted)
        column.addWidget(paper)
        column.addStretch(1)
