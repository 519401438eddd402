# SPDX-License-Identifier: Apache-2.0
"""What the journal can be asked for, what it answers, and the words to embolden in it."""

import re
import unicodedata
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property

from companion.domain.entry_details import EntryKind
from companion.domain.journal import EntryLine
from companion.domain.search import Span

LONGEST_QUERY = 1000
MOST_WORDS = 32
_QUOTES = '"“”„'
_PIECE = re.compile(rf"[{_QUOTES}]([^{_QUOTES}]*)([{_QUOTES}]?)|[^\s{_QUOTES}]+")
_TOKEN = re.compile(r"[^\W_]+")
_BEFORE, _LENGTH = 50, 180


class StruckOut(StrEnum):
    """Whether struck-out entries are wanted."""

    WITH = "with"
    WITHOUT = "without"
    ONLY = "only"


class SortBy(StrEnum):
    """The order of what is found; the newest first. Without words BEST is EVENT."""

    BEST = "best"
    EVENT = "event"
    WRITING = "writing"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for. Everything given must fit.

    Days are those of the event; where that is unknown, the day of writing stands for it.
    A person is found by every label merged into it, and by the accounts that are theirs.
    """

    words: str = field(default="", repr=False)
    from_day: date | None = None
    to_day: date | None = None
    kind: EntryKind | None = None
    person_id: int | None = None
    account_id: int | None = None
    sign_id: str = ""
    tag: str = field(default="", repr=False)
    struck_out: StruckOut = StruckOut.WITH
    sort: SortBy = SortBy.BEST


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A search that has a name."""

    id: int
    child_id: int
    name: str = field(repr=False)
    wanted: Wanted
    saved_at: datetime


@dataclass(frozen=True, slots=True)
class Term:
    """One word or quoted phrase; `others` may stand in its place. `text` is as it was typed."""

    text: str = field(repr=False)
    is_beginning: bool = False
    others: tuple[str, ...] = field(default=(), repr=False)

    @property
    def tokens(self) -> tuple[str, ...]:
        """Return the words of it, folded."""
        return tuple(_TOKEN.findall(fold_text(self.text)))


@dataclass(frozen=True, slots=True)
class Snippet:
    """A piece of an entry, and the words in it to embolden."""

    text: str = field(repr=False)
    spans: tuple[Span, ...]


@dataclass(frozen=True)
class Found:
    """Entries in the wanted order. `terms` are the words looked for, with what was meant."""

    lines: tuple[EntryLine, ...]
    terms: tuple[Term, ...] = ()

    @property
    def meant(self) -> tuple[str, ...]:
        """Return words that were taken for what was typed; empty where that was found itself."""
        return tuple(other for term in self.terms for other in term.others)

    def snippet(self, line: EntryLine) -> Snippet:
        """Return what to show of a line: call it for the rows that are painted."""
        return snippet_of(line.words or line.first_line, self._pattern)

    @cached_property
    def _pattern(self) -> re.Pattern[str] | None:
        choices = [choice for term in self.terms for choice in _patterns(term)]
        return re.compile("|".join(choices)) if choices else None


class _Folding(dict[int, str]):
    """Each character without case and accent; always one, so that places stay the same."""

    def __missing__(self, code: int) -> str:
        base = unicodedata.normalize("NFD", chr(code))[0].lower()
        self[code] = base if len(base) == 1 else chr(code)
        return self[code]


_FOLDING = _Folding()


def fold_text(text: str) -> str:
    """Return the text without case and accents, as long as it was."""
    return text.lower() if text.isascii() else text.translate(_FOLDING)


def terms_of(typed: str) -> tuple[Term, ...]:
    """Return the words and quoted phrases; the last is a beginning unless its quote is closed."""
    text = unicodedata.normalize("NFC", typed[:LONGEST_QUERY])
    pieces = [
        (found[0] if found[1] is None else found[1], bool(found[2]))
        for found in _PIECE.finditer(text)
    ]
    real = [piece for piece in pieces if _TOKEN.search(piece[0])][:MOST_WORDS]
    last = len(real) - 1
    return tuple(
        Term(words, is_beginning=at == last and not is_closed)
        for at, (words, is_closed) in enumerate(real)
    )


def snippet_of(text: str, wanted: re.Pattern[str] | None) -> Snippet:
    """Return a piece of the text from just before the first wanted word on."""
    folded = fold_text(text)
    hit = wanted.search(folded) if wanted else None
    start = max(0, hit.start() - _BEFORE) if hit else 0
    if start and hit:
        start = text.find(" ", start, hit.start()) + 1 or hit.start()
    end = min(len(text), start + _LENGTH)
    if end < len(text):
        space = text.rfind(" ", start, end)
        end = space if space > start else end
    before, after = "… " if start else "", " …" if end < len(text) else ""
    moved = len(before) - start
    hits = wanted.finditer(folded, start, end) if wanted else ()
    spans = tuple((one.start() + moved, one.end() - one.start()) for one in hits)
    piece = "".join(" " if c in "\r\n\t" else c for c in text[start:end])
    return Snippet(before + piece + after, spans)


def _patterns(term: Term) -> list[str]:
    between, end = r"[\W_]+", r"[^\W_]*" if term.is_beginning else r"(?![^\W_])"
    choices = [term.tokens, *((other,) for other in term.others)]
    return [r"(?<![^\W_])" + between.join(map(re.escape, one)) + end for one in choices]
