# SPDX-License-Identifier: Apache-2.0
"""Keeps the focus where it is while the part of a page that holds it is moved."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

from companion.ui.widgets.scroll_to import bring_into_view


@contextmanager
def kept_focus(around: QWidget) -> Iterator[None]:
    """Give the focus back to what had it inside `around`, and bring that into view again."""
    focused = QApplication.focusWidget()
    had_focus = focused is not None and around.isAncestorOf(focused)
    yield
    if focused is not None and had_focus:
        focused.setFocus()
        # It has its place once it has been laid out.
        QTimer.singleShot(0, focused, lambda: bring_into_view(focused))
