# SPDX-License-Identifier: Apache-2.0
"""Looks up which described tactics words resemble. Keeps nothing of what was typed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from companion.domain.chat_spelling import Span
    from companion.domain.guide import Tactic
    from companion.domain.phrases import Cue, Finding, Phrase, PhraseBook, PhraseFinder, Together
    from companion.services.ports import ContentSource


@dataclass(frozen=True, slots=True)
class Match:
    """A tactic that words resemble, why, and what to do. It says nothing about a person.

    `spans` are the words that led to it, in the text as it was typed. There are no `cues` where the
    words alone led to it, because they often come with this tactic. `together` is what to say
    because something else stands in the same text.
    """

    phrase: Phrase
    tactic: Tactic
    spans: tuple[Span, ...]
    cues: tuple[Cue, ...]
    together: tuple[Together, ...]

    @property
    def ordinary_reasons(self) -> tuple[str, ...]:
        """Why these very words can be ordinary. None for the gravest."""
        of_cues = (reason for cue in self.cues for reason in cue.ordinary)
        return tuple(dict.fromkeys((*self.phrase.ordinary, *of_cues)))

    @property
    def warning(self) -> str:
        """What never to do, where plain wording of the gravest kind was found."""
        return self.phrase.warning if self.cues else ""

    @property
    def read(self) -> str:
        """Where more is told about it."""
        return self.phrase.read or f"page:understand#{self.tactic.id}"

    @property
    def topic(self) -> str:
        """The topic with words to begin with, or nothing."""
        return self.phrase.topic or next(iter(self.tactic.topics), "")


class PhraseService:
    """The phrase look-up. The book is read at the first look-up, or by `prepare`."""

    def __init__(self, content: ContentSource) -> None:
        self._content = content

    def prepare(self) -> None:
        """Read the book now, so that the first look-up does not wait for it."""
        self.look_up("")

    def look_up(self, text: str) -> tuple[Match, ...]:
        """Return what the words resemble, at most five.

        What bears a warning stands first, the gravest before the others; then the plainest.
        """
        findings = self._finder.find(text)
        together = self._finder.together(findings)
        return tuple(sorted(self._matches(findings, together), key=self._place))

    def is_cut(self, text: str) -> bool:
        """Return whether a text is too long to be looked at whole."""
        from companion.domain.phrases import LONGEST_TEXT

        return len(text) > LONGEST_TEXT

    @cached_property
    def _finder(self) -> PhraseFinder:
        from companion.domain.phrases import PhraseFinder

        return PhraseFinder(self._book)

    @cached_property
    def _book(self) -> PhraseBook:
        return self._content.phrases()

    def _place(self, match: Match) -> int:
        phrases = self._book.phrases
        return phrases.index(match.phrase) if match.warning else len(phrases)

    def _matches(self, findings: list[Finding], together: tuple[Together, ...]) -> Iterator[Match]:
        tactics = self._content.tactics()
        for finding in findings:
            phrase = finding.phrase
            yield Match(
                phrase=phrase,
                tactic=tactics[phrase.tactic],
                spans=finding.shown_spans(),
                cues=finding.cues,
                together=tuple(one for one in together if phrase.id in one.both),
            )
