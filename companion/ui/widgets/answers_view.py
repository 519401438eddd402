# SPDX-License-Identifier: Apache-2.0
"""What was answered in a review: to check it, or to read an earlier one. Never a total."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.checklist import Answer, Reply, Sign
from companion.ui.kit.desk import Desk
from companion.ui.widgets.answer_words import details, mistake_words, reasons_words
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.card import Card
from companion.ui.widgets.labels import Heading, Words

NONE: Mapping[str, date] = MappingProxyType({})


class AnswersView(QWidget):
    """The ticks and the "not sure" answers in words; with a way to each where it may change."""

    change_wanted = Signal(str)
    """The id of a sign."""

    def __init__(
        self,
        desk: Desk,
        answers: Mapping[str, Answer],
        mistaken_since: Mapping[str, date] = NONE,
        *,
        can_change: bool,
    ) -> None:
        """Show answers; `mistaken_since` says which ticks a later list called a mistake, when."""
        super().__init__()
        self._mistaken_since = mistaken_since
        self._desk = desk
        self._answers = answers
        self._can_change = can_change
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(desk.look.px(10))
        ticked, unsure = self._signs(Reply.YES), self._signs(Reply.NOT_SURE)
        if ticked:
            self._column.addWidget(self._build_part(self.tr("You ticked"), ticked))
        else:
            self._column.addWidget(
                Words(
                    self.tr(
                        "Nothing is ticked. That never means that nothing is wrong. There is "
                        "a next step all the same."
                    )
                )
            )
        if unsure:
            self._column.addWidget(self._build_part(self.tr("You were not sure about"), unsure))
        mistaken = [one for one in self._signs(Reply.NO) if answers[one.id].is_correction]
        if mistaken:
            title = self.tr("You took back an earlier tick")
            self._column.addWidget(self._build_part(title, mistaken))

    def _signs(self, reply: Reply) -> list[Sign]:
        return [
            sign
            for sign in self._desk.content.signs().values()
            if sign.id in self._answers and self._answers[sign.id].reply is reply
        ]

    def _build_part(self, title: str, signs: list[Sign]) -> QWidget:
        look = self._desk.look
        box = Card(look)
        box.column.setSpacing(look.px(4))
        box.column.addWidget(Heading(title))
        for sign in signs:
            box.column.addSpacing(look.px(4))
            box.column.addWidget(Words(sign.text, "h3"))
            day = self._mistaken_since.get(sign.id)
            if day is not None:
                box.column.addWidget(Words(mistake_words(day)))
            for line in (*details(sign, self._answers[sign.id]), reasons_words(sign)):
                box.column.addWidget(Words(line, "muted"))
            if self._can_change:
                box.column.addWidget(self._build_link(sign), 0, Qt.AlignmentFlag.AlignLeading)
        return box

    def _build_link(self, sign: Sign) -> QWidget:
        link = ActionButton(
            self._desk.look,
            self.tr("Change"),
            "pencil",
            "quiet",
            lambda: self.change_wanted.emit(sign.id),
        )
        link.setAccessibleName(self.tr("Change: {sign}").format(sign=sign.text))
        return link
