# SPDX-License-Identifier: Apache-2.0
"""A list of passages as high as its rows, so that only the page scrolls."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QListView

from companion.ui.kit.look import Look
from companion.ui.kit.override import override
from companion.ui.models.passage_list_model import Index, Passage, PassageListModel
from companion.ui.widgets.passage_delegate import PassageDelegate

Key = Qt.Key


class PassageList(QListView):
    """Up and Down move, Enter or a click opens; past its ends the page decides."""

    chosen = Signal(str)
    row_shown = Signal(QRect)
    """Where the row that the keys moved to stands in this list."""
    left_upwards = Signal()
    left_downwards = Signal()

    def __init__(self, look: Look, name: str = "") -> None:
        super().__init__()
        self._model = PassageListModel()
        self._rows = PassageDelegate(look)
        self.setModel(self._model)
        self.setItemDelegate(self._rows)
        self.setAccessibleName(name)
        self.setMouseTracking(True)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self._on_clicked)

    def show_passages(self, passages: Sequence[Passage]) -> None:
        """Show these in place of what was there."""
        self._rows.forget()
        self._model.show_passages(passages)
        self._fit()

    @property
    def count(self) -> int:
        """How many rows there are."""
        return self._model.rowCount()

    def open_row(self, row: int) -> None:
        """Choose a row as if it were clicked."""
        self.chosen.emit(self._model.target_at(row))

    def enter_at(self, row: int) -> None:
        """Take the focus, on this row."""
        self.setCurrentIndex(self._model.index(row % self.count))
        self.setFocus()

    @override
    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid():
            self.row_shown.emit(self.visualRect(current))

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.count:
            self.setCurrentIndex(self._model.index(0))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        row, key = self.currentIndex().row(), event.key()
        if key in (Key.Key_Return, Key.Key_Enter) and row >= 0:
            self.open_row(row)
        elif key == Key.Key_Up and row <= 0:
            self.left_upwards.emit()
        elif key == Key.Key_Down and row == self.count - 1:
            self.left_downwards.emit()
        elif key == Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Not the old size: Qt leaves it out where the list was hidden before.
        if self.viewport().width() != self._rows.width:
            self._fit()

    def _fit(self) -> None:
        self._rows.width = self.viewport().width()
        self.scheduleDelayedItemsLayout()
        self.executeDelayedItemsLayout()
        last = self._model.index(self.count - 1)
        self.setFixedHeight(self.visualRect(last).bottom() + 1 if self.count else 0)

    def _on_clicked(self, index: QModelIndex) -> None:
        self.open_row(index.row())
