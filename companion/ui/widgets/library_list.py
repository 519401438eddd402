# SPDX-License-Identifier: Apache-2.0
"""The list of the library's pages: parts that fold, one page chosen in all."""

from itertools import groupby

from PySide6.QtCore import QSize, Qt, QTimer, Signal
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
from companion.ui.widgets.buttons import TileButton
from companion.ui.widgets.guide_library import LibraryPage, part_title
from companion.ui.widgets.icon_view import IconView

ROLE_ID = Qt.ItemDataRole.UserRole
ROW = 34
ARROW = 18
ARROWS = ("chevron-right", "chevron-down")
SIDES = 32
SINGLE, AROUND = 18, 24
"""What a row needs beside its words, and above and below one line or several, at 100 %."""


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
            # Without more room than a single line has, Qt would cut the others off.
            around = AROUND if lines > words.height() else SINGLE
            high = max(self._look.px(ROW), lines + self._look.px(around))
            item.setSizeHint(QSize(0, high))
            height += high
        self.setFixedHeight(height + 2)

    def _on_chosen(self, item: QListWidgetItem) -> None:
        self.chosen.emit(item.data(ROLE_ID))

    def _on_current_changed(self, item: QListWidgetItem | None) -> None:
        if item is not None and self.hasFocus():
            self.looked_at.emit(item.data(ROLE_ID))


class PartHead(TileButton):
    """The words above a part, which wrap; a small arrow says whether its pages are shown."""

    margins = (4, 7)
    looks = ("link", "body", "small")

    def __init__(self, look: Look, name: str) -> None:
        super().__init__(look, name)
        self.setProperty("look", "quiet")
        self._box.setSpacing(look.px(8))
        self._arrows = [IconView(look, icon, "link", ARROW) for icon in ARROWS]
        for arrow in self._arrows:
            self._box.insertWidget(0, arrow, 0, Qt.AlignmentFlag.AlignTop)

    def show_open(self, *, is_open: bool) -> None:
        """Say whether the pages are shown."""
        closed, opened = self._arrows
        closed.setVisible(not is_open)
        opened.setVisible(is_open)
        self.setAccessibleDescription(
            self.tr("Open. Press to fold it away.")
            if is_open
            else self.tr("Folded away. Press to open it.")
        )


class PartFold(QWidget):
    """The words above a part, to click on, and the pages of the part below."""

    def __init__(self, look: Look, name: str, pages: list[LibraryPage]) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.rows = PartList(look, name, pages)
        self.head = PartHead(look, name)
        self.head.clicked.connect(self._on_head_clicked)
        column.addWidget(self.head)
        column.addWidget(self.rows)
        self.is_wanted = False
        """True where the person unfolded it, so that it stays."""
        self.set_open(is_open=False)

    @property
    def is_open(self) -> bool:
        """True while the pages of the part are shown."""
        return not self.rows.isHidden()

    def set_open(self, *, is_open: bool) -> None:
        """Show the pages of the part, or fold them away."""
        self.rows.setVisible(is_open)
        self.head.show_open(is_open=is_open)

    def _on_head_clicked(self) -> None:
        self.is_wanted = not self.is_open
        self.set_open(is_open=self.is_wanted)


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
        # Its room is always kept: else the rows would move under the mouse when a part unfolds.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        content = QWidget()
        content.setObjectName("page-content")
        self.column = column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, look.px(4), look.px(12))
        column.setSpacing(look.px(2))
        self.folds: dict[str, PartFold] = {}
        for part, found in groupby(pages, key=lambda page: page.part):
            fold = PartFold(look, part_title(part), list(found))
            fold.rows.chosen.connect(self.chosen)
            fold.rows.looked_at.connect(self.looked_at)
            column.addWidget(fold)
            self.folds[part] = fold
        column.addStretch(1)
        self.setWidget(content)

    @property
    def parts(self) -> list[PartList]:
        """The pages of each part, folded or not."""
        return [fold.rows for fold in self.folds.values()]

    def show_current(self, page: LibraryPage) -> None:
        """Mark the page that is open, and unfold its part if it was opened from elsewhere."""
        shown = self.folds[page.part]
        if not shown.is_open:
            for fold in self.folds.values():
                fold.set_open(is_open=fold is shown or fold.is_wanted)
        for rows in self.parts:
            rows.show_current(page.id)
        QTimer.singleShot(0, self, self._show_row)

    def _show_row(self) -> None:
        """Scroll to the row of the open page."""
        content = self.widget()
        rows = next((rows for rows in self.parts if rows.currentRow() >= 0), None)
        if content is not None and rows is not None and not rows.isHidden():
            place = rows.visualItemRect(rows.currentItem())
            at = rows.mapTo(content, place.center())
            self.ensureVisible(at.x(), at.y(), 0, place.height())

    def focus_current(self) -> None:
        """Put the focus on the row of the open page, or on the first."""
        chosen = (rows for rows in self.parts if rows.currentRow() >= 0 and rows.isVisible())
        rows = next(chosen, None)
        if rows is not None:
            rows.setFocus()
        else:
            next(iter(self.folds.values())).head.setFocus()
