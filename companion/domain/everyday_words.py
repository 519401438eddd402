# SPDX-License-Identifier: Apache-2.0
"""How people put things: words that mean the same, endings, and little words that say nothing."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from companion.domain.search import words_of

_LITTLE = """
a about am an and any are as at be been being but by can could did do does for from get gets
getting got had has have he her hers him his how i if im in into is it its ive keeps let lets me
my of on onto or our out over really shall she should so some someone somebody something than that
thats the their them then there these they theyre theyve thing things this those to too up us very
was we were what whats when where which who whos will with would you your child children childs
daughter daughters kid kids son sons
"""
LITTLE_WORDS = frozenset(_LITTLE.split())
"""Left out of a search that has other words. English, as the guide is."""

_VOWELS = frozenset("aeiouy")
_NO_ENDING = frozenset(
    ("anything", "during", "evening", "everything", "missing", "morning", "nothing", "used")
)
_LOST_E = ("c", "v", "dg", "rg", "chang", "rang")
_SHORTEST_STEM = 3
_SHORTEST_PLURAL = 4
_SHORTEST_PHRASE_END = 2
_SHORTEST_BEGINNING, _MOST_BEGUN = 4, 8


def stem(word: str) -> str:
    """Return a word without the endings -s, -ed and -ing: "nudes" is "nude", "cutting" "cut"."""
    if not word.isascii() or not word.isalpha() or word in _NO_ENDING:
        return word
    word = _singular(word)
    for ending in ("ing", "ed"):
        base = word.removesuffix(ending)
        if base != word and not base.endswith("e") and _is_stem(base):
            return _without_ending(base)
    if len(word) > _SHORTEST_PLURAL and word.endswith("e") and _syllables(word[:-1]) > 1:
        return word[:-1]
    return word


def key_of(phrase: Iterable[str]) -> str:
    """Return what stands for folded words in all of their forms."""
    return " ".join(stem(word) for word in phrase)


class EverydayWords:
    """Groups of words and phrases; one finds what any other of its group finds."""

    def __init__(self, groups: Iterable[Iterable[str]] = ()) -> None:
        others: dict[str, dict[str, None]] = {}
        self._phrases: dict[str, list[tuple[str, ...]]] = {}
        singles: dict[str, str] = {}
        for group in groups:
            phrases = [tuple(word for word, _ in words_of(phrase)) for phrase in group]
            keys = dict.fromkeys(key_of(phrase) for phrase in phrases if phrase)
            for phrase in filter(None, phrases):
                key = key_of(phrase)
                others.setdefault(key, {}).update(dict.fromkeys(one for one in keys if one != key))
                if len(phrase) == 1:
                    singles[phrase[0]] = key
                else:
                    self._add_phrase(tuple(key.split(" ")))
        self._others = {key: tuple(found) for key, found in others.items()}
        self._singles = sorted(singles.items())

    @property
    def words(self) -> list[str]:
        """The single words, folded, with their endings."""
        return [word for word, _ in self._singles]

    def others(self, key: str) -> Sequence[str]:
        """Return the keys of what means the same."""
        return self._others.get(key, ())

    def others_begun(self, beginning: str) -> list[str]:
        """Return the keys of what the words mean that begin so, unless they are many."""
        if len(beginning) < _SHORTEST_BEGINNING:
            return []
        first = bisect_left(self._singles, (beginning, ""))
        end = bisect_left(self._singles, (beginning + "\U0010ffff", ""), lo=first)
        if end - first > _MOST_BEGUN:
            return []
        keys = dict.fromkeys(key for _, key in self._singles[first:end])
        return [*keys, *(other for key in keys for other in self.others(key))]

    def phrases_at(self, stems: Sequence[str], at: int) -> list[tuple[str, ...]]:
        """Return the phrases that stand at this place, the longest first."""
        return [
            phrase
            for phrase in self._phrases.get(stems[at], ())
            if tuple(stems[at : at + len(phrase)]) == phrase
        ]

    def phrase_begun_at(self, words: Sequence[str], at: int) -> tuple[str, ...] | None:
        """Return a phrase of which all is there from `at` on but the end of its last word."""
        rest = tuple(stem(word) for word in words[at:-1])
        last = words[-1]
        if not rest or len(last) < _SHORTEST_PHRASE_END:
            return None
        for phrase in self._phrases.get(rest[0], ()):
            if phrase[:-1] == rest and phrase[-1].startswith(last):
                return phrase
        return None

    def _add_phrase(self, phrase: tuple[str, ...]) -> None:
        known = self._phrases.setdefault(phrase[0], [])
        if phrase not in known:
            known.append(phrase)
            known.sort(key=len, reverse=True)


def _singular(word: str) -> str:
    if len(word) < _SHORTEST_PLURAL or not word.endswith("s") or word[-2] in "sui":
        return word
    if word.endswith("ies") and len(word) > _SHORTEST_PLURAL:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    return word[:-1]


def _without_ending(base: str) -> str:
    if base.endswith("i"):
        return base[:-1] + "y"
    if base[-1] == base[-2] and base[-1] not in "lsz":
        return base[:-1]
    if base.endswith(_LOST_E):
        return base + "e" if _syllables(base) == 1 else base
    is_short = _syllables(base) == 1 and base[-1] not in _VOWELS and base[-1] not in "wx"
    if is_short and base[-2] in _VOWELS and (base[-3] not in _VOWELS or base[-1] == "s"):
        return base + "e"
    return base


def _is_stem(base: str) -> bool:
    return len(base) >= _SHORTEST_STEM and any(letter in _VOWELS for letter in base)


def _syllables(word: str) -> int:
    """Return how many groups of vowels there are."""
    return sum(
        letter in _VOWELS and (at == 0 or word[at - 1] not in _VOWELS)
        for at, letter in enumerate(word)
    )
