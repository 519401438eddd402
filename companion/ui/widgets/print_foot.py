# SPDX-License-Identifier: Apache-2.0
"""What can be done with a page: print it, save it, or close. What can be done now is the green."""

from PySide6.QtCore import QObject, Signal

from companion.ui.kit.look import Look
from companion.ui.widgets.button_row import ButtonRow
from companion.ui.widgets.buttons import ActionButton


class PrintFoot(QObject):
    """Says what of it can be pressed; `row` stands below the page."""

    print_wanted = Signal()
    pdf_wanted = Signal()
    text_wanted = Signal()
    close_wanted = Signal()

    def __init__(self, look: Look, warning: str, owner: QObject) -> None:
        super().__init__(owner)
        self._warning = warning
        self._can_print = self._is_sending = self._had_focus = False
        make = ActionButton
        self.print = make(look, self.tr("Print"), "printer", "primary", self.print_wanted.emit)
        self._pdf = make(look, self.tr("Save as PDF"), "save", on_click=self.pdf_wanted.emit)
        text = make(look, self.tr("Save as text"), "save", on_click=self.text_wanted.emit)
        self._close = make(look, self.tr("Close"), "x", on_click=self.close_wanted.emit)
        for save in (self._pdf, text):
            save.setAccessibleDescription(warning)
        shorts = (self.tr("Print"), self.tr("PDF"), self.tr("Text"), "")
        buttons = (self.print, self._pdf, text, self._close)
        self.row = ButtonRow(tuple(zip(buttons, shorts, strict=True)))
        self._refresh()

    def allow_printing(self) -> None:
        """Let the button be pressed: all is known of a printer that must be known."""
        self._can_print = True
        self.print.setAccessibleDescription(self._warning)
        self._refresh()

    def refuse_printing(self, reason: str, *, is_final: bool = False) -> None:
        """Say why nothing can be printed now, or not at all here."""
        self._can_print = False
        self.print.setAccessibleDescription(reason)
        if is_final:
            self.print.set_kind("secondary")
            self._pdf.set_kind("primary")
        self._refresh()

    def set_sending(self, *, is_sending: bool) -> None:
        """Print nothing a second time while something is on its way."""
        if is_sending:
            self._had_focus = self.print.window().focusWidget() is self.print
            if self._had_focus:
                # Else the focus would go on to something that asks for more.
                self._close.setFocus()
        self._is_sending = is_sending
        self._refresh()
        if not is_sending and self._had_focus and self._close.window().focusWidget() is self._close:
            self.print.setFocus()

    def _refresh(self) -> None:
        self.print.setEnabled(self._can_print and not self._is_sending)
