# SPDX-License-Identifier: Apache-2.0
"""Where pages end: no line is cut, no heading stands alone at a foot, no line alone on a page.

The document is laid out as one long page; here it is parted into views of it, line by line.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import IntEnum

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QTextBlock, QTextDocument

from companion.ui.kit.paper_document import KEPT, STARTS_PAGE

WHOLE_LINES = 4
"""A paragraph of up to so many lines is never parted."""
TOGETHER = 2
"""Of a longer one so many lines stay together, at a foot as at a head."""
UNDERLINE = 1.5
"""What may be drawn below a line: a rule."""


class Break(IntEnum):
    """May a page end before this line? The least of these that a page has is taken."""

    ALWAYS = 0
    FREE = 1
    IN_GROUP = 2
    """Between paragraphs that belong together, where they are longer than a page."""
    IN_WORDS = 3
    """Where a single paragraph is longer than a page, or after a heading."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line on the long page, and what a page break before it would part."""

    top: float
    bottom: float
    may_break: Break
    is_heading: bool = False


def page_views(
    document: QTextDocument,
    size: QSizeF,
    on_block: Callable[[], None] = lambda: None,
    with_heading: int = 1,
) -> tuple[QRectF, ...]:
    """Lay a document out in a width, and return the part of it that each page shows.

    `on_block` is called for each paragraph, and may raise. `with_heading`: so many lines stay
    with the heading above them.
    """
    document.setPageSize(QSizeF(size.width(), -1))
    lines = tuple(_with_headings(_lines(document, on_block), with_heading))
    views: list[QRectF] = []
    start = 0
    while start < len(lines):
        end = _end_of_page(lines, start, size.height())
        top = lines[start].top if start else 0.0
        bottom = lines[end - 1].bottom + UNDERLINE
        views.append(QRectF(0, top, size.width(), bottom - top))
        start = end
    return tuple(views)


def _end_of_page(lines: tuple[Line, ...], start: int, height: float) -> int:
    """Return the first line of the next page. A page has one line at least, however high."""
    top = lines[start].top if start else 0.0
    last: dict[Break, int] = {}
    for place in range(start + 1, len(lines)):
        if lines[place - 1].bottom + UNDERLINE - top > height:
            break
        if lines[place].may_break is Break.ALWAYS:
            return place
        last[lines[place].may_break] = place
    else:
        if lines[-1].bottom + UNDERLINE - top <= height:
            return len(lines)
    free, in_group = last.get(Break.FREE), last.get(Break.IN_GROUP, 0)
    if free and in_group > free and not _fits_together(lines, free, height):
        # What belongs together is longer than a page: to move it would only leave a gap here.
        return in_group
    return free or in_group or last.get(Break.IN_WORDS, start + 1)


def _fits_together(lines: tuple[Line, ...], start: int, height: float) -> bool:
    end = start + 1
    while end < len(lines) and lines[end].may_break > Break.FREE:
        end += 1
    return lines[end - 1].bottom + UNDERLINE - lines[start].top <= height


def _lines(document: QTextDocument, on_block: Callable[[], None]) -> Iterator[Line]:
    # Asked for block by block, it is laid out step by step: no other thread waits for all of it.
    layout = document.documentLayout()
    block = document.begin()
    while block.isValid():
        on_block()
        top = layout.blockBoundingRect(block).top()
        count = block.layout().lineCount()
        for number in range(count):
            line = block.layout().lineAt(number)
            may_break = _before_block(block) if number == 0 else _inside(block, number, count)
            y = top + line.y()
            yield Line(y, y + line.height(), may_break, bool(block.blockFormat().headingLevel()))
        block = block.next()


def _with_headings(lines: Iterator[Line], many: int) -> Iterator[Line]:
    """Yield the lines; none of the first below a heading may begin a page."""
    below = many
    for line in lines:
        below = 0 if line.is_heading else below + 1
        is_near = 0 < below <= many and line.may_break is not Break.ALWAYS
        yield replace(line, may_break=Break.IN_WORDS) if is_near else line


def _before_block(block: QTextBlock) -> Break:
    if block.blockFormat().property(STARTS_PAGE):
        return Break.ALWAYS
    if block.previous().isValid() and block.previous().blockFormat().headingLevel():
        return Break.IN_WORDS
    return Break.IN_GROUP if _is_kept(block) else Break.FREE


def _inside(block: QTextBlock, number: int, count: int) -> Break:
    if count <= WHOLE_LINES or number < TOGETHER or count - number < TOGETHER:
        return Break.IN_WORDS
    is_in_group = _is_kept(block) or _is_kept(block.next())
    return Break.IN_GROUP if is_in_group else Break.FREE


def _is_kept(block: QTextBlock) -> bool:
    return block.isValid() and bool(block.blockFormat().property(KEPT))
