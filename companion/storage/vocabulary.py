# SPDX-License-Identifier: Apache-2.0
"""The words that stand in entries, to find what was meant by a word that stands in none."""

from companion.domain.near_words import slips_between
from companion.storage.cipher import Database

SHORTEST, LONG, LONGEST = 4, 8, 24
"""Shorter words are taken as they are; one slip is forgiven below LONG letters, then two.

Numbers, and names with numbers in them, are taken as they are too."""
SHORTEST_BEGINNING = 5
MOST = 6
_BY_ONE_SLIP = 2
"""So many letters are new or gone at most."""
_LETTERS = "abcdefghijklmnopqrstuvwxyz"

_BEGINNING = """
    select distinct term from entry_vocabulary
    where col = 'words' and term >= ? and term < ? and term not glob '*[0-9]*'"""
_KNOWN = "select distinct term from entry_vocabulary where col = 'words' and term = ?"

Word = tuple[str, int]
"""A word, and which letters it has."""


class Vocabulary:
    """Reads words by their first letter, when they are needed, and keeps them till a change."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._words: dict[str, list[Word]] = {}

    def forget(self) -> None:
        """Read again next time: something was written."""
        self._words.clear()

    def meant_by(self, typed: str, *, is_beginning: bool) -> tuple[str, ...]:
        """Return the nearest words, or beginnings of words, with few slips."""
        slips = _slips_in(typed)
        if not slips:
            return ()
        near = self._near(typed, slips)
        if not near and is_beginning and len(typed) >= SHORTEST_BEGINNING:
            near = self._near_beginnings(typed)
        if not near:
            near = dict.fromkeys(self._with_another_first_letter(typed), 1)
        best = min(near.values(), default=0)
        return tuple(sorted(word for word, slip in near.items() if slip == best)[:MOST])

    def _near(self, typed: str, slips: int) -> dict[str, int]:
        letters, near = _letters(typed), {}
        for word, others in self._beginning_with(typed[0]):
            by = abs(len(word) - len(typed))
            # A slip that changes the length changes one letter only.
            if by <= slips and (letters ^ others).bit_count() <= _BY_ONE_SLIP * slips - by:
                slip = slips_between(typed, word, slips)
                if slip <= slips:
                    near[word] = slip
        return near

    def _near_beginnings(self, typed: str) -> dict[str, int]:
        """Return beginnings of longer words, with one slip."""
        begun = {
            word[:size]
            for word, _ in self._beginning_with(typed[0])
            for size in (len(typed), len(typed) + 1)
            if len(word) > size
        }
        letters = _letters(typed)
        return {
            word: 1
            for word in begun
            if (letters ^ _letters(word)).bit_count() <= _BY_ONE_SLIP
            and slips_between(typed, word, 1) == 1
        }

    def _with_another_first_letter(self, typed: str) -> list[str]:
        """Return words that the typed one becomes with one slip at its very beginning."""
        swapped = typed[1] + typed[0] + typed[2:]
        asked = {swapped, typed[1:]}
        asked |= {letter + rest for letter in _LETTERS for rest in (typed, typed[1:])}
        return [word for word in sorted(asked - {typed}) if self._is_known(word)]

    def _is_known(self, word: str) -> bool:
        return self._db.execute(_KNOWN, [word]).fetchone() is not None

    def _beginning_with(self, letter: str) -> list[Word]:
        if letter not in self._words:
            rows = self._db.execute(_BEGINNING, [letter, chr(ord(letter) + 1)])
            self._words[letter] = [(word, _letters(word)) for (word,) in rows]
        return self._words[letter]


def _slips_in(typed: str) -> int:
    if not SHORTEST <= len(typed) <= LONGEST or any(map(str.isdecimal, typed)):
        return 0
    return 2 if len(typed) >= LONG else 1


def _letters(word: str) -> int:
    letters = 0
    for letter in word:
        letters |= 1 << (ord(letter) % 31)
    return letters
