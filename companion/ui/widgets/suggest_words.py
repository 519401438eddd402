# SPDX-License-Identifier: Apache-2.0
"""A button that fills a new passphrase in: five words drawn by chance, shown to be written down."""

import secrets
from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.errors import CompanionError
from companion.domain.passphrase import suggested
from companion.ui.kit.access import announce
from companion.ui.kit.look import Look
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.field import SecretField
from companion.ui.widgets.labels import Words

Draw = Callable[[], Sequence[str]]
"""Returns the words to draw from. Raises CompanionError."""


class SuggestWords(QWidget):
    """Nothing is kept here: the words are in the two fields, and go when those are emptied."""

    def __init__(self, look: Look, draw: Draw, new: SecretField, again: SecretField) -> None:
        super().__init__()
        self._draw, self._fields = draw, (new, again)
        self.button = ActionButton(
            look, self.tr("Suggest five words"), "notebook-pen", "quiet", self._on_clicked
        )
        self._said = Words("", "muted")
        self._said.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(2))
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self._said)
        for field in self._fields:
            field.edit.textChanged.connect(self._on_changed)

    def _on_clicked(self) -> None:
        try:
            passphrase = suggested(self._draw(), secrets.choice)
        except CompanionError:
            self._say(
                self.tr("The list of words can not be read. Choose four or five words yourself.")
            )
            return
        for field in self._fields:
            field.show_words(passphrase)
        self._say(
            self.tr(
                "Both fields have the same five words now. Write them down before you go on, and "
                "keep the paper where others do not look. Anyone who sees the screen can read them."
            )
        )

    def _say(self, words: str) -> None:
        self._said.setText(words)
        self._said.show()
        announce(self, words)

    def _on_changed(self, _: str) -> None:
        # Other words, or none: what was said is of them no more.
        self._said.hide()
