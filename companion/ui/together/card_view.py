# SPDX-License-Identifier: Apache-2.0
"""One card in very large type, which shrinks until it fits, and scrolls where it can not."""

from PySide6.QtCore import QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QScrollArea,
    QScroller,
    QVBoxLayout,
    QWidget,
)

from companion.domain.table import CardKind, TableCard
from companion.ui.kit.access import set_role
from companion.ui.kit.look import Look
from companion.ui.kit.override import override
from companion.ui.kit.style_sheet import FONT_FAMILY
from companion.ui.widgets.labels import Heading, Words
from companion.ui.widgets.scroll_page import clear_layout

LARGE = 2.5
"""In em; more on a large screen, so that it can be read from across the table."""
LINES_ON_SCREEN = 16
SMALL = 1.5
"""In em: the words get no smaller to fit; from here on the card scrolls."""
STEP = 0.25
SMALLEST = 0.9
"""In em: only where a single long word is wider than the card."""
TITLE = 0.8
"""The size of a title, of the words below it."""
SMALLER_STEP = 0.9
MARGIN = 24


class CardView(QScrollArea):
    """Shows one card. A click on its first half goes back, on its other half goes on.

    A finger that drags scrolls a long card; whatever was dragged is no click.
    """

    clicked = Signal(bool)
    """True for on, False for back."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._card: TableCard | None = None
        self._labels: list[tuple[Words, float]] = []
        self._pressed_at: QPointF | None = None
        self.setWidgetResizable(True)
        self.setProperty("look", "card")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        set_role(self, QAccessible.Role.Grouping)
        content = QWidget()
        content.setObjectName("entry-words")
        column = QVBoxLayout(content)
        margin = look.px(MARGIN)
        column.setContentsMargins(margin, margin, margin, margin)
        column.addStretch(1)
        self._column = QVBoxLayout()
        self._column.setSpacing(look.px(12))
        column.addLayout(self._column)
        column.addStretch(1)
        self.setWidget(content)
        touch = QScroller.ScrollerGestureType.TouchGesture
        QScroller.grabGesture(self.viewport(), touch)

    @property
    def fits(self) -> bool:
        """True where the whole card is seen."""
        return self.verticalScrollBar().maximum() <= 0

    def show_card(self, card: TableCard) -> None:
        """Show a card, from its top."""
        self._card = card
        clear_layout(self._column)
        self._labels = []
        title = self._title(card)
        if title:
            self._add(Heading(title), TITLE)
        self._add(Words(card.words, "table"), 1)
        self.setAccessibleName(f"{title}. {card.words}" if title else card.words)
        self._fit()
        self.verticalScrollBar().setValue(0)

    def scroll_on(self) -> bool:
        """Scroll down by a view; False where the end is seen already."""
        bar = self.verticalScrollBar()
        is_end = bar.value() >= bar.maximum()
        bar.setValue(bar.value() + bar.pageStep() - self._look.em)
        return not is_end

    def show_words(self, words: str) -> None:
        """Show a sentence where there is no card."""
        clear_layout(self._column)
        self._labels = []
        self._add(Words(words, "table"), 1)
        self.setAccessibleName(words)
        self._fit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._pressed_at = event.globalPosition()
        event.accept()

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._is_drag(event):
            self._pressed_at = None
        event.accept()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.fits and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            # Nothing to scroll: the window goes from card to card instead.
            event.ignore()
        else:
            super().keyPressEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        is_click = self._pressed_at is not None and not self._is_drag(event)
        self._pressed_at = None
        if is_click and self.rect().contains(event.position().toPoint()):
            is_right = event.position().x() >= self.width() / 2
            self.clicked.emit(is_right != self.isRightToLeft())

    def _is_drag(self, event: QMouseEvent) -> bool:
        """Tell whether the pointer went further from where it was pressed than a hand trembles."""
        if self._pressed_at is None:
            return False
        way = (event.globalPosition() - self._pressed_at).manhattanLength()
        return way >= QApplication.startDragDistance()

    def _title(self, card: TableCard) -> str:
        if card.kind is CardKind.ADULTS:
            return self.tr("{idea}: what the adults do").format(idea=card.title)
        if card.kind is CardKind.QUESTION:
            return self.tr("{idea}: ask together").format(idea=card.title)
        if card.kind is CardKind.IDEA:
            return self.tr("{letter} is for {idea}").format(letter=card.letter, idea=card.title)
        return ""

    def _add(self, label: Words, share: float) -> None:
        label.setMaximumWidth(self._look.px(16_000))
        self._labels.append((label, share))
        self._column.addWidget(label)
        label.show()

    def _fit(self) -> None:
        """Choose the largest size in which the card is seen whole."""
        em = self._look.em
        size = max(LARGE, self.window().height() / em / LINES_ON_SCREEN)
        while size > SMALL and not self._fits(size * em):
            size = max(SMALL, size - STEP)
        while size > SMALLEST and not self._words_fit(size * em):
            size *= SMALLER_STEP
        for label, share in self._labels:
            weight = 700 if share < 1 else 600
            label.setStyleSheet(f"font-size: {round(size * em * share)}px; font-weight: {weight};")

    def _room(self) -> QSize:
        """Return the room for words, with that of a scroll bar left free."""
        bar = self.verticalScrollBar().sizeHint().width()
        margins = 2 * self._look.px(MARGIN)
        return QSize(max(1, self.width() - margins - bar), self.height() - margins)

    def _fits(self, pixels: float) -> bool:
        room = self._room()
        gaps = self._look.px(12) * max(0, len(self._labels) - 1)
        height = sum(
            _metrics(pixels * share)
            .boundingRect(
                QRect(0, 0, room.width(), 100_000), Qt.TextFlag.TextWordWrap.value, label.text()
            )
            .height()
            for label, share in self._labels
        )
        return height + gaps <= room.height() and self._words_fit(pixels)

    def _words_fit(self, pixels: float) -> bool:
        width = self._room().width()
        return all(
            _metrics(pixels * share).horizontalAdvance(word) <= width
            for label, share in self._labels
            for word in label.text().split()
        )


def _metrics(pixels: float) -> QFontMetrics:
    font = QFont(FONT_FAMILY)
    font.setPixelSize(max(1, round(pixels)))
    font.setWeight(QFont.Weight.Bold)
    return QFontMetrics(font)
