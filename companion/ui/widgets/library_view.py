# SPDX-License-Identifier: Apache-2.0
"""One page of the library: its items as cards, and the button that prints it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.guide import Part
from companion.ui.kit.desk import Desk
from companion.ui.kit.paper import Sheet
from companion.ui.models.passage_list_model import Passage
from companion.ui.widgets.buttons import ActionButton, TileButton
from companion.ui.widgets.card import Card
from companion.ui.widgets.checklist_sheets import blank_checklist_sheet
from companion.ui.widgets.columns import Columns
from companion.ui.widgets.fold_row import FoldRow, FoldWords
from companion.ui.widgets.fridge_sheet import fridge_sheet
from companion.ui.widgets.goes_with import Find, Groups, related_passages
from companion.ui.widgets.guide_library import (
    HANDBOOK,
    PATTERNS,
    SITUATIONS,
    SMART,
    STAGES,
    TACTICS,
    Book,
    LibraryPage,
)
from companion.ui.widgets.guide_words import page_words
from companion.ui.widgets.item_card import ItemCard, MarkedCard
from companion.ui.widgets.keep_row import keep_buttons
from companion.ui.widgets.labels import Heading, Words
from companion.ui.widgets.library_items import LibraryItem
from companion.ui.widgets.library_paper import page_sheet
from companion.ui.widgets.page_around import go_from, page_around, show_row
from companion.ui.widgets.passage_list import PassageList
from companion.ui.widgets.pocket_sheet import pocket_sheet
from companion.ui.widgets.scroll_page import settle
from companion.ui.widgets.sheets import first_steps_sheet

MakeSheet = Callable[[Desk], Sheet]
TILE_EM = 15
FIRST, NEXT, BELOW = 6, 12, 3
"""Items built at once, in each later turn, and below one that was asked for."""
MANY = 6
"""From so many items on, a page says at its top what stands on it."""


class LibraryView(QWidget):
    """A whole page: title, words before it starts, items."""

    go = Signal(str)
    print_wanted = Signal(object)

    def __init__(self, desk: Desk, library: Book, page: LibraryPage) -> None:
        super().__init__()
        self._desk = desk
        self._library = library
        self._page = page
        self._cards: dict[str, ItemCard] = {}
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._on_time_left)
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
        self._build_body()

    def show_item(self, item_id: str) -> MarkedCard | None:
        """Return the card of an item, ready to be scrolled to: all above it is there as well."""
        ids = [item.id for item in self._page.items]
        if item_id in ids and not self.is_whole:
            self._build_next(ids.index(item_id) + 1 + BELOW - len(self._cards))
        return self._cards.get(item_id)

    @property
    def is_whole(self) -> bool:
        """True once every item stands on the page."""
        return self._page.id == SITUATIONS or len(self._cards) == len(self._page.items)

    def _build_next(self, count: int) -> None:
        """Build so many more items; what is left comes when the first of them are on the screen."""
        there = len(self._cards)
        for item in self._page.items[there : there + max(0, count)]:
            card = ItemCard(self._desk, item, self._finder(item))
            card.go.connect(self.go)
            self._cards[item.id] = card
            self._column.addWidget(card)
            if self.isVisible():
                card.show()
        if self.is_whole:
            self._later.stop()
        else:
            self._later.start()

    def _on_time_left(self) -> None:
        self._build_next(NEXT)
        page = page_around(self)
        if page is not None:
            # Or the page would be painted once with everything squeezed into its old height.
            settle(page.scroll_area)

    def _build_actions(self) -> QWidget:
        look = self._desk.look
        row = FoldRow(look)
        if self._page.part is Part.SIGNS:
            notice = ActionButton(look, self.tr("Go through the list"), "list-checks", "primary")
            notice.clicked.connect(lambda: self.go.emit("page:notice"))
            notice.setAccessibleDescription(
                self.tr("In the private part. Asks for your passphrase.")
            )
            row.add(notice)
        if self._page.id == SMART:
            table = self._link(self.tr("At the table"), "users", "together:smart")
            table.setAccessibleDescription(
                self.tr("Shows large cards only. The private part is locked first.")
            )
            row.add(table)
            row.add(self._link(self.tr("Words to begin with"), "messages-square", "page:talk"))
        if self._page.id in (STAGES, TACTICS, PATTERNS):
            phrases = self._link(self.tr("Look up words"), "message-circle", "page:phrases")
            phrases.setAccessibleDescription(self.tr("Words that someone said or wrote."))
            row.add(phrases)
        for title, make in self._papers():
            row.add(ActionButton(look, title, "printer", on_click=partial(self._on_print, make)))
        if self._page.book != HANDBOOK:
            place = self._page.target
            for button in keep_buttons(look, place, self._page.title, self.go.emit):
                row.add(button)
        if len(self._page.items) >= MANY and self._page.id != SITUATIONS:
            words = FoldWords(self.tr("On this page"), self.tr("Hide what is on this page"))
            row.add_fold(words, "menu", self._build_contents)
        return row

    def _link(self, title: str, icon: str, target: str) -> ActionButton:
        return ActionButton(self._desk.look, title, icon, on_click=lambda: self.go.emit(target))

    def _build_contents(self) -> QWidget:
        rows = PassageList(self._desk.look, self.tr("On this page"))
        book = self._page.book
        rows.show_passages(
            [Passage(_target(book, item), item.title, "") for item in self._page.items]
        )
        rows.chosen.connect(lambda target: go_from(rows, target))
        rows.row_shown.connect(lambda place: show_row(rows, place))
        return rows

    def _build_body(self) -> None:
        if self._page.id == SITUATIONS:
            self._column.addWidget(self._build_tiles())
            return
        self._build_next(FIRST)

    def _build_tiles(self) -> QWidget:
        look = self._desk.look
        tiles = Columns(TILE_EM * look.em, spacing=look.px(10))
        for item in self._page.items:
            tile = TileButton(look, item.title, item.lines[0].text)
            tile.clicked.connect(partial(self.go.emit, f"card:{item.id}"))
            tiles.add(tile)
        return tiles

    def _finder(self, item: LibraryItem) -> Find | None:
        """Return how to find what goes with an item; None where nothing does."""
        desk, links = self._desk, self._desk.links
        if item.kind == "sign":
            return lambda: related_passages(desk, links.of_sign(item.id))
        if item.kind == "tactic":
            return lambda: related_passages(desk, links.of_tactic(item.id))
        return partial(self._named, item.links) if item.links else None

    def _named(self, targets: tuple[str, ...]) -> Groups:
        titles = ((target, self._title_of(target)) for target in targets)
        return ([Passage(target, title, "") for target, title in titles if title],)

    def _title_of(self, target: str) -> str:
        return (
            self._library.title_of(target)
            or self._desk.guide.title_of(target)
            or page_words(target)
        )

    def _papers(self) -> tuple[tuple[str, MakeSheet], ...]:
        """Return what can be printed from here: the page, and sheets that were made for it."""
        page = (self.tr("Print this page"), lambda desk: page_sheet(desk, self._page))
        if self._page.id == SITUATIONS:
            cards = (self.tr("Print all cards"), first_steps_sheet)
            return (cards, (self.tr("Print a pocket sheet"), pocket_sheet))
        if self._page.id == SMART:
            return (page, (self.tr("Print for the fridge door"), fridge_sheet))
        if self._page.part is Part.SIGNS:
            return (page, (self.tr("Print an empty list"), blank_checklist_sheet))
        return (page,)

    def _on_print(self, make: MakeSheet) -> None:
        self.print_wanted.emit(make(self._desk))


def _target(book: str, item: LibraryItem) -> str:
    return f"sign:{item.id}" if item.kind == "sign" else f"page:{book}#{item.id}"
