# SPDX-License-Identifier: Apache-2.0
"""One group of signs on one page."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.checklist import Answer, Reply, Sign, SignGroup
from companion.domain.urgency import Urgency
from companion.ui.kit.desk import Desk
from companion.ui.kit.open_review import OpenReview
from companion.ui.widgets.labels import Words
from companion.ui.widgets.sign_question import SignQuestion


class SignGroupView(QWidget):
    """The signs of a group, in the order of the content. All may be left open."""

    go = Signal(str)
    grown = Signal(object)
    """A SignQuestion that asks more now."""

    def __init__(
        self, desk: Desk, review: OpenReview, group: SignGroup, signs: tuple[Sign, ...]
    ) -> None:
        super().__init__()
        self._review = review
        self._last = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(desk.look.px(10))
        column.addWidget(Words(group.intro))
        column.addWidget(
            Words(
                self.tr("Keys on a sign: Y yes, S not sure, N no. Tab goes to the next sign."),
                "small",
            )
        )
        self.questions = {
            sign.id: SignQuestion(desk, sign, review.answers.get(sign.id)) for sign in signs
        }
        for question in self.questions.values():
            question.answered.connect(self._on_answered)
            question.cleared.connect(self._on_cleared)
            question.go.connect(self.go)
            column.addWidget(question)
        column.addStretch(1)
        self._show_help()

    def question(self, sign_id: str = "") -> SignQuestion:
        """Return the question of a sign; else the one answered last, else the first."""
        first = next(iter(self.questions.values()))
        return self.questions.get(sign_id or self._last, first)

    def keep_words(self) -> None:
        """Keep notes that are still being typed."""
        for question in self.questions.values():
            question.keep_words()

    def _on_answered(self, answer: Answer) -> None:
        self._last = answer.sign_id
        self._review.keep(answer)
        self._show_help()
        if answer.reply is Reply.YES:
            self.grown.emit(self.questions[answer.sign_id])

    def _on_cleared(self, sign_id: str) -> None:
        self._last = sign_id
        self._review.drop(sign_id)
        self._show_help()

    def _show_help(self) -> None:
        """Say once that help is there, and once more where it is needed sooner still."""
        said = Urgency.TALK_TODAY
        for question in self.questions.values():
            urgency = self._review.urgency(question.sign) or Urgency.EYE
            question.show_help(is_wanted=urgency > said, is_now=urgency is Urgency.NOW)
            said = max(said, urgency)
