# SPDX-License-Identifier: Apache-2.0
"""One group of signs on one page."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal

from companion.domain.checklist import Answer, Reply, Sign, SignGroup
from companion.domain.urgency import Urgency
from companion.ui.kit.desk import Desk
from companion.ui.kit.open_review import OpenReview
from companion.ui.kit.override import override
from companion.ui.widgets.answer_walk import WalkView, key_hint
from companion.ui.widgets.answer_words import happened_words, noted_words, usual_words
from companion.ui.widgets.choice_row import ChoiceRow
from companion.ui.widgets.labels import Words
from companion.ui.widgets.sign_question import Known, SignQuestion


class SignGroupView(WalkView):
    """The signs of a group, in the order of the content. All may be left open."""

    go = Signal(str)
    grown = Signal(object)
    """A SignQuestion that asks more now."""

    def __init__(
        self, desk: Desk, review: OpenReview, group: SignGroup, signs: tuple[Sign, ...]
    ) -> None:
        super().__init__(desk.look)
        self._review = review
        self._last = ""
        self.column.addWidget(Words(group.intro))
        self.questions = {
            sign.id: SignQuestion(desk, sign, review.answers.get(sign.id), known_of(review, sign))
            for sign in signs
        }
        for question in self.questions.values():
            question.answered.connect(self._on_answered)
            question.cleared.connect(self._on_cleared)
            question.walked.connect(self.walk)
            question.go.connect(self.go)
            self.column.addWidget(question)
        # Below the first question: with large words it would push every sign out of view.
        self.column.insertWidget(2, Words(key_hint(), "small"))
        self.column.addStretch(1)
        self._show_help()

    @override
    def rows(self) -> Sequence[ChoiceRow]:
        return [row for question in self.questions.values() for row in question.rows()]

    def question(self, sign_id: str = "") -> SignQuestion:
        """Return the question of a sign; else the one answered last, else the first."""
        first = next(iter(self.questions.values()))
        return self.questions.get(sign_id or self._last, first)

    @override
    def keep_words(self) -> None:
        for question in self.questions.values():
            question.keep_words()

    def _on_answered(self, answer: Answer) -> None:
        self._last = answer.sign_id
        self._review.keep(answer)
        self._show_help()
        question = self.questions[answer.sign_id]
        if answer.reply is Reply.YES or question.asks_for_mistake:
            self.grown.emit(question)

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


def known_of(review: OpenReview, sign: Sign, *, has_note: bool = True) -> Known:
    """Return what is known of a sign for this child."""
    lines = [noted_words(one) for one in review.history.noted_of(sign.id)]
    usual = review.history.usual.get(sign.id)
    if usual is not None:
        lines.append(usual_words(usual, review.child))
    event = review.history.happened.get(sign.id)
    if event is not None:
        lines.append(happened_words(event))
    can_be_usual = partial(review.can_be_usual, sign)
    return Known(can_be_usual, tuple(lines), has_note, has_happened=event is not None)
