# SPDX-License-Identifier: Apache-2.0
"""The list of entries: search on top, newest first, more as it is scrolled."""

from PySide6.QtCore import QModelIndex, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QListView, QVBoxLayout, QWidget

from companion.domain.entry_find import Found, Wanted
from companion.domain.errors import CompanionError
from companion.services.private_room import PrivateRoom
from companion.ui.kit.access import announce, set_role
from companion.ui.kit.desk import Desk
from companion.ui.kit.look import Look
from companion.ui.kit.override import override
from companion.ui.models.entry_list_model import EntryListModel
from companion.ui.widgets.entry_count_words import count_words, meant_words
from companion.ui.widgets.entry_delegate import EntryDelegate
from companion.ui.widgets.entry_list_empty import EmptyEntries
from companion.ui.widgets.entry_rows import PAGE_ROWS, Rows, read_rows
from companion.ui.widgets.entry_search import EntrySearch
from companion.ui.widgets.find_panel import FindPanel
from companion.ui.widgets.labels import Words
from companion.ui.widgets.name_target import NameTarget
from companion.ui.widgets.named_line import NamedLine
from companion.ui.widgets.scroll_to import bring_into_view

FIRST_ROWS = 50
"""More than a window shows; the rest is read when it is scrolled to."""


class EntryListView(QListView):
    """Takes the height that is left, and asks for little."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setMinimumHeight(look.em * 9)

    @override
    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.minimumHeight())


class EntryList(QWidget):
    """Loads and shows the rows. Never opens an entry itself."""

    chosen = Signal(int, bool)
    """An entry, and whether it was chosen for good (click, Enter) or only walked over."""
    new_wanted = Signal()
    failed = Signal(object)

    def __init__(self, desk: Desk, room: PrivateRoom) -> None:
        super().__init__()
        self._desk, self._journal = desk, room.journal
        self._child_id = 0
        self._marked: int | None = None
        self._is_marking = False
        self._is_low = False
        self._shown = (0, Wanted())
        self.model = EntryListModel()
        self.model.setParent(self)
        self.model.more_wanted.connect(self._on_more_wanted)
        self._build(desk, room)

    def _build(self, desk: Desk, room: PrivateRoom) -> None:
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(desk.look.px(8))
        column.addWidget(self._build_search())
        self.named = NamedLine(desk.look)
        self.named.all_wanted.connect(self._on_all_wanted)
        column.addWidget(self.named)
        # Above the filters: so it is seen what each of them does.
        self.count = Words("", "small")
        set_role(self.count, QAccessible.Role.Notification)
        column.addWidget(self.count)
        column.addWidget(self._build_panel(desk, room))
        self.meant = Words("", "small")
        self.meant.hide()
        column.addWidget(self.meant)
        column.addWidget(self._build_rows(), 1)
        column.addStretch()

    def show_child(self, child_id: int) -> None:
        """Show the entries of another child, or of none; those shown until now go at once."""
        self._child_id = child_id
        self._is_marking = True
        self.model.show_found(Found(()), frozenset(), has_more=False)
        self.mark(None)
        for part in (self.empty, self.meant, self.count):
            part.hide()
        self.count.setText("")
        self.meant.setText("")
        self._leave_filters()
        self.panel.show_child(child_id)
        self.named.settle(self.panel.wanted)
        if child_id:
            self._read(FIRST_ROWS)

    def show_only(self, name: NameTarget) -> None:
        """Show the entries with one name, whatever was looked for before."""
        self._leave_filters()
        self.panel.choose_name(name)
        self.named.show_name(name)

    def reload(self) -> None:
        """Read the rows again, as many as there are now."""
        rows = max(FIRST_ROWS, self.model.rowCount())
        self._read(rows)
        self.panel.refresh()

    def fit(self, *, is_low: bool, is_narrow: bool) -> None:
        """Leave open filters the height of the entries where there is too little for both."""
        self._is_low = is_low
        self.panel.show_entries.setVisible(is_low or is_narrow)
        self._fit_filters()

    def show_entries(self) -> None:
        """Fold the filters away and go to what was found."""
        self._fold_filters()
        shown = self.search if self.view.isHidden() else self.view
        shown.setFocus()
        # It has its place once it has been laid out.
        QTimer.singleShot(0, shown, lambda: bring_into_view(shown))

    def mark(self, entry_id: int | None) -> None:
        """Show which entry is open, without opening it."""
        self._marked = entry_id
        self._is_marking = True
        self.view.setCurrentIndex(self.model.index_of(entry_id))
        if entry_id is None:
            self.view.clearSelection()
        self._is_marking = False

    def _build_search(self) -> QWidget:
        field = EntrySearch(self._desk.look)
        field.down_wanted.connect(self._on_down)
        field.new_wanted.connect(self.new_wanted)
        self.search, self.new = field.line, field.new
        return field

    def _build_panel(self, desk: Desk, room: PrivateRoom) -> QWidget:
        self.panel = FindPanel(desk, room, self.search)
        self.panel.changed.connect(self._on_panel_changed)
        self.panel.failed.connect(self.failed)
        self.panel.turned.connect(self._fit_filters)
        self.panel.entries_wanted.connect(self.show_entries)
        return self.panel

    def _build_rows(self) -> QWidget:
        self._rows = QWidget()
        rows = QVBoxLayout(self._rows)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self._build_view(), 1)
        rows.addWidget(self._build_empty(), 1)
        return self._rows

    def _build_view(self) -> QListView:
        self.view = EntryListView(self._desk.look)
        self.view.setAccessibleName(self.tr("Entries"))
        self._delegate = EntryDelegate(self._desk.look)
        self._delegate.setParent(self)
        self.view.setItemDelegate(self._delegate)
        self.view.setModel(self.model)
        self.view.selectionModel().currentChanged.connect(self._on_current_changed)
        self.view.clicked.connect(self._on_chosen)
        self.view.activated.connect(self._on_chosen)
        return self.view

    def _build_empty(self) -> QWidget:
        self.empty = EmptyEntries(self._desk.look)
        self.empty.clear_wanted.connect(self._on_clear)
        self.empty.clear_filters_wanted.connect(self._on_clear_filters)
        self.clear, self.clear_filters = self.empty.clear, self.empty.clear_filters
        return self.empty

    def _on_panel_changed(self) -> None:
        self.named.settle(self.panel.wanted)
        self._read(FIRST_ROWS)

    def _read(self, rows: int) -> None:
        journal, child_id, wanted = self._journal, self._child_id, self.panel.wanted
        self._desk.tasks.on_vault(
            self,
            lambda: read_rows(journal, child_id, wanted, 0, rows),
            self._on_read,
            self.failed.emit,
            replaces="journal-search",
        )

    def _on_read(self, rows: Rows) -> None:
        if (rows.child_id, rows.wanted) != (self._child_id, self.panel.wanted):
            return
        self._delegate.is_search = bool(rows.found.terms)
        self._is_marking = True
        is_same = (rows.child_id, rows.wanted) == self._shown
        self._shown = (rows.child_id, rows.wanted)
        scrolled = self.view.verticalScrollBar().value() if is_same else 0
        self.model.show_found(rows.found, rows.with_draft, has_more=rows.has_more)
        self.view.verticalScrollBar().setValue(scrolled)
        self.mark(self._marked)
        self._show_count(rows, is_search=self.panel.is_narrowed, is_same=is_same)

    def _show_count(self, rows: Rows, *, is_search: bool, is_same: bool) -> None:
        is_empty = not rows.found.lines
        has_words, has_filters = bool(rows.wanted.words), self.panel.in_use > 0
        self.view.setVisible(not is_empty)
        self.empty.setVisible(is_empty)
        self.empty.say_why(has_words=has_words, has_filters=has_filters, is_search=is_search)
        meant = meant_words(rows.found) if not is_empty else ""
        self.meant.setText(meant)
        self.meant.setVisible(bool(meant))
        words = count_words(rows, is_search=is_search)
        self.count.setVisible(is_search or not is_empty)
        self.count.setText(words)
        if is_search and not is_same:
            announce(self, f"{words}. {meant}" if meant else words)

    def _on_more_wanted(self, row: int) -> None:
        journal, child_id, wanted = self._journal, self._child_id, self.panel.wanted
        self._desk.tasks.on_vault(
            self,
            lambda: read_rows(journal, child_id, wanted, row, PAGE_ROWS),
            lambda rows: self._on_more_read(row, rows),
            self._on_more_failed,
        )

    def _on_more_read(self, row: int, rows: Rows) -> None:
        is_same = (rows.child_id, rows.wanted) == (self._child_id, self.panel.wanted)
        if is_same and row == self.model.rowCount():
            self.model.append(rows.found.lines, has_more=rows.has_more)
            self.mark(self._marked)

    def _on_more_failed(self, error: CompanionError) -> None:
        self.model.stop_waiting()
        self.failed.emit(error)

    def _on_current_changed(self, current: QModelIndex) -> None:
        if current.isValid() and not self._is_marking:
            self.chosen.emit(self.model.id_at(current), False)

    def _on_chosen(self, index: QModelIndex) -> None:
        self.chosen.emit(self.model.id_at(index), True)

    def _leave_filters(self) -> None:
        """Show the entries again where the filters have taken their place."""
        if self._rows.isHidden():
            self._fold_filters()

    def _fold_filters(self) -> None:
        self.panel.fold.set_open(is_open=False)
        self._fit_filters()

    def _fit_filters(self) -> None:
        """Show the filters, or the entries, where only one of them fits."""
        is_alone = self._is_low and self.panel.fold.is_open
        self.panel.take_room(is_taking=is_alone)
        self._column.setStretchFactor(self.panel, int(is_alone))
        self._rows.setHidden(is_alone)

    def _on_down(self) -> None:
        if not self.view.isHidden() and self.model.rowCount():
            self._leave_filters()
            self.view.setFocus()
            if not self.view.currentIndex().isValid():
                self.view.setCurrentIndex(self.model.index(0))

    def _on_clear(self) -> None:
        self.search.clear()
        self.search.setFocus()

    def _on_all_wanted(self) -> None:
        self.search.clear()
        self._on_clear_filters()

    def _on_clear_filters(self) -> None:
        self.panel.filters.reset()
        self.search.setFocus()
