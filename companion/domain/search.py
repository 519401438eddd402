# SPDX-License-Identifier: Apache-2.0
"""What a search over texts in memory is asked and answers: folding, documents, snippets."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

Span = tuple[int, int]
"""Start and length of a word to embolden."""

_WORD = re.compile(r"\w+(?:['’]\w+)*")
_SNIPPET_BEFORE = 50
_SNIPPET_LENGTH = 180


class Kind(StrEnum):
    """What a result is, in the order in which the groups of results are shown."""

    CARD = "card"
    CHANNEL = "channel"
    SIGN = "sign"
    TACTIC = "tactic"
    PAGE = "page"
    SMART = "smart"
    TOPIC = "topic"
    STARTER = "starter"
    PRINCIPLE = "principle"
    NEVER = "never"
    HELP = "help"


@dataclass(frozen=True, slots=True)
class Document:
    """One text that can be found. `target` says what to open, such as `card:<id>`."""

    kind: Kind
    target: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Result:
    """A found document: its title, a piece of its text, and the words to embolden in both."""

    kind: Kind
    target: str
    title: str
    title_spans: tuple[Span, ...]
    snippet: str
    snippet_spans: tuple[Span, ...]


def result_of(document: Document, title: Iterable[Span], text: Iterable[Span]) -> Result:
    """Return what is shown of a document with these words found in its title and its text."""
    snippet, snippet_spans = _snippet(document.text, _merged(text))
    return Result(
        kind=document.kind,
        target=document.target,
        title=document.title,
        title_spans=tuple(_merged(title)),
        snippet=snippet,
        snippet_spans=snippet_spans,
    )


def fold(word: str) -> str:
    """Return the word without case, accents and apostrophes."""
    folded = word.casefold().replace("'", "")
    if folded.isascii():
        return folded
    parts = unicodedata.normalize("NFKD", folded)
    return "".join(c for c in parts if not unicodedata.combining(c) and c != "’")


def words_of(text: str) -> Iterator[tuple[str, Span]]:
    """Yield each word of a text, folded, and where it stands."""
    for found in _WORD.finditer(text):
        yield fold(found.group()), (found.start(), len(found.group()))


def _merged(spans: Iterable[Span]) -> list[Span]:
    """Return the spans in order; one that lies inside another is part of it."""
    merged: list[Span] = []
    for start, length in sorted(spans):
        if merged and start < sum(merged[-1]):
            first = merged[-1][0]
            merged[-1] = (first, max(sum(merged[-1]), start + length) - first)
        else:
            merged.append((start, length))
    return merged


def _snippet(text: str, spans: Sequence[Span]) -> tuple[str, tuple[Span, ...]]:
    """Return a piece of the text from just before the first span, and the spans inside it."""
    start = max(0, spans[0][0] - _SNIPPET_BEFORE) if spans else 0
    if start:
        start = text.find(" ", start, spans[0][0]) + 1 or spans[0][0]
    end = min(len(text), start + _SNIPPET_LENGTH)
    if end < len(text):
        last_space = text.rfind(" ", start, end)
        end = last_space if last_space > start else end
    before, after = "… " if start else "", " …" if end < len(text) else ""
    moved = len(before) - start
    piece = text[start:end].replace("\n", " ")
    inside = tuple((at + moved, size) for at, size in spans if at >= start and at + size <= end)
    return before + piece + after, inside
