# SPDX-License-Identifier: Apache-2.0
"""Short passages of a text, quoted, with some of their words in bold. Nothing is interpreted."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QTextLayout, QTextOption

from companion.domain.search import Span
from companion.ui.kit.look import Look
from companion.ui.kit.override import override
from companion.ui.widgets.bold_words import bold
from companion.ui.widgets.labels import Words

BEFORE, LONGEST = 60, 200
"""How much is quoted before the words that matter, and in all."""
NARROWEST_EM = 8


@dataclass(frozen=True, slots=True)
class Quote:
    """A passage in quotation marks, and the words in it that matter."""

    words: str = field(repr=False)
    spans: tuple[Span, ...]


def quotes_of(text: str, spans: Iterable[Span], most: int) -> tuple[Quote, ...]:
    """Return the first passages around these words, each within one line of the text."""
    windows: list[tuple[int, int, list[Span]]] = []
    for start, length in spans:
        if windows and windows[-1][0] <= start and start + length <= windows[-1][1]:
            windows[-1][2].append((start, length))
        elif len(windows) < most:
            first, end = _window(text, start, length)
            windows.append((first, end, [(start, min(length, end - start))]))
        else:
            break
    return tuple(_quote(text, *window) for window in windows)


def _window(text: str, start: int, length: int) -> tuple[int, int]:
    """Return where the passage around some words begins and ends."""
    line = text.rfind("\n", 0, start) + 1
    line_end = text.find("\n", start)
    line_end = len(text) if line_end < 0 else line_end
    first = max(line, start - BEFORE)
    if first > line:
        first = max(first, text.find(" ", first, start) + 1)
    end = min(line_end, max(first + LONGEST, min(start + length, start + LONGEST)))
    if end < line_end:
        space = text.rfind(" ", min(start + length, end), end)
        end = space if space > start else end
    while first < start and text[first].isspace():
        first += 1
    return first, end


def _quote(text: str, first: int, end: int, spans: list[Span]) -> Quote:
    is_begun = first > 0 and text[first - 1] != "\n" and bool(text[:first].strip())
    has_more = bool(text[end : end + 1].strip("\n"))
    head = "“… " if is_begun else "“"
    words = f"{head}{text[first:end].rstrip()}{' …' if has_more else ''}”"
    shift = len(head) - first
    return Quote(words, tuple((start + shift, length) for start, length in spans))


class QuotedWords(Words):
    """A passage that is painted with its spans in bold; a screen reader is told them as well."""

    def __init__(self, look: Look, quote: Quote) -> None:
        super().__init__(quote.words)
        self._look = look
        self._spans = quote.spans
        found = [quote.words[start : start + length].strip() for start, length in quote.spans]
        told = "; ".join(f"“{words}”" for words in found)
        self.setAccessibleDescription(self.tr("In bold: {words}").format(words=told))

    @property
    def bold_words(self) -> tuple[str, ...]:
        """The words in bold."""
        return tuple(self.text()[start : start + length] for start, length in self._spans)

    @override
    def sizeHint(self) -> QSize:
        natural = round(self._laid_out(1_000_000).maximumWidth()) + 1
        width = min(natural, self.maximumWidth())
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        # A word without an end, such as a link, is broken where the room ends.
        return QSize(NARROWEST_EM * self._look.em, 0)

    @override
    def heightForWidth(self, width: int) -> int:
        room = min(width, self.maximumWidth())
        return round(self._laid_out(room).boundingRect().height()) + 1

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        self._laid_out(self.width()).draw(painter, QPointF(0, 0))
        painter.end()

    def _laid_out(self, width: int) -> QTextLayout:
        words = self.text()
        layout = QTextLayout(words, self.font())
        wrap = QTextOption(Qt.AlignmentFlag.AlignLeading)
        # What was written has its own direction, whichever the window has.
        wrap.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        wrap.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(wrap)
        layout.setFormats([bold(words, span) for span in self._spans])
        layout.beginLayout()
        height = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(1, width))
            line.setPosition(QPointF(0, height))
            height += line.height()
        layout.endLayout()
        return layout
