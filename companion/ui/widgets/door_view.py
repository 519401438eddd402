# SPDX-License-Identifier: Apache-2.0
"""One door, whole: who may use it, how, and what using it leaves behind."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.channel import Channel
from companion.ui.kit.access import announce
from companion.ui.kit.desk import Desk
from companion.ui.kit.messages import Message
from companion.ui.kit.paper import Block
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.card import Banner, Card
from companion.ui.widgets.columns import WrapRow
from companion.ui.widgets.fold_row import FoldRow
from companion.ui.widgets.goes_with import add_goes_with, related_passages
from companion.ui.widgets.labels import Heading, SelectableWords, Words
from companion.ui.widgets.sheets import sheet_of
from companion.ui.widgets.source_line import SourceLine, due_box


class DoorView(QWidget):
    """Everything the sheet knows about one channel, number first."""

    back_wanted = Signal()
    print_wanted = Signal(object)

    def __init__(self, desk: Desk, door: Channel) -> None:
        super().__init__()
        self._desk = desk
        self._door = door
        look = desk.look
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(look.px(10))
        self._column.addWidget(
            ActionButton(look, self.tr("All doors"), "arrow-left", "quiet", self.back_wanted.emit),
            0,
            Qt.AlignmentFlag.AlignLeading,
        )
        self._banner = Banner(look)
        self._column.addWidget(self._banner)
        self._column.addWidget(Words(door.what_it_is, "lead"))
        caution = due_box(desk, door.provenance)
        if caution is not None:
            self._column.addWidget(caution)
        if door.phone:
            self._column.addWidget(self._build_phone())
        if door.address:
            self._column.addWidget(self._build_web())
        self._column.addWidget(self._build_facts())
        self._column.addWidget(
            ActionButton(look, self.tr("Print a slip"), "printer", on_click=self._on_print),
            0,
            Qt.AlignmentFlag.AlignLeading,
        )
        self._column.addWidget(
            SourceLine(desk, door.provenance, row=self._build_related(), said_above=True)
        )
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def _build_related(self) -> FoldRow:
        """Return the row with what leads to this door; without a fold where nothing does."""
        desk, door = self._desk, self._door
        row = FoldRow(desk.look)
        related = desk.links.of_channel(door.id)
        if related.cards or related.tactics or related.signs:
            add_goes_with(desk, row, lambda: related_passages(desk, related), door.name)
        return row

    def _build_phone(self) -> QWidget:
        box = Card(self._desk.look)
        box.column.addWidget(SelectableWords(self._door.phone, "h1"))
        if self._door.cost:
            box.column.addWidget(Words(self.tr("Cost: {cost}").format(cost=self._door.cost)))
        box.column.addWidget(
            Words(
                self.tr(
                    "Your phone keeps a list of calls, and a bill may show the number. Ring from "
                    "another phone if someone looks at yours."
                ),
                "muted",
            )
        )
        row = self._row(box)
        if self._door.dial:
            row.add(self._button(self.tr("Ring from this computer"), "phone", self._on_ring))
        row.add(self._button(self.tr("Copy the number"), "copy", self._on_copy_number))
        return box

    def _build_web(self) -> QWidget:
        box = Card(self._desk.look)
        address = Words(_breakable(self._door.address), "h3")
        address.setAccessibleName(self._door.address)
        box.column.addWidget(address)
        box.column.addWidget(
            Words(
                self.tr(
                    "This opens your browser. The browser keeps a history, and your internet "
                    "provider can see the name of the site."
                ),
                "muted",
            )
        )
        row = self._row(box)
        row.add(self._button(self.tr("Open the web page"), "external-link", self._on_open))
        row.add(self._button(self.tr("Copy the address"), "copy", self._on_copy_address))
        return box

    def _build_facts(self) -> QWidget:
        box = Card(self._desk.look)
        for title, text in self._facts():
            if text:
                box.column.addWidget(Heading(title, 3))
                box.column.addWidget(Words(text))
        return box

    def _facts(self) -> tuple[tuple[str, str], ...]:
        door = self._door
        return (
            (self.tr("Who may use it"), door.for_whom),
            (self.tr("What it does not do"), door.not_for),
            (self.tr("Other ways to reach it"), door.other_ways),
            (self.tr("When"), door.hours or door.hours_note),
            (self.tr("Cost"), "" if door.phone else door.cost),
            (self.tr("Your name"), door.anonymity),
            (self.tr("Good to know"), door.good_to_know),
            (self.tr("Who runs it"), door.operator),
        )

    def _row(self, box: Card) -> WrapRow:
        row = WrapRow(self._desk.look.px(8))
        box.column.addWidget(row)
        return row

    def _button(self, text: str, icon: str, on_click: object) -> ActionButton:
        button = ActionButton(self._desk.look, text, icon)
        button.clicked.connect(on_click)
        return button

    def _on_ring(self) -> None:
        self._hand_over(self._door.dial)

    def _on_open(self) -> None:
        self._hand_over(self._door.address)

    def _hand_over(self, address: str) -> None:
        if self._desk.channels.may_open(address) and self._desk.open_address(address):
            return
        if address.startswith("tel:"):
            title = self.tr("No program on this computer can ring. Dial {number} on a phone.")
        else:
            title = self.tr("No browser opened. You can type this address anywhere: {number}")
        shown = self._door.phone if address.startswith("tel:") else address
        self._say(title.format(number=shown), self.tr("Or copy it with the button beside it."))

    def _on_copy_number(self) -> None:
        self._copy(self._door.phone)

    def _on_copy_address(self) -> None:
        self._copy(self._door.address)

    def _copy(self, words: str) -> None:
        self._desk.clipboard.copy(words)
        self._say(self.tr("Copied. It is cleared again after 30 seconds."), "", "ok")
        announce(self, self.tr("Copied."))

    def _say(self, title: str, text: str, look: str = "info") -> None:
        self._banner.say(Message(title, text, look))

    def _on_print(self) -> None:
        blocks = [Block("heading", self._door.phone)] if self._door.phone else []
        if self._door.address:
            blocks.append(Block("words", self._door.address))
        for title, text in self._facts():
            if text:
                blocks += [Block("heading", title), Block("words", text)]
        self.print_wanted.emit(
            sheet_of(
                self._desk, self._door.name, self._door.what_it_is, blocks, self._door.provenance
            )
        )


def _breakable(address: str) -> str:
    """Let a long address break at its slashes, for the eye only."""
    return address.replace("/", "/\u200b")
