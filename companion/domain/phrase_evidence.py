# SPDX-License-Identifier: Apache-2.0
"""A list of words and pairs of words with weights: what they are more often found in.

The weights come from counting words in sample lines. They say nothing about a person.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from companion.domain.chat_spelling import Sentence, Span

REACH = 2
"""How far apart the words of a pair may stand."""
KIND = "#"
"""Begins what stands for any word of a group."""
BESIDE_THE_FULLEST = 0.5
"""How much of what fits best another phrase must fit."""
MOST_LEADING = 3
_SHORTEST_STEM = 3
_LEAST_FITTING = 1.0


@dataclass(frozen=True, slots=True)
class Stems:
    """Which endings are cut off, from which words none is, and the kind that a word is of."""

    endings: tuple[str, ...] = ()
    whole: frozenset[str] = frozenset()
    kinds: Mapping[str, str] = field(default_factory=dict)

    def stem(self, word: str) -> str:
        """Return a word without its ending."""
        if word not in self.whole:
            for ending in self.endings:
                if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
                    return word[: -len(ending)]
        return word

    def features(self, words: Sequence[str]) -> dict[str, tuple[int, int]]:
        """Return the words, their kinds and the pairs; with each its first place and its end."""
        found: dict[str, tuple[int, int]] = {}
        stems = [self.stem(word) for word in words]
        for at, one in enumerate(stems):
            found.setdefault(one, (at, at + 1))
            if words[at] in self.kinds:
                found.setdefault(KIND + self.kinds[words[at]], (at, at + 1))
            for other in range(at + 1, min(at + REACH + 1, len(stems))):
                found.setdefault(f"{one} {stems[other]}", (at, other + 1))
        return found


@dataclass(frozen=True, slots=True)
class Weight:
    """How much a word speaks for a tactic and against everyday talk; and for which phrases."""

    total: float
    phrases: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a passage of so many words weighs. The numbers only choose; none is ever shown."""

    words: int
    known: Mapping[str, Weight]

    @property
    def total(self) -> float:
        """How much it speaks for a tactic and against everyday talk."""
        return sum(one.total for one in self.known.values())


def beside(passages: Sequence[Evidence]) -> Evidence:
    """Return what passages weigh together, each word and pair once."""
    if len(passages) == 1:
        return passages[0]
    known = {name: weight for one in passages for name, weight in one.known.items()}
    return Evidence(sum(one.words for one in passages), known)


@dataclass(frozen=True, slots=True)
class WordEvidence:
    """The list. Words that weigh more than `enough` lead to phrases by themselves.

    Wording that says little alone is believed where each word weighs more than `keeps`, less a
    `leeway` that helps short messages.
    One of the `fillers` is never told as a word that led to something.
    """

    weights: Mapping[str, Weight]
    enough: float
    keeps: float
    leeway: float = 0.0
    stems: Stems = field(default_factory=Stems)
    fillers: frozenset[str] = frozenset()

    def weigh(self, words: Sequence[str]) -> Evidence:
        """Weigh the words of a sentence."""
        features = self.stems.features(words)
        known = {name: self.weights[name] for name in features if name in self.weights}
        return Evidence(len(words), known)

    def keeps_wording(self, evidence: Evidence) -> bool:
        """Return whether the words around do not make wording everyday talk."""
        return evidence.total > self.keeps * evidence.words - self.leeway

    def fitting(self, evidence: Evidence) -> list[tuple[str, float]]:
        """Return the phrases that weighty words fit, the fullest first; of lighter ones none."""
        if evidence.total <= self.enough:
            return []
        sums: dict[str, float] = {}
        for weight in evidence.known.values():
            for phrase, fits in weight.phrases:
                sums[phrase] = sums.get(phrase, 0.0) + fits
        ranked = sorted(sums.items(), key=lambda one: (-one[1], one[0]))
        least = max(_LEAST_FITTING, BESIDE_THE_FULLEST * ranked[0][1]) if ranked else 0.0
        return [one for one in ranked if one[1] >= least]

    def leading(self, phrase: str, sentences: Iterable[Sentence]) -> list[Span]:
        """Return the few words, in the text as typed, that most led to a phrase."""
        found = [one for sentence in sentences for one in self._carrying(phrase, sentence)]
        return [span for _, span in sorted(found, key=lambda one: (-one[0], one[1]))[:MOST_LEADING]]

    def _carrying(self, phrase: str, sentence: Sentence) -> Iterator[tuple[float, Span]]:
        for feature, (first, end) in self.stems.features(sentence.words).items():
            weight = self.weights.get(feature)
            if weight and weight.total > 0 and not self.fillers.issuperset(feature.split()):
                fits = dict(weight.phrases).get(phrase, 0.0)
                if fits > 0:
                    yield fits, sentence.span(first, end)
