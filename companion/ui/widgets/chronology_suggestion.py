# SPDX-License-Identifier: Apache-2.0
"""One entry with what may be worth another look: the words, why, and what to write instead."""

from itertools import groupby

from PySide6.QtCore import Signal

from companion.domain.journal import Entry
from companion.domain.wording_check import WordingAdvice, WordingFinding
from companion.ui.kit.desk import Desk
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.card import Card
from companion.ui.widgets.columns import WrapRow
from companion.ui.widgets.entry_words import box_title, happened_words
from companion.ui.widgets.labels import Heading, Words
from companion.ui.widgets.lists import SentenceList
from companion.ui.widgets.quoted_words import QuotedWords, quotes_of
from companion.ui.widgets.source_line import SourceLine

MOST_QUOTES = 3
MOST_KINDS = 3
"""More suggestions than this for one entry are said as a number: nobody reads a wall of them."""


class SuggestionCard(Card):
    """Decides nothing: two buttons ask for what comes next."""

    change_wanted = Signal()
    leave_wanted = Signal()

    def __init__(
        self, desk: Desk, key: str, entry: Entry, findings: tuple[WordingFinding, ...]
    ) -> None:
        super().__init__(desk.look)
        self.key = key
        self._desk, self._entry = desk, entry
        title = self.tr("Entry of: {when}").format(when=happened_words(entry.current.happened))
        self.column.addWidget(Heading(title, 3))
        ordered = sorted(findings, key=lambda one: one.advice)
        kinds = [(advice, list(some)) for advice, some in groupby(ordered, lambda one: one.advice)]
        for advice_id, some in kinds[:MOST_KINDS]:
            self._add_advice(desk.content.wording().advice[advice_id], some)
        if len(kinds) > MOST_KINDS:
            more = self.tr("There are more suggestions for this entry: {count}.")
            self.column.addWidget(Words(more.format(count=len(kinds) - MOST_KINDS), "muted"))
        self._add_buttons()

    def _add_advice(self, advice: WordingAdvice, findings: list[WordingFinding]) -> None:
        self.column.addWidget(Heading(advice.title, 3))
        for box, some in groupby(findings, lambda one: one.box):
            text = getattr(self._entry.current.text, box)
            where = self.tr("In “{box}”:").format(box=box_title(box))
            self.column.addWidget(Words(where, "small"))
            for quote in quotes_of(text, (one.span for one in some), MOST_QUOTES):
                self.column.addWidget(QuotedWords(self._desk.look, quote))
        self.column.addWidget(Words(advice.why))
        self.column.addWidget(Words(self.tr("You could write:"), "muted"))
        self.column.addWidget(SentenceList(self._desk.look, advice.instead))
        self.column.addWidget(SourceLine(self._desk, advice.provenance, advice.title))

    def _add_buttons(self) -> None:
        look = self._desk.look
        self.change = ActionButton(
            look, self.tr("Change the entry"), "pencil", on_click=self.change_wanted.emit
        )
        self.change.setAccessibleDescription(
            self.tr("Goes to the journal. What you chose here is kept.")
        )
        self.leave = ActionButton(
            look, self.tr("Leave it as it is"), "check", on_click=self.leave_wanted.emit
        )
        row = WrapRow(look.px(8))
        for button in (self.change, self.leave):
            row.add(button)
        self.column.addWidget(row)
        self.column.addWidget(
            Words(
                self.tr(
                    "“Change the entry” opens it in the journal. The earlier wording stays "
                    "there. Come back with “Make a chronology”: you find everything as it is now."
                ),
                "muted",
            )
        )
