# SPDX-License-Identifier: Apache-2.0
"""The ways in which a child may answer: choose one, and what to say then stands below it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.guide import Reaction, ReactionKind
from companion.ui.kit.access import announce
from companion.ui.kit.desk import Desk
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.card import Card
from companion.ui.widgets.choice_row import Choice, ChoiceRow
from companion.ui.widgets.guide_words import reaction_words
from companion.ui.widgets.labels import Words
from companion.ui.widgets.lists import SentenceList
from companion.ui.widgets.scroll_page import clear_layout, show_all
from companion.ui.widgets.tab_order import put_after

CHILD_TELLS_YOU = "card:child-tells-you"


class ReactionsView(QWidget):
    """One row of choices, one answer at a time. Telling always leads on to its card."""

    go = Signal(str)
    shown = Signal()
    """An answer was unfolded."""

    def __init__(self, desk: Desk, reactions: tuple[Reaction, ...]) -> None:
        super().__init__()
        self._desk = desk
        self._reactions = reactions
        found = {one.kind for one in reactions} | {ReactionKind.TELLS}
        self.row = ChoiceRow(
            desk.look,
            self.tr("How your child may answer: choose one"),
            tuple(Choice(kind, reaction_words(kind)) for kind in ReactionKind if kind in found),
        )
        self.row.changed.connect(self._on_changed)
        self._answer = QVBoxLayout()
        self._answer.setContentsMargins(0, 0, 0, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(desk.look.px(4))
        column.addWidget(self.row)
        column.addLayout(self._answer)

    def choose(self, kind: ReactionKind) -> None:
        """Show what to say to one kind of answer."""
        self.row.show_value(kind)
        self._on_changed()

    def _on_changed(self) -> None:
        clear_layout(self._answer)
        kind = ReactionKind(self.row.value or ReactionKind.TELLS)
        answer = Card(self._desk.look, "info")
        for reaction in self._reactions:
            if reaction.kind is kind:
                answer.column.addWidget(Words(reaction.child, "muted"))
                says = SentenceList(self._desk.look, (reaction.say,), "message-circle:primary")
                answer.column.addWidget(says)
                announce(self, f"{reaction.child} {reaction.say}")
        if kind is ReactionKind.TELLS:
            answer.column.addWidget(self._build_lead(), 0, Qt.AlignmentFlag.AlignLeading)
        self._answer.addWidget(answer)
        put_after(self.row.buttons[-1], *show_all(self._answer))
        self.shown.emit()

    def _build_lead(self) -> ActionButton:
        card = self._desk.guide.card(CHILD_TELLS_YOU.partition(":")[2])
        words = card.title if card is not None else self.tr("When your child tells you")
        lead = ActionButton(
            self._desk.look, words, "arrow-right", "quiet", lambda: self.go.emit(CHILD_TELLS_YOU)
        )
        lead.setAccessibleDescription(self.tr("What to say first, and what to do next."))
        return lead
