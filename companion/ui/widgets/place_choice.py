# SPDX-License-Identifier: Apache-2.0
"""Choosing a country, and a nation where its doors differ."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.ui.kit.desk import Desk
from companion.ui.widgets.calm_inputs import CalmComboBox
from companion.ui.widgets.field import LabelledField


class PlaceChoice(QWidget):
    """Two boxes; the second only where it matters."""

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(desk.look.px(10))
        self.country = CalmComboBox()
        self.country.setMaximumWidth(desk.look.em * 26)
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
        """The code of the country and of the nation, or "" for the whole country."""
        return self.country.currentData() or "", self.nation.currentData() or ""

    def show_chosen(self) -> None:
        """Show what is chosen in the settings. That is no choice: nobody is told."""
        code, nation = self._desk.channels.place
        self.blockSignals(True)
        self.country.setCurrentIndex(max(0, self.country.findData(code)))
        self._fill_nations()
        self.nation.setCurrentIndex(max(0, self.nation.findData(nation)))
        self.blockSignals(False)

    def _on_country_changed(self) -> None:
        self._fill_nations()
        self.changed.emit()

    def _fill_nations(self) -> None:
        self.nation.blockSignals(True)
        self.nation.clear()
        nations = self._desk.content.country(self.country.currentData()).nations
        self.nation.addItem(self.tr("I would rather not say"), "")
        for code, name in nations:
            self.nation.addItem(name, code)
        self.nation.blockSignals(False)
        self._nation_field.setVisible(bool(nations))
