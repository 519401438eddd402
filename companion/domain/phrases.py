# SPDX-License-Identifier: Apache-2.0
"""Words that resemble a described tactic: what is known of each, and the look-up in a text.

The look-up compares wording with a list. It knows nothing about a person and judges nobody.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum
from itertools import chain, islice
from typing import Generic, TypeVar

from companion.domain.channel import Purpose
from companion.domain.chat_spelling import ChatSpelling, Sentence, Span
from companion.domain.guide import Provenance
from companion.domain.phrase_evidence import Evidence, WordEvidence, beside
from companion.domain.phrase_pattern import Pattern

LONGEST_TEXT = 20_000
MOST_SHOWN = 5
MOST_WITH_WEIGHTS = 3
"""Weighted words add to what patterns found only up to so many."""
MOST_SPANS = 12
_DENIED_WITHIN = 2
_NEAR = 3
"""How many sentences of its line a frame reaches to each side."""

T = TypeVar("T")


class Strength(IntEnum):
    """How much a wording says alone; only ever used to order and to leave out, never shown."""

    NEEDS_COMPANY = 1
    ALONE = 2
    PLAIN = 3


class Reach(StrEnum):
    """How far a frame such as "at school we learned that" reaches."""

    SENTENCE = "sentence"
    LINE = "line"


@dataclass(frozen=True, slots=True)
class Cue:
    """One thing that words can do, in a sentence for the parent, and why it may be ordinary."""

    id: str
    says: str
    ordinary: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Phrase:
    """A kind of wording: the tactic it resembles, what to ask, when to report.

    `warning` says what never to do; only the gravest have one. `read` and `topic` lead on where
    the tactic's own place and topics are about something else.
    """

    id: str
    title: str
    tactic: str
    ask: tuple[str, ...]
    report_when: str
    cards: tuple[str, ...]
    call_purposes: tuple[Purpose, ...]
    cues: tuple[Cue, ...]
    provenance: Provenance
    is_grave: bool = False
    """Whether wording of this kind is told whatever stands around it."""
    ordinary: tuple[str, ...] = ()
    no_reason: str = ""
    warning: str = ""
    read: str = ""
    topic: str = ""


@dataclass(frozen=True, slots=True)
class Together:
    """What it means when several kinds of wording stand in one text."""

    id: str
    any_of: tuple[str, ...]
    with_any_of: tuple[str, ...]
    text: str
    cards: tuple[str, ...]
    call_purposes: tuple[Purpose, ...]
    provenance: Provenance

    def fits(self, phrases: Iterable[str]) -> bool:
        """Return whether one of each side is there."""
        there = set(phrases)
        return bool(there.intersection(self.any_of) and there.intersection(self.with_any_of))

    @property
    def both(self) -> frozenset[str]:
        """The phrases of both sides."""
        return frozenset(self.any_of) | frozenset(self.with_any_of)


@dataclass(frozen=True, slots=True)
class Wording:
    """How cues are worded: patterns, those in the same sentence that rule them out or must fit."""

    cues: tuple[str, ...]
    strength: Strength
    patterns: tuple[Pattern, ...]
    unless: tuple[Pattern, ...] = ()
    needs: tuple[Pattern, ...] = ()

    def fits(self, words: Sequence[str]) -> bool:
        """Return whether the rest of a sentence allows it."""
        return not _any_in(self.unless, words) and (not self.needs or _any_in(self.needs, words))


@dataclass(frozen=True, slots=True)
class Frame:
    """Wording that tells everyday talk, or talk about the subject, from words that were meant."""

    reach: Reach
    patterns: tuple[Pattern, ...]
    unless: tuple[Pattern, ...] = ()


@dataclass(frozen=True, slots=True)
class PhraseBook:
    """Everything that the look-up knows. Phrases stand in falling order of gravity."""

    phrases: tuple[Phrase, ...]
    together: tuple[Together, ...]
    spelling: ChatSpelling
    denials: frozenset[str]
    everyday: frozenset[str]
    frames: tuple[Frame, ...]
    wordings: tuple[Wording, ...]
    evidence: WordEvidence | None = None


@dataclass(slots=True)
class Finding:
    """A phrase found in a text: which of its cues, and the words that led to it.

    It has no cues where weighted words led to it.
    """

    phrase: Phrase
    strengths: dict[str, Strength] = field(default_factory=dict)
    spans: set[Span] = field(default_factory=set)
    patterns: set[tuple[int, int]] = field(default_factory=set)
    """The line and the number of each pattern that was found."""

    @property
    def strongest(self) -> Strength:
        """The strongest wording that was found."""
        return max(self.strengths.values())

    @property
    def cues(self) -> tuple[Cue, ...]:
        """What the words do, in the order of the phrase."""
        return tuple(cue for cue in self.phrase.cues if cue.id in self.strengths)

    def shown_spans(self) -> tuple[Span, ...]:
        """Return the words to embolden, in order, those that touch or overlap joined."""
        whole: list[Span] = []
        for start, length in sorted(self.spans):
            if whole and start <= sum(whole[-1]):
                first, before = whole[-1]
                whole[-1] = (first, max(before, start + length - first))
            else:
                whole.append((start, length))
        return tuple(whole)


_Place = tuple[int, Wording, int, int]
"""The number of a pattern that was found, its wording, its first word, and the next after it."""


class PhraseFinder:
    """Finds the phrases of a book in texts. Keeps nothing of them."""

    def __init__(self, book: PhraseBook) -> None:
        self._book = book
        self._phrase_of = {cue.id: phrase for phrase in book.phrases for cue in phrase.cues}
        self._place = {phrase.id: number for number, phrase in enumerate(book.phrases)}
        self._wordings = _Index((one.patterns, one) for one in book.wordings)
        self._frames = _Index((one.patterns, one) for one in book.frames)

    def find(self, text: str) -> list[Finding]:
        """Return what the text resembles, the plainest first."""
        findings: dict[str, Finding] = {}
        found: dict[tuple[str, ...], list[_Place]] = {}
        sentences = self.said(text[:LONGEST_TEXT])
        everyday = self._everyday(sentences)
        evidence = self._evidence(sentences)
        for number, sentence in enumerate(sentences):
            if sentence.words not in found:
                found[sentence.words] = list(self._found_in(sentence.words))
            for pattern, wording, first, end in found[sentence.words]:
                if number in everyday and wording.strength < Strength.PLAIN:
                    continue
                for cue in wording.cues:
                    phrase = self._phrase_of[cue]
                    if not self._believed(wording, phrase, evidence, number):
                        continue
                    finding = findings.setdefault(phrase.id, Finding(phrase))
                    known = finding.strengths.get(cue, wording.strength)
                    finding.strengths[cue] = max(known, wording.strength)
                    finding.patterns.add((sentence.line, pattern))
                    if len(finding.spans) < MOST_SPANS:
                        finding.spans.add(sentence.span(first, end))
        ordered = self._ordered(_in_company(findings.values()))
        room = max(0, MOST_WITH_WEIGHTS - len(ordered))
        return [*ordered, *islice(self._carried(ordered, sentences, evidence), room)]

    def together(self, findings: Iterable[Finding]) -> tuple[Together, ...]:
        """Return what is to be said about findings that stand together."""
        ids = [one.phrase.id for one in findings if one.strengths]
        return tuple(one for one in self._book.together if one.fits(ids))

    def _ordered(self, findings: list[Finding]) -> list[Finding]:
        paired = Counter(chain.from_iterable(one.both for one in self.together(findings)))

        def order(one: Finding) -> tuple[int, int, int]:
            weight = sum(one.strengths.values()) + min(1, paired[one.phrase.id])
            return -one.strongest, -weight, self._place[one.phrase.id]

        return sorted(findings, key=order)[:MOST_SHOWN]

    def said(self, text: str) -> list[Sentence]:
        """Return the sentences that no frame makes everyday talk, or talk about the subject."""
        sentences = list(self._book.spelling.sentences(text))
        left_out: set[int] = set()
        for number, sentence in enumerate(sentences):
            for reach in self._reaches(sentence.words):
                near = _NEAR if reach is Reach.LINE else 0
                left_out.update(
                    at
                    for at in range(max(0, number - near), min(len(sentences), number + near + 1))
                    if sentences[at].line == sentence.line
                )
        return [one for at, one in enumerate(sentences) if at not in left_out]

    def _everyday(self, sentences: Sequence[Sentence]) -> set[int]:
        """Return which sentences hold everyday words, or stand beside such a one in their line."""
        own = [not self._book.everyday.isdisjoint(one.words) for one in sentences]
        return {
            at
            for at, one in enumerate(sentences)
            if any(
                own[other] and sentences[other].line == one.line
                for other in range(max(0, at - 1), min(len(sentences), at + 2))
            )
        }

    def _evidence(self, sentences: Sequence[Sentence]) -> list[Evidence]:
        """Return what each sentence weighs together with those beside it in its line."""
        weights = self._book.evidence
        if weights is None:
            return []
        weighed = {words: weights.weigh(words) for words in {one.words for one in sentences}}
        return [
            beside([weighed[one.words] for one in _beside(sentences, at)])
            for at in range(len(sentences))
        ]

    def _believed(
        self, wording: Wording, phrase: Phrase, evidence: Sequence[Evidence], number: int
    ) -> bool:
        """Return whether the words around do not make it everyday talk."""
        weights = self._book.evidence
        if weights is None or wording.strength is Strength.PLAIN or phrase.is_grave:
            return True
        return weights.keeps_wording(evidence[number])

    def _carried(
        self,
        found: Sequence[Finding],
        sentences: Sequence[Sentence],
        evidence: Sequence[Evidence],
    ) -> Iterator[Finding]:
        """Yield what no pattern found, but whose words these are, the fullest first."""
        weights = self._book.evidence
        if weights is None:
            return
        fullest: dict[str, tuple[float, int]] = {}
        for number, one in enumerate(evidence):
            for phrase, fits in weights.fitting(one):
                if fits > fullest.get(phrase, (0.0, 0))[0]:
                    fullest[phrase] = fits, number
        tactics = {one.phrase.tactic for one in found}
        phrases = {phrase.id: phrase for phrase in self._book.phrases}
        ranked = sorted(fullest.items(), key=lambda one: (-one[1][0], self._place[one[0]]))
        for name, (_, number) in ranked:
            spans = weights.leading(name, _beside(sentences, number))
            if spans and phrases[name].tactic not in tactics:
                yield Finding(phrases[name], spans=set(spans))

    def _reaches(self, words: Sequence[str]) -> Iterator[Reach]:
        for _, pattern, frame in self._frames.near(words):
            if any(pattern.find(words)) and not _any_in(frame.unless, words):
                yield frame.reach

    def _found_in(self, words: Sequence[str]) -> Iterator[_Place]:
        for number, pattern, wording in self._wordings.near(words):
            for first, end in pattern.find(words):
                before = words[max(0, first - _DENIED_WITHIN) : first]
                is_denied = not self._book.denials.isdisjoint(before)
                if not is_denied and wording.fits(words):
                    yield number, wording, first, end


def _beside(sentences: Sequence[Sentence], at: int) -> list[Sentence]:
    """Return a sentence and those before and after it in its line."""
    near = sentences[max(0, at - 1) : at + 2]
    return [one for one in near if one.line == sentences[at].line]


def _any_in(patterns: Iterable[Pattern], words: Sequence[str]) -> bool:
    return any(any(pattern.find(words)) for pattern in patterns)


class _Index(Generic[T]):
    """Patterns by their rarest words, so that few are tried on a sentence."""

    def __init__(self, groups: Iterable[tuple[Sequence[Pattern], T]]) -> None:
        self._patterns = [
            (pattern, tuple(one.runs.keys() for one in pattern.needed), item)
            for patterns, item in groups
            for pattern in patterns
        ]
        uses = Counter(
            word for _, places, _ in self._patterns for words in places for word in words
        )
        self._by_word: defaultdict[str, list[int]] = defaultdict(list)
        for number, (_, places, _) in enumerate(self._patterns):
            for word in min(places, key=lambda words: max(uses[word] for word in words)):
                self._by_word[word].append(number)

    def near(self, sentence: Sequence[str]) -> Iterator[tuple[int, Pattern, T]]:
        """Yield, with their numbers, the patterns whose needed places all have a word there."""
        there = set(sentence)
        numbers = {number for word in there for number in self._by_word.get(word, ())}
        for number in sorted(numbers):
            pattern, places, item = self._patterns[number]
            if not any(words.isdisjoint(there) for words in places):
                yield number, pattern, item


def _in_company(findings: Iterable[Finding]) -> list[Finding]:
    """Leave out wording that says little alone, and has nothing beside it in its line."""
    found: defaultdict[int, set[int]] = defaultdict(set)
    supported: set[int] = set()
    for finding in findings:
        for line, pattern in finding.patterns:
            found[line].add(pattern)
        if finding.strongest > Strength.NEEDS_COMPANY:
            supported.update(line for line, _ in finding.patterns)
    supported.update(line for line, patterns in found.items() if len(patterns) > 1)
    return [one for one in findings if any(line in supported for line, _ in one.patterns)]
