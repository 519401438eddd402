# SPDX-License-Identifier: Apache-2.0
"""The line on top of every page: emergency line, search, and the way out."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from companion.ui.kit.access import announce
from companion.ui.kit.look import Look
from companion.ui.kit.override import override
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.labels import Words


class EmergencyLine(ActionButton):
    """Says whom to phone in danger; opens the first-hour card."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, "", "siren", "danger")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_number(self, words: str) -> None:
        """Show the number of the chosen country, such as "999 or 112"."""
        if words:
            self.setText(self.tr("Danger now? Phone {number}").format(number=words))
        else:
            self.setText(self.tr("Danger now? Phone your emergency number"))
        self.set_icon_name("siren")
        self.setAccessibleName(self.text())
        self.setAccessibleDescription(self.tr("Opens the first steps for danger now."))


class TopLine(QWidget):
    """Emergency line at the start, search and leave at the end; two rows when narrow."""

    menu_wanted = Signal()
    search_wanted = Signal()
    help_wanted = Signal()
    leave_wanted = Signal()
    emergency_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        side = look.px(26)
        self._grid.setContentsMargins(side, look.px(14), look.px(22), look.px(8))
        self._grid.setSpacing(look.px(10))
        self.emergency = EmergencyLine(look)
        self.emergency.clicked.connect(self.emergency_wanted)
        self.menu = ActionButton(look, self.tr("Menu"), "menu")
        self.menu.clicked.connect(self.menu_wanted)
        self._search = ActionButton(look, self.tr("Search"), "search")
        self._search.setAccessibleDescription(self.tr("Search the whole guide. Ctrl+F"))
        self._search.clicked.connect(self.search_wanted)
        self._help = ActionButton(look, self.tr("Get help"), "life-buoy")
        self._help.clicked.connect(self.help_wanted)
        self._leave = ActionButton(look, self.tr("Leave quickly"), "log-out", "leave")
        self._leave.setAccessibleDescription(
            self.tr("Closes the window at once. Your words are kept. Or press Shift three times.")
        )
        self._leave.clicked.connect(self.leave_wanted)
        self._buttons = QWidget()
        row = QHBoxLayout(self._buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.px(10))
        for button in (self.menu, self._help, self._search, self._leave):
            row.addWidget(button)
        self._presses = Words("", "small")
        self._presses.hide()
        self._is_narrow = False
        self._is_stacked: bool | None = None
        self.set_narrow(is_narrow=False)

    @property
    def all_buttons(self) -> tuple[QPushButton, ...]:
        """Every button of the line."""
        return (self.emergency, self.menu, self._help, self._search, self._leave)

    def show_presses(self, presses: int) -> None:
        """Show how often Shift was pressed, as dots."""
        self._presses.setVisible(presses > 0)
        self._presses.setText("● " * presses + "○ " * (3 - presses))
        said = self.tr("Shift pressed {count} of 3 times to leave").format(count=presses)
        self._presses.setAccessibleName(said)
        if presses:
            announce(self, said)

    def set_narrow(self, *, is_narrow: bool) -> None:
        """Show the menu and the doors instead of search where there is no rail."""
        self.menu.setVisible(is_narrow)
        self._help.setVisible(is_narrow)
        self._search.setVisible(not is_narrow)
        self._is_narrow = is_narrow
        self._fit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Give the emergency line a row of its own where both do not fit beside each other."""
        margins = self._grid.contentsMargins()
        room = self.width() - margins.left() - margins.right() - self._grid.spacing()
        need = self.emergency.sizeHint().width() + self._buttons.sizeHint().width()
        self._stack(is_stacked=self._is_narrow or need > room)

    def _stack(self, *, is_stacked: bool) -> None:
        if is_stacked == self._is_stacked:
            return
        self._is_stacked = is_stacked
        for widget in (self.emergency, self._buttons, self._presses):
            self._grid.removeWidget(widget)
        if is_stacked:
            for row, widget in enumerate((self._buttons, self.emergency, self._presses)):
                self._grid.addWidget(widget, row, 0)
        else:
            start, end = Qt.AlignmentFlag.AlignLeading, Qt.AlignmentFlag.AlignTrailing
            self._grid.addWidget(self.emergency, 0, 0, start)
            self._grid.addWidget(self._buttons, 0, 1, end)
            self._grid.addWidget(self._presses, 1, 1, end)
