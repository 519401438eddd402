# SPDX-License-Identifier: Apache-2.0
"""Which words may still give a name away, after all was left out that was found.

Only a warning: it names too much rather than too little.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from companion.domain.chronology_names import NO_NAME
from companion.domain.folded_text import FoldedText, fold, fold_parted, fold_word
from companion.domain.identifiers import IdentifierKind, find_identifiers
from companion.domain.look_alikes import shapes
from companion.domain.name_finder import (
    ALSO_WORDS,
    counts_as_initials,
    initials_pattern,
    letters_of,
)

SHORTEST_PART, SHORTEST_WIDE_PART, SHORTEST_INSIDE = 3, 2, 4
"""A shorter name stands inside too many ordinary words."""
ACCOUNT_NAMES = frozenset(
    (IdentifierKind.LINK, IdentifierKind.EMAIL, IdentifierKind.GAME_TAG, IdentifierKind.HANDLE)
)
_LETTERS = re.compile(r"[^\W\d_]+")
_SPREAD = re.compile(r"(?<![^\W_])(?:[^\W_][\W_]{1,8}){2,}[^\W_]+")
"""Letters that stand apart, as in "T o m"."""
_HANDLE_OR_WORD = re.compile(r"[@#][\w.-]+|\w+")
_CUT = re.compile(r"(?<=[^\W\d_])-[ \t\r]{0,8}\n[ \t]{0,8}(?=[^\W\d_])")
"""Where the end of a line cuts a word."""
_TURNED_ROUND = "\u202e"
"""What follows is shown from right to left."""
Found = Iterator[tuple[str, str]]
"""What is the same for every place of one word, and the word to say."""


class StillThere:
    """Looks for what may still give a name away, in words that are shown.

    `left_out` are labels that must not stand there, `changed` those that became initials, and
    `typed` what was typed where names belong, and is no label.
    """

    def __init__(
        self, left_out: Iterable[str], changed: Iterable[str], typed: Iterable[str] = ()
    ) -> None:
        hidden, changed = tuple(left_out), tuple(changed)
        self._wide = wide_parts_of_names(hidden)
        self._parts = parts_of_names((*changed, *typed)) | self._wide
        inside = parts_of_names(changed) | self._wide
        self._inside = [
            (name, *shapes(fold(word).cased))
            for name, word in inside.items()
            if len(name) >= SHORTEST_PART
        ]
        self._initials = [
            (_loose_initials(one), one.strip()) for one in hidden if counts_as_initials(one)
        ]

    def words(self, shown: Iterable[str], accounts: Iterable[str] = ()) -> tuple[str, ...]:
        """Return the words that stand there, in order: a name, or the word that holds it.

        `accounts` are shown as well, and are names that somebody made up.
        """
        found: dict[str, str] = {}
        if not self._parts and not self._initials:
            return ()
        for text in shown:
            for one in _read_as(text):
                found |= self._in(one)
        for text in accounts:
            found |= self._inside_words(text, fold(text), is_account=True)
        return tuple(found[key] for key in sorted(found))

    def _in(self, text: str) -> Found:
        folded, parted = fold(text), fold_parted(text)
        for one in [folded.plain] + ([parted.plain] if parted else []):
            for word in _words_of(one) & self._parts.keys():
                yield word, self._parts[word]
        yield from self._inside_words(text, folded)
        yield from self._spread_words(folded)
        for pattern, label in self._initials:
            if pattern.search(folded.cased):
                yield fold_word(label), label

    def _spread_words(self, folded: FoldedText) -> Found:
        wide = [one for one in self._wide.items() if len(one[0]) >= SHORTEST_PART]
        for place in map(letters_of, _SPREAD.findall(folded.plain) if wide else ()):
            yield from (one for one in wide if one[0] in place)

    def _inside_words(self, text: str, folded: FoldedText, *, is_account: bool = False) -> Found:
        """Yield words that hold a name, or look like one."""
        are_short_looked_for = not is_account
        for number, looks in enumerate(shapes(folded.cased), 1):
            near = [(one[0], one[number]) for one in self._inside if one[number] in looks]
            if not near:
                continue
            for found in _HANDLE_OR_WORD.finditer(folded.plain):
                start, end = found.span()
                word = found.group()
                if _holds_one(word, looks[start:end], near, is_account=is_account):
                    place, length = folded.span(start, end)
                    yield word, text[place : place + length]
            if are_short_looked_for and any(len(name) < SHORTEST_INSIDE for name, _ in near):
                are_short_looked_for = False
                yield from self._inside_accounts(text)

    def _inside_accounts(self, text: str) -> Found:
        """Yield the accounts of a text that hold a name: in those it may be short."""
        for account in find_identifiers(text):
            if account.kind in ACCOUNT_NAMES:
                yield from self._inside_words(account.text, fold(account.text), is_account=True)


def parts_of_names(labels: Iterable[str]) -> dict[str, str]:
    """Return the words of names, folded and as written: "Dave" of "Dave Smith"."""
    return {
        folded: word
        for label in labels
        for word in _LETTERS.findall(unicodedata.normalize("NFC", label))
        if len(folded := fold_word(word)) >= SHORTEST_PART
        and folded not in NO_NAME | ALSO_WORDS
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
        and (folded not in NO_NAME or folded == fold_word(label))
    }


def _read_as(text: str) -> Iterator[str]:
    """Yield the text, and other ways to read it: words that a line cuts, or from right to left."""
    yield text
    whole = _CUT.sub("", text)
    if whole != text:
        yield whole
    if _TURNED_ROUND in text:
        yield text[::-1]


def _words_of(plain: str) -> set[str]:
    """Return the words of letters, also without the "s" of "Toms"."""
    words = set(_LETTERS.findall(plain))
    return words | {word[:-1] for word in words if word.endswith("s")}


def _holds_one(word: str, looks: str, near: Iterable[tuple[str, str]], *, is_account: bool) -> bool:
    """Return whether a word holds one of the names (each with its look); not: is one as it is."""
    held = [(name, look) for name, look in near if look in looks]
    if not held or not _LETTERS.search(word):
        return False
    plain, is_handle = _words_of(word), is_account or _is_like_a_handle(word)
    whole = looks.strip("_")
    return any(
        name not in plain
        and (is_handle or len(name) >= SHORTEST_INSIDE or whole in (look, f"{look}s"))
        for name, look in held
    )


def _is_like_a_handle(word: str) -> bool:
    """Return whether it may name an account: it is marked, or has a digit or a "_" in it."""
    return word[0] in "@#" or "_" in word[:-1] or any(map(str.isdecimal, word))


def _loose_initials(label: str) -> re.Pattern[str]:
    """Return what finds initials that were not taken: in small letters, or an "A" without dot."""
    letters = [one for one in fold(label).cased if one.isalnum()]
    if len(letters) == 1 and letters[0] in "AI":
        return re.compile(rf"(?<!\w){letters[0]}(?!\w)")
    return re.compile(rf"(?i:(?<![^\W_]){initials_pattern(label)}(?:'?s)?(?![^\W\d_]))")
