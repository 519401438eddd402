# SPDX-License-Identifier: Apache-2.0
"""The names and accounts that are kept with an entry, each with a way to take it out again."""

import re
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from companion.domain.entry_details import AccountName, EntryDetails
from companion.domain.who_names import Name, name_key
from companion.ui.kit.look import Look
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.entry_words import account_words
from companion.ui.widgets.labels import Heading, Words
from companion.ui.widgets.tab_order import put_after

ROWS_SHOWN = 30
LONGEST_UNBROKEN = 20
ZERO_WIDTH_SPACE = "\u200b"


def breakable(words: str) -> str:
    """Return words for a label, so that a long link goes on in the next line."""
    long_word = re.compile(rf"\S{{{LONGEST_UNBROKEN}}}(?=\S)")
    return long_word.sub(lambda found: f"{found[0]}{ZERO_WIDTH_SPACE}", words)


class KeptNames(QWidget):
    """Hidden while nothing is kept."""

    changed = Signal()
    emptied = Signal()
    """The last one was taken out, so that the focus needs another place."""

    def __init__(self, look: Look, before: QWidget) -> None:
        """Tab comes here from the widget `before`."""
        super().__init__()
        self._look, self._before = look, before
        self._names: list[Name] = []
        self._is_read_only = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(2))
        column.addWidget(Heading(self.tr("Names kept with this entry"), 3))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(look.px(2))
        column.addLayout(self._rows)
        self._buttons: list[ActionButton] = []
        self.hide()

    @property
    def people(self) -> tuple[str, ...]:
        """The labels of people."""
        return tuple(name for name in self._names if isinstance(name, str))

    @property
    def accounts(self) -> tuple[AccountName, ...]:
        """The accounts."""
        return tuple(name for name in self._names if isinstance(name, AccountName))

    def has(self, name: Name) -> bool:
        """Return whether it is kept, however it is written."""
        return name_key(name) in {name_key(kept) for kept in self._names}

    def show_names(self, details: EntryDetails) -> None:
        """Show the names of another entry."""
        self._names = [*details.people, *details.accounts]
        self._show()

    def focus_first(self) -> QWidget | None:
        """Put the focus on the first name, if there is one."""
        if not self._buttons:
            return None
        self._buttons[0].setFocus()
        return self._buttons[0]

    def keep(self, name: Name) -> None:
        """Add a name that the person confirmed."""
        if not self.has(name):
            self._names.append(name)
            self._show()
            self.changed.emit()

    def set_read_only(self, *, is_read_only: bool) -> None:
        """Show the names without a way to take them out."""
        self._is_read_only = is_read_only
        for button in self._buttons:
            button.setVisible(not is_read_only)

    def _show(self) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        self._buttons = []
        for name in self._names[:ROWS_SHOWN]:
            row = self._row(name)
            self._rows.addWidget(row)
            row.show()
        put_after(self._before, *self._buttons)
        if len(self._names) > ROWS_SHOWN:
            more = self.tr("{count} more are kept.").format(count=len(self._names) - ROWS_SHOWN)
            self._rows.addWidget(Words(more, "small"))
        self.set_read_only(is_read_only=self._is_read_only)
        self.setVisible(bool(self._names))

    def _row(self, name: Name) -> QWidget:
        words = account_words(name) if isinstance(name, AccountName) else name
        row = QWidget()
        along = QHBoxLayout(row)
        along.setContentsMargins(0, 0, 0, 0)
        along.setSpacing(self._look.px(8))
        along.addWidget(Words(breakable(words)), 1)
        out = self.tr("Take out")
        button = ActionButton(self._look, out, "x", "quiet", partial(self._take_out, name))
        button.setAccessibleName(self.tr("Take out {name}").format(name=words))
        self._buttons.append(button)
        along.addWidget(button)
        return row

    def _take_out(self, name: Name) -> None:
        self._names.remove(name)
        self._show()
        self.changed.emit()
        if self._buttons:
            self._buttons[0].setFocus()
        else:
            self.emptied.emit()
