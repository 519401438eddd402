# SPDX-License-Identifier: Apache-2.0
"""Search over texts that are held in memory: folding, the word index, and snippets."""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

Span = tuple[int, int]
"""Start and length of a word to embolden."""

_WORD = re.compile(r"\w+(?:['’]\w+)*")
_SNIPPET_BEFORE = 50
_SNIPPET_LENGTH = 180
_TITLE_WHOLE, _TITLE_BEGINNING, _TEXT_WHOLE, _TEXT_BEGINNING = 8, 4, 2, 1


class Kind(StrEnum):
    """What a result is, in the order in which the groups of results are shown."""

    CARD = "card"
    CHANNEL = "channel"
    SIGN = "sign"
    STARTER = "starter"
    TOPIC = "topic"
    PRINCIPLE = "principle"
    SMART = "smart"
    NEVER = "never"


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


@dataclass(slots=True)
class Place:
    """Where one document holds one word."""

    title: list[Span] = field(default_factory=list)
    text: list[Span] = field(default_factory=list)


@dataclass(slots=True)
class Hit:
    """A found document before it is made ready to show: that is done only for the best."""

    document: Document
    score: int = 0
    places: list[Place] = field(default_factory=list)

    def result(self) -> Result:
        """Return what is shown of the document."""
        title = {span for place in self.places for span in place.title}
        text = sorted({span for place in self.places for span in place.text})
        snippet, snippet_spans = _snippet(self.document.text, text)
        return Result(
            kind=self.document.kind,
            target=self.document.target,
            title=self.document.title,
            title_spans=tuple(sorted(title)),
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


class WordIndex:
    """Which document holds which word, and where. Built once, then only read."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self._documents = tuple(documents)
        self._places: dict[str, dict[int, Place]] = {}
        for number, document in enumerate(self._documents):
            for word, span in words_of(document.title):
                self._place(word, number).title.append(span)
            for word, span in words_of(document.text):
                self._place(word, number).text.append(span)
        self._vocabulary = sorted(self._places)

    def search(self, query: str) -> list[Hit]:
        """Return documents with all words (the last may be a beginning), best first."""
        words = list(dict.fromkeys(word for word, _ in words_of(query)))
        if not words:
            return []
        hits: dict[int, Hit] | None = None
        for word in words[:-1]:
            hits = self._narrow(hits, word, [word])
        hits = self._narrow(hits, words[-1], self._beginning_with(words[-1]))
        best_first = sorted(hits.items(), key=lambda item: (-item[1].score, item[0]))
        return [hit for _, hit in best_first]

    def _place(self, word: str, number: int) -> Place:
        return self._places.setdefault(word, {}).setdefault(number, Place())

    def _beginning_with(self, beginning: str) -> Sequence[str]:
        first = bisect_left(self._vocabulary, beginning)
        end = bisect_left(self._vocabulary, beginning + "\U0010ffff", lo=first)
        return self._vocabulary[first:end]

    def _narrow(
        self, hits: dict[int, Hit] | None, asked: str, words: Sequence[str]
    ) -> dict[int, Hit]:
        """Return those of the documents (all, at first) that hold one of the words."""
        best: dict[int, int] = {}
        places: dict[int, list[Place]] = {}
        for word in words:
            for number, place in self._places.get(word, {}).items():
                if hits is None or number in hits:
                    score = _score(place, is_whole=word == asked)
                    best[number] = max(best.get(number, 0), score)
                    places.setdefault(number, []).append(place)
        before = hits or {}
        return {
            number: self._hit(number, before.get(number), score, places[number])
            for number, score in best.items()
        }

    def _hit(self, number: int, before: Hit | None, score: int, places: list[Place]) -> Hit:
        if before is None:
            return Hit(self._documents[number], score, places)
        return Hit(before.document, before.score + score, before.places + places)


def _score(place: Place, *, is_whole: bool) -> int:
    if place.title:
        return _TITLE_WHOLE if is_whole else _TITLE_BEGINNING
    return _TEXT_WHOLE if is_whole else _TEXT_BEGINNING


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
