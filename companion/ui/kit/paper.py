# SPDX-License-Identifier: Apache-2.0
"""What goes on paper: a sheet of plain words becomes a document, pages and a PDF in memory."""

from dataclasses import dataclass, field
from typing import Literal

from PySide6.QtCore import (
    QBuffer,
    QCoreApplication,
    QIODevice,
    QLocale,
    QMarginsF,
    QPointF,
    QRectF,
    QSizeF,
    Qt,
)
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QBrush,
    QFont,
    QGuiApplication,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPalette,
    QPdfWriter,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextLength,
    QTextOption,
)

from companion.ui.kit.style_sheet import FONT_FAMILY

BODY_PT = 11
LARGE_PT = 16
MARGIN_MM = 16.0
A4_TEXT_WIDTH = 504.0
"""What the margins leave of an A4 page, in points."""

POINTS_PER_INCH = 72
PAGE_NUMBER_DROP = 26
BLACK = Qt.GlobalColor.black

Kind = Literal["heading", "words", "step", "point", "quote", "note"]
BULLET = "•"
INDENT = 1.7
LINE_PERCENT = 106


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph. Steps that follow each other are numbered as one list."""

    kind: Kind
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Sheet:
    """What one print-out says. `emergency_line` is a number such as "999 or 112", or empty."""

    title: str = field(repr=False)
    subtitle: str = field(repr=False)
    blocks: tuple[Block, ...] = field(repr=False)
    emergency_line: str
    checked_note: str
    sources_note: str


@dataclass(frozen=True, slots=True)
class _Style:
    """Sizes are shares of the body size; a point of paper is one unit of the document."""

    size: float = 1.0
    weight: QFont.Weight = QFont.Weight.Normal
    above: float = 0.0
    below: float = 0.25
    is_indented: bool = False
    is_italic: bool = False
    level: int = 0
    line_percent: int = LINE_PERCENT


BOLD = QFont.Weight.Bold
SEMI_BOLD = QFont.Weight.DemiBold
DANGER_STYLE = _Style(size=1.15, weight=BOLD, below=0, line_percent=100)
TITLE_STYLE = _Style(size=1.7, weight=BOLD, above=0.3, below=0.15, level=1)
SUBTITLE_STYLE = _Style(size=1.1, below=0.3)
FOOT_STYLE = _Style(size=0.88, below=0.1)
STYLES: dict[str, _Style] = {
    "heading": _Style(size=1.2, weight=SEMI_BOLD, above=0.75, below=0.25, level=2),
    "words": _Style(below=0.45),
    "step": _Style(is_indented=True),
    "point": _Style(is_indented=True),
    "quote": _Style(is_indented=True, is_italic=True),
    "note": _Style(size=0.88, above=0.2),
}


def document_for(sheet: Sheet, *, large: bool, width: float) -> QTextDocument:
    """Return the sheet as a document of black plain words, `width` points wide."""
    document = QTextDocument()
    document.setUndoRedoEnabled(False)
    document.setUseDesignMetrics(True)
    document.setDocumentMargin(0)
    body = LARGE_PT if large else BODY_PT
    document.setIndentWidth(body * INDENT)
    option = document.defaultTextOption()
    option.setTextDirection(QGuiApplication.layoutDirection())
    document.setDefaultTextOption(option)
    writer = _Writer(document, body)
    writer.write_danger(sheet.emergency_line)
    writer.write(sheet.title, TITLE_STYLE)
    writer.write(sheet.subtitle, SUBTITLE_STYLE)
    for block, mark in zip(sheet.blocks, _marks(sheet.blocks), strict=True):
        writer.write(block.text, STYLES[block.kind], mark)
    writer.write_rule()
    for line in (sheet.checked_note, sheet.sources_note, no_service_words()):
        writer.write(line, FOOT_STYLE)
    document.setTextWidth(width)
    return document


def danger_words(number: str) -> str:
    """Return the emergency sentence; without a number it still says what to do."""
    words = QCoreApplication.translate("Paper", "If anyone is in danger now, phone {number}.")
    fallback = QCoreApplication.translate("Paper", "your emergency number")
    return words.format(number=number or fallback)


def no_service_words() -> str:
    """Return what stands at the foot of every print-out."""
    return QCoreApplication.translate(
        "Paper", "Companion is not a police, medical or emergency service."
    )


def pdf_bytes(document: QTextDocument) -> bytes:
    """Return the document as a PDF that says nothing about itself: no title, no author."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle("")
    writer.setAuthor("")
    writer.setCreator("")
    writer.setPageSize(page_size())
    set_margins(writer)
    print_to(writer, document)
    data = bytes(buffer.data().data())
    buffer.close()
    return data


