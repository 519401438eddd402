# SPDX-License-Identifier: Apache-2.0
"""Search: the whole guide and the doors of the place, as you type. Nothing typed is stored."""

from functools import partial

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from companion.domain.errors import CompanionError
from companion.domain.search import Kind
from companion.services.search_service import ResultGroup
from companion.ui.kit.access import announce, set_role
from companion.ui.kit.desk import Desk
from companion.ui.kit.override import override
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.card import Card
from companion.ui.widgets.columns import WrapRow
from companion.ui.widgets.field import LabelledField
from companion.ui.widgets.labels import Heading, Words
from companion.ui.widgets.lists import SentenceList
from companion.ui.widgets.scroll_page import ScrollPage, settle
from companion.ui.widgets.search_field import SearchField
from companion.ui.widgets.search_results import SearchResults
from companion.ui.widgets.sheets import results_sheet

FIELD_EM = 34


class SearchPage(ScrollPage):
    """A field, and what was found below it by kind."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.look, "")
        self._desk = desk
        self._is_ready = False
        self._is_preparing = False
        self.heading.setText(self.tr("Search"))
        self.setWindowTitle(self.heading.text())
        self.field = SearchField()
        self.field.setMaximumWidth(FIELD_EM * desk.look.em)
        self.column.addWidget(
            LabelledField(desk.look, self.tr("Search the whole &guide"), self.field)
        )
        self.count = Words("", "small")
        set_role(self.count, QAccessible.Role.Notification)
        self.count.hide()
        self.column.addWidget(self.count)
        self.examples = self._build_examples()
        self.nothing = self._build_nothing()
        self.results = SearchResults(desk.look)
        self.print = ActionButton(
            desk.look, self.tr("Print what was found"), "printer", "quiet", self._on_print
        )
        self.print.hide()
        for widget in (self.examples, self.nothing, self.results, self.print):
            self.column.addWidget(widget)
        self.column.setAlignment(self.print, Qt.AlignmentFlag.AlignLeading)
        self.column.addStretch(1)
        # Always there, so that nothing moves sideways while somebody types.
        self.scroll_area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.field.setText(desk.held.searched)
        self._connect()
        self._prepare()

    @override
    def refresh(self) -> None:
        """Search again, because the country may have changed; or try again to read the guide."""
        self._prepare()
        self._search()

    @override
    def focus_first(self) -> None:
        """Begin in the field."""
        super().focus_first()
        self.focus_search()

    def focus_search(self) -> None:
        """Put the focus in the field, ready to type over what is there."""
        self.field.setFocus()
        self.field.selectAll()
        self.scroll_area.verticalScrollBar().setValue(0)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Cancel):
            self.field.clear()
            self.focus_search()
        else:
            super().keyPressEvent(event)

    def _connect(self) -> None:
        self.field.textChanged.connect(self._on_text_changed)
        self.field.returnPressed.connect(self._on_return_pressed)
        self.field.down_pressed.connect(self.results.enter)
        self.results.chosen.connect(self.go)
        self.results.more_wanted.connect(self._on_more_wanted)
        self.results.left_upwards.connect(self.focus_search)
        self.results.row_shown.connect(self._on_row_shown)

    def _build_examples(self) -> QWidget:
        row = WrapRow(self._desk.look.px(8))
        words = (self.tr("secrets"), self.tr("gifts"), self.tr("pictures"), self.tr("meeting"))
        for word in words:
            button = ActionButton(self._desk.look, word, "search", "quiet")
            button.setAccessibleDescription(self.tr("Searches for this word."))
            button.clicked.connect(partial(self._on_example, word))
            row.add(button)
        row.add(self._link_to_phrases())
        return row

    def _link_to_phrases(self) -> ActionButton:
        button = ActionButton(
            self._desk.look, self.tr("Look up words someone used"), "message-circle", "quiet"
        )
        button.clicked.connect(partial(self.go.emit, "page:phrases"))
        return button

    def _build_nothing(self) -> QWidget:
        look = self._desk.look
        box = Card(look)
        box.column.addWidget(Heading(self.tr("Nothing found")))
        tips = (
            self.tr("Try one word, or only its beginning."),
            self.tr("Try another word for it: “picture” or “photo”, “present” or “gift”."),
            self.tr("Not sure what it is called? Look through the guide, or ask someone."),
        )
        box.column.addWidget(SentenceList(look, tips))
        row = WrapRow(look.px(8))
        for title, icon, target in (
            (self.tr("See every door"), "life-buoy", "page:get-help"),
            (self.tr("Look through the guide"), "book-open", "page:understand"),
        ):
            button = ActionButton(look, title, icon)
            button.clicked.connect(partial(self.go.emit, target))
            row.add(button)
        row.add(self._link_to_phrases())
        box.column.addWidget(row)
        box.hide()
        return box

    def _prepare(self) -> None:
        if not self._is_ready and not self._is_preparing:
            self._is_preparing = True
            tasks, prepare = self._desk.tasks, self._desk.search.prepare
            tasks.run(self, prepare, self._on_prepared, self._on_not_prepared)

    def _on_prepared(self, _nothing: None) -> None:
        self._is_ready, self._is_preparing = True, False
        self._search()

    def _on_not_prepared(self, error: CompanionError) -> None:
        self._is_preparing = False
        self.say_error(error)

    def _on_text_changed(self, words: str) -> None:
        self._desk.held.searched = words
        self.scroll_area.verticalScrollBar().setValue(0)
        self._search()

    def _search(self) -> None:
        """Show what there is at once, so that nothing moves later under the cursor."""
        if not self._is_ready:
            return
        words = self.field.text().strip()
        try:
            groups = self._desk.search.search(words)
        except CompanionError as error:
            self.say_error(error)
            return
        self.results.show_groups(groups)
        self.examples.setVisible(not words)
        self.nothing.setVisible(bool(words) and not groups)
        self.print.setVisible(bool(groups))
        self._say_count(self._count_words(groups) if words else "")
        # Now, not with the next events: else the old places are painted once more.
        settle(self.scroll_area)

    def _count_words(self, groups: tuple[ResultGroup, ...]) -> str:
        count = sum(group.found for group in groups)
        if not groups or any(group.has_all_words for group in groups):
            return self.tr("Found: {count}").format(count=count)
        return self.tr(
            "Nothing has all of your words. These have most of them. Found: {count}"
        ).format(count=count)

    def _say_count(self, words: str) -> None:
        if words != self.count.text():
            self.count.hide()
            self.count.setText(words)
            announce(self, words)
        self.count.setVisible(bool(words))

    def _on_example(self, word: str) -> None:
        self.field.setText(word)
        self.field.setFocus()

    def _on_return_pressed(self) -> None:
        self.results.open_first()

    def _on_more_wanted(self, kind: Kind, wanted: int) -> None:
        groups = self._desk.search.search(self.field.text(), wanted, kind)
        if groups:
            self.results.show_more(groups[0])
            settle(self.scroll_area)

    def _on_print(self) -> None:
        words = self.field.text().strip()
        title = self.tr("Found for “{words}”").format(words=words)
        self.print_wanted.emit(results_sheet(self._desk, title, self.results.shown_results()))

    def _on_row_shown(self, place: QRect) -> None:
        content = self.scroll_area.widget()
        if content is not None and not self.field.hasFocus():
            settle(self.scroll_area)
            at = self.results.mapTo(content, QPoint(0, 0)) + place.center()
            self.scroll_area.ensureVisible(at.x(), at.y(), 0, place.height())
