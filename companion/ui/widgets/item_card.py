# SPDX-License-Identifier: Apache-2.0
"""One statement of the library as a card, with what goes with it and where it comes from."""

from functools import partial

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from companion.ui.kit.desk import Desk
from companion.ui.kit.look import Look
from companion.ui.kit.override import override
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.card import Card
from companion.ui.widgets.fold_row import FoldRow
from companion.ui.widgets.goes_with import Find, add_goes_with
from companion.ui.widgets.icon_view import IconView
from companion.ui.widgets.labels import Heading, Words
from companion.ui.widgets.library_items import LibraryItem, Line
from companion.ui.widgets.lists import SentenceList
from companion.ui.widgets.source_line import SourceLine

BAR = 4
WIDE = 1_000
MARKS = {"point": "point", "quote": "message-circle:muted"}


class MarkedCard(Card):
    """A card with a title. The one that was looked for has a bar at its start."""

    def __init__(self, look: Look, title: str) -> None:
        super().__init__(look)
        self._look = look
        self._is_marked = False
        self.title = Heading(title, 3)

    def set_marked(self, *, is_marked: bool) -> None:
        """Draw the bar, or no longer."""
        self._is_marked = is_marked
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._is_marked:
            return
        width, gap = self._look.px(BAR), self._look.px(12)
        left = self.width() - width if self.isRightToLeft() else 0
        painter = QPainter(self)
        bar = QRect(left, gap, width, self.height() - 2 * gap)
        painter.fillRect(bar, self._look.theme.colour("primary"))
        painter.end()


class ItemCard(MarkedCard):
    """One sign, tactic, principle, idea, rule, or statement of a page."""

    go = Signal(str)

    def __init__(self, desk: Desk, item: LibraryItem, find: Find | None) -> None:
        super().__init__(desk.look, item.title)
        if item.letter:
            self.column.addLayout(self._build_letter(item.letter))
        else:
            self.column.addWidget(self.title)
        if item.figure:
            self.column.addWidget(self._build_figure(item))
        for line in item.lines:
            self._add_line(line)
        row = FoldRow(desk.look)
        for title, target in item.opens:
            on_click = partial(self.go.emit, target)
            button = ActionButton(desk.look, title, "arrow-right", "quiet", on_click)
            if target.startswith("card:"):
                button.setAccessibleDescription(self.tr("Shows the first steps."))
            row.add(button)
        if find is not None:
            add_goes_with(desk, row, find, item.title)
        self.column.addWidget(SourceLine(desk, item.provenance, item.title, row))

    def _build_letter(self, letter: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self._look.px(10))
        big = Words(letter, "chip")
        big.setAlignment(Qt.AlignmentFlag.AlignCenter)
        big.setFixedWidth(self._look.px(30))
        self.title.setProperty("look", "h2")
        row.addWidget(big, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.title, 1)
        return row

    def _build_figure(self, item: LibraryItem) -> QWidget:
        """Return the year and place of a figure, an old one marked as old."""
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._look.px(6))
        icon = "history" if item.is_historic else "calendar-days"
        row.addWidget(IconView(self._look, icon, "muted", 16), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Words(item.figure, "small"), WIDE)
        row.addStretch(1)
        return box

    def _add_line(self, line: Line) -> None:
        if line.mark == "words":
            self.column.addWidget(Words(line.text))
        elif line.mark == "ordinary":
            box = Card(self._look, "info")
            box.column.addWidget(Heading(line.label, 3))
            box.column.addWidget(SentenceList(self._look, line.sentences))
            self.column.addWidget(box)
        else:
            self.column.addWidget(Heading(line.label, 3))
            self.column.addWidget(SentenceList(self._look, line.sentences, MARKS[line.mark]))