def print_to(printer: QPagedPaintDevice, document: QTextDocument) -> bool:
    """Put the document on the pages of a printer; False when the printer did not take it."""
    count = paginate(document, printer)
    painter = QPainter()
    if not painter.begin(printer):
        return False
    scale = printer.logicalDpiX() / POINTS_PER_INCH
    painter.scale(scale, scale)
    for page in range(count):
        if page and not printer.newPage():
            painter.end()
            return False
        _paint_page(painter, document, page)
        if count > 1:
            _paint_page_number(painter, document.pageSize(), page + 1, count)
    return painter.end()


def paginate(document: QTextDocument, printer: QPagedPaintDevice) -> int:
    """Lay the document out for the printer's paper and return the number of pages."""
    document.setPageSize(QSizeF(printer.pageLayout().paintRect(QPageLayout.Unit.Point).size()))
    _keep_headings_with_text(document)
    return document.pageCount()


def page_size() -> QPageSize:
    """Return the paper that is usual in this country."""
    is_letter = QLocale().measurementSystem() is QLocale.MeasurementSystem.ImperialUSSystem
    return QPageSize(QPageSize.PageSizeId.Letter if is_letter else QPageSize.PageSizeId.A4)


def set_margins(printer: QPagedPaintDevice) -> None:
    """Leave room at the edges that every printer can keep."""
    margins = QMarginsF(MARGIN_MM, MARGIN_MM, MARGIN_MM, MARGIN_MM)
    printer.setPageMargins(margins, QPageLayout.Unit.Millimeter)


