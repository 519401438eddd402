# SPDX-License-Identifier: Apache-2.0
"""Boxes that fit their widgets to the room there is: equal columns, and a row that wraps."""

from PySide6.QtCore import QEvent, QPoint, QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from companion.ui.kit.override import override


class FittingBox(QWidget):
    """Places its widgets itself; how high it is follows from its width."""

    def __init__(self, spacing: int) -> None:
        super().__init__()
        self.spacing = spacing
        self.widgets: list[QWidget] = []
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, widget: QWidget) -> None:
        """Add a widget at the end."""
        widget.setParent(self)
        self.widgets.append(widget)
        if self.isVisible():
            widget.show()
        self.updateGeometry()

    def shown(self) -> list[QWidget]:
        """Return the widgets that take room."""
        return [widget for widget in self.widgets if not widget.isHidden()]

    def places(self, width: int) -> list[QRect]:
        """Return where each shown widget goes in this width, from the start."""
        raise NotImplementedError

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return max((place.bottom() + 1 for place in self.places(width)), default=0)

    @override
    def sizeHint(self) -> QSize:
        hints = [widget.sizeHint().width() for widget in self.shown()]
        width = sum(hints) + self.spacing * max(0, len(hints) - 1)
        return QSize(width, self.heightForWidth(self.width() or width))

    @override
    def minimumSizeHint(self) -> QSize:
        widest = max((w.minimumSizeHint().width() for w in self.shown()), default=0)
        return QSize(widest, 0)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:
            self.updateGeometry()
            self._place()
        return super().event(event)

    def _place(self) -> None:
        for widget, place in zip(self.shown(), self.places(self.width()), strict=True):
            if self.isRightToLeft():
                place.moveLeft(self.width() - place.right() - 1)
            widget.setGeometry(place)


class Columns(FittingBox):
    """Equal columns, at least `column_width` wide each where there is room."""

    def __init__(self, column_width: int, most: int = 2, spacing: int = 12) -> None:
        super().__init__(spacing)
        self._column_width = column_width
        self._most = most

    @override
    def places(self, width: int) -> list[QRect]:
        shown = self.shown()
        columns = max(1, min(self._most, len(shown), width // max(1, self._column_width)))
        cell = (width - self.spacing * (columns - 1)) // columns
        found: list[QRect] = []
        y = 0
        for start in range(0, len(shown), columns):
            row = shown[start : start + columns]
            height = max(_height(widget, cell) for widget in row)
            found += [
                QRect(column * (cell + self.spacing), y, cell, height) for column in range(len(row))
            ]
            y += height + self.spacing
        return found


class WrapRow(FittingBox):
    """A row of widgets that goes on in the next line when it is full."""

    def __init__(self, spacing: int = 8) -> None:
        super().__init__(spacing)

    @override
    def places(self, width: int) -> list[QRect]:
        found: list[QRect] = []
        x = y = line_height = 0
        for widget in self.shown():
            hint = widget.sizeHint().expandedTo(widget.minimumSize())
            size = QSize(min(hint.width(), width), hint.height())
            if widget.hasHeightForWidth():
                size.setHeight(max(widget.heightForWidth(size.width()), widget.minimumHeight()))
            if x and x + size.width() > width:
                x, y, line_height = 0, y + line_height + self.spacing, 0
            found.append(QRect(QPoint(x, y), size))
            x += size.width() + self.spacing
            line_height = max(line_height, size.height())
        return found


def _height(widget: QWidget, width: int) -> int:
    layout = widget.layout()
    if layout is not None and layout.hasHeightForWidth():
        return max(layout.totalHeightForWidth(width), widget.minimumHeight())
    if widget.hasHeightForWidth():
        return max(widget.heightForWidth(width), widget.minimumHeight())
    return max(widget.sizeHint().height(), widget.minimumHeight())
