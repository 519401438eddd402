# SPDX-License-Identifier: Apache-2.0
"""Finds addresses, phone numbers and e-mail addresses that a reader should not get.

It takes too much rather than too little: what is left out leaves a mark, what stays is read.
"""

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum

from companion.domain.folded_text import FoldedText, fold
from companion.domain.search import Span


class PrivateKind(StrEnum):
    """What a reader may not need, and so should perhaps not get."""

    ADDRESS = "address"
    PHONE = "phone"
    EMAIL = "email"


PrivateFinding = tuple[Span, PrivateKind]

_FEWEST_DIGITS, _MOST_IN_ONE_PIECE = 9, 15
_RUN = re.compile(r"[+(]{0,3}\d(?:[\s().+/_-]{0,4}(?:\d|(?<=\d)o|o(?=\d))){7,}")
_DAY_OR_TIME = re.compile(
    r"(?<![\d./-])(?:(?:19|20)\d\d([./-])[01]?\d\1[0-3]?\d"
    r"|[0-3]?\d([./-])[01]?\d\2(?:19|20)?\d\d|[0-2]?\d\.[0-5]\d)(?![./-]?\d)"
)
_YEARS = re.compile(r"(?:(?:19|20)\d\d[\s().+/_-]*)+")
_SAID_NUMBER = re.compile(
    r"\b(?:phone|mobile|mob|tel|telephone|whats ?app|cell|rang|ring|texted|text|called|call|sms)"
    r"(?: (?:him|her|them|me|us|no|number|on|from))*[ .:=]{0,3}"
    r"(?P<number>\d(?:[\s().-]{0,3}\d){5,})"
)
_LINK = re.compile(r"(?<!\S)\S*(?::/{1,2}|\w\.[a-z]{2,24}/)\S*")
_LONG_NUMBER = re.compile(r"(?<!\d)\d{9,15}(?!\d)")
_ENDINGS = "com|net|org|co|uk|ie|eu|de|fr|me|edu"
_HOSTS = "gmail|googlemail|hotmail|outlook|yahoo|icloud|btinternet"
_OPEN, _CLOSE = "([{<\"'«", ".,;:!?)]}>\"'»*_"
_EMAILS = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?<!\S)\S*[^\s@](?:@|%40)[^\s@]\S*",
        r"(?<![^\s@])[^\s@]+ {0,3}@ {1,3}[\w-]+(?:\.[\w-]+)*",
        rf"(?<![^\s@])[^\s@]+ {{1,3}}@ ?[\w-]+(?:\.[\w-]+)*\.(?:{_ENDINGS})\b",
        (
            r"(?<![\w.+'-])[\w.+'-]+ ?[(\[{] ?at ?[)\]}] ?[\w-]+"
            r"(?:(?:\.| ?[(\[{]? ?dot ?[)\]}]? ?)[\w-]+)*"
        ),
        r"(?<!\S)\S+ at [\w-]+(?: dot [\w-]+)+",
        rf"(?<!\S)\S+ at (?:[\w-]+\.)+(?:{_ENDINGS})\b",
        rf"(?<!\S)\S+ at (?:{_HOSTS})\b",
    )
)
_POSTCODE = re.compile(r"\b[a-z]{1,2}\d[a-z\d]?\s*\d[abd-hjlnp-uw-z]{2}\b")
_ZIP = re.compile(r"\b[A-Z]{2} \d{5}(?:-\d{4})?\b")
_FLAT = re.compile(r"\b(?:flat|apartment|apt\.?) \d+[a-z]?\b")
_STREET_IN_ONE = re.compile(r"\b\w{3,40}(?:strasse|str\.|straat|gasse)(?:,? ?\d+[a-z]?)?(?!\w)")
_NOT_IN_A_NAME_TEXT = """
on in at to from of and or a an my our his her their its this that these those off down up along
across over by near with for is was were are we i he she they it you not no some any all
minutes minute mins min hours hour hrs times time days day weeks week months month years year
people person men women boys boy girls girl kids children child friends friend cars car miles
metres meters yards pounds quid pm am messages texts calls photos pictures more other then
when while before after because so but left last next
"""
_NO_NAME = f"(?!(?:{'|'.join(_NOT_IN_A_NAME_TEXT.split())})\\b)"


