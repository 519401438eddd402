# SPDX-License-Identifier: Apache-2.0
"""Finds names in words, in every ordinary way to spell them.

A wide search takes too much rather than too little: it is for names that must not stand there.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from companion.domain.folded_text import FoldedText, fold, fold_parted, fold_word
from companion.domain.records import is_like_initials
from companion.domain.search import Span

Found = tuple[Span, str]
"""Where a name stands, and the label that it is."""

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
_COMMON_WORDS_TEXT = """
angel april art august autumn bill chance chase chip christian coach dawn dot drew earnest eve faith
frank grace grant guy hope hunter joy king lance major mark may miles mum nan pat penny prince rain
red rich river rob rose sky storm sue summer ward will
"""
COMMON_WORDS = frozenset(_COMMON_WORDS_TEXT.split())
"""Those of them that stand in so many sentences that a wide search needs the capital as well."""
_PIECE = re.compile(r"[^\W_]+")
_NO_LETTERS = re.compile(r"[\W_]+")
_BETWEEN = r"[\W_]{0,4}"
_SPREAD = r"[\W_]{1,8}"
_LETTER, _LETTER_OR_DIGIT = r"[^\W\d_]", r"[^\W_]"
_UMLAUTS = "äöüÄÖÜ"
_ELIDED = re.compile(r"\A[od](?=[a-z]{3})")
_JOINED_SCRIPTS = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af]"
)
"""Words stand without spaces there, or with endings of their own."""
_ARABIC, _ARABIC_PREFIX = re.compile(r"[\u0600-\u06ff]"), "[\u0648\u0641\u0628\u0644\u0643\u0627]"
_HEBREW = re.compile(r"[\u0590-\u05ff]")
_HEBREW_PREFIX = "[\u05d5\u05d4\u05d1\u05dc\u05de\u05e9\u05db]"
_LONGEST_INITIALS = 2


class NameFinder:
    """Finds labels as whole words; where two begin at one place, the longer one."""

    def __init__(self, labels: Iterable[str], *, is_wide: bool = False) -> None:
        self._is_wide = is_wide
        wanted = {one.strip() for one in labels if fold_word(one).strip()}
        self._keys = [(label, _key(label)) for label in sorted(wanted)]
        self._patterns: dict[str, tuple[tuple[re.Pattern[str], bool], ...]] = {}

    def find(self, text: str, folded: FoldedText | None = None) -> Iterator[Found]:
        """Yield each place of a name, in order. `folded` is that text, if it is known."""
        if not self._keys:
            return
        folded = folded or fold(text)
        letters = letters_of(folded.plain)
        near = [label for label, key in self._keys if key in letters or key in folded.plain]
        if not near:
            return
        texts = [folded]
        if self._is_wide and (parted := fold_parted(text)):
            texts.append(parted)
        found = {one for label in near for text in texts for one in self._find(label, text)}
        end = 0
        for span, label in sorted(found, key=lambda one: (one[0][0], -one[0][1], one[1])):
            if span[0] >= end:
                yield span, label
                end = sum(span)

    def _find(self, label: str, folded: FoldedText) -> Iterator[Found]:
        if label not in self._patterns:
            self._patterns[label] = tuple(_compiled(label, is_wide=self._is_wide))
        for pattern, is_cased in self._patterns[label]:
            for found in pattern.finditer(folded.cased if is_cased else folded.plain):
                yield folded.span(*found.span(1)), label


def letters_of(plain: str) -> str:
    """Return the letters and digits of a folded text, and nothing between them."""
    return _NO_LETTERS.sub("", plain)


def _key(label: str) -> str:
    """Return what a text must hold, without anything between its letters, to hold the label."""
    composed = _composed(label)
    start = next((place for place, one in enumerate(composed) if one in _UMLAUTS), len(composed))
    return letters_of(fold_word(composed[: start + 1])) or fold_word(label).strip()


def _compiled(label: str, *, is_wide: bool) -> Iterator[tuple[re.Pattern[str], bool]]:
    for is_cased in (False, True):
        for way in (_patterns, _spread_patterns):
            for pattern in way(label, is_wide=is_wide, is_cased=is_cased):
                yield re.compile(pattern), is_cased


def counts_as_initials(label: str) -> bool:
    """Return True for a label of single letters, or of two capitals."""
    pieces = _PIECE.findall(label)
    is_short = all(len(one) <= _LONGEST_INITIALS or one.isdigit() for one in pieces)
    return bool(pieces) and is_short and is_like_initials(label)


def initials_pattern(label: str, *, has_other_case: bool = False) -> str:
    """Return what finds initials with and without dots."""
    letters = [one for one in fold(label).cased if one.isalnum()]
    if has_other_case:
        letters = [one.lower() for one in letters]
    if len(letters) == 1 and letters[0] in "AI":
        # Two words of English: with a dot they are initials.
        return rf"{letters[0]}\." if "." in label else letters[0]
    return r"[. ]{0,2}".join(map(re.escape, letters)) + r"\.?"


def _patterns(label: str, *, is_wide: bool, is_cased: bool) -> Iterator[str]:
    """Yield what finds a label; each has one group, which is the name itself."""
    if counts_as_initials(label):
        if is_cased:
            yield _bounded_initials(label, is_wide=is_wide)
        return
    needs_capital = fold_word(label) in (COMMON_WORDS if is_wide else ALSO_WORDS)
    if needs_capital is not is_cased:
        return
    if needs_capital:
        forms = {label.capitalize(), label.upper()} | ({label} if not is_wide else set())
        for form in sorted(forms):
            yield _bounded(re.escape(fold(form).cased), label, is_wide=is_wide, is_cased=True)
    else:
        yield _bounded(_name_pattern(label), label, is_wide=is_wide)


def _spread_patterns(label: str, *, is_wide: bool, is_cased: bool) -> Iterator[str]:
    """Yield what finds a name whose letters stand apart, as in "T o m"."""
    letters = [fold_word(one) for one in _composed(label) if one.isalnum()]
    if is_wide and not is_cased and len(letters) > 1 and not counts_as_initials(label):
        yield _bounded(_SPREAD.join(map(re.escape, letters)), label, is_wide=is_wide)


def _bounded_initials(label: str, *, is_wide: bool) -> str:
    forms = [initials_pattern(label)]
    letters = "".join(one for one in fold(label).cased if one.isalnum())
    if is_wide and len(letters) == _LONGEST_INITIALS and letters.isupper():
        forms.append(re.escape(letters.capitalize()))
    end = rf"(?='?s?(?!{_LETTER_OR_DIGIT}))"
    return rf"(?<!{_LETTER_OR_DIGIT})(?<!\b\w\.)({'|'.join(forms)}){end}"


def _bounded(pattern: str, label: str, *, is_wide: bool, is_cased: bool = False) -> str:
    folded = fold_word(label)
    if _JOINED_SCRIPTS.search(folded):
        return f"({pattern})"
    inner = _LETTER if is_wide else _LETTER_OR_DIGIT
    before, after = f"(?<!{inner})", f"(?!{inner})"
    if folded[0].isdigit():
        before = f"(?<!{_LETTER_OR_DIGIT})"
    if folded[-1].isdigit():
        after = f"(?!{_LETTER_OR_DIGIT})"
    if _ARABIC.search(folded):
        before += f"{_ARABIC_PREFIX}{{0,2}}"
    elif _HEBREW.search(folded):
        before += f"{_HEBREW_PREFIX}{{0,2}}"
    ending = "(?:'?[sS])?" if is_cased else "(?:'?s)?"
    return f"{before}({pattern})(?={ending}{after})"


def _name_pattern(label: str) -> str:
    """Return what finds a name, however its accents, spaces and apostrophes are written."""
    pieces = [_piece_pattern(one) for one in re.split(r"[\W_]+", _composed(label)) if one]
    sign = f"{label[0]}?" if label[0] in "@#" else ""
    return sign + _BETWEEN.join(pieces) if pieces else re.escape(fold_word(label).strip())


def _piece_pattern(piece: str) -> str:
    found = "".join(re.escape(fold_word(one)) + ("e?" if one in _UMLAUTS else "") for one in piece)
    return _ELIDED.sub(lambda start: f"{start.group()}'?", found)


def _composed(label: str) -> str:
    """Return the label without what nobody sees, so that nothing parts its words."""
    return "".join(
        one
        for one in unicodedata.normalize("NFC", label)
        if unicodedata.category(one) not in ("Cf", "Mn", "Me")
    )
