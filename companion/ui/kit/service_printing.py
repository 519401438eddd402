# SPDX-License-Identifier: Apache-2.0
"""Printing on Linux: pages are made in memory, and the print service is asked on a thread apart.

Not on a thread of the pool: a service that never answers must not keep others from their work.
"""

import threading
from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QObject, QSizeF
from PySide6.QtGui import QPageSize
from shiboken6 import isValid

from companion.ui.kit.neutral_pdf import NeutralPdf
from companion.ui.kit.override import override
from companion.ui.kit.paper_pages import Paper, page_layout
from companion.ui.kit.print_service import PrintService
from companion.ui.kit.print_tray import Paint, Printing, Tray
from companion.ui.kit.tasks import MainThreadPost

T = TypeVar("T")


class ServicePrinting(Printing):
    """Words on their way are held only while somebody waits for them to arrive."""

    def __init__(self, owner: QObject) -> None:
        self._owner = owner
        self._post = _post()
        self._unwanted = threading.Event()

    @override
    def find(self, found: Callable[[list[str]], None]) -> None:
        nobody: list[str] = []
        self._ask(PrintService.printers, found, nobody)

    @override
    def look_at(self, printer: str, paper: Paper, seen: Callable[[Tray], None]) -> None:
        size: QSizeF = paper.page_size.size(QPageSize.Unit.Millimeter)

        def work(service: PrintService) -> Tray:
            return Tray(printer, paper, service.least_margin(printer, size.width(), size.height()))

        self._ask(work, seen, Tray(printer, paper))

    @override
    def make(self, tray: Tray, paint: Paint) -> bytes | None:
        return pdf_of(tray, paint)

    @override
    def send(self, tray: Tray, made: bytes, done: Callable[[bool], None]) -> None:
        media = tray.paper.page_size.key()
        self._ask(lambda service: service.send(tray.printer, media, made), done, False)

    @override
    def stop(self) -> None:
        self._unwanted.set()
        self._unwanted = threading.Event()

    def _ask(
        self, work: Callable[[PrintService], T], done: Callable[[T], None], in_doubt: T
    ) -> None:
        post, owner, unwanted = self._post, self._owner, self._unwanted

        def is_wanted() -> bool:
            return not unwanted.is_set() and isValid(owner)

        def tell(answer: T) -> None:
            if is_wanted():
                done(answer)

        def run() -> None:
            service = PrintService(is_wanted)
            try:
                answer = work(service)
            except Exception as problem:  # noqa: BLE001 - raised on the window's thread
                caught = problem
                post(lambda: _raise_after(lambda: tell(in_doubt), caught))
            else:
                post(lambda: tell(answer))

        threading.Thread(target=run, daemon=True).start()


def pdf_of(tray: Tray, paint: Paint) -> bytes | None:
    """Return pages as a PDF, made in memory on any thread."""
    pdf = NeutralPdf()
    pdf.writer.setPageLayout(page_layout(tray.paper, tray.least_mm, tray.least_mm))
    return pdf.taken() if paint(pdf.writer) else None


def _post() -> MainThreadPost:
    """Return what lives as long as the app: a thread may come back to it at any time."""
    app = QCoreApplication.instance()
    if app is None:
        return MainThreadPost()
    found = app.findChild(MainThreadPost)
    if not isinstance(found, MainThreadPost):
        found = MainThreadPost()
        found.setParent(app)
    return found


def _raise_after(step: Callable[[], None], problem: Exception) -> None:
    """After a fault of ours nobody is left waiting either."""
    try:
        step()
    finally:
        raise problem
