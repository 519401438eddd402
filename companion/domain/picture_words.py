# SPDX-License-Identifier: Apache-2.0
"""Whether words tell of a sexual or naked picture of a child, so that the card can be offered."""

from dataclasses import dataclass
from enum import StrEnum

from companion.domain.chat_spelling import ChatSpelling
from companion.domain.phrase_pattern import Pattern
from companion.domain.search import Span


class PictureTalk(StrEnum):
    """What the words tell. A picture that there is comes before one that was asked for."""

    THERE_IS = "there-is"
    ASKED_FOR = "asked-for"


@dataclass(frozen=True, slots=True)
class PictureRule:
    """Wording that tells of a picture, and what in the same sentence makes it another thing."""

    talk: PictureTalk
    patterns: tuple[Pattern, ...]
    unless: tuple[Pattern, ...] = ()


@dataclass(frozen=True, slots=True)
class PictureFinding:
    """What was found first, and where."""

    talk: PictureTalk
    span: Span


@dataclass(frozen=True, slots=True)
class PictureBook:
    """The wording that tells of such pictures."""

    spelling: ChatSpelling
    rules: tuple[PictureRule, ...]

    def find(self, text: str) -> PictureFinding | None:
        """Return the first piece that tells of a picture, or else of asking for one."""
        asked: PictureFinding | None = None
        for sentence in self.spelling.sentences(text):
            for rule in self.rules:
                span = _first_span(rule, sentence.words)
                if span is None:
                    continue
                finding = PictureFinding(rule.talk, sentence.span(*span))
                if rule.talk is PictureTalk.THERE_IS:
                    return finding
                asked = asked or finding
        return asked


def _first_span(rule: PictureRule, words: tuple[str, ...]) -> Span | None:
    for pattern in rule.patterns:
        for place in pattern.find(words):
            is_other = any(True for one in rule.unless for _ in one.find(words))
            return None if is_other else place
    return None
