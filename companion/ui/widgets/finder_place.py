# SPDX-License-Identifier: Apache-2.0
"""For which country and nation doors are shown, and the way to change it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.errors import CompanionError
from companion.ui.kit.desk import Desk
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.place_choice import PlaceChoice, is_place_known


class FinderPlace(QWidget):
    """The boxes to choose a place, folded away where it is known.

    `change` is the button that names the place and unfolds them; the page puts it in a row.
    """

    failed = Signal(object)
    """A CompanionError: the choice holds, and could not be kept."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        look = desk.look
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(6))
        self.change = ActionButton(look, self.tr("Change"), "globe", "quiet", self.unfold)
        self.change.setAccessibleDescription(self.tr("Shows the countries to choose from."))
        self.choice = PlaceChoice(desk)
        self.choice.changed.connect(self._on_changed)
        column.addWidget(self.choice)
        self.show_place(is_asking=False)

    def show_place(self, *, is_asking: bool) -> None:
        """Show the place in use: as a line, or as boxes to choose from."""
        self.choice.blockSignals(True)
        self.choice.show_chosen()
        self.choice.blockSignals(False)
        self._say_where()
        self.change.setVisible(not is_asking)
        self.setVisible(is_asking)

    def unfold(self) -> None:
        """Show the boxes too."""
        self.change.hide()
        self.show()
        self.choice.country.setFocus()

    def _say_where(self) -> None:
        if not is_place_known(self._desk):
            self.change.setText(self.tr("No country is chosen yet. Choose"))
            return
        nation = dict(self._desk.channels.country().nations).get(self._desk.channels.place[1], "")
        name = self._desk.channels.country().name
        place = self.tr("{country}, {nation}").format(country=name, nation=nation)
        words = self.tr("Doors for {place}. Change")
        self.change.setText(words.format(place=place if nation else name))

    def _on_changed(self) -> None:
        country, nation = self.choice.chosen
        try:
            self._desk.preferences.change(country=country, nation=nation)
        except CompanionError as error:
            self.failed.emit(error)
        self._say_where()
