# SPDX-License-Identifier: Apache-2.0
"""The timeline as a list: the marks of the picture, newest first, some hundred at a time."""

from PySide6.QtCore import QRect, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.timeline import Timeline
from companion.ui.kit import formatting
from companion.ui.kit.access import announce
from companion.ui.kit.look import Look
from companion.ui.models.passage_list_model import Passage
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.columns import WrapRow
from companion.ui.widgets.labels import Heading, Words
from companion.ui.widgets.passage_list import PassageList
from companion.ui.widgets.timeline_words import Signs, mark_second, mark_title

ROWS = 200
"""A screen reader needs seconds to enter a list of thousands."""


class TimelineList(QWidget):
    """Enter or a click on a row opens it."""

    chosen = Signal(str)
    row_shown = Signal(QRect)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._timeline = Timeline()
        self._signs: Signs = {}
        self._begin = 0
        self.heading = Heading(self.tr("All of it as a list, newest first"))
        self.period = Words("", "muted")
        self.rows = PassageList(look, self.tr("All of the timeline, newest first"))
        self.rows.chosen.connect(self.chosen)
        self.rows.row_shown.connect(self.row_shown)
        self.newer = ActionButton(
            look, self.tr("Newer ones"), "chevron-up", on_click=lambda: self._turn(-ROWS)
        )
        self.older = ActionButton(
            look, self.tr("Earlier ones"), "chevron-down", on_click=lambda: self._turn(ROWS)
        )
        self._pages = WrapRow(look.px(8))
        self._pages.add(self.newer)
        self._pages.add(self.older)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(8))
        for widget in (self.heading, self.period, self.rows, self._pages):
            column.addWidget(widget)

    def show_timeline(self, timeline: Timeline, signs: Signs, *, is_other: bool) -> None:
        """Show these marks; at the newest ones where they are of another child."""
        self._timeline, self._signs = timeline, signs
        self._begin = 0 if is_other or self._begin >= len(timeline) else self._begin
        self._draw()

    def _draw(self) -> None:
        last = len(self._timeline) - self._begin
        marks = self._timeline.marks[max(0, last - ROWS) : last]
        self.rows.show_passages(
            [
                Passage(one.target, mark_title(one, self._signs), mark_second(one, self._signs))
                for one in reversed(marks)
            ]
        )
        has_pages = len(self._timeline) > ROWS
        self._pages.setVisible(has_pages)
        self.period.setVisible(has_pages)
        self.newer.setEnabled(self._begin > 0)
        self.older.setEnabled(last > ROWS)
        if marks:
            words = self.tr("This part of the list: {newest}, back to {oldest}.")
            newest, oldest = formatting.day(marks[-1].day), formatting.day(marks[0].day)
            self.period.setText(words.format(newest=newest, oldest=oldest))

    def _turn(self, rows: int) -> None:
        self._begin = max(0, self._begin + rows)
        self._draw()
        announce(self, self.period.text())
        self.rows.enter_at(0)
