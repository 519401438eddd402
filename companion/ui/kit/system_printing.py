# SPDX-License-Identifier: Apache-2.0
"""Printing on Windows and macOS: Qt asks the system, and waits for it."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QPageLayout
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from companion.ui.kit.override import override
from companion.ui.kit.paper_pages import Paper
from companion.ui.kit.print_tray import JOB_NAME, Paint, Printing, Tray


class SystemPrinting(Printing):
    """Each answer is there at once. A page is sent while it is painted."""

    def __init__(self, owner: QObject) -> None:
        self._owner = owner

    @override
    def find(self, found: Callable[[list[str]], None]) -> None:
        usual = QPrinterInfo.defaultPrinterName()
        found(sorted(QPrinterInfo.availablePrinterNames(), key=lambda name: name != usual))

    @override
    def look_at(self, printer: str, paper: Paper, seen: Callable[[Tray], None]) -> None:
        layout = _filled(Tray(printer, paper)).pageLayout()
        layout.setUnits(QPageLayout.Unit.Millimeter)
        least = layout.minimumMargins()
        seen(Tray(printer, paper, max(least.left(), least.top(), least.right(), least.bottom())))

    @override
    def make(self, tray: Tray, paint: Paint) -> bytes | None:
        # Nothing is left to send.
        return b"" if paint(_filled(tray)) else None

    @override
    def send(self, tray: Tray, made: bytes, done: Callable[[bool], None]) -> None:
        done(True)

    @override
    def stop(self) -> None:
        """Nobody ever waits."""


def _filled(tray: Tray) -> QPrinter:
    """Return a printer whose queue shows nothing of what is printed."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(JOB_NAME)
    printer.setCreator("")
    printer.setPrinterName(tray.printer)
    # A change of the printer may have brought a paper of its own.
    printer.setPageSize(tray.paper.page_size)
    return printer
