# SPDX-License-Identifier: Apache-2.0
"""Two pages drawn by hand: a card that folds to fit a pocket, and a sheet for the fridge door."""

import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPen, QTextDocument

from companion.ui.kit.paper import Block, Design, Sheet, danger_words
from companion.ui.kit.paper_document import (
    BLACK,
    BOLD,
    DANGER,
    FOOT,
    SEMI_BOLD,
    STYLES,
    SUBTITLE,
    TITLE,
    DocumentWriter,
    Style,
    Variant,
    empty_document,
    font_of,
)
from companion.ui.kit.paper_pages import Pages, RunningPages, paint_document, paint_one_line

T = TypeVar("T")
BODY = 10.0
"""The size that parts are laid out in, before they grow or shrink together to fill the page."""
LARGEST = 1.5
SMALLEST = 0.25
LEAST_ON_FRIDGE = 8.5
"""No words on the fridge sheet are smaller than this, in points."""
STEP = 0.97
FOLD_GREY = QColor(150, 150, 150)
FOLD_GAP = 16.0
BOX_PAD = 8.0
ROW_GAP = 9.0
LETTER_SIDE = 58.0
LETTER_GAP = 14.0
LETTER_SHARE = 0.85

POCKET_STYLES: Mapping[str, Style] = {
    **STYLES,
    "page": Style(size=1.3, weight=BOLD, above=0.3, below=0.3, level=1),
    "heading": Style(size=1.1, weight=SEMI_BOLD, above=0.5, below=0.15, level=2),
    "words": Style(below=0.3),
}
FRIDGE_STYLES: Mapping[str, Style] = {
    **STYLES,
    "page": Style(size=1.3, weight=SEMI_BOLD, below=0.2, level=2),
    "heading": Style(size=1.9, weight=BOLD, below=0.05, level=2, line_percent=100),
    "words": Style(size=1.2, below=0.15),
    "quote": Style(size=1.1, is_italic=True, below=0),
    "line": Style(size=1.2, above=0.7, below=0.2),
}


def pages_for(sheet: Sheet, variant: Variant) -> Pages:
    """Return the pages of a sheet: running words in a variant, or its own design."""
    if sheet.design is Design.POCKET:
        return PocketPages(sheet)
    if sheet.design is Design.FRIDGE:
        return FridgePages(sheet)
    return RunningPages(sheet, variant)


@dataclass(frozen=True, slots=True)
class _Panel:
    """A quarter of the page: column and row, and whether it is printed upside down."""

    column: int
    row: int
    is_turned: bool


PANELS = (_Panel(1, 1, False), _Panel(1, 0, True), _Panel(0, 0, True), _Panel(0, 1, False))
"""Front, inside left, inside right, back: fold the top half back, then close it like a card."""


