# SPDX-License-Identifier: Apache-2.0
"""One statement of the library, whatever it is, as labelled lines."""

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QCoreApplication

from companion.domain.checklist import Sign
from companion.domain.guide import (
    NeverRule,
    Point,
    Principle,
    Provenance,
    SituationCard,
    SmartIdea,
    Source,
    Tactic,
)

translate = QCoreApplication.translate
Mark = Literal["words", "point", "quote", "ordinary"]


@dataclass(frozen=True, slots=True)
class Line:
    """A label, or none, and sentences. `ordinary` ones stand in a box of their own."""

    label: str
    sentences: tuple[str, ...]
    mark: Mark = "words"

    @property
    def text(self) -> str:
        """The label and the sentences as one paragraph."""
        return " ".join(part for part in (self.label, *self.sentences) if part)


@dataclass(frozen=True, slots=True)
class LibraryItem:
    """One statement. `figure` says whether a number is old, and when and where it was counted."""

    id: str
    kind: str
    title: str
    lines: tuple[Line, ...]
    provenance: Provenance
    letter: str = ""
    figure: str = ""
    is_historic: bool = False
    opens: tuple[tuple[str, str], ...] = ()
    """Titles and targets of what to do first."""
    links: tuple[str, ...] = ()
    """Targets of what goes with it, where the content names them itself."""


def card_item(card: SituationCard) -> LibraryItem:
    """Return a first-hour card as one tile."""
    return LibraryItem(card.id, "card", card.title, _words(card.summary), card.provenance)


def never_item(rule: NeverRule) -> LibraryItem:
    """Return a line of the never list."""
    return LibraryItem(rule.id, "never", rule.text, _words(rule.reason), rule.provenance)


def principle_item(one: Principle) -> LibraryItem:
    """Return a principle of talking."""
    return LibraryItem(one.id, "principle", one.title, _words(one.text), one.provenance)


def smart_item(idea: SmartIdea) -> LibraryItem:
    """Return one of the SMART ideas."""
    ask = Line(translate("Library", "Ask each other:"), (idea.ask_together,))
    adults = Line(translate("Library", "What the adults do:"), (idea.adults,))
    lines = (*_words(idea.text), adults, ask)
    return LibraryItem(idea.id, "smart", idea.word, lines, idea.provenance, letter=idea.letter)


def sign_item(sign: Sign, card: SituationCard) -> LibraryItem:
    """Return a sign with its ordinary reasons, and the first card to open."""
    reasons = "; ".join(sign.ordinary_reasons).rstrip(".") + "."
    lines = (
        Line(translate("Library", "Ordinary reasons:"), (reasons,)),
        Line(translate("Library", "More telling at:"), (f"{sign.more_telling_at}.",)),
        *_words(sign.also),
    )
    opens = ((card.title, f"card:{card.id}"),)
    return LibraryItem(sign.id, "sign", sign.text, lines, sign.provenance, opens=opens)


def tactic_item(one: Tactic) -> LibraryItem:
    """Return a stage, tactic or newer pattern, the ordinary reasons with it."""
    lines = (
        Line(translate("Library", "Looks like:"), (one.looks_like,)),
        Line(translate("Library", "May sound like"), one.sounds_like, "quote"),
        Line(translate("Library", "Why it works:"), (one.why_it_works,)),
        Line(translate("Library", "May be ordinary because"), one.ordinary_reasons, "ordinary"),
        Line(translate("Library", "What you can do"), one.what_you_can_do, "point"),
    )
    shown = tuple(line for line in lines if line.sentences)
    return LibraryItem(one.id, "tactic", one.title, shown, one.provenance)


def point_item(point: Point) -> LibraryItem:
    """Return a statement of a page, with the year and place of its figure."""
    return LibraryItem(
        point.id,
        "point",
        point.title,
        tuple(Line("", (sentence,)) for sentence in point.text),
        point.provenance,
        figure=figure_words(point),
        is_historic=point.is_historic,
        links=point.links,
    )


def source_lines(source: Source) -> tuple[str, ...]:
    """Return who published a source, when, and where it can be read."""
    told = translate("Library", "{publisher}, {date}").format(
        publisher=source.publisher, date=source.date
    )
    return tuple(line for line in (told, source.address or "") if line)


def figure_words(point: Point) -> str:
    """Return such as "Historic figure, 2008, UK"; nothing for a statement without a year."""
    where = ", ".join(part for part in (point.year, point.place) if part)
    if point.is_historic:
        historic = translate("Library", "Historic figure")
        return f"{historic}, {where}" if where else historic
    return translate("Library", "Counted: {where}").format(where=where) if where else ""


def _words(text: str) -> tuple[Line, ...]:
    return (Line("", (text,)),) if text else ()
