# SPDX-License-Identifier: Apache-2.0
"""Which document holds which word, and where: built once, then asked at every key."""

from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import chain

from companion.domain.everyday_words import EverydayWords, stem
from companion.domain.near_words import Spelling
from companion.domain.search import Document, Result, Span, result_of, words_of

Numbers = list[int]
"""Documents by number, in the order in which they were added."""


@dataclass(slots=True)
class Posting:
    """Where one word, or one phrase of the everyday words, stands."""

    number: int
    stem: str
    titles: Numbers = field(default_factory=list)
    texts: Numbers = field(default_factory=list)
    often: Numbers = field(default_factory=list)
    """Documents with it more than once in their text."""

    def cut(self, end: int) -> None:
        """Forget documents from `end` on."""
        for found in (self.titles, self.texts, self.often):
            del found[bisect_left(found, end) :]


class Places:
    """The words of one text, by the number of their posting, and where each stands."""

    __slots__ = ("_lengths", "_starts", "words")

    def __init__(self) -> None:
        self.words = array("L")
        self._starts = array("L")
        self._lengths = array("L")

    def add(self, word: int, start: int, length: int) -> None:
        """Put in a word."""
        self.words.append(word)
        self._starts.append(start)
        self._lengths.append(length)

    def spans(self, wanted: frozenset[int]) -> list[Span]:
        """Return where the wanted words stand."""
        return [
            (self._starts[at], self._lengths[at])
            for at, word in enumerate(self.words)
            if word in wanted
        ]


class WordIndex:
    """The documents and their words. Documents added last can be taken away again."""

    def __init__(self, documents: Iterable[Document], everyday: EverydayWords) -> None:
        self.everyday = everyday
        self.spelling = Spelling()
        self.documents: list[Document] = []
        self._places: list[tuple[Places, Places]] = []
        self._postings: list[Posting] = []
        self._by_word: dict[str, Posting] = {}
        self._by_stem: dict[str, list[Posting]] = {}
        self._vocabulary: list[str] = []
        self.spelling.add(everyday.words)
        self.add(documents)

    def add(self, documents: Iterable[Document]) -> None:
        """Add documents behind those that are there."""
        known = len(self._by_word)
        for document in documents:
            title, text = self._read(document.title), self._read(document.text)
            self._note(len(self.documents), title, text)
            self.documents.append(document)
            self._places.append((title, text))
        new = list(self._by_word)[known:]
        self.spelling.add(new)
        self._vocabulary = sorted([*self._vocabulary, *new])

    def cut(self, end: int) -> None:
        """Take away the documents from `end` on."""
        gone = chain.from_iterable(self._places[end:])
        for number in {number for places in gone for number in places.words}:
            self._postings[number].cut(end)
        del self.documents[end:], self._places[end:]

    def word(self, word: str) -> list[Posting]:
        """Return where a word stands as it is written."""
        posting = self._by_word.get(word)
        return [posting] if posting else []

    def forms(self, key: str) -> list[Posting]:
        """Return where any form of a word stands, or a phrase."""
        return self._by_stem.get(key, [])

    def beginning_with(self, beginning: str) -> list[Posting]:
        """Return where the words stand that begin so."""
        first = bisect_left(self._vocabulary, beginning)
        end = bisect_left(self._vocabulary, beginning + "\U0010ffff", lo=first)
        return [self._by_word[word] for word in self._vocabulary[first:end]]

    def result(self, number: int, wanted: frozenset[int]) -> Result:
        """Return what is shown of a document, with the wanted words emboldened."""
        title, text = self._places[number]
        return result_of(self.documents[number], title.spans(wanted), text.spans(wanted))

    def _read(self, text: str) -> Places:
        places = Places()
        found = [(self._posting_of(word), span) for word, span in words_of(text) if word]
        stems = [posting.stem for posting, _ in found]
        for at, (posting, (start, length)) in enumerate(found):
            places.add(posting.number, start, length)
            for phrase in self.everyday.phrases_at(stems, at):
                last_start, last_length = found[at + len(phrase) - 1][1]
                key = " ".join(phrase)
                known = self._by_stem.get(key)
                posting_of_phrase = known[0] if known else self._new(key)
                places.add(posting_of_phrase.number, start, last_start + last_length - start)
        return places

    def _note(self, number: int, title: Places, text: Places) -> None:
        for word in set(title.words):
            self._postings[word].titles.append(number)
        for word, count in Counter(text.words).items():
            self._postings[word].texts.append(number)
            if count > 1:
                self._postings[word].often.append(number)

    def _posting_of(self, word: str) -> Posting:
        posting = self._by_word.get(word)
        if posting is None:
            posting = self._by_word[word] = self._new(stem(word))
        return posting

    def _new(self, key: str) -> Posting:
        posting = Posting(len(self._postings), key)
        self._postings.append(posting)
        self._by_stem.setdefault(key, []).append(posting)
        return posting
