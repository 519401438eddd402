# SPDX-License-Identifier: Apache-2.0
"""Paints a passage as a small card: all of its words, those that were found in bold."""

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from companion.domain.search import Span
from companion.ui.kit.look import Look
from companion.ui.kit.override import override
from companion.ui.models.passage_list_model import PASSAGE_ROLE, Index, Passage
from companion.ui.widgets.bold_words import bold

State = QStyle.StateFlag
SMALL = 0.88
MOST_LAID_OUT = 64
SIDE, TOP, GAP, BETWEEN = 14, 8, 6, 2
"""Room around and between the words, and between the cards, at 100 %."""


class PassageDelegate(QStyledItemDelegate):
    """Rows are as high as their words need in `width`, which the list sets."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._stamp: tuple[object, ...] = ()
        self._heights: dict[int, int] = {}
        self._laid_out: dict[int, list[QTextLayout]] = {}
        self.width = look.em * 30

    def forget(self) -> None:
        """Lay the rows out anew: they hold other words now."""
        self._heights.clear()
        self._laid_out.clear()

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        px = self._look.px
        layouts = () if self._is_measured(option, index) else self._layouts(option, index)
        if layouts:
            words = sum(round(layout.boundingRect().height()) for layout in layouts)
            self._heights[index.row()] = words + px(BETWEEN) + 2 * px(TOP) + px(GAP)
        return QSize(self._look.em * 8, self._heights[index.row()])

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look = self._look
        is_chosen = bool(
            option.state & State.State_Selected and option.state & State.State_HasFocus
        )
        box = option.rect.adjusted(0, 0, -1, -look.px(GAP))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_box(painter, option, box, is_chosen=is_chosen)
        inner = box.adjusted(look.px(SIDE), look.px(TOP), -look.px(SIDE), -look.px(TOP))
        layouts = self._layouts(option, index)
        colours = ("on-tint", "on-tint") if is_chosen else ("text", "muted")
        at = QPointF(inner.topLeft())
        for layout, colour in zip(layouts, colours, strict=False):
            painter.setPen(look.theme.colour(colour))
            layout.draw(painter, at)
            at += QPointF(0, layout.boundingRect().height() + look.px(BETWEEN))
        painter.restore()

    def _paint_box(
        self, painter: QPainter, option: QStyleOptionViewItem, box: QRect, *, is_chosen: bool
    ) -> None:
        look = self._look
        is_under_mouse = bool(option.state & State.State_MouseOver)
        edge = "primary" if is_chosen or is_under_mouse else "line"
        painter.setPen(QPen(look.theme.colour(edge), 2 if look.theme.is_contrast else 1))
        painter.setBrush(look.theme.colour("tint" if is_chosen else "surface"))
        painter.drawRoundedRect(box, look.px(8), look.px(8))
        if is_chosen:
            bar = QRect(box.left(), box.top() + look.px(6), look.px(4), box.height() - look.px(12))
            bar = QStyle.visualRect(option.direction, box, bar)
            painter.fillRect(bar, look.theme.colour("primary"))

    def _is_measured(self, option: QStyleOptionViewItem, index: Index) -> bool:
        stamp = (self.width, self._look.em, option.direction, option.font.pixelSize())
        if stamp != self._stamp:
            self.forget()
            self._stamp = stamp
        return index.row() in self._heights

    def _layouts(self, option: QStyleOptionViewItem, index: Index) -> list[QTextLayout]:
        """Return the words of a row, laid out; those of the last few rows are kept."""
        known = self._laid_out.get(index.row()) if self._is_measured(option, index) else None
        if known is not None:
            return known
        if len(self._laid_out) >= MOST_LAID_OUT:
            self._laid_out.clear()
        passage: Passage = index.data(PASSAGE_ROLE)
        small = QFont(option.font)
        small.setPixelSize(round(self._look.em * SMALL))
        parts = (
            (passage.title, QFont(option.font), passage.title_spans),
            (passage.second, small, passage.second_spans),
        )
        width = self.width - 2 * self._look.px(SIDE)
        laid_out = [_laid_out(*part, width, option) for part in parts if part[0]]
        self._laid_out[index.row()] = laid_out
        return laid_out


def _laid_out(
    words: str, font: QFont, spans: Iterable[Span], width: int, option: QStyleOptionViewItem
) -> QTextLayout:
    layout = QTextLayout(words, font)
    wrap = QTextOption(QStyle.visualAlignment(option.direction, Qt.AlignmentFlag.AlignLeft))
    wrap.setTextDirection(option.direction)
    wrap.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(wrap)
    layout.setFormats([bold(words, span) for span in spans])
    layout.beginLayout()
    height = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, height))
        height += line.height()
    layout.endLayout()
    return layout
