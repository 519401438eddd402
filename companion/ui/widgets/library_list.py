# SPDX-License-Identifier: Apache-2.0
"""The list of the library's pages: one named list for each part, one page chosen in all."""

from itertools import groupby

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from companion.ui.kit.look import Look
from companion.ui.kit.override import override
from companion.ui.widgets.guide_library import LibraryPage, part_title
from companion.ui.widgets.labels import Words

ROLE_ID = Qt.ItemDataRole.UserRole
ROW = 34
SIDES = 32
"""What a row needs beside its words, at 100 %."""


class PartList(QListWidget):
    """The pages of one part; as high as its rows, which wrap."""

    chosen = Signal(str)
    looked_at = Signal(str)

    def __init__(self, look: Look, name: str, pages: list[LibraryPage]) -> None:
        super().__init__()
        self._look = look
        self.setObjectName("rail-list")
        self.setAccessibleName(name)
        self.setWordWrap(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for page in pages:
            row = QListWidgetItem(page.title)
            row.setData(ROLE_ID, page.id)
            self.addItem(row)
        self._fit()
        self.itemClicked.connect(self._on_chosen)
        self.itemActivated.connect(self._on_chosen)
        self.currentItemChanged.connect(self._on_current_changed)

    def show_current(self, page_id: str) -> None:
        """Mark a page, if it is one of these, without choosing it."""
        self.blockSignals(True)
        rows = range(self.count())
        self.setCurrentRow(next((r for r in rows if self.item(r).data(ROLE_ID) == page_id), -1))
        if self.currentRow() < 0:
            self.clearSelection()
        self.blockSignals(False)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        # Qt makes the first row current when the focus comes; that must not open its page.
        self.blockSignals(True)
        super().focusInEvent(event)
        self.blockSignals(False)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_step = event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down)
        if is_step and not self.selectedItems():
            row = 0 if event.key() == Qt.Key.Key_Down else self.count() - 1
            self.show_current(self.item(row).data(ROLE_ID))
            self.item(row).setSelected(True)
            self.looked_at.emit(self.item(row).data(ROLE_ID))
        else:
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        words = QFontMetrics(self.font())
        room = max(self._look.em * 6, self.width() - self._look.px(SIDES))
        flags = Qt.TextFlag.TextWordWrap.value
        height = 0
        for row in range(self.count()):
            item = self.item(row)
            lines = words.boundingRect(0, 0, room, 9_999, flags, item.text()).height()
            high = max(self._look.px(ROW), lines + self._look.px(18))
            item.setSizeHint(QSize(0, high))
            height += high
        self.setFixedHeight(height + 2)

    def _on_chosen(self, item: QListWidgetItem) -> None:
        self.chosen.emit(item.data(ROLE_ID))

    def _on_current_changed(self, item: QListWidgetItem | None) -> None:
        if item is not None and self.hasFocus():
            self.looked_at.emit(item.data(ROLE_ID))


class LibraryList(QScrollArea):
    """All parts below each other. `looked_at` comes with the arrow keys, `chosen` with Enter."""

    chosen = Signal(str)
    looked_at = Signal(str)

    def __init__(self, look: Look, pages: tuple[LibraryPage, ...]) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        content = QWidget()
        content.setObjectName("page-content")
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, look.px(4), look.px(12))
        column.setSpacing(look.px(4))
        self.parts: list[PartList] = []
        for part, found in groupby(pages, key=lambda page: page.part):
            title = Words(part_title(part), "small")
            title.setContentsMargins(look.px(8), look.px(8), 0, 0)
            column.addWidget(title)
            rows = PartList(look, part_title(part), list(found))
            rows.chosen.connect(self.chosen)
            rows.looked_at.connect(self.looked_at)
            column.addWidget(rows)
            self.parts.append(rows)
        column.addStretch(1)
        self.setWidget(content)

    def show_current(self, page_id: str) -> None:
        """Mark the page that is open."""
        for rows in self.parts:
            rows.show_current(page_id)

    def focus_current(self) -> None:
        """Put the focus on the row of the open page, or on the first."""
        rows = next((rows for rows in self.parts if rows.currentRow() >= 0), self.parts[0])
        rows.setFocus()
