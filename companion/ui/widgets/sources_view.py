# SPDX-License-Identifier: Apache-2.0
"""The page of sources: a list to look through, and one source with all that stands on it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.guide import Source
from companion.domain.search import fold
from companion.ui.kit.access import set_role
from companion.ui.kit.desk import Desk
from companion.ui.models.passage_list_model import Passage
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.columns import WrapRow
from companion.ui.widgets.field import LabelledField
from companion.ui.widgets.guide_library import LibraryPage
from companion.ui.widgets.guide_words import statement_words
from companion.ui.widgets.item_card import MarkedCard
from companion.ui.widgets.keep_row import keep_buttons
from companion.ui.widgets.labels import Heading, SelectableWords, Words
from companion.ui.widgets.library_items import source_lines
from companion.ui.widgets.library_paper import page_sheet, shown_sources
from companion.ui.widgets.page_around import go_from, show_row
from companion.ui.widgets.passage_list import PassageList
from companion.ui.widgets.scroll_page import clear_layout, show_all
from companion.ui.widgets.search_field import SearchField
from companion.ui.widgets.tab_order import put_after

FIELD_EM = 28


class SourceCard(MarkedCard):
    """One source: who published it, when, its address, and all that stands on it."""

    def __init__(self, desk: Desk, source: Source) -> None:
        super().__init__(desk.look, source.title)
        self._desk = desk
        self._source = source
        self._copied = Words("", "small")
        set_role(self._copied, QAccessible.Role.Notification)
        self._copied.hide()
        self.column.addWidget(self.title)
        self.column.addWidget(Words(self._told()))
        if source.address:
            self._add_address(source.address)
        self.column.addWidget(Heading(self.tr("What stands on it in this guide"), 3))
        self._add_uses()

    def _told(self) -> str:
        told = self.tr("Published by: {publisher}. Date: {date}.")
        return told.format(publisher=self._source.publisher, date=self._source.date)

    def _add_address(self, address: str) -> None:
        words = SelectableWords(address)
        words.setAccessibleName(self.tr("Address: {address}").format(address=address))
        self.column.addWidget(words)
        row = WrapRow(self._look.px(8))
        copy = ActionButton(self._look, self.tr("Copy the address"), "copy")
        copy.clicked.connect(lambda: self._on_copy(address))
        row.add(copy)
        self.column.addWidget(row)
        self.column.addWidget(self._copied)
        note = self.tr("Companion does not open this address. It never goes online.")
        self.column.addWidget(Words(note, "small"))

    def _add_uses(self) -> None:
        uses = self._desk.links.uses(self._source.id)
        if not uses:
            nothing = self.tr("Nothing yet. It was read while this guide was written.")
            self.column.addWidget(Words(nothing))
            return
        name = self.tr("What stands on it in this guide")
        rows = PassageList(self._look, name)
        rows.show_passages(
            [Passage(one.target, one.title, statement_words(one.kind)) for one in uses]
        )
        rows.chosen.connect(lambda target: go_from(self, target))
        rows.row_shown.connect(lambda place: show_row(rows, place))
        self.column.addWidget(rows)

    def _on_copy(self, address: str) -> None:
        self._desk.clipboard.copy(address)
        self._copied.hide()
        self._copied.setText(self.tr("Copied. It leaves the clipboard after 30 seconds."))
        self._copied.show()


class SourcesView(QWidget):
    """All sources as a list with a filter; one at a time in place of the list."""

    print_wanted = Signal(object)

    def __init__(self, desk: Desk, page: LibraryPage) -> None:
        super().__init__()
        self._desk = desk
        self._page = page
        self._sources = {source.id: source for source in shown_sources(desk)}
        look = desk.look
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(look.px(10))
        self.title = Heading(page.title)
        self._column.addWidget(self.title)
        self._column.addWidget(Words(page.intro))
        self._all = self._build_all()
        self._column.addWidget(self._all)
        self._one = QVBoxLayout()
        self._column.addLayout(self._one)
        self._show_found("")

    def show_list(self) -> None:
        """Show all sources again."""
        self._all.show()
        clear_layout(self._one)

    def show_item(self, source_id: str) -> MarkedCard | None:
        """Show one source in place of the list."""
        source = self._sources.get(source_id)
        if source is None:
            return None
        clear_layout(self._one)
        back = ActionButton(
            self._desk.look, self.tr("All sources"), "arrow-left", "quiet", self._on_back_clicked
        )
        card = SourceCard(self._desk, source)
        self._one.addWidget(back, 0, Qt.AlignmentFlag.AlignLeading)
        self._one.addWidget(card)
        self._all.hide()
        put_after(self.rows, *show_all(self._one))
        return card

    def _build_all(self) -> QWidget:
        look = self._desk.look
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(8))
        row = WrapRow(look.px(8))
        row.add(ActionButton(look, self.tr("Print this page"), "printer", on_click=self._on_print))
        place = f"page:understand#{self._page.id}"
        for button in keep_buttons(look, place, self._page.title, lambda to: go_from(self, to)):
            row.add(button)
        column.addWidget(row)
        self.field = SearchField()
        self.field.setMaximumWidth(FIELD_EM * look.em)
        self.field.textChanged.connect(self._show_found)
        self.field.down_pressed.connect(self._on_down_pressed)
        label = self.tr("Find a source by its name, publisher or year")
        column.addWidget(LabelledField(look, label, self.field))
        self.found = Words("", "small")
        set_role(self.found, QAccessible.Role.Notification)
        column.addWidget(self.found)
        self.rows = PassageList(look, self._page.title)
        self.rows.chosen.connect(self._on_chosen)
        self.rows.row_shown.connect(lambda place: show_row(self.rows, place))
        self.rows.left_upwards.connect(self.field.setFocus)
        column.addWidget(self.rows)
        return box

    def _show_found(self, typed: str) -> None:
        wanted = [fold(word) for word in typed.split()]
        found = [
            source
            for source in self._sources.values()
            if all(word in _all_words(source) for word in wanted)
        ]
        self.rows.show_passages([Passage(one.id, one.title, source_lines(one)[0]) for one in found])
        self.rows.setVisible(bool(found))
        self.found.hide()
        self.found.setText(
            self.tr("Sources: {count}").format(count=len(found))
            if found
            else self.tr("No source has these words. Try fewer, or only a beginning.")
        )
        self.found.show()

    def _on_down_pressed(self) -> None:
        if self.rows.count:
            self.rows.enter_at(0)

    def _on_chosen(self, source_id: str) -> None:
        go_from(self, f"source:{source_id}")

    def _on_back_clicked(self) -> None:
        self.show_list()
        self.rows.setFocus()

    def _on_print(self) -> None:
        self.print_wanted.emit(page_sheet(self._desk, self._page))


def _all_words(source: Source) -> str:
    return fold(" ".join((source.title, source.publisher, source.date, source.address or "")))
