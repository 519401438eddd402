# SPDX-License-Identifier: Apache-2.0
"""The entries to tick for a worksheet. The wheel moves the page, until the list has the focus."""

from PySide6.QtGui import QWheelEvent

from companion.ui.kit.override import override
from companion.ui.widgets.chronology_rows import TickRows


class PrepareRows(TickRows):
    """A list inside a page that scrolls must not catch the wheel on its way down."""

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()
