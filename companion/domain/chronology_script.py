# SPDX-License-Identifier: Apache-2.0
"""A chronology in words, the same for every kind of file and for the picture on the screen."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

FILE_NAME = "chronology"
"""Neutral: it gives no name away, nor what it is about."""
UNREADABLE = "\ufffd"
_KEPT_CONTROLS = "\n\t"
_INDENT = "    "
_LINE_ENDS = re.compile(r"\r\n|[\n\r\u2028\u2029]")
_TURNS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Signs that turn the order of the letters after them: "gpj.exe" reads as another name."""


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph. `label` stands before the words, apart from them.

    `is_kept`: it stays on the page of the paragraph before it, where there is room.
    """

    text: str = field(repr=False)
    label: str = ""
    is_small: bool = False
    is_quotation: bool = False
    is_kept: bool = False


@dataclass(frozen=True, slots=True)
class ScriptItem:
    """One numbered item: its heading, its paragraphs, and its row in a table."""

    heading: str = field(repr=False)
    lines: tuple[Line, ...] = field(repr=False)
    cells: tuple[str, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class ScriptPart:
    """A part with a title; without one it goes on from the part before."""

    title: str
    items: tuple[ScriptItem, ...]


@dataclass(frozen=True, slots=True)
class Appendix:
    """What only a check needs, after everything else: a title, what it is, and its lines."""

    title: str
    about: str
    lines: tuple[Line, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Script:
    """All words of a chronology. `page_words` hold {page} and {count}."""

    emergency_line: str
    """A number such as "999 or 112", or empty; `danger` is the whole sentence."""
    danger: str
    title: str = field(repr=False)
    cover: tuple[Line, ...] = field(repr=False)
    parts: tuple[ScriptPart, ...] = field(repr=False)
    feet: tuple[str, ...]
    page_words: str
    columns: tuple[str, ...]
    not_checkable: str
    """What a file of data says of itself where the chain can not bear it out."""
    left_out: str
    """All that was left out or changed, for a file without a first page; empty for nothing."""
    is_right_to_left: bool = False
    is_letter: bool = False
    """The paper of the Americas, not A4."""
    appendix: Appendix | None = None

    @property
    def items(self) -> Iterator[ScriptItem]:
        """Yield the items of all parts."""
        for part in self.parts:
            yield from part.items

    @property
    def length(self) -> int:
        """Return how many items there are."""
        return sum(len(part.items) for part in self.parts)


def printable(text: str) -> str:
    """Return the text without what a file can not hold, or what makes it read otherwise.

    These are control characters, halves of letters, and signs that turn the order of letters.
    Each stands as a mark, so that nothing disappears unseen. Line ends become plain ones.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if text.isprintable():
        return text
    joined = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return "".join(UNREADABLE if _is_unfit(one) else one for one in joined)


def indented(text: str) -> str:
    """Return words of several lines with all but the first further in."""
    return _LINE_ENDS.sub(f"\n{_INDENT}", text)


def _is_unfit(character: str) -> bool:
    if character in _KEPT_CONTROLS:
        return False
    if character in _TURNS:
        return True
    return character < " " or "\x7f" <= character < "\xa0" or character in "\ufffe\uffff"
