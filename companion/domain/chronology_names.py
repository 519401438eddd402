# SPDX-License-Identifier: Apache-2.0
"""Names as initials: the same person always by the same letters, and no two by the same."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from companion.domain.folded_text import fold_word
from companion.domain.records import initials_of

_LETTERS = re.compile(r"[^\W\d_]+")
_NO_NAME_TEXT = """
and aunt auntie brother child class club coach cousin dad daughter friend from gran grandad grandma
granny group her his man miss mother father mr mrs ms mum neighbour neighbor our school sister son
teacher team the uncle with woman boy girl boss team dr doctor sir lady that this who my
"""
NO_NAME = frozenset(_NO_NAME_TEXT.split())
NAMELESS = "N."


def is_like_a_name(words: str) -> bool:
    """Return whether words that stand where names belong hold one: a part with a capital letter.

    "the girl next door" and "his teacher" hold none.
    """
    parts = _LETTERS.findall(words)
    return any(not part[0].islower() and part.casefold() not in NO_NAME for part in parts)


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
