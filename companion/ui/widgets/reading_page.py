# SPDX-License-Identifier: Apache-2.0
"""A book of short pages: a list beside one page, one at a time where the window is narrow."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from companion.domain.errors import CompanionError
from companion.services.ports import ContentSource
from companion.ui.kit.desk import Desk
from companion.ui.kit.override import override
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.guide_library import SOURCES, Book, LibraryPage
from companion.ui.widgets.item_card import MarkedCard
from companion.ui.widgets.library_list import LibraryList
from companion.ui.widgets.library_view import LibraryView
from companion.ui.widgets.scroll_page import FOOT_PART, ScrollPage, settle
from companion.ui.widgets.sources_view import SourcesView

NARROW_EM = 52
LIST_EM = 20
SIDE = 26


class ReadingPage(ScrollPage):
    """List and page side by side; one at a time where the window is narrow."""

    def __init__(self, desk: Desk, title: str, open_book: Callable[[ContentSource], Book]) -> None:
        super().__init__(desk.look, title)
        self._desk = desk
        self._open_book = open_book
        self._library: Book | None = None
        self._list: LibraryList | None = None
        self._view: LibraryView | SourcesView | None = None
        self._current = ""
        self._place = ("", "")
        self._wanted: MarkedCard | None = None
        self._is_narrow = False
        self._is_reading = False
        self._side = QWidget()
        back = QCoreApplication.translate("Library", "Back to the list")
        self._back = ActionButton(desk.look, back, "arrow-left", "quiet", self._on_back_clicked)
        self._arrange()
        self._load()

    @property
    def page_id(self) -> str:
        """The id of the library page that is open."""
        return self._current

    @property
    def view(self) -> LibraryView | SourcesView | None:
        """The page that is open."""
        return self._view

    @override
    def refresh(self) -> None:
        """Try again to read the library, if that failed."""
        if self._library is None:
            self._load()

    @override
    def open_target(self, target: str) -> None:
        """Show the page of an item such as "sign:hides-phone", or a page such as "smart"."""
        self._mark(None)
        if target.startswith("card:"):
            self.go.emit(target)
        elif self._library is not None and (found := self._library.find(target)):
            self.show_page(found[0])
            if self._view is not None:
                self._mark(self._view.show_item(found[1]))
        elif self._is_narrow:
            self._set_reading(is_reading=False)
        else:
            self._note_place()

    @override
    def focus_first(self) -> None:
        """Begin at the item that was asked for, or at the top."""
        if self._wanted is None:
            super().focus_first()
        else:
            QTimer.singleShot(0, self, self._show_wanted)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._is_narrow = self.window().width() < NARROW_EM * self._desk.look.em
        self._fit()

    def show_page(self, page: LibraryPage) -> None:
        """Show one page of the library."""
        library, place = self._library, self._desk.channels.place
        if library is not None and (page.id, place) != (self._current, self._place):
            self._current, self._place = page.id, place
            self._desk.held.read[library.name] = page.id
            self._drop_view()
            self._view = self._build_view(library, page)
            self._view.print_wanted.connect(self.print_wanted)
            self.column.insertWidget(2, self._view)
            self._view.show()
        elif isinstance(self._view, SourcesView):
            self._view.show_list()
        if self._list is not None:
            self._list.show_current(page)
        self.scroll_area.verticalScrollBar().setValue(0)
        self._set_reading(is_reading=True)

    def _build_view(self, library: Book, page: LibraryPage) -> LibraryView | SourcesView:
        if page.id == SOURCES:
            return SourcesView(self._desk, page)
        view = LibraryView(self._desk, library, page)
        view.go.connect(self.go)
        return view

    def _arrange(self) -> None:
        look = self._desk.look
        outer = self.layout()
        if outer is None:
            return
        outer.removeWidget(self.scroll_area)
        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        side = QVBoxLayout(self._side)
        side.setContentsMargins(look.px(SIDE), look.px(6), 0, 0)
        side.setSpacing(look.px(6))
        self.column.removeWidget(self.heading)
        side.addWidget(self.heading)
        self._side_column = side
        row.addWidget(self._side)
        row.addWidget(self.scroll_area, 1)
        outer.addWidget(body)
        self.column.insertWidget(0, self._back, 0, Qt.AlignmentFlag.AlignLeading)
        self.column.addStretch(1)

    def _load(self) -> None:
        try:
            self._library = book = self._open_book(self._desk.content)
        except CompanionError as error:
            self.say_error(error)
            return
        self._list = LibraryList(self._desk.look, book.pages)
        self._list.chosen.connect(self._on_chosen)
        self._list.looked_at.connect(self._on_looked_at)
        self._side_column.addWidget(self._list, 1)
        self.show_page(book.page(self._desk.held.read.get(book.name, "")) or book.pages[0])
        self._set_reading(is_reading=False)

    def _on_chosen(self, page_id: str) -> None:
        self._mark(None)
        self._show_id(page_id)
        self._note_place()
        if self._is_narrow:
            self._back.setFocus()

    def _on_looked_at(self, page_id: str) -> None:
        if not self._is_narrow:
            self._mark(None)
            self._show_id(page_id)
            self._note_place()

    def _note_place(self) -> None:
        """Tell which page is open, so that Back and a lock lead to it again."""
        if self._current and self._library is not None:
            self.moved.emit(f"page:{self._library.name}#{self._current}")

    def _show_id(self, page_id: str) -> None:
        page = self._library.page(page_id) if self._library else None
        if page is not None:
            self.show_page(page)

    def _on_back_clicked(self) -> None:
        self._set_reading(is_reading=False)
        if self._list is not None and self._library is not None:
            self.moved.emit(f"page:{self._library.name}")
            self._list.focus_current()

    def _set_reading(self, *, is_reading: bool) -> None:
        self._is_reading = is_reading
        self._fit()

    def _fit(self) -> None:
        em = self._desk.look.em
        shows_page = self._is_reading or self._list is None
        self._side.setVisible(not (self._is_narrow and shows_page))
        self.scroll_area.setVisible(not self._is_narrow or shows_page)
        self._side.setMaximumWidth(16_777_215 if self._is_narrow else LIST_EM * em)
        self._side.setMinimumWidth(0 if self._is_narrow else LIST_EM * em)
        self._back.setVisible(self._is_narrow)
        self._fit_heading()

    def _fit_heading(self) -> None:
        """Let the heading scroll with the list where it would take the room of the rows."""
        if self._list is None:
            return
        high = self.heading.heightForWidth(self._side.width() - self._desk.look.px(SIDE))
        is_inside = self._is_narrow and high > self.height() * FOOT_PART
        column = self._list.column if is_inside else self._side_column
        if self.heading.parentWidget() is not column.parentWidget():
            column.insertWidget(0, self.heading)
            self.heading.show()

    def _mark(self, card: MarkedCard | None) -> None:
        if self._wanted is not None:
            self._wanted.set_marked(is_marked=False)
        self._wanted = card
        if card is not None:
            card.set_marked(is_marked=True)

    def _show_wanted(self) -> None:
        card, content = self._wanted, self.scroll_area.widget()
        if card is None or content is None:
            return
        settle(self.scroll_area)
        top = card.mapTo(content, card.rect().topLeft()).y()
        self.scroll_area.verticalScrollBar().setValue(top - self._desk.look.px(8))
        card.title.setFocus()

    def _drop_view(self) -> None:
        if self._view is not None:
            self._wanted = None
            self.column.removeWidget(self._view)
            self._view.hide()
            self._view.setParent(None)
            self._view.deleteLater()
            self._view = None
