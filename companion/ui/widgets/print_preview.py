# SPDX-License-Identifier: Apache-2.0
"""A picture of the pages, one at a time, with the way to the page before and the next."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from companion.ui.kit.access import announce, set_role
from companion.ui.kit.look import Look
from companion.ui.kit.override import override
from companion.ui.kit.paper_pages import Pages, Paper
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.columns import WrapRow
from companion.ui.widgets.labels import Words

QWIDGETSIZE_MAX = 16_777_215
POINTS_PER_MM = 72 / 25.4


class FittedPage(QWidget):
    """One page as large as there is room for: black on white, whatever the theme."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._pages: Pages | None = None
        self._paper, self._margin_mm = Paper.A4, 0.0
        self.page = 0
        """Counted from 0."""
        set_role(self, QAccessible.Role.Graphic)
        # An idea of its own of a size would push the buttons below it out of the window.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)

    def show_pages(self, pages: Pages, paper: Paper, margin_mm: float) -> None:
        """Paint these from now on; they are laid out already."""
        self._pages, self._paper, self._margin_mm = pages, paper, margin_mm
        self.update()

    def show_page(self, page: int) -> None:
        """Paint this one from now on."""
        self.page = page
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        points = self._paper.page_size.sizePoints()
        room = self.rect().adjusted(1, 1, -1, -1)
        scale = min(room.width() / points.width(), room.height() / points.height())
        sheet = QRectF(0, 0, points.width() * scale, points.height() * scale)
        sheet.moveCenter(QRectF(room).center())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._look.theme.colour("control")))
        painter.setBrush(Qt.GlobalColor.white)
        painter.drawRect(sheet)
        if self._pages is not None:
            painter.setClipRect(sheet)
            painter.translate(sheet.topLeft())
            painter.scale(scale, scale)
            margin = self._margin_mm * POINTS_PER_MM
            painter.translate(margin, margin)
            self._pages.paint(painter, self.page)
        painter.end()


class PrintPreview(QWidget):
    """Shows pages as they will be. The picture is nothing to read for a screen reader."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(6))
        self.picture = FittedPage(look)
        self.picture.setAccessibleName(self.tr("Picture of the page"))
        self.picture.setAccessibleDescription(
            self.tr("It holds the same words as the page before.")
        )
        column.addWidget(self.picture, 1)
        self._ways = WrapRow(look.px(8))
        self._before = ActionButton(
            look, self.tr("Page before"), "arrow-left", on_click=self._on_before
        )
        self._next = ActionButton(look, self.tr("Next page"), "arrow-right", on_click=self._on_next)
        self._place = Words("", "muted")
        for button in (self._before, self._next):
            self._ways.add(button)
        column.addWidget(self._place)
        column.addWidget(self._ways)
        self.count = 0

    def show_pages(self, pages: Pages, paper: Paper, margin_mm: float, count: int) -> None:
        """Paint the pages again; there are so many now."""
        self.count = count
        for widget in (self._place, self._ways):
            widget.setVisible(count > 1)
        self.picture.show_pages(pages, paper, margin_mm)
        self.picture.show_page(min(self.picture.page, max(0, count - 1)))
        self._refresh_ways()

    def fit(self, height: int, *, is_fixed: bool) -> None:
        """Take at least this height, or just this."""
        self.picture.setMinimumHeight(height)
        self.picture.setMaximumHeight(height if is_fixed else QWIDGETSIZE_MAX)

    def _on_before(self) -> None:
        self._show_page(self.picture.page - 1)

    def _on_next(self) -> None:
        self._show_page(self.picture.page + 1)

    def _show_page(self, page: int) -> None:
        self.picture.show_page(page)
        self._refresh_ways()
        # A button that can no longer be pressed must not take the focus with it.
        if not self._next.isEnabled():
            self._before.setFocus()
        elif not self._before.isEnabled():
            self._next.setFocus()
        announce(self, self._place.text())

    def _refresh_ways(self) -> None:
        page = self.picture.page + 1
        self._place.setText(self.tr("Page {page} of {count}").format(page=page, count=self.count))
        self._before.setEnabled(page > 1)
        self._next.setEnabled(page < self.count)
