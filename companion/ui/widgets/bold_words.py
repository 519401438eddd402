# SPDX-License-Identifier: Apache-2.0
"""Words in bold inside a text that is painted by hand."""

from functools import cache

from PySide6.QtGui import QFont, QTextCharFormat, QTextLayout

from companion.domain.search import Span


def bold(words: str, span: Span) -> QTextLayout.FormatRange:
    """Return the span in bold; Qt counts in UTF-16 units, Python in characters."""
    start, length = span
    found = QTextLayout.FormatRange()
    found.start = _units(words[:start])
    found.length = _units(words[start : start + length])
    found.format = _style()
    return found


@cache
def _style() -> QTextCharFormat:
    style = QTextCharFormat()
    style.setFontWeight(QFont.Weight.Bold)
    return style


def _units(text: str) -> int:
    # What was pasted may hold half a character.
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
