# SPDX-License-Identifier: Apache-2.0
"""What is going well: a page of its own at the end of a review. The rules never look at it."""

from collections.abc import Sequence
from functools import partial

from companion.domain.checklist import Reply, Strength, StrengthAnswer
from companion.ui.kit.desk import Desk
from companion.ui.kit.open_review import OpenReview
from companion.ui.kit.override import override
from companion.ui.widgets.answer_walk import WalkView, key_hint, reply_choices
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.card import Card
from companion.ui.widgets.choice_row import ChoiceRow
from companion.ui.widgets.labels import Words


class StrengthsView(WalkView):
    """Each strength with three answers. All may be left open."""

    def __init__(self, desk: Desk, review: OpenReview) -> None:
        super().__init__(desk.look)
        self._review = review
        self._clears: dict[str, ActionButton] = {}
        self.column.addWidget(
            Words(
                self.tr(
                    "Think of what already works between you and your child. You can build on it."
                )
            )
        )
        self.column.addWidget(
            Words(
                self.tr("It takes nothing away from the signs. It never changes the next step."),
                "muted",
            )
        )
        self.strengths = {
            strength.id: self._build_question(desk, strength)
            for strength in desk.content.strengths()
        }
        self.column.insertWidget(3, Words(key_hint(), "small"))
        self.column.addStretch(1)

    @override
    def rows(self) -> Sequence[ChoiceRow]:
        return tuple(self.strengths.values())

    def focus_first(self) -> None:
        """Put the focus on the first strength that has no answer, or on the first."""
        rows = self.rows()
        next((row for row in rows if row.value is None), rows[0]).focus_answer()

    def _build_question(self, desk: Desk, strength: Strength) -> ChoiceRow:
        row = ChoiceRow(
            desk.look,
            strength.text,
            reply_choices(self.tr("Yes"), self.tr("Not sure"), self.tr("No")),
            is_one_of_many=True,
        )
        stored = self._review.strengths.get(strength.id)
        if stored is not None:
            row.show_value(stored.reply)
        clear = ActionButton(
            desk.look,
            self.tr("Clear this answer"),
            "x",
            "quiet",
            partial(self._on_clear_clicked, strength.id, row),
        )
        self._clears[strength.id] = clear
        clear.setVisible(stored is not None)
        row.add_beside_answers(clear)
        row.changed.connect(clear.show)
        row.changed.connect(partial(self._on_changed, strength.id, row))
        row.walked.connect(self.walk)
        box = Card(desk.look)
        box.column.addWidget(row)
        self.column.addWidget(box)
        return row

    def _on_clear_clicked(self, strength_id: str, row: ChoiceRow) -> None:
        row.show_value(None)
        row.focus_answer()
        self._clears[strength_id].hide()
        self._review.drop_strength(strength_id)

    def _on_changed(self, strength_id: str, row: ChoiceRow) -> None:
        if row.value is not None:
            self._review.keep_strength(StrengthAnswer(strength_id, Reply(row.value)))
