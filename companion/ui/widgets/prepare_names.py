# SPDX-License-Identifier: Apache-2.0
"""People and accounts that entries name, to tick for a worksheet. None is ticked by itself."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.people import ReportNames
from companion.domain.preparation import Names
from companion.ui.kit.look import Look
from companion.ui.widgets.columns import WrapRow
from companion.ui.widgets.entry_words import account_words
from companion.ui.widgets.labels import Heading, Words
from companion.ui.widgets.people_words import shortened
from companion.ui.widgets.scroll_page import clear_layout
from companion.ui.widgets.wrapping import WrappingCheck

if TYPE_CHECKING:
    from companion.domain.entry_details import AccountName

SHOWN = 24
"""Of more, the person types the name into the field."""
LONGEST = 60


class PrepareNames(QWidget):
    """Two rows of ticks. Whose name is ticked goes into the report, so the person decides."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.people: dict[tuple[str, ...], WrappingCheck] = {}
        self.accounts: dict[AccountName, WrappingCheck] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(look.px(4))
        self.hide()

    @property
    def picked(self) -> Names:
        """What is ticked."""
        return Names(
            tuple(", ".join(one) for one, tick in self.people.items() if tick.isChecked()),
            tuple(one for one, tick in self.accounts.items() if tick.isChecked()),
        )

    def show_names(self, names: ReportNames) -> None:
        """Offer these; what is ticked already stays ticked."""
        people = [one for one, tick in self.people.items() if tick.isChecked()]
        accounts = [one for one, tick in self.accounts.items() if tick.isChecked()]
        self.forget()
        for person in names.people[:SHOWN]:
            self.people[person.labels] = self._tick(
                ", ".join(person.labels), is_on=person.labels in people
            )
        for account in names.accounts[:SHOWN]:
            self.accounts[account.name] = self._tick(
                account_words(account.name), is_on=account.name in accounts
            )
        self._add(self.tr("Who is this report about?"), [*self.people.values()])
        self._add(self.tr("Which accounts belong to it?"), [*self.accounts.values()])
        if max(len(names.people), len(names.accounts)) > SHOWN:
            self._column.addWidget(
                Words(self.tr("There are more names. You can type them below."), "muted")
            )
        self.setVisible(bool(self.people or self.accounts))

    def forget(self) -> None:
        """Offer nothing."""
        self.people, self.accounts = {}, {}
        clear_layout(self._column)
        self.hide()

    def _tick(self, words: str, *, is_on: bool) -> WrappingCheck:
        tick = WrappingCheck(shortened(words, LONGEST).replace("&", "&&"))
        tick.setAccessibleName(words)
        tick.setChecked(is_on)
        return tick

    def _add(self, title: str, ticks: list[WrappingCheck]) -> None:
        if not ticks:
            return
        self._column.addWidget(Heading(title, 3))
        row = WrapRow(self._look.px(8))
        for tick in ticks:
            tick.setAccessibleDescription(title)
            row.add(tick)
        self._column.addWidget(row)
