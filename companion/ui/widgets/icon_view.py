# SPDX-License-Identifier: Apache-2.0
"""A decorative icon: painted, so that a screen reader does not stop at it."""

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from companion.ui.kit.look import Look
from companion.ui.kit.override import override


class IconView(QWidget):
    """Paints one icon in the colour of a role."""

    def __init__(self, look: Look, name: str, role: str = "text", size: int = 20) -> None:
        super().__init__()
        self._look, self._name, self._role, self._size = look, name, role, size
        side = look.px(size)
        self.setFixedSize(side, side)
        look.theme_changed.connect(self.update)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._look.pixmap(self._name, self._role, self._size))
        painter.end()
