# SPDX-License-Identifier: Apache-2.0
"""A sheet as a document of black words, in the size and style that the reader wants."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QBrush,
    QFont,
    QGuiApplication,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextImageFormat,
    QTextLength,
    QTextOption,
)

from companion.ui.kit.paper import (
    BULLET,
    PLAIN_BULLET,
    WHOLE_LINE,
    WRITING_LINE,
    Block,
    Sheet,
    danger_words,
    heading_words,
    marks,
)
from companion.ui.kit.qr import qr_image
from companion.ui.kit.style_sheet import FONT_FAMILY

A4_TEXT_WIDTH = 504.0
"""What the margins leave of an A4 page, in points."""
BLACK = Qt.GlobalColor.black
INDENT = 1.7
LINE_PERCENT = 106
CLOSE_PERCENT = 100
CLOSE_GAP = 0.6
CODE_SIDE = 110.0
"""How wide a QR code is on paper, in points: about 4 cm."""

NO_BREAK_SPACE = "\u00a0"
RULER = QTextFormat.Property.BlockTrailingHorizontalRulerWidth.value
WHOLE_WIDTH = QTextLength(QTextLength.Type.PercentageLength, 100)
KEPT = QTextFormat.Property.UserProperty.value + 1
"""The block stays on the page of the block before it."""
STARTS_PAGE = QTextFormat.Property.UserProperty.value + 2
"""The block starts a page, whatever there is room for."""


class Variant(StrEnum):
    """How large, and with how much drawn around the words."""

    NORMAL = "normal"
    LARGE = "large"
    PLAIN = "plain"

    @property
    def points(self) -> int:
        """The size of the words; a point of paper is one unit of the document."""
        return {Variant.NORMAL: 11, Variant.LARGE: 16, Variant.PLAIN: 12}[self]


@dataclass(frozen=True, slots=True)
class Style:
    """Sizes are shares of the body size."""

    size: float = 1.0
    weight: QFont.Weight = QFont.Weight.Normal
    above: float = 0.0
    below: float = 0.25
    is_indented: bool = False
    is_italic: bool = False
    is_kept: bool = False
    starts_page: bool = False
    level: int = 0
    line_percent: int = LINE_PERCENT


BOLD = QFont.Weight.Bold
SEMI_BOLD = QFont.Weight.DemiBold
DANGER = Style(size=1.15, weight=BOLD, below=0, line_percent=100)
TITLE = Style(size=1.7, weight=BOLD, above=0.3, below=0.15, level=1)
SUBTITLE = Style(size=1.1, below=0.3)
FOOT = Style(size=0.88, below=0.1)
STYLES: Mapping[str, Style] = {
    "page": replace(TITLE, starts_page=True),
    "part": Style(size=1.4, weight=BOLD, above=0.9, below=0.2, level=2),
    "heading": Style(size=1.2, weight=SEMI_BOLD, above=0.75, below=0.25, level=2),
    "words": Style(below=0.45),
    "step": Style(is_indented=True),
    "point": Style(is_indented=True),
    "quote": Style(is_indented=True, is_italic=True),
    "note": Style(size=0.88, above=0.2),
    "line": Style(above=0.9, below=0.3, is_indented=True),
    "room": Style(above=0.9, below=0.3, is_indented=True),
    "code": Style(above=0.3, below=0.3, is_kept=True),
}


def document_for(
    sheet: Sheet, *, width: float, variant: Variant = Variant.NORMAL, is_close: bool = False
) -> QTextDocument:
    """Return the sheet as a document of black plain words, `width` points wide.

    Close: with less room between lines and paragraphs.
    """
    document = empty_document(variant.points)
    is_plain = variant is Variant.PLAIN
    writer = DocumentWriter(document, variant.points, is_plain=is_plain, is_close=is_close)
    writer.write_danger(sheet.emergency_line)
    writer.write(sheet.title, TITLE)
    writer.write(sheet.subtitle, SUBTITLE)
    writer.write_blocks(sheet.blocks)
    if not is_plain:
        writer.write_rule()
    feet = replace(FOOT, size=1.0) if is_plain else FOOT
    for number, line in enumerate(sheet.feet):
        # What it is not, and when it was checked, must not end up alone on a page.
        writer.write(line, replace(feet, is_kept=not is_plain or number > 0))
    document.setTextWidth(width)
    return document


def empty_document(points: float) -> QTextDocument:
    """Return a document to write on, in the direction of the language."""
    document = QTextDocument()
    document.setUndoRedoEnabled(False)
    document.setUseDesignMetrics(True)
    document.setDocumentMargin(0)
    document.setIndentWidth(points * INDENT)
    option = document.defaultTextOption()
    option.setTextDirection(QGuiApplication.layoutDirection())
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    document.setDefaultTextOption(option)
    return document


class DocumentWriter:
    """Adds paragraphs at the end of a document. Plain: no boxes, rules, indents, small print."""

    def __init__(
        self,
        document: QTextDocument,
        body: float,
        styles: Mapping[str, Style] = STYLES,
        *,
        is_plain: bool = False,
        is_close: bool = False,
    ) -> None:
        self._body = body
        self._gap = body * (CLOSE_GAP if is_close else 1)
        self._is_close = is_close
        self._styles = styles
        self._is_plain = is_plain
        self._cursor = QTextCursor(document)
        self._is_fresh = True

    def write_blocks(self, blocks: tuple[Block, ...]) -> None:
        """Add the blocks of a sheet, numbered and marked."""
        bullet = PLAIN_BULLET if self._is_plain else BULLET
        for block, mark in zip(blocks, marks(blocks, bullet), strict=True):
            style = self._styles[block.kind]
            if block.is_kept:
                style = replace(style, is_kept=True)
            if block.kind in {"line", "room"}:
                drawn = WRITING_LINE if block.kind == "line" else WHOLE_LINE
                self.write_line_to_fill(mark, style, drawn)
            elif block.kind == "code":
                self.write_code(block.text, style)
            else:
                self.write(heading_words(block), self._fitting(style), mark)

    def write(self, text: str, style: Style, mark: str = "") -> None:
        """Add one paragraph; a mark, such as a number, hangs before its words."""
        if not text:
            return
        block_format = self._block_format(style)
        if mark and not self._is_plain:
            width = self._body * INDENT
            block_format.setTextIndent(-width)
            block_format.setTabPositions([QTextOption.Tab(width, QTextOption.TabType.LeftTab)])
        if style.is_italic and is_right_to_left(text):
            # Arabic and Hebrew have no italics; made ones can not be read.
            style = replace(style, is_italic=False)
        self._start_block(block_format, self._char_format(style))
        # A line break inside a paragraph must not start a new one.
        words = text.strip().replace("\r\n", "\n").replace("\n", "\u2028")
        # Qt gives a tab no room in lines that run from right to left.
        is_mirrored = QGuiApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft
        gap = " " if self._is_plain else "\u2002" if is_mirrored else "\t"
        self._cursor.insertText(f"{mark}{gap}{words}" if mark else words)

    def write_line_to_fill(self, mark: str, style: Style, drawn: str = WRITING_LINE) -> None:
        """Add a line to write on by hand; `drawn` stands for it where nothing is ruled."""
        if self._is_plain:
            self.write(drawn, self._fitting(style), mark)
            return
        block_format = self._block_format(replace(style, is_indented=False))
        block_format.setProperty(RULER, WHOLE_WIDTH)
        self._start_block(block_format, self._char_format(style))
        # Without a sign in it, its line is drawn above the place for it.
        self._cursor.insertText(mark or NO_BREAK_SPACE)

    def write_code(self, holds: str, style: Style) -> None:
        """Add a QR code."""
        self._start_block(self._block_format(style), self._char_format(style))
        picture = QTextImageFormat()
        picture.setWidth(CODE_SIDE)
        picture.setHeight(CODE_SIDE)
        document, name = self._cursor.document(), f"code:{holds}"
        document.addResource(QTextDocument.ResourceType.ImageResource, name, qr_image(holds))
        picture.setName(name)
        self._cursor.insertImage(picture)

    def write_danger(self, number: str) -> None:
        """Put the emergency line into a box; nothing may stand above it."""
        if self._is_plain:
            self.write(danger_words(number), replace(DANGER, below=0.6))
            return
        self._shrink_block()
        box = QTextFrameFormat()
        box.setBorder(1.5)
        box.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        box.setBorderBrush(QBrush(BLACK))
        box.setPadding(self._body * 0.6)
        box.setBottomMargin(self._body * 0.6)
        box.setWidth(WHOLE_WIDTH)
        frame = self._cursor.insertFrame(box)
        self.write(danger_words(number), DANGER)
        self._cursor.setPosition(frame.lastPosition() + 1)
        self._is_fresh = True

    def write_rule(self) -> None:
        """Draw a thin line between the words and the foot."""
        style = Style(size=0.3, above=0.8, below=0.5)
        block_format = self._block_format(style)
        block_format.setProperty(RULER, WHOLE_WIDTH)
        block_format.setBackground(QBrush(BLACK))
        self._start_block(block_format, self._char_format(style))

    def _fitting(self, style: Style) -> Style:
        if not self._is_plain:
            return style
        return replace(style, size=max(1.0, style.size), is_indented=False, is_italic=False)

    def _start_block(self, block_format: QTextBlockFormat, words: QTextCharFormat) -> None:
        if self._is_fresh:
            self._cursor.setBlockFormat(block_format)
            self._cursor.setBlockCharFormat(words)
        else:
            self._cursor.insertBlock(block_format, words)
        self._cursor.setCharFormat(words)
        self._is_fresh = False

    def _block_format(self, style: Style) -> QTextBlockFormat:
        block_format = QTextBlockFormat()
        block_format.setTopMargin(self._gap * style.above)
        block_format.setBottomMargin(self._gap * style.below)
        block_format.setIndent(int(style.is_indented))
        block_format.setHeadingLevel(style.level)
        kind = QTextBlockFormat.LineHeightTypes.ProportionalHeight
        percent = min(CLOSE_PERCENT, style.line_percent) if self._is_close else style.line_percent
        block_format.setLineHeight(percent, kind.value)
        block_format.setProperty(KEPT, style.is_kept)
        block_format.setProperty(STARTS_PAGE, style.starts_page)
        return block_format

    def _char_format(self, style: Style) -> QTextCharFormat:
        words = QTextCharFormat()
        words.setFont(font_of(self._body * style.size, style.weight, is_italic=style.is_italic))
        words.setForeground(QBrush(BLACK))
        return words

    def _shrink_block(self) -> None:
        # A frame always has a paragraph before it: make that one invisible.
        block_format = QTextBlockFormat()
        block_format.setLineHeight(1, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        self._cursor.setBlockFormat(block_format)
        words = QTextCharFormat()
        words.setFont(font_of(1))
        self._cursor.setBlockCharFormat(words)


def is_right_to_left(text: str) -> bool:
    """Return whether any letter runs from right to left."""
    return any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in text)


def font_of(
    points: float, weight: QFont.Weight = QFont.Weight.Normal, *, is_italic: bool = False
) -> QFont:
    """Return the font of paper; a pixel of the font is a point of paper."""
    font = QFont(FONT_FAMILY)
    font.setPixelSize(max(1, round(points)))
    font.setWeight(weight)
    font.setItalic(is_italic)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font
