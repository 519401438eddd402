# SPDX-License-Identifier: Apache-2.0
"""What a worksheet is, what it can not know, and what never goes with it."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.channel import Channel
from companion.domain.preparation import Worksheet
from companion.ui.kit.desk import Desk
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.card import Card
from companion.ui.widgets.labels import Words
from companion.ui.widgets.lists import SentenceList
from companion.ui.widgets.prepare_words import own_words
from companion.ui.widgets.scroll_page import clear_layout


class PrepareAbout(QWidget):
    """Stands above the fields."""

    go = Signal(str)
    reuse_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.reuse = ActionButton(
            desk.look,
            self.tr("Use what you wrote on other sheets"),
            "copy",
            on_click=self.reuse_wanted.emit,
        )
        self.reuse.setAccessibleDescription(self.tr("Fills empty fields only."))
        self._box = QVBoxLayout()
        self._column.addLayout(self._box)
        self._column.addWidget(self.reuse, 0, Qt.AlignmentFlag.AlignLeading)

    def show_sheet(self, worksheet: Worksheet, door: Channel | None) -> None:
        """Tell of another worksheet."""
        clear_layout(self._box)
        card = Card(self._desk.look, "info")
        card.column.addWidget(Words(worksheet.intro))
        said = (
            self.tr("Companion sends nothing. You copy it, read it out or print it."),
            own_words(worksheet),
            self.tr("Leave empty what you do not know. That is all right."),
        )
        card.column.addWidget(Words(" ".join(filter(None, said))))
        if worksheet.notes:
            card.column.addWidget(SentenceList(self._desk.look, worksheet.notes, "info:info"))
        if door is not None:
            title = self.tr("See {door}").format(door=door.name)
            go = partial(self.go.emit, f"channel:{door.id}")
            button = ActionButton(self._desk.look, title, "arrow-right", "quiet", go)
            card.column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)
        self._box.addWidget(card)
