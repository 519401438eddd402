# SPDX-License-Identifier: Apache-2.0
"""A chronology on pages: what it is, the numbered items, and last what only a check needs."""

from dataclasses import replace

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter, QTextDocument

from companion.domain.chronology import Progress, always, go_on
from companion.domain.chronology_script import Appendix, Line, Script, ScriptItem, printable
from companion.ui.kit.neutral_pdf import NeutralPdf
from companion.ui.kit.paper_breaks import page_views
from companion.ui.kit.paper_document import (
    BOLD,
    FOOT,
    SEMI_BOLD,
    TITLE,
    DocumentWriter,
    Style,
    Variant,
    empty_document,
    font_of,
    is_right_to_left,
)
from companion.ui.kit.paper_pages import (
    FOOT_DROP,
    HEAD_HEIGHT,
    HEAD_RISE,
    MARGIN_MM,
    MARGIN_WORDS,
    POINTS_PER_INCH,
    Paper,
    paint_document,
    paint_one_line,
    set_margins,
    text_area,
)

PART = Style(size=1.35, weight=BOLD, above=1.2, below=0.3, level=1)
ITEM = Style(size=1.08, weight=SEMI_BOLD, above=1.1, below=0.25, level=2)
WORDS = Style(below=0.3)
SMALL = Style(size=0.85, below=0.25)
COVER = Style(below=0.5)
LINE_END = "\u2028"
WITH_HEADING = 3
"""So many lines of an item stay on the page of its heading."""
SHORT_ITEM = 900
"""An item of up to so many letters stays on one page."""
LONGEST_PARAGRAPH = 4_000
"""A longer one is parted where a line, a sentence or a word ends: it would take very long."""
LEAST_PARAGRAPH = LONGEST_PARAGRAPH // 2
_ENDS = ("\n", ". ", "? ", "! ", " ")


class ChronologyPages:
    """Lays the whole out once for each size. `progress` is told of items, then of pages."""

    margin_mm = MARGIN_MM

    def __init__(
        self, script: Script, variant: Variant = Variant.NORMAL, progress: Progress = always
    ) -> None:
        self._script = script
        self._variant = variant
        self._progress = progress
        self._points = variant.points * MARGIN_WORDS
        self._size = QSizeF()
        self._document = QTextDocument()
        self._views: tuple[QRectF, ...] = ()

    def lay_out(self, size: QSizeF) -> int:
        """Fit it to pages with so much room; return their number."""
        if size != self._size:
            self._document = self._written(size.width())
            self._views = page_views(
                self._document,
                size,
                lambda: go_on(self._progress, self._script.length),
                with_heading=WITH_HEADING,
            )
            self._size = size
        return len(self._views)

    def paint(self, painter: QPainter, page: int) -> None:
        """Paint a page; the first has the emergency line in the document itself."""
        paint_document(painter, self._document, self._views[page])
        width = self._size.width()
        if page:
            head = QRectF(0, -HEAD_RISE - HEAD_HEIGHT, width, HEAD_HEIGHT)
            start = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignBottom
            paint_one_line(painter, head, start, self._script.danger, font_of(self._points, BOLD))
        words = self._script.page_words.format(page=page + 1, count=len(self._views))
        foot = QRectF(0, self._size.height(), width, FOOT_DROP)
        end = Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignBottom
        paint_one_line(painter, foot, end, words, font_of(self._points))

    def _written(self, width: float) -> QTextDocument:
        script, points = self._script, self._variant.points
        document = empty_document(points)
        document.setTextWidth(width)
        writer = _ChronologyWriter(document, points, is_plain=self._variant is Variant.PLAIN)
        writer.write_danger(script.emergency_line)
        writer.write(script.title, TITLE)
        for line in script.cover:
            writer.write_labelled(line, COVER)
        if self._variant is not Variant.PLAIN:
            writer.write_rule()
        done = 0
        for part in script.parts:
            writer.write(part.title, PART)
            for item in part.items:
                go_on(self._progress, done)
                writer.write_item(item)
                done += 1
        if script.appendix:
            writer.write_appendix(script.appendix)
        if self._variant is not Variant.PLAIN:
            writer.write_rule()
        for foot in script.feet:
            writer.write(foot, replace(FOOT, is_kept=True))
        return document


class _ChronologyWriter(DocumentWriter):
    """Adds items: a heading, then paragraphs that begin with a label in bold."""

    def write_item(self, item: ScriptItem) -> None:
        """Add a heading and its paragraphs."""
        self.write(printable(item.heading), ITEM)
        is_short = sum(len(line.text) for line in item.lines) <= SHORT_ITEM
        for line in item.lines:
            self.write_labelled(replace(line, is_kept=line.is_kept or is_short), WORDS)

    def write_appendix(self, appendix: Appendix) -> None:
        """Add what only a check needs, on a page of its own."""
        self.write(appendix.title, replace(PART, starts_page=True))
        self.write(appendix.about, WORDS)
        for line in appendix.lines:
            self.write_labelled(line, WORDS)

    def write_labelled(self, line: Line, style: Style) -> None:
        """Add a paragraph; its label stands before the words, in bold."""
        first, *rest = paragraphs_of(printable(line.text))
        style = self._style_of(line, style)
        label = printable(line.label)
        block_format = self._block_format(style)
        self._start_block(block_format, self._char_format(replace(style, weight=BOLD)))
        if label:
            self._cursor.insertText(f"{label} ")
        self._cursor.setCharFormat(self._char_format(self._readable(style, line)))
        self._cursor.insertText(first)
        for words in rest:
            self._start_block(block_format, self._char_format(self._readable(style, line)))
            self._cursor.insertText(words)

    def _style_of(self, line: Line, style: Style) -> Style:
        style = SMALL if line.is_small and not self._is_plain else style
        return replace(style, is_kept=line.is_kept)

    def _readable(self, style: Style, line: Line) -> Style:
        """Return the style of words: those of the child slanted, where their letters can be."""
        is_slanted = line.is_quotation and not self._is_plain and not is_right_to_left(line.text)
        return replace(style, is_italic=is_slanted)


def paragraphs_of(words: str) -> list[str]:
    """Return the words in pieces that are quick to lay out, parted at line ends and spaces."""
    pieces = []
    while len(words) > LONGEST_PARAGRAPH:
        # A place after the last letter of a line, a sentence, or a word.
        ends = (words.rfind(end, 1, LONGEST_PARAGRAPH) + len(end) - 1 for end in _ENDS)
        end = next((one for one in ends if one > LEAST_PARAGRAPH), LONGEST_PARAGRAPH)
        pieces.append(words[:end])
        words = words[end:].removeprefix("\n").removeprefix(" ")
    # A line break inside a paragraph must not start a new one.
    return [one.replace("\n", LINE_END) for one in (*pieces, words)]


def chronology_pdf(
    script: Script, paper: Paper, variant: Variant = Variant.NORMAL, progress: Progress = always
) -> bytes:
    """Return the pages as a PDF that says nothing about itself. Raises CompanionError(STOPPED)."""
    pages = ChronologyPages(script, variant, progress)
    pdf = NeutralPdf()
    writer = pdf.writer
    writer.setPageSize(paper.page_size)
    set_margins(writer, pages.margin_mm)
    count = pages.lay_out(text_area(writer))
    painter = QPainter(writer)
    try:
        painter.scale(*[writer.logicalDpiX() / POINTS_PER_INCH] * 2)
        for page in range(count):
            go_on(progress, page, count)
            if page:
                writer.newPage()
            pages.paint(painter, page)
    finally:
        painter.end()
    return pdf.taken()
