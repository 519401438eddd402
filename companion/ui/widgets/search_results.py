# SPDX-License-Identifier: Apache-2.0
"""What a search found, by kind: a heading and a named list for each."""

from functools import partial

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.search import Kind, Result
from companion.services.search_service import ResultGroup
from companion.ui.kit.look import Look
from companion.ui.models.passage_list_model import Passage
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.guide_words import kind_words
from companion.ui.widgets.labels import Heading, Words
from companion.ui.widgets.passage_list import PassageList

MORE = 25


class GroupView(QWidget):
    """The results of one kind: the best ones, and more on demand."""

    more_wanted = Signal(object, int)
    """Asks for so many results of this kind."""

    def __init__(self, look: Look, kind: Kind) -> None:
        super().__init__()
        self.kind = kind
        self._results: tuple[Result, ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, look.px(8))
        column.setSpacing(look.px(6))
        column.addWidget(Heading(kind_words(kind)))
        self.note = Words(
            self.tr("Nothing of this kind has all of your words. This has most of them."), "muted"
        )
        column.addWidget(self.note)
        self.rows = PassageList(look, kind_words(kind))
        column.addWidget(self.rows)
        self.more = ActionButton(look, "", "chevron-down", "quiet", self._on_more)
        self.more.setAccessibleDescription(kind_words(kind))
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeading)
        self.hide()

    def show_group(self, group: ResultGroup | None, *, has_note: bool) -> None:
        """Show these results, or nothing at all."""
        if group is None:
            self._results = ()
            self._set_visible(self, is_visible=False)
            return
        if group.results != self._results:
            self._results = group.results
            self.rows.show_passages([_passage(one) for one in group.results])
        left = group.found - len(group.results)
        self.more.setText(self.tr("Show {count} more").format(count=min(left, MORE)))
        self._set_visible(self.more, is_visible=left > 0)
        self._set_visible(self.note, is_visible=has_note)
        self._set_visible(self, is_visible=True)

    @property
    def results(self) -> tuple[Result, ...]:
        """What is shown of this kind."""
        return () if self.isHidden() else self._results

    @staticmethod
    def _set_visible(widget: QWidget, *, is_visible: bool) -> None:
        # At every key, Qt would lay out again what has not changed.
        if widget.isHidden() is is_visible:
            widget.setVisible(is_visible)

    def _on_more(self) -> None:
        before = len(self._results)
        self.more_wanted.emit(self.kind, before + MORE)
        if len(self._results) > before:
            self.rows.enter_at(before)


def _passage(one: Result) -> Passage:
    return Passage(one.target, one.title, one.snippet, one.title_spans, one.snippet_spans)


class SearchResults(QWidget):
    """The groups below each other; Up and Down go through all of them."""

    chosen = Signal(str)
    row_shown = Signal(QRect)
    """Where the row that the keys moved to stands in this widget."""
    left_upwards = Signal()
    more_wanted = Signal(object, int)
    """Asks for so many results of a kind."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.groups = {kind: GroupView(look, kind) for kind in Kind}
        for group in self.groups.values():
            column.addWidget(group)
            group.more_wanted.connect(self.more_wanted)
            group.rows.chosen.connect(self.chosen)
            group.rows.row_shown.connect(partial(self._on_row_shown, group))
            group.rows.left_upwards.connect(partial(self._on_left, group, -1))
            group.rows.left_downwards.connect(partial(self._on_left, group, 1))

    def show_groups(self, found: tuple[ResultGroup, ...]) -> None:
        """Show what was found. A group says if only it lacks some of the words."""
        groups = {group.kind: group for group in found}
        has_whole = any(group.has_all_words for group in found)
        for kind, view in self.groups.items():
            group = groups.get(kind)
            is_partial = group is not None and not group.has_all_words
            view.show_group(group, has_note=has_whole and is_partial)
        self._lay_out()

    def show_more(self, group: ResultGroup) -> None:
        """Show more of one kind; the others stay as they are."""
        view = self.groups[group.kind]
        view.show_group(group, has_note=not view.note.isHidden())
        self._lay_out()

    def shown_results(self) -> list[Result]:
        """Return what is shown, group by group."""
        return [result for view in self.groups.values() for result in view.results]

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

    def _lay_out(self) -> None:
        """Give every group its room now, from the inside out: Qt would do it step by step."""
        for widget in (*self._shown(), self):
            layout = widget.layout()
            if layout is not None:
                layout.invalidate()
                layout.activate()

    def _shown(self) -> list[GroupView]:
        return [group for group in self.groups.values() if not group.isHidden()]

    def _on_left(self, group: GroupView, by: int) -> None:
        shown = self._shown()
        place = shown.index(group) + by
        if place < 0:
            self.left_upwards.emit()
        elif place < len(shown):
            shown[place].rows.enter_at(0 if by > 0 else -1)

    def _on_row_shown(self, group: GroupView, place: QRect) -> None:
        self.row_shown.emit(place.translated(group.rows.mapTo(self, QPoint(0, 0))))
