# SPDX-License-Identifier: Apache-2.0
"""Patterns of words: `dont tell <your>? <family>` and what they fit in a sentence.

`word`, `one|other_two` (alternatives; `_` joins words), `<group>` of words, `?` for what may be
missing, `..` for up to three words between, `...` for up to seven, `^` for the start of the
sentence and `$`, also among alternatives, for its end.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

GAPS = {"..": 3, "...": 7}
END = "$"

Run = tuple[str, ...]
"""One word, or a few that stand together."""


class BadPatternError(ValueError):
    """A pattern that cannot be read; the message is for the people who write content."""


@dataclass(frozen=True, slots=True)
class Element:
    """One place of a pattern: the runs of words that fit, by their first word."""

    runs: Mapping[str, tuple[Run, ...]]
    gap: int
    may_miss: bool

    @property
    def may_be_first(self) -> bool:
        """Return whether a pattern may begin with it."""
        return not (self.gap or self.may_miss or END in self.runs)

    def ends(self, words: Sequence[str], at: int) -> Iterator[int]:
        """Yield where a fitting run that begins at a word ends."""
        if at == len(words):
            if END in self.runs:
                yield at
        else:
            for rest in self.runs.get(words[at], ()):
                end = at + 1 + len(rest)
                if tuple(words[at + 1 : end]) == rest:
                    yield end


@dataclass(frozen=True, slots=True)
class Pattern:
    """What a sentence must hold, in this order."""

    elements: tuple[Element, ...]
    from_start: bool

    @property
    def needed(self) -> tuple[Element, ...]:
        """The places that always hold a word."""
        return tuple(one for one in self.elements if not one.may_miss and END not in one.runs)

    def find(self, words: Sequence[str]) -> Iterator[tuple[int, int]]:
        """Yield the first and the end of every run of words that fits, without overlaps."""
        begins = self.elements[0].runs
        after = 0
        for at in range(1 if self.from_start else len(words)):
            if at >= after and at < len(words) and words[at] in begins:
                end = self._end(words, at, 0)
                if end is not None:
                    yield at, end
                    after = end

    def _end(self, words: Sequence[str], at: int, number: int) -> int | None:
        if number == len(self.elements):
            return at
        element = self.elements[number]
        for begin in range(at, min(at + element.gap, len(words)) + 1):
            for after in element.ends(words, begin):
                end = self._end(words, after, number + 1)
                if end is not None:
                    return end
        return self._end(words, at, number + 1) if element.may_miss else None


class PatternReader:
    """Reads patterns. Their words are given the same plain spelling as the texts."""

    def __init__(self, plain: Callable[[str], Run]) -> None:
        self._plain = plain
        self._groups: dict[str, frozenset[Run]] = {}
        self._runs_of: dict[str, Run] = {}

    def add_group(self, name: str, text: str) -> None:
        """Take in a group of words; it may hold groups before it. Raises BadPatternError."""
        self._groups[name] = self._runs(text.split())

    def read(self, text: str) -> Pattern:
        """Return the pattern of a line. Raises BadPatternError."""
        parts = text.split()
        from_start = parts[:1] == ["^"]
        elements: list[Element] = []
        gap = 0
        for part in parts[from_start:]:
            if part in GAPS:
                gap = GAPS[part]
                continue
            runs = self._runs(part.removesuffix("?").split("|"))
            if runs:
                elements.append(Element(_by_first(runs), gap, may_miss=part.endswith("?")))
                gap = 0
        if gap or not elements or not elements[0].may_be_first:
            raise BadPatternError(text)
        return Pattern(tuple(elements), from_start)

    def _runs(self, alternatives: Iterable[str]) -> frozenset[Run]:
        runs: set[Run] = set()
        for one in alternatives:
            if one.startswith("<"):
                runs |= self._named(one)
            elif one == END:
                runs.add((END,))
            elif one:
                runs.add(self._run(one))
        return frozenset(runs - {()})

    def _run(self, text: str) -> Run:
        if text not in self._runs_of:
            self._runs_of[text] = self._plain(text.replace("_", " "))
        return self._runs_of[text]

    def _named(self, part: str) -> frozenset[Run]:
        name = part.removeprefix("<").removesuffix(">")
        if name not in self._groups:
            raise BadPatternError(part)
        return self._groups[name]


def _by_first(runs: Iterable[Run]) -> Mapping[str, tuple[Run, ...]]:
    found: dict[str, tuple[Run, ...]] = {}
    for first, *rest in sorted(runs, key=lambda run: (-len(run), run)):
        found[first] = (*found.get(first, ()), tuple(rest))
    return found
