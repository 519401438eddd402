# SPDX-License-Identifier: Apache-2.0
"""A text without case, accents and what nobody sees, and the way back to where each letter stood.

For finding what has to be left out: two ways to write one word become the same.
"""

import re
import unicodedata
from dataclasses import dataclass, field
from functools import lru_cache

from companion.domain.search import Span

_LOOKS_SAME = str.maketrans(
    dict.fromkeys("‘’‛ʼ`´′", "'")  # noqa: RUF001
    | dict.fromkeys("‐‑‒–—―−", "-")  # noqa: RUF001
    | dict.fromkeys("\u00a0\u2007\u202f\t\r\n\f\v", " ")
    | {"“": '"', "”": '"', "…": "."}
)
"""One sign for one sign: with these alone, every place stays where it was."""
_OTHER_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ħ": "h", "ı": "i"}
)
_LONGEST_NAME_IN_A_SIGN = 4
"""Signs for more letters than that are units and sayings. They would make a text far longer."""
_INNER_CAPITAL = re.compile(r"[a-z][A-Z]")


@dataclass(frozen=True, slots=True)
class FoldedText:
    """`plain` has no case; `cased` is the same with the capitals that were written.

    `places` says where each letter of them stood; None where all stand where they stood.
    """

    plain: str = field(repr=False)
    cased: str = field(repr=False)
    places: tuple[int, ...] | None = field(default=None, repr=False)

    def span(self, start: int, end: int) -> Span:
        """Return the piece of the text as it was written."""
        if self.places is None:
            return start, end - start
        first, last = self.places[start], self.places[end - 1]
        return first, last + 1 - first


def fold(text: str) -> FoldedText:
    """Return the text folded. Every white space is a space, every dash a hyphen."""
    same = text.translate(_LOOKS_SAME)
    if same.isascii():
        return FoldedText(same.lower(), same)
    letters = [(place, one) for place, written in enumerate(same) for one in _folded(written)]
    return FoldedText(
        "".join(one.lower() for _, one in letters),
        "".join(one for _, one in letters),
        tuple(place for place, _ in letters),
    )


def fold_parted(text: str) -> FoldedText | None:
    """Return the text folded, and parted where a capital or a hidden sign parts its words.

    So "TomsHouse" is two words. None where there is nothing to part.
    """
    same = text.translate(_LOOKS_SAME)
    if same.isascii() and not _INNER_CAPITAL.search(same):
        return None
    pieces: list[tuple[int, str]] = []
    is_parted, before = False, ""
    for place, written in enumerate(same):
        if before.islower() and written.isupper():
            is_parted = True
            pieces.append((place, " "))
        if unicodedata.category(written) == "Cf":
            is_parted = True
            pieces.append((place, " "))
        pieces += [(place, one) for one in _folded(written)]
        before = written
    if not is_parted:
        return None
    return FoldedText(
        "".join(one.lower() for _, one in pieces),
        "".join(one for _, one in pieces),
        tuple(place for place, _ in pieces),
    )


def fold_word(text: str) -> str:
    """Return a text folded, where nobody asks for places."""
    return fold(text).plain


@lru_cache(4096)
def _folded(written: str) -> str:
    """Return what one sign becomes: none, one or several, each of which has one small letter."""
    if written.isascii():
        return written
    plain = unicodedata.normalize("NFKD", written.casefold()).casefold().translate(_OTHER_LETTERS)
    seen = "".join(one for one in plain if unicodedata.category(one) not in ("Mn", "Me", "Cf"))
    seen = "".join(" " if one.isspace() else one for one in seen).translate(_LOOKS_SAME)
    if len(seen) > _LONGEST_NAME_IN_A_SIGN:
        return written
    if not (written.isupper() or written.istitle()):
        return seen
    return "".join(one.upper() if len(one.upper()) == 1 else one for one in seen)
