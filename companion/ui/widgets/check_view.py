# SPDX-License-Identifier: Apache-2.0
"""The page before the next step: check your answers, and the last question."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.checklist import Reply
from companion.ui.kit.desk import Desk
from companion.ui.kit.open_review import OpenReview
from companion.ui.widgets.answers_view import AnswersView
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.card import Card
from companion.ui.widgets.choice_row import Choice, ChoiceRow
from companion.ui.widgets.labels import Heading, Words
from companion.ui.widgets.lists import SentenceList


class CheckView(QWidget):
    """The answers of the open review, and "are you still worried?"."""

    change_wanted = Signal(str)
    """The id of a sign."""
    strengths_wanted = Signal()

    def __init__(self, desk: Desk, review: OpenReview) -> None:
        super().__init__()
        self._review = review
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(desk.look.px(10))
        answers = AnswersView(desk, review.answers, can_change=True)
        answers.change_wanted.connect(self.change_wanted)
        column.addWidget(answers)
        column.addWidget(self._build_strengths(desk))
        box = Card(desk.look)
        self.worried = ChoiceRow(
            desk.look,
            self.tr("Are you still worried?"),
            (
                Choice(Reply.YES, self.tr("Yes"), self.tr("Y") + "1"),
                Choice(Reply.NO, self.tr("No"), self.tr("N") + "3"),
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

    def _build_strengths(self, desk: Desk) -> QWidget:
        """Return what is going well: below the signs, in a box of its own."""
        box = Card(desk.look)
        box.column.addWidget(Heading(self.tr("What is going well")))
        yes = [
            one.text
            for one in desk.content.strengths()
            if one.id in self._review.strengths
            and self._review.strengths[one.id].reply is Reply.YES
        ]
        if yes:
            box.column.addWidget(SentenceList(desk.look, yes))
        else:
            nothing = self.tr("You can add what already works, to build on it. It is up to you.")
            box.column.addWidget(Words(nothing, "muted"))
        words = self.tr("Change what is going well") if yes else self.tr("Add what is going well")
        link = ActionButton(desk.look, words, "pencil", "quiet", self.strengths_wanted.emit)
        box.column.addWidget(link, 0, Qt.AlignmentFlag.AlignLeading)
        return box

    def _on_worried_changed(self) -> None:
        self._review.is_still_worried = self.worried.value == Reply.YES
