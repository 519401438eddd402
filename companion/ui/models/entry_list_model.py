# SPDX-License-Identifier: Apache-2.0
"""The entries of a child as rows: some hundred at a time, more when they are scrolled to."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from companion.domain.entry_find import Found, Snippet
from companion.domain.journal import EntryLine
from companion.ui.kit.override import override
from companion.ui.widgets.entry_words import happened_words

LINE_ROLE = Qt.ItemDataRole.UserRole
SECOND_ROLE = Qt.ItemDataRole.UserRole + 1
SNIPPET_ROLE = Qt.ItemDataRole.UserRole + 2
NOTHING_FOUND = Found(())
NOWHERE = QModelIndex()
Index = QModelIndex | QPersistentModelIndex


class EntryListModel(QAbstractListModel):
    """Holds what was loaded. Somebody else loads: `more_wanted` says from which row on."""

    more_wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._lines: list[EntryLine] = []
        self._found = NOTHING_FOUND
        self._with_draft: frozenset[int | None] = frozenset()
        self._has_more = False
        self._is_waiting = False

    def show_found(
        self, found: Found, with_draft: frozenset[int | None], *, has_more: bool
    ) -> None:
        """Show these rows in place of what was there, with the words that were looked for."""
        self.beginResetModel()
        self._found, self._lines = found, list(found.lines)
        self._with_draft = with_draft
        self._has_more, self._is_waiting = has_more, False
        self.endResetModel()

    def append(self, lines: Sequence[EntryLine], *, has_more: bool) -> None:
        """Add the rows that were asked for by `more_wanted`."""
        self._has_more, self._is_waiting = has_more and bool(lines), False
        if lines:
            first = len(self._lines)
            self.beginInsertRows(NOWHERE, first, first + len(lines) - 1)
            self._lines.extend(lines)
            self.endInsertRows()

    def stop_waiting(self) -> None:
        """Allow to ask again, after rows could not be loaded."""
        self._is_waiting = False

    def id_at(self, index: Index) -> int:
        """Return the id of the entry in a row."""
        return self._lines[index.row()].id

    def index_of(self, entry_id: int | None) -> QModelIndex:
        """Return where an entry is; invalid where it is not loaded."""
        for row, line in enumerate(self._lines):
            if line.id == entry_id:
                return self.index(row)
        return QModelIndex()

    @override
    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._lines)

    @override
    def canFetchMore(self, parent: Index) -> bool:
        return self._has_more and not self._is_waiting and not parent.isValid()

    @override
    def fetchMore(self, parent: Index) -> None:
        if self.canFetchMore(parent):
            self._is_waiting = True
            self.more_wanted.emit(len(self._lines))

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._snippet(line).text
        if role == SNIPPET_ROLE:
            return self._snippet(line)
        if role == SECOND_ROLE:
            return self._second_line(line)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.tr("{first_line}. {second_line}.").format(
                first_line=self._snippet(line).text.rstrip("."),
                second_line=self._second_line(line),
            )
        return line if role == LINE_ROLE else None

    def _snippet(self, line: EntryLine) -> Snippet:
        """Return the words around what was looked for; without that, the first line."""
        if self._found.terms:
            return self._found.snippet(line)
        return Snippet(line.first_line, ())

    def _second_line(self, line: EntryLine) -> str:
        when = happened_words(line.happened)
        if line.is_struck_out:
            return self.tr("Struck out · {when}").format(when=when)
        if line.id in self._with_draft:
            return self.tr("Change not saved · {when}").format(when=when)
        return when
