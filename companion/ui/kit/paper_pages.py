# SPDX-License-Identifier: Apache-2.0
"""From a sheet to pages: on a printer, in a preview, or as a PDF in memory."""

from enum import StrEnum
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QFont,
    QFontMetricsF,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPalette,
    QTextDocument,
)

from companion.ui.kit.formatting import country_of_this_computer
from companion.ui.kit.neutral_pdf import NeutralPdf
from companion.ui.kit.paper import Sheet, danger_words
from companion.ui.kit.paper_breaks import page_views
from companion.ui.kit.paper_document import (
    A4_TEXT_WIDTH,
    BLACK,
    BOLD,
    Variant,
    document_for,
    font_of,
)

MARGIN_MM = 16.0
POINTS_PER_INCH = 72
MARGIN_WORDS = 0.88
"""The size of what stands in the margins, of the size of the words."""
FOOT_DROP = 26
HEAD_RISE = 13
HEAD_HEIGHT = 20
TWO = 2
SMALLEST_PT = 6
LETTER_COUNTRIES = frozenset(
    ("US", "CA", "MX", "PH", "PR", "BZ", "CL", "CO", "CR", "GT", "NI", "PA", "SV", "VE")
)


class Paper(StrEnum):
    """The two papers that printers are filled with."""

    A4 = "a4"
    LETTER = "letter"

    @property
    def page_size(self) -> QPageSize:
        """The paper as Qt knows it."""
        sizes = QPageSize.PageSizeId
        return QPageSize(sizes.Letter if self is Paper.LETTER else sizes.A4)


class Pages(Protocol):
    """What can be put on pages."""

    margin_mm: float

    def lay_out(self, size: QSizeF) -> int:
        """Fit it to pages with so much room, in points; return their number."""

    def paint(self, painter: QPainter, page: int) -> None:
        """Paint a page, counted from 0, in points."""


class RunningPages:
    """A document, page by page: emergency line at the head, number at the foot of each."""

    margin_mm = MARGIN_MM

    def __init__(self, sheet: Sheet, variant: Variant) -> None:
        self._sheet = sheet
        self._variant = variant
        self._danger = danger_words(sheet.emergency_line)
        self._points = variant.points * MARGIN_WORDS
        self._size = QSizeF()
        self.document = document_for(sheet, width=A4_TEXT_WIDTH, variant=variant)
        self.views: tuple[QRectF, ...] = ()

    def lay_out(self, size: QSizeF) -> int:
        """Break the document into pages; a little closer where it then fits on one."""
        if size != self._size:
            self._size = size
            self._write(size)
            if len(self.views) == TWO:
                self._write(size, is_close=True)
                if len(self.views) == TWO:
                    self._write(size)
        return len(self.views)

    def paint(self, painter: QPainter, page: int) -> None:
        """Paint a page; the first has the emergency line in the document itself."""
        paint_document(painter, self.document, self.views[page])
        width = self._size.width()
        if page:
            head = QRectF(0, -HEAD_RISE - HEAD_HEIGHT, width, HEAD_HEIGHT)
            start = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignBottom
            paint_one_line(painter, head, start, self._danger, font_of(self._points, BOLD))
        if len(self.views) > 1:
            words = QCoreApplication.translate("Paper", "Page {page} of {count}")
            words = words.format(page=page + 1, count=len(self.views))
            foot = QRectF(0, self._size.height(), width, FOOT_DROP)
            end = Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignBottom
            paint_one_line(painter, foot, end, words, font_of(self._points))

    def _write(self, size: QSizeF, *, is_close: bool = False) -> None:
        self.document = document_for(
            self._sheet, width=size.width(), variant=self._variant, is_close=is_close
        )
        self.views = page_views(self.document, size)


def text_area(printer: QPagedPaintDevice) -> QSizeF:
    """Return what the margins leave of a page, in points."""
    return room_in(printer.pageLayout())


def room_in(layout: QPageLayout) -> QSizeF:
    """Return what the margins of a layout leave, in points."""
    return QSizeF(layout.paintRect(QPageLayout.Unit.Point).size())


def page_layout(paper: Paper, margin_mm: float, least_mm: float = 0) -> QPageLayout:
    """Return a paper with margins, which can later not be made less than `least_mm`."""
    upright, unit = QPageLayout.Orientation.Portrait, QPageLayout.Unit.Millimeter
    margins, least = (QMarginsF(one, one, one, one) for one in (margin_mm, least_mm))
    return QPageLayout(paper.page_size, upright, margins, unit, least)


def pdf_bytes(pages: Pages, paper: Paper) -> bytes:
    """Return the pages as a PDF that says nothing about itself."""
    pdf = NeutralPdf()
    pdf.writer.setPageSize(paper.page_size)
    print_whole(pages, pdf.writer)
    return pdf.taken()


def print_whole(pages: Pages, printer: QPagedPaintDevice) -> bool:
    """Put the pages on a printer, within margins; False when it did not take them."""
    set_margins(printer, pages.margin_mm)
    return print_to(printer, pages)


def print_to(printer: QPagedPaintDevice, pages: Pages) -> bool:
    """Put the pages on a printer; False when the printer did not take them."""
    count = pages.lay_out(text_area(printer))
    painter = QPainter()
    if not painter.begin(printer):
        return False
    scale = printer.logicalDpiX() / POINTS_PER_INCH
    painter.scale(scale, scale)
    for page in range(count):
        if page and not printer.newPage():
            painter.end()
            return False
        pages.paint(painter, page)
    return painter.end()


def usual_paper(country: str = "") -> Paper:
    """Return the paper that is usual in a country, or in the one of this computer."""
    code = country or country_of_this_computer()
    return Paper.LETTER if code in LETTER_COUNTRIES else Paper.A4


def set_margins(printer: QPagedPaintDevice, wanted: float = MARGIN_MM) -> None:
    """Leave room at the edges, in millimetres, and as much more as a printer has to keep."""
    layout = printer.pageLayout()
    layout.setUnits(QPageLayout.Unit.Millimeter)
    least = layout.minimumMargins()
    side = max(wanted, least.left(), least.top(), least.right(), least.bottom())
    printer.setPageMargins(QMarginsF(side, side, side, side), QPageLayout.Unit.Millimeter)


def paint_document(painter: QPainter, document: QTextDocument, view: QRectF) -> None:
    """Paint the part of a document that `view` shows, in black, from the painter's origin."""
    context = QAbstractTextDocumentLayout.PaintContext()
    palette = QPalette()
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.Dark):
        palette.setColor(role, BLACK)
    context.palette = palette
    context.clip = view
    painter.save()
    painter.translate(-view.topLeft())
    painter.setClipRect(view)
    document.documentLayout().draw(painter, context)
    painter.restore()


def paint_one_line(
    painter: QPainter, place: QRectF, align: Qt.AlignmentFlag, words: str, font: QFont
) -> None:
    """Paint words in one line, smaller where they are longer than their place."""
    while font.pixelSize() > SMALLEST_PT and (
        QFontMetricsF(font).horizontalAdvance(words) > place.width()
    ):
        font.setPixelSize(font.pixelSize() - 1)
    painter.setFont(font)
    painter.setPen(BLACK)
    painter.drawText(place, align, words)
