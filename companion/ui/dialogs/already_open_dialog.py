# SPDX-License-Identifier: Apache-2.0
"""Shown by a second start: one window at a time, so that leaving quickly leaves nothing open."""

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout

from companion.ui.kit.input_watch import InputWatch
from companion.ui.kit.look import Look
from companion.ui.kit.override import override
from companion.ui.widgets.buttons import ActionButton, row_of
from companion.ui.widgets.labels import Heading, SelectableWords, Words
from companion.ui.widgets.top_line import EmergencyLine


class AlreadyOpenDialog(QDialog):
    """Says where to look, and whom to phone in danger all the same."""

    def __init__(self, look: Look, emergency_number: str, doors: tuple[str, ...]) -> None:
        """`doors` are lines such as "NSPCC Helpline: 0808 800 5000": there is no other page."""
        super().__init__()
        self.setWindowTitle("Companion")
        self.setMinimumWidth(look.em * 30)
        column = QVBoxLayout(self)
        column.setSpacing(look.px(12))
        line = EmergencyLine(look)
        line.show_number(emergency_number)
        line.setAccessibleDescription("")
        line.clicked.connect(self.accept)
        column.addWidget(line)
        column.addWidget(Heading(self.tr("Companion is open already on this computer")))
        column.addWidget(
            Words(
                self.tr(
                    "Nothing is lost. Look for its window behind the others or in the bar of "
                    "open programs. If you can not find it, restart the computer."
                )
            )
        )
        if doors:
            column.addWidget(Heading(self.tr("If you need help now"), 3))
            column.addWidget(SelectableWords("\n".join(doors)))
        column.addStretch(1)
        column.addLayout(
            row_of(
                ActionButton(look, self.tr("Close"), "x", "primary", self.accept),
                ActionButton(look, self.tr("Leave quickly"), "log-out", "leave", self._leave),
            )
        )
        look.dress(self)
        self._watch = InputWatch()
        self._watch.shift_pressed_thrice.connect(self._leave)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._watch.watch(self.windowHandle())

    def _leave(self) -> None:
        """Be gone: there is nothing here to keep, and the program ends with its dialog."""
        self.hide()
        self.reject()
