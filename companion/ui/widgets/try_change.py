# SPDX-License-Identifier: Apache-2.0
"""Changing one answer in place, and seeing what that would do before it is kept."""

from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.checklist import Answer, Reply, Sign
from companion.domain.next_step import Effect
from companion.ui.kit.access import announce, set_role
from companion.ui.kit.desk import Desk
from companion.ui.kit.open_review import OpenReview, Outcome
from companion.ui.widgets.buttons import ActionButton, CompactTile
from companion.ui.widgets.card import Card
from companion.ui.widgets.columns import WrapRow
from companion.ui.widgets.fold import Fold
from companion.ui.widgets.labels import Heading, Words
from companion.ui.widgets.scroll_page import clear_layout, show_all
from companion.ui.widgets.scroll_to import bring_into_view
from companion.ui.widgets.sign_group_view import known_of
from companion.ui.widgets.sign_question import SignQuestion
from companion.ui.widgets.tab_order import put_after
from companion.ui.widgets.worry_row import WorryRow, worry_question


class TryChange(QWidget):
    """Folded away: the answers that count; one at a time opens as the question it was."""

    kept = Signal(object)
    """The Answer to keep; True or False for the reply to the last question."""
    list_wanted = Signal()
    """The whole list of answers, to change any of them."""

    def __init__(self, desk: Desk, review: OpenReview, outcome: Outcome) -> None:
        super().__init__()
        self._desk = desk
        self._review = review
        self._outcome = outcome
        self._answer: Answer | bool | None = None
        self.question: SignQuestion | None = None
        self.worried: WorryRow | None = None
        body = QWidget()
        self._column = QVBoxLayout(body)
        self._column.setContentsMargins(desk.look.px(24), 0, 0, 0)
        self._column.setSpacing(desk.look.px(8))
        self._list = QVBoxLayout()
        self._list.setSpacing(desk.look.px(6))
        self._column.addLayout(self._list)
        self.fold = Fold(desk.look, self.tr("Change an answer and see what changes"), body)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.fold)
        self._show_list()

    def show_effect(self, answer: Answer | bool, effect: Effect) -> None:
        """Say what the answer would change, unless another has been tried since."""
        if answer is not self._answer:
            return
        before, after = effect.before.action, effect.after.action
        if before.id == after.id:
            words = self.tr("With this change, the next step stays: “{step}”.")
        else:
            words = self.tr("With this change: “{step}”.")
        self._effect.setText(words.format(step=after.headline))
        self._keep.setEnabled(True)
        announce(self, self._effect.text())
        QTimer.singleShot(0, self._keep, lambda: bring_into_view(self._keep))

    def _show_list(self, sign_id: str = "") -> None:
        """Show the ticked and the "not sure" signs as choices."""
        self.question = self.worried = self._answer = None
        clear_layout(self._list)
        signs = self._desk.content.signs()
        chosen = [
            signs[answer.sign_id]
            for answer in self._outcome.review.answers
            if answer.reply is not Reply.NO and answer.sign_id in signs
        ]
        if chosen:
            words = self.tr("Choose the sign. Nothing changes until you keep it.")
        else:
            words = self.tr("You ticked nothing. To tick something now, open the whole list.")
        self._list.addWidget(Words(words))
        tiles = {sign.id: self._build_tile(sign) for sign in chosen}
        for tile in tiles.values():
            self._list.addWidget(tile)
        worry = CompactTile(self._desk.look, worry_question())
        worry.setAccessibleDescription(self.tr("Opens this question, to try another answer."))
        worry.clicked.connect(self._on_worry_clicked)
        self._list.addWidget(worry)
        every = ActionButton(
            self._desk.look,
            self.tr("Open the whole list"),
            "list-checks",
            "quiet",
            self.list_wanted.emit,
        )
        self._list.addWidget(every, 0, Qt.AlignmentFlag.AlignLeading)
        self._put_in_order()
        if sign_id in tiles:
            tiles[sign_id].setFocus()

    def _build_tile(self, sign: Sign) -> QWidget:
        tile = CompactTile(self._desk.look, sign.text)
        tile.setAccessibleDescription(self.tr("Opens this question, to try another answer."))
        tile.clicked.connect(partial(self._on_sign_clicked, sign))
        return tile

    def _on_sign_clicked(self, sign: Sign, _checked: bool = False) -> None:
        clear_layout(self._list)
        known = known_of(self._review, sign, has_note=False)
        question = SignQuestion(self._desk, sign, self._review.answers.get(sign.id), known)
        question.clear.hide()
        question.answered.connect(self._on_answered)
        question.walked.connect(self._on_walked)
        self._list.addWidget(question)
        self._list.addWidget(self._build_effect(sign.id))
        self.question = question
        self._put_in_order()
        question.reply.focus_answer()
        # The question has its place once it has been laid out.
        QTimer.singleShot(0, question, lambda: bring_into_view(question))

    def _on_worry_clicked(self, _checked: bool = False) -> None:
        clear_layout(self._list)
        row = WorryRow(self._desk.look, is_worried=self._outcome.review.is_still_worried)
        row.changed.connect(lambda: self._try(row.value == Reply.YES))
        box = Card(self._desk.look)
        box.column.addWidget(row)
        self._list.addWidget(box)
        self._list.addWidget(self._build_effect(""))
        self.worried = row
        self._put_in_order()
        row.focus_answer()
        QTimer.singleShot(0, box, lambda: bring_into_view(box))

    def _build_effect(self, sign_id: str) -> QWidget:
        box = Card(self._desk.look, "info")
        self._effect = Heading(self.tr("Choose another answer to see what changes."), 3)
        set_role(self._effect, QAccessible.Role.Notification)
        self._keep = ActionButton(
            self._desk.look, self.tr("Keep this change"), "check", on_click=self._on_keep_clicked
        )
        self._keep.setEnabled(False)
        leave = ActionButton(
            self._desk.look,
            self.tr("Leave it as it was"),
            "",
            "quiet",
            partial(self._show_list, sign_id),
        )
        row = WrapRow(self._desk.look.px(8))
        row.add(self._keep)
        row.add(leave)
        box.column.addWidget(self._effect)
        box.column.addWidget(row)
        return box

    def _on_answered(self, answer: Answer) -> None:
        if self.question is not None:
            self.question.clear.hide()
        self._try(answer)

    def _try(self, answer: Answer | bool) -> None:
        """Ask what this would change. The page may have gone on before the reply comes."""
        self._answer = answer
        self._keep.setEnabled(False)
        self._review.try_out(
            self, self._outcome.review, answer, lambda effect: self.show_effect(answer, effect)
        )

    def _on_walked(self, row: QWidget, by: int) -> None:
        rows = list(self.question.rows()) if self.question is not None else []
        at = [id(one) for one in rows].index(id(row)) + (by or 1)
        if 0 <= at < len(rows):
            rows[at].focus_answer()
        elif by >= 0 and self._keep.isEnabled():
            self._keep.setFocus()

    def _on_keep_clicked(self) -> None:
        if self._answer is not None:
            self.kept.emit(self._answer)

    def _put_in_order(self) -> None:
        put_after(self.fold.button, *show_all(self._list))
