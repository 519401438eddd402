# SPDX-License-Identifier: Apache-2.0
"""Searches that have a name: keep one, choose one, drop one."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.entry_find import SavedSearch, Wanted
from companion.services.saved_search_service import LONGEST_NAME, SavedSearchService
from companion.ui.kit.desk import Desk
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.field import LabelledField, PlainLine
from companion.ui.widgets.notice_line import NoticeLine
from companion.ui.widgets.scroll_to import bring_into_view
from companion.ui.widgets.starter_filters import FilterBox

Ask = Callable[[], Wanted | None]


class KeptSearches(QWidget):
    """`ask` returns what is searched for now; None where nothing is."""

    chosen = Signal(object)
    """The Wanted of a search that was chosen."""
    failed = Signal(object)

    def __init__(self, desk: Desk, searches: SavedSearchService, ask: Ask) -> None:
        super().__init__()
        self._desk, self._searches, self._ask = desk, searches, ask
        self._child_id = 0
        self._saved: tuple[SavedSearch, ...] = ()
        look, start = desk.look, Qt.AlignmentFlag.AlignLeading
        self.box = FilterBox()
        self.box.activated.connect(self._on_chosen)
        self._choice = LabelledField(look, self.tr("Kept searches"), self.box)
        self.drop = ActionButton(
            look, self.tr("Drop this search"), "x", "quiet", self._on_drop_clicked
        )
        self.drop.setAccessibleDescription(self.tr("Drops its name only. No entry is touched."))
        self.name = PlainLine()
        self.name.setAcceptDrops(False)
        self.name.setMaxLength(LONGEST_NAME)
        self.name.returnPressed.connect(self._on_keep_clicked)
        self.keep = ActionButton(
            look, self.tr("Keep this search"), "bookmark", on_click=self._on_keep_clicked
        )
        self.notice = NoticeLine(look, "info", "bookmark")
        self.notice.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(8))
        column.addWidget(self._choice)
        column.addWidget(self.drop, 0, start)
        column.addWidget(LabelledField(look, self.tr("Name for this search"), self.name))
        column.addWidget(self.keep, 0, start)
        column.addWidget(self.notice)
        self.show_child(0)

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """Where Tab stops, in order."""
        notice = self.notice.findChildren(ActionButton)
        return (self.box, self.drop, self.name, self.keep, *notice)

    def show_child(self, child_id: int) -> None:
        """Drop everything of another child at once."""
        self._child_id = child_id
        self.name.clear()
        self.notice.hide()
        self.show_saved(())

    def show_saved(self, saved: tuple[SavedSearch, ...]) -> None:
        """Offer these searches; the chosen one stays chosen while it is there."""
        chosen = self.box.currentData()
        self._saved = saved
        with QSignalBlocker(self.box):
            self.box.clear()
            self.box.addItem(self.tr("Choose one"), 0)
            for one in saved:
                self.box.addItem(one.name, one.id)
            self.box.setCurrentIndex(max(0, self.box.findData(chosen)))
        self._choice.setVisible(bool(saved))
        self._fit()

    def note_change(self) -> None:
        """Something else is searched for now: no kept search is shown as chosen any more."""
        one = self._current()
        if one is not None and self._ask() != one.wanted:
            self.box.setCurrentIndex(0)
            self._fit()

    def _current(self) -> SavedSearch | None:
        return next((one for one in self._saved if one.id == self.box.currentData()), None)

    def _fit(self) -> None:
        self.drop.setVisible(self._current() is not None)

    def _on_chosen(self) -> None:
        one = self._current()
        self._fit()
        self.notice.hide()
        if one is not None:
            self.chosen.emit(one.wanted)

    def _on_keep_clicked(self) -> None:
        wanted, name = self._ask(), self.name.text().strip()
        if wanted is None:
            self._say(self.tr("Type some words or choose a filter first. Then keep it."))
        elif not name and not wanted.words.strip():
            self._say(self.tr("Give this search a name first."))
            self.name.setFocus()
        else:
            self._save(name, wanted)

    def _save(self, name: str, wanted: Wanted) -> None:
        work = partial(self._searches.save, self._child_id, name, wanted)
        self._desk.tasks.on_vault(self, work, self._on_saved, self.failed.emit)

    def _on_saved(self, one: SavedSearch) -> None:
        if one.child_id != self._child_id:
            return
        self.name.clear()
        others = (other for other in self._saved if other.name != one.name)
        self.show_saved((*others, one))
        self.box.setCurrentIndex(self.box.findData(one.id))
        self._fit()
        self.note_change()
        self._say(self.tr("Kept as “{name}”.").format(name=one.name))

    def _on_drop_clicked(self) -> None:
        one = self._current()
        if one is None:
            return
        done = partial(self._on_dropped, one)
        self._desk.tasks.on_vault(
            self, partial(self._searches.drop, one.id), done, self.failed.emit
        )

    def _on_dropped(self, one: SavedSearch, _done: object) -> None:
        if one.child_id != self._child_id:
            return
        self.show_saved(tuple(other for other in self._saved if other.id != one.id))
        words = self.tr("“{name}” is dropped. No entry was touched.").format(name=one.name)
        self._say(words, self.tr("Undo"), partial(self._save, one.name, one.wanted))

    def _say(
        self, words: str, action: str = "", on_action: Callable[[], None] | None = None
    ) -> None:
        """Say it where the eye is, once it has been laid out."""
        self.notice.say(words, action, on_action)
        QTimer.singleShot(0, self.notice, lambda: bring_into_view(self.notice))
