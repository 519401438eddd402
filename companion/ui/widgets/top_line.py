# SPDX-License-Identifier: Apache-2.0
"""The line on top of every page: emergency line, search, and the way out.

It is painted before anything else is there. So what it does not show at once is imported later, and
the namespace `Qt` is not named: that alone takes as long as the whole line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QSizePolicy, QWidget

from companion.ui.kit.mac_keys import control_key
from companion.ui.kit.override import override
from companion.ui.widgets.action_button import ActionButton
from companion.ui.widgets.columns import WrapRow

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from companion.ui.kit.look import Look
    from companion.ui.widgets.labels import Words

TINY_EM = 24
MARGINS = (1.73, 0.93, 1.47, 0.53)
TINY_MARGINS = (0.5, 0.4, 0.5, 0.3)
"""Around the line, in em: start, above, end, below."""
LINE_EM = 1.3
PADDING_EM = 0.9


class EmergencyLine(ActionButton):
    """Says whom to phone in danger; opens the first-hour card."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, "", "siren", "danger")
        self._one_line = self._two_lines = ""
        self._em = look.em
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_number(self, words: str) -> None:
        """Show the number of the chosen country, such as "999 or 112"."""
        number = words or self.tr("your emergency number")
        self._one_line = self.tr("Danger now? Phone {number}").format(number=number)
        self._two_lines = self.tr("Danger now?\nPhone {number}").format(number=number)
        self.setText(self._one_line)
        self.set_icon_name("siren")
        self.setAccessibleName(self._one_line)
        self.setAccessibleDescription(self.tr("Opens the first steps for danger now."))

    def fit(self, room: int) -> None:
        """Break the line in two where one does not fit: the number must always be seen."""
        self.setText(self._one_line)
        lines = 1
        if self.sizeHint().width() > room:
            self.setText(self._two_lines)
            lines = 2
        self.setMinimumHeight(round(self._em * (LINE_EM * lines + PADDING_EM)))


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
        self._grid.setSpacing(look.px(10))
        self.emergency = EmergencyLine(look)
        self.emergency.clicked.connect(self.emergency_wanted)
        self.menu = ActionButton(look, self.tr("Menu"), "menu")
        self.menu.clicked.connect(self.menu_wanted)
        self._search = ActionButton(look, self.tr("Search"), "search")
        found_by = self.tr("Search the whole guide. {control}+F").format(control=control_key())
        self._search.setAccessibleDescription(found_by)
        self._search.clicked.connect(self.search_wanted)
        self._help = ActionButton(look, self.tr("Get help"), "life-buoy")
        self._help.clicked.connect(self.help_wanted)
        self._leave = ActionButton(look, self.tr("Leave quickly"), "log-out", "leave")
        self._leave.setAccessibleDescription(
            self.tr("Closes the window at once. Your words are kept. Or press Shift three times.")
        )
        self._leave.clicked.connect(self.leave_wanted)
        self._buttons = WrapRow(look.px(10))
        for button in (self.menu, self._help, self._search, self._leave):
            self._buttons.add(button)
        self._names = (
            (self.menu, self.menu.text(), ""),
            (self._help, self._help.text(), ""),
            (self._leave, self._leave.text(), self.tr("Leave")),
        )
        for button, words, _short in self._names:
            button.setAccessibleName(words)
        self._em = look.em
        self._presses: Words | None = None
        self._is_narrow = False
        self._is_stacked: bool | None = None
        self.set_narrow(is_narrow=False)

    @property
    def all_buttons(self) -> tuple[QPushButton, ...]:
        """Every button of the line."""
        return (self.emergency, self.menu, self._help, self._search, self._leave)

    @property
    def has_own_focus(self) -> bool:
        """True where a person went on from the emergency line, which has the focus at first."""
        return any(button.hasFocus() for button in self.all_buttons[1:])

    def show_presses(self, presses: int) -> None:
        """Show how often Shift was pressed, as dots."""
        from companion.ui.kit.access import announce

        dots = self._presses or self._make_dots()
        dots.setVisible(presses > 0)
        dots.setText("● " * presses + "○ " * (3 - presses))
        said = self.tr("Shift pressed {count} of 3 times to leave").format(count=presses)
        dots.setAccessibleName(said)
        if presses:
            announce(self, said)

    def _make_dots(self) -> Words:
        from companion.ui.widgets.labels import Words

        self._presses = Words("", "small")
        self._presses.hide()
        self._stack(is_stacked=bool(self._is_stacked))
        return self._presses

    def set_narrow(self, *, is_narrow: bool) -> None:
        """Show the menu and the doors instead of search where there is no rail."""
        self.menu.setVisible(is_narrow)
        self._help.setVisible(is_narrow)
        self._search.setVisible(not is_narrow)
        self._is_narrow = is_narrow
        self._shorten()
        self._fit()

    def _shorten(self) -> None:
        """Leave out words where there is room for the icons only; their names stay."""
        is_tiny = self.width() < TINY_EM * self._em
        start, above, end, below = TINY_MARGINS if is_tiny else MARGINS
        margins = (round(part * self._em) for part in (start, above, end, below))
        self._grid.setContentsMargins(*margins)
        for button, words, short in self._names:
            button.setText(short if is_tiny else words)
            button.set_icon_name(button.icon_name)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._shorten()
        self._fit()

    def _fit(self) -> None:
        """Give the emergency line a row of its own where both do not fit beside each other."""
        margins = self._grid.contentsMargins()
        room = self.width() - margins.left() - margins.right() - self._grid.spacing()
        self.emergency.fit(room)
        need = self.emergency.sizeHint().width() + self._buttons.sizeHint().width()
        is_stacked = self._is_narrow or need > room
        if is_stacked != self._is_stacked:
            self._stack(is_stacked=is_stacked)

    def _stack(self, *, is_stacked: bool) -> None:
        """Put the parts below each other, or at the two ends of one row."""
        self._is_stacked = is_stacked
        widgets: list[QWidget] = [self._buttons, self.emergency]
        if self._presses is not None:
            widgets.append(self._presses)
        for widget in widgets:
            self._grid.removeWidget(widget)
        # An empty column takes what is left, and no spacing of its own.
        self._grid.setColumnStretch(0, int(is_stacked))
        self._grid.setColumnStretch(1, int(not is_stacked))
        places = ((0, 0), (1, 0), (2, 0)) if is_stacked else ((0, 2), (0, 0), (1, 2))
        for widget, place in zip(widgets, places, strict=False):
            self._grid.addWidget(widget, *place)
