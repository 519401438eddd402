# SPDX-License-Identifier: Apache-2.0
"""Pages made on a pool thread: as pictures for the window, or sent to a printer.

A document of Qt belongs to the thread that made it. None of them leaves the pool.
"""

import traceback
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import QBuffer
from PySide6.QtGui import QPagedPaintDevice, QPainter, QPdfWriter, QPicture

from companion.domain.chronology import Progress, go_on
from companion.domain.chronology_script import Script
from companion.domain.errors import CompanionError
from companion.ui.kit.paper_chronology import ChronologyPages
from companion.ui.kit.paper_document import Variant
from companion.ui.kit.paper_pages import MARGIN_MM, POINTS_PER_INCH, Paper, set_margins, text_area

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class PicturedPages:
    """Each page as what was painted on it, in points from inside the margins."""

    paper: Paper
    pages: tuple[QPicture, ...]
    margin_mm: float = MARGIN_MM

    def paint(self, painter: QPainter, page: int) -> None:
        """Paint a page, counted from 0."""
        painter.drawPicture(0, 0, self.pages[page])


def pictured(script: Script, paper: Paper, variant: Variant, progress: Progress) -> PicturedPages:
    """Return the pages as they will be in a PDF. Raises CompanionError(STOPPED)."""
    pages = ChronologyPages(script, variant, progress)
    # A PDF has the last word on the room: so the pages here break at the same words.
    buffer = QBuffer()
    writer = QPdfWriter(buffer)
    writer.setPageSize(paper.page_size)
    set_margins(writer, pages.margin_mm)
    count = pages.lay_out(text_area(writer))
    found = []
    for page in range(count):
        go_on(progress, page, count)
        picture = QPicture()
        painter = QPainter(picture)
        pages.paint(painter, page)
        painter.end()
        found.append(picture)
    return PicturedPages(paper, tuple(found))


def print_script(
    script: Script, variant: Variant, progress: Progress, printer: QPagedPaintDevice
) -> bool:
    """Send the pages to a printer; False where it did not take them."""
    pages = ChronologyPages(script, variant, progress)
    set_margins(printer, pages.margin_mm)
    count = pages.lay_out(text_area(printer))
    painter = QPainter()
    if not painter.begin(printer):
        return False
    try:
        scale = printer.logicalDpiX() / POINTS_PER_INCH
        painter.scale(scale, scale)
        for page in range(count):
            go_on(progress, page, count)
            if page and not printer.newPage():
                return False
            pages.paint(painter, page)
    finally:
        is_taken = painter.end()
    return is_taken


def on_this_thread(work: Callable[[], T]) -> T:
    """Do the work; where it fails, what it made ends here and not with the error elsewhere."""
    try:
        return work()
    except CompanionError as error:
        traceback.clear_frames(error.__traceback__)
        raise
