# SPDX-License-Identifier: Apache-2.0
"""Paints one entry of the list: its first line, and below when it happened."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from companion.domain.entry_find import Snippet
from companion.ui.kit.look import Look
from companion.ui.kit.override import override
from companion.ui.models.entry_list_model import LINE_ROLE, SECOND_ROLE, SNIPPET_ROLE
from companion.ui.widgets.bold_words import bold

Index = QModelIndex | QPersistentModelIndex
State = QStyle.StateFlag
SMALL = 0.88
FOUND_LINES = 2
CUT = "… "


class EntryDelegate(QStyledItemDelegate):
    """While something is searched for, the words that were found stand out in bold."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.is_search = False
        """Whether words are looked for: then a row has two lines of words, the hits in bold."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        title, second = self._fonts(option, is_struck_out=False)
        lines = self._title_height(title) + QFontMetrics(second).height()
        return QSize(self._look.em * 8, lines + self._look.px(24))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look, rect = self._look, option.rect
        is_chosen = bool(option.state & State.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if is_chosen:
            self._paint_choice(painter, option)
        title, second = self._fonts(option, is_struck_out=index.data(LINE_ROLE).is_struck_out)
        inner = rect.adjusted(look.px(14), look.px(8), -look.px(10), -look.px(8))
        top = QRect(inner.left(), inner.top(), inner.width(), self._title_height(title))
        colours = ("on-tint", "on-tint") if is_chosen else ("text", "muted")
        painter.setPen(look.theme.colour(colours[0]))
        used = self._paint_title(painter, option, top, title, index.data(SNIPPET_ROLE))
        below = inner.adjusted(0, used + look.px(4), 0, 0)
        painter.setPen(look.theme.colour(colours[1]))
        painter.setFont(second)
        words = QFontMetrics(second).elidedText(
            index.data(SECOND_ROLE), Qt.TextElideMode.ElideRight, below.width()
        )
        painter.drawText(below, _start(option) | Qt.AlignmentFlag.AlignTop, words)
        painter.restore()

    def _title_height(self, font: QFont) -> int:
        return QFontMetrics(font).height() * (FOUND_LINES if self.is_search else 1)

    def _fonts(self, option: QStyleOptionViewItem, *, is_struck_out: bool) -> tuple[QFont, QFont]:
        title = QFont(option.font)
        title.setWeight(QFont.Weight.Normal if self.is_search else QFont.Weight.DemiBold)
        title.setStrikeOut(is_struck_out)
        second = QFont(option.font)
        second.setPixelSize(round(self._look.em * SMALL))
        return title, second

    def _paint_choice(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        look = self._look
        box = option.rect.adjusted(0, look.px(2), -look.px(2), -look.px(2))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.theme.colour("tint"))
        painter.drawRoundedRect(box, look.px(8), look.px(8))
        painter.setBrush(look.theme.colour("primary"))
        bar = QRect(box.left(), box.top() + look.px(4), look.px(3), box.height() - look.px(8))
        painter.drawRect(QStyle.visualRect(option.direction, box, bar))

    def _paint_title(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        rect: QRect,
        font: QFont,
        snippet: Snippet,
    ) -> int:
        """Paint the words, and return how high they are."""
        metrics = QFontMetrics(font)
        if not self.is_search:
            words = metrics.elidedText(snippet.text, Qt.TextElideMode.ElideRight, rect.width())
            snippet = Snippet(words, ())
        layout = _laid_out(brought_near(snippet, metrics, rect.width()), font, rect, option)
        painter.setClipRect(rect)
        layout.draw(painter, QPointF(rect.topLeft()))
        painter.setClipping(False)
        return round(layout.boundingRect().height())


def brought_near(snippet: Snippet, metrics: QFontMetrics, width: int) -> Snippet:
    """Return a snippet that begins so late that the first bold words stand in its first line."""
    if not snippet.spans:
        return snippet
    text, (hit, length) = snippet.text, snippet.spans[0]
    start = 0
    while start < hit and metrics.horizontalAdvance(CUT + text[start : hit + length]) > width:
        start = text.find(" ", start, hit) + 1 or hit
    if not start:
        return snippet
    moved = len(CUT) - start
    spans = tuple((at + moved, many) for at, many in snippet.spans)
    return Snippet(CUT + text[start:], spans)


def _laid_out(
    snippet: Snippet, font: QFont, rect: QRect, option: QStyleOptionViewItem
) -> QTextLayout:
    """Return the words in at most as many lines as fit; what does not fit is left out."""
    layout = QTextLayout(snippet.text, font)
    wrap = QTextOption(_start(option))
    wrap.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(wrap)
    layout.setFormats([bold(snippet.text, span) for span in snippet.spans])
    layout.beginLayout()
    top = 0.0
    while top + QFontMetrics(font).height() <= rect.height() + 1:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(rect.width())
        line.setPosition(QPointF(0, top))
        top += line.height()
    layout.endLayout()
    return layout


def _start(option: QStyleOptionViewItem) -> Qt.AlignmentFlag:
    return QStyle.visualAlignment(option.direction, Qt.AlignmentFlag.AlignLeft)
