# SPDX-License-Identifier: Apache-2.0
"""Below the search field: filters and kept searches, folded away until they are wanted."""

from dataclasses import replace
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.entry_find import SortBy, Wanted
from companion.services.private_room import PrivateRoom
from companion.ui.kit.desk import Desk
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.entry_filters import Choices, EntryFilters
from companion.ui.widgets.field import PlainLine
from companion.ui.widgets.fitted_area import FittedArea
from companion.ui.widgets.fold import Fold
from companion.ui.widgets.kept_searches import KeptSearches
from companion.ui.widgets.name_target import NameTarget

PART_OF_WINDOW = 0.35


class FindPanel(QWidget):
    """Says what is wanted: the words of the search field, and what is chosen here."""

    changed = Signal()
    turned = Signal()
    """It was unfolded, or folded away."""
    entries_wanted = Signal()
    failed = Signal(object)

    def __init__(self, desk: Desk, room: PrivateRoom, search: PlainLine) -> None:
        super().__init__()
        self._desk, self._room, self._search = desk, room, search
        self._child_id = 0
        self._is_quiet = False
        self._parts: tuple[EntryFilters, KeptSearches] | None = None
        self._body = QWidget()
        self._area = FittedArea(desk.look, self._body, PART_OF_WINDOW)
        self.show_entries = ActionButton(
            desk.look, self.tr("Show the entries"), "list-checks", on_click=self.entries_wanted.emit
        )
        self.fold = Fold(desk.look, "", self._build_inside())
        self.fold.opened.connect(self._on_opened)
        self.fold.closed.connect(self.turned)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.fold)
        search.textChanged.connect(self._on_changed)
        self._show_in_use()

    @property
    def filters(self) -> EntryFilters:
        """The boxes of the filters, made when they are first wanted."""
        return (self._parts or self._build())[0]

    @property
    def kept(self) -> KeptSearches:
        """The searches that have a name, made when they are first wanted."""
        return (self._parts or self._build())[1]

    @property
    def in_use(self) -> int:
        """How many filters narrow the entries down."""
        return self.filters.in_use if self._parts else 0

    @property
    def wanted(self) -> Wanted:
        """What is looked for now."""
        typed = self._search.text()
        words = typed if typed.strip() else ""
        return self.filters.wanted(words) if self._parts else Wanted(words)

    @property
    def is_narrowed(self) -> bool:
        """True where words or filters leave entries out."""
        return replace(self.wanted, sort=SortBy.BEST) != Wanted()

    def take_room(self, *, is_taking: bool) -> None:
        """Take all the height there is while it is open, or leave most of it to the entries."""
        self._area.take_room(is_taking=is_taking)

    def show_child(self, child_id: int) -> None:
        """Drop the words and choices of another child at once."""
        self._child_id = child_id
        self._is_quiet = True
        self._search.clear()
        if self._parts:
            self.filters.forget()
            self.kept.show_child(child_id)
        self._is_quiet = False
        self._show_in_use()
        self.refresh()

    def refresh(self) -> None:
        """Read again what can be chosen, where it is seen."""
        if not self._child_id or not self.fold.is_open:
            return
        room, child_id = self._room, self._child_id

        def work() -> Choices:
            return Choices(
                child_id,
                room.people.people(child_id),
                room.people.accounts(child_id),
                room.journal.tags(child_id),
                room.journal.sign_ids(child_id),
                room.saved_searches.saved(child_id),
            )

        self._desk.tasks.on_vault(
            self, work, self._on_read, self.failed.emit, replaces="journal-choices"
        )

    def choose(self, wanted: Wanted) -> None:
        """Look for this and nothing else."""
        self._is_quiet = True
        self._search.setText(wanted.words)
        self.filters.choose(wanted)
        self._is_quiet = False
        self._on_changed()

    def choose_name(self, name: NameTarget) -> None:
        """Look for the entries with one name and nothing else."""
        self.filters.know(name)
        self.choose(name.wanted)

    def _build_inside(self) -> QWidget:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._desk.look.px(8))
        column.addWidget(self._area)
        column.addWidget(self.show_entries, 0, Qt.AlignmentFlag.AlignLeading)
        return inside

    def _build(self) -> tuple[EntryFilters, KeptSearches]:
        filters = EntryFilters(self._desk)
        kept = KeptSearches(self._desk, self._room.saved_searches, self._asked)
        kept.show_child(self._child_id)
        inside = QVBoxLayout(self._body)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(self._desk.look.px(16))
        inside.addWidget(filters)
        inside.addWidget(kept)
        filters.changed.connect(self._on_changed)
        kept.chosen.connect(self.choose)
        kept.failed.connect(self.failed)
        stops = (self.fold.button, *filters.stops, *kept.stops, self.show_entries)
        for before, after in pairwise(stops):
            self.setTabOrder(before, after)
        self._parts = filters, kept
        return self._parts

    def _on_opened(self) -> None:
        if not self._parts:
            self._build()
        self.refresh()
        self.turned.emit()

    def _asked(self) -> Wanted | None:
        return self.wanted if self.is_narrowed else None

    def _on_read(self, choices: Choices) -> None:
        if choices.child_id == self._child_id:
            self.filters.show_choices(choices)
            self.kept.show_saved(choices.saved)

    def _on_changed(self) -> None:
        if self._is_quiet:
            return
        self._show_in_use()
        if self._parts:
            self.kept.note_change()
        self.changed.emit()

    def _show_in_use(self) -> None:
        count = self.in_use
        title = self.tr("Filters and kept searches")
        if count == 1:
            title = self.tr("Filters: one in use")
        elif count:
            title = self.tr("Filters: {count} in use").format(count=count)
        self.fold.button.setText(title)
