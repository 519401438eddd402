# SPDX-License-Identifier: Apache-2.0
"""The pages as they will be: one picture at a time, and the same as words to read."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from companion.ui.kit.access import announce, set_role
from companion.ui.kit.look import Look
from companion.ui.kit.override import override
from companion.ui.kit.paper_pages import Paper
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.chronology_pages import PicturedPages
from companion.ui.widgets.columns import WrapRow
from companion.ui.widgets.field import WordsEdit
from companion.ui.widgets.fold import Fold
from companion.ui.widgets.labels import Words

POINTS_PER_MM = 72 / 25.4
WIDEST_EM, NARROWEST_EM = 38, 10
LINES = 14


class PagePicture(QWidget):
    """One page in black on white, whatever the theme."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._pages: PicturedPages | None = None
        self._page = 0
        set_role(self, QAccessible.Role.Graphic)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMaximumWidth(look.em * WIDEST_EM)

    def show_page(self, pages: PicturedPages | None, page: int) -> None:
        """Paint this page from now on."""
        self._pages, self._page = pages, page
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        width = self._look.em * WIDEST_EM
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.em * NARROWEST_EM, 0)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        paper = self._pages.paper if self._pages is not None else Paper.A4
        size = paper.page_size.sizePoints()
        return round(min(width, self.maximumWidth()) * size.height() / size.width())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        sheet = self.rect().adjusted(0, 0, -1, -1)
        painter.setPen(QPen(self._look.theme.colour("control")))
        painter.setBrush(Qt.GlobalColor.white)
        painter.drawRect(sheet)
        if self._pages is not None:
            scale = self.width() / self._pages.paper.page_size.sizePoints().width()
            margin = self._pages.margin_mm * POINTS_PER_MM
            painter.scale(scale, scale)
            painter.translate(margin, margin)
            self._pages.paint(painter, self._page)
        painter.end()


class ChronologyPreview(QWidget):
    """Page before, next page; and a fold with all words, for reading and for a screen reader."""

    words_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._pages: PicturedPages | None = None
        self._count = self._page = 0
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(8))
        self.place = Words("", "h3")
        self.before = ActionButton(
            look, self.tr("Page before"), "arrow-left", on_click=lambda: self._turn(-1)
        )
        self.next = ActionButton(
            look, self.tr("Next page"), "arrow-right", on_click=lambda: self._turn(1)
        )
        self._ways = WrapRow(look.px(8))
        for button in (self.before, self.next):
            self._ways.add(button)
        self.picture = PagePicture(look)
        self.words = WordsEdit(look, LINES)
        self.words.setReadOnly(True)
        self.words.setAccessibleName(self.tr("All words of the pages"))
        self.fold = Fold(look, self.tr("Read it as words"), self.words)
        self.fold.opened.connect(self._on_fold_opened)
        for widget in (self.place, self._ways, self.picture, self.fold):
            column.addWidget(widget)

    def show_pages(self, pages: PicturedPages) -> None:
        """Show these pages, from the one that was shown before where there still is one."""
        self._pages, self._count = pages, len(pages.pages)
        self._page = min(self._page, max(0, self._count - 1))
        self.words.clear()
        if self.fold.is_open:
            self.words_wanted.emit()
        self._show()

    def show_words(self, text: str) -> None:
        """Show all words, if they are still asked for."""
        self.words.setPlainText(text)

    def forget(self) -> None:
        """Show nothing: another child is chosen, or something else goes in."""
        self._pages, self._count = None, 0
        self.words.clear()
        self._show()

    def _turn(self, by: int) -> None:
        self._page = min(max(0, self._page + by), self._count - 1)
        self._show()
        # A button that can no longer be pressed must not take the focus with it.
        if not self.next.isEnabled():
            self.before.setFocus()
        elif not self.before.isEnabled():
            self.next.setFocus()
        announce(self, self.place.text())

    def _show(self) -> None:
        words = self.tr("Page {page} of {count}").format(page=self._page + 1, count=self._count)
        self.place.setText(words)
        self.picture.setAccessibleName(self.tr("Picture of the page"))
        self.picture.setAccessibleDescription(words)
        self.before.setEnabled(self._page > 0)
        self.next.setEnabled(self._page + 1 < self._count)
        self._ways.setVisible(self._count > 1)
        self.picture.show_page(self._pages, self._page)

    def _on_fold_opened(self) -> None:
        if not self.words.toPlainText():
            self.words_wanted.emit()
