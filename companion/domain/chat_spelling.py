# SPDX-License-Identifier: Apache-2.0
"""Reads hurried spelling: chat words, missing apostrophes, repeated letters, digits for letters.

What counts as the same word stands in the content; nothing here knows a language.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

Span = tuple[int, int]
"""Start and length in the text as it was typed."""

AMOUNT = "amountofmoney"
"""What stands for any sum with a sign for its currency."""

LONGEST_SENTENCE = 40
_OVERLAP = 14
_LONGEST_NAME = 2
_LONGEST_WORD = 40
_SHORTEST_CORRECTED = 6
_SHORT_NUMBER = 2

_INVISIBLE = "\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff"
_APOSTROPHES = "'’‘`\u00b4\u02bc"
_LETTER = rf"(?:[^\W_]|[\u0300-\u036f{_INVISIBLE}])"
_TOKEN = re.compile(
    rf"(?P<money>[£$€]\s?\d[\d.,]*k?\b)"
    rf"|(?P<word>{_LETTER}+(?:[{_APOSTROPHES}*@$]+{_LETTER}+)*)"
    rf"|(?P<sign><3|[\u2600-\u27bf\U0001f300-\U0001faff])"
    rf"|(?P<line>[\n\r\v\f\u0085\u2028\u2029]+)"
    rf"|(?P<end>[.!?;…]+(?=[\s\"'”’)]|$))"
    rf"|(?P<pause>,|(?<=\s)[-–—~](?=\s))"
)
_MARKS = re.compile(rf"[{_INVISIBLE}\u0300-\u036f{_APOSTROPHES}]")
_REPEATED = re.compile(r"(.)\1{2,}")
_DOUBLED = re.compile(r"(.)\1+")
_LOOKS_LIKE = str.maketrans("0134578@$", "oieastbas")
_NOT_LETTERS = re.compile(r"[0-9@$]")


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words in their plain spelling, where each stands in the text, and the line they are in."""

    words: tuple[str, ...]
    spans: tuple[Span, ...]
    line: int

    def span(self, first: int, end: int) -> Span:
        """Return the piece of the text from a word up to before another."""
        start = self.spans[first][0]
        last = self.spans[end - 1]
        return start, last[0] + last[1] - start


@dataclass(frozen=True, slots=True)
class ChatSpelling:
    """Which spellings stand for which words. A spelling that stands for no word is left out.

    `known` words are never taken for another; `corrected` ones are found with one slip in them,
    unless the slip makes one of the `other` words. One of the `signers` after a pause at the end of
    a sentence is a sentence of its own, as under a letter.
    """

    same: Mapping[tuple[str, ...], tuple[str, ...]]
    known: frozenset[str]
    corrected: frozenset[str] = frozenset()
    other: frozenset[str] = frozenset()
    signers: frozenset[str] = frozenset()
    _slips: dict[str, str] = field(init=False, repr=False)
    _longest: dict[str, int] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        slips = {slip: word for word in sorted(self.corrected) for slip in _one_letter_less(word)}
        longest: dict[str, int] = {}
        for words in self.same:
            longest[words[0]] = max(longest.get(words[0], 0), len(words))
        object.__setattr__(self, "_slips", slips)
        object.__setattr__(self, "_longest", longest)

    def sentences(self, text: str) -> Iterator[Sentence]:
        """Yield the sentences of a text, long ones in pieces that overlap."""
        plain: dict[str, tuple[str, ...]] = {}
        words: list[tuple[str, Span]] = []
        line = pause = 0
        for found in _TOKEN.finditer(text):
            if found.lastgroup in ("line", "end"):
                yield from self._signed(words, pause, line)
                words, pause = [], 0
                line += found.lastgroup == "line"
                continue
            if found.lastgroup == "pause":
                pause = len(words)
                continue
            token = found.group()
            if token not in plain:
                plain[token] = (AMOUNT,) if found.lastgroup == "money" else self._plain(token)
            span = (found.start(), len(token))
            words.extend((word, span) for word in plain[token])
        yield from self._signed(words, pause, line)

    def _signed(self, words: list[tuple[str, Span]], pause: int, line: int) -> Iterator[Sentence]:
        is_signed = 0 < len(words) - pause <= _LONGEST_NAME and words[pause][0] in self.signers
        end = pause if is_signed else len(words)
        yield from self._pieces(words[:end], line)
        yield from self._pieces(words[end:], line)

    def plain(self, text: str) -> tuple[str, ...]:
        """Return the words of a short text."""
        return tuple(word for sentence in self.sentences(text) for word in sentence.words)

    def _pieces(self, words: list[tuple[str, Span]], line: int) -> Iterator[Sentence]:
        joined = self._joined(words)
        for start in range(0, len(joined), LONGEST_SENTENCE - _OVERLAP):
            piece = joined[start : start + LONGEST_SENTENCE]
            yield Sentence(tuple(word for word, _ in piece), tuple(at for _, at in piece), line)
            if start + LONGEST_SENTENCE >= len(joined):
                return

    def _joined(self, words: list[tuple[str, Span]]) -> list[tuple[str, Span]]:
        """Replace what is spelt with several words, the longest first."""
        joined: list[tuple[str, Span]] = []
        at = 0
        while at < len(words):
            size = self._size_at(words, at)
            if size > 1:
                spelt = tuple(word for word, _ in words[at : at + size])
                last, length = words[at + size - 1][1]
                span = (words[at][1][0], last + length - words[at][1][0])
                joined.extend((word, span) for word in self.same[spelt])
            else:
                joined.append(words[at])
            at += size
        return joined

    def _size_at(self, words: list[tuple[str, Span]], at: int) -> int:
        for size in range(self._longest.get(words[at][0], 1), 1, -1):
            if tuple(word for word, _ in words[at : at + size]) in self.same:
                return min(size, len(words) - at)
        return 1

    def _plain(self, token: str) -> tuple[str, ...]:
        folded = fold(token)[:_LONGEST_WORD]
        if folded.isdigit():
            return (folded if len(folded) <= _SHORT_NUMBER else "100",)
        for spelt in _spellings(folded):
            if (spelt,) in self.same:
                return self.same[spelt,]
            if spelt in self.known:
                return (spelt,)
        return (self._corrected(folded),) if folded else ()

    def _corrected(self, word: str) -> str:
        if len(word) < _SHORTEST_CORRECTED or word in self.other:
            return word
        for slip in (word, *_one_letter_less(word)):
            found = slip if slip in self.corrected else self._slips.get(slip)
            if found and found[0] == word[0] and abs(len(found) - len(word)) <= 1:
                return found
        return word


def fold(token: str) -> str:
    """Return the letters without case, accents, apostrophes and invisible characters."""
    if token.isascii():
        return token.lower().replace("'", "").replace("`", "")
    return _MARKS.sub("", unicodedata.normalize("NFKD", token.casefold()))


def _spellings(word: str) -> Iterator[str]:
    """Yield the word, then with fewer repeated letters, then with letters for digits."""
    yield word
    if _REPEATED.search(word):
        yield _REPEATED.sub(r"\1\1", word)
        yield _REPEATED.sub(r"\1", word)
        yield _DOUBLED.sub(r"\1", word)
    if _NOT_LETTERS.search(word):
        yield word.translate(_LOOKS_LIKE)


def _one_letter_less(word: str) -> list[str]:
    return [word[:at] + word[at + 1 :] for at in range(1, len(word))]