class _Writer:
    """Adds paragraphs at the end of a document."""

    def __init__(self, document: QTextDocument, body: int) -> None:
        self._body = body
        self._cursor = QTextCursor(document)
        self._is_fresh = True

    def write(self, text: str, style: _Style, mark: str = "") -> None:
        """Add one paragraph; a mark, such as a number, hangs before its words."""
        if not text:
            return
        block_format = self._block_format(style)
        if mark:
            width = self._body * INDENT
            block_format.setTextIndent(-width)
            block_format.setTabPositions([QTextOption.Tab(width, QTextOption.TabType.LeftTab)])
        self._start_block(block_format, self._char_format(style))
        # A line break inside a paragraph must not start a new one.
        words = text.strip().replace("\r\n", "\n").replace("\n", "\u2028")
        self._cursor.insertText(f"{mark}\t{words}" if mark else words)

    def write_danger(self, number: str) -> None:
        """Put the emergency line into a box; nothing may stand above it."""
        self._shrink_block()
        box = QTextFrameFormat()
        box.setBorder(1.5)
        box.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        box.setBorderBrush(QBrush(BLACK))
        box.setPadding(self._body * 0.6)
        box.setBottomMargin(self._body * 0.6)
        box.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        frame = self._cursor.insertFrame(box)
        self.write(danger_words(number), DANGER_STYLE)
        self._cursor.setPosition(frame.lastPosition() + 1)
        self._is_fresh = True

    def write_rule(self) -> None:
        """Draw a thin line between the words and the foot."""
        style = _Style(size=0.3, above=0.8, below=0.5)
        block_format = self._block_format(style)
        block_format.setProperty(
            QTextFormat.Property.BlockTrailingHorizontalRulerWidth.value,
            QTextLength(QTextLength.Type.PercentageLength, 100),
        )
        block_format.setBackground(QBrush(BLACK))
        self._start_block(block_format, self._char_format(style))

    def _start_block(self, block_format: QTextBlockFormat, words: QTextCharFormat) -> None:
        if self._is_fresh:
            self._cursor.setBlockFormat(block_format)
            self._cursor.setBlockCharFormat(words)
        else:
            self._cursor.insertBlock(block_format, words)
        self._cursor.setCharFormat(words)
        self._is_fresh = False

    def _block_format(self, style: _Style) -> QTextBlockFormat:
        block_format = QTextBlockFormat()
        block_format.setTopMargin(self._body * style.above)
        block_format.setBottomMargin(self._body * style.below)
        block_format.setIndent(int(style.is_indented))
        block_format.setHeadingLevel(style.level)
        kind = QTextBlockFormat.LineHeightTypes.ProportionalHeight
        block_format.setLineHeight(style.line_percent, kind.value)
        return block_format

    def _char_format(self, style: _Style) -> QTextCharFormat:
        font = QFont(FONT_FAMILY)
        font.setPixelSize(round(self._body * style.size))
        font.setWeight(style.weight)
        font.setItalic(style.is_italic)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        words = QTextCharFormat()
        words.setFont(font)
        words.setForeground(QBrush(BLACK))
        return words

    def _shrink_block(self) -> None:
        # A frame always has a paragraph before it: make that one invisible.
        block_format = QTextBlockFormat()
        block_format.setLineHeight(1, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        self._cursor.setBlockFormat(block_format)
        font = QFont(FONT_FAMILY)
        font.setPixelSize(1)
        words = QTextCharFormat()
        words.setFont(font)
        self._cursor.setBlockCharFormat(words)


def _marks(blocks: tuple[Block, ...]) -> list[str]:
    marks: list[str] = []
    number = 0
    for block in blocks:
        number = number + 1 if block.kind == "step" else 0
        marks.append(f"{number}." if number else BULLET if block.kind == "point" else "")
    return marks


def _keep_headings_with_text(document: QTextDocument) -> None:
    block = document.begin()
    while block.isValid():
        if block.blockFormat().headingLevel():
            _set_break(block, QTextFormat.PageBreakFlag.PageBreak_Auto)
            if _is_parted_from_next(document, block):
                _set_break(block, QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
        block = block.next()


def _set_break(block: QTextBlock, policy: QTextFormat.PageBreakFlag) -> None:
    block_format = block.blockFormat()
    block_format.setPageBreakPolicy(policy)
    QTextCursor(block).setBlockFormat(block_format)


def _is_parted_from_next(document: QTextDocument, heading: QTextBlock) -> bool:
    following = heading.next()
    if not following.isValid():
        return False
    layout, height = document.documentLayout(), document.pageSize().height()
    top = layout.blockBoundingRect(heading).top()
    # Asking for its box has the paragraph laid out; before that it has no lines.
    end = layout.blockBoundingRect(following).top()
    if following.layout().lineCount():
        # The first line, not the paragraph: Qt moves lines to the next page one by one.
        line = following.layout().lineAt(0)
        end += line.y() + line.height() - 1
    return top // height != end // height


def _paint_page(painter: QPainter, document: QTextDocument, page: int) -> None:
    size = document.pageSize()
    view = QRectF(QPointF(0, page * size.height()), size)
    context = QAbstractTextDocumentLayout.PaintContext()
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Text, BLACK)
    context.palette = palette
    context.clip = view
    painter.save()
    painter.translate(0, -view.top())
    painter.setClipRect(view)
    document.documentLayout().draw(painter, context)
    painter.restore()


def _paint_page_number(painter: QPainter, size: QSizeF, page: int, count: int) -> None:
    font = QFont(FONT_FAMILY)
    font.setPixelSize(round(BODY_PT * FOOT_STYLE.size))
    painter.setFont(font)
    painter.setPen(BLACK)
    words = QCoreApplication.translate("Paper", "Page {page} of {count}")
    words = words.format(page=page, count=count)
    foot = QRectF(0, size.height(), size.width(), PAGE_NUMBER_DROP)
    painter.drawText(foot, Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignBottom, words)
