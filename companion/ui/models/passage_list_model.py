# SPDX-License-Identifier: Apache-2.0
"""Passages of the guide as rows: a title, a second line, and the words to embolden in both."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from companion.domain.search import Span
from companion.ui.kit.override import override

PASSAGE_ROLE = Qt.ItemDataRole.UserRole
NOWHERE = QModelIndex()
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Passage:
    """One row, and the target that it opens."""

    target: str
    title: str
    second: str
    title_spans: tuple[Span, ...] = ()
    second_spans: tuple[Span, ...] = ()


class PassageListModel(QAbstractListModel):
    """A row reads as a whole: its title, then its second line."""

    def __init__(self) -> None:
        super().__init__()
        self._passages: tuple[Passage, ...] = ()

    def show_passages(self, passages: Sequence[Passage]) -> None:
        """Show these in place of what was there."""
        self.beginResetModel()
        self._passages = tuple(passages)
        self.endResetModel()

    def target_at(self, row: int) -> str:
        """Return what a row opens."""
        return self._passages[row].target

    @override
    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._passages)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        passage = self._passages[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return passage.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return "\n".join(part for part in (passage.title, passage.second) if part)
        return passage if role == PASSAGE_ROLE else None
