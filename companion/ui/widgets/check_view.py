# SPDX-License-Identifier: Apache-2.0
"""The page before the next step: check your answers, and the last question."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.checklist import Reply
from companion.ui.kit.desk import Desk
from companion.ui.kit.open_review import OpenReview
from companion.ui.widgets.answers_view import AnswersView
from companion.ui.widgets.card import Card
from companion.ui.widgets.choice_row import Choice, ChoiceRow


class CheckView(QWidget):
    """The answers of the open review, and "are you still worried?"."""

    change_wanted = Signal(str)

    def __init__(self, desk: Desk, review: OpenReview) -> None:
        super().__init__()
        self._review = review
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(desk.look.px(10))
        answers = AnswersView(desk, review.answers, can_change=True)
        answers.change_wanted.connect(self.change_wanted)
        column.addWidget(answers)
        box = Card(desk.look)
        self.worried = ChoiceRow(
            desk.look,
            self.tr("Are you still worried?"),
            (
                Choice(Reply.YES, self.tr("Yes"), self.tr("Y")),
                Choice(Reply.NO, self.tr("No"), self.tr("N")),
            ),
        )
        self.worried.add_below_question(
            self.tr("A feeling you can't name counts too. You can leave this open.")
        )
        if review.is_still_worried is not None:
            self.worried.show_value(Reply.YES if review.is_still_worried else Reply.NO)
        self.worried.changed.connect(self._on_worried_changed)
        box.column.addWidget(self.worried)
        column.addWidget(box)
        column.addStretch(1)

    def _on_worried_changed(self) -> None:
        self._review.is_still_worried = self.worried.value == Reply.YES