class PocketPages:
    """One page of four panels. Each says the emergency line first."""

    margin_mm = 11.0

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._size = QSizeF()
        self._panels: list[QTextDocument] = []
        self.scale = 1.0

    def lay_out(self, size: QSizeF) -> int:
        """Write the panels in the largest words that fit them all."""
        if size != self._size:
            self._size = size
            room = self._room()
            self.scale, self._panels = _largest(
                lambda scale: list(self._write(room.width() / scale)),
                lambda panels, scale: all(
                    panel.size().height() * scale <= room.height() for panel in panels
                ),
            )
        return 1

    def paint(self, painter: QPainter, page: int) -> None:
        """Paint the folds and the panels; the upper ones stand upside down until folded."""
        del page
        self._paint_folds(painter)
        for panel, (place, document) in zip(PANELS, self.panels, strict=False):
            painter.save()
            painter.translate(place.center())
            painter.rotate(180 if panel.is_turned else 0)
            painter.translate(QPointF(-place.width() / 2, -place.height() / 2))
            painter.scale(self.scale, self.scale)
            paint_document(painter, document, QRectF(QPointF(0, 0), place.size() / self.scale))
            painter.restore()

    @property
    def panels(self) -> list[tuple[QRectF, QTextDocument]]:
        """Each panel: its place on the page, and its words."""
        places = [self._place_of(panel) for panel in PANELS]
        return list(zip(places, self._panels, strict=False))

    def _place_of(self, panel: _Panel) -> QRectF:
        """Return where the words of a panel go on the page."""
        room, whole = self._room(), self._size
        column = panel.column if not _is_mirrored() else 1 - panel.column
        left = column * (whole.width() - room.width())
        top = panel.row * (whole.height() - room.height())
        return QRectF(QPointF(left, top), room)

    def _room(self) -> QSizeF:
        return QSizeF(self._size.width() / 2 - FOLD_GAP, self._size.height() / 2 - FOLD_GAP)

    def _write(self, width: float) -> Iterator[QTextDocument]:
        sheet = self._sheet
        parts = list(_parts(sheet.blocks))
        for number, blocks in enumerate(parts):
            document = empty_document(BODY)
            writer = DocumentWriter(document, BODY, POCKET_STYLES)
            if number:
                small = replace(DANGER, size=0.95, below=0.2)
                writer.write(danger_words(sheet.emergency_line), small)
            else:
                writer.write_danger(sheet.emergency_line)
                writer.write(sheet.title, replace(TITLE, size=1.6))
                writer.write(sheet.subtitle, replace(SUBTITLE, size=1.0))
            writer.write_blocks(blocks)
            if number == len(parts) - 1:
                writer.write_rule()
                for line in sheet.feet:
                    writer.write(line, replace(FOOT, size=0.8))
            document.setTextWidth(width)
            yield document

    def _paint_folds(self, painter: QPainter) -> None:
        painter.setPen(QPen(FOLD_GREY, 0.6, Qt.PenStyle.DashLine))
        width, height = self._size.width(), self._size.height()
        painter.drawLine(QPointF(width / 2, 0), QPointF(width / 2, height))
        painter.drawLine(QPointF(0, height / 2), QPointF(width, height / 2))


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the fridge sheet: words, perhaps beside a large letter or in a box."""

    document: QTextDocument
    letter: str = ""
    is_boxed: bool = False

    @property
    def height(self) -> float:
        if self.letter:
            return max(LETTER_SIDE, self.document.size().height())
        return self.document.size().height() + (2 * BOX_PAD if self.is_boxed else 0)


class FridgePages:
    """One page of large letters, each with its words, and boxes below them."""

    margin_mm = 14.0

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._size = QSizeF()
        self._parts: list[Part] = []
        self.scale = 1.0
        self._gap = ROW_GAP

    def lay_out(self, size: QSizeF) -> int:
        """Write the parts in the largest words with which all fit on one page."""
        if size != self._size:
            self._size = size
            self.scale, self._parts = _largest(
                lambda scale: list(self._write(size.width() / scale, scale)),
                lambda parts, scale: self._needed(parts) * scale <= size.height(),
            )
            spare = size.height() / self.scale - self._needed(self._parts)
            self._gap = ROW_GAP + min(ROW_GAP, spare / max(1, len(self._parts) - 1))
        return 1

    def paint(self, painter: QPainter, page: int) -> None:
        """Paint the parts from the top down."""
        del page
        painter.save()
        painter.scale(self.scale, self.scale)
        for part, place in self.places():
            self._paint_part(painter, part, place)
        painter.restore()

    def places(self) -> Iterator[tuple[Part, QRectF]]:
        """Return each part and its place, in the units of the parts."""
        top = 0.0
        width = self._size.width() / self.scale
        for part in self._parts:
            yield part, QRectF(0, top, width, part.height)
            top += part.height + self._gap

    def _needed(self, parts: list[Part]) -> float:
        return sum(part.height for part in parts) + ROW_GAP * (len(parts) - 1)

    def _write(self, width: float, scale: float) -> Iterator[Part]:
        sheet = self._sheet
        # Fonts have whole sizes: rounded up, so that the small print stays readable.
        least = math.ceil(LEAST_ON_FRIDGE / scale) / BODY
        head, writer = self._start(least)
        writer.write_danger(sheet.emergency_line)
        writer.write(sheet.title, replace(TITLE, size=2.0, above=0))
        writer.write(sheet.subtitle, replace(SUBTITLE, size=max(1.0, least), below=0))
        yield Part(_fitted(head, width))
        for blocks in _parts(sheet.blocks):
            letter, is_boxed = blocks[0].mark, blocks[0].kind == "page"
            document, writer = self._start(least)
            bare = replace(blocks[0], mark="")
            writer.write_blocks((bare, *blocks[1:]))
            beside = LETTER_SIDE + LETTER_GAP if letter else 2 * BOX_PAD
            yield Part(_fitted(document, width - beside), letter, is_boxed)
        foot, writer = self._start(least)
        for line in sheet.feet:
            writer.write(line, replace(FOOT, size=least, below=0))
        yield Part(_fitted(foot, width))

    def _start(self, least: float) -> tuple[QTextDocument, DocumentWriter]:
        styles = {
            kind: replace(style, size=max(style.size, least))
            for kind, style in FRIDGE_STYLES.items()
        }
        document = empty_document(BODY)
        return document, DocumentWriter(document, BODY, styles)

    def _paint_part(self, painter: QPainter, part: Part, place: QRectF) -> None:
        painter.setPen(QPen(BLACK, 1))
        words = QRectF(place)
        if part.letter:
            square = QRectF(place.topLeft(), QSizeF(LETTER_SIDE, LETTER_SIDE))
            words.setLeft(square.right() + LETTER_GAP)
            if _is_mirrored():
                square.moveRight(place.right())
                words.moveLeft(place.left())
            painter.drawRoundedRect(square.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
            font = font_of(LETTER_SIDE * LETTER_SHARE, BOLD)
            paint_one_line(painter, square, Qt.AlignmentFlag.AlignCenter, part.letter, font)
        elif part.is_boxed:
            painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
            words.adjust(BOX_PAD, BOX_PAD, -BOX_PAD, -BOX_PAD)
        painter.save()
        painter.translate(words.topLeft())
        paint_document(painter, part.document, QRectF(QPointF(0, 0), words.size()))
        painter.restore()


def _parts(blocks: tuple[Block, ...]) -> Iterator[tuple[Block, ...]]:
    """Part the blocks before each page, and before each heading with a letter."""
    part: list[Block] = []
    for block in blocks:
        if part and (block.kind == "page" or block.mark):
            yield tuple(part)
            part = []
        part.append(block)
    if part:
        yield tuple(part)


def _largest(
    write: Callable[[float], list[T]], fits: Callable[[list[T], float], bool]
) -> tuple[float, list[T]]:
    """Return the largest scale at which what is written fits, and what was written."""
    scale = LARGEST
    written = write(scale)
    while scale > SMALLEST and not fits(written, scale):
        scale *= STEP
        written = write(scale)
    return scale, written


def _fitted(document: QTextDocument, width: float) -> QTextDocument:
    document.setTextWidth(width)
    return document


def _is_mirrored() -> bool:
    return QGuiApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft
