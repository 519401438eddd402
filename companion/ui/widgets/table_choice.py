# SPDX-License-Identifier: Apache-2.0
"""The way to the cards for the table: what happens then, and which cards."""

from PySide6.QtCore import Signal

from companion.domain.table import Deck, DeckKind
from companion.services.guide_service import StarterFilter
from companion.services.table_service import TableService
from companion.ui.kit.desk import Desk
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.card import Card
from companion.ui.widgets.columns import WrapRow
from companion.ui.widgets.guide_words import age_words
from companion.ui.widgets.labels import Heading, Words


class TableChoice(Card):
    """Two decks. The starters are those of the age and topic chosen above; the rest is left out."""

    go = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.look)
        self._desk = desk
        self._table = TableService(desk.content)
        self._deck = Deck(DeckKind.STARTERS)
        self.column.addWidget(Heading(self.tr("Cards for the kitchen table"), 3))
        self.column.addWidget(
            Words(
                self.tr(
                    "One card at a time, in large type, over the whole screen. "
                    "Nothing private can be opened from there. "
                    "The private part is locked, and asks for your passphrase afterwards."
                )
            )
        )
        self._for_whom = Words("", "muted")
        self.column.addWidget(self._for_whom)
        self.smart = self._button(Deck(DeckKind.SMART))
        self.starters = self._button(self._deck)
        row = WrapRow(desk.look.px(8))
        row.add(self.smart)
        row.add(self.starters)
        self.column.addWidget(row)
        count = len(self._table.cards(Deck(DeckKind.SMART)))
        _label(self.smart, self.tr("SMART cards ({count})").format(count=count), count)

    def show_chosen(self, chosen: StarterFilter) -> None:
        """Deal the starters for this age and topic; without an age there are none."""
        self._deck = Deck(DeckKind.STARTERS, chosen.age, chosen.topic)
        if chosen.age is None:
            _label(self.starters, self.tr("Words to begin with"), 0)
            self._for_whom.setText(
                self.tr("Choose the age first, at “Age” above. Then you get words to begin with.")
            )
            return
        count = len(self._table.cards(self._deck))
        _label(self.starters, self.tr("Words to begin with ({count})").format(count=count), count)
        age = age_words(chosen.age)
        topics = self._desk.content.topics()
        topic = topics[chosen.topic].title if chosen.topic else self.tr("any")
        words = self.tr("Age: {age}. Topic: {topic}. You can change both above.")
        if not count:
            words = self.tr(
                "Age: {age}. Topic: {topic}. No words for the table fit both. Change them above."
            )
        self._for_whom.setText(words.format(age=age, topic=topic))

    def focus_first(self) -> None:
        """Put the focus on the first deck."""
        (self.smart if self.smart.isEnabled() else self.starters).setFocus()

    def _button(self, deck: Deck) -> ActionButton:
        is_smart = deck.kind is DeckKind.SMART
        button = ActionButton(self._desk.look, "", "users")
        button.clicked.connect(lambda: self._on_clicked(deck if is_smart else self._deck))
        button.setAccessibleDescription(self.tr("Fills the screen. Escape leads back."))
        return button

    def _on_clicked(self, deck: Deck) -> None:
        self.go.emit(f"together:{deck.name}")


def _label(button: ActionButton, words: str, count: int) -> None:
    button.setText(words)
    # The gap between icon and words is part of the icon.
    button.set_icon_name(button.icon_name)
    button.setEnabled(bool(count))
