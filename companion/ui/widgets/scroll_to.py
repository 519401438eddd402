# SPDX-License-Identifier: Apache-2.0
"""Bringing a part of a page into view, once it has been laid out."""

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QScrollArea, QWidget

MARGIN = 8


def scroll_to_top(area: QScrollArea, widget: QWidget) -> None:
    """Show a widget at the top of the view."""
    content = area.widget()
    if content is not None and content.isAncestorOf(widget):
        area.verticalScrollBar().setValue(_y(content, widget, 0) - MARGIN)


def show_whole(area: QScrollArea, widget: QWidget, anchor: QWidget) -> None:
    """Scroll down until a widget is seen whole, but never past the `anchor` inside it."""
    content = area.widget()
    # The person may have gone on before this was laid out.
    if content is not None and content.isAncestorOf(widget):
        bar, height = area.verticalScrollBar(), area.viewport().height()
        end, start = _y(content, widget, widget.height()), _y(content, anchor, 0)
        bar.setValue(max(bar.value(), min(end - height + MARGIN, start - MARGIN)))


def _y(content: QWidget, widget: QWidget, y: int) -> int:
    return widget.mapTo(content, QPoint(0, y)).y()


def bring_into_view(widget: QWidget) -> None:
    """Scroll all that a widget stands in until the widget is seen, from its top."""
    around = widget.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            show_whole(around, widget, widget)
        around = around.parentWidget()
