# SPDX-License-Identifier: Apache-2.0
"""A list of names under a heading, some hundred at a time."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.ui.kit.access import announce
from companion.ui.kit.look import Look
from companion.ui.models.passage_list_model import Passage
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.columns import WrapRow
from companion.ui.widgets.labels import Heading, Words
from companion.ui.widgets.page_around import show_row
from companion.ui.widgets.passage_list import PassageList
from companion.ui.widgets.people_words import shortened

ROWS = 200
"""A screen reader needs seconds to enter a list of thousands."""
TITLE_CHARACTERS = 40

Worded = Callable[[int], Passage]
"""Words the row at a place of the whole list."""


def _no_passage(_place: int) -> Passage:
    return Passage("", "", "")


class NameList(QWidget):
    """Enter or a click on a row chooses it. Only the rows that are shown are worded."""

    chosen = Signal(str)
    left_upwards = Signal()
    left_downwards = Signal()

    def __init__(self, look: Look, title: str, level: int = 2) -> None:
        super().__init__()
        self._begin = 0
        self._many = 0
        self._passage: Worded = _no_passage
        self.heading = Heading(title, level)
        self.part = Words("", "muted")
        self.rows = PassageList(look, title)
        for signal, ours in (
            (self.rows.chosen, self.chosen),
            (self.rows.left_upwards, self.left_upwards),
            (self.rows.left_downwards, self.left_downwards),
        ):
            signal.connect(ours)
        self.rows.row_shown.connect(partial(show_row, self.rows))
        self.before = ActionButton(
            look, self.tr("Names before these"), "chevron-up", on_click=lambda: self._turn(-ROWS)
        )
        self.after = ActionButton(
            look, self.tr("More names"), "chevron-down", on_click=lambda: self._turn(ROWS)
        )
        self._pages = WrapRow(look.px(8))
        self._pages.add(self.before)
        self._pages.add(self.after)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(8))
        for widget in (self.heading, self.part, self.rows, self._pages):
            column.addWidget(widget)

    @property
    def count(self) -> int:
        """How many rows are shown."""
        return self.rows.count

    def show_names(
        self, many: int, passage: Worded = _no_passage, *, is_other: bool = True
    ) -> None:
        """Show so many names, each worded by its place when it is shown."""
        self._many, self._passage = many, passage
        self._begin = 0 if is_other or self._begin >= many else self._begin
        self._draw()

    def enter(self, target: str = "") -> bool:
        """Take the focus on the row that opens this, else on the first; False where none is."""
        if not self.count:
            return False
        model = self.rows.model()
        shown = [self._passage(self._begin + row).target for row in range(model.rowCount())]
        self.rows.enter_at(shown.index(target) if target in shown else 0)
        return True

    def enter_last(self) -> None:
        """Take the focus on the last row."""
        self.rows.enter_at(self.count - 1)

    def _draw(self) -> None:
        shown = [
            self._passage(place)
            for place in range(self._begin, min(self._begin + ROWS, self._many))
        ]
        self.setVisible(bool(shown))
        self.rows.show_passages(shown)
        has_pages = self._many > ROWS
        self._pages.setVisible(has_pages)
        self.part.setVisible(has_pages)
        self.before.setEnabled(self._begin > 0)
        self.after.setEnabled(self._begin + ROWS < self._many)
        if has_pages:
            self.part.setText(self._part_words(shown))

    def _part_words(self, shown: Sequence[Passage]) -> str:
        first, last = (shortened(shown[at].title, TITLE_CHARACTERS) for at in (0, -1))
        words = self.tr("This part of the list: from {first} to {last}.")
        return words.format(first=first, last=last)

    def _turn(self, rows: int) -> None:
        self._begin = max(0, self._begin + rows)
        self._draw()
        announce(self, self.part.text())
        self.rows.enter_at(0)
