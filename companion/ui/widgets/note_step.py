# SPDX-License-Identifier: Apache-2.0
"""What a sign that was noted leads to, at once, where it should not wait for the whole list."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.next_step import NextStep
from companion.domain.urgency import Urgency
from companion.services.noticing_service import Noted
from companion.ui.kit.desk import Desk
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.card import Card
from companion.ui.widgets.columns import WrapRow
from companion.ui.widgets.help_line import HelpLine
from companion.ui.widgets.labels import Heading, Words
from companion.ui.widgets.lists import SentenceList

CARDS_SHOWN = 3
ADVISER_TODAY = "adviser-today"
"""The last of the steps that do not wait for the whole list."""
CALM_CARD = "everyday"
"""Beside a step that asks for help its title would deny the worry."""


class NoteStep(QWidget):
    """The help line, the next step, and the cards that go with it. An action, never a verdict."""

    go = Signal(str)

    def __init__(self, desk: Desk, noted: Noted, *, has_help_line: bool = True) -> None:
        """Without `has_help_line` it stands below one."""
        super().__init__()
        self._desk = desk
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(desk.look.px(10))
        self.help_line: HelpLine | None = None
        if noted.shows_help_line and has_help_line:
            self.help_line = HelpLine(desk, is_now=noted.urgency is Urgency.NOW)
            self.help_line.go.connect(self.go)
            self._column.addWidget(self.help_line)
        if noted.step is not None and self._asks_for_a_person(noted.step):
            self._column.addWidget(self._build_step(noted.step, noted.noticing.sign_id))

    def _asks_for_a_person(self, step: NextStep) -> bool:
        """Return whether the step is to speak to someone today, or graver."""
        order = [rule.id for rule in self._desk.content.rules()]
        return order.index(step.action.id) <= order.index(ADVISER_TODAY)

    def _build_step(self, step: NextStep, sign_id: str) -> QWidget:
        box = Card(self._desk.look)
        box.column.addWidget(Heading(step.action.headline))
        box.column.addWidget(Words(step.action.lead))
        for line in self._not_asked(sign_id):
            box.column.addWidget(Words(line))
        box.column.addWidget(SentenceList(self._desk.look, step.action.actions, "number"))
        row = WrapRow(self._desk.look.px(8))
        for card_id, title in self._cards(step, sign_id):
            row.add(
                ActionButton(
                    self._desk.look,
                    title,
                    "arrow-right",
                    on_click=partial(self.go.emit, f"card:{card_id}"),
                )
            )
        box.column.addWidget(row)
        return box

    def _not_asked(self, sign_id: str) -> list[str]:
        """Return the questions of the sign: a quick note asks none, and not knowing counts."""
        sign = self._desk.content.signs().get(sign_id)
        words = self.tr(
            "Not asked here: “{question}” Until you know, the next step takes the careful way."
        )
        return [words.format(question=question) for question in (sign.questions if sign else ())]

    def _cards(self, step: NextStep, sign_id: str) -> list[tuple[str, str]]:
        """Return the first-hour cards of the sign, then those of the step."""
        sign = self._desk.content.signs().get(sign_id)
        known = self._desk.content.cards()
        wanted = dict.fromkeys((*(sign.cards if sign else ()), *step.action.cards))
        found = [(one, known[one].title) for one in wanted if one in known and one != CALM_CARD]
        return found[:CARDS_SHOWN]
