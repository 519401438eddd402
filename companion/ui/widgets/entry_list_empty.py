# SPDX-License-Identifier: Apache-2.0
"""What stands in place of the list of entries where it has none: why, and what can be done."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.ui.kit.look import Look
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.labels import Words


class EmptyEntries(QWidget):
    """An example while nothing was written yet; after a search the ways to end it."""

    clear_wanted = Signal()
    clear_filters_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.why = Words("")
        self._example = Words(
            self.tr(
                "For example: “Sunday, about 7 in the evening. Mia turned the tablet face down "
                "when I came in. She said it was homework.”"
            ),
            "muted",
        )
        self.clear = ActionButton(
            look, self.tr("Clear search"), "x", on_click=self.clear_wanted.emit
        )
        self.clear_filters = ActionButton(
            look, self.tr("Clear filters"), "x", on_click=self.clear_filters_wanted.emit
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, look.px(8), 0, 0)
        column.setSpacing(look.px(8))
        for words in (self.why, self._example):
            column.addWidget(words)
        for button in (self.clear, self.clear_filters):
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)
        column.addStretch(1)
        self.hide()

    def say_why(self, *, has_words: bool, has_filters: bool, is_search: bool) -> None:
        """Say why there is nothing, and offer what there is to end."""
        words = self.tr("Your entries will stand here, newest first. A short one is enough.")
        if has_filters:
            words = self.tr("Nothing found with these filters. Without them there may be more.")
        elif has_words:
            words = self.tr("Nothing found. Fewer or shorter words may find more.")
        self.why.setText(words)
        self._example.setVisible(not is_search)
        self.clear.setVisible(has_words)
        self.clear_filters.setVisible(has_filters)
