# SPDX-License-Identifier: Apache-2.0
"""The page before the next step: check your answers, and the last question."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.checklist import Reply, Sign
from companion.domain.next_step import still_counting
from companion.ui.kit.desk import Desk
from companion.ui.kit.open_review import OpenReview
from companion.ui.widgets.answer_words import happened_words
from companion.ui.widgets.answers_view import AnswersView
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.card import Card
from companion.ui.widgets.labels import Heading, Words
from companion.ui.widgets.lists import SentenceList
from companion.ui.widgets.worry_row import WorryRow


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
        self._add_happened(desk, column)
        column.addWidget(self._build_strengths(desk))
        box = Card(desk.look)
        self.worried = WorryRow(desk.look, is_worried=review.is_still_worried)
        self.worried.changed.connect(self._on_worried_changed)
        box.column.addWidget(self.worried)
        column.addWidget(box)
        column.addStretch(1)

    def _add_happened(self, desk: Desk, column: QVBoxLayout) -> None:
        """Name what happened by an earlier time: it counts on where it is not ticked again."""
        answers = self._review.answers
        counting = still_counting(self._review.history.happened.values(), answers.values())
        events = [
            one
            for one in counting
            if one.sign.id not in answers or answers[one.sign.id].reply is not Reply.YES
        ]
        if not events:
            return
        box = Card(desk.look)
        box.column.addWidget(Heading(self.tr("This happened, and still counts")))
        for one in events:
            box.column.addWidget(Words(one.sign.text, "h3"))
            box.column.addWidget(Words(happened_words(one), "muted"))
            box.column.addWidget(self._build_link(desk, one.sign), 0, Qt.AlignmentFlag.AlignLeading)
        words = self.tr("Was an earlier tick a mistake? Press “Change”, answer no, and say so.")
        box.column.addWidget(Words(words, "muted"))
        column.addWidget(box)

    def _build_link(self, desk: Desk, sign: Sign) -> QWidget:
        on_click = partial(self.change_wanted.emit, sign.id)
        link = ActionButton(desk.look, self.tr("Change"), "pencil", "quiet", on_click)
        link.setAccessibleName(self.tr("Change: {sign}").format(sign=sign.text))
        return link

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
        value = self.worried.value
        self._review.keep_worry(None if value is None else value == Reply.YES)
