# SPDX-License-Identifier: Apache-2.0
"""Names as initials: the same person always by the same letters, and no two by the same.

Only whole words are found, the longest name first.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from companion.domain.entry_details import fold_label
from companion.domain.search import Span

LONGEST_INITIALS = 4
SHORT_LABEL = 2
SHORTEST_PART = 3
NAMELESS = "N"
_WORD = re.compile(r"[^\W_]+")
_LETTERS = re.compile(r"[^\W\d_]+")
_APOSTROPHES = "'’\u02bc"
_BEFORE, _AFTER = r"(?<!\w)", r"(?![\w\u0300-\u036f])"
_ALSO_WORDS_TEXT = """
amber angel april art august autumn bill bob buddy carol chance chase chip christian coach daisy
dawn dean dick don dot drew earnest eve faith frank gene grace grant guy harmony heath heather
holly hope hunter iris ivy jack jade jasmine jay jean jewel joy june king lance lily major mark
mason max may melody miles mum nan nick norm olive pat pearl penny pete piper poppy prince rain
ray red rich river rob robin rocky rose ruby rusty sandy sky skye sonny storm sue summer violet
wade ward will willow woody
"""
ALSO_WORDS = frozenset(_ALSO_WORDS_TEXT.split())
"""Names that are everyday words too: only found where they begin with a capital letter."""
_NO_NAME_TEXT = """
and aunt auntie brother child class club coach cousin dad daughter friend from gran grandad grandma
granny group her his man miss mother father mr mrs ms mum neighbour neighbor our school sister son
teacher team the uncle with woman boy girl boss team dr doctor sir lady that this who my
"""
_NO_NAME = frozenset(_NO_NAME_TEXT.split())


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
                plain.append(initials_of(labels[0]))
            for one in folded:
                self._number_of.setdefault(one, number or 0)
        self._initials = _told_apart(plain)

    def initials(self, label: str) -> str:
        """Return what stands for a label; the label itself where it is not known."""
        number = self._number_of.get(_fold(label))
        return label if number is None else self._initials[number]


class NameFinder:
    """Finds labels as whole words."""

    def __init__(self, labels: Iterable[str]) -> None:
        wanted = sorted({one.strip() for one in labels if one.strip()}, key=lambda x: (-len(x), x))
        patterns = dict.fromkeys(chain.from_iterable(map(_patterns, wanted)))
        self._pattern = re.compile(
            f"{_BEFORE}(?:{'|'.join(patterns)}){_AFTER}" if patterns else r"(?!)"
        )

    def find(self, text: str) -> Iterator[Span]:
        """Yield each place of a name."""
        for found in self._pattern.finditer(text):
            yield found.start(), len(found.group())


def initials_of(label: str) -> str:
    """Return the initials of a label on its own."""
    words = _WORD.findall(unicodedata.normalize("NFC", label))[:LONGEST_INITIALS]
    letters = "".join(f"{word[0].upper()}." for word in words)
    return letters or f"{NAMELESS}."


def parts_of_names(labels: Iterable[str]) -> dict[str, str]:
    """Return the words of names, folded and as written: "Dave" of "Dave Smith"."""
    return {
        folded: word
        for label in labels
        for word in _LETTERS.findall(unicodedata.normalize("NFC", label))
        if len(folded := word.casefold()) >= SHORTEST_PART
        and folded not in _NO_NAME | ALSO_WORDS
        and (word[0].isupper() or folded == fold_label(label))
    }


def words_in(text: str) -> frozenset[str]:
    """Return the folded words of a text, as `parts_of_names` gives them."""
    found = _LETTERS.findall(unicodedata.normalize("NFC", text))
    return frozenset(word.casefold() for word in found)


def _fold(label: str) -> str:
    folded = fold_label(label)
    for one in _APOSTROPHES[1:]:
        folded = folded.replace(one, _APOSTROPHES[0])
    return folded


def _told_apart(initials: list[str]) -> list[str]:
    """Return the initials; those of several people are numbered."""
    often, given = Counter(initials), Counter[str]()
    found = []
    for one in initials:
        given[one] += 1
        found.append(f"{one} ({given[one]})" if often[one] > 1 else one)
    return found


def _patterns(label: str) -> Iterator[str]:
    """Yield what finds a label, however its accents, spaces and apostrophes are written."""
    forms = [unicodedata.normalize(form, label) for form in ("NFC", "NFD")]
    for text in dict.fromkeys(forms):
        if len(text.strip(".")) <= SHORT_LABEL:
            # Initials: not the end of longer ones.
            yield rf"(?<!\.){_escaped(text)}"
        elif text.casefold() in ALSO_WORDS:
            yield from (_escaped(one) for one in (text, text.capitalize(), text.upper()))
        else:
            yield f"(?i:{_escaped(text)})"


def _escaped(text: str) -> str:
    pieces = []
    for character in " ".join(text.split()):
        if character == " ":
            pieces.append(r"\s+")
        elif character in _APOSTROPHES:
            pieces.append(f"[{_APOSTROPHES}]")
        else:
            pieces.append(re.escape(character))
    return "".join(pieces)
