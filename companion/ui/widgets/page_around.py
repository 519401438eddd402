# SPDX-License-Identifier: Apache-2.0
"""The page that a widget stands on: links deep inside a page ask it to go on."""

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from companion.ui.widgets.scroll_page import ScrollPage


def page_around(widget: QWidget) -> ScrollPage | None:
    """Return the page that a widget stands on; None in a dialog, or before it was put there."""
    above = widget.parentWidget()
    while above is not None and not isinstance(above, ScrollPage):
        above = above.parentWidget()
    return above


def go_from(widget: QWidget, target: str) -> None:
    """Ask the page that a widget stands on for a target."""
    page = page_around(widget)
    if page is not None:
        page.go.emit(target)


def show_row(rows: QWidget, place: QRect) -> None:
    """Scroll the page to a row that the keys moved to."""
    page = page_around(rows)
    content = page.scroll_area.widget() if page is not None else None
    if page is not None and content is not None and rows.hasFocus():
        at = rows.mapTo(content, place.center())
        page.scroll_area.ensureVisible(at.x(), at.y(), 0, place.height())
