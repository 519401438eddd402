# SPDX-License-Identifier: Apache-2.0
"""Search as you type: what the typed words stand for, and which documents fit best."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from math import log

from companion.domain.everyday_words import LITTLE_WORDS, EverydayWords, stem
from companion.domain.search import Result, words_of
from companion.domain.word_index import Posting, WordIndex

LONGEST, MOST_LOOKED_AT, MOST_WORDS = 400, 40, 12
"""Of what is typed or pasted, so much is looked at."""
FEW = 3
"""With fewer documents, a word may be misspelt."""

WHOLE, FORM, SAME, PARTS = (8, 2), (7, 1.75), (6, 1.5), (5, 1.25)
BEGINNING, MEANT = (4, 1), (3, 0.75)
"""What a word is worth in a title and in a text: as typed, in another form, in other words with
the same meaning, as the scattered words of a phrase, as a beginning, as what was likely meant."""
OFTEN = 0.1
LONGER_PHRASE = 0.1
"""A longer phrase says more."""

Worth = tuple[float, float]


@dataclass(slots=True)
class Term:
    """One typed word, or one phrase: what each document with it is worth, and what it matched."""

    scores: dict[int, float] = field(default_factory=dict)
    wanted: set[int] = field(default_factory=set)

    def add(self, postings: Sequence[Posting], worth: Worth) -> None:
        """Count documents with any of these; what is there already stays where it is better."""
        in_title, in_text = worth
        self.wanted.update([posting.number for posting in postings])
        self._count(set().union(*[one.texts for one in postings]), in_text)
        self._count(set().union(*[one.often for one in postings]), in_text + OFTEN)
        self._count(set().union(*[one.titles for one in postings]), in_title)

    def add_if_in_all(self, parts: Sequence["Term"]) -> None:
        """Count documents that all of the parts are in, as much as the weakest is worth."""
        first, *others = parts
        for number in set(first.scores).intersection(*[one.scores for one in others]):
            self._count((number,), min(part.scores[number] for part in parts))
        self.wanted.update(*[part.wanted for part in parts])

    def weight(self, documents: int) -> float:
        """Return between 1 and 2 how much the word says: a rare one says more."""
        return 1 + log((documents + 1) / (len(self.scores) + 1)) / log(documents + 2)

    def _count(self, numbers: Iterable[int], worth: float) -> None:
        scores = self.scores
        for number in numbers:
            if scores.get(number, 0) < worth:
                scores[number] = worth


@dataclass(frozen=True, slots=True)
class Found:
    """Documents by number, best first: with all of the words, and with most of them.

    `scores` says how well any document fits that has at least one of the words.
    """

    index: WordIndex
    with_all: Sequence[int] = ()
    with_most: Sequence[int] = ()
    scores: Mapping[int, float] = field(default_factory=dict)
    wanted: frozenset[int] = frozenset()

    def result(self, number: int) -> Result:
        """Return what is shown of one of them."""
        return self.index.result(number, self.wanted)


def search(index: WordIndex, query: str) -> Found:
    """Return the documents that fit; the last word may be a beginning."""
    terms = [*_terms(index, query)]
    known = [term for term in terms if term.scores]
    if not known:
        return Found(index)
    wanted = frozenset(number for term in known for number in term.wanted)
    weights = [term.weight(len(index.documents)) for term in known]
    scores: dict[int, float] = {}
    covers: dict[int, float] = {}
    for term, weight in zip(known, weights, strict=True):
        for number, score in term.scores.items():
            scores[number] = scores.get(number, 0) + weight * score
            covers[number] = covers.get(number, 0) + weight
    complete = sum(weights) - 0.001
    whole = sorted(number for number, cover in covers.items() if cover >= complete)
    with_all = sorted(whole, key=scores.__getitem__, reverse=True)
    best = complete if with_all else max(covers.values())
    rest = {
        number: (cover, scores[number])
        for number, cover in covers.items()
        if min(best, complete / 2) <= cover < complete
    }
    with_most = sorted(sorted(rest), key=rest.__getitem__, reverse=True)
    if len(known) < len(terms):
        return Found(index, (), [*with_all, *with_most], scores, wanted)
    return Found(index, with_all, with_most, scores, wanted)


@dataclass(frozen=True, slots=True)
class _Unit:
    """A typed word, or words that are a phrase with other words for it."""

    words: tuple[str, ...]
    phrase: str = ""

    @property
    def is_little(self) -> bool:
        return not self.phrase and self.words[0] in LITTLE_WORDS


def _terms(index: WordIndex, query: str) -> Iterator[Term]:
    """Yield what was typed. Little words count only where there is nothing else."""
    words = [word for word, _ in islice(words_of(query[:LONGEST]), MOST_LOOKED_AT) if word]
    units = [*_units(index.everyday, words)]
    loud = [unit for unit in units if not unit.is_little] or units
    asked = list(dict.fromkeys(loud))[:MOST_WORDS]
    for unit in asked:
        if unit.phrase:
            yield _phrase_term(index, unit)
        else:
            yield _word_term(index, unit.words[0], is_last=unit is asked[-1])


def _units(everyday: EverydayWords, words: Sequence[str]) -> Iterator[_Unit]:
    stems = [stem(word) for word in words]
    at = 0
    while at < len(words):
        phrase = next(iter(everyday.phrases_at(stems, at)), None)
        phrase = phrase or everyday.phrase_begun_at(words, at)
        length = len(phrase) if phrase else 1
        yield _Unit(tuple(words[at : at + length]), " ".join(phrase or ()))
        at += length


def _word_term(index: WordIndex, word: str, *, is_last: bool) -> Term:
    term, key, everyday = Term(), stem(word), index.everyday
    term.add(index.word(word), WHOLE)
    term.add(index.forms(key), FORM)
    for other in everyday.others(key):
        term.add(index.forms(other), _longer(SAME, other))
    if is_last:
        term.add(index.beginning_with(word), BEGINNING)
        is_title = any(posting.titles for posting in index.word(word))
        # "smart" is the SMART ideas, not the beginning of "smartphone".
        for other in () if is_title else everyday.others_begun(word):
            term.add(index.forms(other), _longer(MEANT, other))
    is_known = index.word(word) or everyday.others(key)
    if len(term.scores) < FEW and not is_known:
        _add_meant(term, index, word, is_last=is_last)
    return term


def _add_meant(term: Term, index: WordIndex, word: str, *, is_last: bool) -> None:
    """Add what was meant, if a word of the guide or of everyday looks like the typed one."""
    for meant in index.spelling.meant_by(word, may_be_beginning=is_last):
        key = stem(meant)
        term.add(index.forms(key), MEANT)
        for other in index.everyday.others(key):
            term.add(index.forms(other), _longer(MEANT, other))
        if is_last:
            term.add(index.beginning_with(meant), MEANT)


def _phrase_term(index: WordIndex, unit: _Unit) -> Term:
    term = Term()
    term.add(index.forms(unit.phrase), _longer(WHOLE, unit.phrase))
    for other in index.everyday.others(unit.phrase):
        term.add(index.forms(other), _longer(SAME, other))
    loud = [word for word in unit.words if word not in LITTLE_WORDS]
    parts = [_word_alone(index, word, is_last=word is unit.words[-1]) for word in loud]
    if parts:
        term.add_if_in_all(parts)
    return term


def _word_alone(index: WordIndex, word: str, *, is_last: bool) -> Term:
    term = Term()
    term.add(index.forms(stem(word)), PARTS)
    if is_last and not term.scores:
        term.add(index.beginning_with(word), BEGINNING)
    return term


def _longer(worth: Worth, key: str) -> Worth:
    more = LONGER_PHRASE * key.count(" ")
    return worth[0] + more, worth[1] + more
