# SPDX-License-Identifier: Apache-2.0
"""One door, whole: who may use it, how, and what using it leaves behind."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.channel import Channel, Way
from companion.ui.kit.desk import Desk
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.card import Card
from companion.ui.widgets.columns import WrapRow
from companion.ui.widgets.door_facts import door_facts
from companion.ui.widgets.door_large import DoorLarge
from companion.ui.widgets.door_slip import door_slip
from companion.ui.widgets.door_ways import DoorWays
from companion.ui.widgets.fact_mark import file_box
from companion.ui.widgets.fold_row import FoldRow
from companion.ui.widgets.goes_with import add_goes_with, related_passages
from companion.ui.widgets.labels import Heading, Words
from companion.ui.widgets.page_around import go_from, page_around
from companion.ui.widgets.prepare_sheet import empty_button
from companion.ui.widgets.prepare_target import prepare_target_of
from companion.ui.widgets.scroll_page import settle
from companion.ui.widgets.scroll_to import scroll_to_top
from companion.ui.widgets.source_line import SourceLine, due_box
from companion.ui.widgets.steps import Steps


class DoorView(Steps):
    """Everything the sheet knows about one channel, number first; or its number, large."""

    back_wanted = Signal()
    print_wanted = Signal(object)

    def __init__(
        self, desk: Desk, door: Channel, *, has_back: bool = True, is_urgent: bool = False
    ) -> None:
        """`has_back` where the page shows all doors as well; `is_urgent` in danger."""
        super().__init__()
        self._desk = desk
        self._door = door
        self._is_urgent = is_urgent
        self._large: DoorLarge | None = None
        self._asked_from: QWidget | None = None
        self.add(self._build_whole(has_back=has_back))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def _build_whole(self, *, has_back: bool) -> QWidget:
        desk, door, whole = self._desk, self._door, QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(desk.look.px(10))
        if has_back:
            column.addWidget(
                ActionButton(
                    desk.look, self.tr("All doors"), "arrow-left", "quiet", self.back_wanted.emit
                ),
                0,
                Qt.AlignmentFlag.AlignLeading,
            )
        column.addWidget(Words(door.what_it_is, "lead"))
        for caution in (file_box(desk, door), due_box(desk, door.provenance)):
            if caution is not None:
                column.addWidget(caution)
        ways = DoorWays(desk, door, is_urgent=self._is_urgent)
        ways.large_wanted.connect(self._show_large)
        column.addWidget(ways)
        column.addWidget(self._build_facts())
        column.addWidget(self._build_next())
        column.addWidget(
            SourceLine(desk, door.provenance, row=self._build_related(), said_above=True)
        )
        column.addStretch(1)
        return whole

    def _build_related(self) -> FoldRow:
        """Return the row with what leads to this door; without a fold where nothing does."""
        desk, door = self._desk, self._door
        row = FoldRow(desk.look)
        related = desk.links.of_channel(door.id)
        if related.cards or related.tactics or related.signs:
            add_goes_with(desk, row, lambda: related_passages(desk, related), door.name)
        return row

    def _build_facts(self) -> QWidget:
        box = Card(self._desk.look)
        for title, text in door_facts(self._desk, self._door):
            box.column.addWidget(Heading(title, 3))
            box.column.addWidget(Words(text))
        return box

    def _build_next(self) -> QWidget:
        """Return what helps before and after: a slip, what to say, whom one told."""
        look, row = self._desk.look, WrapRow(self._desk.look.px(8))
        row.add(ActionButton(look, self.tr("Print a slip"), "printer", on_click=self._on_print))
        targets = (
            (self.tr("Prepare a report"), "list-checks", prepare_target_of(self._door)),
            (self.tr("Write down whom you told"), "send", "page:reports#new"),
        )
        for words, icon, target in targets:
            if target:
                button = ActionButton(look, words, icon)
                button.clicked.connect(partial(self._go, target))
                row.add(button)
        report = targets[0][2]
        if report:
            row.add(empty_button(self._desk, report, self.print_wanted.emit))
        return row

    def _go(self, target: str) -> None:
        go_from(self, target)

    def _show_large(self, way: Way) -> None:
        self._asked_from = self.focusWidget()
        self._drop_large()
        self._large = DoorLarge(self._desk, way)
        self._large.back_wanted.connect(self._on_large_left)
        self.add(self._large)
        self.show_view(self._large)
        self._large.back.setFocus()
        page = page_around(self)
        if page is not None:
            self._large.fill(page.scroll_area)
            settle(page.scroll_area)
            scroll_to_top(page.scroll_area, self._large)

    def _on_large_left(self) -> None:
        self._drop_large()
        if self._asked_from is not None:
            self._asked_from.setFocus()

    def _drop_large(self) -> None:
        if self._large is not None:
            self.drop(self._large)
            self._large = None

    def _on_print(self) -> None:
        slip = door_slip(self._desk, self._door, is_urgent=self._is_urgent)
        self.print_wanted.emit(slip)
