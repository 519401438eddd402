# SPDX-License-Identifier: Apache-2.0
"""Paints one entry of the list: its first line, and below when it happened."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from companion.domain.search import words_of
from companion.ui.kit.look import Look
from companion.ui.kit.override import override
from companion.ui.models.entry_list_model import LINE_ROLE, SECOND_ROLE

Index = QModelIndex | QPersistentModelIndex
State = QStyle.StateFlag
NORMAL, BOLD = QFont.Weight.Normal, QFont.Weight.Bold
SMALL = 0.88


class EntryDelegate(QStyledItemDelegate):
    """While something is searched for, the words that were found stand out in bold."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.wanted: tuple[str, ...] = ()
        """The folded words that are searched for; the last may be a beginning."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        title, second = self._fonts(option, is_struck_out=False)
        lines = QFontMetrics(title).height() + QFontMetrics(second).height()
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
        top = QRect(inner.left(), inner.top(), inner.width(), QFontMetrics(title).height())
        below = top.translated(0, top.height() + look.px(4))
        colours = ("on-tint", "on-tint") if is_chosen else ("text", "muted")
        painter.setPen(look.theme.colour(colours[0]))
        self._paint_title(painter, option, top, title, index.data())
        painter.setPen(look.theme.colour(colours[1]))
        painter.setFont(second)
        words = QFontMetrics(second).elidedText(
            index.data(SECOND_ROLE), Qt.TextElideMode.ElideRight, below.width()
        )
        painter.drawText(below, _start(option) | Qt.AlignmentFlag.AlignTop, words)
        painter.restore()

    def _fonts(self, option: QStyleOptionViewItem, *, is_struck_out: bool) -> tuple[QFont, QFont]:
        title = QFont(option.font)
        title.setWeight(NORMAL if self.wanted else QFont.Weight.DemiBold)
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
        self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect, font: QFont, words: str
    ) -> None:
        shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, rect.width())
        layout = QTextLayout(shown, font)
        wrap = QTextOption(_start(option))
        wrap.setWrapMode(QTextOption.WrapMode.NoWrap)
        layout.setTextOption(wrap)
        layout.setFormats([_bold(*span) for span in self._hits(shown)])
        layout.beginLayout()
        layout.createLine().setLineWidth(rect.width())
        layout.endLayout()
        painter.setClipRect(rect)
        layout.draw(painter, QPointF(rect.topLeft()))
        painter.setClipping(False)

    def _hits(self, shown: str) -> list[tuple[int, int]]:
        """Return where the searched words stand; lengths as Qt counts them, in UTF-16 units."""
        whole, beginning = self.wanted[:-1], self.wanted[-1:]
        return [
            (_units(shown[: span[0]]), _units(shown[span[0] : sum(span)]))
            for word, span in words_of(shown)
            if word in whole or any(word.startswith(start) for start in beginning)
        ]


def _bold(start: int, length: int) -> QTextLayout.FormatRange:
    style = QTextCharFormat()
    style.setFontWeight(BOLD)
    found = QTextLayout.FormatRange()
    found.start, found.length, found.format = start, length, style
    return found


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _start(option: QStyleOptionViewItem) -> Qt.AlignmentFlag:
    return QStyle.visualAlignment(option.direction, Qt.AlignmentFlag.AlignLeft)
