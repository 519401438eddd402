# SPDX-License-Identifier: Apache-2.0
"""One report or talk in a list: sentences, and what can be done with it."""

from PySide6.QtWidgets import QWidget

from companion.ui.kit.look import Look
from companion.ui.widgets.card import Card
from companion.ui.widgets.columns import WrapRow
from companion.ui.widgets.labels import Heading, Words


class RecordRow(Card):
    """A title, lines of words, and a row for buttons."""

    def __init__(self, look: Look, title: str, lines: tuple[tuple[str, str], ...]) -> None:
        super().__init__(look)
        self.column.setSpacing(look.px(4))
        self.title = Heading(title, 3)
        self.column.addWidget(self.title)
        for words, kind in lines:
            if words:
                self.column.addWidget(Words(words, kind))
        self._actions: WrapRow | None = None
        self._gap = look.px(8)

    def add_action(self, widget: QWidget) -> None:
        """Put a button or a box below the words."""
        if self._actions is None:
            self._actions = WrapRow(self._gap)
            self.column.addWidget(self._actions)
        self._actions.add(widget)
