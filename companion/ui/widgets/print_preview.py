# SPDX-License-Identifier: Apache-2.0
"""A picture of the pages, one at a time, with the way to the page before and the next."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewWidget
from PySide6.QtWidgets import QAbstractScrollArea, QSizePolicy, QVBoxLayout, QWidget

from companion.ui.kit.access import announce
from companion.ui.kit.look import Look
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.columns import WrapRow
from companion.ui.widgets.labels import Words

QWIDGETSIZE_MAX = 16_777_215


class PrintPreview(QWidget):
    """Shows what `paint_wanted` paints. The picture is nothing to read for a screen reader."""

    paint_wanted = Signal(QPrinter)

    def __init__(self, look: Look, printer: QPrinter) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(6))
        self._picture = QPrintPreviewWidget(printer)
        # Its own idea of a size would push the buttons below it out of the window.
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self._picture.setSizePolicy(policy)
        self._picture.paintRequested.connect(self.paint_wanted)
        self._picture.previewChanged.connect(self._refresh_ways)
        self._picture.fitInView()
        self._name_picture()
        column.addWidget(self._picture, 1)
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
        self._count = 1

    def show_pages(self, count: int) -> None:
        """Paint the pages again; there are so many now."""
        self._count = count
        for widget in (self._place, self._ways):
            widget.setVisible(count > 1)
        self._picture.updatePreview()
        self._refresh_ways()

    def fit(self, height: int, *, is_fixed: bool) -> None:
        """Take at least this height, or just this."""
        self._picture.setMinimumHeight(height)
        self._picture.setMaximumHeight(height if is_fixed else QWIDGETSIZE_MAX)

    def _name_picture(self) -> None:
        name = self.tr("Picture of the page")
        self._picture.setAccessibleName(name)
        view = self._picture.findChild(QAbstractScrollArea)
        if view is not None:
            view.setAccessibleName(name)
            view.setAccessibleDescription(self.tr("It holds the same words as the page before."))
            view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            view.viewport().setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def _on_before(self) -> None:
        self._show_page(self._picture.currentPage() - 1)

    def _on_next(self) -> None:
        self._show_page(self._picture.currentPage() + 1)

    def _show_page(self, page: int) -> None:
        self._picture.setCurrentPage(page)
        self._refresh_ways()
        # A button that can no longer be pressed must not take the focus with it.
        if not self._next.isEnabled():
            self._before.setFocus()
        elif not self._before.isEnabled():
            self._next.setFocus()
        announce(self, self._place.text())

    def _refresh_ways(self) -> None:
        page = min(max(1, self._picture.currentPage()), self._count)
        self._place.setText(self.tr("Page {page} of {count}").format(page=page, count=self._count))
        self._before.setEnabled(page > 1)
        self._next.setEnabled(page < self._count)
