# SPDX-License-Identifier: Apache-2.0
"""The rows of entries to tick: a box at the start of each; a click or the space bar ticks it."""

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from companion.ui.kit.look import Look
from companion.ui.kit.override import override
from companion.ui.widgets.entry_delegate import EntryDelegate
from companion.ui.widgets.entry_list import EntryListView

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
State = Qt.CheckState
BOX = 18
ROOM = 32
"""What the box takes of a row, in pixels at 100 %."""
LEAST_EM, MOST_EM = 9, 20
PART = 0.55
"""Of the height of the window: what stands above and below must be seen as well."""


class TickDelegate(EntryDelegate):
    """Paints the tick, and what the journal's list paints beside it."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._ticks = look

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        hint = super().sizeHint(option, index)
        return QSize(hint.width() + self._ticks.px(ROOM), hint.height())

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self._paint_box(painter, option, is_on=_is_on(index))
        beside = QStyleOptionViewItem(option)
        room = self._ticks.px(ROOM)
        start = option.rect.adjusted(room, 0, 0, 0)
        beside.rect = QStyle.visualRect(option.direction, option.rect, start)
        super().paint(painter, beside, index)

    @override
    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """Tick where the row is clicked, and with the space bar."""
        is_click = (
            isinstance(event, QMouseEvent)
            and event.type() is QEvent.Type.MouseButtonRelease
            and event.button() is Qt.MouseButton.LeftButton
            and option.rect.contains(event.position().toPoint())
        )
        is_key = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Space
        if not (is_click or is_key):
            return False
        state = State.Unchecked if _is_on(index) else State.Checked
        return model.setData(index, state, Role.CheckStateRole)

    def _paint_box(self, painter: QPainter, option: QStyleOptionViewItem, *, is_on: bool) -> None:
        look = self._ticks
        side = look.px(BOX)
        top = option.rect.top() + (option.rect.height() - side) // 2
        place = QRect(option.rect.left() + look.px(6), top, side, side)
        box = QStyle.visualRect(option.direction, option.rect, place)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.theme.colour("primary" if is_on else "control"), look.px(2)))
        painter.setBrush(look.theme.colour("primary" if is_on else "surface"))
        painter.drawRoundedRect(box, look.px(4), look.px(4))
        if is_on:
            inner = look.px(BOX - 4)
            tick = look.pixmap("check", "on-primary", BOX - 4)
            gap = (side - inner) // 2
            painter.drawPixmap(box.left() + gap, box.top() + gap, tick)
        painter.restore()


class TickRows(EntryListView):
    """The list. It asks for a height of its own, as it stands in a page that scrolls."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._look = look
        self.setMinimumHeight(0)

    def fit_rows(self) -> None:
        """Take the height of the rows, as far as the window has room for them."""
        row = max(1, self.sizeHintForRow(0))
        room = min(self._look.em * MOST_EM, round(self.window().height() * PART))
        most = max(self._look.em * LEAST_EM, room)
        self.setFixedHeight(min(row * max(1, self.model().rowCount()) + 4, most))


def _is_on(index: Index) -> bool:
    return State(index.data(Role.CheckStateRole)) is State.Checked
