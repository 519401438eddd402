# SPDX-License-Identifier: Apache-2.0
"""One number or address that fills the page, to read out to someone or to dial from."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from companion.domain.channel import Way
from companion.ui.kit.access import announce
from companion.ui.kit.desk import Desk
from companion.ui.kit.override import override
from companion.ui.widgets.big_words import BigWords
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.columns import WrapRow
from companion.ui.widgets.labels import Words

GAP = 20


class DoorLarge(QWidget):
    """Shows nothing else. Esc or Back leaves it."""

    back_wanted = Signal()

    def __init__(self, desk: Desk, way: Way) -> None:
        super().__init__()
        self._desk, self._way = desk, way
        self._view: QWidget | None = None
        look = desk.look
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(8))
        row = WrapRow(look.px(8))
        self.back = ActionButton(
            look, self.tr("Back"), "arrow-left", "secondary", self.back_wanted.emit
        )
        row.add(self.back)
        row.add(ActionButton(look, self.tr("Copy"), "copy", "secondary", self._on_copy))
        column.addWidget(row)
        self._copied = Words("", "small")
        self._copied.hide()
        column.addWidget(self._copied)
        self.words = BigWords(look, way.short)
        column.addWidget(self.words, 1)
        if way.shown != way.short:
            column.addWidget(Words(way.shown, "h2"), 0, Qt.AlignmentFlag.AlignHCenter)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.activated.connect(self.back_wanted)

    def fill(self, area: QScrollArea) -> None:
        """Be as high as what is seen of the page, so that nothing else is in view."""
        self._view = area.viewport()
        self._view.installEventFilter(self)
        self._fit()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize:
            self._fit()
        return False

    def _fit(self) -> None:
        if self._view is not None:
            self.setMinimumHeight(self._view.height() - self._desk.look.px(GAP))

    def _on_copy(self) -> None:
        self._desk.clipboard.copy(self._way.copied)
        self._copied.setText(self.tr("Copied. It is cleared again after 30 seconds."))
        self._copied.show()
        announce(self, self._copied.text())
