# SPDX-License-Identifier: Apache-2.0
"""Entries to tick for a chronology: the rows of the journal's list, each with a tick."""

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal

from companion.ui.kit.override import override
from companion.ui.models.entry_list_model import EntryListModel

Index = QModelIndex | QPersistentModelIndex
State = Qt.CheckState


class ChronologyEntryModel(EntryListModel):
    """Holds the ticks of all entries, also of those that are not among the rows."""

    ticked = Signal()
    """The person ticked or unticked a row."""

    def __init__(self) -> None:
        super().__init__()
        self._taken: set[int] = set()

    @property
    def taken(self) -> frozenset[int]:
        """The entries with a tick."""
        return frozenset(self._taken)

    def take(self, entry_ids: Iterable[int]) -> None:
        """Have ticks at these entries and no others, without saying so."""
        self._taken = set(entry_ids)
        if self.rowCount():
            ends = self.index(0), self.index(self.rowCount() - 1)
            self.dataChanged.emit(*ends, [Qt.ItemDataRole.CheckStateRole])

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsUserCheckable

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.CheckStateRole and index.isValid():
            return State.Checked if self.id_at(index) in self._taken else State.Unchecked
        if role == Qt.ItemDataRole.AccessibleTextRole and index.isValid():
            words = (
                self.tr("Ticked. {entry}")
                if self.id_at(index) in self._taken
                else self.tr("Not ticked. {entry}")
            )
            return words.format(entry=super().data(index, role))
        return super().data(index, role)

    @override
    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        entry_id = self.id_at(index)
        if State(value) is State.Checked:
            self._taken.add(entry_id)
        else:
            self._taken.discard(entry_id)
        self.dataChanged.emit(index, index, [role, Qt.ItemDataRole.AccessibleTextRole])
        self.ticked.emit()
        return True
