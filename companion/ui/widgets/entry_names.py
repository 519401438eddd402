# SPDX-License-Identifier: Apache-2.0
"""The names of the entry that is read, each a way to what other entries say of it."""

from dataclasses import dataclass, field
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.entry_details import AccountName, EntryDetails
from companion.services.people_service import PeopleService
from companion.ui.kit.desk import Desk
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.columns import WrapRow
from companion.ui.widgets.labels import Words
from companion.ui.widgets.name_target import PAGE, part_of
from companion.ui.widgets.page_around import go_from
from companion.ui.widgets.people_words import shortened

SHOWN = 12
"""More names than this lead to the whole list."""
NAME_CHARACTERS = 40


@dataclass(frozen=True, slots=True)
class _Way:
    part: str
    words: str = field(repr=False)
    is_account: bool = False


class EntryNames(QWidget):
    """Hidden for an entry without names. Only names that are saved have a way."""

    failed = Signal(object)

    def __init__(self, desk: Desk, people: PeopleService) -> None:
        super().__init__()
        self._desk, self._people = desk, people
        self._row: WrapRow | None = None
        self._details = EntryDetails()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(desk.look.px(4))
        self._column.addWidget(Words(self.tr("See what else names them"), "h3"))
        self.hide()

    def show_names(self, child_id: int, details: EntryDetails) -> None:
        """Show the ways for an entry as it is saved; those of the one before go at once."""
        self.forget()
        self._details = details
        every: list[str | AccountName] = [*details.people, *details.accounts]
        names = every[: SHOWN + 1]
        if not names:
            return
        people = self._people

        def work() -> tuple[_Way, ...]:
            found = ((name, part_of(people, child_id, name)) for name in names)
            return tuple(_way(name, part) for name, part in found if part)

        self._desk.tasks.on_vault(
            self,
            work,
            lambda ways: self._on_read(details, ways),
            self.failed.emit,
            replaces="entry-names",
        )

    def forget(self) -> None:
        """Show nobody."""
        self._details = EntryDetails()
        self.hide()
        if self._row is not None:
            self._column.removeWidget(self._row)
            self._row.deleteLater()
            self._row = None

    def _on_read(self, details: EntryDetails, ways: tuple[_Way, ...]) -> None:
        if details is not self._details or not ways or self._row is not None:
            return
        self._row = WrapRow(self._desk.look.px(8))
        for way in ways[:SHOWN]:
            icon = "message-circle" if way.is_account else "user"
            self._row.add(self._button(way.words, icon, f"{PAGE}#{way.part}"))
        if len(ways) > SHOWN:
            self._row.add(self._button(self.tr("All people and accounts"), "users", PAGE))
        self._column.addWidget(self._row)
        self.show()

    def _button(self, words: str, icon: str, target: str) -> ActionButton:
        # A single "&" would be taken for the sign of a key.
        text = words.replace("&", "&&")
        go = partial(go_from, self, target)
        button = ActionButton(self._desk.look, text, icon, "quiet", go)
        button.setAccessibleName(words)
        button.setAccessibleDescription(self.tr("Opens the page People and accounts."))
        return button


def _way(name: str | AccountName, part: str) -> _Way:
    if isinstance(name, AccountName):
        return _Way(part, shortened(name.text, NAME_CHARACTERS), is_account=True)
    return _Way(part, shortened(name, NAME_CHARACTERS))
