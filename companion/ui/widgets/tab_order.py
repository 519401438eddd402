# SPDX-License-Identifier: Apache-2.0
"""Where Tab goes when a part of a page is built later than what follows it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def put_after(anchor: QWidget, *parts: QWidget) -> None:
    """Have Tab go from `anchor` through what can take it in these parts, in order."""
    last = anchor
    for part in parts:
        for widget in (part, *part.findChildren(QWidget)):
            # The list of a choice is a window of its own.
            is_here = widget.window() is anchor.window()
            if is_here and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                QWidget.setTabOrder(last, widget)
                last = widget
