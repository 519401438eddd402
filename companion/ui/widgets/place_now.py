# SPDX-License-Identifier: Apache-2.0
"""Asking for the country at the moment a number is needed: only where nobody has said it yet."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.errors import CompanionError
from companion.services.channel_service import ELSEWHERE
from companion.ui.kit.desk import Desk
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.labels import Words
from companion.ui.widgets.place_choice import PlaceChoice


class PlaceNow(QWidget):
    """The two boxes for the place, and why they are asked. What is chosen holds at once."""

    chosen = Signal()
    failed = Signal(object)
    """A CompanionError: the choice holds, and could not be kept."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(desk.look.px(6))
        column.addWidget(
            Words(self.tr("Which country are you in? Then the right numbers are shown."))
        )
        self.place = PlaceChoice(desk)
        self.place.changed.connect(self._on_changed)
        column.addWidget(self.place)
        self.last = ActionButton(
            desk.look, self.tr("I am in another country"), "", "quiet", self._on_elsewhere_clicked
        )
        column.addWidget(self.last, 0, Qt.AlignmentFlag.AlignLeading)

    def _on_elsewhere_clicked(self) -> None:
        self._keep(ELSEWHERE, "")
        self.hide()

    def _on_changed(self) -> None:
        self._keep(*self.place.chosen)

    def _keep(self, country: str, nation: str) -> None:
        try:
            self._desk.preferences.change(country=country, nation=nation)
        except CompanionError as error:
            self.failed.emit(error)
        self.chosen.emit()
