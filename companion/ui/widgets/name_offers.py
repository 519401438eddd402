# SPDX-License-Identifier: Apache-2.0
"""Asks below a box whether what looks like a name or an account is to be kept with the entry."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.entry_details import AccountKind, AccountName
from companion.domain.identifiers import Identifier, IdentifierKind, find_identifiers
from companion.ui.kit.access import announce
from companion.ui.kit.look import Look
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.columns import WrapRow
from companion.ui.widgets.entry_words import account_words
from companion.ui.widgets.kept_names import KeptNames, Name, breakable, name_key
from companion.ui.widgets.labels import Words

OFFERED = 2
LONGEST_PERSON, MOST_WORDS = 40, 4
PEOPLE_BOX = "who"


def names_in(box: str, text: str) -> tuple[Name, ...]:
    """Return what may be accounts in a text; in the box for people, their names as well."""
    found = find_identifiers(text)
    people = _people_in(text, found) if box == PEOPLE_BOX else ()
    return (*(_account(one) for one in found), *people)


class NameOffers(QWidget):
    """A few questions at a time. What was said no to is not asked again for this entry."""

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
            announce(self, self._question(self._shown[0]))

    def _show(self) -> None:
        every = {name_key(name): name for names in self._found.values() for name in names}
        wanted = [
            name
            for key, name in every.items()
            if key not in self._refused and not self._kept.has(name)
        ]
        if tuple(wanted[:OFFERED]) == self._shown:
            return
        self._shown = tuple(wanted[:OFFERED])
        while (item := self._column.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        self._keep_buttons = []
        self.buttons = []
        for name in self._shown:
            row = self._row(name)
            self._column.addWidget(row)
            row.show()
        self.setVisible(bool(self._shown))
        self.rebuilt.emit()

    def _row(self, name: Name) -> QWidget:
        words = self._question(name)
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, self._look.px(4), 0, 0)
        column.setSpacing(0)
        column.addWidget(Words(breakable(words), "small"))
        answers = WrapRow(self._look.px(8))
        column.addWidget(answers)
        keep = ActionButton(
            self._look, self.tr("Keep it with this entry"), "", "quiet", partial(self._keep, name)
        )
        refuse = ActionButton(self._look, self.tr("No"), "", "quiet", partial(self._refuse, name))
        for button in (keep, refuse):
            button.setAccessibleDescription(words)
            answers.add(button)
            self.buttons.append(button)
        self._keep_buttons.append(keep)
        return row

    def _question(self, name: Name) -> str:
        if isinstance(name, AccountName):
            return self.tr("Is this an account? {name}").format(name=account_words(name))
        return self.tr("Is this a person's name? {name}").format(name=name)

    def _keep(self, name: Name) -> None:
        self._kept.keep(name)
        self._move_focus()

    def _refuse(self, name: Name) -> None:
        self._refused.add(name_key(name))
        self._show()
        self._move_focus()

    def _move_focus(self) -> None:
        if self._keep_buttons:
            self._keep_buttons[0].setFocus()
        else:
            self.settled.emit()


def _account(found: Identifier) -> AccountName:
    if found.kind is IdentifierKind.ACCOUNT_NUMBER:
        return AccountName(AccountKind.OTHER, found.text)
    return AccountName(AccountKind(found.kind.value), found.text)


def _people_in(text: str, found: tuple[Identifier, ...]) -> Iterator[str]:
    for line in text.replace(",", "\n").splitlines():
        name = line.strip()
        is_short = 1 < len(name) <= LONGEST_PERSON and len(name.split()) <= MOST_WORDS
        if is_short and name[0].isalpha() and not any(one.text in name for one in found):
            yield name
