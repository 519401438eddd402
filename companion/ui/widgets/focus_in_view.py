# SPDX-License-Identifier: Apache-2.0
"""Keeps the field that has the focus in view while a page finds its height."""

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QScrollArea, QWidget

from companion.ui.kit.look import Look
from companion.ui.widgets.scroll_page import bring_into_view


class FocusInView(QObject):
    """Watches a scroll area; looks only at fields inside `form`, and only while that is shown."""

    def __init__(self, look: Look, area: QScrollArea, form: QWidget) -> None:
        super().__init__(area)
        self._look, self._area, self._form = look, area, form
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(0)
        self._settling.timeout.connect(self._show)
        area.verticalScrollBar().rangeChanged.connect(self.refresh)

    def refresh(self) -> None:
        """Bring the field into view, once its page has been laid out."""
        # The page has just got another height; its fields find their places right after.
        self._settling.start()

    def _show(self) -> None:
        field = self._area.focusWidget()
        if field is not None and self._form.isVisible() and self._form.isAncestorOf(field):
            bring_into_view(self._look, self._area, field)
