# SPDX-License-Identifier: Apache-2.0
"""Asks below a box whether what looks like a name or an account is to be kept with the entry."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.entry_details import AccountName
from companion.domain.who_names import Name, accounts_in, name_key, people_in
from companion.ui.kit.access import announce
from companion.ui.kit.look import Look
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.columns import WrapRow
from companion.ui.widgets.entry_words import account_words
from companion.ui.widgets.kept_names import KeptNames, breakable
from companion.ui.widgets.wide_words import WideWords

OFFERED = 2
MOST_PEOPLE = 6
PEOPLE_BOX = "who"


def names_in(box: str, text: str) -> tuple[Name, ...]:
    """Return what may be accounts in a text; in the box for people, their names as well."""
    people = people_in(text) if box == PEOPLE_BOX else ()
    return (*accounts_in(text), *people)


class NameOffers(QWidget):
    """A few questions at a time. What was said no to is not asked again for this entry."""

    kept = Signal()
    """The person kept one or more names."""

    settled = Signal()
    """The last question was answered, so that the focus needs another place."""

    rebuilt = Signal()
    """There are new buttons, which come last for Tab until they are put in order."""

    def __init__(self, look: Look, kept: KeptNames) -> None:
        super().__init__()
        self._look, self._kept = look, kept
        self._found: dict[str, tuple[Name, ...]] = {}
        self._refused: set[tuple[str, str]] = set()
        self._shown: tuple[Name, ...] = ()
        self._keep_buttons: list[ActionButton] = []
        self.buttons: list[ActionButton] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(look.px(2))
        kept.changed.connect(self._show)
        self.hide()

    def begin(self) -> None:
        """Forget everything, for another entry."""
        self._found, self._refused = {}, set()
        self._show()

    def look_into(self, box: str, text: str) -> None:
        """Offer what is in this box now."""
        self._found[box] = names_in(box, text)
        was = self._shown
        self._show()
        if self._shown and self._shown != was:
            announce(self, " ".join(self._question(one) for one in self._shown))

    def _show(self) -> None:
        every = {name_key(name): name for names in self._found.values() for name in names}
        wanted = [
            name
            for key, name in every.items()
            if key not in self._refused and not self._kept.has(name)
        ]
        people = tuple(name for name in wanted if isinstance(name, str))[:MOST_PEOPLE]
        accounts = tuple(name for name in wanted if isinstance(name, AccountName))[:OFFERED]
        if (*accounts, *people) == self._shown:
            return
        self._shown = (*accounts, *people)
        while (item := self._column.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        self._keep_buttons, self.buttons = [], []
        rows = [self._row(one) for one in accounts]
        if len(people) > 1:
            rows.append(self._people_row(people))
        elif people:
            rows.append(self._row(people[0]))
        for row in rows:
            self._column.addWidget(row)
            row.show()
        self.setVisible(bool(self._shown))
        self.rebuilt.emit()

    def _row(self, name: Name) -> QWidget:
        words = self._question(name)
        keep = ActionButton(
            self._look, self.tr("Keep it with this entry"), "", "quiet", partial(self._keep, name)
        )
        return self._asked(words, (keep,), (name,))

    def _people_row(self, people: tuple[str, ...]) -> QWidget:
        """Return one line for several names: each can be kept alone, or all of them."""
        each = [
            ActionButton(
                self._look, name.replace("&", "&&"), "plus", "quiet", partial(self._keep, name)
            )
            for name in people
        ]
        every = self.tr("Keep all of them")
        both = ActionButton(self._look, every, "", "quiet", partial(self._keep, *people))
        return self._asked(self.tr("Keep these names?"), (*each, both), people)

    def _asked(
        self, words: str, keep: tuple[ActionButton, ...], names: tuple[Name, ...]
    ) -> QWidget:
        row = WrapRow(self._look.px(8))
        question = WideWords(breakable(words), "small")
        question.setContentsMargins(0, self._look.px(8), 0, 0)
        row.add(question)
        refuse = ActionButton(self._look, self.tr("No"), "", "quiet", partial(self._refuse, *names))
        for button in (*keep, refuse):
            button.setAccessibleDescription(words)
            row.add(button)
            self.buttons.append(button)
        self._keep_buttons += keep
        return row

    def _question(self, name: Name) -> str:
        if isinstance(name, AccountName):
            return self.tr("Is this an account? {name}").format(name=account_words(name))
        return self.tr("Is this a person's name? {name}").format(name=name)

    def _keep(self, *names: Name) -> None:
        for name in names:
            self._kept.keep(name)
        self._move_focus()
        self.kept.emit()

    def _refuse(self, *names: Name) -> None:
        self._refused |= {name_key(name) for name in names}
        self._show()
        self._move_focus()

    def _move_focus(self) -> None:
        if self._keep_buttons:
            self._keep_buttons[0].setFocus()
        else:
            self.settled.emit()
