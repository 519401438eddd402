# SPDX-License-Identifier: Apache-2.0
"""Looks up which described tactics words resemble. Keeps nothing of what was typed."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from companion.domain.chat_spelling import Span
from companion.domain.guide import Tactic
from companion.domain.phrases import LONGEST_TEXT, Cue, Finding, Phrase, PhraseFinder, Together
from companion.services.ports import ContentSource


@dataclass(frozen=True, slots=True)
class Match:
    """A tactic that words resemble, why, and what to do. It says nothing about a person.

    `spans` are the words that led to it, in the text as it was typed. `together` is what to say
    because something else stands in the same text.
    """

    phrase: Phrase
    tactic: Tactic
    spans: tuple[Span, ...]
    cues: tuple[Cue, ...]
    together: tuple[Together, ...]

    @property
    def ordinary_reasons(self) -> tuple[str, ...]:
        """Why such words can be ordinary."""
        return self.tactic.ordinary_reasons


class PhraseService:
    """The phrase look-up. The book is read at the first look-up, or by `prepare`."""

    def __init__(self, content: ContentSource) -> None:
        self._content = content

    def prepare(self) -> None:
        """Read the book now, so that the first look-up does not wait for it."""
        self.look_up("")

    def look_up(self, text: str) -> tuple[Match, ...]:
        """Return what the words resemble, the plainest first, at most five."""
        findings = self._finder.find(text)
        together = self._finder.together(findings)
        return tuple(self._matches(findings, together))

    def is_cut(self, text: str) -> bool:
        """Return whether a text is too long to be looked at whole."""
        return len(text) > LONGEST_TEXT

    @cached_property
    def _finder(self) -> PhraseFinder:
        return PhraseFinder(self._content.phrases())

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
