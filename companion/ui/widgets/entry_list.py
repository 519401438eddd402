# SPDX-License-Identifier: Apache-2.0
"""The list of entries: search on top, newest first, more as it is scrolled."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLocale, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QHBoxLayout, QListView, QVBoxLayout, QWidget

from companion.domain.errors import CompanionError
from companion.domain.journal import EntryLine
from companion.domain.search import words_of
from companion.services.journal_service import JournalService
from companion.ui.kit.access import announce, set_role
from companion.ui.kit.desk import Desk
from companion.ui.kit.look import Look
from companion.ui.kit.override import override
from companion.ui.models.entry_list_model import EntryListModel
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.entry_delegate import EntryDelegate
from companion.ui.widgets.field import LabelledField, PlainLine
from companion.ui.widgets.labels import Words

PAGE_ROWS = 200


@dataclass(frozen=True, slots=True)
class Found:
    """What was read for the list: for whom, for which words, and what there is."""

    child_id: int
    words: str
    lines: Sequence[EntryLine]
    total: int
    with_draft: frozenset[int | None] = frozenset()

    @property
    def has_more(self) -> bool:
        """True where there are more entries than were read."""
        return self.total > len(self.lines)


def read_lines(journal: JournalService, child_id: int, words: str, rows: int) -> Found:
    """Read the first rows. Of a search nobody knows the total: one more row tells of more."""
    drafts = frozenset(d.entry_id for d in journal.drafts() if d.child_id == child_id)
    if not words.strip():
        lines = journal.lines(child_id, 0, rows)
        return Found(child_id, words, lines, journal.count(child_id), drafts)
    lines = journal.search(child_id, words, rows + 1)
    return Found(child_id, words, lines[:rows], len(lines), drafts)


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

    def __init__(self, desk: Desk, journal: JournalService) -> None:
        super().__init__()
        self._desk, self._journal = desk, journal
        self._child_id = 0
        self._marked: int | None = None
        self._is_marking = False
        self._shown = (0, "")
        self.model = EntryListModel()
        self.model.setParent(self)
        self.model.more_wanted.connect(self._on_more_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(desk.look.px(8))
        column.addWidget(self._build_search())
        column.addWidget(self._build_view(), 1)
        column.addWidget(self._build_empty(), 1)
        self.count = Words("", "small")
        set_role(self.count, QAccessible.Role.Notification)
        column.addWidget(self.count)

    def show_child(self, child_id: int) -> None:
        """Show the entries of another child."""
        self._child_id = child_id
        self._marked = None
        if self.search.text():
            self.search.clear()
        else:
            self.reload()

    def reload(self) -> None:
        """Read the rows again, as many as there are now."""
        rows = max(PAGE_ROWS, self.model.rowCount())
        self._read(rows)

    def mark(self, entry_id: int | None) -> None:
        """Show which entry is open, without opening it."""
        self._marked = entry_id
        self._is_marking = True
        self.view.setCurrentIndex(self.model.index_of(entry_id))
        if entry_id is None:
            self.view.clearSelection()
        self._is_marking = False

    def _build_search(self) -> QWidget:
        self.search = PlainLine()
        self.search.setAcceptDrops(False)
        self.search.setClearButtonEnabled(False)
        self.search.textChanged.connect(lambda: self._read(PAGE_ROWS))
        self.new = ActionButton(
            self._desk.look, self.tr("&New entry"), "plus", "primary", self.new_wanted.emit
        )
        self.new.setAccessibleDescription(self.tr("Begins another entry. Ctrl+N"))
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._desk.look.px(8))
        row.addWidget(self.search, 1)
        row.addWidget(self.new)
        field = LabelledField(self._desk.look, self.tr("&Find in entries"), both)
        field.label.setBuddy(self.search)
        self.search.setAccessibleName(both.accessibleName())
        both.setAccessibleName("")
        return field

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
        self.empty = QWidget()
        column = QVBoxLayout(self.empty)
        column.setContentsMargins(0, self._desk.look.px(8), 0, 0)
        column.setSpacing(self._desk.look.px(8))
        self._why_empty = Words("")
        self._example = Words(
            self.tr(
                "For example: “Sunday, about 7 in the evening. Mia turned the tablet face down "
                "when I came in. She said it was homework.”"
            ),
            "muted",
        )
        self.clear = ActionButton(
            self._desk.look, self.tr("Clear search"), "x", on_click=self._on_clear
        )
        column.addWidget(self._why_empty)
        column.addWidget(self._example)
        column.addWidget(self.clear, 0, Qt.AlignmentFlag.AlignLeading)
        column.addStretch(1)
        self.empty.hide()
        return self.empty

    def _read(self, rows: int) -> None:
        journal, child_id, words = self._journal, self._child_id, self.search.text()
        self._desk.tasks.on_vault(
            self,
            lambda: read_lines(journal, child_id, words, rows),
            self._on_read,
            self.failed.emit,
            replaces="journal-search",
        )

    def _on_read(self, found: Found) -> None:
        if (found.child_id, found.words) != (self._child_id, self.search.text()):
            return
        is_search = bool(found.words.strip())
        self._delegate.wanted = tuple(word for word, _ in words_of(found.words))
        self._is_marking = True
        is_same = (found.child_id, found.words) == self._shown
        self._shown = (found.child_id, found.words)
        scrolled = self.view.verticalScrollBar().value() if is_same else 0
        self.model.show_lines(found.lines, found.with_draft, has_more=found.has_more)
        self.view.verticalScrollBar().setValue(scrolled)
        self.mark(self._marked)
        self._show_count(found, is_search=is_search)

    def _show_count(self, found: Found, *, is_search: bool) -> None:
        is_empty = not found.lines
        self.view.setVisible(not is_empty)
        self.empty.setVisible(is_empty)
        self._example.setVisible(not is_search)
        self.clear.setVisible(is_search)
        self._why_empty.setText(
            self.tr("Nothing found. Fewer or shorter words may find more.")
            if is_search
            else self.tr("Your entries will stand here, newest first. A short one is enough.")
        )
        words = self._count_words(found, is_search=is_search)
        self.count.setVisible(not is_empty)
        self.count.setText(words)
        if is_search:
            announce(self, words)

    def _count_words(self, found: Found, *, is_search: bool) -> str:
        if is_search and found.has_more:
            return self.tr("More than {count} found").format(count=_number(len(found.lines)))
        if is_search:
            number = _number(found.total)
            return (
                self.tr("{count} found").format(count=number)
                if found.total
                else self.tr("Nothing found")
            )
        if found.total == 1:
            return self.tr("One entry")
        return self.tr("{count} entries").format(count=_number(found.total))

    def _on_more_wanted(self, row: int) -> None:
        journal, child_id, words = self._journal, self._child_id, self.search.text()

        def work() -> Found:
            if words.strip():
                found = journal.search(child_id, words, row + PAGE_ROWS + 1)
                return Found(child_id, words, found[row : row + PAGE_ROWS], len(found) - row)
            lines = journal.lines(child_id, row, PAGE_ROWS)
            return Found(child_id, words, lines, journal.count(child_id) - row)

        self._desk.tasks.on_vault(
            self, work, lambda found: self._on_more_read(row, found), self._on_more_failed
        )

    def _on_more_read(self, row: int, found: Found) -> None:
        is_same = (found.child_id, found.words) == (self._child_id, self.search.text())
        if is_same and row == self.model.rowCount():
            self.model.append(found.lines, has_more=found.has_more)
            self.mark(self._marked)

    def _on_more_failed(self, error: CompanionError) -> None:
        self.model.stop_waiting()
        self.failed.emit(error)

    def _on_current_changed(self, current: QModelIndex) -> None:
        if current.isValid() and not self._is_marking:
            self.chosen.emit(self.model.id_at(current), False)

    def _on_chosen(self, index: QModelIndex) -> None:
        self.chosen.emit(self.model.id_at(index), True)

    def _on_clear(self) -> None:
        self.search.clear()
        self.search.setFocus()


def _number(count: int) -> str:
    return QLocale().toString(count)
