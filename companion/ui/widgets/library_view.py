# SPDX-License-Identifier: Apache-2.0
"""One page of the library: its items as cards, and the button that prints it."""

from functools import partial

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from companion.ui.kit.desk import Desk
from companion.ui.kit.override import override
from companion.ui.widgets.buttons import ActionButton, TileButton
from companion.ui.widgets.card import Card
from companion.ui.widgets.columns import Columns, WrapRow
from companion.ui.widgets.guide_library import (
    SITUATIONS,
    SMART,
    LibraryItem,
    LibraryPage,
    page_sheet,
)
from companion.ui.widgets.labels import Heading, Words
from companion.ui.widgets.source_line import SourceLine

TILE_EM = 15
BAR = 4


class ItemCard(Card):
    """One sign, principle, idea or rule. The one that was looked for has a bar at its start."""

    go = Signal(str)

    def __init__(self, desk: Desk, item: LibraryItem) -> None:
        super().__init__(desk.look)
        self._look = desk.look
        self._is_marked = False
        self.title = Heading(item.title, 3)
        if item.letter:
            self.column.addLayout(self._build_letter(item.letter))
        else:
            self.column.addWidget(self.title)
        for label, words in item.lines:
            self.column.addWidget(Words(f"{label} {words}" if label else words))
        foot = WrapRow(desk.look.px(12))
        for title, target in item.opens:
            button = ActionButton(desk.look, title, "arrow-right", "quiet")
            button.setAccessibleDescription(self.tr("Shows the first steps."))
            button.clicked.connect(partial(self.go.emit, target))
            foot.add(button)
        if item.opens:
            self.column.addWidget(foot)
        self.column.addWidget(SourceLine(desk, item.provenance, about=item.title))

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


class LibraryView(QWidget):
    """A whole page: title, words before it starts, items."""

    go = Signal(str)
    print_wanted = Signal(object)

    def __init__(self, desk: Desk, page: LibraryPage) -> None:
        super().__init__()
        self._desk = desk
        self._page = page
        self._cards: dict[str, ItemCard] = {}
        look = desk.look
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(look.px(10))
        self.title = Heading(page.title)
        self._column.addWidget(self.title)
        self._column.addWidget(Words(page.intro))
        if page.note:
            box = Card(look, "info")
            box.column.addWidget(Words(page.note))
            self._column.addWidget(box)
        self._column.addWidget(self._build_actions())
        if page.id == SITUATIONS:
            self._column.addWidget(self._build_tiles())
        else:
            self._build_items()

    def card_of(self, item_id: str) -> ItemCard | None:
        """Return the card of an item."""
        return self._cards.get(item_id)

    def _build_actions(self) -> QWidget:
        look = self._desk.look
        row = WrapRow(look.px(8))
        if self._page.part == "signs":
            notice = ActionButton(
                look,
                self.tr("Go through the list"),
                "list-checks",
                "primary",
                lambda: self.go.emit("page:notice"),
            )
            notice.setAccessibleDescription(
                self.tr("In the private part. Asks for your passphrase.")
            )
            row.add(notice)
        if self._page.id == SMART:
            row.add(self._link(self.tr("Words to begin with"), "messages-square", "page:talk"))
        row.add(ActionButton(look, self.tr("Print this page"), "printer", on_click=self._on_print))
        return row

    def _link(self, title: str, icon: str, target: str) -> ActionButton:
        return ActionButton(self._desk.look, title, icon, on_click=lambda: self.go.emit(target))

    def _build_tiles(self) -> QWidget:
        look = self._desk.look
        tiles = Columns(TILE_EM * look.em, spacing=look.px(10))
        for item in self._page.items:
            tile = TileButton(look, item.title, item.lines[0][1])
            tile.clicked.connect(partial(self.go.emit, f"card:{item.id}"))
            tiles.add(tile)
        return tiles

    def _build_items(self) -> None:
        for item in self._page.items:
            card = ItemCard(self._desk, item)
            card.go.connect(self.go)
            self._cards[item.id] = card
            self._column.addWidget(card)

    def _on_print(self) -> None:
        self.print_wanted.emit(page_sheet(self._desk, self._page))
