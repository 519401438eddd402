# SPDX-License-Identifier: Apache-2.0
"""What was found for the words in the look-up, below each other; or that nothing was."""

from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.channel import Purpose
from companion.services.phrase_service import Match
from companion.ui.kit.access import announce, set_role
from companion.ui.kit.desk import Desk
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.card import Card
from companion.ui.widgets.columns import WrapRow
from companion.ui.widgets.labels import Heading, Words
from companion.ui.widgets.match_card import HelpCard, MatchCard, TogetherCard, WaysOn
from companion.ui.widgets.scroll_page import clear_layout, show_all
from companion.ui.widgets.tab_order import put_after

SPEAK_AFTER_MS = 900
"""So long after the last change it is told what was found: not at every letter."""
FEELS_OFF = "something-feels-off"


class PhraseResults(QWidget):
    """The cards stay as they are while the same words lead to the same things."""

    go = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._shown: tuple[str, tuple[Match, ...]] = ("", ())
        self._told = ""
        self._speak = QTimer(self)
        self._speak.setSingleShot(True)
        self._speak.setInterval(SPEAK_AFTER_MS)
        self._speak.timeout.connect(self._tell)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(desk.look.px(12))
        self.summary = Words("")
        set_role(self.summary, QAccessible.Role.Notification)
        self.cut = Words(
            self.tr("This is too long to look at as a whole. Look up the rest in parts."), "muted"
        )
        self.help = HelpCard(desk)
        self.help.go.connect(self.go)
        self._ways = QVBoxLayout()
        self.nothing = self._build_nothing()
        self._fill_ways()
        self._cards = QVBoxLayout()
        self._cards.setSpacing(desk.look.px(12))
        for part in (self.summary, self.cut, self.help, self.nothing):
            column.addWidget(part)
        column.addLayout(self._cards)
        self.clear()

    def clear(self) -> None:
        """Show nothing: there are no words to look up."""
        self._shown = ("", ())
        self._told = ""
        self._speak.stop()
        clear_layout(self._cards)
        for part in (self.summary, self.cut, self.help, self.nothing):
            part.hide()
        self.summary.clear()

    def show_matches(self, text: str, matches: tuple[Match, ...], *, is_cut: bool) -> None:
        """Show what the words resemble, at most a few things."""
        self.cut.setVisible(is_cut)
        self.help.warn(match.warning for match in matches)
        self.help.setVisible(bool(matches))
        self.nothing.setVisible(not matches)
        self._summarise(matches)
        if matches != self._shown[1] or _lines_of(matches, text) != _lines_of(*self._before):
            self._fill(text, matches)
        self._shown = (text, matches)

    def draw_again(self) -> None:
        """Build the cards anew: the doors of another country stand on them now."""
        self.help.refresh()
        self._fill_ways()
        text, matches = self._shown
        if matches:
            self._fill(text, matches)

    @property
    def _before(self) -> tuple[tuple[Match, ...], str]:
        text, matches = self._shown
        return matches, text

    def _fill(self, text: str, matches: tuple[Match, ...]) -> None:
        clear_layout(self._cards)
        together = {one.id: one for match in matches for one in match.together}
        if together:
            first = [card for match in matches if match.warning for card in match.phrase.cards[:1]]
            card = TogetherCard(self._desk, tuple(together.values()), first)
            card.go.connect(self.go)
            self._cards.addWidget(card)
        for match in matches:
            found = MatchCard(self._desk, match, text)
            found.go.connect(self.go)
            self._cards.addWidget(found)
        put_after(self.help, *show_all(self._cards))

    def _summarise(self, matches: tuple[Match, ...]) -> None:
        if matches:
            words = self.tr("Our list has words like these: {titles}.").format(
                titles="; ".join(match.phrase.title for match in matches)
            )
        else:
            words = self.tr("Nothing on our list resembles these words.")
        self.summary.setVisible(bool(matches))
        if words != self.summary.text():
            self.summary.setText(words)
            self._speak.start()

    def _tell(self) -> None:
        words = self.summary.text()
        if words and words != self._told:
            self._told = words
            announce(self, words)

    def _build_nothing(self) -> Card:
        box = Card(self._desk.look)
        box.column.addWidget(Heading(self.tr("Nothing on our list resembles these words"), 3))
        box.column.addWidget(
            Words(
                self.tr(
                    "That does not mean that all is well. Our list is short, and people write "
                    "in many ways. If something feels off, you can still ask."
                )
            )
        )
        box.column.addLayout(self._ways)
        return box

    def _fill_ways(self) -> None:
        clear_layout(self._ways)
        ways = WaysOn(self._desk, (FEELS_OFF,), (Purpose.ADULT_ADVICE,))
        ways.go.connect(self.go)
        self._ways.addWidget(ways)
        put_after(self.help, *show_all(self._ways))


class WhoseWords(Card):
    """Asks which box of a new entry the words belong in. `chosen` names the box."""

    chosen = Signal(str)
    declined = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.look)
        look = desk.look
        self.column.addWidget(Heading(self.tr("Where are these words from?"), 3))
        self.column.addWidget(
            Words(
                self.tr(
                    "They go into a new entry of your journal. If the private part is locked, it "
                    "asks for your passphrase first. Until then they are in memory only. If you "
                    "go elsewhere first, nothing is written."
                )
            )
        )
        row = WrapRow(look.px(8))
        self.said = ActionButton(look, self.tr("My child said it"), "message-circle")
        self.saw = ActionButton(look, self.tr("I saw it in a message"), "eye")
        self.stay = ActionButton(look, self.tr("Not now"), "x", "quiet", self._on_declined)
        for button, name in ((self.said, "child_words"), (self.saw, "saw")):
            button.clicked.connect(partial(self._on_chosen, name))
        for button in (self.said, self.saw, self.stay):
            row.add(button)
        self.column.addWidget(row)
        self.hide()

    def _on_declined(self) -> None:
        self.hide()
        self.declined.emit()

    def _on_chosen(self, box: str) -> None:
        self.hide()
        self.chosen.emit(box)


def _lines_of(matches: tuple[Match, ...], text: str) -> tuple[str, ...]:
    """Return the lines that are quoted, so that it shows whether they changed."""
    lines = text.split("\n")
    numbers = {text.count("\n", 0, start) for match in matches for start, _ in match.spans}
    return tuple(lines[number] for number in sorted(numbers))
