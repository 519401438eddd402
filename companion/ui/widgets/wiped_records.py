# SPDX-License-Identifier: Apache-2.0
"""The receipts of wiped records: which record it was, when it was wiped, and its paper."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.records import Wipe
from companion.ui.kit.look import Look
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.labels import Heading
from companion.ui.widgets.record_row import RecordRow
from companion.ui.widgets.records_words import noted_words, wipe_words
from companion.ui.widgets.scroll_page import clear_layout


class WipedRecords(QWidget):
    """Nothing is seen of it while there are no receipts."""

    print_wanted = Signal(object)
    """A Wipe."""

    def __init__(self, look: Look, title: str) -> None:
        super().__init__()
        self._look, self._title = look, title
        self.rows: dict[str, QWidget] = {}
        """Buttons that can have the focus, by a name that stays."""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(look.px(10))
        self.hide()

    def show_wipes(self, wipes: Sequence[Wipe]) -> None:
        """Show these, and no others."""
        clear_layout(self._column)
        self.rows.clear()
        self._column.addWidget(Heading(self._title, 3))
        for wipe in wipes:
            self._column.addWidget(self._build_row(wipe))
        self.setVisible(bool(wipes))

    def _build_row(self, wipe: Wipe) -> RecordRow:
        later = self.tr(
            "A copy from before an update could not be removed yet. Companion tries again "
            "the next time it opens."
        )
        lines = ((noted_words(wipe), "muted"), ("" if wipe.is_finished else later, "body"))
        row = RecordRow(self._look, wipe_words(wipe), lines)
        button = ActionButton(
            self._look,
            self.tr("Print the receipt"),
            "printer",
            "quiet",
            partial(self.print_wanted.emit, wipe),
        )
        button.setAccessibleDescription(wipe_words(wipe))
        row.add_action(button)
        self.rows[f"wiped:{wipe.id}"] = button
        return row
