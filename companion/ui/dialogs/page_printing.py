# SPDX-License-Identifier: Apache-2.0
"""A page on its way to a printer: which printers there are, what each needs, and how it went."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from companion.ui.kit.messages import Message
from companion.ui.kit.paper_pages import Pages, Paper, print_whole
from companion.ui.kit.print_tray import Tray
from companion.ui.kit.printing import printing_here
from companion.ui.widgets.print_choices import PrintChoices
from companion.ui.widgets.print_foot import PrintFoot


class PagePrinting(QObject):
    """Lets the button be pressed when it can be, and never waits for the printer."""

    said = Signal(object)
    """A Message."""
    laid_out_wanted = Signal()
    """The room on the paper has changed, or what was laid out was needed for something else."""

    def __init__(
        self, choices: PrintChoices, foot: PrintFoot, paper: Paper, owner: QObject
    ) -> None:
        super().__init__(owner)
        self._choices, self._foot = choices, foot
        self._printing = printing_here(owner)
        self.tray = Tray("", paper)
        choices.printer_chosen.connect(self._choose)

    def begin(self) -> None:
        """Look for printers."""
        self._foot.refuse_printing(self._choices.looking_words())
        self._printing.find(self._on_found)

    def use(self, paper: Paper) -> None:
        """Print on this paper from now on."""
        self.tray = Tray(self.tray.printer, paper)
        if self.tray.printer:
            self._choose(self.tray.printer)

    def send(self, pages: Pages) -> None:
        """Print these pages."""
        made = self._printing.make(self.tray, partial(print_whole, pages))
        self.laid_out_wanted.emit()
        if made is None:
            self._on_sent(False)
            return
        self._foot.set_sending(is_sending=True)
        self._choices.setEnabled(False)
        text = self.tr("This can take a moment. If you close or leave now, it may not be printed.")
        self.said.emit(Message(self.tr("Sending to the printer …"), text, "info"))
        self._printing.send(self.tray, made, self._on_sent)

    def stop(self) -> None:
        """Wait for nothing any more, and forget what is on its way."""
        self._printing.stop()

    def _choose(self, name: str) -> None:
        self.tray = Tray(name, self.tray.paper)
        self._foot.refuse_printing(self._choices.looking_words())
        self._printing.look_at(name, self.tray.paper, self._on_seen)

    def _on_found(self, names: list[str]) -> None:
        self._choices.show_printers(names)
        if names:
            self._choose(names[0])
        else:
            self._foot.refuse_printing(self._choices.why_no_printer(), is_final=True)
            self.laid_out_wanted.emit()

    def _on_seen(self, tray: Tray) -> None:
        if (tray.printer, tray.paper) == (self.tray.printer, self.tray.paper):
            self.tray = tray
            self._foot.allow_printing()
            self.laid_out_wanted.emit()

    def _on_sent(self, is_taken: bool) -> None:
        self._choices.setEnabled(True)
        self._foot.set_sending(is_sending=False)
        if is_taken:
            title = self.tr("Sent to the printer.")
            text = self.tr("Fetch the page soon, before someone else finds it.")
            self.said.emit(Message(title, text, "ok"))
        else:
            title = self.tr("The printer did not take the page.")
            text = self.tr(
                "Nothing was lost. See that it is switched on, or save the page as a PDF."
            )
            self.said.emit(Message(title, text))
