# SPDX-License-Identifier: Apache-2.0
"""What words resemble, as cards: why, what is ordinary about it, what to ask, when to report."""

from collections.abc import Iterable, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from companion.domain.phrases import Together
from companion.services.phrase_service import Match
from companion.ui.kit.desk import Desk
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.card import Card
from companion.ui.widgets.columns import WrapRow
from companion.ui.widgets.door_list import door_title, first_doors
from companion.ui.widgets.fold_row import FoldRow
from companion.ui.widgets.labels import Heading, Words
from companion.ui.widgets.lists import SentenceList
from companion.ui.widgets.quoted_words import QuotedWords, quotes_of
from companion.ui.widgets.sheets import combined
from companion.ui.widgets.source_line import SourceLine

MOST_QUOTES = 3


class WaysOn(WrapRow):
    """Buttons to the first steps, and to the first door that fits."""

    go = Signal(str)

    def __init__(self, desk: Desk, cards: Iterable[str], purposes: Iterable[str]) -> None:
        super().__init__(desk.look.px(8))
        self._look = desk.look
        for card in desk.guide.cards_named(cards):
            steps = self.tr("Shows the first steps.")
            self._add(card.title, "arrow-right", f"card:{card.id}", steps)
        doors = first_doors(desk, purposes)
        for door in doors[:1]:
            use = self.tr("Shows this door: who may use it, and how.")
            self._add(door_title(door), "life-buoy", f"channel:{door.id}", use)
        if not doors:
            self._add(self.tr("See every door"), "life-buoy", "page:get-help", "")

    def _add(self, title: str, icon: str, target: str, description: str) -> None:
        button = ActionButton(self._look, title.replace("&", "&&"), icon)
        button.setAccessibleName(title)
        button.setAccessibleDescription(description)
        button.clicked.connect(partial(self.go.emit, target))
        self.add(button)


class MatchCard(Card):
    """One described tactic that words resemble. It says nothing about a person."""

    go = Signal(str)

    def __init__(self, desk: Desk, match: Match, text: str) -> None:
        super().__init__(desk.look)
        self._desk, self._match = desk, match
        self.column.addWidget(Heading(match_title(match)))
        for quote in quotes_of(text, match.spans, MOST_QUOTES):
            self.column.addWidget(QuotedWords(desk.look, quote))
        if match.cues:
            self.column.addWidget(SentenceList(desk.look, (cue.says for cue in match.cues)))
        else:
            self.column.addWidget(Words(self._about_the_words()))
        if match.cues or match.ordinary_reasons:
            self.column.addWidget(self._build_ordinary())
        self._add_part(self.tr("You could ask"), match.phrase.ask, "message-circle:muted")
        self.column.addWidget(Heading(self.tr("When to report today"), 3))
        self.column.addWidget(Words(match.phrase.report_when))
        phrase = match.phrase
        ways = WaysOn(desk, phrase.cards, phrase.call_purposes)
        ways.go.connect(self.go)
        self.column.addWidget(ways)
        self.column.addWidget(self._build_foot())

    def _about_the_words(self) -> str:
        return self.tr(
            "Some of these words often come with this. They are part of ordinary talk too. "
            "Read the whole message, and think of who wrote it."
        )

    def _build_ordinary(self) -> QWidget:
        # What is said of a threat is not said of words that only often come with one.
        no_reason = self._match.phrase.no_reason if self._match.cues else ""
        reasons = self._match.ordinary_reasons
        if not reasons:
            return Words(no_reason)
        box = Card(self._desk.look, "info")
        box.column.addWidget(Heading(self.tr("It may be ordinary because"), 3))
        box.column.addWidget(SentenceList(self._desk.look, reasons))
        if no_reason:
            box.column.addWidget(Words(no_reason))
        return box

    def _add_part(self, title: str, sentences: tuple[str, ...], mark: str) -> None:
        self.column.addWidget(Heading(title, 3))
        self.column.addWidget(SentenceList(self._desk.look, sentences, mark))

    def _build_foot(self) -> QWidget:
        look, match = self._desk.look, self._match
        row = FoldRow(look)
        about = ActionButton(look, self.tr("Read about this"), "book-open", "quiet")
        about.setAccessibleDescription(match.tactic.title)
        about.clicked.connect(partial(self.go.emit, match.read))
        row.add(about)
        if match.topic:
            topic = ActionButton(look, self.tr("Words to begin with"), "messages-square", "quiet")
            topic.setAccessibleDescription(match.phrase.title)
            topic.clicked.connect(partial(self.go.emit, f"topic:{match.topic}"))
            row.add(topic)
        return SourceLine(self._desk, match.phrase.provenance, match.phrase.title, row)


class TogetherCard(Card):
    """What it means that several kinds of wording stand in one text."""

    go = Signal(str)

    def __init__(self, desk: Desk, together: Sequence[Together], first: Sequence[str] = ()) -> None:
        super().__init__(desk.look)
        title = self.tr("These words come together")
        self.column.addWidget(Heading(title))
        for one in together:
            self.column.addWidget(Words(one.text))
        cards = dict.fromkeys((*first, *(card for one in together for card in one.cards)))
        purposes = dict.fromkeys(purpose for one in together for purpose in one.call_purposes)
        ways = WaysOn(desk, cards, purposes)
        ways.go.connect(self.go)
        self.column.addWidget(ways)
        self.column.addWidget(SourceLine(desk, combined(one.provenance for one in together), title))


class HelpCard(Card):
    """Who can help, and what never to do: above everything that was found."""

    go = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.look, "info")
        self._desk = desk
        self.column.addWidget(Heading(self.tr("You can ask someone today"), 3))
        self._warning, self._text = Words(""), Words("")
        self._warning.hide()
        self.column.addWidget(self._warning)
        self.column.addWidget(self._text)
        row = WrapRow(desk.look.px(8))
        for title, icon, target in (
            (self.tr("See who to phone"), "life-buoy", "page:get-help"),
            (self.tr("See what never to do"), "shield-alert", "page:understand#never"),
        ):
            button = ActionButton(desk.look, title, icon)
            button.clicked.connect(partial(self.go.emit, target))
            row.add(button)
        self.column.addWidget(row)
        self.refresh()

    def warn(self, warnings: Iterable[str]) -> None:
        """Say what never to do, where words of the gravest kind were found."""
        self._warning.setText(" ".join(dict.fromkeys(one for one in warnings if one)))
        self._warning.setVisible(bool(self._warning.text()))

    def refresh(self) -> None:
        """Say the number of the country that is chosen now."""
        proof = self.tr("You don't need proof.")
        number = self._desk.channels.emergency_line_or_none()
        words = self.tr("In danger now? Phone {number}.")
        danger = words.format(number=number or self.tr("your emergency number"))
        self._text.setText(f"{danger} {proof}")


def match_title(match: Match) -> str:
    """Return such as "These words resemble: Asking for secrecy"."""
    title = QCoreApplication.translate("MatchCard", "These words resemble: {title}")
    return title.format(title=match.phrase.title)
