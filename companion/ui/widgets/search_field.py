# SPDX-License-Identifier: Apache-2.0
"""The field of the search page: Down goes to what was found, Escape empties it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from companion.ui.kit.override import override
from companion.ui.widgets.field import PlainLine

LONGEST = 200


class SearchField(PlainLine):
    """Words to look for. They are kept nowhere."""

    down_pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setMaxLength(LONGEST)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.down_pressed.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)
