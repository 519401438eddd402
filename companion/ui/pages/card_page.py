# SPDX-License-Identifier: Apache-2.0
"""A first-hour card: do now, words that help, never, whom to phone. One screen, one sheet."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from companion.domain.guide import SituationCard
from companion.ui.kit.desk import Desk
from companion.ui.kit.override import override
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.card import Card
from companion.ui.widgets.columns import Columns, WrapRow
from companion.ui.widgets.door_list import DoorList
from companion.ui.widgets.fold_row import FoldRow
from companion.ui.widgets.goes_with import Groups, add_goes_with, related_passages
from companion.ui.widgets.keep_row import keep_buttons
from companion.ui.widgets.labels import Heading, Words
from companion.ui.widgets.lists import SentenceList
from companion.ui.widgets.missing_ways import missing_ways
from companion.ui.widgets.prepare_sheet import empty_button
from companion.ui.widgets.prepare_target import prepare_target
from companion.ui.widgets.scroll_page import ScrollPage, clear_layout, show_all
from companion.ui.widgets.sheets import card_sheet
from companion.ui.widgets.source_line import SourceLine, due_box

COLUMN_EM = 22
NARROW_EM = 44
"""In a narrower page the way to other cards stands below the title, not beside it."""


WITH_MISSING_SHEET = ("missing", "danger-now")


class CardPage(ScrollPage):
    """Shows one situation card with the doors of the chosen country."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.look, "")
        self._desk = desk
        self._card: SituationCard | None = None
        self._body = QVBoxLayout()
        self._body.setSpacing(desk.look.px(10))
        self.column.insertWidget(0, self._build_head())
        self.column.addLayout(self._body)
        self.column.addStretch(1)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_narrow = self.width() < NARROW_EM * self.look.em
        down, along = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._head_row.setDirection(down if is_narrow else along)

    @property
    def card_id(self) -> str:
        """The id of the card that is shown."""
        return self._card.id if self._card else ""

    @override
    def open_target(self, target: str) -> None:
        """Show another card."""
        card = self._desk.content.cards().get(target)
        if card is not None:
            self._card = card
            self._draw(card)

    @override
    def refresh(self) -> None:
        """Draw again, because the country may have changed."""
        if self._card is not None:
            self._draw(self._card)

    def _draw(self, card: SituationCard) -> None:
        look = self._desk.look
        clear_layout(self._body)
        self.banner.hide()
        self.heading.setText(card.title)
        self.setWindowTitle(card.title)
        self._body.addWidget(Words(card.summary, "muted"))
        self.others = self._build_others(card)
        self._body.addWidget(self.others)
        self._show_others(is_shown=False)
        self.rather.setVisible(bool(card.related))
        box = due_box(self._desk, card.provenance)
        if box is not None:
            self._body.addWidget(box)
        columns = Columns(COLUMN_EM * look.em, spacing=look.px(12))
        columns.add(self._build_steps(card))
        columns.add(self._build_words(card))
        self._body.addWidget(columns)
        self._at_doors, self._at_end = QVBoxLayout(), QVBoxLayout()
        self._body.addLayout(self._at_doors)
        self._body.addWidget(self._build_doors(card))
        if card.id in WITH_MISSING_SHEET:
            # Below the numbers, so that those stay in view.
            self._body.addWidget(self._build_missing())
        if card.notes:
            self._body.addWidget(SentenceList(look, card.notes, "info:info"))
        self._body.addWidget(self._build_never())
        self._body.addLayout(self._at_end)
        self._draw_ways(card)
        row = FoldRow(look)
        add_goes_with(self._desk, row, partial(self._related, card), card.title)
        self._body.addWidget(SourceLine(self._desk, card.provenance, row=row, said_above=True))

    def _draw_ways(self, card: SituationCard) -> None:
        """Draw what depends on the country beside the doors: the ways to a report."""
        for layout in (self._at_doors, self._at_end):
            clear_layout(layout)
        self._at_doors.addWidget(self._build_ask(card))
        self._at_end.addWidget(self._build_foot(card))
        for layout in (self._at_doors, self._at_end):
            show_all(layout)

    def _build_doors(self, card: SituationCard) -> DoorList:
        doors = DoorList(self._desk, card.call_purposes)
        doors.go.connect(self.go)
        doors.failed.connect(self.say_error)
        doors.place_chosen.connect(partial(self._draw_ways, card))
        return doors

    def _build_head(self) -> QWidget:
        """Return the heading, and beside it the way out for whom this is the wrong card."""
        head = QWidget()
        self._head_row = QBoxLayout(QBoxLayout.Direction.LeftToRight, head)
        self._head_row.setContentsMargins(0, 0, 0, 0)
        self._head_row.setSpacing(self.look.px(8))
        self.rather = ActionButton(
            self.look, self.tr("Is it rather …?"), "chevron-right", "quiet", self._on_rather
        )
        self._head_row.addWidget(self.heading, 1)
        self._head_row.addWidget(self.rather, 0, Qt.AlignmentFlag.AlignLeading)
        return head

    def _on_rather(self) -> None:
        self._show_others(is_shown=self.others.isHidden())

    def _build_missing(self) -> QWidget:
        ways = WrapRow(self.look.px(8))
        for button in missing_ways(self._desk, self.go.emit, self.print_wanted.emit):
            ways.add(button)
        return ways

    def _build_steps(self, card: SituationCard) -> QWidget:
        box = Card(self._desk.look)
        box.column.addWidget(Heading(self.tr("Do now")))
        box.column.addWidget(SentenceList(self._desk.look, card.first_steps, "number"))
        box.column.addStretch(1)
        return box

    def _build_words(self, card: SituationCard) -> QWidget:
        look = self._desk.look
        box = Card(look)
        parts = (
            (self.tr("Words that help"), card.words_that_help, "message-circle:primary"),
            (self.tr("Words that hurt"), card.words_that_harm, "x:muted"),
            (self.tr("Please do not"), card.do_not, "x:muted"),
        )
        for title, sentences, mark in parts:
            if sentences:
                box.column.addWidget(Heading(title, 3))
                box.column.addWidget(SentenceList(look, sentences, mark))
        box.column.addStretch(1)
        return box

    def _build_ask(self, card: SituationCard) -> QWidget:
        """Return the heading of the doors, and beside it how to get ready for one."""
        look, box = self._desk.look, QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.px(16))
        row.addWidget(Heading(self.tr("Who to ask"), 3))
        target = prepare_target(self._desk, card.call_purposes)
        if target:
            go, title = partial(self.go.emit, target), self.tr("Prepare a report")
            row.addWidget(ActionButton(look, title, "list-checks", "quiet", go))
        row.addStretch(1)
        return box

    def _build_never(self) -> QWidget:
        look = self._desk.look
        box = Card(look)
        box.column.addWidget(Heading(self.tr("Never, whatever happens")))
        rules = [rule.text for rule in self._desk.content.never_rules()]
        box.column.addWidget(SentenceList(look, rules, "x:danger"))
        return box

    def _build_foot(self, card: SituationCard) -> QWidget:
        look = self._desk.look
        wrap = WrapRow(look.px(8))
        wrap.add(ActionButton(look, self.tr("Print this card"), "printer", on_click=self._on_print))
        wrap.add(
            ActionButton(
                look,
                self.tr("Write it down"),
                "notebook-pen",
                on_click=lambda: self.go.emit("page:journal#new"),
            )
        )
        target = prepare_target(self._desk, card.call_purposes)
        if target:
            wrap.add(empty_button(self._desk, target, self.print_wanted.emit))
        for button in keep_buttons(look, f"card:{card.id}", card.title, self.go.emit):
            wrap.add(button)
        return wrap

    def _build_others(self, card: SituationCard) -> QWidget:
        """Return the ways to the cards that this one is easily taken for, folded away."""
        row = WrapRow(self._desk.look.px(8))
        for other in card.related:
            title = self._desk.content.cards()[other].title
            go_on = partial(self.go.emit, f"card:{other}")
            row.add(ActionButton(self._desk.look, title, "arrow-right", "quiet", go_on))
        return row

    def _show_others(self, *, is_shown: bool) -> None:
        self.others.setVisible(is_shown)
        self.rather.set_icon_name("chevron-down" if is_shown else "chevron-right")
        self.rather.setAccessibleDescription(
            self.tr("Open: the other cards stand below. Press to fold them away.")
            if is_shown
            else self.tr("Shows the cards for other things that may have happened.")
        )

    def _related(self, card: SituationCard) -> Groups:
        related = replace(self._desk.links.of_card(card.id), cards=())
        return related_passages(self._desk, related, situation=card.id)

    def _on_print(self) -> None:
        if self._card is not None:
            self.print_wanted.emit(card_sheet(self._desk, self._card))
