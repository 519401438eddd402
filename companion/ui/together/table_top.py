# SPDX-License-Identifier: Apache-2.0
"""The line above the cards: whom to phone in danger, leaving the cards, leaving quickly."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from companion.ui.kit.access import announce, set_role
from companion.ui.kit.look import Look
from companion.ui.kit.override import override
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.columns import WrapRow
from companion.ui.widgets.labels import Words

PRESSES = 3


class TableTop(QWidget):
    """The emergency line is words here and no button: it leads nowhere."""

    close_wanted = Signal()
    leave_wanted = Signal()

    def __init__(self, look: Look, number: str) -> None:
        super().__init__()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._grid = QGridLayout(self)
        side = look.px(16)
        self._grid.setContentsMargins(side, look.px(10), side, look.px(6))
        self._grid.setSpacing(look.px(8))
        words = number or self.tr("your emergency number")
        self.emergency = Words(self.tr("Danger now? Phone {number}").format(number=words), "h3")
        self.done = ActionButton(look, self.tr("Leave the cards"), "x")
        self.done.setAccessibleDescription(self.tr("Goes back to the page Talk. Or press Escape."))
        self.done.clicked.connect(self.close_wanted)
        self.leave = ActionButton(look, self.tr("Leave quickly"), "log-out", "leave")
        self.leave.setAccessibleDescription(
            self.tr("Closes the window at once. Or press Shift three times.")
        )
        self.leave.clicked.connect(self.leave_wanted)
        self._buttons = WrapRow(look.px(10))
        for button in (self.done, self.leave):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self._buttons.add(button)
        self._presses = Words("", "small")
        set_role(self._presses, QAccessible.Role.Notification)
        self._presses.hide()
        self._place()

    def show_presses(self, presses: int) -> None:
        """Show how often Shift was pressed, as dots."""
        said = self.tr("Shift pressed {count} of 3 times to leave").format(count=presses)
        self._presses.setText("● " * presses + "○ " * (PRESSES - presses))
        self._presses.setAccessibleName(said)
        self._presses.setVisible(presses > 0)
        if presses:
            announce(self, said)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        """Put the buttons beside the line where there is room, and above it where not."""
        widgets: tuple[QWidget, ...] = (self._buttons, self.emergency, self._presses)
        for widget in widgets:
            self._grid.removeWidget(widget)
        metrics = self.emergency.fontMetrics()
        need = metrics.horizontalAdvance(self.emergency.text()) + self._buttons.sizeHint().width()
        margins = self._grid.contentsMargins()
        room = self.width() - margins.left() - margins.right() - 4 * self._grid.spacing()
        is_wide = need <= room
        start, end = Qt.AlignmentFlag.AlignVCenter, Qt.AlignmentFlag.AlignTrailing
        if is_wide:
            self._grid.addWidget(self.emergency, 0, 0, start)
            self._grid.addWidget(self._buttons, 0, 1, end)
        else:
            self._grid.addWidget(self._buttons, 0, 0, 1, 2)
            self._grid.addWidget(self.emergency, 1, 0, 1, 2)
        self._grid.addWidget(self._presses, 2, 0, 1, 2, end)
        self._grid.setColumnStretch(0, 1)
