# SPDX-License-Identifier: Apache-2.0
"""Where the words of a new entry name a day: asks whether it happened then."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.day_in_words import day_named_in
from companion.ui.kit.access import announce
from companion.ui.kit.look import Look
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.columns import WrapRow
from companion.ui.widgets.when_field import WhenField
from companion.ui.widgets.wide_words import WideWords


class DayOffer(QWidget):
    """Hidden once the day was touched. What was said no to is not asked again."""

    settled = Signal()
    """It was answered, so that the focus needs another place."""

    def __init__(self, look: Look, when: WhenField) -> None:
        super().__init__()
        self._when = when
        self._said = ""
        self._refused: set[str] = set()
        self.words = WideWords("", "small")
        self.words.setContentsMargins(0, look.px(8), 0, 0)
        self.take = ActionButton(look, self.tr("Yes, take that day"), "", "quiet", self._on_take)
        self.refuse = ActionButton(look, self.tr("No"), "", "quiet", self._on_refuse)
        self.buttons = (self.take, self.refuse)
        row = WrapRow(look.px(8))
        for part in (self.words, *self.buttons):
            row.add(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(row)
        when.changed.connect(self._fit)
        self.hide()

    def begin(self) -> None:
        """Forget everything, for another entry."""
        self._said, self._refused = "", set()
        self.hide()

    def look_into(self, text: str) -> None:
        """Ask where the words name a day and nobody said when it happened."""
        said = day_named_in(text)
        is_new = said != self._said
        self._said = said
        self._fit()
        if is_new and not self.isHidden():
            announce(self, self.words.text())

    def _fit(self) -> None:
        is_asked = bool(self._said) and self._said.casefold() not in self._refused
        words = self.tr("You wrote “{words}”. Did it happen then?").format(words=self._said)
        self.words.setText(words)
        for button in self.buttons:
            button.setAccessibleDescription(words)
        self.setVisible(is_asked and self._when.is_untouched)

    def _on_take(self) -> None:
        self._when.words.take(self._said)
        self.settled.emit()

    def _on_refuse(self) -> None:
        self._refused.add(self._said.casefold())
        self._fit()
        self.settled.emit()
