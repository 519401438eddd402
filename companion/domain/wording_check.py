# SPDX-License-Identifier: Apache-2.0
"""Looks at the words of an entry before it is shared: suggestions only, nothing is changed.

What counts stands in the content. The child's own words are never touched, nor are quotations.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from enum import StrEnum

from companion.domain.chat_spelling import ChatSpelling, Sentence
from companion.domain.guide import Provenance
from companion.domain.journal import EntryText
from companion.domain.phrase_pattern import Pattern
from companion.domain.search import Span

CHILD_WORDS = "child_words"
BOXES = tuple(box.name for box in fields(EntryText))
_QUOTED = re.compile(
    r"[“„][^“”„\n]{1,2000}[”“]|(?<!\w)\"[^\"\n]{1,2000}\"|(?<!\w)‘[^‘\n]{1,2000}’(?!\w)"
    r"|(?<!\w)'[^'\n]{1,2000}'(?!\w)"
)


class WordingKind(StrEnum):
    """What may read badly to somebody else, or say more than was seen."""

    BLAME = "blame"
    MIND_READING = "mind-reading"
    OPINION = "opinion"
    LABEL = "label"
    LEADING = "leading"
    ALWAYS_NEVER = "always-never"
    SECOND_HAND = "second-hand"
    DOUBT = "doubt"
    TERM = "term"


@dataclass(frozen=True, slots=True)
class WordingAdvice:
    """What is suggested about a kind of wording."""

    id: str
    kind: WordingKind
    title: str
    why: str
    instead: tuple[str, ...]
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class WordingRule:
    """Wording to look for in some boxes, and what in the same sentence makes it all right."""

    advice: str
    boxes: frozenset[str]
    patterns: tuple[Pattern, ...]
    unless: tuple[Pattern, ...] = ()


@dataclass(frozen=True, slots=True)
class WordingFinding:
    """A piece of a box that may be worth another look."""

    box: str
    span: Span
    kind: WordingKind
    advice: str


@dataclass(frozen=True, slots=True)
class WordingBook:
    """Everything that the check knows: advice by id, the rules, and words for streets."""

    advice: Mapping[str, WordingAdvice]
    rules: tuple[WordingRule, ...]
    spelling: ChatSpelling
    streets: frozenset[str] = frozenset()

    def check(self, text: EntryText) -> tuple[WordingFinding, ...]:
        """Return what may be worth another look, box by box, in the order of the words."""
        return tuple(
            finding
            for box in BOXES
            if box != CHILD_WORDS
            for finding in self._check_box(box, getattr(text, box))
        )

    def _check_box(self, box: str, text: str) -> list[WordingFinding]:
        quoted = [found.span() for found in _QUOTED.finditer(text)] if box != "asked" else []
        found: dict[tuple[Span, str], WordingFinding] = {}
        rules = [rule for rule in self.rules if box in rule.boxes]
        for sentence in self.spelling.sentences(text) if text else ():
            for rule in rules:
                for span in _spans_of(rule, sentence):
                    if not any(start <= span[0] < end for start, end in quoted):
                        kind = self.advice[rule.advice].kind
                        found[span, rule.advice] = WordingFinding(box, span, kind, rule.advice)
        return sorted(found.values(), key=lambda one: (one.span, one.advice))


def _spans_of(rule: WordingRule, sentence: Sentence) -> Iterator[Span]:
    words = sentence.words
    places = [place for pattern in rule.patterns for place in pattern.find(words)]
    if not places or any(True for one in rule.unless for _ in one.find(words)):
        return
    end = -1
    for first, after in sorted(places, key=lambda place: (place[0], -place[1])):
        if first >= end:
            yield sentence.span(first, after)
            end = after
