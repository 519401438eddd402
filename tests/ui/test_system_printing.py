# SPDX-License-Identifier: Apache-2.0
"""Printing by way of Qt, as on Windows and macOS; here Qt's printer writes into a file."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMarginsF, QObject
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from companion.ui.kit import system_printing
from companion.ui.kit.override import override
from companion.ui.kit.paper_pages import Paper, print_whole
from companion.ui.kit.print_tray import Tray
from companion.ui.kit.system_printing import SystemPrinting


class OnePage:
    """A page with the words on it."""

    margin_mm = 16.0

    def lay_out(self, size):
        return 2

    def paint(self, painter, page):
        painter.drawText(20, 20, "He asked again where she lives.")


@pytest.fixture
def printers(monkeypatch, tmp_path):
    made = []

    class PaperPrinter(QPrinter):
        def __init__(self, mode):
            super().__init__(mode)
            self.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
            self.setOutputFileName(str(tmp_path / "paper.pdf"))
            made.append(self)

        @override
        def setPrinterName(self, name):
            self.asked_for = name

    # Whatever prints on this computer is not asked.
    monkeypatch.setenv("CUPS_SERVER", str(tmp_path / "nobody"))
    monkeypatch.setattr(system_printing, "QPrinter", PaperPrinter)
    return made


@pytest.fixture
def printing(qapp):
    return SystemPrinting(QObject())


def test_the_usual_printer_comes_first(printing, monkeypatch):
    monkeypatch.setattr(QPrinterInfo, "defaultPrinterName", lambda: "Office")
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: ["Attic", "Office"])
    found = []
    printing.find(found.extend)
    assert found == ["Office", "Attic"]


def test_a_page_is_on_paper_when_it_is_made(printing, printers, tmp_path):
    tray = Tray("Hall", Paper.LETTER)
    made = printing.make(tray, lambda printer: print_whole(OnePage(), printer))
    (printer,) = printers
    assert (printer.asked_for, printer.docName(), printer.creator()) == ("Hall", "Document", "")
    assert b"/MediaBox [0 0 612" in (tmp_path / "paper.pdf").read_bytes()
    taken = []
    printing.send(tray, made, taken.append)
    assert taken == [True]


def test_a_printer_that_refuses_is_told(printing, printers):
    assert printing.make(Tray("Hall", Paper.A4), lambda _printer: False) is None


def test_the_widest_edge_counts(printing, printers, monkeypatch):
    real = system_printing.QPrinter.pageLayout

    def with_edges(printer):
        layout = real(printer)
        layout.setMinimumMargins(QMarginsF(3, 12, 4, 5))
        return layout

    monkeypatch.setattr(system_printing.QPrinter, "pageLayout", with_edges)
    seen = []
    printing.look_at("Hall", Paper.A4, seen.append)
    least = seen[0].least_mm
    assert seen == [Tray("Hall", Paper.A4, least)]
    assert least == pytest.approx(12 * 25.4 / 72, abs=0.01) or least == 12
