# SPDX-License-Identifier: Apache-2.0
"""The room for a few doors: what lacks here in words, and the country where nobody said it."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from companion.ui.kit.desk import Desk
from companion.ui.widgets.door_notes import door_notes
from companion.ui.widgets.labels import Words
from companion.ui.widgets.place_choice import is_place_known
from companion.ui.widgets.place_now import PlaceNow
from companion.ui.widgets.scroll_page import clear_layout, show_all
from companion.ui.widgets.tab_order import put_after


class DoorsHere(QWidget):
    """Words, the question for the country, doors. A country chosen here draws the rest anew."""

    go = Signal(str)
    place_chosen = Signal()
    failed = Signal(object)
    """A CompanionError: the choice holds, and could not be kept."""

    def __init__(
        self, desk: Desk, wanted: tuple[str, ...], build_doors: Callable[[], QWidget]
    ) -> None:
        super().__init__()
        self._desk, self._wanted, self._build = desk, wanted, build_doors
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(desk.look.px(8))
        self._notes, self._doors = QVBoxLayout(), QVBoxLayout()
        self._place: PlaceNow | None = None
        column.addLayout(self._notes)
        if not is_place_known(desk):
            self._place = PlaceNow(desk)
            self._place.failed.connect(self.failed)
            self._place.chosen.connect(self._on_place_chosen)
            column.addWidget(self._place)
        column.addLayout(self._doors)
        self._draw()

    def _draw(self) -> None:
        for layout in (self._notes, self._doors):
            clear_layout(layout)
        for sentence in door_notes(self._desk, self._wanted):
            self._notes.addWidget(Words(sentence))
        self._doors.addWidget(self._build())

    def _on_place_chosen(self) -> None:
        self._draw()
        show_all(self._notes)
        doors = show_all(self._doors)
        if self._place is not None:
            put_after(self._place.last, *doors)
        self.place_chosen.emit()
