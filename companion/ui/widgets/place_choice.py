# SPDX-License-Identifier: Apache-2.0
"""Choosing a country, and a nation where its doors differ; whether one is known."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.ui.kit.desk import Desk
from companion.ui.widgets.calm_inputs import CalmComboBox
from companion.ui.widgets.field import LabelledField


class PlaceChoice(QWidget):
    """Two boxes; the second only where it matters. Nothing is chosen before somebody chooses."""

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(desk.look.px(10))
        self.country = CalmComboBox()
        self.country.setMaximumWidth(desk.look.em * 26)
        self.country.setPlaceholderText(self.tr("Choose a country"))
        for code, name in desk.content.countries().items():
            self.country.addItem(name, code)
        column.addWidget(LabelledField(desk.look, self.tr("&Country"), self.country))
        self.nation = CalmComboBox()
        self.nation.setMaximumWidth(desk.look.em * 26)
        self._nation_field = LabelledField(desk.look, self.tr("&Part of the country"), self.nation)
        column.addWidget(self._nation_field)
        self.show_chosen()
        self.country.currentIndexChanged.connect(self._on_country_changed)
        self.nation.currentIndexChanged.connect(self.changed)

    @property
    def chosen(self) -> tuple[str, str]:
        """The codes of the country and of the nation; "" where none, or the whole, is chosen."""
        return self.country.currentData() or "", self.nation.currentData() or ""

    def show_chosen(self) -> None:
        """Show what is chosen in the settings. That is no choice: nobody is told."""
        code, nation = self._desk.channels.place
        self.blockSignals(True)
        is_known = is_place_known(self._desk)
        self.country.setCurrentIndex(self.country.findData(code) if is_known else -1)
        self._fill_nations()
        self.nation.setCurrentIndex(max(0, self.nation.findData(nation)))
        self.blockSignals(False)

    def _on_country_changed(self) -> None:
        self._fill_nations()
        self.changed.emit()

    def _fill_nations(self) -> None:
        self.nation.blockSignals(True)
        self.nation.clear()
        code = self.country.currentData()
        nations = self._desk.content.country(code).nations if code else ()
        self.nation.addItem(self.tr("I would rather not say"), "")
        for code, name in nations:
            self.nation.addItem(name, code)
        self.nation.blockSignals(False)
        self._nation_field.setVisible(bool(nations))


def is_place_known(desk: Desk) -> bool:
    """Return whether a country was chosen, "Another country" too, or the computer names one."""
    return bool(desk.preferences.now.country) or desk.channels.is_place_known
