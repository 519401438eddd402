# SPDX-License-Identifier: Apache-2.0
"""Finds the words that somebody may have meant who typed in a hurry."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

SHORTEST, LONG = 4, 8
"""Shorter words are taken as they are; one slip is forgiven below LONG letters, then two."""
SHORTEST_BEGINNING = 5
LONGEST = 24
MOST = 6
_BITS = 31


@dataclass(slots=True)
class _Bucket:
    """Words and beginnings with the same first letter and length, and which letters they have."""

    words: list[str] = field(default_factory=list)
    letters: list[int] = field(default_factory=list)


class Spelling:
    """All words that can be meant. They are put in once; what is asked is not kept."""

    def __init__(self) -> None:
        self._known: set[str] = set()
        self._beginnings: set[str] = set()
        self._buckets: defaultdict[tuple[str, int], _Bucket] = defaultdict(_Bucket)

    def add(self, words: Iterable[str]) -> None:
        """Put in more words."""
        for word in words:
            if len(word) >= SHORTEST and word not in self._known:
                self._known.add(word)
                self._add_beginnings(word)

    def meant_by(self, typed: str, *, may_be_beginning: bool) -> list[str]:
        """Return the nearest words, or beginnings of words, with few slips; the best first."""
        slips = _slips_in(typed)
        if not slips:
            return []
        whole: list[tuple[float, str]] = [
            (slip, word) for slip, word in self._near(typed, slips) if word in self._known
        ]
        if may_be_beginning and len(typed) >= SHORTEST_BEGINNING:
            known = {word for _, word in whole}
            begun = (found for found in self._near(typed, 1) if found[1] not in known)
            whole += [(slip + 0.5, word) for slip, word in begun]
        found = whole or [(1, word) for word in self._with_another_first_letter(typed)]
        best = min((slip for slip, _ in found), default=0)
        return sorted(word for slip, word in found if slip == best)[:MOST]

    def _add_beginnings(self, word: str) -> None:
        letters = 0
        for length, letter in enumerate(word[:LONGEST], 1):
            letters |= 1 << (ord(letter) % _BITS)
            beginning = word[:length]
            if length >= SHORTEST and beginning not in self._beginnings:
                self._beginnings.add(beginning)
                bucket = self._buckets[word[0], length]
                bucket.words.append(beginning)
                bucket.letters.append(letters)

    def _near(self, typed: str, slips: int) -> Iterator[tuple[int, str]]:
        """Yield what begins with the same letter, with how many slips it differs."""
        letters = _letters(typed)
        for by in range(-slips, slips + 1):
            bucket = self._buckets.get((typed[0], len(typed) + by))
            if bucket is None:
                continue
            # A slip changes at most two letters, one if it changes the length.
            most = 2 * slips - abs(by)
            for word, others in zip(bucket.words, bucket.letters, strict=True):
                if (letters ^ others).bit_count() <= most:
                    slip = slips_between(typed, word, slips)
                    if 0 < slip <= slips:
                        yield slip, word

    def _with_another_first_letter(self, typed: str) -> Iterator[str]:
        """Yield words that the typed one becomes with one slip at its very beginning."""
        swapped = typed[1] + typed[0] + typed[2:]
        yield from (word for word in (swapped, typed[1:]) if word in self._known)
        rest = {typed, typed[1:]}
        for length in (len(typed), len(typed) + 1):
            for (first, size), bucket in self._buckets.items():
                if size == length and first != typed[0]:
                    yield from (
                        word for word in bucket.words if word[1:] in rest and word in self._known
                    )


def slips_between(typed: str, word: str, most: int) -> int:
    """Return how many letters are wrong, missing, too many or swapped; at most `most` + 1."""
    before: list[int] = []
    row = list(range(len(word) + 1))
    for at, letter in enumerate(typed, 1):
        two_before, before, row = before, row, [at]
        for place, other in enumerate(word, 1):
            is_other = letter != other
            least = min(before[place] + 1, row[-1] + 1, before[place - 1] + is_other)
            swaps = is_other and at > 1 and place > 1
            if swaps and letter == word[place - 2] and other == typed[at - 2]:
                least = min(least, two_before[place - 2] + 1)
            row.append(least)
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)


def _slips_in(typed: str) -> int:
    if len(typed) < SHORTEST or len(typed) > LONGEST or typed.isdecimal():
        return 0
    return 2 if len(typed) >= LONG else 1


def _letters(word: str) -> int:
    letters = 0
    for letter in word:
        letters |= 1 << (ord(letter) % _BITS)
    return letters
