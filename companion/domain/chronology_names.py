# SPDX-License-Identifier: Apache-2.0
"""Names as initials: the same person always by the same letters, and no two by the same.

And which words of names may still stand somewhere, after all was left out that was found.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from companion.domain.folded_text import fold, fold_parted, fold_word
from companion.domain.name_finder import (
    ALSO_WORDS,
    counts_as_initials,
    initials_pattern,
    letters_of,
)
from companion.domain.records import initials_of

SHORTEST_PART, SHORTEST_WIDE_PART = 3, 2
_LETTERS = re.compile(r"[^\W\d_]+")
_SPREAD = re.compile(r"(?<![^\W_])(?:[^\W_][\W_]{1,8}){2,}[^\W_]+")
"""Letters that stand apart, as in "T o m"."""
_HANDLE_OR_WORD = re.compile(r"[@#][\w.-]+|\w+")
_NO_NAME_TEXT = """
and aunt auntie brother child class club coach cousin dad daughter friend from gran grandad grandma
granny group her his man miss mother father mr mrs ms mum neighbour neighbor our school sister son
teacher team the uncle with woman boy girl boss team dr doctor sir lady that this who my
"""
_NO_NAME = frozenset(_NO_NAME_TEXT.split())
NAMELESS = "N."


def is_like_a_name(words: str) -> bool:
    """Return whether words that stand where names belong hold one: a part with a capital letter.

    "the girl next door" and "his teacher" hold none.
    """
    parts = _LETTERS.findall(words)
    return any(not part[0].islower() and part.casefold() not in _NO_NAME for part in parts)


class NameBook:
    """Labels of one child, other children and people, and the initials that stand for each.

    Each member of `known` holds all labels of one person. Who shares a label is taken for one.
    """

    def __init__(self, known: Iterable[Sequence[str]]) -> None:
        self._number_of: dict[str, int] = {}
        plain: list[str] = []
        for labels in known:
            folded = [_fold(label) for label in labels if _fold(label)]
            number = next((self._number_of[one] for one in folded if one in self._number_of), None)
            if folded and number is None:
                number = len(plain)
                plain.append(_initials_of(labels[0]))
            for one in folded:
                self._number_of.setdefault(one, number or 0)
        self._initials = _told_apart(plain)

    def initials(self, label: str) -> str:
        """Return what stands for a label; the label itself where it is not known."""
        number = self._number_of.get(_fold(label))
        return label if number is None else self._initials[number]


class StillThere:
    """Looks for what may still give a name away, in words that are shown.

    `left_out` are labels that must not stand there, `changed` those that became initials, and
    `typed` what was typed where names belong, and is no label.
    """

    def __init__(
        self, left_out: Iterable[str], changed: Iterable[str], typed: Iterable[str] = ()
    ) -> None:
        hidden = tuple(left_out)
        self._wide = wide_parts_of_names(hidden)
        self._parts = parts_of_names((*changed, *typed)) | self._wide
        self._initials = [
            (_loose_initials(one), one.strip()) for one in hidden if counts_as_initials(one)
        ]

    def words(self, shown: Iterable[str]) -> tuple[str, ...]:
        """Return the words that stand there, as their labels have them, in order."""
        found: dict[str, str] = {}
        if not self._parts and not self._initials:
            return ()
        for text in shown:
            found |= self._in(text)
        return tuple(found[key] for key in sorted(found))

    def _in(self, text: str) -> Iterator[tuple[str, str]]:
        folded, parted = fold(text), fold_parted(text)
        texts = [folded.plain] + ([parted.plain] if parted else [])
        words = {word for one in texts for word in _LETTERS.findall(one)}
        words |= {word[:-1] for word in words if word.endswith("s")}
        for word in words & self._parts.keys():
            yield word, self._parts[word]
        if self._wide:
            spread = map(letters_of, _SPREAD.findall(folded.plain))
            for place in (*_handles(folded.plain), *spread):
                for word, label in self._wide.items():
                    if len(word) >= SHORTEST_PART and word in place:
                        yield word, label
        for pattern, label in self._initials:
            if pattern.search(folded.cased):
                yield fold_word(label), label


def parts_of_names(labels: Iterable[str]) -> dict[str, str]:
    """Return the words of names, folded and as written: "Dave" of "Dave Smith"."""
    return {
        folded: word
        for label in labels
        for word in _LETTERS.findall(unicodedata.normalize("NFC", label))
        if len(folded := fold_word(word)) >= SHORTEST_PART
        and folded not in _NO_NAME | ALSO_WORDS
        and (word[0].isupper() or folded == fold_word(label))
    }


def wide_parts_of_names(labels: Iterable[str]) -> dict[str, str]:
    """Return the words of names that must not stand there: everyday words as well."""
    return {
        folded: word
        for label in labels
        if not counts_as_initials(label)
        for word in _LETTERS.findall(unicodedata.normalize("NFC", label))
        if len(folded := fold_word(word)) >= SHORTEST_WIDE_PART
        and (folded not in _NO_NAME or folded == fold_word(label))
    }


def _handles(text: str) -> Iterator[str]:
    """Yield what may be the name of an account: it is marked, or has a digit or a "_" in it."""
    for one in _HANDLE_OR_WORD.findall(text):
        if one[0] in "@#" or "_" in one[:-1] or any(map(str.isdecimal, one)):
            yield one


def _loose_initials(label: str) -> re.Pattern[str]:
    """Return what finds initials that were not taken: in small letters, or an "A" without dot."""
    letters = [one for one in fold(label).cased if one.isalnum()]
    if len(letters) == 1 and letters[0] in "AI":
        return re.compile(rf"(?<!\w){letters[0]}(?!\w)")
    return re.compile(rf"(?i:(?<![^\W_]){initials_pattern(label)}(?:'?s)?(?![^\W\d_]))")


def _initials_of(label: str) -> str:
    """Return initials for somebody; a label without a letter must not stand for itself."""
    has_letters = any(one.isalnum() for one in label)
    return initials_of(label) if has_letters else NAMELESS


def _fold(label: str) -> str:
    return " ".join(fold_word(label).split())


def _told_apart(initials: list[str]) -> list[str]:
    """Return the initials; those of several people are numbered."""
    often, given = Counter(initials), Counter[str]()
    found = []
    for one in initials:
        given[one] += 1
        found.append(f"{one} ({given[one]})" if often[one] > 1 else one)
    return found
