# SPDX-License-Identifier: Apache-2.0
"""The row below a worksheet that never scrolls away: on paper, on the phone, and afterwards."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.preparation import Way, Worksheet
from companion.ui.kit.access import announce, set_role
from companion.ui.kit.look import Look
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.columns import WrapRow
from companion.ui.widgets.labels import Words


class PrepareFoot(QWidget):
    """Only asks; the page decides."""

    print_wanted = Signal()
    reading_wanted = Signal()
    told_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("page")
        column = QVBoxLayout(self)
        self.said = Words("", "small")
        set_role(self.said, QAccessible.Role.Notification)
        self.said.hide()
        column.addWidget(self.said)
        self.print = ActionButton(
            look, self.tr("Print or save"), "printer", "primary", self.print_wanted.emit
        )
        self.reading = ActionButton(
            look, self.tr("Read it aloud on the phone"), "phone", on_click=self.reading_wanted.emit
        )
        self.reading.setAccessibleDescription(
            self.tr("Shows one question at a time, in large type.")
        )
        self.told = ActionButton(
            look, self.tr("Write down whom you told"), "send", "quiet", self.told_wanted.emit
        )
        row = WrapRow(look.px(8))
        for button in (self.print, self.reading, self.told):
            row.add(button)
        column.addWidget(row)

    def show_sheet(self, worksheet: Worksheet) -> None:
        """Offer what makes sense for a worksheet."""
        self.said.hide()
        self.told.hide()
        self.reading.setVisible(worksheet.way is not Way.CHILD)

    def say(self, words: str) -> None:
        """Say what was done with the sheet, and offer to write down whom the person told."""
        self.told.show()
        self.said.setText(words)
        self.said.show()
        announce(self, words)
