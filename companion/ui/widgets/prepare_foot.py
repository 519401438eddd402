# SPDX-License-Identifier: Apache-2.0
"""The row below a worksheet that never scrolls away: on paper, on the phone, and afterwards."""

from collections.abc import Callable

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
    fill_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._as_it_is: Callable[[], None] = lambda: None
        self.setObjectName("page")
        column = QVBoxLayout(self)
        self.said = Words("", "small")
        set_role(self.said, QAccessible.Role.Notification)
        self.said.hide()
        column.addWidget(self.said)
        self.question = self._build_question()
        column.addWidget(self.question)
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
        self._row = row
        column.addWidget(row)

    def _build_question(self) -> QWidget:
        look, box = self._look, QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(6))
        self._asked = Words(self.tr("You ticked notes. They are not filled in yet."))
        column.addWidget(self._asked)
        self.fill = ActionButton(
            look, self.tr("Fill in first"), "pencil", "primary", self._on_fill_first
        )
        self.as_it_is = ActionButton(
            look, self.tr("Go on without them"), on_click=self._on_as_it_is
        )
        row = WrapRow(look.px(8))
        for button in (self.fill, self.as_it_is):
            button.setAccessibleDescription(self._asked.text())
            row.add(button)
        column.addWidget(row)
        box.hide()
        return box

    def ask(self, as_it_is: Callable[[], None]) -> None:
        """Ask whether the ticked notes should go in first."""
        self._as_it_is = as_it_is
        self._show_question(is_asked=True)
        self.fill.setFocus()
        announce(self, self._asked.text())

    def _show_question(self, *, is_asked: bool) -> None:
        self.question.setVisible(is_asked)
        self._row.setHidden(is_asked)

    def _on_fill_first(self) -> None:
        self._show_question(is_asked=False)
        self.print.setFocus()
        self.fill_wanted.emit()

    def _on_as_it_is(self) -> None:
        self._show_question(is_asked=False)
        self.print.setFocus()
        self._as_it_is()

    def show_sheet(self, worksheet: Worksheet) -> None:
        """Offer what makes sense for a worksheet."""
        self.said.hide()
        self.told.hide()
        self._show_question(is_asked=False)
        self.reading.setVisible(worksheet.way is not Way.CHILD)

    def say(self, words: str) -> None:
        """Say what was done with the sheet, and offer to write down whom the person told."""
        self.told.show()
        self.said.setText(words)
        self.said.show()
        announce(self, words)