class PrivateFinder:
    """Knows the words that streets end with."""

    def __init__(self, streets: Iterable[str]) -> None:
        words = "|".join(sorted(map(re.escape, streets), key=len, reverse=True)) or r"(?!)"
        number = r"\d{1,5} ?[a-z]?(?: ?[-/] ?\d{1,5} ?[a-z]?)?"
        self._numbered = re.compile(
            r"\b(?:(?:flat|apartment|apt|unit|no|number|house)\.? {1,3})?"
            rf"(?:\d{{1,5}}[a-z]?,? {{1,3}})?{number},? {{1,3}}"
            rf"(?:the {{1,3}}|(?:{_NO_NAME}[\w'.-]{{1,40}} {{1,3}}){{1,3}})(?:{words})\b"
        )
        capital = r"[^\W\d_a-z][\w'.-]{0,40}"
        name = rf"(?i:{_NO_NAME})(?!(?:The|No|My|His|Her)\b){capital}"
        before = rf"(?:(?:{capital} {{1,3}}){{0,3}}{capital}, {{1,3}})?"
        self._named = re.compile(
            rf"\b{before}(?:{name} {{1,3}}){{1,3}}(?=[^\W\d_a-z])(?i:{words})\b(?:,? {number}\b)?"
        )

    def find(self, text: str, folded: FoldedText | None = None) -> Iterator[PrivateFinding]:
        """Yield what is private; some may overlap. `folded` is that text, if it is known."""
        folded = folded or fold(text)
        for kind, found in self._found(folded):
            for start, end in found:
                yield folded.span(start, end), kind

    def _found(self, folded: FoldedText) -> Iterator[tuple[PrivateKind, Iterable[tuple[int, int]]]]:
        plain, cased = folded.plain, folded.cased
        yield PrivateKind.EMAIL, _emails(plain)
        if any(one.isdigit() for one in plain):
            yield PrivateKind.PHONE, _phones(plain)
            for pattern in (self._numbered, _POSTCODE, _FLAT):
                yield PrivateKind.ADDRESS, (one.span() for one in pattern.finditer(plain))
            yield PrivateKind.ADDRESS, (one.span() for one in _ZIP.finditer(cased))
        yield PrivateKind.ADDRESS, (one.span() for one in self._named.finditer(cased))
        yield PrivateKind.ADDRESS, (one.span() for one in _STREET_IN_ONE.finditer(plain))


def _emails(plain: str) -> Iterator[tuple[int, int]]:
    if "@" not in plain and "%40" not in plain and "at" not in plain:
        return
    for pattern in _EMAILS:
        for found in pattern.finditer(plain):
            yield _trimmed(plain, *found.span())


def _phones(plain: str) -> Iterator[tuple[int, int]]:
    for found in _RUN.finditer(plain):
        if _is_number(found.group()):
            yield found.span()
    for found in _SAID_NUMBER.finditer(plain):
        if not _DAY_OR_TIME.search(found["number"]):
            yield found.span("number")
    for found in _LINK.finditer(plain):
        if _LONG_NUMBER.search(found.group()):
            yield _trimmed(plain, *found.span())


def _is_number(run: str) -> bool:
    """Return whether a run of digits may be a phone number, and not days, times or years."""
    rest = _DAY_OR_TIME.sub(" ", run)
    digits = sum(one.isdecimal() or one == "o" for one in rest)
    if digits < _FEWEST_DIGITS or _YEARS.fullmatch(rest):
        return False
    is_one_piece = all(one.isdecimal() for one in rest.strip("()+ "))
    return not (is_one_piece and digits > _MOST_IN_ONE_PIECE)


def _trimmed(plain: str, start: int, end: int) -> tuple[int, int]:
    """Return the place without the signs of a sentence around it."""
    while start < end - 1 and plain[start] in _OPEN:
        start += 1
    while end - 1 > start and plain[end - 1] in _CLOSE:
        end -= 1
    return start, end
