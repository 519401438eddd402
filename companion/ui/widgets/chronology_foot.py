# SPDX-License-Identifier: Apache-2.0
"""The row below the steps of a chronology that never scrolls away: back, on, start again."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.ui.kit.look import Look
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.columns import WrapRow


class ChronologyFoot(QWidget):
    """Only asks; the page decides."""

    back_wanted = Signal()
    next_wanted = Signal()
    again_wanted = Signal()
    ways_wanted = Signal()
    """At the last step: what is below the pages, saving and printing."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("page")
        column = QVBoxLayout(self)
        self.back = ActionButton(
            look, self.tr("Back"), "arrow-left", on_click=self.back_wanted.emit
        )
        self.next = ActionButton(
            look, self.tr("Next"), "arrow-right", "primary", self.next_wanted.emit
        )
        self.ways = ActionButton(
            look,
            self.tr("Go to saving and printing"),
            "arrow-right",
            "primary",
            self.ways_wanted.emit,
        )
        self.again = ActionButton(
            look, self.tr("Start again"), "undo-2", "quiet", self.again_wanted.emit
        )
        self.again.setAccessibleDescription(
            self.tr("Clears what is chosen in these steps. Your entries stay.")
        )
        row = WrapRow(look.px(8))
        for button in (self.back, self.next, self.ways, self.again):
            row.add(button)
        column.addWidget(row)

    def show_step(self, step: int, count: int) -> None:
        """Offer what can be done from this step, counted from 0."""
        # It keeps its place: a second click on "Next" must never be one on "Back".
        self.back.setEnabled(step > 0)
        self.again.setVisible(step > 0)
        self.next.setVisible(step + 1 < count)
        self.ways.setVisible(step + 1 == count)
