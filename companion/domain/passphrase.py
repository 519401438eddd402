# SPDX-License-Identifier: Apache-2.0
"""What can be said of a new passphrase without judging it: its length, and what repeats."""

import unicodedata
from collections.abc import Callable, Sequence
from enum import StrEnum

SHORTEST_PASSPHRASE = 10
FEWEST_DIFFERENT = 5
LONG_FROM = 20
WORDS_SUGGESTED, FEWEST_WORDS = 5, 2100
"""Five different words out of so many: more than 55 bits."""
ROWS = ("abcdefghijklmnopqrstuvwxyz", "01234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm")
ROW_LENGTH = 4


class PassphraseHint(StrEnum):
    """The first thing to say about a passphrase that is being typed."""

    EMPTY = "empty"
    SHORT = "short"
    REPEATED = "repeated"
    IN_ROWS = "in-rows"
    DATES = "dates"
    KNOWN = "known"
    ONE_MORE_WORD = "one-more-word"
    LONG = "long"


def normal_passphrase(passphrase: str) -> str:
    """Return the one spelling that counts: composed and decomposed letters are the same."""
    return unicodedata.normalize("NFKC", passphrase)


def characters_missing(passphrase: str) -> int:
    """Return how many characters a new passphrase needs more; 0 where it is long enough."""
    return max(0, SHORTEST_PASSPHRASE - len(normal_passphrase(passphrase)))


def is_long_enough(passphrase: str) -> bool:
    """Return whether it may be a new passphrase at all."""
    return not characters_missing(passphrase) and bool(normal_passphrase(passphrase).strip())


def hint_for(passphrase: str) -> PassphraseHint:
    """Return what to say. There is no "strong": we can not know what somebody would guess."""
    normal = normal_passphrase(passphrase).casefold()
    if not normal:
        return PassphraseHint.EMPTY
    if characters_missing(passphrase) or not normal.strip():
        return PassphraseHint.SHORT
    if len(set(normal)) < FEWEST_DIFFERENT or _is_one_piece_again_and_again(normal):
        return PassphraseHint.REPEATED
    if _in_rows(normal) * 2 > len(normal):
        return PassphraseHint.IN_ROWS
    return PassphraseHint.LONG if len(normal) >= LONG_FROM else PassphraseHint.ONE_MORE_WORD


def suggested(words: Sequence[str], choose: Callable[[Sequence[str]], str]) -> str:
    """Return different words in a row; `choose` draws one by chance, as nobody could guess."""
    drawn: list[str] = []
    while len(drawn) < WORDS_SUGGESTED:
        word = choose(words)
        if word not in drawn:
            drawn.append(word)
    return " ".join(drawn)


def _is_one_piece_again_and_again(text: str) -> bool:
    # A text is made of one repeated piece exactly where it is found inside its own double.
    return text in (text + text)[1:-1]


def _in_rows(text: str) -> int:
    """Return how many characters stand in rows such as "abcd", "4321" or "qwer"."""
    rows = [row for one in ROWS for row in (one, one[::-1])]
    marked: set[int] = set()
    for start in range(len(text) - ROW_LENGTH + 1):
        places = range(start, start + ROW_LENGTH)
        if any(text[start : start + ROW_LENGTH] in row for row in rows):
            marked.update(places)
    return len(marked)
