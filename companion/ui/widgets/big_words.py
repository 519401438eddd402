# SPDX-License-Identifier: Apache-2.0
"""One number or address, as large as its place allows: to read out or to type elsewhere."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from companion.ui.kit.access import set_role
from companion.ui.kit.look import Look
from companion.ui.kit.override import override

LEAST_EM, MOST = 1.5, 260
LINES = 3
BREAKS = "/.-@_=?&"
"""After these an address may go on in the next line, for the eye only; a number may not."""


class BigWords(QWidget):
    """Finds the largest size at which the words fit; breaks them only where it must."""

    def __init__(self, look: Look, words: str) -> None:
        super().__init__()
        self.words = words
        self._look = look
        self.setAccessibleName(words)
        set_role(self, QAccessible.Role.StaticText)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, round(self._look.em * LEAST_EM * LINES))

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._look.em * 20, self._look.em * 12)

    @property
    def size_now(self) -> int:
        """The size of the words in pixels."""
        return self._largest(self._shown())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        shown = self._shown()
        painter = QPainter(self)
        painter.setFont(self._font_of(self._largest(shown)))
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(QRectF(self.rect()), self._flags(), shown)
        painter.end()

    def _shown(self) -> str:
        if " " in self.words or not any(sign.isalpha() for sign in self.words):
            return self.words
        return "".join(f"{sign}\u200b" if sign in BREAKS else sign for sign in self.words)

    def _largest(self, shown: str) -> int:
        least, most = round(self._look.em * LEAST_EM), MOST
        while least < most:
            size = (least + most + 1) // 2
            if self._fits(shown, size):
                least = size
            else:
                most = size - 1
        return least

    def _fits(self, shown: str, size: int) -> bool:
        room = QRectF(self.rect())
        box = QFontMetricsF(self._font_of(size)).boundingRect(room, self._flags(), shown)
        return box.width() <= room.width() and box.height() <= room.height()

    def _font_of(self, size: int) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(size)
        font.setWeight(QFont.Weight.Bold)
        return font

    def _flags(self) -> int:
        wrap = Qt.TextFlag.TextWordWrap
        return int(wrap.value) | int(Qt.AlignmentFlag.AlignCenter.value)
