# SPDX-License-Identifier: Apache-2.0
"""The starters a talk is planned from: look up the answers again, or take one out."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.guide import Starter
from companion.ui.kit.desk import Desk
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.columns import WrapRow
from companion.ui.widgets.labels import Heading, Words
from companion.ui.widgets.scroll_page import clear_layout, show_all
from companion.ui.widgets.tab_order import put_after


class ChosenStarters(QWidget):
    """One row per starter. A starter that the guide no longer has is kept, but not shown."""

    go = Signal(str)
    taken_out = Signal(object)
    """A Starter."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.ids: tuple[str, ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(desk.look.px(4))
        self._title = Heading(self.tr("Words you took from Talk"), 3)
        column.addWidget(self._title)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(desk.look.px(6))
        column.addLayout(self._rows)
        self.more = ActionButton(
            desk.look,
            self.tr("Find more words"),
            "messages-square",
            "quiet",
            lambda: self.go.emit("page:talk"),
        )
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeading)

    def show_starters(self, ids: tuple[str, ...]) -> None:
        """Show these starters."""
        self.ids = ids
        clear_layout(self._rows)
        known = [self._desk.guide.starter(one) for one in ids]
        shown = [starter for starter in known if starter is not None]
        self._title.setVisible(bool(shown))
        for starter in shown:
            self._rows.addWidget(self._build_row(starter))
        rows = show_all(self._rows)
        if rows:
            put_after(rows[-1], self.more)

    def _build_row(self, starter: Starter) -> QWidget:
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Words(starter.words, "muted"))
        buttons = WrapRow(self._desk.look.px(8))
        calls = (
            (
                self.tr("How your child may answer"),
                "message-circle",
                partial(self.go.emit, f"starter:{starter.id}"),
            ),
            (self.tr("Take out"), "x", partial(self._on_take_out, starter)),
        )
        for words, icon, call in calls:
            button = ActionButton(self._desk.look, words, icon, "quiet", call)
            button.setAccessibleDescription(starter.words)
            buttons.add(button)
        column.addWidget(buttons)
        return row

    def _on_take_out(self, starter: Starter) -> None:
        self.show_starters(tuple(one for one in self.ids if one != starter.id))
        self.more.setFocus()
        self.taken_out.emit(starter)
