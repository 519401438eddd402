# SPDX-License-Identifier: Apache-2.0
"""What a search found, by kind: a heading and a named list for each."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.search import Kind, Result
from companion.services.search_service import ResultGroup
from companion.ui.kit.look import Look
from companion.ui.models.passage_list_model import Passage
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.guide_words import kind_words
from companion.ui.widgets.labels import Heading
from companion.ui.widgets.passage_list import PassageList

SHOWN_AT_FIRST = 5


class GroupView(QWidget):
    """The results of one kind: the best ones, and all on demand."""

    def __init__(self, look: Look, kind: Kind) -> None:
        super().__init__()
        self._results: tuple[Result, ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, look.px(8))
        column.setSpacing(look.px(6))
        column.addWidget(Heading(kind_words(kind)))
        self.rows = PassageList(look, kind_words(kind))
        column.addWidget(self.rows)
        self.more = ActionButton(look, "", "chevron-down", "quiet", self._on_more)
        self.more.setAccessibleDescription(kind_words(kind))
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeading)
        self.hide()

    def show_results(self, results: tuple[Result, ...]) -> None:
        """Show the first of these, or nothing at all."""
        self._results = results
        self._show(results[:SHOWN_AT_FIRST])
        self.more.setText(self.tr("Show all {count}").format(count=len(results)))
        self.setVisible(bool(results))

    def _show(self, results: Sequence[Result]) -> None:
        self.rows.show_passages(
            [
                Passage(one.target, one.title, one.snippet, one.title_spans, one.snippet_spans)
                for one in results
            ]
        )
        self.more.setVisible(len(results) < len(self._results))

    def _on_more(self) -> None:
        self._show(self._results)
        self.rows.enter_at(SHOWN_AT_FIRST)


class SearchResults(QWidget):
    """The groups below each other; Up and Down go through all of them."""

    chosen = Signal(str)
    row_shown = Signal(QRect)
    """Where the row that the keys moved to stands in this widget."""
    left_upwards = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.groups = {kind: GroupView(look, kind) for kind in Kind}
        for group in self.groups.values():
            column.addWidget(group)
            group.rows.chosen.connect(self.chosen)
            group.rows.row_shown.connect(partial(self._on_row_shown, group))
            group.rows.left_upwards.connect(partial(self._on_left, group, -1))
            group.rows.left_downwards.connect(partial(self._on_left, group, 1))

    def show_groups(self, found: tuple[ResultGroup, ...]) -> int:
        """Show what was found and return how many there are."""
        results = {group.kind: group.results for group in found}
        for kind, view in self.groups.items():
            view.show_results(results.get(kind, ()))
        return sum(len(group.results) for group in found)

    def enter(self) -> bool:
        """Take the focus on the first result; False where there is none."""
        shown = self._shown()
        if shown:
            shown[0].rows.enter_at(0)
        return bool(shown)

    def open_first(self) -> None:
        """Open the first result, if there is one."""
        shown = self._shown()
        if shown:
            shown[0].rows.open_row(0)

    def _shown(self) -> list[GroupView]:
        return [group for group in self.groups.values() if group.rows.count]

    def _on_left(self, group: GroupView, by: int) -> None:
        shown = self._shown()
        place = shown.index(group) + by
        if place < 0:
            self.left_upwards.emit()
        elif place < len(shown):
            shown[place].rows.enter_at(0 if by > 0 else -1)

    def _on_row_shown(self, group: GroupView, place: QRect) -> None:
        self.row_shown.emit(place.translated(group.rows.mapTo(self, QPoint(0, 0))))
